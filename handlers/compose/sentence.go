package compose

import (
	"slices"

	"rectify/handlers/card"
	"rectify/handlers/compose/ground"
	"rectify/handlers/reply"
)

// line is a sentence with its quotation, as it is shown while the answer grows.
func (s *shelf) line(said sentence) string {
	if said.text == "" {
		return s.from(said.quote) + s.lang.Say("原文：", ": ") + said.quote.Text
	}
	return s.sentence(said) + "\n" + s.lang.Say("原文：", "Source: ") + said.quote.Text
}

// sentence is a writer's own, with the item it rests on.
func (s *shelf) sentence(said sentence) string {
	if said.quote.Note {
		return said.text + s.lang.Say("（第%s项，据台账备注）", " (item %s, by the ledger's notes)", s.name(said.quote.Item))
	}
	return said.text + s.lang.Say("（第%s项）", " (item %s)", s.name(said.quote.Item))
}

// from says where a quotation stands.
func (s *shelf) from(q ground.Quotation) string {
	if q.Note {
		return s.lang.Say("第%s项台账备注", "Note of item %s", s.name(q.Item))
	}
	return s.lang.Say("第%s项", "Item %s", s.name(q.Item))
}

// told is an answer of sentences, each above the words it rests on. The items
// are listed with the ledger's statuses.
func (s *shelf) told(shown []sentence) reply.Reply {
	out := reply.Reply{Lang: s.lang, Kind: reply.KindPassages, Source: reply.FromWriter}
	own, noted := false, false
	for _, said := range shown {
		if said.text != "" {
			own = true
			out.Parts = append(out.Parts, reply.Paragraph{Text: s.sentence(said)})
		}
		out.Parts = append(out.Parts, reply.Quote{From: s.from(said.quote), Text: said.quote.Text})
		noted = noted || said.quote.Note
		item := s.item(said.quote.Item)
		if quote := (reply.Citation{Notice: item.Notice, Item: item.Number, Quote: said.quote.Text}); !said.quote.Note && !slices.Contains(out.Citations, quote) {
			out.Citations = append(out.Citations, quote)
		}
		if r := card.Ref(item); !slices.Contains(out.Items, r) {
			out.Items = append(out.Items, r)
		}
	}
	out.Streamed = len(out.Parts)
	by := s.lang.Say("由语言模型撰写，引文为原文。", "Written by a language model; quotations are verbatim from the notice.")
	switch {
	case noted:
		by = s.lang.Say("由语言模型撰写，引文为通报或台账备注原文。", "Written by a language model; quotations are verbatim from the notice or the ledger's notes.")
	case !own:
		by = s.lang.Say("由语言模型选取并排序，文字均为原文。", "Selected and ordered by a language model; all words are from the notice.")
	}
	out.Parts = append(out.Parts, reply.Paragraph{Text: s.lang.Say("依据：", "Sources:")}, reply.ItemList{Items: out.Items, Opens: true}, reply.Paragraph{Text: by})
	return out
}
