// Package digest reports what changed, what is due and what is late: who receives the
// report, when, and for which period.
package digest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// A DigestQuery says for whom and for which period a digest is.
type DigestQuery struct {
	Lang   reply.Lang
	Since  time.Time // time of the last digest; zero: the start of the previous working day
	At     time.Time // time of the report; zero: now
	Person string    // only the items of this person; empty for all
	Review Review    // a longer period to review as well
}

// A Digest reports what changed, what is due soon and what is late.
type Digest struct {
	Date        string              `json:"date"` // "2006-01-02"
	Headline    string              `json:"headline"`
	Done        int                 `json:"done"`
	Total       int                 `json:"total"`
	Changes     []DigestChange      `json:"changes"`    // oldest first
	Finished    []reply.ItemRef     `json:"finished"`   // done since, and still
	Reopened    []reply.ItemRef     `json:"reopened"`   // open again since
	NewlyLate   []reply.ItemRef     `json:"newly_late"` // the part of Late whose due date passed since
	Late        []reply.ItemRef     `json:"late"`
	DueSoon     []reply.ItemRef     `json:"due_soon"`
	Silent      []reply.ItemRef     `json:"silent"`
	Waiting     []reply.ItemRef     `json:"waiting"`           // waiting for another unit: 需协调
	Extended    []reply.ItemRef     `json:"extended"`          // extension requested
	Unreceived  []reply.ItemRef     `json:"unreceived"`        // receipt not confirmed for days: 未签收
	Resting     []RestingItem       `json:"resting,omitempty"` // snoozed
	Commitments []DigestCommitment  `json:"promises"`          // overdue
	Progress    []reply.ProgressRow `json:"progress"`          // by section
	Trend       []TrendPoint        `json:"trend,omitempty"`   // in a review: done by week
	Months      []TrendPoint        `json:"months,omitempty"`  // in a review: done by month

	Count card.Count `json:"-"` // source of Done, Total and the figures

	Head   reply.Reply `json:"-"` // one message
	Detail reply.Reply `json:"-"` // the rest, for the thread of Head; no parts if there is nothing more
}

// A DigestCommitment is a commitment that is overdue.
type DigestCommitment struct {
	Notice   string                 `json:"notice"`
	Number   int                    `json:"number"`
	Title    string                 `json:"title"`
	Sentence string                 `json:"sentence"`
	Due      string                 `json:"due"`
	State    ledger.CommitmentState `json:"state"` // empty: proposed
}

// Empty reports whether there is nothing to report.
func (d Digest) Empty() bool {
	return len(d.Changes)+len(d.Late)+len(d.DueSoon)+len(d.Silent)+len(d.Waiting)+len(d.Extended)+len(d.Unreceived)+len(d.Commitments)+
		len(d.Trend)+len(d.Months) == 0
}

// Whole returns the digest as one reply: the message, and what its thread holds before
// the message's menus and buttons.
func (d Digest) Whole() reply.Reply {
	whole := d.Head
	end := len(d.Head.Parts)
	for end > 0 && isChoice(d.Head.Parts[end-1]) {
		end--
	}
	whole.Parts = slices.Concat(d.Head.Parts[:end], d.Detail.Parts, d.Head.Parts[end:])
	return whole
}

func isChoice(part reply.Part) bool {
	switch part.(type) {
	case reply.Menus, reply.Buttons:
		return true
	}
	return false
}

// Digest returns the digest for a query: what changed since the last one, what is
// due and what is late.
func (a *Digests) Digest(ctx context.Context, q DigestQuery) (Digest, error) {
	now := q.At
	if now.IsZero() {
		now = a.Clock.Now()
	}
	now = now.In(a.Clock.Now().Location())
	if q.Since.IsZero() && q.Review != NoReview {
		q.Since = a.reviewedSince(q.Review, now, SentDigest{})
	}
	if q.Since.IsZero() {
		q.Since = clock.StartOf(a.Clock.WorkingDayBefore(now))
	}
	v, err := a.Ledger.OpenOn(ctx, q.At)
	if err != nil {
		return Digest{}, err
	}
	b := digesting{Digests: a, DigestQuery: q, view: v, today: now.Format(time.DateOnly), at: now}
	if err := b.collect(ctx); err != nil {
		return Digest{}, err
	}
	if err := b.trend(ctx); err != nil {
		return Digest{}, err
	}
	b.headline()
	name := a.People.Names(ctx, b.Lang)
	b.write(name)
	b.d.Head, b.d.Detail = name.In(b.d.Head), name.In(b.d.Detail)
	return b.d, nil
}

