package slackapp

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"

	"github.com/slack-go/slack"
)

// Handler takes Slack's requests. Each is on disk before it is acknowledged.
func (a *App) Handler() http.Handler {
	seen, bodies := newReplays(a.now), newIntake()
	mux := http.NewServeMux()
	mux.Handle("POST /slack/events", a.verified(bodies, nil, a.events))
	mux.Handle("POST /slack/commands", a.verified(bodies, seen, a.commands))
	mux.Handle("POST /slack/interactions", a.verified(bodies, seen, a.interactions))
	return mux
}

// verified lets through what Slack has signed within five minutes, once. The
// retries of an event are signed anew, and known by their content. What cannot
// be Slack's by its headers is turned away unread.
func (a *App) verified(bodies *intake, seen *replays, next func(http.ResponseWriter, *http.Request, []byte)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Has("payload") {
			turnOff(w, "a payload belongs into the body", http.StatusBadRequest)
			return
		}
		verifier, err := slack.NewSecretsVerifier(r.Header, a.config.SigningSecret)
		if err != nil {
			turnOff(w, "not signed by Slack", http.StatusUnauthorized)
			return
		}
		body, err := bodies.read(w, r)
		switch {
		case errors.Is(err, errTooLarge):
			turnOff(w, "too large", http.StatusRequestEntityTooLarge)
			return
		case errors.Is(err, errBusy):
			a.metrics.turnedAway.Inc()
			turnOff(w, "busy", http.StatusServiceUnavailable)
			return
		case err != nil:
			turnOff(w, "the body could not be read", http.StatusBadRequest)
			return
		}
		verifier.Write(body)
		if verifier.Ensure() != nil {
			turnOff(w, "not signed by Slack", http.StatusUnauthorized)
			return
		}
		if seen != nil && seen.again(r.Header.Get("X-Slack-Signature")) {
			return // acknowledged before
		}
		next(w, r, body)
	})
}

// turnOff refuses a request and ends its connection: nothing more is read of it.
func turnOff(w http.ResponseWriter, why string, code int) {
	w.Header().Set("Connection", "close")
	http.Error(w, why, code)
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
