// Package outbound posts messages to Slack: each once, within Slack's limits, in
// simpler form if Slack rejects the blocks. Its errors say what to do about them: see
// Remedy.
package outbound

import (
	"cmp"
	"context"
	"encoding/json"
	"strings"
	"time"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/identity"
	"rectify/handlers/reply"
)

// A Delivery is a message to be posted.
type Delivery struct {
	Key      string `json:"key"` // identifies the message, so that it can be found again
	Channel  string `json:"channel"`
	Thread   string `json:"thread,omitempty"`
	User     string `json:"user,omitempty"`     // only this person sees it
	Response string `json:"response,omitempty"` // response_url, used instead of a post
	Public   bool   `json:"public,omitempty"`   // with a response_url: visible to everyone in the channel
	Replace  bool   `json:"replace,omitempty"`  // replaces the message that was pressed
	Update   string `json:"update,omitempty"`   // ts of the message to replace
	Again    bool   `json:"again,omitempty"`    // may have been posted before, with different text
	blockkit.Message
	File     *reply.File `json:"file,omitempty"`     // a file to upload for this person
	Kept     time.Time   `json:"kept,omitzero"`      // it cannot have been posted before
	Asked    *Asker      `json:"asked,omitempty"`    // is notified if the delivery fails; may be nil
	Then     *Delivery   `json:"then,omitempty"`     // posted after this one
	Question string      `json:"question,omitempty"` // the question to the office that it contains
	Failed   string      `json:"failed,omitempty"`   // said if the delivery fails, instead of the default sentence

	Still func(context.Context) error `json:"-"` // returns an error if another process has posted it; may be nil
}

// New returns a delivery of a reply to a channel or a person.
func New(key, to string, answer reply.Reply) (Delivery, error) {
	m, err := blockkit.NewMessage(answer)
	return Delivery{Key: key, Channel: to, Message: m}, err
}

// Deliveries wait in two queues, so that an answer to one person does not wait behind
// a busy channel.
const (
	PublicJobs  = "slack_out"     // messages into channels and threads
	PrivateJobs = "slack_private" // messages that only one person sees
)

// isPrivate reports whether only one person sees the message, or it answers a press or
// a command.
func (d Delivery) isPrivate() bool {
	return d.Response != "" || d.User != "" || identity.IsPerson(d.Channel) || strings.HasPrefix(d.Channel, "D")
}

// kind returns the kind of job that delivers the message.
func (d Delivery) kind() string {
	if d.isPrivate() {
		return PrivateJobs
	}
	return PublicJobs
}

// lane returns the lane of messages that this one must not overtake: those into its
// channel, or to its only reader.
func (d Delivery) lane() string {
	if d.Response == "" && d.User == "" {
		return d.Channel
	}
	who := d.User
	if d.Asked != nil {
		who = cmp.Or(who, d.Asked.User)
	}
	return d.Channel + " " + who
}

// JobFor returns the job that delivers a message, not before at.
func JobFor(d Delivery, at time.Time) (jobs.Job, error) {
	body, err := json.Marshal(d)
	return jobs.Job{Kind: d.kind(), Key: d.Key, Lane: d.lane(), Body: body, At: at}, err
}

// IsLimited reports whether the message counts against its channel's rate limit.
// Answers to response_urls and ephemerals have limits of their own.
func (d Delivery) IsLimited() bool { return d.Response == "" && d.User == "" && d.File == nil }

// An Asker is the person who caused a delivery, and where to tell them if it
// fails.
type Asker struct {
	User     string     `json:"user"`
	Channel  string     `json:"channel,omitempty"`
	Thread   string     `json:"thread,omitempty"`
	Response string     `json:"response,omitempty"` // response_url of a request that only they saw
	Lang     reply.Lang `json:"lang,omitempty"`
}

// Reply returns a message to that person alone.
func (who Asker) Reply(key, text string) Delivery {
	d := Delivery{Key: key, Channel: who.Channel, Thread: who.Thread, Response: who.Response, User: who.User,
		Message: blockkit.Message{Text: text}, Asked: &who}
	if who.Channel == "" || strings.HasPrefix(who.Channel, "D") { // only this person reads it
		d.User = ""
		if who.Channel == "" {
			d.Channel, d.Thread = who.User, ""
		}
	}
	return d
}
