package intake

import (
	"context"
	"slices"
	"strings"

	"rectify/data/notice"
	"rectify/data/notice/compare"
	"rectify/data/text"
	"rectify/handlers/people"
	"rectify/handlers/reply"
)

// How much of a comparison is shown in a message: what the terminal shows in full.
const mostCompared, longestSaid, mostSentences, mostToDecide = 30, 120, 3, 8

// show is a comparison for a person to decide on.
func (a *Intake) show(ctx context.Context, r reply.Request, p Paper, c Choice, compared Comparison) reply.Reply {
	l := r.Lang
	if compared.Nothing() {
		out := reply.Sentence(l, l.Phrase(msgNothingNew, compared.Key, compared.Title))
		out.Kind = reply.KindNotice
		return out
	}
	out := reply.Reply{Lang: l, Kind: reply.KindNotice, Source: reply.FromRules, Certainty: reply.Exact,
		Parts: compared.parts(l, c, a.names(ctx, l, compared), r.Rich)}
	if said := totals(l, p.Notice); said != "" { // which a correction of one item may leave wrong
		out.Parts = slices.Insert(out.Parts, 2, reply.Part(reply.Paragraph{Text: said}))
	}
	if !r.Rich {
		return out
	}
	buttons := reply.Buttons{{Label: l.Phrase(msgTake), Command: "import " + p.Ref + c.String(), Confirm: true, Main: true, As: reply.InPlace}}
	if c.Of == "" {
		buttons = append(buttons, reply.Button{Label: l.Phrase(msgNotCorrection), Command: "import " + p.Ref + Choice{New: true}.String(), As: reply.InPlace})
	}
	var turns reply.Buttons
	for _, number := range compared.Decide[:min(len(compared.Decide), mostToDecide)] {
		label := msgItemByText
		if slices.Contains(c.Text, number) {
			label = msgItemByLedger
		}
		turns = append(turns, reply.Button{Label: l.Phrase(label, number), Command: "import " + p.Ref + c.turned(number).String(), As: reply.InPlace})
	}
	if len(turns) > 0 {
		out.Parts = append(out.Parts, turns)
	}
	out.Parts = append(out.Parts, buttons)
	return out
}

func (a *Intake) names(ctx context.Context, l reply.Lang, compared Comparison) people.Names {
	var ids []string
	for _, item := range compared.Items {
		for _, e := range item.Effects {
			ids = append(ids, e.By)
		}
	}
	return a.People.Names(ctx, l, ids...)
}

// parts shows a comparison; only the first items of many where brief.
func (c Comparison) parts(l reply.Lang, chosen Choice, names people.Names, brief bool) (parts []reply.Part) {
	parts = append(parts, reply.Label{Text: l.Phrase(msgCompared, c.Key, c.Title)},
		reply.Paragraph{Text: l.Phrase(msgComparedCount, c.count(Changed), c.count(New), c.count(Gone), c.Same)})
	if len(c.Head) > 0 {
		var said []string
		for _, d := range c.Head {
			said = append(said, difference(l, d))
		}
		parts = append(parts, reply.Label{Text: l.Phrase(msgWhole)}, reply.Paragraph{Text: lines(said)})
	}
	shown := c.Items
	if brief {
		shown = shown[:min(len(shown), mostCompared)]
	}
	for _, item := range shown {
		parts = append(parts, item.parts(l, chosen, names)...)
	}
	if more := len(c.Items) - len(shown); more > 0 {
		parts = append(parts, reply.Paragraph{Text: l.Phrase(msgMoreItems, more)})
	}
	last := l.Phrase(msgKeeps)
	if len(c.Decide) > 0 {
		last += l.Phrase(msgDecideHow, len(c.Decide))
	}
	return append(parts, reply.Paragraph{Text: last})
}

func (i ItemComparison) parts(l reply.Lang, chosen Choice, names people.Names) []reply.Part {
	switch i.Kind {
	case New:
		said := l.Phrase(msgNewItem, i.Title, i.Number, l.Status(i.begins))
		if i.Label != "" {
			said += l.Phrase(msgPrintedAs, i.Label)
		}
		return []reply.Part{reply.Label{Text: said}}
	case Gone:
		return []reply.Part{reply.Label{Text: l.Phrase(msgGoneItem, i.Number, i.Title)}}
	}
	var said []string
	for _, d := range i.Changes {
		said = append(said, detailed(l, d)...)
	}
	for _, e := range i.Effects {
		said = append(said, e.say(l, slices.Contains(chosen.Text, i.Number), names))
	}
	return []reply.Part{reply.Label{Text: l.Phrase(msgChangedItem, i.Number, i.Title)}, reply.Paragraph{Text: lines(said)}}
}

