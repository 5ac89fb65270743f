package slackapp

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"time"

	"github.com/slack-go/slack"
)

// largestBody is what Slack's requests never reach, in bytes.
const largestBody = 1 << 20

// Handler takes Slack's requests. Each is on disk before it is acknowledged.
func (a *App) Handler() http.Handler {
	seen := &replays{seen: map[[sha256.Size]byte]time.Time{}, now: a.now}
	mux := http.NewServeMux()
	mux.Handle("POST /slack/events", a.verified(nil, a.events))
	mux.Handle("POST /slack/commands", a.verified(seen, a.commands))
	mux.Handle("POST /slack/interactions", a.verified(seen, a.interactions))
	return mux
}

// verified lets through what Slack has signed within five minutes, once. The
// retries of an event are signed anew, and known by their content.
func (a *App) verified(seen *replays, next func(http.ResponseWriter, *http.Request, []byte)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Has("payload") {
			http.Error(w, "a payload belongs into the body", http.StatusBadRequest)
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largestBody))
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			http.Error(w, "too large", http.StatusRequestEntityTooLarge)
			return
		}
		if err != nil {
			http.Error(w, "the body could not be read", http.StatusBadRequest)
			return
		}
		verifier, err := slack.NewSecretsVerifier(r.Header, a.config.SigningSecret)
		if err == nil {
			verifier.Write(body)
			err = verifier.Ensure()
		}
		if err != nil {
			http.Error(w, "not signed by Slack", http.StatusUnauthorized)
			return
		}
		if seen != nil && seen.again(r.Header.Get("X-Slack-Signature")) {
			return // acknowledged before
		}
		next(w, r, body)
	})
}

func (a *App) events(w http.ResponseWriter, r *http.Request, body []byte) {
	var hello struct{ Type, Challenge string }
	if json.Unmarshal(body, &hello) == nil && hello.Type == "url_verification" {
		w.Header().Set("Content-Type", "text/plain")
		io.WriteString(w, hello.Challenge)
		return
	}
	in, ok := a.readEvent(body)
	if !ok {
		return // acknowledged all the same
	}
	if _, kept := a.take(r.Context(), in); kept {
		return
	}
	if r.Header.Get("X-Slack-Retry-Num") == strconv.Itoa(lastRetry) {
		a.turnAway(r.Context(), in)
	}
	http.Error(w, "busy", http.StatusServiceUnavailable) // Slack sends it again
}

func (a *App) commands(w http.ResponseWriter, r *http.Request, body []byte) {
	form, err := url.ParseQuery(string(body))
	if err != nil {
		http.Error(w, "not a form", http.StatusBadRequest)
		return
	}
	in, ok := a.readCommand(form)
	if !ok {
		return
	}
	if _, kept := a.take(r.Context(), in); !kept {
		acknowledge(w, ephemeral(busySentence))
	} else if in.Team != a.team {
		acknowledge(w, ephemeral(elsewhereSentence))
	}
}

func (a *App) interactions(w http.ResponseWriter, r *http.Request, body []byte) {
	form, err := url.ParseQuery(string(body))
	if err != nil {
		http.Error(w, "not a form", http.StatusBadRequest)
		return
	}
	in, ok := a.readInteraction([]byte(form.Get("payload")))
	if !ok {
		return
	}
	answer, ok := a.take(r.Context(), in)
	if !ok {
		a.turnAway(r.Context(), in)
	}
	if answer != nil {
		acknowledge(w, answer)
	}
}

// acknowledge answers a request with what Slack is to show.
func acknowledge(w http.ResponseWriter, answer any) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(answer)
}

// ephemeral is a sentence for whoever typed a command, and nobody else.
func ephemeral(sentence string) map[string]string {
	return map[string]string{"response_type": "ephemeral", "text": sentence}
}

const elsewhereSentence = "这个助手的台账属于另一个工作区，请在那里使用。 / This assistant keeps the ledger of another workspace: please use it there."

const busySentence = "现在太忙，没有处理，请稍后再试。 / Too busy just now: please try again."

// replays remembers signatures for as long as they are valid.
type replays struct {
	mu   sync.Mutex
	seen map[[sha256.Size]byte]time.Time
	now  func() time.Time
}

// valid is how long a signature may be used, before and after its time.
const valid = 10 * time.Minute

func (s *replays) again(signature string) bool {
	key := sha256.Sum256([]byte(signature))
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	for k, until := range s.seen {
		if now.After(until) {
			delete(s.seen, k)
		}
	}
	_, there := s.seen[key]
	s.seen[key] = now.Add(valid)
	return there
}
