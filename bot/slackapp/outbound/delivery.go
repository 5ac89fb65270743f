// Package outbound posts messages to Slack: each once, within Slack's limits, in
// simpler form where Slack refuses the blocks. Its errors say what to do about
// them: see Remedy.
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

// A Delivery is a message on its way to Slack.
type Delivery struct {
	Key      string `json:"key"` // marks the message, so that it is known again
	Channel  string `json:"channel"`
	Thread   string `json:"thread,omitempty"`
	User     string `json:"user,omitempty"`     // only this person sees it
	Response string `json:"response,omitempty"` // response_url, rather than a post
	Public   bool   `json:"public,omitempty"`   // of an answer to a response_url: for everyone in the channel
	Replace  bool   `json:"replace,omitempty"`  // it takes the place of the message that was pressed
	Update   string `json:"update,omitempty"`   // ts of the message whose place it takes
	Again    bool   `json:"again,omitempty"`    // it may have been posted before, with other words
	blockkit.Message
	File     *reply.File `json:"file,omitempty"`     // goes with it, to this person
	Kept     time.Time   `json:"kept,omitzero"`      // it cannot have been posted before
	Asked    *Asker      `json:"asked,omitempty"`    // is notified if the delivery fails; may be nil
	Then     *Delivery   `json:"then,omitempty"`     // follows it
	Question string      `json:"question,omitempty"` // that the office is asked with it
	Failed   string      `json:"failed,omitempty"`   // what is said where it fails, in place of the usual sentence

	Still func(context.Context) error `json:"-"` // returns an error if another process has posted it; may be nil
}

// New returns a delivery of a reply to a channel or a person.
func New(key, to string, answer reply.Reply) (Delivery, error) {
	m, err := blockkit.NewMessage(answer)
	return Delivery{Key: key, Channel: to, Message: m}, err
}

// Deliveries wait in two queues, so that what one person asked for is not
// behind what a channel takes its time for.
const (
	PublicJobs  = "slack_out"     // messages into channels and threads
	PrivateJobs = "slack_private" // what one person alone sees
)

// isPrivate reports whether one person alone sees the message, or it answers
// what somebody pressed or typed.
func (d Delivery) isPrivate() bool {
	return d.Response != "" || d.User != "" || identity.IsPerson(d.Channel) || strings.HasPrefix(d.Channel, "D")
}

// kind is that of the job that delivers the message.
func (d Delivery) kind() string {
	if d.isPrivate() {
		return PrivateJobs
	}
	return PublicJobs
}

// lane is that of the messages that it must not overtake: those into its
// channel, or to the one who sees it.
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

// JobFor is the job that delivers a message, not before at.
func JobFor(d Delivery, at time.Time) (jobs.Job, error) {
	body, err := json.Marshal(d)
	return jobs.Job{Kind: d.kind(), Key: d.Key, Lane: d.lane(), Body: body, At: at}, err
}

// IsLimited reports whether the message counts against its channel's rate.
// Answers to response_urls and ephemerals have limits of their own.
func (d Delivery) IsLimited() bool { return d.Response == "" && d.User == "" && d.File == nil }

// An Asker is the person who caused a delivery, and where to tell them if it
// fails.
type Asker struct {
	User     string     `json:"user"`
	Channel  string     `json:"channel,omitempty"`
	Thread   string     `json:"thread,omitempty"`
	Response string     `json:"response,omitempty"` // response_url: they asked unseen by others
	Lang     reply.Lang `json:"lang,omitempty"`
}

// Reply is a message to that person alone.
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
