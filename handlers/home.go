package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rectify/data/ledger"
)

// How much a person's home shows.
const (
	mostAtHome    = 5
	mostNewsShown = 6
	newsLookedAt  = 60
)

// Home is what a person sees of the ledger without asking: how far it is, what
// waits for them, what is late, what moved. r.Text narrows it, as it would
// "/rectify list".
func (a *Homes) Home(ctx context.Context, r Request) (Reply, error) {
	book, err := a.ledger.open(ctx)
	if err != nil {
		return Reply{}, err
	}
	query, err := readListing(r.Text)
	if errors.Is(err, ErrUnknownFilter) {
		query, err = readListing("")
	}
	if err != nil {
		return Reply{}, err
	}
	h := atHome{Homes: a, Request: r, l: r.Lang, book: book}
	h.headline()
	h.add(Menus(a.cards.menus(ctx, h.l, book, query)))
	if query.narrows() {
		h.group(h.l.Say("筛选结果", "Your selection"), query.items(book, a.clock.today(), r.Person.ID), query.command(func(*listingQuery) {}))
	}
	if err := h.digest(ctx); err != nil {
		return Reply{}, err
	}
	h.waiting()
	h.group(h.l.Say("逾期", "Late"), h.those(func(i *ledger.Item) bool { return late(i, a.clock.today()) }), "list late")
	h.group(h.l.Say("已整改，原文仍有遗留事项", "Marked done, but the notice still has open commitments"),
		h.those(func(i *ledger.Item) bool { return i.Status.Done() && waits["commitments"](book, i) }), "list done commitments")
	if err := h.news(ctx); err != nil {
		return Reply{}, err
	}
	reply := Reply{Lang: h.l, Kind: KindItems, Source: FromRules, Parts: h.parts}
	return a.cards.dress(ctx, r, reply)
}

// narrows reports whether the query leaves anything out.
func (q listingQuery) narrows() bool {
	return len(q.Statuses) > 0 || q.Late || q.waits != "" || q.section > 0 || q.owner != ""
}

// atHome is a home being put together.
type atHome struct {
	*Homes
	Request
	l     Lang
	book  *book
	parts []Part
}

func (h *atHome) add(parts ...Part) { h.parts = append(h.parts, parts...) }

func (h *atHome) those(meets func(*ledger.Item) bool) []ledger.Item {
	return filter(h.book.Items, meets)
}

// headline is how far the whole is, and each section of it.
func (h *atHome) headline() {
	done, lateOnes := 0, 0
	for i := range h.book.Items {
		if h.book.Items[i].Status.Done() {
			done++
		}
		if late(&h.book.Items[i], h.clock.today()) {
			lateOnes++
		}
	}
	words := []string{h.l.Say("%d/%d 已完成", "%d/%d done", done, len(h.book.Items)), byStatus(h.l, h.book.Items)}
	if lateOnes > 0 {
		words = append(words, h.l.Say("%d 项逾期", "%d late", lateOnes))
	}
	h.add(Heading{Text: h.l.Say("整改台账", "The ledger")}, Paragraph{Text: strings.Join(words, " · ")}, Progress{Rows: h.book.progress(h.l, h.book.Items)})
}

// progress is how far each section is, by those items.
func (b *book) progress(l Lang, items []ledger.Item) (rows []ProgressRow) {
	at := map[string]int{}
	for _, item := range items {
		name, _, _ := strings.Cut(b.HeadingText(item), " › ")
		if name == "" {
			name = l.Say("未分部分", "Without a section")
		}
		i, known := at[name]
		if !known {
			i = len(rows)
			at[name] = i
			rows = append(rows, ProgressRow{Name: name})
		}
		rows[i].Total++
		if item.Status.Done() {
			rows[i].Done++
		}
	}
	return rows
}

// group lists items under a heading; nothing where there are none.
func (h *atHome) group(title string, items []ledger.Item, all string) {
	if len(items) == 0 {
		return
	}
	list := ItemList{Items: refs(items[:min(len(items), mostAtHome)]), Opens: true}
	if len(items) > mostAtHome {
		list.All, list.Total = all, len(items)
	}
	h.add(Heading{Text: h.l.Say("%s（%d）", "%s (%d)", title, len(items))}, list)
}

// digest is the latest digest that went out to a channel, in a line, or today's
// where there is none, with the trend over the weeks.
func (h *atHome) digest(ctx context.Context) error {
	trend, err := h.weeks(ctx, h.book.Sequence)
	if err != nil {
		return err
	}
	latest, err := h.latestDigest(ctx)
	if err != nil {
		return err
	}
	d, err := h.digests.Digest(ctx, latest)
	if err != nil {
		return err
	}
	lines := []string{d.Headline}
	if d.Date != h.clock.today() {
		lines[0] = dayName(h.l, h.clock.dayOf(d.Date)) + h.l.Say("：", ": ") + d.Headline
	}
	if len(trend) > 1 {
		var words []string
		for _, p := range trend {
			words = append(words, fmt.Sprint(p.Done))
		}
		lines = append(lines, h.l.Say("近 %d 周已完成：%s %s", "done by week (%d weeks): %s %s", len(trend), sparkline(trend), strings.Join(words, " → ")))
	}
	h.add(Heading{Text: h.l.Say("提要与趋势", "Digest and trend")}, Paragraph{Text: strings.Join(lines, "\n")},
		Buttons{{Label: h.l.Say("看今天的提要", "Today's digest"), Command: "digest", As: AsWindow}})
	return nil
}

