package workspace

import (
	"context"
	"encoding/json"
	"slices"
)

// Page says which messages to read. Times are ts values; both ends are left
// out unless Inclusive. Limit 0 means 100.
type Page struct {
	Latest, Oldest string
	Inclusive      bool
	Limit          int
}

// Messages returns what stands in a channel, newest first, and whether older
// messages remain. Ephemerals are not among it.
func (s *Server) Messages(ctx context.Context, channel string, p Page) (list []Message, more bool, err error) {
	err = s.do(ctx, func(t *tx) error {
		list, more, err = t.history(channel, p)
		return err
	})
	return list, more, err
}

// Thread returns a thread, oldest first, its root at the head.
func (s *Server) Thread(ctx context.Context, channel, ts string) (list []Message, err error) {
	err = s.do(ctx, func(t *tx) error {
		list, err = t.thread(channel, ts)
		return err
	})
	return list, err
}

// Ephemerals returns what only this user sees in a channel, oldest first.
func (s *Server) Ephemerals(ctx context.Context, user, channel string) (list []Message, err error) {
	err = s.do(ctx, func(t *tx) error {
		list, err = t.messages(`SELECT body FROM messages WHERE channel = ? AND visible_to = ? AND deleted = 0 ORDER BY ts`,
			channel, user)
		for i := range list {
			list[i].VisibleTo = user
		}
		return err
	})
	return list, err
}

// Message returns one message, ephemeral or not.
func (s *Server) Message(ctx context.Context, channel, ts string) (m Message, err error) {
	err = s.do(ctx, func(t *tx) error {
		m, err = t.message(channel, ts)
		return err
	})
	return m, err
}

func (t *tx) history(channel string, p Page) (list []Message, more bool, err error) {
	oldest, latest, limit := p.bounds()
	list, err = t.messages(`SELECT body FROM messages
		WHERE channel = ? AND visible_to = '' AND shown = 1 AND deleted = 0 AND ts > ? AND ts < ?
		ORDER BY ts DESC LIMIT ?`, channel, oldest, latest, limit+1)
	if len(list) > limit {
		return list[:limit], true, err
	}
	return list, false, err
}

// bounds turns the page into two ts values outside of what is wanted. They are
// compared as text, which holds for every time of ten digits of seconds.
func (p Page) bounds() (oldest, latest string, limit int) {
	oldest, latest, limit = p.Oldest, orDefault(p.Latest, "99999999999"), orDefault(p.Limit, 100)
	if micros, ok := parseTS(p.Oldest); ok && p.Inclusive {
		oldest = formatTS(micros - 1)
	}
	if micros, ok := parseTS(p.Latest); ok && p.Inclusive {
		latest = formatTS(micros + 1)
	}
	return oldest, latest, limit
}

func (t *tx) thread(channel, ts string) ([]Message, error) {
	return t.messages(`SELECT body FROM messages
		WHERE channel = ? AND (ts = ? OR thread = ?) AND visible_to = '' AND deleted = 0 ORDER BY ts`, channel, ts, ts)
}

func (t *tx) message(channel, ts string) (Message, error) {
	var body, visibleTo string
	found, err := t.scan(`SELECT body, visible_to FROM messages WHERE channel = ? AND ts = ? AND deleted = 0`,
		[]any{channel, ts}, &body, &visibleTo)
	if err != nil {
		return Message{}, err
	}
	if !found {
		return Message{}, refuse("message_not_found")
	}
	m := Message{}
	err = json.Unmarshal([]byte(body), &m)
	m.Channel, m.VisibleTo = channel, visibleTo
	return m, err
}

// messages reads messages of one channel, which is the query's first argument.
func (t *tx) messages(query string, channel string, args ...any) ([]Message, error) {
	list, err := loadAll[Message](t, query, append([]any{channel}, args...)...)
	for i := range list {
		list[i].Channel = channel
	}
	return list, err
}

// add stores a new message: it gets its ts, and its thread's root counts it.
func (t *tx) add(m *Message) error {
	m.Type, m.TS = "message", t.s.newTS()
	m.Team = t.s.team.ID
	m.Ephemeral = m.VisibleTo != ""
	if m.InThread() && !m.Ephemeral {
		root, err := t.message(m.Channel, m.ThreadTS)
		if err != nil {
			return err
		}
		m.ParentUser = root.User
	}
	if err := t.exec(`INSERT INTO messages (channel, ts, thread, visible_to, shown, body) VALUES (?, ?, ?, ?, ?, ?)`,
		m.Channel, m.TS, m.ThreadTS, m.VisibleTo, m.shown(), encode(m)); err != nil {
		return err
	}
	t.messageChanged(*m)
	if !m.InThread() || m.Ephemeral {
		return nil
	}
	if m.AppID != "" {
		if err := t.answeredIn(m.Channel, m.ThreadTS); err != nil {
			return err
		}
	}
	return t.countReplies(m.Channel, m.ThreadTS)
}

// save stores a message that is there already.
func (t *tx) save(m Message) error {
	t.messageChanged(m)
	return t.exec(`UPDATE messages SET body = ? WHERE channel = ? AND ts = ?`, encode(m), m.Channel, m.TS)
}

// tombstone is the subtype of what is left of a root with replies.
const tombstone = "tombstone"

// remove takes a message away. A root with replies stays as a tombstone.
func (t *tx) remove(m Message) error {
	if m.ReplyCount > 0 {
		return t.save(Message{
			Channel: m.Channel, Type: "message", Subtype: tombstone, TS: m.TS, ThreadTS: m.ThreadTS, User: Slackbot,
			Text: "This message was deleted.", Hidden: true, ReplyCount: m.ReplyCount,
			ReplyUsers: m.ReplyUsers, ReplyUsersCount: m.ReplyUsersCount, LatestReply: m.LatestReply,
		})
	}
	t.messageChanged(m)
	if err := t.exec(`UPDATE messages SET deleted = 1 WHERE channel = ? AND ts = ?`, m.Channel, m.TS); err != nil {
		return err
	}
	if m.InThread() && !m.Ephemeral {
		return t.countReplies(m.Channel, m.ThreadTS)
	}
	return nil
}

// countReplies brings what a root says of its replies up to date.
func (t *tx) countReplies(channel, ts string) error {
	thread, err := t.thread(channel, ts)
	if err != nil {
		return err
	}
	if len(thread) == 0 || thread[0].TS != ts {
		return nil // the root is gone
	}
	root, replies := thread[0], thread[1:]
	root.ThreadTS, root.ReplyCount, root.ReplyUsers, root.LatestReply = ts, len(replies), nil, ""
	for _, r := range replies {
		root.LatestReply = r.TS
		if !slices.Contains(root.ReplyUsers, r.User) {
			root.ReplyUsers = append(root.ReplyUsers, r.User)
		}
	}
	root.ReplyUsersCount = len(root.ReplyUsers)
	if len(replies) == 0 {
		root.ThreadTS = ""
	}
	return t.save(root)
}

func (t *tx) messageChanged(m Message) {
	c := Change{Kind: MessageChanged, Channel: m.Channel, TS: m.TS, Thread: m.ThreadTS}
	if m.VisibleTo != "" {
		c.Kind, c.User = EphemeralChanged, m.VisibleTo
	}
	t.changed(c)
}
