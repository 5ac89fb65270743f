package dialogue

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/card"
	"rectify/handlers/question"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/index"
)

// How a question asks for the most or the least of a list.
var (
	mostItems = regexp.MustCompile(`(谁|哪(?:个|位|家)\p{Han}{0,4}).{0,6}最多|\b(?:who|which \w+) .*\bmost\b`)
	firstDue  = regexp.MustCompile(`(?:时限|期限|到期|截止).{0,4}最(?:早|近|先|快|急|靠前)|最(?:早|先|快|近)(?:到期|截止|完成)|\b(?:earliest|soonest|nearest|first to (?:be )?due)\b`)
	lastDue   = regexp.MustCompile(`(?:时限|期限|到期|截止).{0,4}最(?:晚|迟|远|后|靠后)|最(?:晚|迟|后)(?:到期|截止|完成)|\blatest\b.*\b(?:due|deadline)|\blast to (?:be )?due\b`)
)

// extremes answers what is most or first among those that were listed: 这里面谁负
// 责的最多, 其中时限最早的是哪个.
func (f *following) extremes(ctx context.Context) (reply.Reply, bool, error) {
	folded := index.Fold(f.turn.Sentence)
	items := f.items(f.topic.listed())
	if len(items) < 2 || f.Lean == grammar.Alone && f.signs.all {
		return reply.Reply{}, false, nil
	}
	switch {
	case mostItems.MatchString(folded):
		return f.busiest(ctx, items, folded)
	case firstDue.MatchString(folded), lastDue.MatchString(folded):
		dated := slices.DeleteFunc(items, func(i ledger.Item) bool { return i.Due == "" })
		if len(dated) == 0 {
			return f.Refuse(f.ReplyLang.Phrase(msgNoneItemsDueDate, len(items))), true, nil
		}
		day := dated[0].Due
		for _, item := range dated {
			if firstDue.MatchString(folded) == (item.Due < day) && item.Due != day {
				day = item.Due
			}
		}
		chosen := slices.DeleteFunc(dated, func(i ledger.Item) bool { return i.Due != day })
		f.lists, f.asked = f.topic.Lists, &list{Asked: grammar.Query{Want: grammar.List}}
		out := card.ListReply(f.ReplyLang, chosen)
		out.Parts = slices.Insert(out.Parts, 0, reply.Part(reply.Paragraph{Text: f.ReplyLang.Phrase(msgText, f.ReplyLang.Day(day), card.Named(f.ReplyLang, chosen))}))
		return out, true, nil
	}
	return reply.Reply{}, false, nil
}

// busiest says who answers for the most of these items: a person where people are
// asked for and known.
func (f *following) busiest(ctx context.Context, items []ledger.Item, folded string) (reply.Reply, bool, error) {
	person := strings.Contains(folded, "谁") || strings.Contains(folded, "位") || strings.Contains(folded, "who")
	of := map[string][]int{}
	for _, keep := range []bool{true, false} {
		for i := range items {
			for _, owner := range f.View.OwnersOf(&items[i], question.Leads) {
				if !keep || text.IsUnit(owner) != person {
					of[owner] = append(of[owner], items[i].Number)
				}
			}
		}
		if len(of) > 0 {
			break
		}
	}
	most := 0
	for _, numbers := range of {
		most = max(most, len(numbers))
	}
	if most == 0 {
		return f.Refuse(f.ReplyLang.Phrase(msgLedgerNoOwnerItems)), true, nil
	}
	name := f.People.Names(ctx, f.ReplyLang)
	var first []string
	for owner, numbers := range of {
		if len(numbers) == most {
			first = append(first, f.ReplyLang.Phrase(msgItems, name.One(owner), f.ReplyLang.Numbers(numbers)))
		}
	}
	slices.Sort(first)
	return reply.Reply{Lang: f.ReplyLang, Kind: reply.KindNotice, Source: reply.FromRules, Certainty: reply.Exact, Parts: []reply.Part{
		reply.Paragraph{Text: f.ReplyLang.Phrase(msgItemsOwnsMost, len(items), strings.Join(first, f.ReplyLang.Phrase(msgComma)), most)},
	}}, true, nil
}
