package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"rectify/bot/slackapp"
	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/setup"
	"rectify/bot/table"
	"rectify/bot/workspace"
	"rectify/bot/workspace/page"
	"rectify/data/ledger"
	"rectify/handlers/command"
	"rectify/handlers/notices"
	"rectify/handlers/reply"
)

// workspaceFile stores the local workspace, under Config.Data.
const workspaceFile = "workspace.db"

// local serves a workspace of our own in the browser, with the assistant in it, when
// Slack is not configured.
func (c *serveCommand) local(ctx context.Context, config *Config, s streams) error {
	start := startup{s.err, config.reader()}
	listener, err := listenLocally(c.Slack.Listen) // before the ledger, which is not opened in vain
	if err != nil {
		return err
	}
	defer listener.Close() // nothing where the server closed it
	start.opening(config)
	app, err := openApp(ctx, config, s.err)
	if err != nil {
		return err
	}
	defer app.Close()
	if err := app.Ledger.Verify(ctx); err != nil {
		return err
	}
	snapshot, err := app.Ledger.Snapshot(ctx)
	if err != nil {
		return err
	}
	start.loaded(snapshot)
	start.moved(c.Slack.Listen, listener.Addr().String())
	log := slog.New(slog.NewTextHandler(s.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	base := "http://" + listener.Addr().String()
	ws, err := workspace.Open(ctx, workspace.Config{Path: filepath.Join(config.Data, workspaceFile), BaseURL: base, Log: log, Ack: localWaits})
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer ws.Close()
	settings, first, err := furnish(ctx, ws, config.office())
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	settings.APIURL = base + "/api"
	routes := localRoutes(ws)
	server := &http.Server{Handler: page.OnlyHere(routes), ReadHeaderTimeout: 5 * time.Second}
	ended := make(chan error, 2)
	go func() { ended <- server.Serve(listener) }()
	defer server.Close()
	ours := settings.config(config, nil)
	ours.Ack, ours.Pictures, ours.Table = localWaits, false, base+"/table"
	conn, answers, err := app.connect(ctx, ours, c.Slack.DigestAt, log)
	if err != nil {
		return err
	}
	assistant, err := slackapp.Open(ctx, conn, answers, config.jobsPlace())
	if err != nil {
		return err
	}
	routes.Handle("/", page.New(ws, page.Config{
		Person: first, Gallery: blockkit.Gallery, Offers: offers(), English: english, Zone: app.Zone.String(), Ledger: table.New(app.Ledger, answers, assistant, log), Log: log,
	}))
	return untilEnded(ctx, app, assistant, ended, log, func(online bool) {
		if !online {
			start.stopping()
			return
		}
		fmt.Fprintln(s.out, "Rectify: "+base)
		start.serving(base)
	})
}

// untilEnded has the assistant work until ctx is done or something ended with an error,
// and calls tell when it is online and when it stops.
func untilEnded(ctx context.Context, app *App, assistant *slackapp.App, ended chan error, log *slog.Logger, tell func(online bool)) (err error) {
	working, stop := context.WithCancel(ctx)
	var background sync.WaitGroup
	background.Go(func() { assistant.Follow(working) })
	background.Go(func() { app.Follow(working, log) })
	background.Go(func() {
		if err := assistant.Listen(working); err != nil {
			ended <- err
		}
	})
	select { // otherwise an early message would wait a minute for Slack's next attempt
	case <-assistant.Online():
		tell(true)
		select {
		case err = <-ended:
		case <-ctx.Done():
		}
	case err = <-ended:
	case <-ctx.Done():
	}
	tell(false)
	stop()
	background.Wait()
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), endWithin)
	defer cancel()
	return errors.Join(err, assistant.Close(ending))
}

// localWaits is longer than Slack allows, for a busy laptop.
const localWaits = 30 * time.Second

// listenLocally listens at the address. If the default address is in use, it takes a
// free port of this machine; a chosen address that is in use is an error. The page has
// no sign-in, so other machines are not served.
func listenLocally(address string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, &usageError{fmt.Errorf("--listen (RECTIFY_LISTEN) %q is no address: use one such as 127.0.0.1:8080", address)}
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, &usageError{fmt.Errorf("without Slack the page has no sign-in, so --listen (RECTIFY_LISTEN) must be on this machine, such as "+
			"127.0.0.1:8080, not %s", address)}
	}
	listener, err := net.Listen("tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE) && address == defaultListen:
		return net.Listen("tcp", net.JoinHostPort(host, "0"))
	case err != nil:
		return nil, fmt.Errorf("listening on %s: %w (set --listen, or RECTIFY_LISTEN, to a free address)", address, err)
	}
	return listener, nil
}

// localRoutes returns the workspace's side of Slack's protocol. The page is added
// later, once the assistant, which needs the protocol, exists.
func localRoutes(ws *workspace.Server) *http.ServeMux {
	mux := http.NewServeMux()
	protocol := ws.Handler()
	for _, path := range []string{"/api/", "/response/", "/upload/", "/files/", "/socket"} {
		mux.Handle(path, protocol)
	}
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	return mux
}

