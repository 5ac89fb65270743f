package slackapp

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rectify/bot/slackapp/setup"
	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
)

// The tests of this file run programs that others wrote against what we wrote:
// Slack's Node clients and Bolt against the workspace, and our app against a
// Slack emulator. They install them from npm, so they run only on demand.
func needPeers(t *testing.T) {
	t.Helper()
	if os.Getenv("RECTIFY_TEST_PEERS") == "" {
		t.Skip("installs packages from npm: set RECTIFY_TEST_PEERS=1 (make test-peers)")
	}
}

// peersDir is a copy of testdata/peers with its packages installed.
var peersDir = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "rectify-peers")
	if err != nil {
		return "", err
	}
	if err := os.CopyFS(dir, os.DirFS("testdata/peers")); err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 4*time.Minute)
	defer cancel()
	install := exec.CommandContext(ctx, "npm", "ci", "--no-fund", "--no-audit", "--ignore-scripts")
	install.Dir = dir
	if out, err := install.CombinedOutput(); err != nil {
		return "", fmt.Errorf("npm ci: %w: %s", err, out)
	}
	return dir, nil
})

// A peer is one of the scripts, running.
type peer struct {
	*testing.T
	name  string
	in    io.Writer
	lines chan string
	done  chan error
}

// node starts a script; what it prints comes line by line.
func node(t *testing.T, script string, env ...string) *peer {
	t.Helper()
	dir, err := peersDir()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command("node", script)
	command.Dir, command.Env = dir, append(os.Environ(), env...)
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	command.Stderr = &errs
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	p := &peer{T: t, name: script, in: in, lines: make(chan string, 100), done: make(chan error, 1)}
	go func() {
		for scanner := bufio.NewScanner(out); scanner.Scan(); {
			p.lines <- scanner.Text()
		}
		close(p.lines)
		if err := command.Wait(); err != nil {
			p.done <- fmt.Errorf("%w: %s", err, errs.String())
		}
		close(p.done)
	}()
	t.Cleanup(func() { command.Process.Kill() })
	return p
}

// prints waits for a line that begins so, and returns the rest of it.
func (p *peer) prints(start string) string {
	p.Helper()
	deadline := time.After(60 * time.Second)
	for {
		select {
		case line, open := <-p.lines:
			if !open {
				p.Fatalf("%s ended without printing %s: %v", p.name, start, <-p.done)
			}
			if rest, ok := strings.CutPrefix(line, start); ok {
				return strings.TrimSpace(rest)
			}
		case <-deadline:
			p.Fatalf("%s never printed %s", p.name, start)
		}
	}
}

// freePort is one that nobody listens on.
func freePort(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}

// TestPeerWebAPI: Slack's Web API client cannot tell the workspace from Slack.
func TestPeerWebAPI(t *testing.T) {
	t.Parallel()
	needPeers(t)
	d := newDesk(t, overHTTP)
	d.stop()
	p := node(t, "webapi.mjs", "SLACK_URL="+d.BaseURL()+"/api/", "BOT_TOKEN="+d.in.BotToken, "CHANNEL="+d.office.ID, "PERSON="+d.clerk.ID)
	p.prints("RATE")
	d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Status: http.StatusTooManyRequests, RetryAfter: time.Second, Times: 1})
	io.WriteString(p.in, "go\n")
	p.prints("DONE")
	list, _, err := d.Messages(t.Context(), d.office.ID, workspace.Page{})
	d.must(err)
	if list[0].Text != "又行了" || len(list[1].Files) != 1 {
		t.Errorf("the channel ends with %+v", list[:2])
	}
	if home, err := d.Home(t.Context(), "A1", d.clerk.ID); err != nil || !strings.Contains(string(home.Blocks), "第11条") {
		t.Errorf("home = %s, %v", home.Blocks, err)
	}
}

// TestPeerSocketMode: nor can Slack's Socket Mode client.
func TestPeerSocketMode(t *testing.T) {
	t.Parallel()
	needPeers(t)
	d := newDesk(t, overHTTP)
	in, err := d.Install(t.Context(), workspace.App{
		ID: "A2", Name: "Node", BotUser: "node", Events: []string{"app_mention"}, Commands: []workspace.SlashCommand{{Name: "/node"}},
	})
	d.must(err)
	d.must(d.Join(t.Context(), d.office.ID, in.BotUserID))
	p := node(t, "socket.mjs", "SLACK_URL="+d.BaseURL()+"/api/", "APP_TOKEN="+in.AppToken)
	p.prints("READY")
	d.until("it is connected", func() bool { return d.Connections("A2") == 1 })
	d.say(d.clerk, "", "@node 第11条")
	if got := p.prints("MENTION"); !strings.Contains(got, "第11条") {
		t.Errorf("it heard %q", got)
	}
	d.must(d.Command(t.Context(), d.clerk.ID, d.office.ID, "/node", "在吗"))
	d.seesAlone(d.clerk, 1, "收到 在吗")
	d.must(d.Settle(t.Context()))
	d.Disconnect("A2", "warning")
	d.until("it is back", func() bool { return d.Connections("A2") == 1 })
	d.say(d.clerk, "", "@node 还在吗")
	if got := p.prints("MENTION"); !strings.Contains(got, "还在吗") {
		t.Errorf("it heard %q", got)
	}
}

