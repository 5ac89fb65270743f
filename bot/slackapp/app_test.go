package slackapp

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/index"
)

// fakeSlack takes what the app sends, and can be told to fail.
type fakeSlack struct {
	*httptest.Server
	sent chan url.Values // posts and answers to response_urls, as they arrive

	mu    sync.Mutex
	fails []string // what the next posts are answered with
	log   []url.Values
}

func newSlack(t *testing.T) *fakeSlack {
	t.Helper()
	s := &fakeSlack{sent: make(chan url.Values, 1000)}
	mux := http.NewServeMux()
	answer := func(w http.ResponseWriter, text string) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, text)
	}
	mux.HandleFunc("/api/auth.test", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, `{"ok":true,"team_id":"T1","user_id":"UBOT","url":"x","team":"x","user":"x"}`)
	})
	mux.HandleFunc("/api/users.info", func(w http.ResponseWriter, r *http.Request) {
		answer(w, fmt.Sprintf(`{"ok":true,"user":{"id":%q,"profile":{"display_name":%q}}}`, r.FormValue("user"), "人"+r.FormValue("user")))
	})
	mux.HandleFunc("/api/usergroups.users.list", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, `{"ok":true,"users":["ULEADER"]}`)
	})
	mux.HandleFunc("/api/conversations.replies", s.history)
	mux.HandleFunc("/api/conversations.history", s.history)
	mux.HandleFunc("/api/chat.postMessage", func(w http.ResponseWriter, r *http.Request) {
		r.ParseForm()
		switch fail := s.next(); fail {
		case "":
			s.keep(r.PostForm)
			answer(w, `{"ok":true,"channel":"C1","ts":"1.1"}`)
		case "429":
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(http.StatusTooManyRequests)
		case "500 after accepting":
			s.keep(r.PostForm)
			w.WriteHeader(http.StatusInternalServerError)
		default:
			answer(w, fmt.Sprintf(`{"ok":false,"error":%q}`, fail))
		}
	})
	mux.HandleFunc("/response/", func(_ http.ResponseWriter, r *http.Request) {
		var m struct{ Text string }
		json.NewDecoder(r.Body).Decode(&m)
		s.keep(url.Values{"text": {m.Text}, "to": {r.URL.Path}})
	})
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func (s *fakeSlack) next() (fail string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.fails) > 0 {
		fail, s.fails = s.fails[0], s.fails[1:]
	}
	return fail
}

func (s *fakeSlack) keep(form url.Values) {
	s.mu.Lock()
	s.log = append(s.log, form)
	s.mu.Unlock()
	s.sent <- form
}

func (s *fakeSlack) history(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var messages []json.RawMessage
	for _, form := range s.log {
		messages = append(messages, json.RawMessage(fmt.Sprintf(`{"type":"message","ts":"1.1","metadata":%s}`, form.Get("metadata"))))
	}
	json.NewEncoder(w).Encode(map[string]any{"ok": true, "messages": messages})
}

// desk is the app beside its Slack.
type desk struct {
	*testing.T
	app    *App
	slack  *fakeSlack
	http   *httptest.Server
	ledger *ledger.Store
}

const secret = "s3cret"

