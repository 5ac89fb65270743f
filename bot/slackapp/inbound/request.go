// Package inbound reads what people do in Slack, through HTTP requests and Socket
// Mode alike, into one type, acknowledges it in time, and passes it to a Receiver.
package inbound

import (
	"strings"
	"time"

	"rectify/bot/slackapp/blockkit"
	"rectify/handlers/reply"
)

// A Request is what somebody did in Slack, through whichever transport it came.
type Request struct {
	Key      string      `json:"key"`  // names it: Slack delivers things twice, and a mention as two events
	Team     string      `json:"team"` // the workspace that it is addressed to
	User     string      `json:"user"`
	Foreign  bool        `json:"foreign,omitempty"` // Slack says that the person is of another workspace
	Channel  string      `json:"channel"`
	Thread   string      `json:"thread,omitempty"` // ts of the thread to answer in; empty for none
	Text     string      `json:"text"`             // as typed, mentions and entities undone
	Files    []File      `json:"files,omitempty"`  // what the message or the form brings
	Command  bool        `json:"command,omitempty"`
	Response string      `json:"response,omitempty"` // response_url: where to answer unseen by others
	Seen     map[int]int `json:"seen,omitempty"`
	Confirm  bool        `json:"confirm,omitempty"`
	Share    bool        `json:"share,omitempty"`  // for everyone in the channel to see
	Spoken   bool        `json:"spoken,omitempty"` // to us: in a direct message, or by name
	Opened   bool        `json:"opened,omitempty"` // a person opened a thread with the assistant
	Named    string      `json:"named,omitempty"`  // the channel that the text names first; empty for none

	// Of something pressed, chosen or sent.
	As      reply.Way         `json:"as,omitempty"`      // how the answer is shown
	Trigger string            `json:"trigger,omitempty"` // opens one window, within three seconds
	View    string            `json:"view,omitempty"`    // the window or home where it was done, or the one below a form
	Surface string            `json:"surface,omitempty"` // "modal" or "home"; empty for a message
	Message string            `json:"message,omitempty"` // ts of the message that was picked
	Sent    bool              `json:"sent,omitempty"`    // a form was sent
	Home    bool              `json:"home,omitempty"`    // a person opened their home
	Profile bool              `json:"profile,omitempty"` // a person's profile has changed
	Fresh   bool              `json:"fresh,omitempty"`   // the answer is a message of its own
	Values  map[string]string `json:"values,omitempty"`  // what a form holds, or begins with

	Relay bool `json:"relay,omitempty"` // an answer of the office's to what somebody asked it

	Lang reply.Lang `json:"lang,omitempty"` // the person's own; empty until it is looked up

	At time.Time `json:"at"` // when it was kept
}

// A File is one that somebody sent with a message or a form.
type File struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Size      int64  `json:"size"`                // in bytes, as Slack says
	Permalink string `json:"permalink,omitempty"` // where Slack shows it
	Beside    bool   `json:"beside,omitempty"`    // its link is evidence too: where it cannot be fetched, the link does
}

// Conversation identifies the conversation that the request is part of; empty
// for none.
func (r Request) Conversation() string {
	switch {
	case r.Thread != "":
		return "slack " + r.Channel + " " + r.Thread
	case strings.HasPrefix(r.Channel, "D"):
		return "slack " + r.Channel
	}
	return ""
}

// Around identifies the direct messages in which the request's thread was
// opened; empty in channels, where a thread has no surroundings.
func (r Request) Around() string {
	if r.Thread == "" || !strings.HasPrefix(r.Channel, "D") {
		return ""
	}
	return "slack " + r.Channel
}

// Lane identifies requests that are handled in order: the commands of one
// person in one channel, and the questions of one conversation.
func (r Request) Lane() string {
	if r.Command {
		return "command " + r.User + " " + r.Channel
	}
	return r.Conversation()
}

// IsHead reports whether the request begins its thread.
func (r Request) IsHead() bool {
	return !r.Command && r.Thread != "" && r.Key == "message "+r.Channel+" "+r.Thread
}

// Kind is "assistant", "command" or "question", for metrics.
func (r Request) Kind() string {
	switch {
	case r.Opened:
		return "assistant"
	case r.Command:
		return "command"
	}
	return "question"
}

// Origin is what a form carries that the request opens.
func (r Request) Origin() blockkit.Origin {
	from := blockkit.Origin{Channel: r.Channel, Thread: r.Thread, Response: r.Response, Fresh: r.Fresh}
	if r.Surface == "modal" || r.Sent {
		from.View = r.View
	}
	if name := r.Values["name"]; name != "" {
		from.Values = map[string]string{"name": name}
	}
	if ids := r.Values[sentFiles]; ids != "" && from.Values != nil {
		from.Values[sentFiles] = ids
	}
	return from
}
