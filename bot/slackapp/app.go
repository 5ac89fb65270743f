// Package slackapp connects the assistant to Slack: what people do there becomes a
// reply.Request, and the Reply becomes a message.
package slackapp

import (
	"context"
	"errors"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"rectify/bot/export"
	"rectify/bot/jobs"
	"rectify/bot/slackapp/apphome"
	"rectify/bot/slackapp/background"
	"rectify/bot/slackapp/broadcast"
	"rectify/bot/slackapp/files"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/bot/slackapp/reach"
	"rectify/bot/slackapp/setup"
	"rectify/data/evidence"
	"rectify/handlers/change"
	"rectify/handlers/draft"
	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

// Config holds the app's connection and permissions.
type Config struct {
	setup.Settings
	SigningSecret string // of HTTP requests
	Evidence      evidence.Store
	Lang          reply.Lang
	Metrics       prometheus.Registerer // may be nil
	Posts         float64               // messages a second into one channel; 0 means Slack's limit
	Wait          time.Duration         // time to wait for Slack at the start; 0 means forever
	Now           func() time.Time      // in the organisation's time zone
	Ack           time.Duration         // how long a sender waits; 0 means as long as Slack, 3 s
	Pictures      bool                  // homes show charts as pictures; our own page draws them itself
	Table         string                // the address of the ledger as a table, to which figures of homes lead; empty for none
}

// Assistant answers questions, runs commands and forms, and writes what the app
// posts on its own.
type Assistant interface {
	// Converse answers what a person says in a conversation, r.Talk.
	Converse(ctx context.Context, r reply.Request) (reply.Reply, error)
	// Follows reports whether what a person says without naming the app is meant for
	// it.
	Follows(ctx context.Context, r reply.Request) (bool, error)
	// Command carries out the text after /rectify. Text that is no command is a
	// question.
	Command(ctx context.Context, r reply.Request) (reply.Reply, error)
	// Form returns the form of a command for one item.
	Form(ctx context.Context, r reply.Request) (reply.Form, error)
	// Send carries out a form that was filled in.
	Send(ctx context.Context, r reply.Request) (change.Sent, error)
	// Answered returns the office's answer for the person who asked.
	Answered(ctx context.Context, l reply.Lang, by, asked, text string) reply.Reply
	// Home returns the person's home.
	Home(ctx context.Context, r reply.Request) (reply.Reply, error)
	// Export returns the ledger as a workbook.
	Export(ctx context.Context, l reply.Lang) (workbook.Book, error)
	// Draft returns the notice that follows the one with that id.
	Draft(ctx context.Context, l reply.Lang, id string) (draft.Next, error)
	files.Intake
	broadcast.Writer
}

// App is the assistant in one Slack workspace.
type App struct {
	*Connection
	assistant Assistant
	sender    *outbound.Sender
	inbox     *jobs.Queue // requests
	outbox    *jobs.Queue // messages to deliver
	reach     *reach.Reach
	broadcast *broadcast.Broadcaster
	files     *files.Files
	inbound   *inbound.Server
	metrics   *metrics

	most     int // requests that may wait before more are turned away
	waiting  queueLength
	changed  chan struct{} // signals that the ledger may have changed
	windows  *background.Pool
	homes    *apphome.Homes
	rejected atomic.Pointer[error] // why Slack rejects our token; nil while it does not
}

// slackWaits is how long Slack waits for an acknowledgement.
// https://docs.slack.dev/interactivity/handling-user-
// interaction#acknowledgment_response
const slackWaits = 3 * time.Second

// maxWaiting is how many requests may wait before more are turned away.
const maxWaiting = 2000

// Open starts the app for an assistant whose People come from the connection. Its jobs
// are stored in place: a directory or the URL of a PostgreSQL database. In a
// directory, incoming requests have a file of their own, so that an acknowledgement
// waits for no other write.
func Open(ctx context.Context, c *Connection, assistant Assistant, place string) (*App, error) {
	a := newApp(c, assistant)
	if c.config.Channel != "" { // whatever changes from now on is announced
		if _, err := a.broadcast.AnnouncedUpTo(ctx); err != nil {
			return nil, err
		}
	}
	if err := a.openQueues(ctx, place); err != nil {
		return nil, err
	}
	return a, nil
}

// newApp returns an app that does not work on jobs yet.
func newApp(c *Connection, assistant Assistant) *App {
	a := &App{
		Connection: c, assistant: assistant,
		most: maxWaiting, changed: make(chan struct{}, 1),
		windows: background.NewPool(maxWindows, 0, openWithin),
	}
	a.metrics = newMetrics(c.config.Metrics, a)
	a.reach = &reach.Reach{
		Channel: c.config.Channel, People: c.people, Memory: c.ledger, Enqueue: a.enqueue, Lost: a.lost, Now: c.now, Log: c.log,
	}
	a.sender = a.newSender()
	a.broadcast = &broadcast.Broadcaster{
		Channel: c.config.Channel, Lang: c.config.Lang, Writer: assistant, Ledger: c.ledger, People: c.people, Sender: a.sender, Reach: a.reach,
		Now: c.now, Log: c.log,
	}
	a.homes = apphome.New(apphome.Config{
		API: c.api, People: c.people, Memory: c.ledger, Write: a.home, Now: c.now, Log: c.log, Pictures: c.config.Pictures, Table: c.config.Table,
	})
	a.files = &files.Files{API: c.files, Evidence: c.config.Evidence, Intake: assistant}
	a.inbound = inbound.New(inbound.Config{
		Identity: c.Identity, SigningSecret: c.config.SigningSecret, Ack: c.config.Ack, Receiver: a, Dropped: a.metrics.turnedAway.Inc, Now: c.now, Log: c.log,
	})
	return a
}

// newSender returns the sender of the app's messages.
func (a *App) newSender() *outbound.Sender {
	return outbound.NewSender(outbound.Config{
		API: a.api, Client: a.client, APIURL: a.config.APIURL, Team: a.Team, Lang: a.config.Lang, Posts: a.config.Posts,
		Memory: a.ledger, Now: a.now, Log: a.log,
		Count:      func(outcome string) { a.metrics.delivered.WithLabelValues(outcome).Inc() },
		Reached:    a.reach.Note,
		File:       a.file,
		Background: a.windows.RunAsync,
	})
}

// home returns a person's home.
func (a *App) home(ctx context.Context, user, filter string) (reply.Reply, error) {
	r := a.withRole(ctx, inbound.Request{User: user, Text: filter})
	r.Via = "slack home"
	return a.assistant.Home(ctx, r)
}

// file returns the content of a reply's file.
func (a *App) file(ctx context.Context, f reply.File) ([]byte, error) {
	if f.Draft != "" {
		next, err := a.assistant.Draft(ctx, a.config.Lang, f.Draft)
		if err != nil {
			return nil, err
		}
		return export.Word(next.Document)
	}
	book, err := a.assistant.Export(ctx, a.config.Lang)
	if err != nil {
		return nil, err
	}
	return export.Excel(book)
}

// Handler serves Slack's HTTP requests. Each is on disk before it is acknowledged.
func (a *App) Handler() http.Handler { return a.inbound.Handler() }

// Listen receives events through Socket Mode until ctx ends. It returns an error if
// the configuration cannot work, but not if a connection is lost.
func (a *App) Listen(ctx context.Context) error { return a.inbound.Listen(ctx, a.api) }

// Online is closed once the first Socket Mode connection is open.
func (a *App) Online() <-chan struct{} { return a.inbound.Online() }

// endWindows is how long open windows may take to be filled when the app
// closes.
const endWindows = 3 * time.Second

// Close waits for running jobs, at most until ctx ends.
func (a *App) Close(ctx context.Context) error {
	a.homes.Close(ctx)
	a.windows.Close(ctx, endWindows)
	return errors.Join(a.inbox.Close(ctx), a.outbox.Close(ctx))
}
