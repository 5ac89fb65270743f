package main

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
)

// A site is the program as a process of its own, and the workspace that it
// serves. Requests are signed by hand, so that a test knows which of them were
// acknowledged.
type site struct {
	testing.TB
	*workspacetest.Server
	in       workspace.Installed
	dir      string
	database string // PostgreSQL; empty for files
	address  string // where the program listens
	commands string // the path of slash commands there
	client   *http.Client
	process  *exec.Cmd

	rooms   []workspace.Channel
	replies *sync.Map // answers to commands, by request: how many
	// unchanged are the answers that say nothing was changed, by request.
	unchanged *sync.Map
	replied   chan struct{} // there may be more of them
	number    *atomic.Int64
}

// program builds the program once.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "rectify-program")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "rectify")
	out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

// rooms is how many people talk with the bot at the same time: each may be
// answered at Slack's rate of a message a second.
const rooms = 300

const siteSecret = "s3cret"

func newSite(tb testing.TB) *site {
	tb.Helper()
	s := &site{
		TB: tb, dir: tb.TempDir(), commands: "/slack/commands",
		client:  &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 100}},
		replies: new(sync.Map), unchanged: new(sync.Map), replied: make(chan struct{}, 1), number: new(atomic.Int64),
	}
	ctx := context.Background()
	mux := http.NewServeMux()
	mux.HandleFunc("POST /answers/{request}", func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if bytes.Contains(body, []byte("没有更改")) {
			s.unchanged.Store(r.PathValue("request"), string(body))
		}
		count, _ := s.replies.LoadOrStore(r.PathValue("request"), new(atomic.Int64))
		count.(*atomic.Int64).Add(1)
		select {
		case s.replied <- struct{}{}:
		default: // whoever waits looks anyway
		}
	})
	ws, err := workspacetest.Open(ctx, workspace.Config{Path: ":memory:"}, func(protocol http.Handler) http.Handler {
		mux.Handle("/", protocol)
		return mux
	})
	s.must(err)
	s.Server = ws
	tb.Cleanup(func() {
		s.kill()
		s.must(ws.Close())
	})
	s.in, err = ws.Install(ctx, workspace.App{ID: "A1", Name: "Rectify", SigningSecret: siteSecret})
	s.must(err)
	for i := range rooms {
		u, err := ws.AddUser(ctx, workspace.User{Name: fmt.Sprint("person", i)})
		s.must(err)
		dm, err := ws.OpenDM(ctx, u.ID, s.in.BotUserID)
		s.must(err)
		s.rooms = append(s.rooms, dm)
	}
	s.address = s.freeAddress()
	return s
}

func (s *site) freeAddress() string {
	s.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	s.must(err)
	defer listener.Close()
	return listener.Addr().String()
}

// replica is another process of the program, on a machine of its own, for the
// same workspace.
func (s *site) replica() *site {
	other := *s
	other.dir, other.address, other.process = s.TempDir(), s.freeAddress(), nil
	s.Cleanup(other.kill)
	return &other
}

func (s *site) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// start starts the program and waits until it is ready.
func (s *site) start() {
	s.Helper()
	path, err := program()
	s.must(err)
	s.process = exec.Command(path, "serve")
	s.process.Env = append(os.Environ(), "RECTIFY_DATA="+filepath.Join(s.dir, "data"), "RECTIFY_DATABASE_URL="+s.database, "RECTIFY_LISTEN="+s.address,
		"SLACK_BOT_TOKEN="+s.in.BotToken, "SLACK_SIGNING_SECRET="+siteSecret, "SLACK_API_URL="+s.BaseURL()+"/api", "SLACK_APP_TOKEN=")
	said := &heard{waits: "connected to Slack", ready: make(chan struct{})}
	s.process.Stderr = said
	s.must(s.process.Start())
	select {
	case <-said.ready:
	case <-time.After(time.Minute):
		s.Fatalf("the program is not ready: %s", said)
	}
	answer, err := s.client.Get("http://" + s.address + "/readyz")
	s.must(err)
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		s.Fatalf("the program is not ready: %s", said)
	}
}

// heard is what a program says, with a signal once it has said what is waited
// for.
type heard struct {
	waits string
	ready chan struct{}
	mu    sync.Mutex
	text  strings.Builder
}

func (h *heard) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	before := strings.Contains(h.text.String(), h.waits)
	h.text.Write(p)
	if !before && strings.Contains(h.text.String(), h.waits) {
		close(h.ready)
	}
	return len(p), nil
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.String()
}

// kill ends the program as a power cut does.
func (s *site) kill() {
	if s.process != nil {
		s.process.Process.Kill()
		s.process.Wait()
		s.process = nil
	}
}

// A request is something a person did.
type request struct {
	name    string // of the question's message, or of the command
	room    workspace.Channel
	command bool
}

// commandShare is how many requests there are to one command.
const commandShare = 4

