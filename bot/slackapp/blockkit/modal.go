package blockkit

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// Modal is a form, which carries from, or what only says something.
func Modal(f reply.Form, from Origin) slack.ModalViewRequest {
	c := renderer{Lang: f.Lang, on: InModal}
	for _, part := range f.Parts {
		c.part(part)
	}
	for _, field := range f.Fields {
		c.add(input(f.Lang, field))
	}
	view := slack.ModalViewRequest{
		Type: slack.VTModal, Title: plainText(text.Clip(f.Title, maxModalTitle)),
		Close: plainText(f.Lang.Phrase(pressClose)), Blocks: slack.Blocks{BlockSet: c.within()},
	}
	if len(f.Fields) == 0 {
		return view
	}
	from.Command, from.Seen = f.Command, f.Seen
	if metadata, err := json.Marshal(from); err == nil && len(metadata) <= maxMetadata {
		view.PrivateMetadata = string(metadata)
	}
	view.CallbackID = "rectify"
	view.Submit, view.Close = plainText(text.Clip(f.Send, maxModalTitle)), plainText(f.Lang.Phrase(pressCancel))
	return view
}

// Window shows a reply in a modal.
func Window(r reply.Reply) slack.ModalViewRequest {
	title := "Rectify"
	if len(r.Parts) > 0 {
		if head, ok := r.Parts[0].(reply.Heading); ok && utf8.RuneCountInString(head.Text) <= maxModalTitle {
			title, r.Parts = head.Text, r.Parts[1:]
		}
	}
	return slack.ModalViewRequest{
		Type: slack.VTModal, Title: plainText(title), Close: plainText(r.Lang.Phrase(pressClose)),
		Blocks: slack.Blocks{BlockSet: Render(r, InModal)},
	}
}

// WindowText shows one sentence in a modal.
func WindowText(l reply.Lang, sentence string) slack.ModalViewRequest {
	return Window(reply.Reply{Lang: l, Parts: []reply.Part{reply.Paragraph{Text: sentence}}})
}

// Home is a reply as somebody's App Home. Charts are the pictures that Slack keeps of
// them, and bars of coloured squares where it keeps none. Figures lead to the items that
// they count in the table at that address, unless it is empty.
func Home(r reply.Reply, pictures Pictures, table string) slack.HomeTabViewRequest {
	blocks := (&renderer{Lang: r.Lang, on: InHome, pictures: pictures, ledger: table}).render(r)
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab, CallbackID: "rectify_home", Blocks: slack.Blocks{BlockSet: blocks}}
}

// input is a field of a form. Its block and its element are named after it.
func input(l reply.Lang, f reply.Field) slack.Block {
	var element slack.BlockElement
	switch f.Kind {
	case reply.FieldDate:
		picker := slack.NewDatePickerBlockElement(f.Name)
		if _, err := time.Parse(time.DateOnly, f.Value); err == nil {
			picker.InitialDate = f.Value
		}
		element = picker
	case reply.FieldPeople:
		people := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeUser, plainText(l.Phrase(choosePeople)), f.Name)
		people.InitialUsers = slices.DeleteFunc(strings.Fields(f.Value),
			func(id string) bool { return !strings.HasPrefix(id, "U") && !strings.HasPrefix(id, "W") })
		element = people
	case reply.FieldChoice:
		element = choice(l, f)
	case reply.FieldFiles:
		element = slack.NewFileInputBlockElement(f.Name).WithMaxFiles(maxFiles)
	default:
		typed := slack.NewPlainTextInputBlockElement(nil, f.Name)
		typed.Multiline, typed.InitialValue, typed.MaxLength = f.Kind == reply.FieldText, text.Clip(f.Value, maxInput), maxInput
		element = typed
	}
	var hint *slack.TextBlockObject
	if f.Hint != "" {
		hint = plainText(f.Hint)
	}
	block := slack.NewInputBlock(f.Name, plainText(f.Label), hint, element)
	block.Optional = f.Optional
	return block
}

func choice(l reply.Lang, f reply.Field) slack.BlockElement {
	element := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plainText(l.Phrase(chooseOne)), f.Name)
	for _, o := range f.Options {
		option := slack.NewOptionBlockObject(o.Value, plainText(text.Clip(o.Label, maxLabel)), nil)
		element.Options = append(element.Options, option)
		if o.Value == f.Value {
			element.InitialOption = option
		}
	}
	return element
}
