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
	"rectify/handlers"
)

func (a *App) askedBy(in inbound.Request) *outbound.Asker {
	return &outbound.Asker{User: in.User, Channel: in.Channel, Thread: in.Thread, Response: in.Response, Lang: a.config.Lang}
}

// tellElsewhere brings a message that Slack does not take to those who asked
// for it another way. Only the log has it where there is no other way left.
func (a *App) tellElsewhere(ctx context.Context, kind string, d outbound.Delivery, cause error) error {
	if next, ok := a.elsewhere(ctx, d, cause); ok {
		return a.enqueue(ctx, next)
	}
	a.metrics.lost.WithLabelValues(kind).Inc()
	a.log.Error("delivery failed", "channel", d.Channel, "key", d.Key, "text", d.Text, "error", cause)
	return nil
}

// elsewhere is the delivery that takes the place of one that failed: an answer
// at a response_url goes into its channel, one seen by one person alone into
// their direct messages, and so does one that a channel does not take; of a
// letter or a file the one who asked hears where they asked. ok is false where
// there is no other way.
func (a *App) elsewhere(ctx context.Context, d outbound.Delivery, cause error) (next outbound.Delivery, ok bool) {
	who := d.Asked
	if who == nil || who.User == "" {
		return d, false
	}
	l := who.Lang
	key := "elsewhere " + d.Key
	switch {
	case d.File != nil:
		return who.Reply(key, failedBecause.in(l, d.Failed, a.why(l, cause))), true
	case identity.IsPerson(d.Channel) && d.Channel != who.User: // a letter to somebody else
		return who.Reply(key, notNotified.in(l, blockkit.Escape(a.nameOf(ctx, l, d.Channel)), a.why(l, cause), text.Clip(firstLine(d.Text), longestQuoted))), true
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
		next.Message = next.WithLineAbove(postedHere.in(l, a.why(l, cause)))
	}
	if outbound.RemedyOf(cause) == outbound.Shorten {
		next.Text = answerTooLong.in(l)
		next.Blocks = nil
	}
	return next, true
}

// why says in a sentence why a message could not be delivered.
func (a *App) why(l handlers.Lang, cause error) string {
	switch outbound.RemedyOf(cause) {
	case outbound.OtherChannel:
		return channelRefuses.in(l, outbound.Code(cause))
	case outbound.OtherPerson:
		return personRefuses.in(l, outbound.Code(cause))
	case outbound.Shorten:
		return messageRefused.in(l, outbound.Code(cause))
	case outbound.Administer:
		return permissionLacks.in(l, outbound.Code(cause))
	}
	return slackFailed.in(l)
}

// longestQuoted is how much of a letter is told of where it could not be
// delivered, in characters.
const longestQuoted = 200

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// givenUp brings a message that Slack does not take, or that was tried often
// enough, to those who asked for it another way.
func (a *App) givenUp(kind string) func(context.Context, []byte, error) {
	return func(ctx context.Context, body []byte, cause error) {
		var d outbound.Delivery
		err := json.Unmarshal(body, &d)
		if err == nil {
			err = a.tellElsewhere(ctx, kind, d, cause)
		}
		if err == nil && identity.IsPerson(d.Channel) && d.Asked != nil && d.Asked.User != d.Channel { // a letter
			err = a.unreachable(ctx, d.Channel, cause)
		}
		if err != nil {
			a.undelivered(kind)(ctx, body, cause)
		}
	}
}

// nameOf is what a person is called, or a neutral word where Slack does not say
// in time.
func (a *App) nameOf(ctx context.Context, l handlers.Lang, id string) string {
	return cmp.Or(a.people.Colleagues(ctx, []string{id})[id].Name, somebody.in(l))
}
