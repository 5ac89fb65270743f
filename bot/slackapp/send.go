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
	"rectify/handlers"
)

// send enqueues a reply with its file, its question to the office and its
// notifications.
func (a *App) send(ctx context.Context, in inbound.Request, reply handlers.Reply, at outbound.Slot) error {
	replace := in.As == handlers.InPlace && reply.Kind != handlers.KindNone || in.Sent && !in.Fresh
	if in.Command && in.Response != "" && !in.Share && !in.Sent && in.As == handlers.AsAnswer && !strings.HasPrefix(in.Channel, "D") && shareable(reply, in.Text) {
		reply.Parts = append(slices.Clone(reply.Parts), blockkit.ShareButton(reply.Lang, in.Text))
	}
	out := []jobs.Job{}
	who := a.askedBy(in)
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
		a.updateView(ctx, in, in.View, blockkit.Window(reply))
		reply.Parts = nil
	}
	if reply.File != nil { // to the person alone: it may hold more than the channel should see
		d, err := a.fileFor(in, reply)
		if err != nil {
			return err
		}
		if err := add(d, time.Time{}); err != nil {
			return err
		}
		reply.Parts = nil // said once the file is there
	}
	if len(reply.Parts) > 0 {
		d, err := outbound.New(in.Key, in.Channel, reply)
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
	if reply.Office != nil && a.config.Channel != "" {
		d, err := a.officeDelivery(ctx, in, *reply.Office)
		if err != nil {
			return err
		}
		if err := add(d, time.Time{}); err != nil {
			return err
		}
	}
	for _, letter := range reply.Notifications {
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

// fileFor is the delivery of a reply's file, with the message that follows it
// or replaces it. The file itself is made when it is sent, so that the jobs do
// not store it.
func (a *App) fileFor(in inbound.Request, reply handlers.Reply) (outbound.Delivery, error) {
	said, err := outbound.New(in.Key, in.Channel, reply)
	if err != nil {
		return said, err
	}
	done := a.askedBy(in).Reply(in.Key, said.Text)
	done.Message = said.Message
	failed := fileFailed.in(reply.Lang, reply.File.Name)
	return outbound.Delivery{Key: "file " + in.Key, Channel: in.User, Message: blockkit.Message{Text: reply.File.Name}, File: reply.File, Then: &done, Failed: failed}, nil
}

// shareable reports whether a private answer is worth showing to the channel.
func shareable(reply handlers.Reply, text string) bool {
	return reply.Kind != handlers.KindNone && reply.Kind != handlers.KindChange && handlers.Reads(text)
}
