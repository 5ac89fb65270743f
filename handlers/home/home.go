// Package home shows a person their home: how far everything is, what waits for
// them, and what changed.
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

// Home returns a person's start page: four figures, what waits for them, what is
// late, how far the sections are and what changed. An item is listed once.
// r.Text filters it like "/rectify list".
func (a *Homes) Home(ctx context.Context, r reply.Request) (reply.Reply, error) {
	v, err := a.Ledger.Open(ctx)
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
	h := atHome{Homes: a, Request: r, l: r.Lang, view: v, listed: map[ledger.Key]bool{}, requests: map[ledger.Key]string{}}
	h.figures()
	h.waiting(ctx)
	h.late()
	h.group(h.l.Phrase(msgDueSoonFigure, a.Clock.Policy.Ahead), h.those(func(i *ledger.Item) bool { return a.Clock.DueSoon(i, a.Clock.Now()) }), "list open")
	if err := h.sections(ctx); err != nil {
		return reply.Reply{}, err
	}
	h.add(reply.Heading{Text: h.l.Phrase(msgLookUp)}, reply.Menus(a.Cards.Menus(ctx, h.l, v, query)))
	if query.Narrows() {
		h.selection(query)
	}
	h.group(h.l.Phrase(msgDoneWithCommitments),
		h.those(func(i *ledger.Item) bool { return i.Done() && view.Waiting["commitments"](v, i) }), "list done commitments")
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
	l      reply.Lang
	view   *view.View
	parts  []reply.Part
	listed map[ledger.Key]bool // by a group above

	requests map[ledger.Key]string // for more time that the person decides on
}

func (h *atHome) add(parts ...reply.Part) { h.parts = append(h.parts, parts...) }

// figures are the four numbers that come first, and what most people do next.
func (h *atHome) figures() {
	figures := h.Cards.Figures(h.l, h.Cards.Count(h.view.Items, h.Clock.Now()))
	if n := len(h.those(func(i *ledger.Item) bool { return i.Status.Open() && i.Due == "" })); n > 0 {
		figures[1].Label = h.l.Phrase(msgWithoutDue, n)
	}
	figures = append(figures, reply.Figure{Value: fmt.Sprint(len(view.Distinct(h.view.WaitsFor(h.Person)))), Label: h.l.Phrase(msgWaitsForMe)})
	buttons := reply.Buttons{
		{Label: h.l.Phrase(msgTodaysDigest), Command: "digest", As: reply.AsWindow, Main: true},
		{Label: h.l.Phrase(msgAllItems), Command: "list", As: reply.AsWindow},
		{Label: h.l.Phrase(msgExport), Command: "export", As: reply.AsWindow},
	}
	if h.Person.May(reply.Editor) {
		buttons = append(buttons, reply.Button{Label: h.l.Phrase(msgDraftNext), Command: "export notice", As: reply.AsWindow})
	}
	h.add(reply.Heading{Text: h.l.Phrase(msgLedger)}, figures, buttons)
}

// sections is how far each section is, and how that went over the weeks.
func (h *atHome) sections(ctx context.Context) error {
	trend, err := h.weeks(ctx, h.view.Sequence)
	if err != nil {
		return err
	}
	rows := card.Progress(h.view, h.l, h.view.Items, h.Clock.Today())
	title := card.ProgressTitle(h.view, h.l)
	h.add(reply.Heading{Text: title}, reply.ProgressChart(h.l, title, rows))
	latest, err := h.latest(ctx)
	if err != nil {
		return err
	}
	lines := []string{latest}
	if len(trend) > 1 {
		lines = append(lines, h.trendLine(trend))
	}
	h.add(reply.Paragraph{Text: strings.Join(lines, "\n")})
	return nil
}

// news is what moved last.
func (h *atHome) news(ctx context.Context) error {
	entries, err := h.Keeper.Since(ctx, max(0, h.view.Sequence-newsLookedAt), newsLookedAt)
	if err != nil {
		return err
	}
	teller := h.Cards.TellerFor(ctx, h.l)
	teller.History = entries
	var lines []string
	for _, e := range slices.Backward(entries) {
		if _, there := h.view.Place(e.Key()); !there || !e.Action.ByStaff() {
			continue
		}
		if len(lines) < mostNewsShown {
			lines = append(lines, fmt.Sprintf("%s  %s", h.view.Called(h.l, e.Key()), teller.Entry(e)))
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
	Keeper  view.Keeper
	Memory  view.Memory
	Lang    reply.Lang

	trendMu sync.Mutex
	trend   []digest.TrendPoint // by weeks,
	trendOf string              // as of that moment
}