// TestPeerBolt: a Bolt app and ours live in one workspace, side by side.
func TestPeerBolt(t *testing.T) {
	t.Parallel()
	needPeers(t)
	for _, way := range []string{overHTTP, overSocket} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, way)
			app := workspace.App{
				ID: "A3", Name: "Bolt", BotUser: "bolt", SigningSecret: "bolt-secret", Events: []string{"app_mention", "app_home_opened"},
				Commands: []workspace.SlashCommand{{Name: "/hello"}, {Name: "/form"}},
			}
			in, err := d.Install(t.Context(), app)
			d.must(err)
			env := []string{"SLACK_URL=" + d.BaseURL() + "/api/", "BOT_TOKEN=" + in.BotToken, "APP_TOKEN=" + in.AppToken, "SIGNING_SECRET=bolt-secret"}
			if way == overHTTP {
				port := freePort(t)
				node(t, "bolt.mjs", append(env, fmt.Sprint("PORT=", port))...).prints("READY")
				app.EventsURL = fmt.Sprintf("http://127.0.0.1:%d/slack/events", port)
				app.CommandsURL, app.InteractionsURL = app.EventsURL, app.EventsURL
				_, err = d.Install(t.Context(), app)
				d.must(err)
			} else {
				node(t, "bolt.mjs", env...).prints("READY")
				d.until("Bolt is connected", func() bool { return d.Connections("A3") == 1 })
			}
			d.must(d.Join(t.Context(), d.office.ID, in.BotUserID))
			testBolt(t, d, in)
		})
	}
}

func testBolt(t *testing.T, d *desk, in workspace.Installed) {
	ctx := t.Context()
	m := d.say(d.clerk, "", "@bolt 你好 @rectify 第11条")
	var bolts, ours workspace.Message
	d.until("both have answered", func() bool {
		thread, err := d.Thread(ctx, d.office.ID, m.TS)
		d.must(err)
		for _, reply := range thread {
			switch reply.User {
			case in.BotUserID:
				bolts = reply
			case d.in.BotUserID:
				ours = reply
			}
		}
		return bolts.TS != "" && ours.TS != ""
	})
	holds(t, bolts.Text, "Bolt 听到了：你好")
	holds(t, ours.Text, "第11项")
	d.must(d.Press(ctx, d.clerk.ID, workspace.Target{Channel: d.office.ID, TS: bolts.TS}, "press"))
	d.until("the button is replaced", func() bool {
		m, err := d.Message(ctx, d.office.ID, bolts.TS)
		d.must(err)
		return m.Text == "按过了"
	})
	d.must(d.Command(ctx, d.clerk.ID, d.office.ID, "/hello", "小李"))
	d.seesAlone(d.clerk, 1, "你好 小李")
	d.must(d.Command(ctx, d.clerk.ID, d.office.ID, "/form", ""))
	var form workspace.View
	d.until("the form is open", func() bool {
		views, err := d.Views(ctx, d.clerk.ID)
		d.must(err)
		if len(views) == 1 {
			form = views[0]
		}
		return len(views) == 1
	})
	out, err := d.Submit(ctx, d.clerk.ID, form.ID, workspace.Values{"name": {"短"}})
	if err != nil || out.Errors["name"] != "太短了" {
		t.Errorf("a name too short: %+v, %v", out, err)
	}
	out, err = d.Submit(ctx, d.clerk.ID, form.ID, workspace.Values{"name": {"够长"}})
	if err != nil || !out.Closed {
		t.Errorf("a good name: %+v, %v", out, err)
	}
	dm, err := d.OpenDM(ctx, d.clerk.ID, in.BotUserID)
	d.must(err)
	d.until("the form has arrived", func() bool {
		list, _, err := d.Messages(ctx, dm.ID, workspace.Page{})
		d.must(err)
		return len(list) == 1 && list[0].Text == "表单里写的是 够长"
	})
	d.must(d.OpenHome(ctx, d.clerk.ID, "A3"))
	d.until("its home is there", func() bool {
		home, err := d.Home(ctx, "A3", d.clerk.ID)
		return err == nil && strings.Contains(string(home.Blocks), "Bolt 的主页")
	})
}