func newDesk(t *testing.T) *desk {
	t.Helper()
	ctx, dir := t.Context(), t.TempDir()
	n, err := notice.Read(notices.Builtin)
	if err != nil {
		t.Fatal(err)
	}
	store, err := ledger.Open(ctx, filepath.Join(dir, "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	if err := store.AddNotice(ctx, notices.BuiltinID, notices.Builtin, n, "test", time.Now()); err != nil {
		t.Fatal(err)
	}
	ix, err := index.InMemory(ctx, index.Passages(notices.BuiltinID, n), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := newSlack(t)
	config := Config{
		BotToken: "xoxb-1", SigningSecret: secret, APIURL: s.URL + "/api", Lang: handlers.Chinese,
		Editors: []string{"UCLERK"}, Approvers: []string{"SGROUP"},
	}
	app, err := Open(context.Background(), config, handlers.New(store, ix, time.Now), store, filepath.Join(dir, "jobs.db"), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(app.Handler())
	t.Cleanup(func() {
		server.Close()
		ending, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := app.Close(ending); err != nil {
			t.Error(err)
		}
	})
	return &desk{t, app, s, server, store}
}

// request sends what Slack would, signed, and returns the status and answer.
func (d *desk) request(path, contentType, body string) (int, string) {
	d.Helper()
	return d.signed(path, contentType, body, time.Now(), secret)
}

func (d *desk) signed(path, contentType, body string, at time.Time, with string) (int, string) {
	d.Helper()
	stamp := strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(with))
	fmt.Fprintf(mac, "v0:%s:%s", stamp, body)
	r, err := http.NewRequest(http.MethodPost, d.http.URL+path, strings.NewReader(body))
	if err != nil {
		d.Fatal(err)
	}
	r.Header.Set("Content-Type", contentType)
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		d.Fatal(err)
	}
	defer answer.Body.Close()
	var text bytes.Buffer
	text.ReadFrom(answer.Body)
	return answer.StatusCode, text.String()
}

const (
	asJSON = "application/json"
	asForm = "application/x-www-form-urlencoded"
)

func mention(id, ts, text string) string {
	return fmt.Sprintf(`{"type":"event_callback","team_id":"T1","event_id":%q,"event":{"type":"app_mention","user":"UASK","text":%q,"ts":%q,"channel":"C1"}}`, id, text, ts)
}

func (d *desk) command(user, trigger, text string) string {
	return url.Values{
		"team_id": {"T1"}, "user_id": {user}, "channel_id": {"C1"}, "command": {"/rectify"}, "text": {text},
		"trigger_id": {trigger}, "response_url": {d.slack.URL + "/response/1"},
	}.Encode()
}

// hears waits for the next message and wants words in it.
func (d *desk) hears(words ...string) url.Values {
	d.Helper()
	select {
	case got := <-d.slack.sent:
		for _, w := range words {
			if !strings.Contains(got.Get("text"), w) {
				d.Errorf("no %q in %s", w, got.Get("text"))
			}
		}
		return got
	case <-time.After(20 * time.Second):
		d.Fatal("nothing was sent")
		return nil
	}
}

// quiet makes sure that nothing but the answer to one more question comes.
func (d *desk) quiet() {
	d.Helper()
	d.request("/slack/events", asJSON, mention("Elast", "99.9", "第40项"))
	d.hears("第40项")
}

func TestQuestionIsAnsweredOnceInItsThread(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	body := mention("E1", "5.1", "<@UBOT> 哪些问题正在整改？")
	for _, again := range []string{body, body, mention("E2", "5.1", "<@UBOT> 哪些问题正在整改？")} {
		if code, answer := d.request("/slack/events", asJSON, again); code != http.StatusOK {
			t.Errorf("%d %s", code, answer)
		}
	}
	got := d.hears("9. 旅游产业培育不充分", "11.", "40.")
	if got.Get("thread_ts") != "5.1" || got.Get("channel") != "C1" || !strings.Contains(got.Get("blocks"), "🟡") {
		t.Errorf("posted %v", got)
	}
	d.quiet()
}

func TestSlashCommandChangesTheLedger(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for range 2 { // delivered twice
		if code, answer := d.request("/slack/commands", asForm, d.command("UCLERK", "tr1", "status 11 done 已签合同 <!channel>")); code != http.StatusOK || answer != "" {
			t.Errorf("%d %q", code, answer)
		}
	}
	d.hears("已更新第11项")
	item, err := d.ledger.Item(t.Context(), notices.BuiltinID, 11)
	if err != nil || item.Status != notice.Rectified || item.UpdatedBy != "UCLERK" || item.Version != 2 {
		t.Errorf("item = %+v, %v", item, err)
	}
	d.request("/slack/commands", asForm, d.command("UASK", "tr2", "status 9 done"))
	d.hears("没有这项权限", "人UCLERK", "人ULEADER")
	d.request("/slack/commands", asForm, d.command("ULEADER", "tr3", "close 11 查验"))
	d.hears("已销号")
	d.request("/slack/commands", asForm, d.command("UASK", "tr4", "history 11"))
	if text := d.hears("人ULEADER  销号：查验", "人UCLERK").Get("text"); strings.Contains(text, "<!channel>") {
		t.Errorf("somebody's words mention the channel: %s", text)
	}
}

func TestButtonConfirmsAChangeToSeveralItems(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	press := func(ts string) {
		value, err := json.Marshal(press{Command: "status 9,40 done 好了", Seen: map[int]int{9: 1, 40: 1}, Confirm: true})
		if err != nil {
			t.Fatal(err)
		}
		payload, err := json.Marshal(map[string]any{
			"type": "block_actions", "user": map[string]string{"id": "UCLERK"}, "team": map[string]string{"id": "T1"},
			"channel": map[string]string{"id": "C1"}, "trigger_id": "t", "response_url": d.slack.URL + "/response/2",
			"actions": []map[string]string{{"action_id": "rectify0", "value": string(value), "action_ts": ts}},
		})
		if err != nil {
			t.Fatal(err)
		}
		if code, _ := d.request("/slack/interactions", asForm, url.Values{"payload": {string(payload)}}.Encode()); code != http.StatusOK {
			t.Errorf("%d", code)
		}
	}
	d.request("/slack/commands", asForm, d.command("UCLERK", "tr1", "status 9,40 done 好了"))
	d.hears("请确认")
	press("7.1")
	d.hears("已更新 2 项")
	press("7.2") // the card is stale now
	d.hears("刚被更改过")
}

func TestWhatIsNotForUsIsAcknowledgedAndLeft(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for _, body := range []string{
		`{"type":"event_callback","team_id":"T1","event":{"type":"message","bot_id":"B1","user":"U2","text":"x","ts":"1.2","channel":"D1","channel_type":"im"}}`,
		`{"type":"event_callback","team_id":"T1","event":{"type":"message","subtype":"message_changed","hidden":true,"ts":"1.3","channel":"D1","channel_type":"im"}}`,
		`{"type":"event_callback","team_id":"T1","event":{"type":"reaction_added","user":"U2","item":{}}}`,
		`{"type":"event_callback","team_id":"T1","event":{"type":"app_mention","user":"UBOT","text":"x","ts":"1.4","channel":"C1"}}`,
		strings.Replace(mention("E9", "1.5", "x"), `"T1"`, `"T2"`, 1),
		`{"type":"who knows"}`, `[]`, `nonsense`,
	} {
		if code, _ := d.request("/slack/events", asJSON, body); code != http.StatusOK {
			t.Errorf("%s: %d", body, code)
		}
	}
	d.quiet()
}

func TestRequestsThatSlackDidNotSend(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	body := d.command("UCLERK", "tr1", "status 11 done")
	for name, test := range map[string]struct {
		path, body, with string
		at               time.Time
		want             int
	}{
		"another secret":         {"/slack/commands", body, "guess", time.Now(), http.StatusUnauthorized},
		"an old request":         {"/slack/commands", body, secret, time.Now().Add(-10 * time.Minute), http.StatusUnauthorized},
		"one from the future":    {"/slack/commands", body, secret, time.Now().Add(10 * time.Minute), http.StatusUnauthorized},
		"a payload in the query": {"/slack/interactions?payload=%7B%7D", "", secret, time.Now(), http.StatusBadRequest},
		"a body too large":       {"/slack/commands", strings.Repeat("x", largestBody+1), secret, time.Now(), http.StatusRequestEntityTooLarge},
		"no such path":           {"/slack/other", body, secret, time.Now(), http.StatusNotFound},
	} {
		if code, _ := d.signed(test.path, asForm, test.body, test.at, test.with); code != test.want {
			t.Errorf("%s: %d, want %d", name, code, test.want)
		}
	}
	d.quiet()
	if code, answer := d.request("/slack/events", asJSON, `{"type":"url_verification","challenge":"abc"}`); code != http.StatusOK || answer != "abc" {
		t.Errorf("%d %q", code, answer)
	}
}

func TestDeliveryThatFails(t *testing.T) {
	t.Parallel()
	for name, fails := range map[string][]string{
		"429": {"429"}, "invalid_blocks": {"invalid_blocks"}, "error before accepting": {"internal_error"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			d.slack.fails = fails
			d.request("/slack/events", asJSON, mention("E1", "5.1", "第11项"))
			got := d.hears("第11项")
			if name == "invalid_blocks" && got.Get("blocks") != "" {
				t.Errorf("the blocks were sent again: %s", got.Get("blocks"))
			}
		})
	}
	t.Run("error after accepting", func(t *testing.T) {
		t.Parallel()
		d := newDesk(t)
		d.slack.fails = []string{"500 after accepting"}
		body, err := json.Marshal(delivery{Key: "k1", Channel: "C1", Thread: "5.1", Text: "第11项"})
		if err != nil {
			t.Fatal(err)
		}
		if err := d.app.deliver(t.Context(), body, 1); err == nil {
			t.Error("the first try did not fail")
		}
		d.hears("第11项")
		if err := d.app.deliver(t.Context(), body, 2); err != nil || len(d.slack.sent) > 0 {
			t.Errorf("what Slack had accepted was posted again (%v)", err)
		}
	})
	for _, code := range []string{"channel_not_found", "missing_scope", "token_revoked"} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			d.slack.fails = []string{code}
			if err := d.app.deliver(t.Context(), []byte(`{"key":"k1","channel":"C1","text":"x"}`), 1); err == nil || !strings.Contains(err.Error(), code) {
				t.Errorf("%v, want %s", err, code)
			}
			d.quiet() // the next one goes through
		})
	}
}

