// Package dispatch sends things to apps as Slack does: signed HTTP requests, or
// envelopes through Socket Mode. It keeps nothing: what fails, the caller sends
// again.
package dispatch

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// Kinds of requests, as Socket Mode names them.
const (
	EventsAPI    = "events_api"     // something that happened
	SlashCommand = "slash_commands" // a command that was typed
	Interactive  = "interactive"    // a button, a form or a shortcut
)

// An App is where requests go.
type App struct {
	ID     string
	Secret string            // signs HTTP requests
	URLs   map[string]string // by kind; what has none goes through Socket Mode
}

// A Request is one thing that an app acknowledges.
type Request struct {
	Kind    string
	Payload json.RawMessage // an object
	Attempt int             // 0 for the first try
	Reason  string          // why the attempt before failed, such as "http_timeout"
}

// An Ack is an app's answer. Failure is empty where it acknowledged in time, and
// otherwise Slack's word for what went wrong.
type Ack struct {
	Failure string
	Body    []byte
	NoRetry bool
}

// UserError is what Slack shows a person for such a failure.
func (a Ack) UserError() string {
	if a.Failure == "http_timeout" || a.Failure == "timeout" {
		return "operation_timeout"
	}
	return "dispatch_failed"
}

// A Sender sends requests and serves the apps' Socket Mode connections.
type Sender struct {
	clock   Clock
	ack     time.Duration
	opened  func(*Socket)
	client  *http.Client
	sockets sockets
}

// New returns a sender that waits ack for each acknowledgement, and tells opened
// of every new Socket Mode connection.
func New(clock Clock, ack time.Duration, opened func(*Socket)) *Sender {
	return &Sender{clock: clock, ack: ack, opened: opened, client: newClient()}
}

// Send sends a request to an app and waits for its acknowledgement.
func (s *Sender) Send(ctx context.Context, to App, r Request) Ack {
	url := to.URLs[r.Kind]
	if url == "" {
		return s.sendToSocket(ctx, to, r)
	}
	header := http.Header{}
	if r.Attempt > 0 {
		header.Set("X-Slack-Retry-Num", strconv.Itoa(r.Attempt))
		header.Set("X-Slack-Retry-Reason", r.Reason)
	}
	return s.post(ctx, to, url, r.httpBody(), header)
}

// Close cuts every connection and waits for their ends.
func (s *Sender) Close() { s.sockets.close() }

// maxIdle is how many connections to one app are kept open.
const maxIdle = 20
