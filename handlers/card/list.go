package card

import (
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/reply"
)

// ListReply lists items.
func ListReply(l reply.Lang, items []ledger.Item) reply.Reply {
	out := reply.Reply{Lang: l, Kind: reply.KindItems, Source: reply.FromRules, Items: Refs(items)}
	if len(items) == 0 {
		out.Parts = []reply.Part{reply.Paragraph{Text: noSuch(l)}}
		return out
	}
	out.Parts = []reply.Part{
		reply.ItemList{Items: out.Items},
		reply.Paragraph{Text: l.Phrase(msgItemsByStatus, len(items), ByStatus(l, items))},
	}
	return out
}

func noSuch(l reply.Lang) string {
	return l.Phrase(msgNoItems)
}

// ByStatus counts items by status, least done first: "正在整改 3 项、已整改 43 项".
func ByStatus(l reply.Lang, items []ledger.Item) string {
	var words []string
	counts, refused := map[notice.Status]int{}, 0
	for i := range items {
		if items[i].Refused != "" {
			refused++
		} else {
			counts[items[i].Status]++
		}
	}
	for _, s := range notice.Statuses {
		if n := counts[s]; n > 0 {
			words = append(words, l.Phrase(msgStatusAndCount, l.Status(s), n))
		}
	}
	if n := refused; n > 0 {
		words = append(words, l.Phrase(msgRefusedCount, n))
	}
	return l.Join(words)
}