// digesting builds a digest.
type digesting struct {
	*Digests
	DigestQuery
	view  *view.View
	today string
	at    time.Time
	d     Digest
}

// collect puts each item into its group.
func (b *digesting) collect(ctx context.Context) error {
	b.d = Digest{Date: b.today, Changes: []DigestChange{}, Finished: []reply.ItemRef{}, Reopened: []reply.ItemRef{}, NewlyLate: []reply.ItemRef{},
		Late: []reply.ItemRef{}, DueSoon: []reply.ItemRef{}, Silent: []reply.ItemRef{}, Waiting: []reply.ItemRef{}, Extended: []reply.ItemRef{},
		Unreceived: []reply.ItemRef{}, Commitments: []DigestCommitment{}}
	l := b.Lang
	var counted []ledger.Item
	resting, err := b.resting(ctx, b.Person)
	if err != nil {
		return err
	}
	for i := range b.view.Items {
		item := &b.view.Items[i]
		if b.Person != "" && !item.OwnedBy(b.Person) {
			continue
		}
		counted = append(counted, *item)
		if group := b.groupOf(item); group != nil {
			shown := b.Cards.RefAt(item, b.at)
			shown.Note = b.standing(item)
			if rest, rests := resting[restKey(*item)]; rests {
				b.d.Resting = append(b.d.Resting, RestingItem{shown, rest})
			} else {
				*group = append(*group, shown)
			}
		}
		for _, p := range b.view.Commitments(item) {
			if p.Overdue(b.today) {
				b.d.Commitments = append(b.d.Commitments, DigestCommitment{item.Notice, item.Number, item.Title, p.Sentence, p.Due, p.State})
			}
		}
		if item.UpdatedAt.After(b.Since) {
			if err := b.changes(ctx, item); err != nil {
				return err
			}
		}
	}
	b.d.Count = b.Cards.Count(counted, b.at)
	b.d.Done, b.d.Total = b.d.Count.Done, b.d.Count.Total
	b.d.Progress = card.Progress(b.view, l, counted, b.today)
	slices.SortStableFunc(b.d.Changes, func(x, y DigestChange) int { return x.At.Compare(y.At) })
	b.sortChanges()
	slices.SortStableFunc(b.d.Late, func(x, y reply.ItemRef) int { return strings.Compare(x.Due, y.Due) })
	b.d.NewlyLate = append(b.d.NewlyLate, newlyLate(b.d.Late, b.Since)...)
	slices.SortStableFunc(b.d.DueSoon, func(x, y reply.ItemRef) int { return strings.Compare(x.Due, y.Due) })
	return nil
}

// groupOf returns the group of an item, or nil if the digest leaves it out. Items that
// wait for another unit or for an extension have groups apart from late items.
func (b *digesting) groupOf(item *ledger.Item) *[]reply.ItemRef {
	open, isLate := item.Status.Open(), clock.Late(item, b.today)
	switch {
	case isLate && item.HelpFrom != "":
		return &b.d.Waiting
	case isLate && item.AskedBy != "":
		return &b.d.Extended
	case isLate:
		return &b.d.Late
	case b.Clock.DueSoon(item, b.at):
		return &b.d.DueSoon
	case open && item.HelpFrom != "":
		return &b.d.Waiting
	case open && item.AskedBy != "":
		return &b.d.Extended
	case b.Clock.Unreceived(item, b.at):
		return &b.d.Unreceived
	case b.Clock.Silent(item, b.at):
		return &b.d.Silent
	}
	return nil
}

