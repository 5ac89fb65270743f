package inbound

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"

	"github.com/slack-go/slack"
)

// Handler serves Slack's requests. The Receiver takes each before it is acknowledged.
func (s *Server) Handler() http.Handler {
	seen, bodies := newReplays(s.Now), newBodyReader()
	mux := http.NewServeMux()
	mux.Handle("POST /slack/events", s.verified(bodies, nil, s.events))
	mux.Handle("POST /slack/commands", s.verified(bodies, seen, s.commands))
	mux.Handle("POST /slack/interactions", s.verified(bodies, seen, s.interactions))
	return mux
}

// verified passes on requests that Slack signed within the last five minutes, each
// once. Slack signs each retry of an event; their content identifies them. Requests
// without valid signature headers are rejected before the body is read.
func (s *Server) verified(bodies *bodyReader, seen *replays, next func(http.ResponseWriter, *http.Request, []byte)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Has("payload") {
			refuse(w, "a payload belongs into the body", http.StatusBadRequest)
			return
		}
		verifier, err := slack.NewSecretsVerifier(r.Header, s.SigningSecret)
		if err != nil {
			refuse(w, "not signed by Slack", http.StatusUnauthorized)
			return
		}
		body, err := bodies.read(w, r)
		switch {
		case errors.Is(err, errTooLarge):
			refuse(w, "too large", http.StatusRequestEntityTooLarge)
			return
		case errors.Is(err, errBusy):
			s.Dropped()
			refuse(w, "busy", http.StatusServiceUnavailable)
			return
		case err != nil:
			refuse(w, "the body could not be read", http.StatusBadRequest)
			return
		}
		verifier.Write(body)
		if verifier.Ensure() != nil {
			refuse(w, "not signed by Slack", http.StatusUnauthorized)
			return
		}
		if seen != nil && seen.again(r.Header.Get("X-Slack-Signature")) {
			return // acknowledged before
		}
		next(w, r, body)
	})
}

// refuse rejects a request and closes its connection, so that no more of it is read.
func refuse(w http.ResponseWriter, why string, code int) {
	w.Header().Set("Connection", "close")
	http.Error(w, why, code)
}

func (s *Server) events(w http.ResponseWriter, r *http.Request, body []byte) {
	var hello struct{ Type, Challenge string }
	if json.Unmarshal(body, &hello) == nil && hello.Type == "url_verification" {
		w.Header().Set("Content-Type", "text/plain")
		io.WriteString(w, hello.Challenge)
		return
	}
	in, ok := s.readEvent(body)
	if !ok {
		return // acknowledged all the same
	}
	if _, kept := s.Receiver.Take(r.Context(), in); kept {
		return
	}
	if r.Header.Get("X-Slack-Retry-Num") == strconv.Itoa(lastRetry) {
		s.Receiver.TurnAway(r.Context(), in)
	}
	http.Error(w, "busy", http.StatusServiceUnavailable) // Slack sends it again
}

func (s *Server) commands(w http.ResponseWriter, r *http.Request, body []byte) {
	r.Body = io.NopCloser(bytes.NewReader(body))
	command, err := slack.SlashCommandParse(r)
	if err != nil {
		http.Error(w, "not a form", http.StatusBadRequest)
		return
	}
	in, ok := s.readCommand(command)
	if !ok {
		return
	}
	if _, kept := s.Receiver.Take(r.Context(), in); !kept {
		acknowledge(w, ephemeral(BusySentence))
	} else if in.Team != s.Team {
		acknowledge(w, ephemeral(otherWorkspace))
	}
}

func (s *Server) interactions(w http.ResponseWriter, r *http.Request, body []byte) {
	form, err := url.ParseQuery(string(body))
	if err != nil {
		http.Error(w, "not a form", http.StatusBadRequest)
		return
	}
	in, ok := s.readInteraction([]byte(form.Get("payload")))
	if !ok {
		return
	}
	answer, ok := s.Receiver.Take(r.Context(), in)
	if !ok {
		s.Receiver.TurnAway(r.Context(), in)
	}
	if answer != nil {
		acknowledge(w, answer)
	}
}

// acknowledge answers a request with what Slack shows.
func acknowledge(w http.ResponseWriter, answer any) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(answer)
}
