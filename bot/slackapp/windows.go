package slackapp

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/handlers/change"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// How many windows open at a time, and how long one may take to load its content. None
// queues: its trigger expires after three seconds.
const (
	maxWindows = 64
	openWithin = 20 * time.Second
)

// openWindow opens an empty modal at once, because a trigger expires after three
// seconds, and then fills it.
func (a *App) openWindow(ctx context.Context, in inbound.Request) {
	l := a.people.LangOf(ctx, in.User)
	loading := blockkit.WindowText(l, l.Phrase(opening))
	id, err := a.openView(ctx, in, loading)
	if err != nil {
		a.log.Warn("window not opened", "key", in.Key, "error", err)
		a.suggestTyping(ctx, in)
		return
	}
	view, err := a.buildView(ctx, in)
	if err != nil {
		a.log.Error("window not filled", "key", in.Key, "text", in.Text, "error", err)
		view = blockkit.WindowText(l, l.Phrase(notOpened))
	}
	if err := a.updateView(ctx, in, id, view); err != nil {
		a.suggestTyping(ctx, in)
	}
}

// suggestTyping tells people what to type instead when a window did not open.
func (a *App) suggestTyping(ctx context.Context, in inbound.Request) {
	l, typed := a.people.LangOf(ctx, in.User), in.Text
	if in.As == reply.AsForm {
		typed = change.Typed(l, in.Text)
	}
	if l == reply.Chinese {
		typed = command.InChinese(typed)
	}
	sentence := l.Phrase(typeInstead, blockkit.Escape("/rectify "+typed))
	if err := a.enqueue(context.WithoutCancel(ctx), a.askedBy(ctx, in).Reply("window "+in.Key, sentence)); err != nil {
		a.log.Error("delivery failed", "key", in.Key, "error", err)
	}
}

// openView opens a modal, on top of the one in which it was requested.
func (a *App) openView(ctx context.Context, in inbound.Request, view slack.ModalViewRequest) (id string, err error) {
	var opened *slack.ViewResponse
	if in.Surface == "modal" {
		opened, err = a.api.PushViewContext(ctx, in.Trigger, view)
		if outbound.Has(err, "push_limit_reached") {
			return in.View, nil
		}
	} else {
		opened, err = a.api.OpenViewContext(ctx, in.Trigger, view)
	}
	if err != nil {
		return "", err
	}
	return opened.ID, nil
}

func (a *App) updateView(ctx context.Context, in inbound.Request, id string, view slack.ModalViewRequest) error {
	_, err := a.api.UpdateViewContext(ctx, view, "", "", id)
	if err == nil || outbound.Has(err, "not_found") { // closed in the meantime
		return nil
	}
	a.log.Warn("window not updated", "key", in.Key, "error", err)
	return err
}

// buildView builds the modal that was requested: a form, or an answer.
func (a *App) buildView(ctx context.Context, in inbound.Request) (slack.ModalViewRequest, error) {
	r := a.withRole(ctx, in)
	if in.As != reply.AsForm {
		out, err := a.assistant.Command(ctx, r)
		if err == nil && out.File != nil { // the window says that the answer is on its way
			err = a.send(ctx, in, reply.Reply{Lang: out.Lang, Kind: out.Kind, File: out.File}, outbound.Slot{})
		}
		view := blockkit.Window(out)
		if out.File != nil {
			view.Blocks.BlockSet = append(view.Blocks.BlockSet, a.linkToDirect(ctx, in.User, out.Lang)...)
		}
		return view, err
	}
	if in.Message != "" && r.Values["link"] == "" {
		var err error
		if r.Values["link"], err = a.api.GetPermalinkContext(ctx, &slack.PermalinkParameters{Channel: in.Channel, Ts: in.Message}); err != nil {
			return slack.ModalViewRequest{}, fmt.Errorf("asking for the message's address: %w", err)
		}
	}
	form, err := a.assistant.Form(ctx, r)
	if err != nil {
		return slack.ModalViewRequest{}, err
	}
	if form.Stale && in.Response != "" {
		if err := a.refresh(ctx, in, form.Command); err != nil {
			return slack.ModalViewRequest{}, err
		}
	}
	return blockkit.Modal(form, in.Origin()), nil
}

// refresh replaces the pressed card with the item's current state. command is the
// form's command, such as "note 11".
func (a *App) refresh(ctx context.Context, in inbound.Request, command string) error {
	_, item, about := strings.Cut(command, " ")
	if !about {
		return nil // a form that is about no item
	}
	now := in
	now.Key, now.Text, now.As, now.Seen = "refresh "+in.Key, "status "+item, reply.InPlace, nil
	r := a.withRole(ctx, now)
	out, err := a.assistant.Command(ctx, r)
	if err != nil {
		return err
	}
	out.Parts = append([]reply.Part{reply.Paragraph{Text: out.Lang.Phrase(cardRefreshed)}}, out.Parts...)
	return a.send(ctx, now, out, outbound.Slot{})
}

// linkToDirect leads to somebody's messages with the app, where their file arrives; to
// nowhere where Slack does not say where these are.
func (a *App) linkToDirect(ctx context.Context, user string, l reply.Lang) []slack.Block {
	channel, err := a.sender.DirectMessages(ctx, user)
	if err != nil || a.Site == "" {
		a.log.Warn("direct messages not linked", "user", user, "error", err)
		return nil
	}
	link := fmt.Sprintf("<%sarchives/%s|%s>", a.Site, channel, l.Phrase(openDirect))
	return []slack.Block{slack.NewSectionBlock(slack.NewTextBlockObject(slack.MarkdownType, link, false, false), nil, nil)}
}

// turnPage replaces what a modal shows, such as with the next page of a list.
func (a *App) turnPage(ctx context.Context, in inbound.Request) {
	view, err := a.buildView(ctx, in)
	if err != nil {
		a.log.Error("window not turned", "key", in.Key, "text", in.Text, "error", err)
	} else {
		err = a.updateView(ctx, in, in.View, view)
	}
	if err != nil {
		a.suggestTyping(ctx, in)
	}
}
