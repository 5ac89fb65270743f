package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"rectify/bot/httpserver"
	"rectify/bot/slackapp"
	"rectify/bot/slackapp/setup"
)

// defaultListen is the default address of the page.
const defaultListen = "127.0.0.1:8080"

type serveCommand struct {
	Slack slackSettings `embed:""`
}

// slackSettings connect the assistant to a Slack workspace.
type slackSettings struct {
	Listen        string        `help:"Address for HTTP: Slack's requests, /healthz and /readyz." env:"RECTIFY_LISTEN" default:"127.0.0.1:8080" placeholder:"ADDR"`
	Metrics       string        `name:"metrics-listen" help:"Address for /metrics, which the public must not reach." env:"RECTIFY_METRICS_LISTEN" default:"127.0.0.1:9464" placeholder:"ADDR"`
	BotToken      string        `name:"slack-bot-token" help:"The app's bot token, xoxb-…" env:"SLACK_BOT_TOKEN" placeholder:"TOKEN"`
	AppToken      string        `name:"slack-app-token" help:"The app-level token, xapp-…: with it, Socket Mode." env:"SLACK_APP_TOKEN" placeholder:"TOKEN"`
	SigningSecret string        `name:"slack-signing-secret" help:"Without an app-level token: the secret that Slack signs its requests with." env:"SLACK_SIGNING_SECRET" placeholder:"SECRET"`
	APIURL        string        `name:"slack-api-url" help:"Another server that speaks Slack's protocol, for tests." env:"SLACK_API_URL" placeholder:"URL"`
	Wait          time.Duration `name:"slack-wait" help:"How long to wait for Slack at start-up if it is down; 0: forever." env:"RECTIFY_SLACK_WAIT" default:"1m" placeholder:"TIME"`
	Editors       []string      `help:"Slack users or user groups who may change items; empty: everyone." env:"RECTIFY_EDITORS" type:"ids" placeholder:"ID"`
	Approvers     []string      `help:"Slack users or user groups who may close items off." env:"RECTIFY_APPROVERS" type:"ids" placeholder:"ID"`
	DigestAt      string        `help:"When the channel's digest goes out, 15:04." env:"RECTIFY_DIGEST_AT" default:"08:30" type:"hour" placeholder:"TIME"`
	Leaders       []string      `help:"Slack users or user groups to notify about long-overdue items." env:"RECTIFY_LEADERS" type:"ids" placeholder:"ID"`
	Channel       string        `name:"digest-channel" help:"The channel of the ledger: changes are announced there, an item's in one thread." env:"RECTIFY_DIGEST_CHANNEL" type:"channel" placeholder:"ID"`
}

// Run serves Slack, or the local workspace if Slack is not configured.
func (c *serveCommand) Run(ctx context.Context, config *Config, s streams) error {
	if c.Slack.BotToken == "" {
		return c.local(ctx, config, s)
	}
	if c.Slack.AppToken == "" && c.Slack.SigningSecret == "" {
		return &usageError{errors.New("with SLACK_BOT_TOKEN set, set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP), too")}
	}
	app, err := openApp(ctx, config, s.err)
	if err != nil {
		return err
	}
	defer app.Close()
	if err := app.Ledger.Verify(ctx); err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(s.err, nil))
	if _, err := checkHolidays(config); err != nil {
		log.Warn("holidays file not read: using the built-in holidays", "error", err, "file", holidaysFile)
	}
	metrics := prometheus.NewRegistry()
	metrics.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	if app.Model != nil {
		app.Model.register(metrics)
	}
	conn, assistant, err := app.connect(ctx, c.Slack.config(config, metrics), c.Slack.DigestAt, log)
	if err != nil {
		return err
	}
	inSlack, err := slackapp.Open(ctx, conn, assistant, config.jobsPlace())
	if err != nil {
		return err
	}
	defer func() {
		ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), endWithin)
		defer cancel()
		if err := inSlack.Close(ending); err != nil {
			log.Error("shutdown failed", "error", err)
		}
	}()
	return c.serve(ctx, app, inSlack, metrics, log)
}

// config returns the app's connection settings.
func (s slackSettings) config(config *Config, metrics prometheus.Registerer) slackapp.Config {
	return slackapp.Config{
		Settings: setup.Settings{BotToken: s.BotToken, AppToken: s.AppToken, APIURL: s.APIURL, Editors: s.Editors, Approvers: s.Approvers,
			Leaders: s.Leaders, Channel: s.Channel},
		SigningSecret: s.SigningSecret, Wait: s.Wait, Lang: config.office(), Metrics: metrics, Evidence: config.evidence(),
		Pictures: true,
	}
}

// endWithin is how long running work may take when the program stops.
const endWithin = 10 * time.Second

// serve listens for HTTP and, with an app token, on Slack's sockets, until ctx
// ends or one of them fails.
func (c *serveCommand) serve(ctx context.Context, app *App, inSlack *slackapp.App, metrics prometheus.Gatherer, log *slog.Logger) error {
	ready := &httpserver.Readiness{Log: log, Checks: []httpserver.Check{
		{Part: "ledger", Run: func(ctx context.Context) error { _, err := app.Ledger.Sequence(ctx); return err }},
		{Part: "Slack", Run: func(context.Context) error { return inSlack.Ready() }},
	}}
	var fromSlack http.Handler
	if c.Slack.AppToken == "" {
		fromSlack = inSlack.Handler()
	}
	listener, err := net.Listen("tcp", c.Slack.Listen)
	if err != nil {
		return fmt.Errorf("listening on %s: %w (set --listen, or RECTIFY_LISTEN, to a free address)", c.Slack.Listen, err)
	}
	server := httpserver.New(httpserver.PublicRoutes(ready, fromSlack))
	operators, err := httpserver.ListenForMetrics(c.Slack.Metrics)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	metricsServer := httpserver.New(httpserver.OperatorRoutes(ready, metrics))
	defer metricsServer.Close()
	go metricsServer.Serve(operators)
	ended := make(chan error, 2)
	go func() { ended <- server.Serve(listener) }()
	if c.Slack.AppToken != "" {
		go func() { ended <- inSlack.Listen(ctx) }()
	}
	var background sync.WaitGroup
	following, stop := context.WithCancel(ctx)
	defer background.Wait()
	defer stop()
	background.Go(func() { inSlack.Follow(following) })
	background.Go(func() { app.Follow(following, log) })
	background.Go(func() { inSlack.Watch(following) })
	log.Info("connected to Slack", "address", listener.Addr().String(), "metrics", operators.Addr().String(), "socket mode", c.Slack.AppToken != "")
	select {
	case err = <-ended:
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), endWithin)
	defer cancel()
	return errors.Join(err, server.Shutdown(ending))
}
