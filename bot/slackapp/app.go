// Package slackapp is the assistant in Slack: what people do there becomes a
// reply.Request, and the Reply becomes a message.
package slackapp

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/slack-go/slack"

	"rectify/bot/export"
	"rectify/bot/jobs"
	"rectify/bot/outgoing"
	"rectify/bot/slackapp/identity"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/bot/slackapp/people"
	"rectify/data/evidence"
	"rectify/data/ledger"
	"rectify/handlers"
	"rectify/handlers/change"
	"rectify/handlers/digest"
	"rectify/handlers/intake"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/handlers/workbook"
)

// Config says how the app is connected and who may do what.
type Config struct {
	BotToken      string // xoxb-…
	AppToken      string // xapp-…; with it, Socket Mode
	SigningSecret string // of HTTP requests
	APIURL        string // Slack's own where empty; for tests
	Editors       []string
	Approvers     []string
	Leaders       []string // are told what is long late
	Evidence      evidence.Store
	Lang          reply.Lang
	Channel       string                // where changes are announced; empty for nowhere
	Metrics       prometheus.Registerer // nil where nobody watches
	Posts         float64               // messages a second into one channel; as many as Slack allows, where it is 0
	Wait          time.Duration         // for Slack at the start; for ever where it is 0
	Ack           time.Duration         // how long whoever sends us something waits; as long as Slack, 3 s, where it is 0
}

// Assistant answers questions, runs commands and forms, and writes what the app
// posts on its own.
type Assistant interface {
	Converse(ctx context.Context, r reply.Request) (reply.Reply, error)
	Follows(ctx context.Context, r reply.Request) (bool, error)
	Command(ctx context.Context, r reply.Request) (reply.Reply, error)
	Announce(ctx context.Context, l reply.Lang, entries []ledger.Entry) (digest.News, error)
	Form(ctx context.Context, r reply.Request) (reply.Form, error)
	Send(ctx context.Context, r reply.Request) (change.Sent, error)
	Answered(ctx context.Context, l reply.Lang, by, asked, text string) reply.Reply
	Home(ctx context.Context, r reply.Request) (reply.Reply, error)
	Export(ctx context.Context, l reply.Lang) (workbook.Book, error)
	ShowPaper(ctx context.Context, r reply.Request, p intake.Paper, c intake.Choice) (reply.Reply, error)
	TakePaper(ctx context.Context, r reply.Request, p intake.Paper, c intake.Choice) (reply.Reply, error)
	Scheduler
	Reconfigure(change func(cfg *handlers.Config)) // before the first request
}

// Ledger is the ledger as the app uses it: changes, their history, and named
// values that survive a restart.
type Ledger interface {
	view.Keeper
	view.Memory
	Sequence(ctx context.Context) (int64, error)
}

// App is the assistant in one Slack workspace.
type App struct {
	config    Config
	assistant Assistant
	ledger    Ledger
	api       *slack.Client
	files     *slack.Client // fetches what people send
	client    *http.Client
	people    *people.Roster
	sender    *outbound.Sender
	inbox     *jobs.Queue // what people did
	outbox    *jobs.Queue // what they are told
	log       *slog.Logger
	now       func() time.Time
	reminded  atomic.Pointer[lookedAt] // by the last search for reminders that succeeded
	identity.Identity
	inbound *inbound.Server
	metrics *metrics

	most     int // requests that may wait before more are turned away
	waiting  queueLength
	changed  chan struct{} // the ledger may have news to tell
	windows  *pool
	homes    homes
	rejected atomic.Pointer[error] // why Slack rejects our token; nil while it does not
}

// slackWaits is how long Slack waits for an acknowledgement.
// https://docs.slack.dev/interactivity/handling-user-
// interaction#acknowledgment_response
const slackWaits = 3 * time.Second

// maxWaiting is how many requests may wait before more are turned away.
const maxWaiting = 2000

// Open connects the assistant to Slack. Its jobs are kept in place, which is a
// directory or the URL of a PostgreSQL database. In a directory, incoming
// requests have a file of their own, so that an acknowledgement waits for no
// other write.
func Open(ctx context.Context, config Config, assistant Assistant, ledger Ledger, place string, log *slog.Logger) (*App, error) {
	client := newClient()
	api := newAPI(config, client)
	id, err := connect(ctx, api, config.Wait, log)
	if err != nil {
		return nil, err
	}
	a := newApp(ctx, config, api, client, id, assistant, ledger, log)
	if config.Channel != "" { // whatever changes from now on is announced
		if _, err := a.announcedUpTo(ctx); err != nil {
			return nil, err
		}
	}
	if err := a.openQueues(ctx, place); err != nil {
		return nil, err
	}
	return a, nil
}

