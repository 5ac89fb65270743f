// Package home shows a person their home: what waits for them, and how far
// everything is.
package home

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/digest"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// How much a person's home shows.
const (
	mostAtHome    = 5
	mostNewsShown = 6
	newsLookedAt  = 60
)

// Home returns a person's start page: progress, what waits for them, what is late
// and what changed. r.Text filters it like "/rectify list".
func (a *Homes) Home(ctx context.Context, r reply.Request) (reply.Reply, error) {
	book, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	query, err := card.ReadList(r.Text)
	if errors.Is(err, view.ErrUnknownFilter) {
		query, err = card.ReadList("")
	}
	if err != nil {
		return reply.Reply{}, err
	}
	h := atHome{Homes: a, Request: r, l: r.Lang, book: book}
	h.headline()
	h.add(reply.Menus(a.Cards.Menus(ctx, h.l, book, query)))
	if query.Narrows() {
		h.group(h.l.Phrase(msgSelection), query.Items(book, a.Clock.Today(), r.Person.ID), query.Command(func(*card.ListQuery) {}))
	}
	if err := h.digest(ctx); err != nil {
		return reply.Reply{}, err
	}
	h.waiting()
	h.group(h.l.Phrase(msgLate), h.those(func(i *ledger.Item) bool { return clock.Late(i, a.Clock.Today()) }), "list late")
	h.group(h.l.Phrase(msgMarkedDoneNoticeStill),
		h.those(func(i *ledger.Item) bool { return i.Status.Done() && card.Waits["commitments"](book, i) }), "list done commitments")
	if err := h.news(ctx); err != nil {
		return reply.Reply{}, err
	}
	out := reply.Reply{Lang: h.l, Kind: reply.KindItems, Source: reply.FromRules, Parts: h.parts}
	return a.Cards.Decorate(ctx, r, out)
}

// atHome is a home being put together.
type atHome struct {
	*Homes
	reply.Request
	l     reply.Lang
	book  *view.View
	parts []reply.Part
}

func (h *atHome) add(parts ...reply.Part) { h.parts = append(h.parts, parts...) }

// headline is how far the whole is, and each section of it.
func (h *atHome) headline() {
	done, lateOnes := 0, 0
	for i := range h.book.Items {
		if h.book.Items[i].Status.Done() {
			done++
		}
		if clock.Late(&h.book.Items[i], h.Clock.Today()) {
			lateOnes++
		}
	}
	words := []string{h.l.Phrase(msgDone, done, len(h.book.Items)), card.ByStatus(h.l, h.book.Items)}
	if lateOnes > 0 {
		words = append(words, h.l.Phrase(msgLateInHome, lateOnes))
	}
	h.add(reply.Heading{Text: h.l.Phrase(msgLedger)}, reply.Paragraph{Text: strings.Join(words, " · ")}, reply.Progress{Rows: card.Progress(h.book, h.l, h.book.Items)})
}

// news is what moved last.
func (h *atHome) news(ctx context.Context) error {
	if h.Keeper == nil {
		return nil
	}
	entries, err := h.Keeper.Since(ctx, max(0, h.book.Sequence-newsLookedAt), newsLookedAt)
	if err != nil {
		return err
	}
	teller := h.Cards.TellerFor(ctx, h.l)
	var lines []string
	for _, e := range slices.Backward(entries) {
		if _, there := h.book.Place(e.Key()); !there || !e.Action.ByStaff() {
			continue
		}
		if len(lines) < mostNewsShown {
			lines = append(lines, fmt.Sprintf("%s  %s", h.l.Item(e.Number), teller.Entry(e)))
		}
	}
	if len(lines) > 0 {
		h.add(reply.Heading{Text: h.l.Phrase(msgLatestChanges)}, reply.Paragraph{Text: strings.Join(lines, "\n")})
	}
	return nil
}

// Homes builds start pages.
type Homes struct {
	Clock   *clock.Clock
	Ledger  *view.Reader
	Cards   *card.Cards
	Digests *digest.Digests
	Keeper  view.Keeper // nil where the assistant only reads
	Memory  view.Memory
	Lang    reply.Lang

	trendMu sync.Mutex
	trend   []digest.TrendPoint // by weeks,
	trendOf string              // as of that moment
}
