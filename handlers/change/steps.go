package change

import (
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
)

// PreviewSteps shows what several commands would change, and asks for
// confirmation.
func PreviewSteps(r reply.Request, out reply.Reply, all []rights.Step) reply.Reply {
	l := r.Lang
	seen := map[int]int{}
	for number, version := range r.Seen {
		seen[number] = version
	}
	sentence := l.Phrase(msgChangesMadeAllNone, len(all))
	for _, s := range all {
		sentence += "\n" + l.Item(s.Item.Number) + " " + s.Item.Title + l.Phrase(msgColon) + card.ActWords(l, s.Act) + l.Bracketed(NoteOf(s.Act))
		seen[s.Item.Number] = s.Item.Version
		out.Items = append(out.Items, card.Ref(s.Item))
	}
	out.Parts = append(out.Parts, reply.Paragraph{Text: sentence}, reply.Buttons{{
		Label: l.Phrase(msgMakeChanges, len(all)), Command: r.Text, Seen: seen, Confirm: true, Main: true,
	}})
	return out
}

// Previewed reports whether the person has confirmed a preview of a change to
// these items. A confirmation by button counts only for the versions that the
// preview showed.
func Previewed(r reply.Request, items []ledger.Item) bool {
	return r.Confirmed && (!r.Rich || !slices.ContainsFunc(items, func(item ledger.Item) bool { return r.Seen[item.Number] == 0 }))
}