// standing describes the state of an item: its due date, what it waits for, and how long
// it has had no news.
func (b *digesting) standing(item *ledger.Item) string {
	l := b.Lang
	var words []string
	switch {
	case clock.Late(item, b.today):
		words = append(words, l.Phrase(msgDaysLate, b.Clock.DaysLate(item, b.at)))
	case item.Due != "":
		words = append(words, l.Phrase(msgDueOn, item.Due))
	}
	words = append(words, card.Circumstances(l, item)...)
	if b.Clock.Unreceived(item, b.at) {
		words = append(words, l.Phrase(msgNotReceivedSince, item.AssignedOn))
	}
	if len(words) == 0 {
		words = append(words, l.Phrase(msgNoNewsFor, clock.DaysBetween(item.UpdatedAt, b.at)))
	}
	return strings.Join(words, l.Phrase(msgSemicolon))
}

// Periods of a review.
const (
	weeksOfTrend  = 8
	monthsOfTrend = 6
)

// newlyLate returns the late items whose due date passed since a time.
func newlyLate(late []reply.ItemRef, since time.Time) (items []reply.ItemRef) {
	for _, item := range late {
		if item.Due >= since.Format(time.DateOnly) {
			items = append(items, item)
		}
	}
	return items
}

// lateAmong counts the late items.
func lateAmong(items []reply.ItemRef) (n int) {
	for _, item := range items {
		if item.Late {
			n++
		}
	}
	return n
}

// resting returns the snoozed items.
func (d Digest) resting() (items []reply.ItemRef) {
	for _, r := range d.Resting {
		items = append(items, r.ItemRef)
	}
	return items
}

// excused says how many late items wait for another unit or an extension, or are
// snoozed; empty for none.
func (b *digesting) excused() string {
	l := b.Lang
	var words []string
	for _, of := range []struct {
		phrase reply.Phrase
		items  []reply.ItemRef
	}{{msgExtendedCount, b.d.Extended}, {msgWaitingCount, b.d.Waiting}, {msgSnoozedCount, b.d.resting()}} {
		if n := lateAmong(of.items); n > 0 {
			words = append(words, l.Phrase(of.phrase, n))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return l.Phrase(msgOfThese, l.Join(words))
}

// figures returns the figures at the top of a digest.
func (b *digesting) figures() reply.Figures {
	f := b.Cards.Figures(b.Lang, b.d.Count)
	f[1].Label += b.excused()
	return append(f, reply.Figure{Value: fmt.Sprint(b.changedItems()), Label: b.Lang.Phrase(msgChangedSince, b.sinceWhen())})
}

func (b *digesting) headline() {
	l := b.Lang
	if b.Person != "" && b.d.Total == 0 {
		b.d.Headline = l.Phrase(msgNothingAssigned)
		return
	}
	words := []string{l.Phrase(msgDoneOf, b.d.Done, b.d.Total)}
	add := func(n int, p reply.Phrase) {
		if n > 0 {
			words = append(words, l.Phrase(p, n))
		}
	}
	words = append(words, b.d.Count.Classes(l)...)
	if n := lateAmong(slices.Concat(b.d.Late, b.d.Waiting, b.d.Extended, b.d.resting())); n > 0 {
		words = append(words, l.Phrase(msgLateCount, n)+b.excused())
	}
	add(len(b.d.DueSoon), msgDueSoonCount)
	words = append(words, b.sinceWhen()+l.Phrase(msgChangedCount, b.changedItems()))
	b.d.Headline = strings.Join(words, " · ")
}

// changedItems counts the items that changed.
func (b *digesting) changedItems() int {
	changed := map[ledger.Key]bool{}
	for _, c := range b.d.Changes {
		changed[ledger.Key{Notice: c.Notice, Number: c.Number}] = true
	}
	return len(changed)
}

// sinceWhen names the start of the period.
func (b *digesting) sinceWhen() string {
	if clock.DaysBetween(b.Since, b.at) == 1 {
		return b.Lang.Phrase(msgSinceYesterday)
	}
	return b.Lang.Phrase(msgSinceDay, int(b.Since.Month()), b.Since.Day())
}
