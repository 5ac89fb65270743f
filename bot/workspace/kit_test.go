package workspace_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/workspace"
	"rectify/bot/workspace/dispatch"
	"rectify/bot/workspace/workspacetest"
)

// An office is a workspace with two people, a channel with both of them and
// the app's bot, and the app itself, all over real HTTP.
type office struct {
	*workspacetest.Server
	t        testing.TB
	clock    *workspacetest.HandClock
	url      string
	app      *fakeApp
	in       workspace.Installed
	api      *slack.Client
	li, wang workspace.User
	general  workspace.Channel
}

var allEvents = []string{
	"app_mention", "message.channels", "message.groups", "message.im", "reaction_added", "app_home_opened",
	"assistant_thread_started", "member_joined_channel", "member_left_channel",
}

// newOffice opens an office whose app is reached over HTTP.
func newOffice(t testing.TB) *office {
	t.Helper()
	o := openOffice(t, ":memory:")
	o.app = newFakeApp(t)
	o.install(workspace.App{
		ID: "A1", Name: "Rectify", BotUser: "rectify", Events: allEvents, SigningSecret: "secret",
		Commands:  []workspace.SlashCommand{{Name: "/rectify", Escape: true}, {Name: "/plain"}},
		Shortcuts: []workspace.Shortcut{{CallbackID: "evidence"}, {CallbackID: "anywhere"}},
		EventsURL: o.app.url + "/events", CommandsURL: o.app.url + "/commands", InteractionsURL: o.app.url + "/interactions",
	})
	return o
}

func openOffice(t testing.TB, path string) *office {
	t.Helper()
	o := &office{t: t, clock: workspacetest.NewHandClock(time.Unix(1_700_000_000, 0))}
	s, err := workspacetest.Open(t.Context(), workspace.Config{Path: path, Clock: o.clock})
	must(t, err)
	o.Server, o.url = s, s.BaseURL()
	t.Cleanup(func() { must(t, s.Close()) })
	return o
}

func (o *office) install(app workspace.App) {
	o.t.Helper()
	ctx := o.t.Context()
	in, err := o.Install(ctx, app)
	must(o.t, err)
	o.in = in
	o.api = o.client(in.BotToken)
	o.li, err = o.AddUser(ctx, workspace.User{Name: "李明", Email: "Li@Example.org", Title: "整改办"})
	must(o.t, err)
	o.wang, err = o.AddUser(ctx, workspace.User{Name: "wang", RealName: "王芳"})
	must(o.t, err)
	o.general, err = o.AddChannel(ctx, workspace.Channel{Name: "整改", Creator: o.li.ID})
	must(o.t, err)
	must(o.t, o.Join(ctx, o.general.ID, o.wang.ID))
	must(o.t, o.Join(ctx, o.general.ID, in.BotUserID))
	must(o.t, o.Settle(ctx))
	if o.app != nil {
		o.app.forget()
	}
}

func (o *office) client(token string) *slack.Client {
	return slack.New(token, slack.OptionAPIURL(o.url+"/api/"), slack.OptionAppLevelToken(o.in.AppToken),
		slack.OptionHTTPClient(&http.Client{Timeout: time.Minute}))
}

func (o *office) say(text string) workspace.Message {
	o.t.Helper()
	m, err := o.Say(o.t.Context(), o.li.ID, o.general.ID, "", text)
	must(o.t, err)
	return m
}

func (o *office) settle() {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(o.t.Context(), time.Minute)
	defer cancel()
	must(o.t, o.Settle(ctx))
}

// call makes a Web API call without any client library.
func (o *office) call(method, token string, args url.Values) map[string]any {
	o.t.Helper()
	req, err := http.NewRequestWithContext(o.t.Context(), http.MethodPost, o.url+"/api/"+method, strings.NewReader(args.Encode()))
	must(o.t, err)
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := http.DefaultClient.Do(req)
	must(o.t, err)
	defer resp.Body.Close()
	var out map[string]any
	must(o.t, json.NewDecoder(resp.Body).Decode(&out))
	return out
}

// A fakeApp records what it is sent, checks its signature through slack-go,
// and answers as a test tells it to.
type fakeApp struct {
	url string

	mu       sync.Mutex
	requests []request
	answer   func(request, http.ResponseWriter)
	arrived  chan request
}

type request struct {
	path   string
	header http.Header
	body   string
}

func newFakeApp(t testing.TB) *fakeApp {
	a := &fakeApp{arrived: make(chan request, 1000), answer: func(request, http.ResponseWriter) {}}
	hs := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		// The workspace's clock stands still, far from the verifier's own: what
		// is checked here is that the signature is the one of body and time.
		stamp := r.Header.Get("X-Slack-Request-Timestamp")
		if want := dispatch.Sign("secret", stamp, string(body)); r.Header.Get("X-Slack-Signature") != want {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		var challenge struct{ Type, Challenge string }
		if json.Unmarshal(body, &challenge) == nil && challenge.Type == "url_verification" {
			io.WriteString(w, challenge.Challenge)
			return
		}
		req := request{r.URL.Path, r.Header, string(body)}
		a.mu.Lock()
		a.requests = append(a.requests, req)
		answer := a.answer
		a.arrived <- req
		a.mu.Unlock()
		answer(req, w)
	}))
	a.url = hs.URL
	t.Cleanup(func() { hs.CloseClientConnections(); hs.Close() })
	return a
}

func (a *fakeApp) answers(f func(request, http.ResponseWriter)) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.answer = f
}

func (a *fakeApp) forget() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.requests = nil
	for len(a.arrived) > 0 {
		<-a.arrived
	}
}

func (a *fakeApp) received() []request {
	a.mu.Lock()
	defer a.mu.Unlock()
	return append([]request(nil), a.requests...)
}

// events are the inner events received so far, as "type/subtype".
func (a *fakeApp) events(t *testing.T) []map[string]any {
	t.Helper()
	var list []map[string]any
	for _, r := range a.received() {
		if r.path != "/events" {
			continue
		}
		var body map[string]any
		must(t, json.Unmarshal([]byte(r.body), &body))
		list = append(list, body)
	}
	return list
}

// interaction is the last interaction received.
func (a *fakeApp) interaction(t *testing.T) slack.InteractionCallback {
	t.Helper()
	all := a.received()
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].path != "/interactions" {
			continue
		}
		r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(all[i].body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		ic, err := slack.InteractionCallbackParse(r)
		must(t, err)
		return ic
	}
	t.Fatal("no interaction was received")
	return slack.InteractionCallback{}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// code is the word of a refusal, whichever side it comes from.
func code(err error) string {
	var refused *workspace.Error
	var answered slack.SlackErrorResponse
	switch {
	case err == nil:
		return ""
	case errors.As(err, &refused):
		return refused.Code
	case errors.As(err, &answered):
		return answered.Err
	}
	return err.Error()
}

func wantCode(t testing.TB, err error, want string) {
	t.Helper()
	if got := code(err); got != want {
		t.Errorf("error %q, want %q", got, want)
	}
}
