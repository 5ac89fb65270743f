package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rectify/data/ledger"
)

// mostEntries is how many changes or remarks a line for an item lists.
const mostEntries = 5

// ownerLine says who answers for an item: the unit, its people, and who supports it; that
// nobody does where support is asked for.
func (q Question) ownerLine(item *ledger.Item, support bool) string {
	if item.Owner == "" {
		return q.ReplyLang.Phrase(msgNoOwnerSet, q.ReplyLang.ItemOf(item.NoticeKey, item.Number))
	}
	line := q.ReplyLang.Phrase(msgFieldOwner, q.ReplyLang.ItemFirst(item.NoticeKey, item.Number), item.Owner)
	if person := q.View.Person(item); person != "" {
		line += q.ReplyLang.Phrase(msgFieldPerson, person)
	}
	switch {
	case item.Supporting != "":
		line += q.ReplyLang.Phrase(msgFieldSupport, item.Supporting)
	case support:
		line += q.ReplyLang.Phrase(msgFieldNoSupport)
	}
	return line + q.ReplyLang.Phrase(msgFullStop)
}

// evidenceLine lists the evidence that was handed in for an item.
func (q Question) evidenceLine(ctx context.Context, item *ledger.Item) (line string, err error) {
	name := q.ReplyLang.ItemOf(item.NoticeKey, item.Number)
	if item.Evidence == 0 {
		return q.ReplyLang.Phrase(msgNoEvidenceAdded, name), nil
	}
	history, err := q.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return "", err
	}
	rows := []string{q.ReplyLang.Phrase(msgEvidenceCount, q.ReplyLang.ItemFirst(item.NoticeKey, item.Number), item.Evidence)}
	for _, e := range history {
		if e.Evidence != nil && e.UndoneBy == 0 {
			rows = append(rows, strings.TrimSpace(fmt.Sprintf("%s %s", e.Evidence.Link, e.Evidence.Note)))
		}
	}
	return strings.Join(rows, "\n"), nil
}

// historyLine lists the latest changes of an item, newest first.
func (q Question) historyLine(ctx context.Context, item *ledger.Item) (string, error) {
	name := q.ReplyLang.ItemOf(item.NoticeKey, item.Number)
	rows, err := q.entryLines(ctx, item, func(e ledger.Entry) bool { return e.Action.ByStaff() })
	if err != nil || len(rows) == 0 {
		return q.ReplyLang.Phrase(msgNeverChanged, name), err
	}
	return q.ReplyLang.Phrase(msgLatestChanges, name) + "\n" + strings.Join(rows, "\n"), nil
}

// notesLine lists the latest remarks on an item, newest first.
func (q Question) notesLine(ctx context.Context, item *ledger.Item) (string, error) {
	name := q.ReplyLang.ItemOf(item.NoticeKey, item.Number)
	rows, err := q.entryLines(ctx, item, func(e ledger.Entry) bool { return e.Action == ledger.Noted && e.UndoneBy == 0 })
	if err != nil || len(rows) == 0 {
		return q.ReplyLang.Phrase(msgNoNotes, name), err
	}
	return q.ReplyLang.Phrase(msgLatestNotes, name) + "\n" + strings.Join(rows, "\n"), nil
}

// entryLines are the latest entries of an item's history that are meant, newest first.
func (q Question) entryLines(ctx context.Context, item *ledger.Item, meant func(ledger.Entry) bool) (rows []string, err error) {
	history, err := q.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return nil, err
	}
	teller := q.Cards.TellerFor(ctx, q.ReplyLang, history...)
	for _, e := range slices.Backward(history) {
		if meant(e) && len(rows) < mostEntries {
			rows = append(rows, teller.Entry(e))
		}
	}
	return rows, nil
}

// sectionLine says under which headings an item stands.
func (q Question) sectionLine(_ context.Context, item *ledger.Item) (string, error) {
	name, headings := q.ReplyLang.ItemOf(item.NoticeKey, item.Number), q.View.HeadingText(*item)
	if headings == "" {
		return q.ReplyLang.Phrase(msgNoSection, name), nil
	}
	return q.ReplyLang.Phrase(msgFieldSection, q.ReplyLang.ItemFirst(item.NoticeKey, item.Number), headings), nil
}

// goalLine repeats the goal that the notice sets for an item.
func (q Question) goalLine(_ context.Context, item *ledger.Item) (string, error) {
	name, goal := q.ReplyLang.ItemOf(item.NoticeKey, item.Number), strings.TrimSpace(q.View.Text(*item).Goal)
	if goal == "" {
		return q.ReplyLang.Phrase(msgNoGoal, name), nil
	}
	return q.ReplyLang.Phrase(msgFieldGoal, name, goal), nil
}
