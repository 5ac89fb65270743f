package handlers

import (
	"context"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/handlers/question/intent"
	"rectify/index"
	"rectify/index/lexicon"
)

// surelyMeant is how probable an intent must be to be acted on although the
// sentence names no condition that confirms it.
const surelyMeant = 0.7

// surely is the intent that is probable enough to act on; empty for none.
func surely(d intent.Distribution) intent.Intent {
	if meant := d.Best(); d[meant] >= surelyMeant {
		return meant
	}
	return ""
}

// byIntent answers what is asked of the assistant itself, or of the ledger as a
// whole. ok is false for questions about the notices.
func (q asking) byIntent(ctx context.Context, meant intent.Intent) (_ Reply, ok bool, err error) {
	sentence := lexicon.Simplify(q.text)
	if len(q.Numbers) > 0 || q.excludes() {
		return Reply{}, false, nil
	}
	switch meant {
	case intent.Overview, intent.Recent, intent.Breakdown, intent.Mine, intent.Other, intent.HowTo:
		if len(q.Places)+len(q.Mention) > 0 {
			return Reply{}, false, nil
		}
		named, err := q.namesSubject(ctx, meant)
		if named || err != nil {
			return Reply{}, false, err
		}
	}
	reply := Reply{Lang: q.lang, Kind: KindNone, Source: FromRules, Certainty: Exact}
	switch meant {
	case intent.Greeting:
		reply.Parts = q.greeting().Parts
	case intent.Thanks:
		reply.Parts = welcome(q.lang).Parts
	case intent.About:
		reply.Parts = []Part{Paragraph{Text: q.lang.Say("我是整改助手：回答通报里每项问题的情况并注明出处，维护整改台账，每个工作日早上发送进展提要。",
			"I am the rectification assistant. I answer questions about the notice with their source, keep the ledger of its items, and send a digest every working morning.")},
			Suggestions{Questions: SuggestedQuestions(q.lang)}}
	case intent.Help:
		reply = helpReply(q.lang)
		reply.Certainty = Exact
	case intent.HowTo:
		return q.howTo(index.Fold(sentence))
	case intent.Mine:
		reply, err = q.mine(ctx)
	case intent.Overview:
		reply = q.overview()
	case intent.Recent:
		reply, err = q.recent(ctx)
	case intent.Breakdown:
		reply = q.breakdown(ctx)
	case intent.Other:
		reply = q.nothingBears()
	default:
		return Reply{}, false, nil
	}
	return reply, true, err
}

// greeting answers a greeting: how far everything is, and what can be asked.
func (q asking) greeting() Reply {
	hello := q.lang.Say("您好！共 %d 项问题：%s。想了解哪一项，直接问就行。", "Hello! There are %d items: %s. Ask about any of them.", len(q.book.Items), byStatus(q.lang, q.book.Items))
	return Reply{Parts: []Part{Paragraph{Text: hello}, Suggestions{Questions: SuggestedQuestions(q.lang)}}}
}

// welcome answers thanks.
func welcome(l Lang) Reply {
	return saying(l, l.Say("不客气，随时可以再问。", "You are welcome. Ask any time."))
}

// nothingBears says that the notices have nothing to do with the question.
func (q asking) nothingBears() Reply {
	reply := q.refuse(q.lang.Say("通报里没有与此有关的内容。可以换个说法再问，或输入“帮助”看看能问什么。", "The notice has nothing about this. Try other words, or type “help” to see what you can ask."))
	reply.Source = FromSearch
	return reply
}

// longestGeneric is the longest word, in characters, that questions about the
// ledger as a whole hold by chance: 科室, 进度. Longer ones that stand in an item
// name a subject.
const longestGeneric = 3

// namesSubject reports whether the question names something that tells items
// apart, or another body: then it is a question about that, and about the
// notices where they bear on it.
func (q asking) namesSubject(ctx context.Context, meant intent.Intent) (bool, error) {
	if meant == intent.Other {
		hits, err := q.search.Find(ctx, q.Subject, q.text, mostHits)
		return err == nil && q.bears(hits), err
	}
	if other, err := q.elsewhere(ctx); other || err != nil {
		return other, err
	}
	hits, err := q.search.Find(ctx, q.Subject, q.text, 1)
	if err != nil || len(hits) == 0 {
		return false, err
	}
	if utf8.RuneCountInString(hits[0].Name) <= longestGeneric {
		return false, nil
	}
	keys, err := q.search.Mentions(ctx, hits[0].Name)
	return err == nil && float64(len(keys)) <= mostHolders*float64(len(q.book.Items)), err
}

// mine lists what the person who asks answers for.
func (q asking) mine(ctx context.Context) (Reply, error) {
	if q.by == nil || q.by.Person.ID == "" {
		return q.refuse(q.lang.Say("我不知道您是谁，所以无法列出您负责的问题。请在 Slack 里问我，或输入：list @责任人",
			"I do not know who you are, so I cannot list your items. Ask me in Slack, or type: list @owner")), nil
	}
	own := filter(q.book.Items, func(item *ledger.Item) bool { return item.OwnedBy(q.by.Person.ID) })
	reply := Reply{Lang: q.lang, Kind: KindItems, Source: FromRules, Certainty: Exact, Items: refs(own)}
	if len(own) == 0 {
		reply.Parts = []Part{Paragraph{Text: q.lang.Say("目前没有分派给您的问题。", "No item is assigned to you.")}}
		return reply, nil
	}
	open, overdue := 0, 0
	for i := range own {
		if own[i].Status.Open() {
			open++
		}
		if late(&own[i], q.clock.today()) {
			overdue++
		}
	}
	reply.Parts = []Part{
		Paragraph{Text: q.lang.Say("您负责 %d 项：%d 项未完成，%d 项逾期。", "You own %d items: %d open, %d overdue.", len(own), open, overdue)},
		ItemList{Items: reply.Items, Opens: true},
	}
	return reply, nil
}
