package answer

import (
	"cmp"
	"context"

	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/intent"
	"rectify/handlers/question/phrasing"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/index/lexicon"
)

// A Turn is one sentence that somebody said, read once, with the one snapshot of
// the ledger that it is answered from.
type Turn struct {
	View      *view.View
	Text      string     // as typed, folded
	Sentence  string     // in simplified characters
	ReplyLang reply.Lang // of the answer
	Intents   intent.Distribution
	FollowUp  grammar.FollowUp
	Open      bool // it asks for reasons, a summary or a comparison

	grammar.Query               // what it asks for by itself
	Conditions    condition.Set // and its conditions on fields of the ledger
	compare       string        // what it compares where that is not items
	items         bool          // it was understood whole as a question for items
	parsed        grammar.Query // what the grammar alone makes of it
}

// Turn reads what somebody typed, which is readable. It is answered in the language
// that it was typed in; what has no letters, in the person's own, or the office's
// where l is empty.
func (a *Answers) Turn(ctx context.Context, text string, l reply.Lang) (*Turn, error) {
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return nil, err
	}
	text = phrasing.WithoutAsides(text)
	t := &Turn{View: v, Text: text, Sentence: phrasing.Corrected(lexicon.Simplify(text))}
	t.Intents = intent.Classify(t.Sentence)
	t.FollowUp = grammar.ReadFollowUp(t.Sentence)
	t.parsed = grammar.Parse(t.Sentence, v.Headings())
	t.Open = phrasing.Open(text)
	if t.Open && t.parsed.Want == grammar.Find && len(t.parsed.Numbers) == 0 {
		if bare := grammar.Parse(lexicon.Simplify(phrasing.Bare(text)), v.Headings()); bare.Want != grammar.Find && bare.Want != grammar.Help {
			bare.Lang = t.parsed.Lang
			t.parsed = bare
		}
	}
	t.Query = t.parsed
	u, ok, err := a.understand(ctx, v, t.Sentence, t.Intents)
	if err != nil {
		return nil, err
	}
	t.compare = u.Compare
	if ok {
		t.Query, t.Conditions, t.items = u.Query, u.Set, true
	}
	if l = cmp.Or(l, a.DefaultLang); l != "" && (!grammar.Lettered(text) || !ok && meaningless(text)) {
		t.Lang, t.parsed.Lang = string(l), string(l)
	}
	t.ReplyLang = reply.Lang(t.Lang)
	return t, nil
}

// meaningless reports whether a text holds letters but no word of either language: asdfghjkl.
func meaningless(text string) bool {
	return grammar.Language(text) == "en" && !intent.Knows(text) && len(lexicon.English(text)) == 0
}

// Meaningless reports whether the sentence holds letters but no word of either language.
func (t *Turn) Meaningless() bool { return !t.items && meaningless(t.Text) }

// Whole reports whether the sentence was understood whole as a question for items.
func (t *Turn) Whole() bool { return t.items }

// AsksFor is what a sentence in simplified characters asks for, given what kind of
// answer it asks for.
func (a *Answers) AsksFor(ctx context.Context, v *view.View, sentence string, asks intent.Distribution) (grammar.Query, condition.Set, error) {
	u, ok, err := a.understand(ctx, v, sentence, asks)
	if err != nil || !ok {
		return grammar.Parse(sentence, v.Headings()), condition.Set{}, err
	}
	return u.Query, u.Set, nil
}
