package slackapp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/apphome"
	"rectify/bot/slackapp/broadcast"
	"rectify/bot/slackapp/outbound"
	"rectify/data/database"
)

// Kinds of jobs, and how many of each are done at a time.
const (
	incomingJobs = "slack_in"
	modelJobs    = "slack_model" // requests that need the language model
	atATime      = 8
	maxAtModel   = 32
)

// incomingTries is how often a request is tried before its author is notified of the
// failure: within seconds, not hours.
const incomingTries = 3

// How long one try may take, without the language model and with it.
const (
	answerWithin = time.Minute
	writeWithin  = 2 * time.Minute
)

// Files of jobs.
const (
	inboxFile  = "inbox.db"
	outboxFile = "outbox.db"
)

func jobsIn(place, file string) string {
	if database.IsPostgres(place) {
		return place
	}
	return filepath.Join(place, file)
}

// openQueues opens the job queues in a place and starts working on them.
func (a *App) openQueues(ctx context.Context, place string) (err error) {
	workers := append(a.broadcast.Workers(a.countLost), a.homes.Worker(a.countLost(apphome.Jobs)),
		jobs.Worker{Kind: outbound.PublicJobs, Limit: atATime, Gap: a.sender.Gap(), Do: a.deliver, Lost: a.reach.Undelivered(outbound.PublicJobs)},
		jobs.Worker{Kind: outbound.PrivateJobs, Limit: atATime, Gap: a.sender.Gap() / outbound.Burst, Do: a.deliver,
			Lost: a.reach.Undelivered(outbound.PrivateJobs)})
	a.outbox, err = jobs.Open(ctx, jobsIn(place, outboxFile), a.log, workers...)
	if err != nil {
		return err
	}
	a.inbox, err = jobs.Open(ctx, jobsIn(place, inboxFile), a.log,
		jobs.Worker{Kind: incomingJobs, Limit: atATime, Tries: incomingTries, Within: answerWithin, Gap: 20 * time.Millisecond, Do: a.work,
			Lost: a.onLost(incomingJobs)},
		jobs.Worker{Kind: formJobs, Limit: 2, Tries: incomingTries, Within: writeWithin, Gap: 20 * time.Millisecond, Do: a.workForm, Lost: a.onLost(formJobs)},
		jobs.Worker{Kind: modelJobs, Limit: maxAtModel, Tries: incomingTries, Within: writeWithin, Do: a.workWithModel, Lost: a.onLost(modelJobs)})
	if err != nil {
		return errors.Join(err, a.outbox.Close(ctx))
	}
	return nil
}

// deliver posts one message, and then the one that follows it. It does not wait for a
// channel's rate limit: the job and those behind it in the channel are postponed.
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

// enqueue adds a delivery to the outbox.
func (a *App) enqueue(ctx context.Context, d outbound.Delivery) error {
	d.Kept = a.now()
	job, err := outbound.JobFor(d, time.Time{})
	if err != nil {
		return err
	}
	_, err = a.outbox.Add(ctx, job)
	return err
}

// HoldJobs prevents a server from starting in a directory until release is called. It
// returns jobs.ErrInUse if one is running.
func HoldJobs(dir string) (release func(), err error) {
	inbox, err := jobs.HoldFile(jobsIn(dir, inboxFile))
	if err != nil {
		return nil, err
	}
	outbox, err := jobs.HoldFile(jobsIn(dir, outboxFile))
	if err != nil {
		return nil, errors.Join(err, inbox())
	}
	return func() { inbox(); outbox() }, nil
}

// ForgetNews removes pending announcements. It is called before an older ledger is
// restored, whose entry numbers would collide.
func ForgetNews(ctx context.Context, dir string) error {
	return jobs.Forget(ctx, jobsIn(dir, outboxFile), broadcast.NewsJobs, apphome.Jobs)
}
