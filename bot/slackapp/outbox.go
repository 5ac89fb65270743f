package slackapp

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/outbound"
)

// deliver posts one message, and then the one that follows it. It does not wait
// for a channel's rate: the job is put off, and those behind it in the channel
// with it.
func (a *App) deliver(ctx context.Context, body []byte, attempt int) error {
	var d outbound.Delivery
	if err := json.Unmarshal(body, &d); err != nil {
		return jobs.Never(fmt.Errorf("reading a delivery: %w", err))
	}
	if d.IsLimited() {
		if after := a.sender.Full(d.Channel); after > 0 {
			return jobs.Later(after)
		}
	}
	at, err := a.sender.PostIdempotent(ctx, d, attempt)
	if d.IsLimited() {
		a.sender.Refused(d.Channel, err)
	}
	switch {
	case err == nil && d.Question != "":
		return a.noteOfficeQuestion(ctx, d, at.TS)
	case err == nil && d.Then != nil:
		return a.enqueue(ctx, *d.Then)
	}
	return outbound.ForJob(err)
}

func (a *App) enqueue(ctx context.Context, d outbound.Delivery) error {
	d.Kept = a.now()
	job, err := outbound.JobFor(d, time.Time{})
	if err != nil {
		return err
	}
	_, err = a.outbox.Add(ctx, job)
	return err
}
