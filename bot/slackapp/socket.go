package slackapp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"sync"

	"github.com/slack-go/slack/socketmode"
)

// connections is how many sockets are open: Slack closes each from time to
// time, and the others go on meanwhile.
const connections = 2

// Listen takes what Slack sends through Socket Mode, until ctx ends. A
// configuration that cannot work is an error; a lost connection is not.
func (a *App) Listen(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var sockets sync.WaitGroup
	for range connections {
		client := socketmode.New(a.api, socketmode.OptionReadLimit(largestBody))
		sockets.Go(func() { a.receive(ctx, client) })
		sockets.Go(func() {
			err := client.RunContext(ctx) // it ends only with an error
			if ctx.Err() == nil {
				cancel(fmt.Errorf("connecting to Slack's Socket Mode: %w (check SLACK_APP_TOKEN)", err))
			}
		})
	}
	sockets.Wait()
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	return nil
}

// Of what a socket brings, inHand envelopes are worked on at a time and
// mostPending wait. What comes beyond is not acknowledged: Slack sends events
// again, and tells people that a command or a press failed.
const (
	inHand      = 64
	mostPending = 1024
)

// Online is closed once Slack has a first socket to deliver to.
func (a *App) Online() <-chan struct{} { return a.online }

// receive keeps and acknowledges what one socket brings. It never waits: while
// events are not read, pings are not answered, and Slack closes the socket.
func (a *App) receive(ctx context.Context, client *socketmode.Client) {
	a.pump(ctx, client.Events, func(event socketmode.Event) { a.envelope(ctx, client, event) })
}

// pump reads a socket's events until ctx ends, and has do work on envelopes.
func (a *App) pump(ctx context.Context, events <-chan socketmode.Event, do func(socketmode.Event)) {
	pending := make(chan socketmode.Event, mostPending)
	var work sync.WaitGroup
	defer work.Wait()
	defer close(pending)
	for range inHand {
		work.Go(func() {
			for event := range pending {
				if ctx.Err() == nil { // else Slack sends it again
					do(event)
				}
			}
		})
	}
	up := false
	connected := func(now bool) {
		if now != up {
			up = now
			a.connected.Add(map[bool]int32{true: 1, false: -1}[now])
			if now {
				a.onceUp.Do(func() { close(a.online) })
			}
		}
	}
	defer connected(false)
	for {
		select {
		case <-ctx.Done():
			return
		case event := <-events:
			switch event.Type {
			case socketmode.EventTypeHello:
				connected(true)
			case socketmode.EventTypeConnecting:
				connected(false)
			case socketmode.EventTypeConnectionError:
				connected(false)
				a.log.Warn("Slack's socket is not connected", "data", fmt.Sprint(event.Data))
			}
			if event.Request == nil && event.Type != socketmode.EventTypeErrorBadMessage {
				continue
			}
			select {
			case pending <- event:
			default:
				a.metrics.turnedAway.Inc()
				a.log.Warn("envelope dropped", "waiting", mostPending)
			}
		}
	}
}

// lastRetry is Slack's last try to deliver an event.
const lastRetry = 3

// envelope acknowledges everything that has an envelope, also what slack-go
// cannot read: Slack would only send it again.
func (a *App) envelope(ctx context.Context, client *socketmode.Client, event socketmode.Event) {
	request := event.Request
	if bad, ok := event.Data.(*socketmode.ErrorBadMessage); ok {
		request = &socketmode.Request{}
		if json.Unmarshal(bad.Message, request) != nil {
			return
		}
	}
	if request == nil || request.EnvelopeID == "" {
		return
	}
	in, ok := a.readEnvelope(request.Type, request.Payload)
	if !ok {
		a.ack(ctx, client, *request, nil)
		return
	}
	answer, kept := a.take(ctx, in)
	switch {
	case answer != nil:
		a.ack(ctx, client, *request, answer)
		return
	case kept && in.Command && in.Team != a.team && request.Type == "slash_commands":
		a.ack(ctx, client, *request, ephemeral(elsewhereSentence))
		return
	case kept:
		a.ack(ctx, client, *request, nil)
		return
	}
	switch {
	case !in.Command && request.RetryAttempt < lastRetry:
		return // not acknowledged: Slack sends events again
	case request.Type == "slash_commands":
		a.ack(ctx, client, *request, ephemeral(busySentence))
	default:
		a.ack(ctx, client, *request, nil)
		a.turnAway(ctx, in)
	}
}

func (a *App) ack(ctx context.Context, client *socketmode.Client, request socketmode.Request, payload any) {
	ctx, cancel := context.WithTimeout(ctx, a.config.Ack)
	defer cancel()
	err := client.AckCtx(ctx, request.EnvelopeID, payload)
	if err != nil && !errors.Is(err, context.Canceled) { // stopping: Slack sends it again
		a.log.Warn("an envelope was not acknowledged", "envelope", request.EnvelopeID, "error", err)
	}
}

// readEnvelope reads a payload that came through a socket.
func (a *App) readEnvelope(kind string, payload json.RawMessage) (Incoming, bool) {
	switch kind {
	case "events_api":
		return a.readEvent(payload)
	case "interactive":
		return a.readInteraction(payload)
	case "slash_commands":
		var fields map[string]any
		if json.Unmarshal(payload, &fields) != nil {
			return Incoming{}, false
		}
		form := url.Values{}
		for name, value := range fields {
			if text, ok := value.(string); ok {
				form.Set(name, text)
			}
		}
		return a.readCommand(form)
	}
	return Incoming{}, false
}
