package card

import (
	"context"
	"fmt"
	"slices"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/learned"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Decorate prepares a reply for display: it replaces IDs by names and adds the
// buttons that the person may use, if the surface has buttons.
func (a *Cards) Decorate(ctx context.Context, r reply.Request, out reply.Reply) (reply.Reply, error) {
	out.Certainty = out.Grade()
	out, err := a.WithLights(ctx, out)
	if err != nil || !r.Rich {
		return a.People.Names(ctx, out.Lang).In(out), err
	}
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	var dressed []reply.Part
	for _, part := range out.Parts {
		more := reply.Buttons{}
		switch p := part.(type) {
		case reply.Card:
			if out.AsOf == "" {
				if part, more, err = a.decorateCard(ctx, r, out.Lang, v, p); err != nil {
					return reply.Reply{}, err
				}
			}
		case reply.Buttons:
			if at := len(dressed) - 1; at >= 0 { // one row, not two
				if before, ok := dressed[at].(reply.Buttons); ok {
					dressed[at] = append(slices.Clone(before), p...)
					continue
				}
			}
		}
		dressed = append(dressed, part)
		if len(more) > 0 {
			dressed = append(dressed, more)
		}
	}
	if out.Certainty == reply.Possible {
		if row := a.meantButtons(v, out.Lang, out.Question, out.Items); len(row) > 0 {
			dressed = append(dressed, row)
		}
	}
	out.Parts = append(dressed, a.afterAnswer(ctx, out)...)
	return a.People.Names(ctx, out.Lang).In(out), nil
}

// mostChanges is how many of an item's latest changes its card shows.
const mostChanges = 3

// decorateCard adds to a card what happened last, and what the person may do.
func (a *Cards) decorateCard(ctx context.Context, r reply.Request, l reply.Lang, v *view.View, c reply.Card) (reply.Card, reply.Buttons, error) {
	item, ok := v.Item(c.Key())
	if !ok {
		return c, nil, nil
	}
	entries, err := a.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return c, nil, err
	}
	var last []ledger.Entry
	for _, e := range slices.Backward(entries) {
		if e.Action != ledger.Seeded && e.Action != ledger.Reread && e.Action != ledger.Refused && len(last) < mostChanges {
			last = append(last, e)
		}
	}
	teller := a.TellerFor(ctx, l, append(last, ledger.Pieces(entries)...)...)
	teller.History = entries
	c.Pieces = Pieces(teller.Names, v.Zone, entries)
	for _, e := range last {
		c.Changes = append(c.Changes, teller.Entry(e))
	}
	return c, a.cardButtons(r, l, c, item), nil
}

// Offered returns what a person may do to an item as it is now, as the buttons of its
// card; none where the item is unknown.
func (a *Cards) Offered(ctx context.Context, r reply.Request, key ledger.Key) (reply.Buttons, error) {
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return nil, err
	}
	item, there := v.Item(key)
	if !there {
		return nil, nil
	}
	return a.cardButtons(r, r.Lang, Of(v, r.Lang, a.Clock.Today(), item), item), nil
}

// cardButtons are what a person may do to an item as it is now.
func (a *Cards) cardButtons(r reply.Request, l reply.Lang, c reply.Card, item ledger.Item) reply.Buttons {
	var row reply.Buttons
	add := func(allowed bool, b reply.Button) {
		if !allowed {
			return
		}
		b.Command += " " + item.Ref()
		b.Seen = map[int]int{item.Number: item.Version}
		row = append(row, b)
	}
	editor, approver := r.Person.May(reply.Editor), r.Person.May(reply.Approver)
	own, open := item.OwnedBy(r.Person.ID), item.Status.Open()
	closable := !open && item.Status != notice.Closed && item.Refused == "" && item.ReportedBy != r.Person.ID
	add(slices.Contains(item.Awaited(), r.Person.ID), reply.Button{Label: l.Phrase(msgConfirmReceipt), Command: "receive", Main: true, As: reply.InPlace})
	decides := approver && item.AskedBy != "" && item.AskedBy != r.Person.ID
	add(decides, reply.Button{Label: l.Phrase(msgDecideExtension), Command: "extend", As: reply.AsForm, Main: true})
	add(approver && closable, reply.Button{Label: l.Phrase(msgCloseOff), Command: "close", As: reply.AsForm, Main: true})
	add(editor && item.Status != notice.Closed, reply.Button{Label: l.Phrase(msgUpdate), Command: "status", As: reply.AsForm, Main: !closable || !approver})
	add(editor, reply.Button{Label: l.Phrase(msgNote), Command: "note", As: reply.AsForm})
	add(editor, reply.Button{Label: l.Phrase(msgEvidence), Command: "evidence", As: reply.AsForm})
	add(editor, reply.Button{Label: l.Phrase(msgAssign), Command: "assign", As: reply.AsForm})
	add(editor, reply.Button{Label: l.Phrase(msgDue), Command: "due", As: reply.AsForm})
	add(!decides && editor && open && item.Due != "", reply.Button{Label: l.Phrase(msgRequestExtension), Command: "extend", As: reply.AsForm})
	add(editor && open && !own && len(item.OwnerIDs()) > 0 && item.NudgedOn != a.Clock.Today(),
		reply.Button{Label: l.Phrase(msgNudge), Command: "nudge", As: reply.InPlace})
	add(editor && len(c.Commitments) > 0, reply.Button{Label: l.Phrase(msgCommitments), Command: "commitment", As: reply.AsForm})
	back := msgReopen
	if item.SendsBack() {
		back = msgSendBack
	}
	add(approver && !open, reply.Button{Label: l.Phrase(back), Command: "reopen", As: reply.AsForm, Grave: true})
	add(true, reply.Button{Label: l.Phrase(msgHistory), Command: "history", As: reply.AsWindow})
	for i := range row {
		row[i].More = i >= mainButtons
	}
	add(true, reply.Button{Label: l.Phrase(msgAllActions), Command: "status", As: reply.AsWindow, More: true, All: true})
	return row
}

