package slackapp

import (
	"encoding/json"
	"slices"
	"strings"
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

// origin is where a form that answers it was opened.
func (in Incoming) origin() origin {
	from := origin{Channel: in.Channel, Thread: in.Thread, Response: in.Response, Fresh: in.Fresh}
	if in.Surface == "modal" || in.Sent {
		from.View = in.View
	}
	if name := in.Values["name"]; name != "" {
		from.Values = map[string]string{"name": name}
	}
	return from
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
	case handlers.FieldPeople:
		people := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeUser, plainText(say(l, "选人", "Choose people")), f.Name)
		people.InitialUsers = slices.DeleteFunc(strings.Fields(f.Value), func(id string) bool { return !strings.HasPrefix(id, "U") && !strings.HasPrefix(id, "W") })
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
