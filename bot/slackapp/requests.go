package slackapp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/handlers"
)

// Take takes in what somebody did. Forms are carried out and answered at once;
// windows open beside, since nothing is lost where one does not, and homes beside those; all else is
// kept until it is answered. ok is false where it could not be kept.
func (a *App) Take(ctx context.Context, in inbound.Request) (answer *slack.ViewSubmissionResponse, ok bool) {
	switch {
	case in.Team != a.Team || in.User == a.Bot:
		return nil, true
	case in.Sent:
		return a.submitted(ctx, in), true
	case in.Home, in.Surface == "home" && in.As == handlers.InPlace:
		if !a.homes.opening.try(func(ctx context.Context) { a.goHome(ctx, in) }) {
			a.metrics.turnedAway.Inc()
			a.log.Warn("home not shown: too many wait", "key", in.Key)
		}
		return nil, true
	case in.As == handlers.AsForm, in.As == handlers.AsWindow && handlers.Reads(in.Text):
		return nil, a.windows.try(func(ctx context.Context) { a.opens(ctx, in) })
	case in.As == handlers.InPlace && in.Surface == "modal" && handlers.Reads(in.Text):
		return nil, a.windows.try(func(ctx context.Context) { a.turns(ctx, in) })
	}
	return nil, a.kept(ctx, in)
}

// accept keeps what somebody did until it is answered. It returns once that is
// on disk; busy says that too much is waiting already.
func (a *App) accept(ctx context.Context, in inbound.Request) (busy bool, err error) {
	in.Relay = a.answersOffice(ctx, in)
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
		a.log.Warn("too much is waiting: turned away", "key", in.Key, "waiting", waiting)
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

// kept is accept for those who only need to know whether to acknowledge.
func (a *App) kept(ctx context.Context, in inbound.Request) bool {
	busy, err := a.accept(ctx, in)
	if err != nil {
		a.log.Error("a request could not be kept", "key", in.Key, "error", err)
	}
	return !busy && err == nil
}

// TurnAway says, as well as it can be said at such a time, that a request was
// not kept.
func (a *App) TurnAway(ctx context.Context, in inbound.Request) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), a.config.Ack/2) // leaves time to acknowledge
	defer cancel()
	d := outbound.Delivery{Channel: in.Channel, Thread: in.Thread, Response: in.Response, User: in.User, Message: blockkit.Message{Text: inbound.BusySentence}}
	if _, err := a.sender.Post(ctx, d); err != nil {
		a.log.Error("somebody could not be told that we are busy", "key", in.Key, "error", err)
	}
}

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
		a.moved()
	}
	return nil
}

// moved says that the ledger may have news to tell.
func (a *App) moved() {
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

// send puts the reply on its way.
func (a *App) send(ctx context.Context, in inbound.Request, reply handlers.Reply, at outbound.Slot) error {
	replace := in.As == handlers.InPlace && reply.Kind != handlers.KindNone || in.Sent && !in.Fresh
	if in.Command && in.Response != "" && !in.Share && !in.Sent && in.As == handlers.AsAnswer && !strings.HasPrefix(in.Channel, "D") && shareable(reply, in.Text) {
		reply.Parts = append(slices.Clone(reply.Parts), blockkit.ShareButton(reply.Lang, in.Text))
	}
	out := []jobs.Job{}
	who := a.askedBy(in)
	add := func(d outbound.Delivery, at time.Time) error {
		d.Asked, d.Kept = who, a.now()
		if at.After(d.Kept) {
			d.Kept = at
		}
		job, err := outbound.JobFor(d, at)
		out = append(out, job)
		return err
	}
	if in.Surface == "modal" && !in.Sent { // the window shows the answer
		a.updateView(ctx, in, in.View, blockkit.Window(reply))
		reply.Parts = nil
	}
	if reply.File != nil { // to the person alone: it may hold more than the channel should see
		d, err := a.fileFor(in, reply)
		if err != nil {
			return err
		}
		if err := add(d, time.Time{}); err != nil {
			return err
		}
		reply.Parts = nil // said once the file is there
	}
	if len(reply.Parts) > 0 {
		d, err := outbound.New(in.Key, in.Channel, reply)
		if err != nil {
			return err
		}
		d.Thread, d.Response, d.Public, d.Replace = in.Thread, in.Response, in.Share, replace
		if in.Response != "" && !in.Share {
			d.User = in.User
		}
		d.Update, d.Again = at.TS, at.Again
		if at.TS != "" {
			d.Key = "whole " + in.Key
		}
		if err := add(d, time.Time{}); err != nil {
			return err
		}
	}
	if reply.Office != nil && a.config.Channel != "" {
		d, err := a.forOffice(ctx, in, *reply.Office)
		if err != nil {
			return err
		}
		if err := add(d, time.Time{}); err != nil {
			return err
		}
	}
	for _, letter := range reply.Notifications {
		d, err := outbound.New("letter "+letter.Key, letter.To, letter.Reply)
		if err != nil {
			return err
		}
		if err := add(d, letter.At); err != nil {
			return err
		}
	}
	if len(out) == 0 {
		return nil
	}
	_, err := a.outbox.Add(ctx, out...)
	return err
}

// fileFor is a reply's file on its way to the person, with what is said once it
// is there, or where it fails. What it holds is made when it is sent: the jobs
// would keep it for a day.
func (a *App) fileFor(in inbound.Request, reply handlers.Reply) (outbound.Delivery, error) {
	said, err := outbound.New(in.Key, in.Channel, reply)
	if err != nil {
		return said, err
	}
	done := a.askedBy(in).Reply(in.Key, said.Text)
	done.Message = said.Message
	failed := reply.Lang.Say("文件 %s 没有发到您的私信。请稍后再试。", "The file %s could not be sent to your direct messages. Please try again later.",
		reply.File.Name)
	return outbound.Delivery{Key: "file " + in.Key, Channel: in.User, Message: blockkit.Message{Text: reply.File.Name}, File: reply.File, Then: &done, Failed: failed}, nil
}

// shareable reports whether an answer that only one person sees is worth
// showing to all.
func shareable(reply handlers.Reply, text string) bool {
	return reply.Kind != handlers.KindNone && reply.Kind != handlers.KindChange && handlers.Reads(text)
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
	sentence := a.config.Lang.Say("抱歉，这个请求没有办成，台账没有更改。请再试一次，或联系管理员。", "Sorry, this request failed and changed nothing. Try again, or tell the administrator.")
	if in.Command && !handlers.Reads(in.Text) { // the change may have been made before what failed
		sentence = a.config.Lang.Say("抱歉，这个请求没有办完。请先用 /rectify history 看一下是否已更改，再决定是否重试；需要时联系管理员。", "Sorry, this request was not completed. See /rectify history for whether anything was changed before you try again, or tell the administrator.")
	}
	tell := a.askedBy(in).Reply("lost "+in.Key, sentence)
	if in.Response == "" { // asked before others
		tell.User = ""
	}
	if err := a.enqueue(ctx, tell); err != nil {
		a.log.Error("and could not be told", "key", in.Key, "error", err)
	}
}

// undelivered counts a job of that kind that was given up; jobs has logged it.
func (a *App) undelivered(kind string) func(context.Context, []byte, error) {
	return func(context.Context, []byte, error) { a.metrics.lost.WithLabelValues(kind).Inc() }
}
