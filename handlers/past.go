package handlers

import (
	"context"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/question"
	"rectify/index/lexicon"
)

// openOn returns the book as it stood at that moment; as it stands now for the
// zero time.
func (a *Reader) openOn(ctx context.Context, at time.Time) (*book, error) {
	if at.IsZero() {
		return a.open(ctx)
	}
	snapshot, err := a.ledger.On(ctx, at)
	if err != nil {
		return nil, err
	}
	return newBook(snapshot, a.clock.now().Location()), nil
}

// asOf answers a question about the ledger on a past day: "5月底还有几个没完成".
// ok is false where the question is none.
func (q asking) asOf(ctx context.Context) (_ Reply, ok bool, err error) {
	day, rest, named := question.On(lexicon.Simplify(q.text), q.clock.now())
	if !named {
		return Reply{}, false, nil
	}
	then := q
	then.Query = question.Parse(rest, q.book.Headings())
	aboutItems := then.Want == question.List || then.Want == question.Count || then.Want == question.Share
	if !aboutItems || len(then.Statuses) == 0 && !then.Late {
		return Reply{}, false, nil
	}
	if then.book, err = q.ledger.openOn(ctx, day.AddDate(0, 0, 1).Add(-time.Microsecond)); err != nil {
		return Reply{}, false, err
	}
	date := day.Format(time.DateOnly)
	if len(then.book.Items) == 0 {
		return then.refuse(q.lang.Say("%s 时通报还没有发布。", "On %s the notice was not published yet.", date)), true, nil
	}
	then.day, then.text = date, rest
	reply, err := then.items(ctx)
	reply.Lang, reply.AsOf = q.lang, date
	reply.Parts = append([]Part{Paragraph{Text: q.lang.Say("截至 %s：", "As of %s:", date)}}, reply.Parts...)
	return reply, true, err
}

// ItemOn is Item at a moment of the past; now for the zero time.
func (a *Reader) ItemOn(ctx context.Context, number int, at time.Time) (ledger.Item, error) {
	book, err := a.openOn(ctx, at)
	if err != nil {
		return ledger.Item{}, err
	}
	return book.mustHave(number)
}

// ListOn is List at a moment of the past; now for the zero time.
func (a *Reader) ListOn(ctx context.Context, f Filter, at time.Time) ([]ledger.Item, error) {
	book, err := a.openOn(ctx, at)
	if err != nil {
		return nil, err
	}
	today := a.clock.today()
	if !at.IsZero() {
		today = at.Format(time.DateOnly)
	}
	return filter(book.Items, func(item *ledger.Item) bool { return f.passes(item, today) }), nil
}
