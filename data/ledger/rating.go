package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"
	"unicode/utf8"
)

// A Rating is what somebody thought of an answer.
type Rating struct {
	By       string    `json:"by"`
	Question string    `json:"question"`
	Good     bool      `json:"good"`
	Reason   string    `json:"reason"`
	Answer   string    `json:"answer"` // its first words
	At       time.Time `json:"at"`
}

// Rate keeps a rating in the place of an earlier one of the same question by
// the same person; a reason given before stays where none is given now.
func (s *Store) Rate(ctx context.Context, r Rating) (err error) {
	defer wrap(&err, "keeping what %s thought of an answer", r.By)
	r.By, r.Question, r.Reason, r.Answer = tidy(r.By), clean(r.Question), clean(r.Reason), clean(r.Answer)
	if r.By == "" || r.Question == "" {
		return fmt.Errorf("%w: it does not say who rates which answer", ErrInvalid)
	}
	for _, text := range []string{r.By, r.Question, r.Reason, r.Answer} {
		if utf8.RuneCountInString(text) > longest {
			return fmt.Errorf("%w: it is longer than %d characters", ErrInvalid, longest)
		}
	}
	if err := validTime(r.At); err != nil {
		return err
	}
	return s.note(ctx, true, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO ratings (by, question, good, reason, answer, at) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (by, question) DO UPDATE SET good = excluded.good, at = excluded.at,
				answer = CASE WHEN excluded.answer = '' THEN ratings.answer ELSE excluded.answer END,
				reason = CASE WHEN excluded.reason = '' AND excluded.good = ratings.good THEN ratings.reason ELSE excluded.reason END`,
			r.By, r.Question, flag(r.Good), r.Reason, r.Answer, stamp(r.At))
		return err
	})
}

// Ratings returns what people thought of answers, oldest first.
func (s *Store) Ratings(ctx context.Context) (_ []Rating, err error) {
	defer wrap(&err, "reading what people thought of answers")
	rows, err := s.reader.QueryContext(ctx, `SELECT by, question, good, reason, answer, at FROM ratings ORDER BY at, by, question`)
	return collect(rows, err, func(rows *sql.Rows) (Rating, error) {
		var r Rating
		var at string
		if err := rows.Scan(&r.By, &r.Question, &r.Good, &r.Reason, &r.Answer, &at); err != nil {
			return r, err
		}
		var err error
		r.At, err = parseStamp(at)
		return r, err
	})
}
