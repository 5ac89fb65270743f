package handlers

import (
	"context"
	"fmt"
	"slices"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/notice"
)

// dress makes a reply ready to be shown: people by their names and, where the
// place shows buttons, those that the person may press.
func (a *Cards) dress(ctx context.Context, r Request, reply Reply) (Reply, error) {
	reply.Certainty = reply.Grade()
	reply, err := a.withLamps(ctx, reply)
	if err != nil || !r.Rich {
		return a.people.namer(ctx, reply.Lang).named(reply), err
	}
	book, err := a.ledger.open(ctx)
	if err != nil {
		return Reply{}, err
	}
	var dressed []Part
	for _, part := range reply.Parts {
		more := Buttons{}
		switch p := part.(type) {
		case Card:
			if reply.AsOf == "" {
				if part, more, err = a.dressCard(ctx, r, reply.Lang, book, p); err != nil {
					return Reply{}, err
				}
			}
		case Buttons:
			if at := len(dressed) - 1; at >= 0 { // one row, not two
				if before, ok := dressed[at].(Buttons); ok {
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
	if reply.Certainty == Possible {
		if row := a.meantButtons(book, reply.Lang, reply.Question, reply.Items); len(row) > 0 {
			dressed = append(dressed, row)
		}
	}
	reply.Parts = append(dressed, a.afterAnswer(ctx, reply)...)
	return a.people.namer(ctx, reply.Lang).named(reply), nil
}

// mostChanges is how many of an item's latest changes its card shows.
const mostChanges = 3

// dressCard adds to a card what happened last, and what the person may do.
func (a *Cards) dressCard(ctx context.Context, r Request, l Lang, book *book, c Card) (Card, Buttons, error) {
	item, ok := book.Item(c.Key())
	if !ok {
		return c, nil, nil
	}
	if a.keeper == nil {
		return c, nil, nil
	}
	entries, err := a.keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return c, nil, err
	}
	var last []ledger.Entry
	for _, e := range slices.Backward(entries) {
		if e.Action != ledger.Seeded && e.Action != ledger.Reread && e.Action != ledger.Refused && len(last) < mostChanges {
			last = append(last, e)
		}
	}
	teller := a.teller(ctx, l, last...)
	for _, e := range last {
		c.Changes = append(c.Changes, teller.entry(e))
	}
	if !book.isMeantByNumber(item.Key()) {
		return c, nil, nil
	}
	return c, a.cardButtons(r, l, c, item), nil
}

// cardButtons are what a person may do to an item as it is now.
func (a *Cards) cardButtons(r Request, l Lang, c Card, item ledger.Item) Buttons {
	var row Buttons
	add := func(allowed bool, b Button) {
		if !allowed {
			return
		}
		b.Command = fmt.Sprintf("%s %d", b.Command, item.Number)
		b.Seen = map[int]int{item.Number: item.Version}
		row = append(row, b)
	}
	editor, approver := r.Person.Role >= Editor, r.Person.Role >= Approver
	own, open := item.OwnedBy(r.Person.ID), item.Status.Open()
	closable := !open && item.Status != notice.Closed && item.ReportedBy != r.Person.ID
	add(slices.Contains(item.Awaited(), r.Person.ID), Button{Label: l.Say("签收", "Confirm receipt"), Command: "receive", Main: true, As: InPlace})
	add(editor && item.Status != notice.Closed, Button{Label: l.Say("更新", "Update"), Command: "status", As: AsForm, Main: !closable || !approver})
	add(approver && closable, Button{Label: l.Say("销号", "Close off"), Command: "close", As: AsForm, Main: true})
	add(editor && len(c.Promises) > 0, Button{Label: l.Say("遗留事项", "Commitments"), Command: "commitment", As: AsForm})
	if approver && item.AskedBy != "" && item.AskedBy != r.Person.ID {
		add(true, Button{Label: l.Say("批复延期", "Decide on extension"), Command: "extend", As: AsForm, Main: true})
	} else {
		add(editor && open && item.Due != "", Button{Label: l.Say("申请延期", "Request extension"), Command: "extend", As: AsForm})
	}
	add(editor, Button{Label: l.Say("分派", "Assign"), Command: "assign", As: AsForm})
	add(editor, Button{Label: l.Say("时限", "Due"), Command: "due", As: AsForm})
	add(editor, Button{Label: l.Say("备注", "Note"), Command: "note", As: AsForm})
	add(editor, Button{Label: l.Say("佐证", "Evidence"), Command: "evidence", As: AsForm})
	add(editor && open && !own && len(item.OwnerIDs()) > 0 && item.NudgedOn != a.clock.today(), Button{Label: l.Say("催办", "Nudge"), Command: "nudge", As: InPlace})
	add(approver && !open, Button{Label: l.Say("重新打开", "Reopen"), Command: "reopen", As: AsForm, Grave: true})
	add(true, Button{Label: l.Say("记录", "History"), Command: "history", As: AsWindow})
	return row
}

// longestAgain is a question that a button can carry, in runes.
const longestAgain = 200

// afterAnswer is what may follow an answer: its item, the next hit, the office,
// and whether it helped.
func (a *Cards) afterAnswer(ctx context.Context, reply Reply) []Part {
	l, q := reply.Lang, reply.Question
	if q == "" || utf8.RuneCountInString(q) > longestAgain {
		return nil
	}
	var row Buttons
	switch {
	case reply.Certainty == Possible, reply.Certainty == None && reply.Source == FromSearch:
		label := l.Say("都不是，问整改办", "None of these: ask the office")
		if reply.Certainty == None {
			label = l.Say("问整改办", "Ask the office")
		}
		if a.people.people != nil && a.people.people.Office(ctx) != "" {
			row = append(row, Button{Label: label, Command: "ask-office " + q})
		}
	case reply.Kind == KindPassages:
		if len(reply.Items) > 0 && reply.Source != FromWriter { // whose items have buttons of their own
			n := reply.Items[0].Number
			row = append(row, Button{Label: l.Say("查看第%d项", "Show item %d", n), Command: fmt.Sprintf("status %d", n), As: AsWindow})
		}
		if reply.Hit+1 < reply.Hits {
			row = append(row, Button{Label: l.Say("下一条", "Next hit"), Command: fmt.Sprintf("next %d %s", reply.Hit+1, q), As: InPlace})
		}
	case reply.Kind == KindNone, reply.Kind == KindChange:
		return nil
	}
	var parts []Part
	if len(row) > 0 {
		parts = append(parts, row)
	}
	return append(parts, Feedback{Question: q})
}

// nextHit answers a question again, with a further hit first.
func (a *Answers) nextHit(ctx context.Context, r Request, asked string, hit int) (Reply, error) {
	reply, err := a.answer(ctx, inquiry{text: readable(asked), hit: hit})
	if err != nil {
		return Reply{}, err
	}
	if reply.Kind != KindPassages || len(reply.Items) == 0 {
		return saying(r.Lang, r.Lang.Say("没有更多相关的问题了。", "Nothing else matches.")), nil
	}
	reply.Question = asked
	return reply, nil
}

// text is an item from the first word to the last.
func (a *Cards) text(ctx context.Context, l Lang, item ledger.Item) (Reply, error) {
	reply, err := a.ItemReply(ctx, l, item)
	if err != nil {
		return Reply{}, err
	}
	card := reply.Parts[0].(Card)
	parts := []Part{Heading{Text: l.Item(item.Number) + " " + item.Title}, Paragraph{Text: card.SectionText}}
	if card.Finding != "" {
		parts = append(parts, Heading{Text: l.Say("问题", "Finding")}, Quote{Text: card.Finding})
	}
	if len(card.Measures) > 0 {
		parts = append(parts, Heading{Text: l.Say("整改情况", "Measures")})
	}
	for _, m := range card.Measures {
		parts = append(parts, Quote{Text: m})
	}
	reply.Parts = parts
	return reply, nil
}
