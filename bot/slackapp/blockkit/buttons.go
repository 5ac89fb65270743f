package blockkit

import (
	"encoding/json"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// button is one button; nil where Slack would not take it.
func (c *renderer) button(b reply.Button) *slack.ButtonBlockElement {
	value, err := json.Marshal(pressOf(b))
	if err != nil || len(value) > maxValue {
		return nil // it can still be typed
	}
	element := slack.NewButtonBlockElement(c.id(pressAction), string(value), plainText(text.Clip(b.Label, maxLabel)))
	switch {
	case b.Main:
		element.Style = slack.StylePrimary
	case b.Grave:
		element.Style = slack.StyleDanger
	}
	return element
}

// buttons are those of one row. In messages, those that are behind "more" are in
// a menu.
func (c *renderer) buttons(bs reply.Buttons) {
	var elements []slack.BlockElement
	var more reply.Buttons
	for _, b := range bs {
		switch inMessage := c.on == InMessage || c.on == InPlainMessage; {
		case b.More && inMessage:
			more = append(more, b)
			continue
		case b.All: // all of them are here
			continue
		}
		if element := c.button(b); element != nil && len(elements) < maxRowOfButtons {
			elements = append(elements, element)
		}
	}
	if menu := c.more(more); menu != nil {
		elements = append(elements, menu)
	}
	c.row(elements)
}

// more returns a menu of buttons. If they are too many, the last one opens all of
// them.
func (c *renderer) more(bs reply.Buttons) slack.BlockElement {
	if len(bs) <= maxOverflow+1 {
		bs = slices.DeleteFunc(bs, func(b reply.Button) bool { return b.All })
	} else {
		bs = append(bs[:maxOverflow-1:maxOverflow-1], bs[len(bs)-1])
	}
	var options []*slack.OptionBlockObject
	for _, b := range bs {
		if value, err := json.Marshal(pressOf(b)); err == nil && len(value) <= maxOptionValue {
			options = append(options, slack.NewOptionBlockObject(string(value), plainText(text.Clip(b.Label, maxLabel)), nil))
		}
	}
	if len(options) == 0 {
		return nil
	}
	return slack.NewOverflowBlockElement(c.id(moreAction), options...)
}

func pressOf(b reply.Button) Press { return Press{b.Command, b.Seen, b.Confirm, b.Share, b.As} }

// row is a row of elements that can be pressed; nothing for none.
func (c *renderer) row(elements []slack.BlockElement) {
	if len(elements) > 0 {
		c.add(slack.NewActionBlock("", elements...))
	}
}

// menus are selects: each option is a command.
func (c *renderer) menus(ms []reply.Menu) (elements []slack.BlockElement) {
	for _, m := range ms {
		element := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plainText(text.Clip(m.Name, maxLabel)), c.id(menuActions[m.As]))
		for i, o := range m.Options {
			if utf8.RuneCountInString(o.Value) > maxOptionValue || len(element.Options) == maxOptions {
				continue
			}
			option := slack.NewOptionBlockObject(o.Value, plainText(text.Clip(o.Label, maxLabel)), nil)
			element.Options = append(element.Options, option)
			if i == m.Chosen {
				element.InitialOption = option
			}
		}
		if len(element.Options) > 0 {
			elements = append(elements, element)
		}
	}
	return elements
}

// opener is a select of items: the chosen one opens in a window.
func (c *renderer) opener(items []reply.ItemRef) slack.BlockElement {
	element := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plainText(c.Phrase(chooseItem)), c.id(openAction))
	for _, item := range items {
		label := plainText(text.Clip(fmt.Sprintf("%s. %s", item.Ref(), item.Title), maxLabel))
		element.Options = append(element.Options, slack.NewOptionBlockObject("status "+item.Ref(), label, nil))
	}
	return element
}

// ShareButton shows everyone in the channel what a command answers.
func ShareButton(l reply.Lang, command string) reply.Part {
	return reply.Buttons{{Label: l.Phrase(pressShare), Command: command, Share: true}}
}

// feedback asks whether an answer helped. Only messages can.
func (c *renderer) feedback(f reply.Feedback) {
	if c.on != InMessage {
		return
	}
	side := func(label, verdict string, as reply.Way) *slack.FeedbackButton {
		value, err := json.Marshal(Press{Command: "rate-answer " + verdict + " " + f.Question, As: as})
		if err != nil {
			return nil
		}
		return slack.NewFeedbackButton(plainText(label), string(value)).WithAccessibilityLabel(label)
	}
	c.add(slack.NewContextActionsBlock("", slack.NewFeedbackButtonsBlockElement(c.id(pressAction),
		side(c.Phrase(helpful), "good", reply.AsAnswer), side(c.Phrase(notHelpful), "bad", reply.AsForm))))
}
