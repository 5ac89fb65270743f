// Package reach looks after messages that do not reach those they are for: it delivers
// them another way, tells the person who caused them, and keeps the approvers informed of the
// channels and people that receive none.
package reach

import (
	"cmp"
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"time"

	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/identity"
	"rectify/bot/slackapp/outbound"
	"rectify/bot/slackapp/people"
	"rectify/data/text"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// A Reach looks after undelivered messages.
type Reach struct {
	Channel string // where changes are announced; empty for nowhere
	People  *people.Roster
	Memory  view.Memory // of who does not receive messages
	Enqueue func(ctx context.Context, d outbound.Delivery) error
	Lost    func(kind string) // counts a job that was given up
	Now     func() time.Time
	Log     *slog.Logger
}

// rerouteOrLog delivers a refused message another way, or logs it where no way
// is left.
func (r *Reach) rerouteOrLog(ctx context.Context, kind string, d outbound.Delivery, cause error) error {
	if next, ok := r.reroute(ctx, d, cause); ok {
		return r.Enqueue(ctx, next)
	}
	r.Lost(kind)
	r.Log.Error("delivery failed", "channel", d.Channel, "key", d.Key, "text", d.Text, "error", cause)
	return nil
}

// reroute returns the delivery that replaces one that failed. An answer at a
// response_url goes into its channel; a message for one person, or one that the
// channel refuses, goes into direct messages; if a notification or a file fails, its
// author is notified. ok is false if there is no other way.
func (r *Reach) reroute(ctx context.Context, d outbound.Delivery, cause error) (next outbound.Delivery, ok bool) {
	who := d.Asked
	if who == nil || who.User == "" {
		return d, false
	}
	l := who.Lang
	key := "elsewhere " + d.Key
	switch {
	case d.File != nil:
		return who.Reply(key, l.Phrase(failedBecause, d.Failed, r.reason(l, cause))), true
	case identity.IsPerson(d.Channel) && d.Channel != who.User: // a letter to somebody else
		return who.Reply(key, l.Phrase(notNotified, blockkit.Escape(r.nameOf(ctx, l, d.Channel)), r.reason(l, cause),
			text.Clip(FirstLine(d.Text), MaxQuoted))), true
	case outbound.RemedyOf(cause) == outbound.Administer:
		return d, false // no other call fares better
	}
	next = d
	next.Key, next.Response, next.Update, next.Replace, next.Again, next.Simple = key, "", "", false, false, nil
	switch {
	case d.Response != "" && d.Public:
		next.User = ""
	case d.Response != "" && strings.HasPrefix(d.Channel, "D"):
		next.User = ""
	case d.Response != "" && d.Channel != "" && who.User != "":
		next.User = who.User
	case d.Channel == who.User:
		return d, false
	default:
		next.Channel, next.Thread, next.User = who.User, "", ""
		next.Message = next.WithLineAbove(l.Phrase(postedHere, r.reason(l, cause)))
	}
	if outbound.RemedyOf(cause) == outbound.Shorten {
		next.Text = l.Phrase(answerTooLong)
		next.Blocks = nil
	}
	return next, true
}

// reason is a sentence that says why a message could not be delivered.
func (r *Reach) reason(l reply.Lang, cause error) string {
	switch outbound.RemedyOf(cause) {
	case outbound.OtherChannel:
		return l.Phrase(channelRefuses, outbound.Code(cause))
	case outbound.OtherPerson:
		return l.Phrase(personRefuses, outbound.Code(cause))
	case outbound.Shorten:
		return l.Phrase(messageRefused, outbound.Code(cause))
	case outbound.Administer:
		return l.Phrase(permissionLacks, outbound.Code(cause))
	}
	return l.Phrase(slackFailed)
}

// MaxQuoted is how much of an undelivered message is quoted, in characters.
const MaxQuoted = 200

// FirstLine is a text up to its first line break.
func FirstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// Undelivered delivers a message another way that Slack refused, or that was
// tried often enough.
func (r *Reach) Undelivered(kind string) func(context.Context, []byte, error) {
	return func(ctx context.Context, body []byte, cause error) {
		var d outbound.Delivery
		err := json.Unmarshal(body, &d)
		if err == nil {
			err = r.rerouteOrLog(ctx, kind, d, cause)
		}
		if err == nil && identity.IsPerson(d.Channel) && d.Asked != nil && d.Asked.User != d.Channel { // a letter
			err = r.Unreachable(ctx, d.Channel, cause)
		}
		if err != nil {
			r.Lost(kind)
		}
	}
}

// nameOf is a person's name, or a neutral word where Slack does not answer in
// time.
func (r *Reach) nameOf(ctx context.Context, l reply.Lang, id string) string {
	return cmp.Or(r.People.Colleagues(ctx, []string{id})[id].Name, l.Phrase(somebody))
}
