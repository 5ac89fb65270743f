package slackapp

import (
	"context"
	"strings"

	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/data/evidence"
	"rectify/handlers/change"
	"rectify/handlers/reply"
)

// Member is somebody of the workspace, with what they may do.
func (a *App) Member(ctx context.Context, user string) reply.Person {
	return a.people.Person(ctx, user, false)
}

// Fill carries out a form that a member filled in outside of Slack, with what
// they may do here. Those concerned are notified as they are of a form in Slack.
func (a *App) Fill(ctx context.Context, r reply.Request) (change.Sent, error) {
	r.Person = a.Member(ctx, r.Person.ID)
	if ids := strings.Fields(r.Values["files"]); len(ids) > 0 {
		files := make([]inbound.File, len(ids))
		for i, id := range ids {
			files[i] = inbound.File{ID: id}
		}
		delete(r.Values, "files")
		if refused, err := a.attach(ctx, &r, files); err != nil || refused != "" {
			return change.Sent{Problems: map[string]string{"files": refused}}, err
		}
	}
	sent, err := a.assistant.Send(ctx, r)
	if err != nil || sent.Reply.Kind != reply.KindChange {
		return sent, err
	}
	a.notifyChanged()
	notified := sent.Reply
	notified.Parts = nil // shown where the form was filled in
	in := inbound.Request{Key: r.ID, Team: a.Team, User: r.Person.ID, Channel: r.Person.ID, Text: r.Text, Sent: true}
	if err := a.send(context.WithoutCancel(ctx), in, notified, outbound.Slot{}); err != nil {
		a.log.Error("form saved, but announcement failed", "key", r.ID, "text", r.Text, "error", err)
	}
	return sent, nil
}

// Copies are the copies of evidence files that are kept.
func (a *App) Copies() evidence.Store { return a.config.Evidence }
