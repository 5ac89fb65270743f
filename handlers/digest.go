package handlers

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
)

// A DigestQuery says whose digest it is, and of when.
type DigestQuery struct {
	Lang   Lang
	Since  time.Time // when the last one was; the zero time: since the working day before began
	At     time.Time // the moment that it tells of; the zero time: now
	Person string    // only what is theirs; empty for everything
	Review Review    // a longer look back, beside the day's news
}

// A Digest is what moved, what is due, and what is late.
type Digest struct {
	Date       string          `json:"date"` // "2006-01-02"
	Headline   string          `json:"headline"`
	Done       int             `json:"done"`
	Total      int             `json:"total"`
	Changes    []DigestChange  `json:"changes"` // oldest first
	Late       []ItemRef       `json:"late"`
	DueSoon    []ItemRef       `json:"due_soon"`
	Silent     []ItemRef       `json:"silent"`
	Waiting    []ItemRef       `json:"waiting"`           // for somebody else: 需协调
	Extended   []ItemRef       `json:"extended"`          // more time was asked for
	Unreceived []ItemRef       `json:"unreceived"`        // nobody has taken note of for days: 未签收
	Resting    []RestingItem   `json:"resting,omitempty"` // somebody let it rest
	Promises   []DigestPromise `json:"promises"`          // whose day has passed
	Progress   []ProgressRow   `json:"progress"`          // by section
	Trend      []TrendPoint    `json:"trend,omitempty"`   // of a review: by weeks
	Months     []TrendPoint    `json:"months,omitempty"`  // and by months

	Head   Reply `json:"-"` // one message
	Detail Reply `json:"-"` // the rest, for its thread; no parts where there is none
}

// A DigestPromise is a sentence whose day has passed.
type DigestPromise struct {
	Notice   string                 `json:"notice"`
	Number   int                    `json:"number"`
	Title    string                 `json:"title"`
	Sentence string                 `json:"sentence"`
	Due      string                 `json:"due"`
	State    ledger.CommitmentState `json:"state"` // empty: proposed
}

// Empty reports whether there is nothing to report.
func (d Digest) Empty() bool {
	return len(d.Changes)+len(d.Late)+len(d.DueSoon)+len(d.Silent)+len(d.Waiting)+len(d.Extended)+len(d.Unreceived)+len(d.Promises)+len(d.Trend)+len(d.Months) == 0
}

// Whole is the digest in one piece: its message, and what would be its thread.
func (d Digest) Whole() Reply {
	whole := d.Head
	whole.Parts = slices.Concat(d.Head.Parts, d.Detail.Parts)
	return whole
}

// Digest tells what moved since the last one, what is due and what is late.
func (a *Digests) Digest(ctx context.Context, q DigestQuery) (Digest, error) {
	now := q.At
	if now.IsZero() {
		now = a.clock.now()
	}
	now = now.In(a.clock.now().Location())
	if q.Since.IsZero() && q.Review != NoReview {
		q.Since = a.reviewedSince(q.Review, now, SentDigest{})
	}
	if q.Since.IsZero() {
		q.Since = startOf(a.clock.workingDayBefore(now))
	}
	book, err := a.ledger.openOn(ctx, q.At)
	if err != nil {
		return Digest{}, err
	}
	b := digesting{Digests: a, DigestQuery: q, book: book, today: now.Format(time.DateOnly), at: now}
	if err := b.collect(ctx); err != nil {
		return Digest{}, err
	}
	if err := b.trend(ctx); err != nil {
		return Digest{}, err
	}
	b.headline()
	name := a.people.namer(ctx, b.Lang)
	b.write(name)
	b.d.Head, b.d.Detail = name.named(b.d.Head), name.named(b.d.Detail)
	return b.d, nil
}

// startOf is the moment at which a day begins.
func startOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

// workingDayBefore is the same hour of the working day before.
func (a *Clock) workingDayBefore(t time.Time) time.Time {
	for day := t.AddDate(0, 0, -1); ; day = day.AddDate(0, 0, -1) {
		if a.calendar.Working(day) {
			return day
		}
	}
}

// digesting is a digest being put together.
type digesting struct {
	*Digests
	DigestQuery
	book  *book
	today string
	at    time.Time
	d     Digest
}

// collect sorts the items into what is told of them.
func (b *digesting) collect(ctx context.Context) error {
	b.d = Digest{Date: b.today, Changes: []DigestChange{}, Late: []ItemRef{}, DueSoon: []ItemRef{}, Silent: []ItemRef{}, Waiting: []ItemRef{}, Extended: []ItemRef{}, Unreceived: []ItemRef{}, Promises: []DigestPromise{}}
	l := b.Lang
	var counted []ledger.Item
	resting, err := b.resting(ctx, b.Person)
	if err != nil {
		return err
	}
	for i := range b.book.Items {
		item := &b.book.Items[i]
		if b.Person != "" && !item.OwnedBy(b.Person) {
			continue
		}
		b.d.Total++
		if item.Status.Done() {
			b.d.Done++
		}
		counted = append(counted, *item)
		if group := b.groupOf(item); group != nil {
			shown := b.cards.lit(item, b.at)
			shown.Note = b.standing(item)
			if rest, rests := resting[restKey(*item)]; rests {
				b.d.Resting = append(b.d.Resting, RestingItem{shown, rest})
			} else {
				*group = append(*group, shown)
			}
		}
		for _, p := range b.book.promises(*item) {
			if p.fallen(b.today) {
				b.d.Promises = append(b.d.Promises, DigestPromise{item.Notice, item.Number, item.Title, p.sentence, p.due, p.state})
			}
		}
		if item.UpdatedAt.After(b.Since) {
			if err := b.changes(ctx, item); err != nil {
				return err
			}
		}
	}
	b.d.Progress = b.book.progress(l, counted)
	slices.SortStableFunc(b.d.Changes, func(x, y DigestChange) int { return x.At.Compare(y.At) })
	slices.SortStableFunc(b.d.Late, func(x, y ItemRef) int { return strings.Compare(x.Due, y.Due) })
	slices.SortStableFunc(b.d.DueSoon, func(x, y ItemRef) int { return strings.Compare(x.Due, y.Due) })
	return nil
}