// send does one more thing as a person, and reports whether it was
// acknowledged, and how long that took.
func (s *site) send() (r request, acknowledged bool, took time.Duration) {
	n := s.number.Add(1)
	r = request{room: s.rooms[int(n)%len(s.rooms)], command: n%commandShare == 0}
	if r.command {
		r.name = fmt.Sprint("load-", n)
		acknowledged, took = s.command(r, fmt.Sprintf("note %d %s", 1+n%46, r.name))
		return r, acknowledged, took
	}
	user := s.personIn(r.room)
	ts := fmt.Sprintf("%d.%06d", time.Now().Unix(), n%1e6)
	r.name = "message " + r.room.ID + " " + ts
	body, err := json.Marshal(map[string]any{
		"type": "event_callback", "team_id": s.Team().ID, "event_id": fmt.Sprint("Ev", n), "event": map[string]any{
			"type": "message", "channel_type": "im", "user": user, "channel": r.room.ID, "ts": ts, "text": "哪些问题正在整改？",
		},
	})
	s.must(err)
	acknowledged, took = s.post("/slack/events", "application/json", string(body))
	return r, acknowledged, took
}

// command types a slash command.
func (s *site) command(r request, text string) (acknowledged bool, took time.Duration) {
	form := url.Values{
		"team_id": {s.Team().ID}, "user_id": {s.personIn(r.room)}, "channel_id": {r.room.ID}, "command": {"/rectify"},
		"text": {text}, "trigger_id": {r.name}, "response_url": {s.BaseURL() + "/answers/" + r.name},
	}
	return s.post(s.commands, "application/x-www-form-urlencoded", form.Encode())
}

// personIn is who talks with the bot in a room.
func (s *site) personIn(room workspace.Channel) string {
	if room.Pair[0] == s.in.BotUserID {
		return room.Pair[1]
	}
	return room.Pair[0]
}

func (s *site) post(path, kind, body string) (acknowledged bool, took time.Duration) {
	stamp := strconv.FormatInt(time.Now().Unix(), 10)
	mac := hmac.New(sha256.New, []byte(siteSecret))
	fmt.Fprintf(mac, "v0:%s:%s", stamp, body)
	r, err := http.NewRequest(http.MethodPost, "http://"+s.address+path, strings.NewReader(body))
	if err != nil {
		return false, 0
	}
	r.Header.Set("Content-Type", kind)
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
	began := time.Now()
	answer, err := s.client.Do(r)
	if err != nil {
		return false, 0
	}
	text, err := io.ReadAll(answer.Body)
	answer.Body.Close()
	return err == nil && answer.StatusCode == http.StatusOK && len(text) == 0, time.Since(began)
}

// load sends requests at a rate until ctx ends, and returns those that were
// acknowledged, with the time each took.
func (s *site) load(ctx context.Context, perSecond int) (kept []request, took []time.Duration, refused int) {
	var mu sync.Mutex
	var sending sync.WaitGroup
	tick := time.NewTicker(time.Second / time.Duration(perSecond))
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			sending.Wait()
			return kept, took, refused
		case <-tick.C:
			sending.Go(func() {
				r, acknowledged, t := s.send()
				mu.Lock()
				defer mu.Unlock()
				if !acknowledged {
					refused++
					return
				}
				kept, took = append(kept, r), append(took, t)
			})
		}
	}
}

// answers is how often each of our messages stands in a room, by its mark.
func (s *site) answers(room workspace.Channel) map[string]int {
	s.Helper()
	count := map[string]int{}
	for page, more := (workspace.Page{Limit: 200}), true; more; {
		var list []workspace.Message
		var err error
		list, more, err = s.Messages(context.Background(), room.ID, page)
		s.must(err)
		for _, m := range list {
			var mark struct {
				Payload struct {
					Key string `json:"key"`
				} `json:"event_payload"`
			}
			if m.Metadata != nil {
				s.must(json.Unmarshal(m.Metadata, &mark))
				count[mark.Payload.Key]++
			}
			page.Latest = m.TS
		}
	}
	return count
}

// settled waits until every request was answered, and wants each answered
// once.
func (s *site) settled(kept []request, within time.Duration) (took time.Duration) {
	s.Helper()
	changes := s.Watch(s.Context())
	began := time.Now()
	for {
		missing, twice := 0, 0
		rooms := map[string]map[string]int{}
		for _, r := range kept {
			n := 0
			if count, ok := s.replies.Load(r.name); ok {
				n = int(count.(*atomic.Int64).Load())
			}
			if !r.command {
				if rooms[r.room.ID] == nil {
					rooms[r.room.ID] = s.answers(r.room)
				}
				n = rooms[r.room.ID][r.name]
			}
			switch {
			case n == 0:
				missing++
			case n > 1 && !r.command: // an answer to a response_url may come again after a kill: Slack lets nobody look
				twice++
			}
		}
		if twice > 0 {
			s.Fatalf("%d of %d questions were answered twice", twice, len(kept))
		}
		if missing == 0 {
			return time.Since(began)
		}
		if !s.next(changes, within-time.Since(began)) {
			s.Fatalf("%d of %d requests were not answered", missing, len(kept))
		}
	}
}

// next waits until the workspace changes, or a command is answered, and takes all
// the changes that there are; false where nothing came in time.
func (s *site) next(changes <-chan workspace.Change, within time.Duration) bool {
	select {
	case <-changes:
	case <-s.replied:
	case <-time.After(within):
		return false
	}
	for len(changes) > 0 {
		<-changes
	}
	return true
}
