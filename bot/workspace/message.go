package workspace

import "encoding/json"

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

// shown reports whether the message stands in the channel itself.
func (m Message) shown() bool { return !m.InThread() || m.Subtype == "thread_broadcast" }

// forEvent is the message as an event carries it: reactions, reply counts and
// metadata are for those who ask.
func (m Message) forEvent() Message {
	m.Metadata, m.Reactions = nil, nil
	return m
}
