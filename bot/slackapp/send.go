package slackapp

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/handlers/change"
	"rectify/handlers/reply"
)

// send enqueues a reply with its file, its question to the office and its
// notifications.
func (a *App) send(ctx context.Context, in inbound.Request, answered reply.Reply, at outbound.Slot) error {
	if in.Channel == "" && in.Response == "" && in.Surface != "modal" {
		in.Channel = in.User // asked in the home: the answer is theirs
	}
	replace := in.As == reply.InPlace && answered.Kind != reply.KindNone || in.Sent && !in.Fresh
	if in.Command && in.Response != "" && !in.Share && !in.Sent && in.As == reply.AsAnswer && !strings.HasPrefix(in.Channel, "D") &&
		shareable(answered, in.Text) {
		answered.Parts = append(slices.Clone(answered.Parts), blockkit.ShareButton(answered.Lang, in.Text))
	}
	if in.Surface == "modal" && !in.Sent { // the window shows the answer
		a.updateView(ctx, in, in.View, blockkit.Window(answered))
		answered.Parts = nil
	}
	all, err := a.deliveries(ctx, in, answered, at, replace)
	if err != nil || len(all) == 0 {
		return err
	}
	who := a.askedBy(ctx, in)
	queued := make([]jobs.Job, len(all))
	for i, d := range all {
		d.Asked, d.Kept = who, a.now()
		if d.at.After(d.Kept) {
			d.Kept = d.at
		}
		if queued[i], err = outbound.JobFor(d.Delivery, d.at); err != nil {
			return err
		}
	}
	_, err = a.outbox.Add(ctx, queued...)
	return err
}

// A timed delivery is sent at a time; at once for the zero time.
type timed struct {
	outbound.Delivery
	at time.Time
}

// deliveries are what a reply sends: its file or its answer, its question to the
// office, and its notifications.
func (a *App) deliveries(ctx context.Context, in inbound.Request, answered reply.Reply, at outbound.Slot, replace bool) (all []timed, err error) {
	add := func(d outbound.Delivery, when time.Time, failed error) {
		all, err = append(all, timed{d, when}), cmp.Or(err, failed)
	}
	switch {
	case answered.File != nil: // only to the person: it may contain more than the channel should see; the parts follow it
		d, failed := a.fileFor(ctx, in, answered)
		add(d, time.Time{}, failed)
	case len(answered.Parts) > 0:
		d, failed := outbound.New(in.Key, in.Channel, answered)
		d.Thread, d.Response, d.Public, d.Replace = in.Thread, in.Response, in.Share, replace
		if in.Response != "" && !in.Share {
			d.User = in.User
		}
		d.Update, d.Again = at.TS, at.Again
		if at.TS != "" {
			d.Key = "whole " + in.Key
		}
		add(d, time.Time{}, failed)
	}
	for i, more := range answered.More {
		d, failed := outbound.New(fmt.Sprintf("%s more %d", in.Key, i+1), in.Channel, more)
		d.Thread = in.Thread
		add(d, time.Time{}, failed)
	}
	if answered.Office != nil && a.config.Channel != "" {
		d, failed := a.officeDelivery(ctx, in, *answered.Office)
		add(d, time.Time{}, failed)
	}
	for _, letter := range answered.Notifications {
		d, failed := outbound.New("letter "+letter.Key, letter.To, letter.Reply)
		add(d, letter.At, failed)
	}
	return all, err
}

// fileFor returns the delivery of a reply's file, with the message, if any, that
// follows or replaces it. The file is produced when it is sent, so that the jobs need
// not store it.
func (a *App) fileFor(ctx context.Context, in inbound.Request, out reply.Reply) (outbound.Delivery, error) {
	said, err := outbound.New(in.Key, in.Channel, out)
	if err != nil {
		return said, err
	}
	var then *outbound.Delivery
	if len(out.Parts) > 0 {
		done := a.askedBy(ctx, in).Reply(in.Key, said.Text)
		done.Message = said.Message
		then = &done
	}
	failed := out.Lang.Phrase(fileFailed, out.File.Name)
	return outbound.Delivery{Key: "file " + in.Key, Channel: in.User, Message: blockkit.Message{Text: out.File.Name}, File: out.File, Then: then,
		Failed: failed}, nil
}

// shareable reports whether a private answer is worth showing to the channel.
func shareable(out reply.Reply, text string) bool {
	return out.Kind != reply.KindNone && out.Kind != reply.KindChange && change.Reads(text)
}

func (a *App) askedBy(ctx context.Context, in inbound.Request) *outbound.Asker {
	return &outbound.Asker{User: in.User, Channel: in.Channel, Thread: in.Thread, Response: in.Response, Lang: a.langOf(ctx, in)}
}

// langOf is the language of the person who made a request.
func (a *App) langOf(ctx context.Context, in inbound.Request) reply.Lang {
	if in.Lang != "" {
		return in.Lang
	}
	return a.people.LangOf(ctx, in.User)
}
