package slackapp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/handlers"
)

// work answers what somebody did, or hands it over to those who wait for the
// language model: nothing else does.
func (a *App) work(ctx context.Context, body []byte, attempt int) error {
	var in inbound.Request
	if err := json.Unmarshal(body, &in); err != nil {
		return jobs.Never(fmt.Errorf("reading what came in: %w", err))
	}
	switch {
	case in.Opened:
		return a.greet(ctx, in)
	case in.Relay:
		return a.relay(ctx, in)
	}
	a.think(ctx, in)
	err := a.finish(ctx, in, attempt, true)
	if errors.Is(err, handlers.ErrTakesWriter) {
		_, err = a.inbox.Add(ctx, jobs.Job{Kind: modelJobs, Key: in.Key, Body: body})
	}
	return err
}

// workWithModel answers what the language model is needed for.
func (a *App) workWithModel(ctx context.Context, body []byte, attempt int) error {
	var in inbound.Request
	if err := json.Unmarshal(body, &in); err != nil {
		return jobs.Never(fmt.Errorf("reading what came in: %w", err))
	}
	return a.finish(ctx, in, attempt, false)
}

// finish answers what somebody did. Done again after a kill, it changes nothing
// twice: the ledger knows the request, and the delivery has its key.
func (a *App) finish(ctx context.Context, in inbound.Request, attempt int, atOnce bool) error {
	live := a.sender.Watch(ctx, in, attempt > 1)
	reply, err := a.answer(ctx, in, live, atOnce)
	if err != nil {
		return err
	}
	reply, at := live.End(ctx, reply)
	if err := a.send(ctx, in, reply, at); err != nil {
		return err
	}
	a.metrics.answered.Observe(a.now().Sub(in.At).Seconds())
	if reply.Kind == handlers.KindChange {
		a.notifyChanged()
	}
	return nil
}

// notifyChanged has Follow look at the ledger at once.
func (a *App) notifyChanged() {
	select {
	case a.changed <- struct{}{}:
	default: // it will look anyway
	}
}

// request is what somebody did, as the assistant takes it.
func (a *App) request(in inbound.Request) handlers.Request {
	text := in.Text
	if !in.Command { // whoever is assigned by a command may be the bot
		text = a.Unnamed(text)
	}
	return handlers.Request{
		Text:   strings.TrimSpace(text),
		Person: handlers.Person{ID: in.User}, Lang: a.config.Lang, Via: "slack " + in.Channel, Channel: in.Channel, Direct: strings.HasPrefix(in.Channel, "D"), Named: in.Named,
		ID: in.Key, Talk: in.Conversation(), Loose: in.Thread == "", Around: in.Around(), Seen: in.Seen, Confirmed: in.Confirm, Values: maps.Clone(in.Values), Rich: true, InPlace: in.As == handlers.InPlace,
	}
}

// withRole is the request with what the person may do.
func (a *App) withRole(ctx context.Context, in inbound.Request) handlers.Request {
	r := a.request(in)
	if r.Values == nil {
		r.Values = map[string]string{}
	}
	r.Person = a.people.Person(ctx, in.User, in.Foreign)
	return r
}

func (a *App) answer(ctx context.Context, in inbound.Request, live *outbound.Live, atOnce bool) (reply handlers.Reply, err error) {
	r := a.withRole(ctx, in)
	r.AtOnce = atOnce
	if !in.Command {
		if in.Response == "" {
			r.Live = live
		}
		return a.assistant.Converse(ctx, r)
	}
	if in.Share && !handlers.Reads(r.Text) {
		return handlers.Reply{}, jobs.Never(fmt.Errorf("only what reads can be shared, not %q", r.Text))
	}
	return a.assistant.Command(ctx, r)
}

// lost tells the person that their request was given up, where they asked.
func (a *App) lost(kind string) func(context.Context, []byte, error) {
	return func(ctx context.Context, body []byte, _ error) {
		a.metrics.lost.WithLabelValues(kind).Inc()
		a.tellLost(ctx, body)
	}
}

func (a *App) tellLost(ctx context.Context, body []byte) {
	var in inbound.Request
	if json.Unmarshal(body, &in) != nil {
		return
	}
	sentence := requestFailed.in(a.config.Lang)
	if in.Command && !handlers.Reads(in.Text) { // the change may have been made before what failed
		sentence = changeFailed.in(a.config.Lang)
	}
	tell := a.askedBy(in).Reply("lost "+in.Key, sentence)
	if in.Response == "" { // asked before others
		tell.User = ""
	}
	if err := a.enqueue(ctx, tell); err != nil {
		a.log.Error("failure notice failed", "key", in.Key, "error", err)
	}
}

// undelivered counts a job of that kind that was given up; jobs has logged it.
func (a *App) undelivered(kind string) func(context.Context, []byte, error) {
	return func(context.Context, []byte, error) { a.metrics.lost.WithLabelValues(kind).Inc() }
}
