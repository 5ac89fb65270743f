package slackapp

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"rectify/handlers"
)

// An origin is what a form carries with it: what it is for, and where it was
// opened.
type origin struct {
	Command  string            `json:"c"`
	Seen     map[int]int       `json:"s,omitempty"`
	Channel  string            `json:"ch,omitempty"`
	Thread   string            `json:"th,omitempty"`
	Response string            `json:"r,omitempty"`
	View     string            `json:"v,omitempty"` // the window that the form lies upon
	Fresh    bool              `json:"f,omitempty"`
	Values   map[string]string `json:"x,omitempty"` // of fields that are not shown
}

// Slack's limits of a modal, in characters (docs.slack.dev/surfaces/modals).
const (
	longestTitleOfModal = 24
	longestInput        = 3000
	longestMetadata     = 3000
)

// modal is a form, or what only says something.
func modal(f handlers.Form, from origin) slack.ModalViewRequest {
	c := canvas{Lang: f.Lang, on: onModal}
	for _, part := range f.Parts {
		c.part(part)
	}
	for _, field := range f.Fields {
		c.add(input(f.Lang, field))
	}
	view := slack.ModalViewRequest{
		Type: slack.VTModal, Title: plainText(clip(f.Title, longestTitleOfModal)),
		Close: plainText(say(f.Lang, "关闭", "Close")), Blocks: slack.Blocks{BlockSet: c.within()},
	}
	if len(f.Fields) == 0 {
		return view
	}
	from.Command, from.Seen = f.Command, f.Seen
	if metadata, err := json.Marshal(from); err == nil && len(metadata) <= longestMetadata {
		view.PrivateMetadata = string(metadata)
	}
	view.CallbackID = "rectify"
	view.Submit, view.Close = plainText(clip(f.Send, longestTitleOfModal)), plainText(say(f.Lang, "取消", "Cancel"))
	return view
}

// window shows a reply in a modal.
func window(r handlers.Reply) slack.ModalViewRequest {
	return slack.ModalViewRequest{
		Type: slack.VTModal, Title: plainText("Rectify"), Close: plainText(say(r.Lang, "关闭", "Close")),
		Blocks: slack.Blocks{BlockSet: drawn(r, onModal)},
	}
}

// input is a field of a form. Its block and its element are named after it.
func input(l handlers.Lang, f handlers.Field) slack.Block {
	var element slack.BlockElement
	switch f.Kind {
	case handlers.FieldDate:
		picker := slack.NewDatePickerBlockElement(f.Name)
		if _, err := time.Parse(time.DateOnly, f.Value); err == nil {
			picker.InitialDate = f.Value
		}
		element = picker
	case handlers.FieldPerson:
		people := slack.NewOptionsSelectBlockElement(slack.OptTypeUser, plainText(say(l, "选择一个人", "Choose a person")), f.Name)
		people.InitialUser = f.Value
		element = people
	case handlers.FieldChoice:
		element = choice(l, f)
	default:
		text := slack.NewPlainTextInputBlockElement(nil, f.Name)
		text.Multiline, text.InitialValue, text.MaxLength = f.Kind == handlers.FieldText, clip(f.Value, longestInput), longestInput
		element = text
	}
	var hint *slack.TextBlockObject
	if f.Hint != "" {
		hint = plainText(f.Hint)
	}
	block := slack.NewInputBlock(f.Name, plainText(f.Label), hint, element)
	block.Optional = f.Optional
	return block
}

func choice(l handlers.Lang, f handlers.Field) slack.BlockElement {
	element := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plainText(say(l, "请选择", "Choose")), f.Name)
	for _, o := range f.Options {
		option := slack.NewOptionBlockObject(o.Value, plainText(clip(o.Label, longestButton)), nil)
		element.Options = append(element.Options, option)
		if o.Value == f.Value {
			element.InitialOption = option
		}
	}
	return element
}

// openWithin is how long a window may take to show what it is for.
const openWithin = 20 * time.Second

// opens shows what was asked for in a window. It is opened at once, empty:
// what it takes to fill it must not cost the trigger its three seconds.
func (a *App) opens(ctx context.Context, in Incoming) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), openWithin)
	defer cancel()
	loading := window(handlers.Reply{Lang: a.config.Lang, Parts: []handlers.Part{handlers.Paragraph{Text: say(a.config.Lang, "正在打开……", "Opening …")}}})
	id, err := a.openView(ctx, in, loading)
	if err != nil {
		a.log.Warn("a window could not be opened", "key", in.Key, "error", err)
		return
	}
	view, err := a.filled(ctx, in)
	if err != nil {
		a.log.Error("a window could not be filled", "key", in.Key, "text", in.Text, "error", err)
		view = window(handlers.Reply{Lang: a.config.Lang, Parts: []handlers.Part{handlers.Paragraph{Text: say(a.config.Lang,
			"没有打开成功，请关闭后再试一次。", "This could not be opened: close it and try again.")}}})
	}
	a.updateView(ctx, in, id, view)
}

