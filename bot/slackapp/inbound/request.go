// Package inbound reads what people do in Slack, through HTTP requests and Socket Mode
// alike, into one type, acknowledges it in time, and passes it to a Receiver.
package inbound

import (
	"strings"
	"time"

	"rectify/bot/slackapp/blockkit"
	"rectify/handlers/reply"
)

// A Request is one action of a person in Slack, whatever its transport.
type Request struct {
	Key      string      `json:"key"`  // idempotency key: Slack may deliver twice, and sends a mention as two events
	Team     string      `json:"team"` // the workspace it is addressed to
	User     string      `json:"user"`
	Foreign  bool        `json:"foreign,omitempty"` // Slack says that the person belongs to another workspace
	Channel  string      `json:"channel"`
	Thread   string      `json:"thread,omitempty"` // ts of the thread to answer in; may be empty
	Text     string      `json:"text"`             // as typed: mentions and entities decoded
	Files    []File      `json:"files,omitempty"`  // the files of the message or the form
	Command  bool        `json:"command,omitempty"`
	Response string      `json:"response,omitempty"` // response_url for an answer that only the person sees
	Seen     map[int]int `json:"seen,omitempty"`
	Confirm  bool        `json:"confirm,omitempty"`
	Share    bool        `json:"share,omitempty"`  // everyone in the channel may see the answer
	Spoken   bool        `json:"spoken,omitempty"` // addressed to us: a direct message or a mention
	Opened   bool        `json:"opened,omitempty"` // a person opened a thread with the assistant
	Named    string      `json:"named,omitempty"`  // the channel that the text names first; empty for none

	// Set for a press, a choice or a submission.
	As      reply.Way         `json:"as,omitempty"`      // how the answer is shown
	Trigger string            `json:"trigger,omitempty"` // may open one window, within three seconds
	View    string            `json:"view,omitempty"`    // ID of the view it came from, or of the view below the form
	Surface string            `json:"surface,omitempty"` // "modal" or "home"; empty for a message
	Message string            `json:"message,omitempty"` // ts of the message whose menu was used
	Sent    bool              `json:"sent,omitempty"`    // a form was submitted
	Home    bool              `json:"home,omitempty"`    // a person opened their home
	Profile bool              `json:"profile,omitempty"` // a person's profile has changed
	Fresh   bool              `json:"fresh,omitempty"`   // the answer is posted as a separate message
	Values  map[string]string `json:"values,omitempty"`  // the values of a form

	Relay bool `json:"relay,omitempty"` // the office's answer to a question passed on to it

	Lang reply.Lang `json:"lang,omitempty"` // the person's language; empty until it is looked up

	At time.Time `json:"at"` // when it was stored
}

// A File is a file sent with a message or a form.
type File struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Size      int64  `json:"size"`                // in bytes, according to Slack
	Permalink string `json:"permalink,omitempty"` // its permalink in Slack
	Beside    bool   `json:"beside,omitempty"`    // if the file cannot be downloaded, its permalink is the evidence
}

// Conversation identifies the conversation that the request is part of; it may be
// empty.
func (r Request) Conversation() string {
	switch {
	case r.Thread != "":
		return "slack " + r.Channel + " " + r.Thread
	case strings.HasPrefix(r.Channel, "D"):
		return "slack " + r.Channel
	}
	return ""
}

// Around identifies the direct messages in which the request's thread was opened; it
// is empty in channels.
func (r Request) Around() string {
	if r.Thread == "" || !strings.HasPrefix(r.Channel, "D") {
		return ""
	}
	return "slack " + r.Channel
}

// Lane identifies requests that are handled in order: the commands of one person in
// one channel, and the questions of one conversation.
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

// Origin is stored in a form that the request opens.
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
