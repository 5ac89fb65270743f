package home

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rectify/handlers/clock"
	"rectify/handlers/digest"
	"rectify/handlers/reply"
)

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
	d, err := h.Digests.Digest(ctx, latest)
	if err != nil {
		return err
	}
	lines := []string{d.Headline}
	if d.Date != h.Clock.Today() {
		lines[0] = clock.DayName(h.l, h.Clock.DayOf(d.Date)) + h.l.Phrase(msgColon) + d.Headline
	}
	if len(trend) > 1 {
		var words []string
		for _, p := range trend {
			words = append(words, fmt.Sprint(p.Done))
		}
		lines = append(lines, h.l.Phrase(msgDoneWeekWeeks, len(trend), sparkline(trend), strings.Join(words, " → ")))
	}
	h.add(reply.Heading{Text: h.l.Phrase(msgDigestTrend)}, reply.Paragraph{Text: strings.Join(lines, "\n")},
		reply.Buttons{{Label: h.l.Phrase(msgTodaysDigest), Command: "digest", As: reply.AsWindow}})
	return nil
}

// latestDigest is the digest that a channel had last. That of today is brought up
// to date as the day goes on.
func (h *atHome) latestDigest(ctx context.Context) (digest.DigestQuery, error) {
	q := digest.DigestQuery{Lang: h.l}
	if h.Memory == nil {
		return q, nil
	}
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

// sparkline is a trend in one word: ▁▃▅█.
func sparkline(trend []digest.TrendPoint) string {
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
