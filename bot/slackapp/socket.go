package slackapp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"sync"
	"time"

	"github.com/slack-go/slack/socketmode"
)

// connections is how many sockets are open: Slack closes each from time to
// time, and the others go on meanwhile.
const connections = 2

// ackWithin is how long an acknowledgement may wait for a connection.
const ackWithin = 3 * time.Second

// Listen takes what Slack sends through Socket Mode, until ctx ends. A
// configuration that cannot work is an error; a lost connection is not.
func (a *App) Listen(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var sockets sync.WaitGroup
	for range connections {
		client := socketmode.New(a.api)
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

// receive keeps and acknowledges what one socket brings.
func (a *App) receive(ctx context.Context, client *socketmode.Client) {
	for {
		select {
		case <-ctx.Done():
			return
		case event := <-client.Events:
			a.envelope(ctx, client, event)
		}
	}
}

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
	switch {
	case event.Type == socketmode.EventTypeConnectionError:
		a.log.Warn("Slack's socket is not connected", "data", fmt.Sprint(event.Data))
	case request == nil || request.EnvelopeID == "":
	default:
		if in, ok := readEnvelope(request.Type, request.Payload); ok {
			busy, err := a.accept(ctx, in)
			if err != nil {
				a.log.Error("a request could not be kept", "key", in.Key, "error", err)
			}
			if (busy || err != nil) && !in.Command {
				return // not acknowledged: Slack sends events again
			}
			if busy || err != nil {
				a.ack(ctx, client, *request, map[string]string{"text": busySentence})
				return
			}
		}
		a.ack(ctx, client, *request)
	}
}

func (a *App) ack(ctx context.Context, client *socketmode.Client, request socketmode.Request, payload ...any) {
	ctx, cancel := context.WithTimeout(ctx, ackWithin)
	defer cancel()
	if err := client.AckCtx(ctx, request.EnvelopeID, first(payload)); err != nil {
		a.log.Warn("an envelope was not acknowledged", "envelope", request.EnvelopeID, "error", err)
	}
}

func first(values []any) any {
	if len(values) == 0 {
		return nil
	}
	return values[0]
}

// readEnvelope reads a payload that came through a socket.
func readEnvelope(kind string, payload json.RawMessage) (Incoming, bool) {
	switch kind {
	case "events_api":
		return readEvent(payload)
	case "interactive":
		return readInteraction(payload)
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
		return readCommand(form)
	}
	return Incoming{}, false
}
