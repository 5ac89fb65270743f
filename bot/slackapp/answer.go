package slackapp

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/files"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/handlers/change"
	"rectify/handlers/compose"
	"rectify/handlers/reply"
)

// work answers a request, or hands it to the jobs that use the language model.
func (a *App) work(ctx context.Context, body []byte, attempt int) error {
	var in inbound.Request
	if err := json.Unmarshal(body, &in); err != nil {
		return jobs.Never(fmt.Errorf("reading what came in: %w", err))
	}
	switch {
	case in.Opened:
		return a.greet(ctx, in)
	case in.Relay:
		return a.relayAnswer(ctx, in)
	}
	a.showThinking(ctx, in)
	err := a.finish(ctx, in, attempt, true)
	if errors.Is(err, compose.ErrTakesWriter) {
		_, err = a.inbox.Add(ctx, jobs.Job{Kind: modelJobs, Key: in.Key, Body: body})
	}
	return err
}

// workWithModel answers a request that needs the language model.
func (a *App) workWithModel(ctx context.Context, body []byte, attempt int) error {
	var in inbound.Request
	if err := json.Unmarshal(body, &in); err != nil {
		return jobs.Never(fmt.Errorf("reading what came in: %w", err))
	}
	return a.finish(ctx, in, attempt, false)
}

// finish answers a request. Repeated after a kill, it changes and posts nothing
// twice: the ledger knows the request, and the delivery has its key.
func (a *App) finish(ctx context.Context, in inbound.Request, attempt int, atOnce bool) error {
	live := a.sender.Watch(ctx, in, attempt > 1)
	r := a.withRole(ctx, in)
	in.Lang = r.Lang
	out, err := a.answer(ctx, in, r, live, atOnce)
	if err != nil {
		return err
	}
	out, at := live.End(ctx, out)
	if err := a.send(ctx, in, out, at); err != nil {
		return err
	}
	a.metrics.answered.Observe(a.now().Sub(in.At).Seconds())
	if out.Kind == reply.KindChange {
		a.notifyChanged()
	}
	return nil
}

// notifyChanged makes Follow check the ledger at once.
func (a *App) notifyChanged() {
	select {
	case a.changed <- struct{}{}:
	default: // Follow checks the ledger regularly anyway
	}
}

// request converts what somebody did in Slack into the assistant's request.
func (a *App) request(in inbound.Request) reply.Request {
	text := in.Text
	if !in.Command { // a command may assign the bot
		text = a.Unnamed(text)
	}
	return reply.Request{
		Text:   strings.TrimSpace(text),
		Person: reply.Person{ID: in.User}, Lang: a.config.Lang, Via: "slack " + in.Channel, Channel: in.Channel,
		Direct: strings.HasPrefix(in.Channel, "D"), Named: in.Named,
		ID: in.Key, Talk: in.Conversation(), Loose: in.Thread == "", Around: in.Around(), Seen: in.Seen, Confirmed: in.Confirm,
		Values: maps.Clone(in.Values), Rich: true, InPlace: in.As == reply.InPlace,
	}
}

// withRole returns a request with the person's role.
func (a *App) withRole(ctx context.Context, in inbound.Request) reply.Request {
	r := a.request(in)
	if r.Values == nil {
		r.Values = map[string]string{}
	}
	r.Person = a.people.Person(ctx, in.User, in.Foreign)
	r.Lang = cmp.Or(r.Person.Lang, r.Lang)
	return r
}

func (a *App) answer(ctx context.Context, in inbound.Request, r reply.Request, live *outbound.Live, atOnce bool) (out reply.Reply, err error) {
	r.AtOnce = atOnce
	if out, ok, err := a.files.Import(ctx, in, r); ok || err != nil {
		return out, err
	}
	if files.BringsPapers(in, r.Text) {
		return a.files.Show(ctx, in, r)
	}
	if out, ok, err := a.takeEvidence(ctx, in, r); ok || err != nil {
		return out, err
	}
	if !in.Command {
		if in.Response == "" {
			r.Live = live
		}
		return a.assistant.Converse(ctx, r)
	}
	if in.Share && !change.Reads(r.Text) {
		return reply.Reply{}, jobs.Never(fmt.Errorf("only what reads can be shared, not %q", r.Text))
	}
	return a.assistant.Command(ctx, r)
}

// onLost tells people that their request failed, in the place where they made it.
func (a *App) onLost(kind string) func(context.Context, []byte, error) {
	return func(ctx context.Context, body []byte, _ error) {
		a.lost(kind)
		a.notifyLost(ctx, body)
	}
}

func (a *App) notifyLost(ctx context.Context, body []byte) {
	var in inbound.Request
	if json.Unmarshal(body, &in) != nil {
		return
	}
	who := a.askedBy(ctx, in)
	sentence := who.Lang.Phrase(requestFailed)
	if in.Command && !change.Reads(in.Text) { // the change may have been made before what failed
		sentence = who.Lang.Phrase(changeFailed)
	}
	tell := who.Reply("lost "+in.Key, sentence)
	if in.Response == "" { // asked before others
		tell.User = ""
	}
	if err := a.enqueue(ctx, tell); err != nil {
		a.log.Error("failure notice failed", "key", in.Key, "error", err)
	}
}

// countLost counts a job that was given up. The jobs package has logged it.
func (a *App) countLost(kind string) func(context.Context, []byte, error) {
	return func(context.Context, []byte, error) { a.lost(kind) }
}

// lost counts a lost job of one kind.
func (a *App) lost(kind string) { a.metrics.lost.WithLabelValues(kind).Inc() }