// openView opens a window, upon the one that it was asked for in.
func (a *App) openView(ctx context.Context, in Incoming, view slack.ModalViewRequest) (id string, err error) {
	var opened *slack.ViewResponse
	if in.Surface == "modal" {
		opened, err = a.api.PushViewContext(ctx, in.Trigger, view)
		if has(err, "push_limit_reached") {
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

func (a *App) updateView(ctx context.Context, in Incoming, id string, view slack.ModalViewRequest) {
	if _, err := a.api.UpdateViewContext(ctx, view, "", "", id); err != nil && !has(err, "not_found") { // closed meanwhile
		a.log.Warn("a window could not be updated", "key", in.Key, "error", err)
	}
}

// filled is the window that was asked for: a form, or an answer.
func (a *App) filled(ctx context.Context, in Incoming) (slack.ModalViewRequest, error) {
	r, err := a.withRole(ctx, in)
	if err != nil {
		return slack.ModalViewRequest{}, err
	}
	if in.As != handlers.AsForm {
		reply, err := a.assistant.Command(ctx, r)
		return window(reply), err
	}
	if in.Message != "" && r.Values["link"] == "" {
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
	from := origin{Channel: in.Channel, Thread: in.Thread, Response: in.Response, Fresh: in.Fresh}
	if in.Surface == "modal" {
		from.View = in.View
	}
	if name := in.Values["name"]; name != "" {
		from.Values = map[string]string{"name": name}
	}
	return modal(form, from), nil
}

// refresh puts the item as it is now in the place of the card that was pressed.
// command is that of the form, such as "note 11".
func (a *App) refresh(ctx context.Context, in Incoming, command string) error {
	var name string
	var number int
	if _, err := fmt.Sscan(command, &name, &number); err != nil {
		return nil // a form that is about no item
	}
	now := in
	now.Key, now.Text, now.As, now.Seen = "refresh "+in.Key, fmt.Sprint("status ", number), handlers.InPlace, nil
	r, err := a.withRole(ctx, now)
	if err != nil {
		return err
	}
	reply, err := a.assistant.Command(ctx, r)
	if err != nil {
		return err
	}
	reply.Parts = append([]handlers.Part{handlers.Paragraph{Text: say(reply.Lang, "⚠ 这一项已有更新，卡片已刷新。", "⚠ The item has moved on: this is how it is now.")}}, reply.Parts...)
	return a.send(ctx, now, reply)
}

// turns shows an answer in the place of what a window shows: the next page of
// its list.
func (a *App) turns(ctx context.Context, in Incoming) {
	view, err := a.filled(ctx, in)
	if err != nil {
		a.log.Error("a window could not be turned", "key", in.Key, "text", in.Text, "error", err)
		return
	}
	a.updateView(ctx, in, in.View, view)
}

// submitWithin leaves time to acknowledge a form.
const submitWithin = 2500 * time.Millisecond

// submitted carries out a form that was sent, and says what becomes of its
// window. What it changed is in the ledger, and what people are told of it
// kept, before it returns.
func (a *App) submitted(ctx context.Context, in Incoming) *slack.ViewSubmissionResponse {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), submitWithin)
	defer cancel()
	response, err := a.carryOut(ctx, in)
	if err == nil {
		return response
	}
	a.log.Error("a form could not be carried out", "key", in.Key, "text", in.Text, "error", err)
	failed := window(handlers.Reply{Lang: a.config.Lang, Parts: []handlers.Part{handlers.Paragraph{Text: say(a.config.Lang,
		"抱歉，没有办成，台账没有更改。请再试一次，或联系管理员。", "Sorry, this failed and changed nothing. Try again, or tell the administrator.")}}})
	return slack.NewUpdateViewSubmissionResponse(&failed)
}

func (a *App) carryOut(ctx context.Context, in Incoming) (*slack.ViewSubmissionResponse, error) {
	r, err := a.withRole(ctx, in)
	if err != nil {
		return nil, err
	}
	sent, err := a.assistant.Send(ctx, r)
	switch {
	case err != nil:
		return nil, err
	case len(sent.Problems) > 0:
		return slack.NewErrorsViewSubmissionResponse(sent.Problems), nil
	case sent.Again != nil:
		again := modal(*sent.Again, origin{Channel: in.Channel, Thread: in.Thread, Response: in.Response, View: in.View, Fresh: in.Fresh})
		return slack.NewUpdateViewSubmissionResponse(&again), nil
	case sent.Reply.Kind != handlers.KindChange && in.View != "", sent.Reply.Kind == handlers.KindNone && in.Response == "":
		said := window(sent.Reply)
		return slack.NewUpdateViewSubmissionResponse(&said), nil
	}
	if sent.Reply.Kind != handlers.KindChange {
		in.Fresh = true // what was pressed stays as it is
	}
	below := in.View
	if in.View == "" && in.Response == "" && in.Channel == "" {
		in.Channel = in.User // opened from the home: the answer is theirs
	}
	if below != "" { // the window below shows the item as it is now
		now := window(sent.Reply)
		a.beside(ctx, func(ctx context.Context) { a.updateView(ctx, in, below, now) })
		sent.Reply.Parts = nil
	}
	if err := a.send(ctx, in, sent.Reply); err != nil {
		return nil, err
	}
	a.moved()
	return nil, nil
}
