package inbound

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

// Connections is how many Socket Mode connections are kept open: Slack closes each
// from time to time.
const Connections = 2

// Listen receives events through Socket Mode until ctx ends. It returns an error if
// the configuration cannot work, but not if a connection is lost.
func (s *Server) Listen(ctx context.Context, api *slack.Client) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var sockets sync.WaitGroup
	for range Connections {
		client := socketmode.New(api, socketmode.OptionReadLimit(maxBody))
		sockets.Go(func() { s.receive(ctx, client) })
		sockets.Go(func() {
			err := client.RunContext(ctx) // ends only with an error
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

// Limits of one socket: its workers, and the envelopes that may wait. Further ones are
// not acknowledged: Slack resends events, and reports a failed command or press to the
// person.
const (
	workers    = 64
	maxPending = 1024
)

// receive accepts and acknowledges the envelopes of one socket. It never blocks: while
// events are not read, pings are not answered, and Slack closes the socket.
func (s *Server) receive(ctx context.Context, client *socketmode.Client) {
	s.pump(ctx, client.Events, func(event socketmode.Event) { s.envelope(ctx, client, event) })
}

// pump reads a socket's events until ctx ends, and calls do for envelopes in other
// goroutines.
func (s *Server) pump(ctx context.Context, events <-chan socketmode.Event, do func(socketmode.Event)) {
	pending := make(chan socketmode.Event, maxPending)
	var work sync.WaitGroup
	defer work.Wait()
	defer close(pending)
	for range workers {
		work.Go(func() {
			for event := range pending {
				if ctx.Err() == nil { // otherwise Slack sends it again
					do(event)
				}
			}
		})
	}
	up := false
	connected := func(now bool) {
		if now != up {
			up = now
			s.connected.Add(map[bool]int32{true: 1, false: -1}[now])
			if now {
				s.onceUp.Do(func() { close(s.online) })
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
				s.Log.Warn("socket disconnected", "data", fmt.Sprint(event.Data))
			}
			if event.Request == nil && event.Type != socketmode.EventTypeErrorBadMessage {
				continue
			}
			select {
			case pending <- event:
			default:
				s.Dropped()
				s.Log.Warn("envelope dropped", "waiting", maxPending)
			}
		}
	}
}

// lastRetry is Slack's last attempt to deliver an event.
const lastRetry = 3

// envelope acknowledges every envelope, including those that slack-go cannot read:
// Slack would only resend them.
func (s *Server) envelope(ctx context.Context, client *socketmode.Client, event socketmode.Event) {
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
	in, ok := s.readEnvelope(request.Type, request.Payload)
	if !ok {
		s.ack(ctx, client, *request, nil)
		return
	}
	answer, kept := s.Receiver.Take(ctx, in)
	switch {
	case answer != nil:
		s.ack(ctx, client, *request, answer)
		return
	case kept && in.Command && in.Team != s.Team && request.Type == "slash_commands":
		s.ack(ctx, client, *request, ephemeral(otherWorkspace))
		return
	case kept:
		s.ack(ctx, client, *request, nil)
		return
	}
	switch {
	case !in.Command && request.RetryAttempt < lastRetry:
		return // not acknowledged: Slack sends events again
	case request.Type == "slash_commands":
		s.ack(ctx, client, *request, ephemeral(BusySentence))
	default:
		s.ack(ctx, client, *request, nil)
		s.Receiver.TurnAway(ctx, in)
	}
}

func (s *Server) ack(ctx context.Context, client *socketmode.Client, request socketmode.Request, payload any) {
	ctx, cancel := context.WithTimeout(ctx, s.Ack)
	defer cancel()
	err := client.AckCtx(ctx, request.EnvelopeID, payload)
	if err != nil && !errors.Is(err, context.Canceled) { // stopping: Slack sends it again
		s.Log.Warn("acknowledgement failed", "envelope", request.EnvelopeID, "error", err)
	}
}
