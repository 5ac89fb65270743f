package slackapp

import (
	"bytes"
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/setup"
	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
	"rectify/data/ledger/ledgertest"
	"rectify/data/ledger/store"
	"rectify/data/notice"
	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/handlers/reply"
	"rectify/index"
)

// A desk is the app in a workspace of its own: a clerk who may change items, a
// chief who may close them off, somebody who may only ask, a channel with all
// of them, and the channel of the ledger.
type desk struct {
	testing.TB
	*workspacetest.Server
	in                workspace.Installed
	clerk, chief, lay workspace.User
	office, ledgerCh  workspace.Channel

	dir       string
	database  string // PostgreSQL; empty for files in dir
	beside    int    // how many apps there are in the workspace beside this one
	ledger    *store.Store
	assistant *handlers.Assistant
	app       *App
	http      *httptest.Server // where the app hears, without Socket Mode
	stop      func()
	now       func() time.Time         // the app's clock
	hand      *workspacetest.HandClock // the same, where it is turned by hand
	config    Config
	with      []func(*Config) // change it
	pens      *pens           // what its model writes; nil where it has none
	way       string
}

const secret = "s3cret"

var quietLog = slog.New(slog.DiscardHandler)

// Ways of reaching the app.
const (
	overHTTP   = "HTTP"
	overSocket = "Socket Mode"
)

func newDesk(t testing.TB, way string, with ...func(*Config)) *desk {
	t.Helper()
	d := &desk{TB: t, dir: t.TempDir(), now: time.Now, with: with}
	d.openWorkspace()
	d.openLedger()
	d.openApp(way)
	return d
}

func (d *desk) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// openWorkspace opens the workspace, whose protocol is served as around has it.
func (d *desk) openWorkspace(around ...func(http.Handler) http.Handler) {
	d.Helper()
	ctx := d.Context()
	ws, err := workspacetest.Open(ctx, workspace.Config{Path: ":memory:", Ack: time.Minute}, around...)
	d.must(err)
	d.Cleanup(func() { d.must(ws.Close()) })
	d.Server = ws
	add := func(name string) workspace.User {
		u, err := ws.AddUser(ctx, workspace.User{Name: name})
		d.must(err)
		return u
	}
	d.clerk, d.chief, d.lay = add("小李"), add("王主任"), add("路人")
	_, err = ws.AddUserGroup(ctx, workspace.UserGroup{Handle: "审批", Users: []string{d.chief.ID}})
	d.must(err)
	d.install("")
	channel := func(name string) workspace.Channel {
		c, err := ws.AddChannel(ctx, workspace.Channel{Name: name, Creator: d.clerk.ID})
		d.must(err)
		for _, id := range []string{d.chief.ID, d.lay.ID, d.in.BotUserID} {
			d.must(ws.Join(ctx, c.ID, id))
		}
		return c
	}
	d.office, d.ledgerCh = channel("办公室"), channel("整改台账")
}

// install makes the app known to the workspace, at a URL or for Socket Mode.
func (d *desk) install(url string) {
	d.Helper()
	app := workspace.App{
		ID: "A1", Name: "Rectify", BotUser: "rectify", SigningSecret: secret, Commands: []workspace.SlashCommand{{Name: "/rectify", Escape: true}},
		Events: setup.Events, Shortcuts: []workspace.Shortcut{{CallbackID: inbound.EvidenceShortcut, Name: setup.EvidenceShortcut.Name}},
	}
	if url != "" {
		app.EventsURL, app.CommandsURL, app.InteractionsURL = url+"/slack/events", url+"/slack/commands", url+"/slack/interactions"
	}
	in, err := d.Install(d.Context(), app)
	d.must(err)
	d.in = in
}

// imported is when the ledger of the tests was begun.
var imported = time.Date(2024, 4, 8, 1, 0, 0, 0, time.UTC)

