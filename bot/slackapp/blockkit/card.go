package blockkit

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// How much a card shows of a text before it is folded, in characters, in a message
// and in a window; and how many commitments and pieces of evidence.
const (
	maxFolded      = 120
	maxFinding     = 500
	maxMeasures    = 700
	maxCommitments = 3
	maxPieces      = 5
)

// state is a lamp and its word.
func (c *renderer) state(item reply.ItemRef) string {
	return item.Light() + " " + c.State(item)
}

// card is one item: its title and status, who answers for it and by when, what
// was found and done, the evidence, what happened last.
func (c *renderer) card(card reply.Card) {
	c.add(slack.NewHeaderBlock(plainText(text.Clip(c.Phrase(itemTitle, c.Lang.ItemFirst(card.NoticeKey, card.Number), card.Title), maxHeader))))
	c.add(section(c.standing(card), slack.MarkdownType))
	c.add(note(Escape(text.Clip(strings.Join(c.circumstances(card), "\n"), maxSection))))
	c.folded(card)
	c.evidence(card.Pieces, card.Ref())
	c.commitments(card.Commitments)
	if len(card.Changes) > 0 {
		changes := c.Phrase(latestChanges) + "\n" + strings.Join(card.Changes, "\n")
		c.add(slack.NewContextBlock("", slack.NewTextBlockObject(slack.PlainTextType, text.Clip(changes, maxSection), false, false)))
	}
}

// standing is an item's status, who answers for it, and by when, in a line.
func (c *renderer) standing(card reply.Card) string {
	owner, due := card.Owner, card.Due
	if owner == "" {
		owner = c.Phrase(noOwner)
	}
	if card.Person != "" && card.Person != card.Owner {
		owner += " · " + card.Person
	}
	if card.Supporting != "" {
		owner = c.Phrase(withSupport, owner, card.Supporting)
	}
	if due == "" {
		due = c.Phrase(noDue)
	}
	return fmt.Sprintf("%s `%s`　%s *%s*　%s *%s*", card.Light(), Escape(c.State(card.ItemRef)),
		c.Phrase(labelOwner), text.Clip(Escape(owner), maxField), c.Phrase(labelDue), Escape(due))
}

// circumstances returns further facts about an item, a line each: its section, and
// what is unusual about it.
func (c *renderer) circumstances(card reply.Card) (lines []string) {
	add := func(line string) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	add(card.SectionText)
	if card.Declared != card.Status && card.Declared != "" {
		add(c.Phrase(declaredAs, c.Status(card.Declared)))
	}
	switch {
	case card.Unreceived:
		add("⚠ " + card.NotReceived(c.Lang))
	case card.ReceivedOn != "":
		add(c.Phrase(receivedOn, card.ReceivedOn))
	}
	if how := card.HowDue(c.Lang); how != "" {
		add(c.Phrase(labelDue) + how)
	}
	if card.AskedDue != "" {
		add("⚠ " + c.Phrase(asksExtension, card.AskedBy, card.AskedDue))
	}
	if card.HelpFrom != "" {
		add("⚠ " + c.Phrase(labelWaits) + " " + c.Phrase(waitsSince, card.HelpFrom, card.HelpSince))
	}
	if card.Evidence > 0 && len(card.Pieces) == 0 {
		add(c.Phrase(labelEvidence) + " " + c.Phrase(piecesOf, card.Evidence))
	}
	if len(lines) == 0 {
		add(card.Label)
	}
	return lines
}

// evidence lists pieces of evidence; the latest, where they are many.
func (c *renderer) evidence(pieces []reply.CardEvidence, item string) {
	if len(pieces) == 0 {
		return
	}
	lines := []string{"*" + c.Phrase(evidenceTitle, len(pieces)) + "*"}
	for i, e := range pieces {
		if i >= len(pieces)-maxPieces {
			lines = append(lines, pieceLine(c.Lang, i+1, e))
		}
	}
	block := section(text.Clip(strings.Join(lines, "\n"), maxSection), slack.MarkdownType).(*slack.SectionBlock)
	if len(pieces) > maxPieces {
		if b := c.button(reply.Button{Label: c.Phrase(pressAll, len(pieces)), Command: "evidence " + item, As: reply.AsWindow}); b != nil {
			block.Accessory = slack.NewAccessory(b)
		}
	}
	c.add(block)
}

// pieceLine is a piece of evidence with its link.
func pieceLine(l reply.Lang, at int, e reply.CardEvidence) string {
	name := Escape(e.Name)
	if e.Link != "" {
		name = "<" + linkable.Replace(e.Link) + "|" + name + ">"
	}
	return fmt.Sprintf("%d. %s　_%s_", at, name, Escape(e.About(l)))
}

// linkable writes out what would end a link.
var linkable = strings.NewReplacer("&", "&amp;", "<", "%3C", ">", "%3E", "|", "%7C")

// folded is the finding and the measures, cut to what fits; a button shows the
// whole.
func (c *renderer) folded(card reply.Card) {
	var open *slack.Accessory
	if b := c.button(reply.Button{Label: c.Phrase(pressText), Command: fmt.Sprintf("text %s", card.Ref()), As: reply.AsWindow}); b != nil {
		open = slack.NewAccessory(b)
	}
	most := []int{maxFolded, maxFolded}
	if c.on == InModal {
		most = []int{maxFinding, maxMeasures}
	}
	measures := strings.Join(card.Measures, "\n")
	cut := utf8.RuneCountInString(card.Finding) > most[0] || utf8.RuneCountInString(measures) > most[1]
	add := func(label, whole string, most int, button bool) {
		if strings.TrimSpace(whole) == "" {
			return
		}
		block := slack.NewSectionBlock(slack.NewTextBlockObject(slack.MarkdownType, "*"+label+"*\n"+text.Clip(Escape(strings.TrimSpace(whole)), most),
			false, false), nil, nil)
		if button {
			block.Accessory = open
		}
		c.add(block)
	}
	add(card.FindingName(c.Lang), card.Finding, most[0], cut && measures == "")
	add(c.Phrase(labelResponse), card.Response, most[0], false)
	add(c.Phrase(labelMeasures), measures, most[1], cut)
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
