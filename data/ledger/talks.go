package ledger

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// talkLife is how long a conversation is remembered after its last turn.
const talkLife = 30 * 24 * time.Hour

// Recall returns what was remembered of a conversation; nil where nothing was.
func (s *Store) Recall(ctx context.Context, talk string) (_ []byte, err error) {
	defer wrap(&err, "recalling the conversation %s", talk)
	var body string
	err = s.reader.QueryRowContext(ctx, `SELECT body FROM talks WHERE name = $1`, talk).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return []byte(body), err
}

// Remember keeps body, JSON, as what a conversation is about from now on, and
// forgets conversations that have long ended.
func (s *Store) Remember(ctx context.Context, talk string, body []byte, at time.Time) (err error) {
	defer wrap(&err, "remembering the conversation %s", talk)
	at = at.UTC()
	return s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `INSERT INTO talks (name, body, at) VALUES ($1, $2, $3)
			ON CONFLICT (name) DO UPDATE SET body = excluded.body, at = excluded.at`,
			talk, string(body), at.Format(time.RFC3339)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM talks WHERE at < $1`, at.Add(-talkLife).Format(time.RFC3339))
		return err
	})
}