// builtin is the built-in notice, its index, which nobody changes, and a ledger
// of it to copy: a race detector takes a second to import one.
var builtin = sync.OnceValues(func() (read struct {
	*notice.Notice
	*index.Index
	ledger []byte
}, err error) {
	ctx := context.Background()
	if read.Notice, err = reading.Read(notices.Builtin); err != nil {
		return read, err
	}
	if read.Index, err = index.InMemory(ctx, index.Passages(notices.BuiltinID, read.Notice), nil); err != nil {
		return read, err
	}
	read.ledger, err = ledgertest.File(ctx, notices.BuiltinID, notices.Builtin, read.Notice, imported)
	return read, err
})

func (d *desk) openLedger() {
	d.Helper()
	ctx := d.Context()
	known, err := builtin()
	d.must(err)
	path := filepath.Join(d.dir, "ledger.db")
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && d.database == "" {
		d.must(os.WriteFile(path, known.ledger, 0o600))
	}
	d.ledger, err = store.Open(ctx, cmp.Or(d.database, path))
	d.must(err)
	d.Cleanup(func() { d.ledger.Close() })
	if d.database != "" {
		d.must(d.ledger.AddNotice(ctx, notices.BuiltinID, notices.Builtin, known.Notice, "test", imported))
	}
	d.assistant = handlers.New(handlers.Config{Ledger: d.ledger, Keeper: d.ledger, Memory: d.ledger, Index: known.Index, Now: d.clock()})
}

func (d *desk) clock() func() time.Time {
	if d.now == nil {
		return time.Now
	}
	return d.now
}

// open starts an app, and returns it with the assistant that knows its people.
func (d *desk) open(config Config, assistant *handlers.Assistant) (*App, *handlers.Assistant) {
	d.Helper()
	conn, known := d.connect(config, assistant)
	app, err := Open(context.Background(), conn, known, cmp.Or(d.database, d.dir))
	d.must(err)
	return app, known
}

func (d *desk) connect(config Config, assistant *handlers.Assistant) (*Connection, *handlers.Assistant) {
	d.Helper()
	config.Now = assistant.Now
	conn, err := Connect(context.Background(), config, d.ledger, quietLog)
	d.must(err)
	return conn, assistant.With(func(cfg *handlers.Config) { cfg.People = conn.People() })
}

// openApp starts the app, or starts it again after stop.
func (d *desk) openApp(way string) {
	d.Helper()
	d.way = way
	groups := d.UserGroups()
	d.config = Config{
		Settings: setup.Settings{BotToken: d.in.BotToken, APIURL: d.BaseURL() + "/api",
			Editors: []string{d.clerk.ID}, Approvers: []string{groups[0].ID}, Channel: d.ledgerCh.ID},
		SigningSecret: secret, Lang: reply.Chinese, Ack: time.Minute,
	}
	if way == overSocket {
		d.config.AppToken = d.in.AppToken
	}
	for _, change := range d.with {
		change(&d.config)
	}
	d.app, d.assistant = d.open(d.config, d.assistant)
	ctx, cancel := context.WithCancel(context.Background())
	following := make(chan struct{})
	go func() { d.app.Follow(ctx); close(following) }()
	listening := make(chan error, 1)
	if way == overSocket {
		go func() { listening <- d.app.Listen(ctx) }()
		d.until("the app is connected", func() bool { return d.Connections("A1") == inbound.Connections*(1+d.beside) })
	} else {
		d.http = httptest.NewServer(d.app.Handler())
		d.install(d.http.URL)
		listening <- nil
	}
	stopped := false
	d.stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		<-following
		if err := <-listening; err != nil {
			d.Error(err)
		}
		if d.http != nil {
			d.http.Close()
		}
		ending, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := d.app.Close(ending); err != nil {
			d.Error(err)
		}
	}
	d.Cleanup(d.stop)
}

// until waits for something to become so in the workspace.
func (d *desk) until(what string, so func() bool) {
	d.Helper()
	ctx, cancel := context.WithTimeout(d.Context(), time.Minute)
	defer cancel()
	changes := d.Watch(ctx)
	look := time.NewTicker(20 * time.Millisecond) // a connection is no change of the workspace
	defer look.Stop()
	for !so() {
		select {
		case _, open := <-changes:
			if !open {
				d.Fatalf("it never came to be that %s", what)
			}
		case <-look.C:
		}
	}
}

