// Package card shows items as parts of replies: one whole, several as a list,
// their history, and the buttons that a person may press.
package card

import (
	"cmp"

	"rectify/data/ledger"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Of returns an item as a card with all its fields.
func Of(b *view.View, l reply.Lang, today string, item ledger.Item) reply.Card {
	text := b.Text(item)
	card := reply.Card{
		ItemRef: Ref(item), Label: text.Label, SectionText: b.HeadingText(item),
		Declared: item.Declared, Person: b.Person(&item), Supporting: item.Supporting,
		HelpFrom: item.HelpFrom, HelpSince: item.HelpSince, Evidence: item.Evidence,
		DueCounted: cmp.Or(item.DueCounted, noticeDue(l, text.PrintedDue(item.Due))), FirstDue: item.FirstDue, AskedDue: item.AskedDue, AskedBy: item.AskedBy,
		AssignedOn: item.AssignedOn, ReceivedOn: item.ReceivedOn, Unreceived: item.Unreceived(), Awaited: awaited(item),
		Version: item.Version, UpdatedBy: item.UpdatedBy, UpdatedAt: item.UpdatedAt.In(b.Zone),
		Finding: text.BeyondTitle(), Recommends: text.Recommends(), Response: text.ResponseWords, Measures: text.Work(),
	}
	for _, p := range b.Commitments(&item) {
		card.Commitments = append(card.Commitments, reply.CardCommitment{Number: p.Number, Text: p.Sentence, Standing: p.Standing(l, today)})
	}
	return card
}

func noticeDue(l reply.Lang, words string) string {
	if words == "" {
		return ""
	}
	return l.Phrase(msgNoticeDue, words)
}

// Citations returns the verbatim parts of a card.
func Citations(c reply.Card) []reply.Citation {
	var out []reply.Citation
	for _, text := range append([]string{cmp.Or(c.Finding, c.Title)}, c.Measures...) {
		if text != "" {
			out = append(out, reply.Citation{Notice: c.Notice, Item: c.Number, Quote: text})
		}
	}
	return out
}
