package slackapp

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/jobs"
	"rectify/handlers"
)

// accept keeps what somebody did until it is answered. It returns once that is
// on disk; busy says that too much is waiting already.
func (a *App) accept(ctx context.Context, in Incoming) (busy bool, err error) {
	if in.Team != "" && in.Team != a.team || in.User == a.bot {
		return false, nil
	}
	if !in.Spoken && !in.Opened {
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
	added, err := a.inbox.Add(ctx, jobs.Job{Kind: incomingJobs, Key: in.Key, Body: body})
	if err == nil && added[0] {
		a.metrics.accepted.WithLabelValues(in.kind()).Inc()
	}
	return false, err
}

// kept is accept for those who only need to know whether to acknowledge.
func (a *App) kept(ctx context.Context, in Incoming) bool {
	busy, err := a.accept(ctx, in)
	if err != nil {
		a.log.Error("a request could not be kept", "key", in.Key, "error", err)
	}
	return !busy && err == nil
}

// turnAway says, as well as it can be said at such a time, that a request was
// not kept.
func (a *App) turnAway(ctx context.Context, in Incoming) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), turnAwayWithin)
	defer cancel()
	d := delivery{Channel: in.Channel, Thread: in.Thread, Response: in.Response, User: in.User, Text: busySentence}
	if _, err := a.post(ctx, d); err != nil {
		a.log.Error("somebody could not be told that we are busy", "key", in.Key, "error", err)
	}
}

// turnAwayWithin leaves time to acknowledge.
const turnAwayWithin = 1500 * time.Millisecond

// work answers what somebody did. Done again after a kill, it changes nothing
// twice: the ledger knows the request, and the delivery has its key.
func (a *App) work(ctx context.Context, body []byte, _ int) error {
	var in Incoming
	if err := json.Unmarshal(body, &in); err != nil {
		return jobs.Never(fmt.Errorf("reading what came in: %w", err))
	}
	if in.Opened {
		return a.greet(ctx, in)
	}
	a.think(ctx, in)
	reply, err := a.answer(ctx, in)
	if err != nil {
		return err
	}
	if err := a.send(ctx, in, reply); err != nil {
		return err
	}
	a.metrics.answered.Observe(a.now().Sub(in.At).Seconds())
	if reply.Kind == handlers.KindChange {
		select {
		case a.changed <- struct{}{}:
		default: // it will look anyway
		}
	}
	return nil
}

// request is what somebody did, as the assistant takes it.
func (a *App) request(in Incoming) handlers.Request {
	return handlers.Request{
		Text:   strings.TrimSpace(strings.ReplaceAll(in.Text, "@"+a.bot, " ")),
		Person: handlers.Person{ID: in.User}, Lang: a.config.Lang, Via: "slack " + in.Channel,
		ID: in.Key, Talk: in.talk(), Seen: in.Seen, Confirmed: in.Confirm,
	}
}

func (a *App) answer(ctx context.Context, in Incoming) (reply handlers.Reply, err error) {
	r := a.request(in)
	if !in.Command {
		return a.assistant.Converse(ctx, r)
	}
	if in.Share && !handlers.Reads(r.Text) {
		return handlers.Reply{}, jobs.Never(fmt.Errorf("only what reads can be shared, not %q", r.Text))
	}
	if r.Person.Role, err = a.people.role(ctx, in.User); err != nil {
		return handlers.Reply{}, fmt.Errorf("looking up what %s may do: %w", in.User, err)
	}
	return a.assistant.Command(ctx, r)
}

// send puts the reply on its way.
func (a *App) send(ctx context.Context, in Incoming, reply handlers.Reply) error {
	set := blocks(reply)
	if in.Command && in.Response != "" && !in.Share && !strings.HasPrefix(in.Channel, "D") && shareable(reply, in.Text) {
		set = append(set, shareButton(reply.Lang, in.Text))
	}
	drawn, err := json.Marshal(slack.Blocks{BlockSet: set})
	if err != nil {
		return fmt.Errorf("rendering the reply: %w", err)
	}
	out := []jobs.Job{}
	add := func(d delivery, at time.Time) error {
		body, err := json.Marshal(d)
		out = append(out, jobs.Job{Kind: outgoingJobs, Key: d.Key, Body: body, At: at})
		return err
	}
	err = add(delivery{
		Key: in.Key, Channel: in.Channel, Thread: in.Thread, Response: in.Response, Public: in.Share, Text: plain(reply), Blocks: drawn,
	}, time.Time{})
	if err != nil {
		return err
	}
	if reply.File != nil { // to the person alone: it may hold more than the channel should see
		if err := add(delivery{Key: "file " + in.Key, Channel: in.User, Text: reply.File.Name, File: reply.File}, time.Time{}); err != nil {
			return err
		}
	}
	for _, letter := range reply.Letters {
		d, err := draw("letter "+letter.Key, letter.To, letter.Reply)
		if err != nil {
			return err
		}
		if err := add(d, letter.At); err != nil {
			return err
		}
	}
	_, err = a.outbox.Add(ctx, out...)
	return err
}

// shareable reports whether an answer that only one person sees is worth
// showing to all.
func shareable(reply handlers.Reply, text string) bool {
	return reply.Kind != handlers.KindNone && reply.Kind != handlers.KindChange && handlers.Reads(text)
}

func (a *App) enqueue(ctx context.Context, d delivery) error {
	body, err := json.Marshal(d)
	if err != nil {
		return err
	}
	_, err = a.outbox.Add(ctx, jobs.Job{Kind: outgoingJobs, Key: d.Key, Body: body})
	return err
}

// lost tells the person that their request was given up, where they asked.
func (a *App) lost(ctx context.Context, body []byte, err error) {
	a.metrics.lost.WithLabelValues(incomingJobs).Inc()
	a.log.Error("a request was given up", "request", string(body), "error", err)
	var in Incoming
	if json.Unmarshal(body, &in) != nil {
		return
	}
	sentence := "抱歉，这个请求没有办成，台账没有更改。请再试一次，或联系管理员。"
	if a.config.Lang == handlers.English {
		sentence = "Sorry, this request failed and changed nothing. Try again, or tell the administrator."
	}
	tell := delivery{Key: "lost " + in.Key, Channel: in.Channel, Thread: in.Thread, Response: in.Response, Text: sentence}
	if err := a.enqueue(ctx, tell); err != nil {
		a.log.Error("and could not be told", "key", in.Key, "error", err)
	}
}

// undelivered puts a message that Slack would not take into the log.
func (a *App) undelivered(_ context.Context, body []byte, err error) {
	a.metrics.lost.WithLabelValues(outgoingJobs).Inc()
	a.log.Error("a message was not delivered", "delivery", string(body), "error", err)
}
