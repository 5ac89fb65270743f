package intake

import (
	"cmp"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// How much of a notice is shown before it is imported.
const mostItems, mostWarnings, longestWarning, longestGroup = 20, 12, 160, 600

// understood shows a notice as it was read: what it is and the button first, then its
// sections and items.
func understood(r reply.Request, p Paper, c Choice, v *view.View) reply.Reply {
	l, n := r.Lang, p.Notice
	out := reply.Reply{Lang: l, Kind: reply.KindNotice, Source: reply.FromRules, Certainty: reply.Exact}
	add := func(parts ...reply.Part) { out.Parts = append(out.Parts, parts...) }
	add(reply.Label{Text: l.Phrase(msgUnderstood, n.Title)},
		reply.Paragraph{Text: l.Phrase(msgIssuedOn, cmp.Or(n.Issuer, l.Phrase(msgUnknown)), n.Published) + "\n" + l.Phrase(msgCounts, len(n.Items), byStatus(l, n.Items)) + "\n" + namedCounts(l, n.Items)})
	if said := totals(l, n); said != "" {
		add(reply.Paragraph{Text: said})
	}
	add(warnings(l, n.Warnings)...)
	if len(v.Notices) == 1 && v.Notices[0].Sample {
		add(reply.Paragraph{Text: l.Phrase(msgSampleGoes)})
	}
	if r.Rich {
		c.New = true
		add(reply.Buttons{{Label: l.Phrase(msgImport), Command: "import " + p.Ref + c.String(), Confirm: true, Main: true, As: reply.InPlace}})
	}
	if len(n.Sections) > 0 {
		add(sections(l, n))
	}
	add(items(l, n.Items))
	if more := len(n.Items) - mostItems; more > 0 {
		add(reply.Paragraph{Text: l.Phrase(msgMoreItems, more)})
	}
	return out
}

// byStatus counts items by the status that the notice gives them.
func byStatus(l reply.Lang, all []notice.Item) string {
	count := map[notice.Status]int{}
	refused := 0
	for _, item := range all {
		if item.Refused {
			refused++
		} else {
			count[item.Declared]++
		}
	}
	var words []string
	for _, s := range notice.Statuses {
		if n := count[s]; n > 0 {
			words = append(words, l.Status(s)+" "+strconv.Itoa(n))
		}
	}
	if refused > 0 {
		words = append(words, l.Phrase(msgRefused, refused))
	}
	if n := count[""]; n > 0 {
		words = append(words, l.Phrase(msgStatusUnstated, n))
	}
	return l.Join(words)
}

func namedCounts(l reply.Lang, all []notice.Item) string {
	var owners, persons, dues, commitments int
	for _, item := range all {
		owners += count(item.Owner)
		persons += count(item.Person)
		dues += count(item.Due)
		commitments += len(item.Commitments)
	}
	return l.Phrase(msgNamed, owners, persons, dues, commitments)
}

func count(s string) int {
	if s == "" {
		return 0
	}
	return 1
}

func sections(l reply.Lang, n *notice.Notice) reply.Table {
	table := reply.Table{Head: []string{l.Phrase(msgSection), l.Phrase(msgItems)}}
	in := map[int]int{}
	for _, item := range n.Items {
		in[item.Section]++
	}
	for _, s := range n.Sections {
		table.Rows = append(table.Rows, []string{strings.TrimSpace(s.Label + " " + s.Title), strconv.Itoa(in[s.Number])})
		delete(in, s.Number)
	}
	if rest := in[0]; rest > 0 {
		table.Rows = append(table.Rows, []string{l.Phrase(msgNoSection), strconv.Itoa(rest)})
	}
	return table
}

func items(l reply.Lang, all []notice.Item) reply.Table {
	table := reply.Table{Head: []string{l.Phrase(msgNumber), l.Phrase(msgTitle), l.Phrase(msgStatus), l.Phrase(msgOwner), l.Phrase(msgDue)}}
	for _, item := range all[:min(len(all), mostItems)] {
		table.Rows = append(table.Rows, []string{
			strconv.Itoa(item.Number), text.Clip(item.Title, 40), cmp.Or(item.DeclaredWords, l.Status(item.Declared)), text.Clip(cmp.Or(item.Owner, item.Person), 24), cmp.Or(item.Due, item.DueWords),
		})
	}
	return table
}

func warnings(l reply.Lang, all []notice.Warning) []reply.Part {
	if len(all) == 0 {
		return []reply.Part{reply.Paragraph{Text: l.Phrase(msgNoWarnings)}}
	}
	said := Grouped(l, all)
	if more := len(said) - mostWarnings; more > 0 {
		said = append(said[:mostWarnings], l.Phrase(msgMoreWarnings, more))
	}
	for i, words := range said {
		said[i] = text.Clip(words, longestGroup)
	}
	return []reply.Part{reply.Label{Text: l.Phrase(msgWarnings, len(all))}, reply.Paragraph{Text: lines(said)}}
}

// doubtful asks which of two a paper is.
func doubtful(r reply.Request, p Paper, f Found) reply.Reply {
	l, n := r.Lang, f.Notice
	out := reply.Sentence(l, l.Phrase(msgDoubtful, p.Name, n.Key(), n.Called(), f.Items, f.Alike))
	out.Kind = reply.KindNotice
	if r.Rich {
		out.Parts = append(out.Parts, reply.Buttons{
			{Label: l.Phrase(msgCompareWith, n.Key()), Command: "import " + p.Ref + Choice{Of: n.Key()}.String(), As: reply.InPlace},
			{Label: l.Phrase(msgNotCorrection), Command: "import " + p.Ref + Choice{New: true}.String(), As: reply.InPlace},
		})
	}
	return out
}

// added says what a notice is called that was imported.
func added(r reply.Request, n ledger.Notice, v *view.View) reply.Reply {
	l := r.Lang
	said := l.Phrase(msgAdded, n.Title, len(n.Items), n.Key(), n.Key())
	retired := len(v.Notices) == 1 && len(v.Retired) == 1 && v.Retired[0].Sample
	if retired {
		said += "\n" + l.Phrase(msgSampleRetired, v.Retired[0].Key())
	}
	out := reply.Sentence(l, said)
	out.Kind = reply.KindChange
	if r.Rich {
		buttons := reply.Buttons{seeLedger(l, n.Key())}
		if retired {
			buttons = append(buttons, reply.Button{Label: l.Phrase(msgRestoreSample), Command: "notices restore " + v.Retired[0].Key()})
		}
		out.Parts = append(out.Parts, buttons)
	}
	return out
}

// seeLedger is a button that lists the items of the notice that was taken.
func seeLedger(l reply.Lang, key string) reply.Button {
	return reply.Button{Label: l.Phrase(msgSeeLedger), Command: "list notice " + key, As: reply.AsWindow}
}