// say has somebody say something in the office.
func (d *desk) say(who workspace.User, thread, text string) workspace.Message {
	d.Helper()
	m, err := d.Say(d.Context(), who.ID, d.office.ID, thread, text)
	d.must(err)
	return m
}

// command has somebody type a slash command in the office.
func (d *desk) command(who workspace.User, text string) {
	d.Helper()
	d.must(d.Command(d.Context(), who.ID, d.office.ID, "/rectify", text))
}

// answers are what the bot has said in a thread of the office.
func (d *desk) answers(thread string) []workspace.Message {
	d.Helper()
	return d.said(d.office, thread)
}

func (d *desk) said(c workspace.Channel, thread string) (said []workspace.Message) {
	d.Helper()
	all, err := d.Thread(d.Context(), c.ID, thread)
	d.must(err)
	for _, m := range all {
		if m.User == d.in.BotUserID {
			said = append(said, m)
		}
	}
	return said
}

// hears waits until the bot has given so many answers in a thread, and wants
// words in the last.
func (d *desk) hears(thread string, count int, words ...string) workspace.Message {
	d.Helper()
	var said []workspace.Message
	d.until(fmt.Sprintf("answer %d is there", count), func() bool {
		said = d.answers(thread)
		return len(said) >= count
	})
	last := said[len(said)-1]
	holds(d, last.Text, words...)
	return last
}

// seesAlone waits for so many ephemerals for somebody, and wants words in the
// last.
func (d *desk) seesAlone(who workspace.User, count int, words ...string) workspace.Message {
	d.Helper()
	var list []workspace.Message
	d.until(fmt.Sprintf("ephemeral %d is there", count), func() bool {
		var err error
		list, err = d.Ephemerals(d.Context(), who.ID, d.office.ID)
		d.must(err)
		return len(list) >= count
	})
	last := list[len(list)-1]
	holds(d, last.Text, words...)
	return last
}

func holds(t testing.TB, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("no %q in %s", w, text)
		}
	}
}

// quiet makes sure that nothing of before is still on its way: a question
// asked now is the next to be answered.
func (d *desk) quiet() {
	d.Helper()
	d.must(d.Settle(d.Context()))
	m := d.say(d.lay, "", "@rectify 第40项")
	d.hears(m.TS, 1, "第40项")
}

// post sends the app a request, signed as told, and returns the status and answer.
func (d *desk) post(path, contentType, body string, at time.Time, with string) (int, string) {
	d.Helper()
	stamp := strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(with))
	fmt.Fprintf(mac, "v0:%s:%s", stamp, body)
	r, err := http.NewRequest(http.MethodPost, d.http.URL+path, strings.NewReader(body))
	d.must(err)
	r.Header.Set("Content-Type", contentType)
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
	answer, err := http.DefaultClient.Do(r)
	d.must(err)
	defer answer.Body.Close()
	var text bytes.Buffer
	text.ReadFrom(answer.Body)
	return answer.StatusCode, text.String()
}

// room is the direct messages of somebody new with the bot: each of them may
// be posted into at Slack's rate.
func (d *desk) room(number int) workspace.Channel {
	d.Helper()
	u, err := d.AddUser(d.Context(), workspace.User{Name: fmt.Sprint("visitor", number)})
	d.must(err)
	dm, err := d.OpenDM(d.Context(), u.ID, d.in.BotUserID)
	d.must(err)
	return dm
}

// fast posts into a channel as often as it is asked to.
func fast(c *Config) { c.Posts = 1000 }

// restart saves what is known of people and starts the app again.
func (d *desk) restart() {
	d.Helper()
	d.must(d.app.people.Save(d.Context()))
	d.stop()
	d.openApp(d.way)
}

// enqueueDue adds jobs for the digests and reminders that are due.
func (a *App) enqueueDue(ctx context.Context) error {
	return errors.Join(a.broadcast.EnqueueDigests(ctx, a.outbox), a.broadcast.EnqueueReminders(ctx, a.outbox))
}
