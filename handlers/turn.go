package handlers

import (
	"context"

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

	question.Query                // what it asks for by itself
	fields         fields         // and its conditions on fields of the ledger
	items          bool           // it was understood whole as a question for items
	parsed         question.Query // what the grammar alone makes of it
}

// turn reads what somebody typed, which is readable.
func (a *Answers) turn(ctx context.Context, text string) (*turn, error) {
	book, err := a.ledger.open(ctx)
	if err != nil {
		return nil, err
	}
	t := &turn{book: book, text: text, sentence: question.Corrected(lexicon.Simplify(text))}
	t.asks = intent.Classify(t.sentence)
	t.lean = question.LeanOf(t.sentence)
	t.parsed = question.Parse(t.sentence, book.Headings())
	if question.Open(text) && t.parsed.Want == question.Find && len(t.parsed.Numbers) == 0 {
		if bare := question.Parse(lexicon.Simplify(question.Bare(text)), book.Headings()); bare.Want != question.Find && bare.Want != question.Help {
			bare.Lang = t.parsed.Lang
			t.parsed = bare
		}
	}
	t.Query = t.parsed
	u, ok, err := a.understand(ctx, book, t.sentence, t.asks)
	if err != nil {
		return nil, err
	}
	if ok {
		t.Query, t.fields, t.items = u.Query, fieldsOf(u), true
	}
	if a.lang != "" && !question.Lettered(text) {
		t.Lang, t.parsed.Lang = string(a.lang), string(a.lang)
	}
	t.lang = Lang(t.Lang)
	return t, nil
}

// asksFor is what a sentence in simplified characters asks for, given what kind of
// answer it asks for.
func (a *Answers) asksFor(ctx context.Context, book *book, sentence string, asks intent.Distribution) (question.Query, fields, error) {
	u, ok, err := a.understand(ctx, book, sentence, asks)
	if err != nil || !ok {
		return question.Parse(sentence, book.Headings()), fields{}, err
	}
	return u.Query, fieldsOf(u), nil
}
