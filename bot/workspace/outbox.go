package workspace

import (
	"context"
	"database/sql"
	"encoding/json"
	"sync"
	"time"

	"rectify/bot/workspace/dispatch"
)

// retryAfter is how long Slack waits before each retry of an event.
var retryAfter = []time.Duration{0, time.Minute, 5 * time.Minute}

// maxUnderWay is how many deliveries one app is sent at the same time.
const maxUnderWay = 20

// A delivery is one event on its way to one app.
type delivery struct {
	id      int64
	app     string
	body    string
	attempt int    // 0 for the first try
	reason  string // why the attempt before failed
}

// An outbox carries queued events to apps, in the order they were queued,
// several at a time, and tries again as Slack does. The queue itself is in the
// database; what is under way when the process dies is sent again.
type outbox struct {
	s      *Server
	ctx    context.Context
	cancel context.CancelFunc
	poke   chan struct{}
	ended  chan struct{}
	tries  sync.WaitGroup

	mu       sync.Mutex
	underWay map[int64]string // delivery → app
	alarm    func()           // calls off the wake-up for the next retry
}

func newOutbox(s *Server) *outbox {
	ctx, cancel := context.WithCancel(context.Background())
	return &outbox{
		s: s, ctx: ctx, cancel: cancel, poke: make(chan struct{}, 1), ended: make(chan struct{}),
		underWay: map[int64]string{}, alarm: func() {},
	}
}

// wake has the outbox look at its queue. It never blocks.
func (o *outbox) wake() {
	select {
	case o.poke <- struct{}{}:
	default:
	}
}

func (o *outbox) stop() {
	o.cancel()
	<-o.ended
	o.tries.Wait()
}

func (o *outbox) run() {
	defer close(o.ended)
	for {
		if err := o.send(); err != nil && o.ctx.Err() == nil {
			o.s.log.Error("workspace: event queue not read", "err", err)
		}
		select {
		case <-o.poke:
		case <-o.ctx.Done():
			o.mu.Lock()
			defer o.mu.Unlock()
			o.alarm()
			return
		}
	}
}

// send starts whatever is due and sets the alarm for what is due next.
func (o *outbox) send() error {
	now := o.s.clock.Now().UnixMicro()
	var due []delivery
	var next int64
	err := o.s.Do(o.ctx, func(t *Tx) {
		due = t.dueDeliveries(now)
		t.scan(`SELECT coalesce(min(due), 0) FROM deliveries WHERE state = 'waiting' AND due > ?`, []any{now}, &next)
	})
	if err != nil {
		return err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.alarm()
	if next > 0 {
		o.alarm = o.s.clock.AfterFunc(time.Duration(next-now)*time.Microsecond, o.wake)
	}
	busy := map[string]int{}
	for _, app := range o.underWay {
		busy[app]++
	}
	for _, d := range due {
		if _, already := o.underWay[d.id]; already || busy[d.app] >= maxUnderWay {
			continue
		}
		busy[d.app]++
		o.underWay[d.id] = d.app
		o.tries.Go(func() { o.try(d) })
	}
	return nil
}

func (t *Tx) dueDeliveries(now int64) []delivery {
	return collect(t, func(row *sql.Rows, d *delivery) error { return row.Scan(&d.id, &d.app, &d.body, &d.attempt, &d.reason) },
		`SELECT id, app, body, attempt, reason FROM deliveries WHERE state = 'waiting' AND due <= ? ORDER BY id LIMIT 500`, now)
}

// try hands one event over once and writes down what became of it.
func (o *outbox) try(d delivery) {
	got, err := o.handOver(d)
	if o.ctx.Err() != nil {
		return // closing: the event is sent again after the next Open
	}
	if err == nil {
		err = o.s.Do(o.ctx, func(t *Tx) { t.attempted(d, got) })
	}
	if err != nil && o.ctx.Err() == nil {
		o.s.log.Error("workspace: event delivery failed", "app", d.app, "err", err)
	}
	o.mu.Lock()
	delete(o.underWay, d.id)
	o.mu.Unlock()
	o.wake()
}

func (o *outbox) handOver(d delivery) (dispatch.Ack, error) {
	in, err := read(o.ctx, o.s, func(t *Tx) Installed { return t.app(d.app) })
	if err != nil {
		return dispatch.Ack{}, err
	}
	p := dispatch.Request{Kind: dispatch.EventsAPI, Payload: json.RawMessage(d.body), Attempt: d.attempt, Reason: d.reason}
	var got dispatch.Ack
	o.s.deliver(func() { got = o.s.Send(o.ctx, in, p) })
	return got, nil
}

// attempted takes a delivery off the queue, or writes down when to try again.
func (t *Tx) attempted(d delivery, got dispatch.Ack) {
	switch {
	case got.Failure == "":
		t.exec(`DELETE FROM deliveries WHERE id = ?`, d.id)
		return
	case got.NoRetry || d.attempt >= len(retryAfter):
		t.s.log.Warn("workspace: event given up", "app", d.app, "attempts", d.attempt+1, "reason", got.Failure)
		t.exec(`UPDATE deliveries SET state = 'failed', reason = ? WHERE id = ?`, got.Failure, d.id)
		return
	}
	due := t.s.clock.Now().Add(retryAfter[d.attempt]).UnixMicro()
	t.exec(`UPDATE deliveries SET attempt = attempt + 1, reason = ?, due = ? WHERE id = ?`, got.Failure, due, d.id)
}
