package blockkit

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// How much a card shows of a text before it is folded, in characters, and how
// many commitments.
const (
	maxFinding     = 500
	maxMeasures    = 700
	maxCommitments = 3
)

// state is a lamp and its word.
func (c *renderer) state(item reply.ItemRef) string {
	return item.Light() + " " + c.State(item)
}

// card is one item: what it is, what was found and done, what happened last.
func (c *renderer) card(card reply.Card) {
	c.add(slack.NewHeaderBlock(plainText(text.Clip(c.Phrase(itemTitle, c.Lang.ItemFirst(card.NoticeKey, card.Number), card.Title), maxHeader))))
	c.add(slack.NewSectionBlock(nil, c.cardFields(card), nil))
	c.folded(card)
	c.commitments(card.Commitments)
	if len(card.Changes) > 0 {
		changes := c.Phrase(latestChanges) + "\n" + strings.Join(card.Changes, "\n")
		c.add(slack.NewContextBlock("", slack.NewTextBlockObject(slack.PlainTextType, text.Clip(changes, maxSection), false, false)))
	}
}

func (c *renderer) cardFields(card reply.Card) (fields []*slack.TextBlockObject) {
	add := func(label, value string) {
		if value != "" {
			fields = append(fields, slack.NewTextBlockObject(slack.MarkdownType, "*"+label+"*\n"+text.Clip(Escape(value), maxField), false, false))
		}
	}
	status := c.state(card.ItemRef)
	if card.Declared != card.Status && card.Declared != "" {
		status = c.Phrase(declaredAs, status, c.Status(card.Declared))
	}
	add(c.Phrase(labelStatus), status)
	owner := card.Owner
	if card.Supporting != "" {
		owner = c.Phrase(withSupport, owner, card.Supporting)
	}
	switch {
	case card.Unreceived:
		owner += "\n⚠ " + card.NotReceived(c.Lang)
	case card.ReceivedOn != "":
		owner += "\n" + c.Phrase(receivedOn, card.ReceivedOn)
	}
	if owner == "" {
		owner = c.Phrase(noOwner)
	}
	add(c.Phrase(labelOwner), owner)
	add(c.Phrase(labelSection), card.SectionText)
	due := card.Due
	if due == "" {
		due = c.Phrase(noDue)
	}
	due += card.HowDue(c.Lang)
	if card.AskedDue != "" {
		due += "\n" + c.Phrase(asksExtension, card.AskedBy, card.AskedDue)
	}
	add(c.Phrase(labelDue), due)
	if card.HelpFrom != "" {
		add(c.Phrase(labelWaits), c.Phrase(waitsSince, card.HelpFrom, card.HelpSince))
	}
	if card.Evidence > 0 {
		add(c.Phrase(labelEvidence), c.Phrase(piecesOf, card.Evidence))
	}
	return fields
}

// folded is the finding and the measures, cut to what fits; a button shows the
// whole.
func (c *renderer) folded(card reply.Card) {
	var open *slack.Accessory
	if b := c.button(reply.Button{Label: c.Phrase(pressText), Command: fmt.Sprintf("text %s", card.Ref()), As: reply.AsWindow}); b != nil {
		open = slack.NewAccessory(b)
	}
	measures := strings.Join(card.Measures, "\n")
	cut := utf8.RuneCountInString(card.Finding) > maxFinding || utf8.RuneCountInString(measures) > maxMeasures
	add := func(label, whole string, most int, button bool) {
		if strings.TrimSpace(whole) == "" {
			return
		}
		block := slack.NewSectionBlock(slack.NewTextBlockObject(slack.MarkdownType, "*"+label+"*\n"+text.Clip(Escape(strings.TrimSpace(whole)), most), false, false), nil, nil)
		if button {
			block.Accessory = open
		}
		c.add(block)
	}
	add(c.Phrase(labelFinding), card.Finding, maxFinding, cut && measures == "")
	add(c.Phrase(labelMeasures), measures, maxMeasures, cut)
}

// commitments are the sentences that still commitment work.
func (c *renderer) commitments(all []reply.CardCommitment) {
	var lines []string
	for i, p := range all {
		if i == maxCommitments {
			lines = append(lines, c.Phrase(moreCommitments, len(all)-i))
			break
		}
		lines = append(lines, fmt.Sprintf("%d. ", p.Number)+Escape(p.Text)+" _"+Escape(p.Standing)+"_")
	}
	if len(lines) > 0 {
		c.add(sections("*"+c.Phrase(openCommitments)+"*\n"+strings.Join(lines, "\n"), slack.MarkdownType)...)
	}
}
