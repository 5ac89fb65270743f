package blockkit

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// button is one button; nil where Slack would not take it.
func (c *renderer) button(b reply.Button) *slack.ButtonBlockElement {
	value, err := json.Marshal(Press{b.Command, b.Seen, b.Confirm, b.Share, b.As})
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

// buttons are those of one row.
func (c *renderer) buttons(bs reply.Buttons) {
	var elements []slack.BlockElement
	for _, b := range bs {
		if element := c.button(b); element != nil && len(elements) < maxRowOfButtons {
			elements = append(elements, element)
		}
	}
	c.row(elements)
}

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
