package slackapp

import (
	"cmp"
	"context"
	"encoding/json"
	"strings"

	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/identity"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/data/text"
	"rectify/handlers/reply"
)

func (a *App) askedBy(ctx context.Context, in inbound.Request) *outbound.Asker {
	return &outbound.Asker{User: in.User, Channel: in.Channel, Thread: in.Thread, Response: in.Response, Lang: a.langOf(ctx, in)}
}

// langOf is the language of whoever made a request.
func (a *App) langOf(ctx context.Context, in inbound.Request) reply.Lang {
	if in.Lang != "" {
		return in.Lang
	}
	return a.people.LangOf(ctx, in.User)
}

// rerouteOrLog delivers a refused message another way, or logs it where no way
// is left.
func (a *App) rerouteOrLog(ctx context.Context, kind string, d outbound.Delivery, cause error) error {
	if next, ok := a.reroute(ctx, d, cause); ok {
		return a.enqueue(ctx, next)
	}
	a.metrics.lost.WithLabelValues(kind).Inc()
	a.log.Error("delivery failed", "channel", d.Channel, "key", d.Key, "text", d.Text, "error", cause)
	return nil
}

// reroute returns the delivery that replaces one that failed. An answer at a
// response_url goes into its channel; a message for one person, or one that the
// channel refuses, goes into direct messages; if a notification or a file fails, its
// author is notified. ok is false if there is no other way.
func (a *App) reroute(ctx context.Context, d outbound.Delivery, cause error) (next outbound.Delivery, ok bool) {
	who := d.Asked
	if who == nil || who.User == "" {
		return d, false
	}
	l := who.Lang
	key := "elsewhere " + d.Key
	switch {
	case d.File != nil:
		return who.Reply(key, l.Phrase(failedBecause, d.Failed, a.reason(l, cause))), true
	case identity.IsPerson(d.Channel) && d.Channel != who.User: // a letter to somebody else
		return who.Reply(key, l.Phrase(notNotified, blockkit.Escape(a.nameOf(ctx, l, d.Channel)), a.reason(l, cause),
			text.Clip(firstLine(d.Text), maxQuoted))), true
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
		next.Message = next.WithLineAbove(l.Phrase(postedHere, a.reason(l, cause)))
	}
	if outbound.RemedyOf(cause) == outbound.Shorten {
		next.Text = l.Phrase(answerTooLong)
		next.Blocks = nil
	}
	return next, true
}

// reason is a sentence that says why a message could not be delivered.
func (a *App) reason(l reply.Lang, cause error) string {
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

// maxQuoted is how much of an undelivered message is quoted, in characters.
const maxQuoted = 200

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// onGivenUp delivers a message another way that Slack refused, or that was
// tried often enough.
func (a *App) onGivenUp(kind string) func(context.Context, []byte, error) {
	return func(ctx context.Context, body []byte, cause error) {
		var d outbound.Delivery
		err := json.Unmarshal(body, &d)
		if err == nil {
			err = a.rerouteOrLog(ctx, kind, d, cause)
		}
		if err == nil && identity.IsPerson(d.Channel) && d.Asked != nil && d.Asked.User != d.Channel { // a letter
			err = a.unreachable(ctx, d.Channel, cause)
		}
		if err != nil {
			a.countLost(kind)(ctx, body, cause)
		}
	}
}

// nameOf is a person's name, or a neutral word where Slack does not answer in
// time.
func (a *App) nameOf(ctx context.Context, l reply.Lang, id string) string {
	return cmp.Or(a.people.Colleagues(ctx, []string{id})[id].Name, l.Phrase(somebody))
}
