package change

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Impossible returns a reply if the item numbers of a command make no sense; nil
// if they are fine.
func Impossible(r reply.Request, v *view.View, c command.Command) *reply.Reply {
	if c.Wrong != "" {
		if twice, rest, spaced := strings.Cut(c.Wrong, " "); spaced {
			example := strings.TrimSpace(fmt.Sprintf("%s %s%s %s", c.Name, twice, rest, c.Words))
			out := NotUnderstood(r, c.Wrong, msgNumberTwice, twice, rest, example)
			return &out
		}
		from, to, _ := strings.Cut(c.Wrong, "-")
		out := NotUnderstood(r, c.Wrong, msgRangeBackwards, c.Name, to, from)
		return &out
	}
	if missing := missing(v, r.Lang, c.Numbers); missing != "" {
		out := reply.Sentence(r.Lang, missing)
		return &out
	}
	return askNotice(r, v, c)
}

// askNotice asks of which notice an item is meant whose number several have; nil
// where it is clear.
func askNotice(r reply.Request, v *view.View, c command.Command) *reply.Reply {
	for _, n := range c.Numbers {
		if items := v.ByNumber(n); len(items) > 1 {
			out := card.AskNotice(r.TypedLang(), items, func(key string) string { return command.WithNotice(r.Text, key) })
			return &out
		}
	}
	return nil
}

// Plan turns a command into an act on items and checks the person's rights. If the
// command cannot be carried out as typed, instead is the reply.
func (a *Changes) Plan(ctx context.Context, r reply.Request, v *view.View, c command.Command) (items []ledger.Item, act ledger.Act,
	instead *reply.Reply, err error) {
	if instead := Impossible(r, v, c); instead != nil {
		return nil, nil, instead, nil
	}
	if unclear, asks := a.askDate(r, c); asks {
		return nil, nil, &unclear, nil
	}
	kind, t := kinds[c.Name], typed{Request: r, c: c, view: v, items: ItemsOf(v, c)}
	act, problem := kind.read(a, t)
	if problem != "" {
		wrong := reply.Sentence(r.Lang, problem)
		return t.items, nil, &wrong, nil
	}
	need := c.Name.Spec().Role
	if act != nil {
		need = rights.Needs(act)
	}
	if err := a.Door.Admit(ctx, r, need, t.items...); err != nil {
		refused, err := rights.Refusal(r.Lang, err)
		return nil, nil, &refused, err
	}
	if kind.check != nil {
		act, instead = kind.check(a, ctx, t, act)
	}
	return t.items, act, instead, nil
}

// Understood returns the act that a command clearly means; nil if more has to be
// asked, or the command changes nothing in the ledger.
func (a *Changes) Understood(r reply.Request, v *view.View, c command.Command) ledger.Act {
	if _, unclear := a.askDate(r, c); unclear {
		return nil
	}
	read := kinds[c.Name].read
	if read == nil {
		return nil // it changes nothing in the ledger
	}
	act, _ := read(a, typed{Request: r, c: c, view: v, items: ItemsOf(v, c)})
	return act
}

// NotUnderstood says which words were not understood, that nothing was changed,
// and what to type.
func NotUnderstood(r reply.Request, words string, instead reply.Phrase, args ...any) reply.Reply {
	return reply.Sentence(r.TypedLang(), notUnderstood(r, words, r.TypedLang().Phrase(instead, args...)))
}

func notUnderstood(r reply.Request, words, instead string) string {
	return r.TypedLang().Phrase(msgNotUnderstood, text.Clip(words, longestEcho)) + instead
}

// longestEcho limits, in runes, how much of the typed text a reply repeats.
const longestEcho = 60

// spoken returns a note, or "" if it has no letters or digits.
func spoken(note string) string {
	if !strings.ContainsFunc(note, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return ""
	}
	return note
}