// latestDigest is the digest that a channel had last. That of today is brought up
// to date as the day goes on.
func (h *atHome) latestDigest(ctx context.Context) (DigestQuery, error) {
	q := DigestQuery{Lang: h.l}
	if h.memory == nil {
		return q, nil
	}
	all, err := h.digests.Subscriptions(ctx)
	if err != nil {
		return q, err
	}
	at := slices.IndexFunc(all, func(s Subscription) bool { return !s.Mine && !s.Off })
	if at < 0 {
		return q, nil
	}
	last, err := h.digests.LastDigest(ctx, all[at].To)
	if err != nil || last.At.IsZero() {
		return q, err
	}
	q.Since = last.Since
	if last.Date != h.clock.today() {
		q.At = last.At
	}
	return q, nil
}

// sparkline is a trend in one word: ▁▃▅█.
func sparkline(trend []TrendPoint) string {
	low, high := trend[0].Done, trend[0].Done
	for _, p := range trend {
		low, high = min(low, p.Done), max(high, p.Done)
	}
	steps := []rune("▁▂▃▄▅▆▇█")
	var b strings.Builder
	for _, p := range trend {
		b.WriteRune(steps[(p.Done-low)*(len(steps)-1)/max(1, high-low)])
	}
	return b.String()
}

// weeks is the trend by weeks, computed once a day and change.
func (a *Homes) weeks(ctx context.Context, sequence int64) ([]TrendPoint, error) {
	key := fmt.Sprint(sequence, " ", a.clock.today())
	a.trendMu.Lock()
	known, trend := a.trendOf, a.trend
	a.trendMu.Unlock()
	if known == key {
		return trend, nil
	}
	d, err := a.digests.Digest(ctx, DigestQuery{Lang: a.lang, Review: OfWeek})
	if err != nil {
		return nil, err
	}
	a.trendMu.Lock()
	a.trendOf, a.trend = key, d.Trend
	a.trendMu.Unlock()
	return d.Trend, nil
}

// waiting is what waits for the person, in their role.
func (h *atHome) waiting() {
	me := h.Person.ID
	h.group(h.l.Say("待我签收", "Waiting for me to confirm receipt"), h.those(func(i *ledger.Item) bool { return slices.Contains(i.Awaited(), me) }), "list mine")
	h.group(h.l.Say("我负责的", "Mine"), h.those(func(i *ledger.Item) bool { return i.Status.Open() && i.OwnedBy(me) }), "list open mine")
	if h.Person.Role >= Approver {
		h.waits(h.l.Say("待销号", "Waiting to be closed off"), "reported", func(i *ledger.Item) bool { return i.ReportedBy != me })
		h.waits(h.l.Say("待批延期", "Extensions to decide"), "asked", func(i *ledger.Item) bool { return i.AskedBy != me })
	}
	if h.Person.Role >= Editor {
		h.waits(h.l.Say("已分派、未签收", "Assigned, receipt not confirmed"), "unreceived", func(i *ledger.Item) bool { return !i.OwnedBy(me) })
		h.waits(h.l.Say("需协调", "Waiting for others"), "waiting", func(*ledger.Item) bool { return true })
	}
}

// waits is a group of items that wait for something, of those that concern the
// person.
func (h *atHome) waits(title, what string, concerns func(*ledger.Item) bool) {
	h.group(title, h.those(func(i *ledger.Item) bool { return waits[what](h.book, i) && concerns(i) }), "list "+what)
}

// news is what moved last.
func (h *atHome) news(ctx context.Context) error {
	if h.keeper == nil {
		return nil
	}
	entries, err := h.keeper.Since(ctx, max(0, h.book.Sequence-newsLookedAt), newsLookedAt)
	if err != nil {
		return err
	}
	teller := h.cards.teller(ctx, h.l)
	var lines []string
	for _, e := range slices.Backward(entries) {
		switch e.Action {
		case ledger.Imported, ledger.Seeded, ledger.Reread, ledger.Withdrawn, ledger.Refused:
			continue
		}
		if len(lines) < mostNewsShown {
			lines = append(lines, fmt.Sprintf("%s  %s", h.l.Item(e.Number), teller.entry(e)))
		}
	}
	if len(lines) > 0 {
		h.add(Heading{Text: h.l.Say("最近变更", "Latest changes")}, Paragraph{Text: strings.Join(lines, "\n")})
	}
	return nil
}