// groupOf is where the digest tells of an item; nil for nowhere. What waits for
// somebody else, or for more time, is told apart from what is merely late.
func (b *digesting) groupOf(item *ledger.Item) *[]ItemRef {
	open, isLate := item.Status.Open(), late(item, b.today)
	switch {
	case isLate && item.HelpFrom != "":
		return &b.d.Waiting
	case isLate && item.AskedBy != "":
		return &b.d.Extended
	case isLate:
		return &b.d.Late
	case open && item.Due != "" && daysBetween(b.at, b.clock.dayOf(item.Due)) <= b.clock.pace.Ahead:
		return &b.d.DueSoon
	case open && item.HelpFrom != "":
		return &b.d.Waiting
	case open && item.AskedBy != "":
		return &b.d.Extended
	case b.clock.unreceived(item, b.at):
		return &b.d.Unreceived
	case b.clock.silent(item, b.at):
		return &b.d.Silent
	}
	return nil
}

// standing is how an item stands, in words: its date, what it waits for, and
// how long nothing was heard of it.
func (b *digesting) standing(item *ledger.Item) string {
	l := b.Lang
	var words []string
	switch {
	case late(item, b.today):
		words = append(words, l.Say("逾期 %d 天", "%d days late", b.clock.daysLate(item, b.at)))
	case item.Due != "":
		words = append(words, l.Say("时限 %s", "due %s", item.Due))
	}
	words = append(words, circumstances(l, item)...)
	if b.clock.unreceived(item, b.at) {
		words = append(words, l.Say("未签收（%s 分派）", "not confirmed (assigned on %s)", item.AssignedOn))
	}
	if len(words) == 0 {
		words = append(words, l.Say("%d 天没有消息", "no news for %d days", daysBetween(item.UpdatedAt, b.at)))
	}
	return strings.Join(words, l.Say("；", "; "))
}

// How far a review looks back.
const (
	weeksOfTrend  = 8
	monthsOfTrend = 6
)

// lateAmong counts those of the items that are late.
func lateAmong(items []ItemRef) (n int) {
	for _, item := range items {
		if item.Late {
			n++
		}
	}
	return n
}

// resting are the items that somebody let rest.
func (d Digest) resting() (items []ItemRef) {
	for _, r := range d.Resting {
		items = append(items, r.ItemRef)
	}
	return items
}

// excused says how many of the late items wait for somebody else, or are let
// rest; empty for none.
func (b *digesting) excused() string {
	l := b.Lang
	var words []string
	for _, of := range []struct {
		zh, en string
		items  []ItemRef
	}{
		{"%d 项已申请延期", "%d asked for time", b.d.Extended}, {"%d 项需协调", "%d waiting for others", b.d.Waiting},
		{"%d 项暂不列出", "%d left out for now", b.d.resting()},
	} {
		if n := lateAmong(of.items); n > 0 {
			words = append(words, l.Say(of.zh, of.en, n))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return l.Say("（其中 %s）", " (of these %s)", l.Join(words))
}

func (b *digesting) headline() {
	l := b.Lang
	if b.Person != "" && b.d.Total == 0 {
		b.d.Headline = l.Say("您目前没有负责的事项。", "Nothing is assigned to you.")
		return
	}
	words := []string{l.Say("%d/%d 已整改", "%d/%d done", b.d.Done, b.d.Total)}
	add := func(n int, zh, en string) {
		if n > 0 {
			words = append(words, l.Say(zh, en, n))
		}
	}
	add(b.d.Total-b.d.Done, "%d 项进行中", "%d open")
	if n := lateAmong(slices.Concat(b.d.Late, b.d.Waiting, b.d.Extended, b.d.resting())); n > 0 {
		words = append(words, l.Say("%d 项逾期", "%d late", n)+b.excused())
	}
	add(len(b.d.DueSoon), "%d 项临近时限", "%d due soon")
	changed := map[string]bool{}
	for _, c := range b.d.Changes {
		changed[fmt.Sprint(c.Notice, c.Number)] = true
	}
	since := l.Say("%d月%d日以来", "since %d-%d", int(b.Since.Month()), b.Since.Day())
	if daysBetween(b.Since, b.at) == 1 {
		since = l.Say("昨日以来", "since yesterday")
	}
	words = append(words, since+l.Say("，%d 项有变化", ": %d changed", len(changed)))
	b.d.Headline = strings.Join(words, " · ")
}
