// Package table serves the ledger as a table to a browser: its rows as JSON, one
// item with its history, and changes, which the assistant carries out with the
// rights of the person who asks.
//
// There is no sign-in: requests say who they are from. It must be served on
// loopback only, behind what keeps other sites out (package page).
package table

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"rectify/data/evidence"
	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/change"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

// Ledger is what the table reads.
type Ledger interface {
	// Snapshot returns the ledger as it is now.
	Snapshot(ctx context.Context) (*ledger.Snapshot, error)
	// Since is at most limit entries of the whole history after that sequence
	// number, oldest first.
	Since(ctx context.Context, sequence int64, limit int) ([]ledger.Entry, error)
	// History is what happened to an item, oldest first.
	History(ctx context.Context, notice string, number int) ([]ledger.Entry, error)
}

// Assistant reports the state of items.
type Assistant interface {
	// ListReplyOn lists items with the lights of that day; today's for the zero time.
	ListReplyOn(l reply.Lang, items []ledger.Item, at time.Time) reply.Reply
	// Teller writes entries of the history as people read them.
	Teller(ctx context.Context, l reply.Lang, entries []ledger.Entry) card.Teller
	// Names looks people up.
	Names(ctx context.Context, l reply.Lang, ids ...string) people.Names
	// Offered returns what r.Person may do to an item, as the buttons of its card.
	Offered(ctx context.Context, r reply.Request, key ledger.Key) (reply.Buttons, error)
	// Export returns the ledger as a workbook.
	Export(ctx context.Context, l reply.Lang) (workbook.Book, error)
	// Now returns the time in the organisation's zone.
	Now() time.Time
}

// Desk knows the people of a place and carries out what they fill in.
type Desk interface {
	// Member is somebody of the place, with what they may do.
	Member(ctx context.Context, user string) reply.Person
	// Form returns the form of a command for an item. r.Person need only have an ID.
	Form(ctx context.Context, r reply.Request) (reply.Form, error)
	// Do carries out a command, and notifies those concerned. r.Person need only
	// have an ID.
	Do(ctx context.Context, r reply.Request) (reply.Reply, error)
	// Fill carries out a form that somebody filled in, and notifies those
	// concerned. r.Person need only have an ID.
	Fill(ctx context.Context, r reply.Request) (change.Sent, error)
	// Copies are the copies of evidence files that are kept.
	Copies() evidence.Store
}

// A server answers the page.
type server struct {
	ledger    Ledger
	assistant Assistant
	desk      Desk
	log       *slog.Logger

	mu       sync.Mutex
	sequence int64                 // up to which progress is known
	progress map[ledger.Key]string // what staff last said, of the items that they changed
}

// New serves GET /ledger/summary, GET /ledger/rows, GET /ledger/item, GET /ledger/form,
// GET /ledger/find, GET /ledger/export, POST /ledger/change and GET /ledger/evidence/HASH.
func New(l Ledger, a Assistant, d Desk, log *slog.Logger) http.Handler {
	s := &server{ledger: l, assistant: a, desk: d, log: log, progress: map[ledger.Key]string{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /ledger/summary", s.answering(s.summary))
	mux.HandleFunc("GET /ledger/rows", s.answering(s.rows))
	mux.HandleFunc("GET /ledger/item", s.answering(s.item))
	mux.HandleFunc("POST /ledger/change", s.answering(s.change))
	mux.HandleFunc("GET /ledger/form", s.answering(s.form))
	mux.HandleFunc("GET /ledger/find", s.answering(s.find))
	mux.HandleFunc("GET /ledger/evidence/{hash}", s.evidence)
	mux.HandleFunc("GET /ledger/export", s.export)
	return mux
}

// A refusal is what is wrong with a request, and the HTTP status that says so.
type refusal struct {
	status int
	why    string
}

func (r *refusal) Error() string { return r.why }

// answering answers with JSON.
func (s *server) answering(answer func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		out, err := answer(r)
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		status := http.StatusOK
		switch refused, ok := err.(*refusal); {
		case err == nil:
		case r.Context().Err() != nil:
			return // the browser has gone
		case ok:
			status, out = refused.status, map[string]string{"error": refused.why}
		default:
			s.log.Error("table request failed", "path", r.URL.Path, "error", err)
			status, out = http.StatusInternalServerError, map[string]string{"error": "internal_error"}
		}
		w.WriteHeader(status)
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(out); err != nil && r.Context().Err() == nil {
			s.log.Warn("table response not written", "path", r.URL.Path, "error", err)
		}
	}
}

// langOf is the language that a page is read in.
func langOf(lang string) reply.Lang {
	if lang == "en" {
		return reply.English
	}
	return reply.Chinese
}
