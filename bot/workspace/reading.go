package workspace

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"
)

// Page says which messages to read. Times are ts values; both ends are left
// out unless Inclusive. Limit 0 means 100.
type Page struct {
	Latest, Oldest string
	Inclusive      bool
	Limit          int
}

// Messages returns the messages of a channel, newest first, and whether older
// messages remain. Ephemerals are left out.
func (s *Server) Messages(ctx context.Context, channel string, p Page) (list []Message, more bool, err error) {
	err = s.Do(ctx, func(t *Tx) {
		list, more = t.history(channel, p)
	})
	return list, more, err
}

// Thread returns a thread, oldest first, its root at the head.
func (s *Server) Thread(ctx context.Context, channel, ts string) ([]Message, error) {
	return read(ctx, s, func(t *Tx) []Message { return t.thread(channel, ts) })
}

// Ephemerals returns what only this user sees in a channel, oldest first.
func (s *Server) Ephemerals(ctx context.Context, user, channel string) ([]Message, error) {
	return read(ctx, s, func(t *Tx) []Message {
		list := t.messages(`SELECT body FROM messages WHERE channel = ? AND visible_to = ? AND deleted = 0 ORDER BY ts`,
			channel, user)
		for i := range list {
			list[i].VisibleTo = user
		}
		return list
	})
}

// Message returns one message, ephemeral or not.
func (s *Server) Message(ctx context.Context, channel, ts string) (Message, error) {
	return read(ctx, s, func(t *Tx) Message { return t.message(channel, ts) })
}

// MarkRead notes that a person has read a channel up to a ts.
func (s *Server) MarkRead(ctx context.Context, user, channel, ts string) error {
	return s.Do(ctx, func(t *Tx) {
		t.exec(`INSERT INTO reads (user, channel, ts) VALUES (?, ?, ?)
			ON CONFLICT (user, channel) DO UPDATE SET ts = max(ts, excluded.ts)`, user, channel, ts)
	})
}

// Unread are the channels in which others have said something since the person
// last read them, by id.
func (s *Server) Unread(ctx context.Context, user string) (map[string]bool, error) {
	return read(ctx, s, func(t *Tx) map[string]bool {
		fresh := map[string]bool{}
		ids := t.strings(`SELECT DISTINCT m.channel FROM messages m LEFT JOIN reads r ON r.channel = m.channel AND r.user = ?
			WHERE m.ts > coalesce(r.ts, '') AND m.visible_to IN ('', ?) AND m.deleted = 0 AND json_extract(m.body, '$.user') <> ?`, user, user, user)
		for _, id := range ids {
			fresh[id] = true
		}
		return fresh
	})
}

// Search returns the latest messages that hold the words, of those that the
// person sees: at most limit, newest first.
func (s *Server) Search(ctx context.Context, user, words string, limit int) ([]Message, error) {
	words = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(strings.TrimSpace(words))
	return read(ctx, s, func(t *Tx) []Message {
		return collect(t, func(row *sql.Rows, m *Message) error {
			var body []byte
			if err := row.Scan(&m.Channel, &body); err != nil {
				return err
			}
			return json.Unmarshal(body, m)
		}, `SELECT m.channel, m.body FROM messages m JOIN members u ON u.channel = m.channel AND u.user = ?
			WHERE m.visible_to IN ('', ?) AND m.deleted = 0 AND json_extract(m.body, '$.text') LIKE ? ESCAPE '\' ORDER BY m.ts DESC LIMIT ?`,
			user, user, "%"+words+"%", limit)
	})
}
