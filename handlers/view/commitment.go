package view

import (
	"cmp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/reply"
)

// A Commitment is a sentence of an item's measures that commitments work (遗留事项),
// with what staff said of it.
type Commitment struct {
	Item     *ledger.Item
	Number   int // as the item's text counts them, from 1
	Sentence string
	Due      string // "2006-01-02" or empty
	State    ledger.CommitmentState
}

// Key names the item whose commitment it is.
func (p Commitment) Key() ledger.Key {
	return p.Item.Key()
}

// AllCommitments are those of an item, as its text counts them: what staff said of
// one moves no other to another place.
func (b *View) AllCommitments(item *ledger.Item) (all []Commitment) {
	text := b.TextOf(item)
	if text == nil || len(text.Commitments) == 0 {
		return nil
	}
	said := item.CommitmentStates()
	for i, c := range text.Commitments {
		p := Commitment{Item: item, Number: i + 1, Sentence: strings.TrimSpace(c.Text), Due: c.Due}
		if len(said) > 0 {
			is := said[ledger.CommitmentKey(c.Text)]
			p.State, p.Due = is.State, cmp.Or(is.Due, c.Due)
		}
		all = append(all, p)
	}
	return all
}

// Commitments are those of an item that were not dropped.
func (b *View) Commitments(item *ledger.Item) []Commitment {
	return slices.DeleteFunc(b.AllCommitments(item), func(p Commitment) bool { return p.State == ledger.CommitmentDropped })
}

// Pending reports whether a commitment still waits to be kept.
func (p Commitment) Pending() bool {
	return p.State != ledger.CommitmentKept && p.Item.Status != notice.Closed
}

// Overdue reports whether a commitment's day has passed, and it still waits.
func (p Commitment) Overdue(today string) bool { return p.Pending() && p.Due != "" && p.Due < today }

// CommitmentState is the word for what staff said of a sentence.
func CommitmentState(l reply.Lang, s ledger.CommitmentState) string {
	return l.Phrase(cmp.Or(commitmentWords[s], msgCommitmentUnconfirmed))
}

var commitmentWords = map[ledger.CommitmentState]reply.Phrase{
	ledger.CommitmentOpen: msgCommitmentConfirmed, ledger.CommitmentKept: msgCommitmentFulfilled, ledger.CommitmentDropped: msgCommitmentDropped,
}

// Standing is a commitment's state and day, in a few words.
func (p Commitment) Standing(l reply.Lang, today string) string {
	words := CommitmentState(l, p.State)
	switch {
	case p.Due == "":
	case p.Overdue(today):
		words += l.Phrase(msgDuePassed, p.Due)
	default:
		words += l.Phrase(msgDueOn, p.Due)
	}
	return words
}
