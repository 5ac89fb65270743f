package answer

import (
	"cmp"
	"context"
	"regexp"

	"rectify/handlers/question"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/intent"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/index/lexicon"
)

// A Turn is one sentence that somebody said, read once, with the one snapshot of
// the ledger that it is answered from.
type Turn struct {
	View      *view.View
	ReplyLang reply.Lang // of the answer
	question.Reading

	grammar.Query               // what it asks for by itself
	Conditions    condition.Set // and its conditions on fields of the ledger
	compare       string        // what it compares where that is not items
}

// Turn reads what somebody typed, which is readable. It is answered in the language
// that it was typed in; what has no letters, in the person's own, or the office's
// where l is empty.
func (a *Answers) Turn(ctx context.Context, text string, l reply.Lang) (*Turn, error) {
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return nil, err
	}
	var failed error
	d := a.domain(ctx, v, &failed)
	t := &Turn{View: v, Reading: question.Read(text, d)}
	if failed != nil {
		return nil, failed
	}
	if t.OfItems, t.AsksItems, err = a.held(ctx, v, d, t.Sentence, t.OfItems, t.AsksItems); err != nil {
		return nil, err
	}
	t.Query, t.compare = t.Parsed, t.OfItems.Compare
	if t.AsksItems {
		t.Query, t.Conditions = t.OfItems.Query, t.OfItems.Set
	}
	named := onlyNamesInHan.MatchString(t.Text)
	if l = cmp.Or(l, a.DefaultLang); l != "" && (!grammar.Lettered(t.Text) || named || !t.AsksItems && t.FollowUp.Kind != grammar.Thanks && meaningless(t.Text)) {
		t.Lang, t.Parsed.Lang = string(l), string(l)
	}
	t.ReplyLang = reply.Lang(t.Lang)
	return t, nil
}

// onlyNamesInHan finds an English sentence whose only Chinese words are names: nudge 小李.
var onlyNamesInHan = regexp.MustCompile(`^[A-Za-z]{3,}(?:[ ,.?!'\d#A-Za-z-]+\p{Han}{2,4})+[ ,.?!'\d#A-Za-z-]*$`)

// meaningless reports whether a text holds letters but no word of either language: asdfghjkl.
func meaningless(text string) bool {
	return grammar.Language(text) == "en" && !intent.Knows(text) && len(lexicon.English(text)) == 0
}

// Meaningless reports whether the sentence holds letters but no word of either language.
func (t *Turn) Meaningless() bool { return !t.AsksItems && meaningless(t.Text) }

// AsksFor is what a sentence in simplified characters asks for, given what kind of
// answer it asks for.
func (a *Answers) AsksFor(ctx context.Context, v *view.View, sentence string, asks intent.Distribution) (grammar.Query, condition.Set, error) {
	u, ok, err := a.understand(ctx, v, sentence, asks)
	if err != nil || !ok {
		return grammar.Parse(sentence, v.Headings()), condition.Set{}, err
	}
	return u.Query, u.Set, nil
}
