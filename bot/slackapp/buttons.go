package slackapp

import (
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"rectify/handlers"
)

// A press is what a button of ours carries.
type press struct {
	Command string       `json:"c"`
	Seen    map[int]int  `json:"s,omitempty"`
	Confirm bool         `json:"y,omitempty"`
	Share   bool         `json:"p,omitempty"`
	As      handlers.Way `json:"w,omitempty"`
}

// The action ids of what can be pressed begin with these: buttons carry a
// press, options of menus only a command.
const (
	pressAction = "rectify"
	pickAction  = "rectify_pick" // the command's answer takes the place of what the menu belongs to
	openAction  = "rectify_open" // it opens in a window
	doAction    = "rectify_do"   // it is an answer of its own
)

// button is one button; nil where Slack would not take it.
func (c *canvas) button(b handlers.Button) *slack.ButtonBlockElement {
	value, err := json.Marshal(press{b.Command, b.Seen, b.Confirm, b.Share, b.As})
	if err != nil || len(value) > longestValue {
		return nil // it can still be typed
	}
	element := slack.NewButtonBlockElement(c.id(pressAction), string(value), plainText(clip(b.Label, longestButton)))
	switch {
	case b.Main:
		element.Style = slack.StylePrimary
	case b.Grave:
		element.Style = slack.StyleDanger
	}
	return element
}

// buttons are those of one row.
func (c *canvas) buttons(bs handlers.Buttons) {
	var elements []slack.BlockElement
	for _, b := range bs {
		if element := c.button(b); element != nil && len(elements) < mostButtons {
			elements = append(elements, element)
		}
	}
	c.actions(elements)
}

func (c *canvas) actions(elements []slack.BlockElement) {
	if len(elements) > 0 {
		c.add(slack.NewActionBlock("", elements...))
	}
}

// menus are selects: each option is a command.
func (c *canvas) menus(ms []handlers.Menu) (elements []slack.BlockElement) {
	for _, m := range ms {
		element := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plainText(clip(m.Name, longestButton)), c.id(map[handlers.Way]string{handlers.InPlace: pickAction, handlers.AsWindow: openAction, handlers.AsAnswer: doAction}[m.As]))
		for i, o := range m.Options {
			if utf8.RuneCountInString(o.Value) > longestOption || len(element.Options) == 100 {
				continue
			}
			option := slack.NewOptionBlockObject(o.Value, plainText(clip(o.Label, longestButton)), nil)
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
func (c *canvas) opener(items []handlers.ItemRef) slack.BlockElement {
	element := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plainText(say(c.Lang, "查看某一项…", "Show an item…")), c.id(openAction))
	for _, item := range items {
		label := plainText(clip(fmt.Sprintf("%d. %s", item.Number, item.Title), longestButton))
		element.Options = append(element.Options, slack.NewOptionBlockObject("status "+strconv.Itoa(item.Number), label, nil))
	}
	return element
}

// shareButton shows everyone in the channel what was asked with text.
func shareButton(l handlers.Lang, text string) handlers.Part {
	return handlers.Buttons{{Label: say(l, "发到频道", "Share in channel"), Command: text, Share: true}}
}
