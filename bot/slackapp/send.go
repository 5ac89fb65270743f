package slackapp

import (
	"context"
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
	out := []jobs.Job{}
	who := a.askedBy(ctx, in)
	add := func(d outbound.Delivery, at time.Time) error {
		d.Asked, d.Kept = who, a.now()
		if at.After(d.Kept) {
			d.Kept = at
		}
		job, err := outbound.JobFor(d, at)
		out = append(out, job)
		return err
	}
	if in.Surface == "modal" && !in.Sent { // the window shows the answer
		a.updateView(ctx, in, in.View, blockkit.Window(answered))
		answered.Parts = nil
	}
	if answered.File != nil { // only to the person: it may contain more than the channel should see
		d, err := a.fileFor(ctx, in, answered)
		if err != nil {
			return err
		}
		if err := add(d, time.Time{}); err != nil {
			return err
		}
		answered.Parts = nil // posted after the file
	}
	if len(answered.Parts) > 0 {
		d, err := outbound.New(in.Key, in.Channel, answered)
		if err != nil {
			return err
		}
		d.Thread, d.Response, d.Public, d.Replace = in.Thread, in.Response, in.Share, replace
		if in.Response != "" && !in.Share {
			d.User = in.User
		}
		d.Update, d.Again = at.TS, at.Again
		if at.TS != "" {
			d.Key = "whole " + in.Key
		}
		if err := add(d, time.Time{}); err != nil {
			return err
		}
	}
	if answered.Office != nil && a.config.Channel != "" {
		d, err := a.officeDelivery(ctx, in, *answered.Office)
		if err != nil {
			return err
		}
		if err := add(d, time.Time{}); err != nil {
			return err
		}
	}
	for _, letter := range answered.Notifications {
		d, err := outbound.New("letter "+letter.Key, letter.To, letter.Reply)
		if err != nil {
			return err
		}
		if err := add(d, letter.At); err != nil {
			return err
		}
	}
	if len(out) == 0 {
		return nil
	}
	_, err := a.outbox.Add(ctx, out...)
	return err
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
