package slackapp

import (
	"context"
	"strings"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/data/evidence"
	"rectify/handlers/change"
	"rectify/handlers/reply"
)

// submitForm submits a form and returns what happens to its window. When it returns,
// the change is in the ledger and the messages about it are stored.
func (a *App) submitForm(ctx context.Context, in inbound.Request) *slack.ViewSubmissionResponse {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), a.config.Ack*5/6) // leaves time to acknowledge
	defer cancel()
	execute := a.executeForm
	if len(in.Files) > 0 {
		execute = a.takeFiles
	}
	response, err := execute(ctx, in)
	if err == nil {
		return response
	}
	l := a.people.LangOf(context.WithoutCancel(ctx), in.User)
	a.log.Error("form failed", "key", in.Key, "text", in.Text, "error", err)
	if ctx.Err() != nil { // the change may have been in progress
		unsure := blockkit.WindowText(l, l.Phrase(formUnsure))
		return slack.NewUpdateViewSubmissionResponse(&unsure)
	}
	failed := blockkit.WindowText(l, l.Phrase(formFailed))
	return slack.NewUpdateViewSubmissionResponse(&failed)
}

func (a *App) executeForm(ctx context.Context, in inbound.Request) (*slack.ViewSubmissionResponse, error) {
	r := a.withRole(ctx, in)
	sent, err := a.assistant.Send(ctx, r)
	switch {
	case err != nil:
		return nil, err
	case len(sent.Problems) > 0:
		return slack.NewErrorsViewSubmissionResponse(sent.Problems), nil
	case sent.Again != nil:
		again := blockkit.Modal(*sent.Again, in.Origin())
		return slack.NewUpdateViewSubmissionResponse(&again), nil
	case sent.Reply.Kind != reply.KindChange && in.View != "", sent.Reply.Kind == reply.KindNone && in.Response == "":
		said := blockkit.Window(sent.Reply)
		return slack.NewUpdateViewSubmissionResponse(&said), nil
	}
	if sent.Reply.Kind != reply.KindChange {
		in.Fresh = true // what was pressed stays as it is
	}
	below := in.View
	if in.View == "" && in.Response == "" && in.Channel == "" {
		in.Channel = in.User // opened from the App Home: the answer goes to the person
	}
	if below != "" { // the window below shows the item as it is now
		now := blockkit.Window(sent.Reply)
		if !a.windows.RunAsync(func(ctx context.Context) { a.updateView(ctx, in, below, now) }) {
			a.log.Warn("window not updated: too many wait", "key", in.Key)
		}
		sent.Reply.Parts = nil
	}
	a.notifyChanged()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), a.config.Ack/6) // what is changed is to be said
	defer cancel()
	if err := a.send(ctx, in, sent.Reply, outbound.Slot{}); err != nil && sent.Reply.Kind != reply.KindChange {
		return nil, err
	} else if err != nil {
		a.log.Error("form saved, but announcement failed", "key", in.Key, "text", in.Text, "error", err)
		done := blockkit.WindowText(r.Lang, r.Lang.Phrase(formSilent))
		return slack.NewUpdateViewSubmissionResponse(&done), nil
	}
	return nil, nil
}

// Member is a person of the workspace with their role.
func (a *App) Member(ctx context.Context, user string) reply.Person {
	return a.people.Person(ctx, user, false)
}

// Fill submits a form that a member filled in outside of Slack, with their role here.
// The people concerned are notified as for a form in Slack.
func (a *App) Fill(ctx context.Context, r reply.Request) (change.Sent, error) {
	r.Person = a.Member(ctx, r.Person.ID)
	if ids := strings.Fields(r.Values["files"]); len(ids) > 0 {
		files := make([]inbound.File, len(ids))
		for i, id := range ids {
			files[i] = inbound.File{ID: id}
		}
		delete(r.Values, "files")
		if refused, err := a.files.Attach(ctx, &r, files); err != nil || refused != "" {
			return change.Sent{Problems: map[string]string{"files": refused}}, err
		}
	}
	sent, err := a.assistant.Send(ctx, r)
	if err == nil {
		a.notifyOthers(ctx, r, sent.Reply)
	}
	return sent, err
}

// Form returns the form that Fill submits.
func (a *App) Form(ctx context.Context, r reply.Request) (reply.Form, error) {
	r.Person = a.Member(ctx, r.Person.ID)
	return a.assistant.Form(ctx, r)
}

// Do runs a command that a member gives outside of Slack, with their role here. The
// people concerned are notified as for a command in Slack.
func (a *App) Do(ctx context.Context, r reply.Request) (reply.Reply, error) {
	r.Person = a.Member(ctx, r.Person.ID)
	out, err := a.assistant.Command(ctx, r)
	if err == nil {
		a.notifyOthers(ctx, r, out)
	}
	return out, err
}

// notifyOthers notifies the people concerned of a change made outside of Slack.
func (a *App) notifyOthers(ctx context.Context, r reply.Request, out reply.Reply) {
	if out.Kind != reply.KindChange {
		return
	}
	a.notifyChanged()
	out.Parts = nil // shown where the change was made
	in := inbound.Request{Key: r.ID, Team: a.Team, User: r.Person.ID, Channel: r.Person.ID, Text: r.Text, Sent: true}
	if err := a.send(context.WithoutCancel(ctx), in, out, outbound.Slot{}); err != nil {
		a.log.Error("change saved, but announcement failed", "key", r.ID, "text", r.Text, "error", err)
	}
}

// Copies are the copies of evidence files that are kept.
func (a *App) Copies() evidence.Store { return a.config.Evidence }
