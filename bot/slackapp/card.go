package slackapp

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"rectify/handlers"
)

// How much of a text a card shows before it is folded, in characters.
const (
	longestFinding  = 500
	longestMeasures = 700
	mostPromises    = 3
)

// state is a lamp and its word.
func (c *canvas) state(item handlers.ItemRef) string {
	return item.Lamp() + " " + c.State(item)
}

// card is one item: what it is, what was found and done, what happened last.
func (c *canvas) card(card handlers.Card) {
	title := fmt.Sprintf("第%d项 %s", card.Number, card.Title)
	if c.Lang == handlers.English {
		title = fmt.Sprintf("Item %d: %s", card.Number, card.Title)
	}
	c.add(slack.NewHeaderBlock(plainText(clip(title, longestHeader))))
	c.add(slack.NewSectionBlock(nil, c.cardFields(card), nil))
	c.folded(card)
	c.promises(card.Promises)
	if len(card.Changes) > 0 {
		text := say(c.Lang, "最近变更\n", "Latest changes\n") + strings.Join(card.Changes, "\n")
		c.add(slack.NewContextBlock("", slack.NewTextBlockObject(slack.PlainTextType, clip(text, longestSection), false, false)))
	}
}

func (c *canvas) cardFields(card handlers.Card) (fields []*slack.TextBlockObject) {
	add := func(label, value string) {
		if value != "" {
			fields = append(fields, slack.NewTextBlockObject(slack.MarkdownType, "*"+label+"*\n"+clip(neutral(value), longestField), false, false))
		}
	}
	status := c.state(card.ItemRef)
	if card.Declared != card.Status && card.Declared != "" {
		status += say(c.Lang, "（通报：", " (the notice: ") + c.Status(card.Declared) + say(c.Lang, "）", ")")
	}
	add(say(c.Lang, "状态", "Status"), status)
	owner := card.Owner
	if card.Supporting != "" {
		owner += say(c.Lang, "（配合：", " (with ") + card.Supporting + say(c.Lang, "）", ")")
	}
	switch {
	case card.Unreceived:
		owner += "\n⚠ " + card.NotReceived(c.Lang)
	case card.ReceivedOn != "":
		owner += say(c.Lang, "\n"+card.ReceivedOn+" 签收", "\nreceived on "+card.ReceivedOn)
	}
	if owner == "" {
		owner = say(c.Lang, "未分派", "nobody yet")
	}
	add(say(c.Lang, "责任人", "Owner"), owner)
	add(say(c.Lang, "所属", "Section"), card.SectionText)
	due := card.Due
	if due == "" {
		due = say(c.Lang, "未设定", "not set")
	}
	due += card.HowDue(c.Lang)
	if card.AskedDue != "" {
		due += say(c.Lang, "\n"+card.AskedBy+" 申请延期至 "+card.AskedDue, "\n"+card.AskedBy+" asks for "+card.AskedDue)
	}
	add(say(c.Lang, "时限", "Due"), due)
	if card.HelpFrom != "" {
		add(say(c.Lang, "需协调", "Waits for"), card.HelpFrom+say(c.Lang, "（自 ", " (since ")+card.HelpSince+say(c.Lang, " 起）", ")"))
	}
	if card.Evidence > 0 {
		add(say(c.Lang, "佐证", "Evidence"), fmt.Sprint(card.Evidence)+say(c.Lang, " 件", ""))
	}
	return fields
}

// folded is the finding and the measures, cut to what fits; a button shows the
// whole.
func (c *canvas) folded(card handlers.Card) {
	var whole *slack.Accessory
	if b := c.button(handlers.Button{Label: say(c.Lang, "全文", "Full text"), Command: fmt.Sprintf("text %d", card.Number), As: handlers.AsWindow}); b != nil {
		whole = slack.NewAccessory(b)
	}
	measures := strings.Join(card.Measures, "\n")
	cut := utf8.RuneCountInString(card.Finding) > longestFinding || utf8.RuneCountInString(measures) > longestMeasures
	add := func(label, text string, most int, button bool) {
		if strings.TrimSpace(text) == "" {
			return
		}
		block := slack.NewSectionBlock(slack.NewTextBlockObject(slack.MarkdownType, "*"+label+"*\n"+clip(neutral(strings.TrimSpace(text)), most), false, false), nil, nil)
		if button {
			block.Accessory = whole
		}
		c.add(block)
	}
	add(say(c.Lang, "问题", "Finding"), card.Finding, longestFinding, cut && measures == "")
	add(say(c.Lang, "整改情况", "Measures"), measures, longestMeasures, cut)
}

// promises are the sentences that still promise work.
func (c *canvas) promises(all []handlers.CardPromise) {
	var lines []string
	for i, p := range all {
		if i == mostPromises {
			lines = append(lines, fmt.Sprintf(say(c.Lang, "……还有 %d 条", "… and %d more"), len(all)-i))
			break
		}
		lines = append(lines, fmt.Sprintf("%d. ", p.Number)+neutral(p.Text)+" _"+neutral(p.Standing)+"_")
	}
	if len(lines) > 0 {
		c.add(sections("*"+say(c.Lang, "原文还写着", "The text still promises")+"*\n"+strings.Join(lines, "\n"), slack.MarkdownType)...)
	}
}