// say says what becomes of a field of the ledger.
func (e Effect) say(l reply.Lang, byText bool, names people.Names) string {
	value := func(v string) string {
		switch {
		case v == "":
			return l.Phrase(msgNothing)
		case e.Field == compare.Status:
			return l.Status(notice.Status(v))
		}
		return names.All(v)
	}
	field := l.Phrase(fieldNames[e.Field])
	switch e.Outcome {
	case Taken:
		return l.Phrase(msgTaken, field, value(e.Ledger), value(e.Text))
	case Agrees:
		return l.Phrase(msgAgrees, field, value(e.Ledger))
	case Kept:
		return l.Phrase(msgKept, field, value(e.Ledger), names.One(e.By), e.On, value(e.Text))
	}
	say := msgDecideLedger
	if byText {
		say = msgDecideText
	}
	return l.Phrase(say, value(e.Ledger), names.One(e.By), e.On, value(e.Text))
}

// difference is a difference in a line.
func difference(l reply.Lang, d compare.Difference) string {
	if d.Field == "preamble" || d.Field == "closing" {
		return l.Phrase(msgProse, l.Phrase(fieldNames[d.Field]))
	}
	return strings.Join(detailed(l, d), " ")
}

// detailed is a difference in lines: of a long field, the sentences.
func detailed(l reply.Lang, d compare.Difference) (said []string) {
	field, ok := fieldNames[d.Field]
	if !ok {
		return nil
	}
	shown := func(s string) string {
		switch {
		case s == "":
			return l.Phrase(msgNothing)
		case d.Field == compare.Status && slices.Contains(notice.Statuses, notice.Status(s)):
			return l.Status(notice.Status(s))
		}
		return text.Clip(strings.Join(strings.Fields(s), " "), longestSaid)
	}
	if !d.Field.Long() {
		return []string{l.Phrase(msgOtherwise, l.Phrase(field), shown(d.Was), shown(d.Is))}
	}
	gone, added := d.Sentences()
	said = append(said, l.Phrase(msgProse, l.Phrase(field)))
	for _, s := range gone[:min(len(gone), mostSentences)] {
		said = append(said, l.Phrase(msgLess, shown(s)))
	}
	for _, s := range added[:min(len(added), mostSentences)] {
		said = append(said, l.Phrase(msgMore, shown(s)))
	}
	return said
}

// fieldNames are what fields are called.
var fieldNames = map[compare.Field]reply.Phrase{
	compare.Title: msgFieldTitle, compare.Finding: msgFieldFinding, compare.Measures: msgFieldMeasures, compare.Goal: msgFieldGoal,
	compare.Status: msgFieldStatus,
	compare.Owner:  msgFieldOwner, compare.Supporting: msgFieldSupporting, compare.Person: msgFieldPerson, compare.Due: msgFieldDue,
	compare.Label: msgFieldLabel, compare.Heading: msgFieldSection,
	"issuer": msgFieldIssuer, "published": msgFieldPublished, "preamble": msgFieldPreamble, "closing": msgFieldClosing, "phone": msgFieldPhone,
	"email": msgFieldEmail,
}

// count counts items of a kind.
func (c Comparison) count(kind string) (n int) {
	for _, item := range c.Items {
		if item.Kind == kind {
			n++
		}
	}
	return n
}

// corrected says what was taken.
func corrected(r reply.Request, c Choice, compared Comparison) reply.Reply {
	l := r.Lang
	said := []string{l.Phrase(msgCorrected, compared.Key, compared.count(Changed), compared.count(New), compared.count(Gone))}
	var byText, byLedger []int
	for _, number := range compared.Decide {
		if slices.Contains(c.Text, number) {
			byText = append(byText, number)
		} else {
			byLedger = append(byLedger, number)
		}
	}
	if len(byText) > 0 {
		said = append(said, l.Phrase(msgDecidedText, l.Numbers(byText)))
	}
	if len(byLedger) > 0 {
		said = append(said, l.Phrase(msgDecidedLedger, l.Numbers(byLedger)))
	}
	if compared.Nothing() {
		said = []string{l.Phrase(msgNothingNew, compared.Key, compared.Title)}
	}
	out := reply.Sentence(l, lines(said))
	out.Kind = reply.KindChange
	if r.Rich {
		out.Parts = append(out.Parts, reply.Buttons{seeLedger(l, compared.Key), {Label: l.Phrase(msgRevert), Command: "notices revert " + compared.Key, As: reply.InPlace}})
	}
	return out
}
