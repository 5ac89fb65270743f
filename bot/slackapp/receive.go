package slackapp

import (
	"context"
	"encoding/json"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/handlers/change"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// Take implements inbound.Receiver. Forms are executed and answered at once.
// Windows and homes open in the background, since nothing is lost if one does
// not open. All else is stored until it is answered.
func (a *App) Take(ctx context.Context, in inbound.Request) (answer *slack.ViewSubmissionResponse, ok bool) {
	switch {
	case in.Team != a.Team || in.User == a.Bot:
		return nil, true
	case in.Sent:
		return a.submitForm(ctx, in), true
	case in.Home, in.Surface == "home" && in.As == reply.InPlace:
		if !a.homes.Open(in) {
			a.metrics.turnedAway.Inc()
			a.log.Warn("home not shown: too many wait", "key", in.Key)
		}
		return nil, true
	case in.Profile:
		if !a.homes.Refresh(in.User) {
			a.log.Warn("profile not refreshed: too many wait", "key", in.Key)
		}
		return nil, true
	case in.As == reply.AsForm, in.As == reply.AsWindow && (change.Reads(in.Text) || strings.HasPrefix(in.Text, string(command.Export))):
		return nil, a.windows.RunAsync(func(ctx context.Context) { a.openWindow(ctx, in) })
	case in.As == reply.InPlace && in.Surface == "modal" && change.Reads(in.Text):
		return nil, a.windows.RunAsync(func(ctx context.Context) { a.turnPage(ctx, in) })
	}
	return nil, a.enqueued(ctx, in)
}

// accept stores a request until it is answered, and returns once it is on disk.
// busy reports that too many requests are waiting.
func (a *App) accept(ctx context.Context, in inbound.Request) (busy bool, err error) {
	in.Relay = a.isOfficeAnswer(ctx, in)
	if !in.Spoken && !in.Opened && !in.Relay {
		if meant, err := a.assistant.Follows(ctx, a.request(in)); err != nil || !meant {
			return false, err
		}
	}
	waiting, err := a.waiting.count(ctx, a.inbox)
	if err != nil {
		return false, err
	}
	if waiting >= a.most {
		a.metrics.turnedAway.Inc()
		a.log.Warn("request turned away: queue full", "key", in.Key, "waiting", waiting)
		return true, nil
	}
	in.At = a.now()
	body, err := json.Marshal(in)
	if err != nil {
		return false, err
	}
	added, err := a.inbox.Add(ctx, jobs.Job{Kind: incomingJobs, Key: in.Key, Lane: in.Lane(), Head: in.IsHead(), Body: body})
	if err == nil && added[0] {
		a.metrics.accepted.WithLabelValues(in.Kind()).Inc()
	}
	return false, err
}

// enqueued reports whether a request was accepted, and logs the reason if not.
func (a *App) enqueued(ctx context.Context, in inbound.Request) bool {
	busy, err := a.accept(ctx, in)
	if err != nil {
		a.log.Error("request not stored", "key", in.Key, "error", err)
	}
	return !busy && err == nil
}

// TurnAway implements inbound.Receiver on a best-effort basis.
func (a *App) TurnAway(ctx context.Context, in inbound.Request) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), a.config.Ack/2) // leaves time to acknowledge
	defer cancel()
	d := outbound.Delivery{Channel: in.Channel, Thread: in.Thread, Response: in.Response, User: in.User, Message: blockkit.Message{Text: inbound.BusySentence}}
	if _, err := a.sender.Post(ctx, d); err != nil {
		a.log.Error("busy notice failed", "key", in.Key, "error", err)
	}
}

// queueLength caches the number of waiting requests: under load every request would
// ask, and the answer hardly changes in between.
type queueLength struct {
	looking sync.Mutex
	known   atomic.Int64
	until   atomic.Int64 // nanoseconds since 1970
}

// lookAgain is how long a count is reused. Few requests arrive in that time, compared
// with maxWaiting.
const lookAgain = 200 * time.Millisecond

// count returns the cached number. One caller at a time refreshes it; the others do
// not wait.
func (q *queueLength) count(ctx context.Context, queue *jobs.Queue) (int, error) {
	if now := time.Now(); now.UnixNano() > q.until.Load() && q.looking.TryLock() {
		defer q.looking.Unlock()
		known, err := queue.Waiting(ctx, incomingJobs)
		if err != nil {
			return 0, err
		}
		q.known.Store(int64(known))
		q.until.Store(now.Add(lookAgain).UnixNano())
	}
	return int(q.known.Load()), nil
}
