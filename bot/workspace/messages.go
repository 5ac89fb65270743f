package workspace

import (
	"cmp"
	"encoding/json"
	"slices"

	"rectify/bot/workspace/wire"
)

// A Message is one message in Slack's wire form, with what the wire leaves out:
// the channel it is in and who alone sees it.
type Message struct {
	Channel   string `json:"-"`
	VisibleTo string `json:"-"` // a user, for an ephemeral; empty where everyone sees it

	Type            string          `json:"type"` // always "message"
	Subtype         string          `json:"subtype,omitempty"`
	TS              string          `json:"ts"`
	ThreadTS        string          `json:"thread_ts,omitempty"`
	ParentUser      string          `json:"parent_user_id,omitempty"`
	User            string          `json:"user,omitempty"`
	BotID           string          `json:"bot_id,omitempty"`
	AppID           string          `json:"app_id,omitempty"`
	BotProfile      *BotProfile     `json:"bot_profile,omitempty"`
	Team            string          `json:"team,omitempty"`
	ClientMsgID     string          `json:"client_msg_id,omitempty"`
	Text            string          `json:"text"`
	Blocks          json.RawMessage `json:"blocks,omitempty"`
	Metadata        json.RawMessage `json:"metadata,omitempty"`
	Files           []File          `json:"files,omitempty"`
	Edited          *Edited         `json:"edited,omitempty"`
	Reactions       []Reaction      `json:"reactions,omitempty"`
	Root            *Message        `json:"root,omitempty"` // of a reply also sent to the channel
	ReplyCount      int             `json:"reply_count,omitempty"`
	ReplyUsersCount int             `json:"reply_users_count,omitempty"`
	LatestReply     string          `json:"latest_reply,omitempty"`
	ReplyUsers      []string        `json:"reply_users,omitempty"`
	Ephemeral       bool            `json:"is_ephemeral,omitempty"`
	Hidden          bool            `json:"hidden,omitempty"`
	StreamingState  string          `json:"streaming_state,omitempty"` // "in_progress" or "completed"
}

// Edited says who changed a message last, and when.
type Edited struct {
	User string `json:"user"`
	TS   string `json:"ts"`
}

// A Reaction is one emoji under a message.
type Reaction struct {
	Name  string   `json:"name"`
	Users []string `json:"users"`
	Count int      `json:"count"`
}

// A BotProfile names the app that sent a message.
type BotProfile struct {
	ID      string            `json:"id"`
	AppID   string            `json:"app_id"`
	Name    string            `json:"name"`
	TeamID  string            `json:"team_id"`
	Deleted bool              `json:"deleted"`
	Updated int64             `json:"updated"`
	Icons   map[string]string `json:"icons"`
}

// InThread reports whether the message is a reply.
func (m Message) InThread() bool { return m.ThreadTS != "" && m.ThreadTS != m.TS }

// shown reports whether the message is shown in the channel itself.
func (m Message) shown() bool { return !m.InThread() || m.Subtype == "thread_broadcast" }

// forEvent is the message as an event carries it: reactions, reply counts and
// metadata are for those who ask.
func (m Message) forEvent() Message {
	m.Metadata, m.Reactions = nil, nil
	return m
}

func (t *Tx) history(channel string, p Page) (list []Message, more bool) {
	oldest, latest, limit := p.bounds()
	list = t.messages(`SELECT body FROM messages
		WHERE channel = ? AND visible_to = '' AND shown = 1 AND deleted = 0 AND ts > ? AND ts < ?
		ORDER BY ts DESC LIMIT ?`, channel, oldest, latest, limit+1)
	if len(list) > limit {
		return list[:limit], true
	}
	return list, false
}

// bounds turns the page into two ts values outside of what is wanted. They are
// compared as text, which holds for every time of ten digits of seconds.
func (p Page) bounds() (oldest, latest string, limit int) {
	oldest, latest, limit = p.Oldest, cmp.Or(p.Latest, "99999999999"), cmp.Or(p.Limit, 100)
	if micros, ok := wire.ParseTS(p.Oldest); ok && p.Inclusive {
		oldest = wire.FormatTS(micros - 1)
	}
	if micros, ok := wire.ParseTS(p.Latest); ok && p.Inclusive {
		latest = wire.FormatTS(micros + 1)
	}
	return oldest, latest, limit
}

