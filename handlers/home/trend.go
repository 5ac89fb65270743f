package home

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rectify/handlers/clock"
	"rectify/handlers/digest"
)

// latest is the latest digest that went out to a channel, in a line, or today's
// where there is none.
func (h *atHome) latest(ctx context.Context) (string, error) {
	latest, err := h.latestDigest(ctx)
	if err != nil {
		return "", err
	}
	d, err := h.Digests.Digest(ctx, latest)
	if err != nil || d.Date == h.Clock.Today() {
		return d.Headline, err
	}
	return clock.DayName(h.l, h.Clock.DayOf(d.Date)) + h.l.Phrase(msgColon) + d.Headline, nil
}

// trendLine is how many were done by the weeks before, in a line.
func (h *atHome) trendLine(trend []digest.TrendPoint) string {
	first, last := trend[0], trend[len(trend)-1]
	if first.Done == last.Done {
		return h.l.Phrase(msgNoChangeInWeeks, len(trend), last.Done, last.Total)
	}
	line := sparkline(trend)
	if strings.Count(line, line[:len("▁")]) == len(trend) { // too flat to be seen on a scale from nothing to all
		return h.l.Phrase(msgDoneInWeeks, len(trend), first.Done, last.Done, last.Total)
	}
	return h.l.Phrase(msgDoneByWeek, len(trend), line, first.Done, last.Done, last.Total)
}

// latestDigest is the digest that a channel had last. That of today is brought up
// to date as the day goes on.
func (h *atHome) latestDigest(ctx context.Context) (digest.DigestQuery, error) {
	q := digest.DigestQuery{Lang: h.l}
	all, err := h.Digests.Subscriptions(ctx)
	if err != nil {
		return q, err
	}
	at := slices.IndexFunc(all, func(s digest.Subscription) bool { return !s.Mine && !s.Off })
	if at < 0 {
		return q, nil
	}
	last, err := h.Digests.LastDigest(ctx, all[at].To)
	if err != nil || last.At.IsZero() {
		return q, err
	}
	q.Since = last.Since
	if last.Date != h.Clock.Today() {
		q.At = last.At
	}
	return q, nil
}

// sparkline is a trend in one word, ▅▆▇█: each sign as high as the part of all
// items that was done.
func sparkline(trend []digest.TrendPoint) string {
	steps := []rune("▁▂▃▄▅▆▇█")
	var b strings.Builder
	for _, p := range trend {
		b.WriteRune(steps[p.Done*(len(steps)-1)/max(1, p.Total)])
	}
	return b.String()
}

// weeks is the trend by weeks, computed once a day and change.
func (a *Homes) weeks(ctx context.Context, sequence int64) ([]digest.TrendPoint, error) {
	key := fmt.Sprint(sequence, " ", a.Clock.Today())
	a.trendMu.Lock()
	known, trend := a.trendOf, a.trend
	a.trendMu.Unlock()
	if known == key {
		return trend, nil
	}
	d, err := a.Digests.Digest(ctx, digest.DigestQuery{Lang: a.Lang, Review: digest.OfWeek})
	if err != nil {
		return nil, err
	}
	a.trendMu.Lock()
	a.trendOf, a.trend = key, d.Trend
	a.trendMu.Unlock()
	return d.Trend, nil
}
