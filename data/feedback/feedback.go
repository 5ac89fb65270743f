// Package feedback keeps what people thought of answers, in the ledger's
// database.
package feedback

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"rectify/data/database"
	"rectify/data/ledger"
	"rectify/data/text"
)

// A Rating is what a person thought of an answer.
type Rating struct {
	By       string    `json:"by"`
	Question string    `json:"question"`
	Good     bool      `json:"good"`
	Reason   string    `json:"reason"`
	Answer   string    `json:"answer"` // its first words
	At       time.Time `json:"at"`
}

// Feedback is the ratings in a database. Its methods may be called from several
// goroutines.
type Feedback struct{ db *database.DB }

// New returns the ratings in a database that has their table.
func New(db *database.DB) *Feedback { return &Feedback{db} }

// Rate keeps a rating. It replaces an earlier one of the same question by the
// same person; a reason given before stays where none is given now. The error
// is ledger.ErrInvalid where the author, the question or the time is missing.
func (f *Feedback) Rate(ctx context.Context, r Rating) (err error) {
	defer database.Wrap(&err, "keeping what %s thought of an answer", r.By)
	r.By, r.Question, r.Reason, r.Answer = text.OneLine(r.By), text.Storable(r.Question), text.Storable(r.Reason), text.Storable(r.Answer)
	if r.By == "" || r.Question == "" {
		return fmt.Errorf("%w: it does not say who rates which answer", ledger.ErrInvalid)
	}
	if err := ledger.CheckLength(r.By, r.Question, r.Reason, r.Answer); err != nil {
		return err
	}
	if err := ledger.CheckTime(r.At); err != nil {
		return err
	}
	return f.db.Update(ctx, true, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO ratings (by, question, good, reason, answer, at) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (by, question) DO UPDATE SET good = excluded.good, at = excluded.at,
				answer = CASE WHEN excluded.answer = '' THEN ratings.answer ELSE excluded.answer END,
				reason = CASE WHEN excluded.reason = '' AND excluded.good = ratings.good THEN ratings.reason ELSE excluded.reason END`,
			r.By, r.Question, database.Flag(r.Good), r.Reason, r.Answer, database.Stamp(r.At))
		return err
	})
}

// Ratings returns all ratings, oldest first.
func (f *Feedback) Ratings(ctx context.Context) (_ []Rating, err error) {
	defer database.Wrap(&err, "reading what people thought of answers")
	rows, err := f.db.Reader.QueryContext(ctx, `SELECT by, question, good, reason, answer, at FROM ratings ORDER BY at, by, question`)
	return database.Collect(rows, err, func(rows *sql.Rows) (Rating, error) {
		var r Rating
		var at string
		if err := rows.Scan(&r.By, &r.Question, &r.Good, &r.Reason, &r.Answer, &at); err != nil {
			return r, err
		}
		var err error
		r.At, err = database.ParseStamp(at)
		return r, err
	})
}
