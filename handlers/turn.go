package handlers

import (
	"context"
	"regexp"
	"strings"

	"rectify/handlers/question"
	"rectify/handlers/question/intent"
	"rectify/index/lexicon"
)

// A turn is one sentence that somebody said, read once, with the one snapshot of
// the ledger that it is answered from.
type turn struct {
	book     *book
	text     string // as typed, folded
	sentence string // in simplified characters
	lang     Lang   // of the answer
	asks     intent.Distribution
	lean     question.FollowUp

	question.Query        // what it asks for by itself
	fields         fields // and its conditions on fields of the ledger
}

// turn reads what somebody typed, which is readable.
func (a *Assistant) turn(ctx context.Context, text string) (*turn, error) {
	book, err := a.open(ctx)
	if err != nil {
		return nil, err
	}
	t := &turn{book: book, text: text, sentence: lexicon.Simplify(text)}
	t.asks = intent.Classify(t.sentence)
	t.lean = question.LeanOf(t.sentence)
	t.Query, t.fields = a.asksFor(ctx, book, t.sentence, t.asks)
	if question.Open(text) && t.Want == question.Find && len(t.Numbers) == 0 {
		if bare := question.Parse(lexicon.Simplify(question.Bare(text)), book.headings()); bare.Want != question.Find && bare.Want != question.Help {
			bare.Lang = t.Lang
			t.Query = bare
		}
	}
	if a.lang != "" && !question.Lettered(text) {
		t.Lang = string(a.lang)
	}
	t.lang = Lang(t.Lang)
	return t, nil
}

// asksFor is what a sentence in simplified characters asks for, given what kind of
// answer it asks for.
func (a *Assistant) asksFor(ctx context.Context, book *book, sentence string, asks intent.Distribution) (question.Query, fields) {
	fields, rest := a.fieldsIn(ctx, book, sentence, asks)
	if len(fields.Owners) == 0 && asks[intent.List]+asks[intent.Count]+asks[intent.Mine] >= surelyItems {
		if owner, called := a.nicknamed(ctx, book, rest); owner != "" {
			fields.Owners, rest = []string{owner}, strings.Replace(rest, called, "", 1)
			rest = ownsThem.ReplaceAllString(rest, "")
		}
	}
	return fields.asItems(question.Parse(rest, book.headings()), asks), fields
}

// ownsThem is what stands behind an owner in a question for their items.
var ownsThem = regexp.MustCompile(`同志|那边|这边|负责|牵头|分管|管(?:的)?|名下|手上|手里|手头`)