// newApp returns an app that does not work on jobs yet.
func newApp(ctx context.Context, config Config, api *slack.Client, client *http.Client, id identity.Identity, assistant Assistant, ledger Ledger, log *slog.Logger) *App {
	config.Ack = cmp.Or(config.Ack, slackWaits)
	a := &App{
		config: config, Identity: id, assistant: assistant, ledger: ledger, api: api, files: newAPI(config, newFileClient()), client: client, log: log, now: assistant.Now,
		most: maxWaiting, changed: make(chan struct{}, 1),
		windows: newPool(maxWindows, 0, openWithin), homes: homes{opening: newPool(homesAtOnce, homesWait, homeWithin)},
	}
	a.people = people.New(people.Config{
		API: api, Identity: id, Lang: config.Lang, EditorIDs: config.Editors, ApproverIDs: config.Approvers, LeaderIDs: config.Leaders,
		Channel: config.Channel, Memory: ledger, Now: a.now, Log: log,
	})
	if err := a.people.Recall(ctx); err != nil {
		log.Warn("recalling people failed", "error", err)
	}
	assistant.Reconfigure(func(cfg *handlers.Config) { cfg.Keeper, cfg.People = ledger, a.people })
	a.metrics = newMetrics(config.Metrics, a)
	a.sender = a.newSender()
	a.inbound = inbound.New(inbound.Config{
		Identity: id, SigningSecret: config.SigningSecret, Ack: config.Ack, Receiver: a, Dropped: a.metrics.turnedAway.Inc, Now: a.now, Log: log,
	})
	return a
}

// newSender returns what posts the app's messages.
func (a *App) newSender() *outbound.Sender {
	return outbound.NewSender(outbound.Config{
		API: a.api, Client: a.client, APIURL: a.config.APIURL, Team: a.Team, Lang: a.config.Lang, Posts: a.config.Posts,
		Memory: a.ledger, Now: a.now, Log: a.log,
		Count:      func(outcome string) { a.metrics.delivered.WithLabelValues(outcome).Inc() },
		Reached:    a.noteReach,
		File:       a.workbook,
		Background: a.windows.runAsync,
	})
}

// workbook returns the ledger as an Excel file.
func (a *App) workbook(ctx context.Context) ([]byte, error) {
	book, err := a.assistant.Export(ctx, a.config.Lang)
	if err != nil {
		return nil, err
	}
	return export.Excel(book)
}

// Handler serves Slack's HTTP requests. Each is on disk before it is
// acknowledged.
func (a *App) Handler() http.Handler { return a.inbound.Handler() }

// Listen receives events through Socket Mode until ctx ends. It returns an
// error where the configuration cannot work, not where a connection is lost.
func (a *App) Listen(ctx context.Context) error { return a.inbound.Listen(ctx, a.api) }

// Online is closed once Slack has a first socket to deliver to.
func (a *App) Online() <-chan struct{} { return a.inbound.Online() }

// newClient returns the HTTP client for Slack. A response may be as long as 200
// messages of a thread.
func newClient() *http.Client {
	return outgoing.NewClient(outgoing.Limits{Body: 8 << 20}, 15*time.Second)
}

// newAPI returns a client of Slack's Web API, or of another server that
// implements it.
func newAPI(config Config, client *http.Client) *slack.Client {
	options := []slack.Option{slack.OptionHTTPClient(client)}
	if config.AppToken != "" {
		options = append(options, slack.OptionAppLevelToken(config.AppToken))
	}
	if config.APIURL != "" {
		options = append(options, slack.OptionAPIURL(apiURL(config)))
	}
	return slack.New(config.BotToken, options...)
}

// apiURL ends in a slash, because slack-go appends the method's name.
func apiURL(config Config) string { return strings.TrimSuffix(config.APIURL, "/") + "/" }

// endWindows is how long open windows may take to be filled when the app
// closes.
const endWindows = 3 * time.Second

// Close waits for the jobs in hand, at most until ctx ends.
func (a *App) Close(ctx context.Context) error {
	a.homes.opening.close(ctx, 0) // a home that is not shown is shown when it is opened next
	a.windows.close(ctx, endWindows)
	return errors.Join(a.inbox.Close(ctx), a.outbox.Close(ctx))
}