func (t *Tx) thread(channel, ts string) []Message {
	return t.messages(`SELECT body FROM messages
		WHERE channel = ? AND (ts = ? OR thread = ?) AND visible_to = '' AND deleted = 0 ORDER BY ts`, channel, ts, ts)
}

func (t *Tx) message(channel, ts string) Message {
	var body, visibleTo string
	if !t.scan(`SELECT body, visible_to FROM messages WHERE channel = ? AND ts = ? AND deleted = 0`,
		[]any{channel, ts}, &body, &visibleTo) {
		panic(refuse("message_not_found"))
	}
	m := Message{}
	Must(json.Unmarshal([]byte(body), &m))
	m.Channel, m.VisibleTo = channel, visibleTo
	return m
}

// messages reads messages of one channel, which is the query's first argument.
func (t *Tx) messages(query string, channel string, args ...any) []Message {
	list := loadAll[Message](t, query, append([]any{channel}, args...)...)
	for i := range list {
		list[i].Channel = channel
	}
	return list
}

// Add stores a new message: it gets its ts, and its thread's root counts it.
func (t *Tx) Add(m *Message) {
	m.Type, m.TS = "message", t.s.newTS()
	m.Team = t.s.team.ID
	m.Ephemeral = m.VisibleTo != ""
	if m.InThread() && !m.Ephemeral {
		m.ParentUser = t.message(m.Channel, m.ThreadTS).User
	}
	t.exec(`INSERT INTO messages (channel, ts, thread, visible_to, shown, body) VALUES (?, ?, ?, ?, ?, ?)`,
		m.Channel, m.TS, m.ThreadTS, m.VisibleTo, m.shown(), wire.Encode(m))
	t.messageChanged(*m)
	if !m.InThread() || m.Ephemeral {
		return
	}
	if m.AppID != "" {
		t.answeredIn(m.Channel, m.ThreadTS)
	}
	t.countReplies(m.Channel, m.ThreadTS)
}

// save stores a message that is there already.
func (t *Tx) save(m Message) {
	t.messageChanged(m)
	t.exec(`UPDATE messages SET body = ? WHERE channel = ? AND ts = ?`, wire.Encode(m), m.Channel, m.TS)
}

// tombstone is the subtype of what is left of a root with replies.
const tombstone = "tombstone"

// remove takes a message away. A root with replies stays as a tombstone.
func (t *Tx) remove(m Message) {
	if m.ReplyCount > 0 {
		t.save(Message{
			Channel: m.Channel, Type: "message", Subtype: tombstone, TS: m.TS, ThreadTS: m.ThreadTS, User: Slackbot,
			Text: "This message was deleted.", Hidden: true, ReplyCount: m.ReplyCount,
			ReplyUsers: m.ReplyUsers, ReplyUsersCount: m.ReplyUsersCount, LatestReply: m.LatestReply,
		})
		return
	}
	t.messageChanged(m)
	t.exec(`UPDATE messages SET deleted = 1 WHERE channel = ? AND ts = ?`, m.Channel, m.TS)
	if m.InThread() && !m.Ephemeral {
		t.countReplies(m.Channel, m.ThreadTS)
	}
}

// countReplies brings what a root says of its replies up to date.
func (t *Tx) countReplies(channel, ts string) {
	thread := t.thread(channel, ts)
	if len(thread) == 0 || thread[0].TS != ts {
		return // the root is gone
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
	t.save(root)
}

func (t *Tx) messageChanged(m Message) {
	c := Change{Kind: MessageChanged, Channel: m.Channel, TS: m.TS, Thread: m.ThreadTS}
	if m.VisibleTo != "" {
		c.Kind, c.User = EphemeralChanged, m.VisibleTo
	}
	t.changed(c)
}
