package handlers

import (
	"slices"

	"rectify/handlers/ground"
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
func (s *shelf) told(shown []sentence) Reply {
	reply := Reply{Lang: s.lang, Kind: KindPassages, Source: FromWriter}
	own, noted := false, false
	for _, said := range shown {
		if said.text != "" {
			own = true
			reply.Parts = append(reply.Parts, Paragraph{Text: s.sentence(said)})
		}
		reply.Parts = append(reply.Parts, Quote{From: s.from(said.quote), Text: said.quote.Text})
		noted = noted || said.quote.Note
		item := s.item(said.quote.Item)
		if quote := (Citation{Notice: item.Notice, Item: item.Number, Quote: said.quote.Text}); !said.quote.Note && !slices.Contains(reply.Citations, quote) {
			reply.Citations = append(reply.Citations, quote)
		}
		if r := ref(item); !slices.Contains(reply.Items, r) {
			reply.Items = append(reply.Items, r)
		}
	}
	reply.Streamed = len(reply.Parts)
	by := s.lang.Say("由语言模型撰写，引文为原文。", "Written by a language model; quotations are verbatim from the notice.")
	switch {
	case noted:
		by = s.lang.Say("由语言模型撰写，引文为通报或台账备注原文。", "Written by a language model; quotations are verbatim from the notice or the ledger's notes.")
	case !own:
		by = s.lang.Say("由语言模型选取并排序，文字均为原文。", "Selected and ordered by a language model; all words are from the notice.")
	}
	reply.Parts = append(reply.Parts, Paragraph{Text: s.lang.Say("依据：", "Sources:")}, ItemList{Items: reply.Items, Opens: true}, Paragraph{Text: by})
	return reply
}
