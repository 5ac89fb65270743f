package broadcast

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"rectify/bot/jobs"
	"rectify/handlers/digest"
)

// DigestJobs post digests and update those of today, one after another.
const DigestJobs = "slack_digest"

// A digestOf identifies a digest by its recipient and day.
type digestOf struct {
	To   string `json:"to"`
	Date string `json:"date"`
}

func (d digestOf) key() string { return "digest " + d.To + " " + d.Date }

// EnqueueDigests adds jobs for digests that are due, and for today's digests that are
// outdated. A job's key makes it unique, whichever replica adds it. The job writes the
// message when it runs.
func (b *Broadcaster) EnqueueDigests(ctx context.Context, queue *jobs.Queue) error {
	due, err := b.Writer.DueDigests(ctx, b.Now())
	if err != nil {
		return err
	}
	var add []jobs.Job
	ask := func(which digestOf, key string) {
		body, _ := json.Marshal(which) // two strings
		add = append(add, jobs.Job{Kind: DigestJobs, Key: key, Body: body})
	}
	for _, d := range due {
		which := digestOf{d.To, d.Sent.Date}
		ask(which, which.key())
	}
	sequence, err := b.Ledger.Sequence(ctx)
	if err != nil {
		return err
	}
	all, err := b.Writer.Subscriptions(ctx)
	if err != nil {
		return err
	}
	for _, s := range all {
		sent, err := b.Writer.LastDigest(ctx, s.To)
		if err != nil {
			return err
		}
		if !s.Off && sent.Date == b.today() && sent.Place != "" && sent.Sequence != sequence {
			which := digestOf{s.To, sent.Date}
			ask(which, fmt.Sprint(which.key(), " at ", sequence))
		}
	}
	if len(add) == 0 {
		return nil
	}
	_, err = queue.Add(ctx, add...)
	return err
}

// sendDigest posts a digest that is due, or updates one of today. A job of another day
// does nothing: the next digest covers it.
func (b *Broadcaster) sendDigest(ctx context.Context, body []byte, attempt int) error {
	var which digestOf
	if err := json.Unmarshal(body, &which); err != nil {
		return jobs.Never(fmt.Errorf("reading a digest that is due: %w", err))
	}
	if which.Date != b.today() {
		return nil
	}
	if after := b.Sender.Full(which.To); after > 0 { // so that a busy channel delays no other digest
		return jobs.Later(after)
	}
	d, wanted, err := b.pendingDigest(ctx, which)
	switch {
	case err != nil:
		return err
	case !wanted:
		return jobs.Unwanted()
	}
	return b.Reach.Report(ctx, which.To, b.PublishDigest(ctx, which.key(), d, new(d.Sent), attempt > 1))
}

// pendingDigest returns a digest that is due, or one of today with its delivery state.
func (b *Broadcaster) pendingDigest(ctx context.Context, which digestOf) (d digest.DueDigest, ok bool, err error) {
	sent, err := b.Writer.LastDigest(ctx, which.To)
	if err != nil {
		return d, false, err
	}
	if sent.Date == which.Date {
		all, err := b.Writer.Subscriptions(ctx)
		at := slices.IndexFunc(all, func(s digest.Subscription) bool { return s.To == which.To && !s.Off })
		if err != nil || at < 0 || sent.Place == "" {
			return d, false, err
		}
		return digest.DueDigest{Subscription: all[at], Sent: sent}, true, nil
	}
	due, err := b.Writer.DueDigests(ctx, b.Now())
	at := slices.IndexFunc(due, func(d digest.DueDigest) bool { return d.To == which.To && d.Sent.Date == which.Date })
	if err != nil || at < 0 {
		return d, false, err
	}
	return due[at], true, nil
}
