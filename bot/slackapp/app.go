// Package slackapp is the assistant in Slack: what people do there becomes a
// handlers.Request, and the Reply becomes a message.
package slackapp

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/jobs"
	"rectify/handlers"
)

// Config is how the app is connected.
type Config struct {
	BotToken      string // xoxb-…
	AppToken      string // xapp-…; with it, Socket Mode
	SigningSecret string // of HTTP requests
	APIURL        string // Slack's own where empty; for tests
	Editors       []string
	Approvers     []string
	Lang          handlers.Lang
}

// Assistant answers.
type Assistant interface {
	Ask(ctx context.Context, text string) (handlers.Reply, error)
	Command(ctx context.Context, r handlers.Request) (handlers.Reply, error)
	Keep(k handlers.Keeper, people handlers.People)
}

// App is the assistant in one Slack workspace.
type App struct {
	config    Config
	assistant Assistant
	api       *slack.Client
	client    *http.Client
	people    *roster
	limits    channelLimits
	jobs      *jobs.Queue
	log       *slog.Logger
	now       func() time.Time
	team      string // our workspace; another's payloads are not for us
	bot       string // our own user
}

// Kinds of jobs, and how many of each are done at a time.
const (
	incomingJobs = "slack_in"
	outgoingJobs = "slack_out"
	atATime      = 8
)

// incomingTries is how often a request is tried before its author is told that
// it failed: some seconds, not hours.
const incomingTries = 3

// mostWaiting is how many requests may wait before more are turned away.
const mostWaiting = 2000

// Open connects the assistant to Slack; its jobs are kept in jobsFile. The
// ledger's changes are made through keeper.
func Open(ctx context.Context, config Config, assistant Assistant, keeper handlers.Keeper, jobsFile string, log *slog.Logger) (*App, error) {
	client := &http.Client{Timeout: 15 * time.Second}
	options := []slack.Option{slack.OptionHTTPClient(client)}
	if config.AppToken != "" {
		options = append(options, slack.OptionAppLevelToken(config.AppToken))
	}
	if config.APIURL != "" {
		options = append(options, slack.OptionAPIURL(strings.TrimSuffix(config.APIURL, "/")+"/"))
	}
	a := &App{config: config, assistant: assistant, api: slack.New(config.BotToken, options...), client: client, log: log, now: time.Now}
	a.people = &roster{App: a, names: map[string]remembered[string]{}, groups: map[string]remembered[[]string]{}}
	assistant.Keep(keeper, a.people)
	who, err := a.api.AuthTestContext(ctx)
	if err != nil {
		return nil, fmt.Errorf("connecting to Slack: %w (check SLACK_BOT_TOKEN)", err)
	}
	a.team, a.bot = who.TeamID, who.UserID
	a.jobs, err = jobs.Open(ctx, jobsFile, log,
		jobs.Worker{Kind: incomingJobs, Limit: atATime, Tries: incomingTries, Do: a.work, Lost: a.lost},
		jobs.Worker{Kind: outgoingJobs, Limit: atATime, Do: a.deliver, Lost: a.undelivered})
	if err != nil {
		return nil, err
	}
	return a, nil
}

// Close waits for the work in hand, at most as long as ctx.
func (a *App) Close(ctx context.Context) error { return a.jobs.Close(ctx) }

// accept keeps what somebody did until it is answered. It returns once that is
// on disk; busy says that too much is waiting already.
func (a *App) accept(ctx context.Context, in Incoming) (busy bool, err error) {
	if in.Team != "" && in.Team != a.team || in.User == a.bot {
		return false, nil
	}
	waiting, err := a.jobs.Waiting(ctx, incomingJobs)
	if err != nil {
		return false, err
	}
	if waiting >= mostWaiting {
		a.log.Warn("too much is waiting: turned away", "key", in.Key, "waiting", waiting)
		return true, nil
	}
	body, err := json.Marshal(in)
	if err != nil {
		return false, err
	}
	_, err = a.jobs.Add(ctx, jobs.Job{Kind: incomingJobs, Key: in.Key, Body: body})
	return false, err
}

// work answers what somebody did. Done again after a kill, it changes nothing
// twice: the ledger knows the request, and the delivery has its key.
func (a *App) work(ctx context.Context, body []byte, _ int) error {
	var in Incoming
	if err := json.Unmarshal(body, &in); err != nil {
		return jobs.Never(fmt.Errorf("reading what came in: %w", err))
	}
	reply, err := a.answer(ctx, in)
	if err != nil {
		return err
	}
	return a.send(ctx, in, reply)
}

func (a *App) answer(ctx context.Context, in Incoming) (handlers.Reply, error) {
	text := strings.TrimSpace(strings.ReplaceAll(in.Text, "@"+a.bot, " "))
	if !in.Command {
		return a.assistant.Ask(ctx, text)
	}
	role, err := a.people.role(ctx, in.User)
	if err != nil {
		return handlers.Reply{}, fmt.Errorf("looking up what %s may do: %w", in.User, err)
	}
	return a.assistant.Command(ctx, handlers.Request{
		Text: text, Person: handlers.Person{ID: in.User, Role: role}, Lang: a.config.Lang,
		Via: "slack " + in.Channel, ID: in.Key, Seen: in.Seen, Confirmed: in.Confirm,
	})
}

// send puts the reply on its way.
func (a *App) send(ctx context.Context, in Incoming, reply handlers.Reply) error {
	drawn, err := json.Marshal(slack.Blocks{BlockSet: blocks(reply)})
	if err != nil {
		return fmt.Errorf("rendering the reply: %w", err)
	}
	return a.enqueue(ctx, delivery{
		Key: in.Key, Channel: in.Channel, Thread: in.Thread, Response: in.Response, Text: plain(reply), Blocks: drawn,
	})
}

func (a *App) enqueue(ctx context.Context, d delivery) error {
	body, err := json.Marshal(d)
	if err != nil {
		return err
	}
	_, err = a.jobs.Add(ctx, jobs.Job{Kind: outgoingJobs, Key: d.Key, Body: body})
	return err
}

// lost tells the person that their request was given up, where they asked.
func (a *App) lost(ctx context.Context, body []byte, err error) {
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
	a.log.Error("a message was not delivered", "delivery", string(body), "error", err)
}