// furnish adds people, channels and the assistant to the workspace and keeps what
// exists. Who is new has a name in the organisation's language. It returns the assistant's connection settings and the ID of the clerk
// as whom the page opens.
func furnish(ctx context.Context, ws *workspace.Server, lang reply.Lang) (settings slackSettings, clerk string, err error) {
	in, err := ws.Install(ctx, workspace.App{
		ID: "A0RECTIFY", Name: "Rectify", BotUser: "rectify", Events: setup.Events,
		Commands: []workspace.SlashCommand{{Name: "/rectify", Description: "查看和更新整改台账",
			Usage: "list · list open · list late · status 11 · history 11 · note 11 · due 11 · close 11 · export · help", Escape: true}},
		Shortcuts: []workspace.Shortcut{{CallbackID: setup.EvidenceShortcut.CallbackID, Name: setup.EvidenceShortcut.Name}},
	})
	if err != nil {
		return settings, "", err
	}
	present, err := ws.Users(ctx)
	if err != nil {
		return settings, "", err
	}
	inEnglish := lang == reply.English
	for _, u := range present { // of an earlier start
		inEnglish = u.Name == englishNames["小李"] || inEnglish && u.Name != "小李"
	}
	named := func(name string) string {
		if inEnglish {
			return englishNames[name]
		}
		return name
	}
	ids := map[string]string{}
	for _, u := range []workspace.User{
		{Name: "小李", Title: "业务科室"}, {Name: "王芳", Title: "整改办"}, {Name: "张主任", Title: "审批人"}, {Name: "刘局", Title: "领导"},
	} {
		name := u.Name
		u.Name = named(name)
		added, err := ws.AddUser(ctx, u)
		if err != nil {
			return settings, "", err
		}
		ids[name] = added.ID
	}
	for _, c := range []workspace.Channel{{Name: "整改工作", Topic: "有问题 @rectify"}, {Name: "整改台账", Topic: "每一项的变更都在它的话题里"}} {
		c.Creator, c.Name = ids["王芳"], named(c.Name)
		channel, err := ws.AddChannel(ctx, c)
		if err != nil {
			return settings, "", err
		}
		for _, id := range []string{ids["小李"], ids["张主任"], ids["刘局"], in.BotUserID} {
			if err := ws.Join(ctx, channel.ID, id); err != nil {
				return settings, "", err
			}
		}
		settings.Channel = channel.ID // the last one: the ledger's
	}
	settings.BotToken, settings.AppToken = in.BotToken, in.AppToken
	settings.Editors, settings.Approvers, settings.Leaders = []string{ids["小李"], ids["王芳"]}, []string{ids["张主任"]}, []string{ids["刘局"]}
	return settings, ids["小李"], nil
}

// englishNames are what people and channels are called in an English organisation.
var englishNames = map[string]string{
	"小李": "Alex", "王芳": "Wendy", "张主任": "Diana", "刘局": "Louis", "整改工作": "rectification", "整改台账": "ledger",
}

// english has the English versions of the texts that furnish writes.
var english = map[string]string{
	"业务科室": "responsible unit", "整改办": "rectification office", "审批人": "approver", "领导": "leader",
	"有问题 @rectify": "Ask @rectify", "每一项的变更都在它的话题里": "The changes of each item are in its thread",
	setup.EvidenceShortcut.Name: "Use as evidence…",
}

// offers returns the commands that the page suggests while somebody types one, in both
// languages, in the order of the help.
func offers() (all []page.Offer) {
	for _, topic := range command.Topics {
		for _, spec := range command.Table {
			for _, usage := range spec.Usages {
				if usage.Topic == topic {
					all = append(all, offer("zh", usage.Zh, usage.Does.Zh), offer("en", usage.En, usage.Does.En))
				}
			}
		}
	}
	return append(all, offer("zh", "帮助", "列出全部命令"), offer("en", "help", "list all commands"))
}

// offer splits a usage into the part to insert and the part to fill in, which begins
// at the first placeholder or choice.
func offer(lang, usage, does string) page.Offer {
	o := page.Offer{Lang: lang, Name: "/rectify " + usage, Does: does}
	typed := []string{"/rectify"}
	for word := range strings.FieldsSeq(usage) {
		if word == "N" || strings.ContainsAny(word, "|[…@") {
			o.Item = word == "N"
			typed = append(typed, "")
			break
		}
		typed = append(typed, word)
	}
	o.Text = strings.Join(typed, " ")
	return o
}

// A startup reports the progress of starting, line by line, separately from the
// program's results.
type startup struct {
	out  io.Writer
	lang reply.Lang
}

func (s startup) say(p reply.Phrase, args ...any) { fmt.Fprintln(s.out, s.lang.Phrase(p, args...)) }

// opening reports the data directory before the data is read.
func (s startup) opening(config *Config) {
	dir := config.Data
	if whole, err := filepath.Abs(dir); err == nil {
		dir = whole
	}
	s.say(openingLedger, dir)
}

// loaded says what the ledger holds.
func (s startup) loaded(l *ledger.Snapshot) {
	if len(l.Notices) == 0 {
		s.say(ledgerEmpty)
		return
	}
	s.say(ledgerLoaded, len(l.Items), len(l.Notices))
	for _, line := range notices.Lines(l, s.lang) {
		fmt.Fprintln(s.out, "  "+line)
	}
	if l.Notices[0].Sample {
		s.say(useOwnNotice)
	}
}

// moved reports that another port is used than requested; port 0 requests any.
func (s startup) moved(wanted, listens string) {
	_, port, _ := net.SplitHostPort(wanted)
	if _, now, _ := net.SplitHostPort(listens); port != "0" && port != now {
		s.say(addressTaken, wanted, listens)
	}
}

// serving reports what to open, and how to stop.
func (s startup) serving(base string) {
	s.say(servingAt, base)
}

func (s startup) stopping() {
	s.say(stopping)
}
