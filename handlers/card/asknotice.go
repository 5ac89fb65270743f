package card

import (
	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// mostNotices is how many notices a question back has a button for.
const mostNotices = 10

// AskNotice asks which of several items of the same number is to be changed or
// shown by a command, with a button for each that gives what was typed for its
// notice.
func AskNotice(l reply.Lang, items []ledger.Item, with func(key string) string) reply.Reply {
	return askNotice(l, msgNothingChangedWhichNotice, items, with)
}

// WhichNotice asks the same of a question.
func WhichNotice(l reply.Lang, items []ledger.Item, with func(key string) string) reply.Reply {
	return askNotice(l, msgWhichNotice, items, with)
}

func askNotice(l reply.Lang, sentence reply.Phrase, items []ledger.Item, with func(key string) string) reply.Reply {
	out := reply.Reply{Lang: l, Kind: reply.KindItems, Source: reply.FromRules, Items: Refs(items)}
	var keys []string
	var row reply.Buttons
	for _, item := range items[:min(len(items), mostNotices)] {
		keys = append(keys, item.Ref())
		row = append(row, reply.Button{Label: l.ItemOf(item.NoticeKey, item.Number), Command: with(item.NoticeKey)})
	}
	out.Parts = []reply.Part{
		reply.Paragraph{Text: l.Phrase(sentence, l.Item(items[0].Number), keys[0])},
		reply.ItemList{Items: out.Items},
		row,
	}
	return out
}