// TestPeerEmulate: our app works with a Slack that nobody here wrote, as far
// as that one goes: it sends no commands, and takes tokens only in a header.
func TestPeerEmulate(t *testing.T) {
	t.Parallel()
	needPeers(t)
	p := node(t, "emulate.mjs", fmt.Sprint("PORT=", freePort(t)))
	target, err := url.Parse(p.prints("READY"))
	if err != nil {
		t.Fatal(err)
	}
	proxy := httptest.NewServer(tokensInHeader(httputil.NewSingleHostReverseProxy(target)))
	t.Cleanup(proxy.Close)
	d := &desk{TB: t, dir: t.TempDir()}
	d.openLedger()
	app, known := d.open(Config{Settings: setup.Settings{BotToken: "xoxb-rectify", APIURL: proxy.URL + "/api"}, SigningSecret: secret, Lang: "zh", Ack: time.Minute}, d.assistant)
	d.app, d.assistant, d.http = app, known, httptest.NewServer(app.Handler())
	t.Cleanup(func() {
		d.http.Close()
		ending, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		app.Close(ending)
	})
	e := &emulator{t, proxy.URL + "/api/"}
	channel := e.find("conversations.list", "channels", "office")
	person := e.find("users.list", "members", "li")
	e.call("xoxb-rectify", "conversations.join", url.Values{"channel": {channel}})
	e.call("xoxp-li", "conversations.join", url.Values{"channel": {channel}})
	ts := e.call("xoxp-li", "chat.postMessage", url.Values{"channel": {channel}, "text": {"第11条"}})["ts"].(string)
	event := map[string]any{"type": "event_callback", "team_id": app.Team, "event_id": "Ev1", "event": map[string]any{
		"type": "app_mention", "user": person, "channel": channel, "ts": ts, "text": "<@" + app.Bot + "> 第11条",
	}}
	body, err := json.Marshal(event)
	d.must(err)
	if code, answer := d.post("/slack/events", asJSON, string(body), time.Now(), secret); code != http.StatusOK {
		t.Fatalf("%d %s", code, answer)
	}
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for range 1200 {
		thread := e.call("xoxp-li", "conversations.replies", url.Values{"channel": {channel}, "ts": {ts}})["messages"].([]any)
		if len(thread) == 2 {
			holds(t, thread[1].(map[string]any)["text"].(string), "第11项")
			return
		}
		<-look.C
	}
	t.Error("there is no answer")
}

// tokensInHeader moves a token from the form, where slack-go puts it, into the
// header: Slack takes both, the emulator one.
func tokensInHeader(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		if form, err := url.ParseQuery(string(body)); err == nil && form.Get("token") != "" {
			r.Header.Set("Authorization", "Bearer "+form.Get("token"))
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r)
	})
}

type emulator struct {
	*testing.T
	api string
}

func (e *emulator) call(token, method string, args url.Values) map[string]any {
	e.Helper()
	args.Set("token", token)
	answer, err := http.PostForm(e.api+method, args)
	if err != nil {
		e.Fatal(err)
	}
	defer answer.Body.Close()
	var out map[string]any
	if err := json.NewDecoder(answer.Body).Decode(&out); err != nil || out["ok"] != true {
		e.Fatalf("%s: %v, %v", method, out, err)
	}
	return out
}

// find is the id of what has a name in a list.
func (e *emulator) find(method, list, name string) string {
	e.Helper()
	for _, entry := range e.call("xoxb-rectify", method, url.Values{"limit": {"100"}})[list].([]any) {
		if o := entry.(map[string]any); o["name"] == name {
			return o["id"].(string)
		}
	}
	e.Fatalf("there is no %s in %s", name, method)
	return ""
}

// TestPeerTypes: every golden message is what Slack's own types say blocks are.
func TestPeerTypes(t *testing.T) {
	t.Parallel()
	needPeers(t)
	dir, err := peersDir()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("blockkit/gallery/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("golden messages = %v, %v", files, err)
	}
	var source strings.Builder
	source.WriteString("import type { KnownBlock } from '@slack/types';\n")
	for i, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var message struct{ Blocks []json.RawMessage }
		if err := json.Unmarshal(text, &message); err != nil {
			t.Fatal(err)
		}
		known := slices.DeleteFunc(message.Blocks, func(b json.RawMessage) bool {
			return bytes.Contains(b, []byte(`"type": "data_visualization"`)) // @slack/types does not know charts yet
		})
		fmt.Fprintf(&source, "// %s\nexport const m%d: KnownBlock[] = [%s];\n", filepath.Base(file), i, bytes.Join(rawsOf(known), []byte(",")))
	}
	if err := os.WriteFile(filepath.Join(dir, "messages.ts"), []byte(source.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	check := exec.Command("npx", "--no-install", "tsc", "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--moduleResolution", "nodenext", "messages.ts")
	check.Dir = dir
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("tsc: %v\n%s", err, out)
	}
}

func rawsOf(blocks []json.RawMessage) [][]byte {
	out := make([][]byte, len(blocks))
	for i, b := range blocks {
		out[i] = b
	}
	return out
}
