package slackapp

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/identity"
)

// Deliveries wait in two queues, so that what one person asked for is not
// behind what a channel takes its time for.
const (
	outgoingJobs = "slack_out"
	privateJobs  = "slack_private" // what one person alone sees
)

// isPrivate reports whether one person alone sees the message, or it answers
// what somebody pressed or typed.
func (d delivery) isPrivate() bool {
	return d.Response != "" || d.User != "" || identity.IsPerson(d.Channel) || strings.HasPrefix(d.Channel, "D")
}

// kind is that of the job that delivers the message.
func (d delivery) kind() string {
	if d.isPrivate() {
		return privateJobs
	}
	return outgoingJobs
}

// lane is that of the messages that it must not overtake: those into its
// channel, or to the one who sees it.
func (d delivery) lane() string {
	if d.Response == "" && d.User == "" {
		return d.Channel
	}
	who := d.User
	if d.Asked != nil {
		who = cmp.Or(who, d.Asked.User)
	}
	return d.Channel + " " + who
}

// jobFor is the job that delivers a message, not before at.
func jobFor(d delivery, at time.Time) (jobs.Job, error) {
	body, err := json.Marshal(d)
	return jobs.Job{Kind: d.kind(), Key: d.Key, Lane: d.lane(), Body: body, At: at}, err
}

// deliver posts one message, once, and what follows it. It waits for nothing: a
// message for whose channel there is no room is put off, and those behind it in
// the channel with it.
func (a *App) deliver(ctx context.Context, body []byte, attempt int) error {
	var d delivery
	if err := json.Unmarshal(body, &d); err != nil {
		return jobs.Never(fmt.Errorf("reading a delivery: %w", err))
	}
	if d.isLimited() {
		if after := a.limits.full(d.Channel); after > 0 {
			return jobs.Later(after)
		}
	}
	ts, err := a.once(ctx, d, attempt)
	var limited *slack.RateLimitedError
	if d.isLimited() && errors.As(err, &limited) {
		a.limits.close(d.Channel, limited.RetryAfter)
	}
	switch {
	case err == nil && d.Question != "":
		return a.asksOffice(ctx, d, ts)
	case err == nil && d.Then != nil:
		return a.enqueue(ctx, *d.Then)
	}
	return outcome(err)
}

// isLimited reports whether the message counts against its channel's rate. What
// is pressed or typed is answered at once: Slack limits that by uses, and what
// one person alone sees by the app.
func (d delivery) isLimited() bool { return d.Response == "" && d.User == "" && d.File == nil }

func (a *App) enqueue(ctx context.Context, d delivery) error {
	d.Kept = a.now()
	job, err := jobFor(d, time.Time{})
	if err != nil {
		return err
	}
	_, err = a.outbox.Add(ctx, job)
	return err
}