func TestResponseURLsLeadToSlackOnly(t *testing.T) {
	t.Parallel()
	for api, urls := range map[string]map[string]bool{
		"": {
			"https://hooks.slack.com/commands/1": true, "http://hooks.slack.com/commands/1": false,
			"https://hooks.slack.com.evil.example/1": false, "https://127.0.0.1/1": false, "https://hooks.slack.com@evil.example/": false,
		},
		"http://127.0.0.1:9/api/": {"http://127.0.0.1:9/response/1": true, "http://127.0.0.1:8/response/1": false, "https://hooks.slack.com/1": false},
	} {
		a := &App{config: Config{APIURL: api}}
		for text, want := range urls {
			target, err := url.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			if got := a.isSlack(target); got != want {
				t.Errorf("with the API at %q, %s is Slack: %v, want %v", api, text, got, want)
			}
		}
	}
}

// TestRecordedPayloads sends real payloads of other apps, each twice.
func TestRecordedPayloads(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.FromSlash("../../../shared/slack_payloads.jsonl"))
	if err != nil {
		t.Skip("the recorded payloads are not here:", err)
	}
	d := newDesk(t)
	count := 0
	for line := range strings.Lines(string(text)) {
		var recorded struct {
			Kind    string
			Payload json.RawMessage
		}
		if err := json.Unmarshal([]byte(line), &recorded); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			count++
			path, kind, body := "/slack/events", asJSON, string(recorded.Payload)
			if strings.Contains(recorded.Kind, "interact") || strings.Contains(recorded.Kind, "view") || strings.Contains(recorded.Kind, "action") {
				path, kind, body = "/slack/interactions", asForm, url.Values{"payload": {body}}.Encode()
			}
			if code, answer := d.request(path, kind, body); code != http.StatusOK {
				t.Errorf("%s: %d %s", recorded.Kind, code, answer)
			}
			for _, socket := range []string{"events_api", "interactive", "slash_commands"} {
				d.app.readEnvelope(socket, recorded.Payload)
			}
		}
	}
	if count < 500 {
		t.Errorf("only %d payloads were sent", count)
	}
	d.quiet()
}
