package compose

import (
	"slices"

	"rectify/handlers/card"
	"rectify/handlers/compose/ground"
	"rectify/handlers/reply"
)

// line returns a sentence with its quotation, as shown while the answer grows.
func (s *sourceSet) line(said sentence) string {
	if said.text == "" {
		return s.from(said.quote) + s.lang.Phrase(msgQuotation) + said.quote.Text
	}
	return s.sentence(said) + "\n" + s.lang.Phrase(msgSource) + said.quote.Text
}

// sentence returns the writer's sentence, with the item it rests on.
func (s *sourceSet) sentence(said sentence) string {
	if said.quote.Note {
		return said.text + s.lang.Phrase(msgItemByNotes, s.name(said.quote.Item))
	}
	return said.text + s.lang.Phrase(msgItemInBrackets, s.name(said.quote.Item))
}

// from names the source of a quotation.
func (s *sourceSet) from(q ground.Quotation) string {
	if q.Note {
		return s.lang.Phrase(msgNoteOfItem, s.name(q.Item))
	}
	item := s.item(q.Item)
	return s.lang.ItemFirst(item.NoticeKey, item.Number)
}

// told returns an answer of sentences, each above the words it rests on. The items are
// listed with the ledger's statuses.
func (s *sourceSet) told(shown []sentence) reply.Reply {
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
		if quote := (reply.Citation{Notice: item.Notice, Item: item.Number, Quote: said.quote.Text}); !said.quote.Note &&
			!slices.Contains(out.Citations, quote) {
			out.Citations = append(out.Citations, quote)
		}
		if r := card.Ref(item); !slices.Contains(out.Items, r) {
			out.Items = append(out.Items, r)
		}
	}
	out.Streamed = len(out.Parts)
	by := s.lang.Phrase(msgWrittenByModel)
	switch {
	case noted:
		by = s.lang.Phrase(msgWrittenByModelWithNotes)
	case !own:
		by = s.lang.Phrase(msgSelectedByModel)
	}
	out.Parts = append(out.Parts, reply.Paragraph{Text: s.lang.Phrase(msgSources)}, reply.ItemList{Items: out.Items, Opens: true}, reply.Paragraph{Text: by})
	return out
}