// mainButtons is how many buttons a card has in sight; the others are behind
// "more".
const mainButtons = 2

// LongestAgain is the longest question that a button can carry, in runes.
const LongestAgain = 200

// afterAnswer is what may follow an answer: its item, the next hit, the office,
// and whether it helped.
func (a *Cards) afterAnswer(ctx context.Context, out reply.Reply) []reply.Part {
	l, q := out.Lang, out.Question
	if q == "" || utf8.RuneCountInString(q) > LongestAgain {
		return nil
	}
	var row reply.Buttons
	switch {
	case out.Certainty == reply.Possible, out.Certainty == reply.None && out.Source == reply.FromSearch:
		label := l.Phrase(msgNoneOfTheseAskOffice)
		if out.Certainty == reply.None {
			label = l.Phrase(msgAskOffice)
		}
		if a.People.Office(ctx) != "" {
			row = append(row, reply.Button{Label: label, Command: "ask-office " + q})
		}
	case out.Kind == reply.KindPassages:
		if len(out.Items) > 0 && out.Source != reply.FromWriter { // whose items have buttons of their own
			first := out.Items[0]
			row = append(row, reply.Button{Label: l.Phrase(msgShowItem, first.Called(l)), Command: "status " + first.Ref(), As: reply.AsWindow})
		}
		if out.Hit+1 < out.Hits {
			row = append(row, reply.Button{Label: l.Phrase(msgNextHit), Command: fmt.Sprintf("next %d %s", out.Hit+1, q), As: reply.InPlace})
		}
	case out.Kind == reply.KindNone, out.Kind == reply.KindChange:
		return nil
	}
	var parts []reply.Part
	if len(row) > 0 {
		parts = append(parts, row)
	}
	return append(parts, reply.Feedback{Question: q})
}

// FullText returns the whole text of an item.
func (a *Cards) FullText(ctx context.Context, l reply.Lang, item ledger.Item) (reply.Reply, error) {
	out, err := a.ItemReply(ctx, l, item)
	if err != nil {
		return reply.Reply{}, err
	}
	card := out.Parts[0].(reply.Card)
	parts := []reply.Part{reply.Heading{Text: l.ItemOf(item.NoticeKey, item.Number) + " " + item.Title}, reply.Paragraph{Text: card.SectionText}}
	if card.Finding != "" {
		parts = append(parts, reply.Heading{Text: card.FindingName(l)}, reply.Quote{Text: card.Finding})
	}
	if card.Response != "" {
		parts = append(parts, reply.Heading{Text: l.Phrase(msgResponse)}, reply.Quote{Text: card.Response})
	}
	if len(card.Measures) > 0 {
		parts = append(parts, reply.Heading{Text: l.Phrase(msgMeasures)})
	}
	for _, m := range card.Measures {
		parts = append(parts, reply.Quote{Text: m})
	}
	out.Parts = parts
	return out, nil
}

// meantButtons let a person say which of the nearest items they meant.
func (a *Cards) meantButtons(v *view.View, l reply.Lang, asked string, items []reply.ItemRef) (row reply.Buttons) {
	if asked == "" || utf8.RuneCountInString(asked) > LongestAgain || learned.Key(asked, v.Headings()) == "" {
		return nil
	}
	for _, item := range items {
		row = append(row, reply.Button{Label: l.Phrase(msgMeantItem, item.Called(l)), Command: fmt.Sprintf("meant %s %s", item.Ref(), asked)})
	}
	return row
}
