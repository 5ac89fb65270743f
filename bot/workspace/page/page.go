// Package page shows a workspace in the browser: what people at a keyboard see
// and do. It uses nothing but the people's side of workspace.Server.
package page

import (
	"cmp"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzhttp"

	"rectify/bot/workspace"
	"rectify/bot/workspace/wire"
)

//go:embed web
var web embed.FS

// Config says how the page looks at first.
type Config struct {
	Person  string            // the user that a new visitor acts as, by ID
	Gallery fs.FS             // examples of messages and views, a JSON file each; nil for none
	Offers  []Offer           // what may be typed after "/"
	English map[string]string // for a page in English: titles, topics and entries of menus, by their Chinese
	Zone    string            // in which times are shown, such as "Asia/Shanghai"; "" for the browser's
	Ledger  http.Handler      // answers /ledger/ for the table (package table); nil for no table
	Log     *slog.Logger      // nil: nothing is logged
}

// An Offer is a command that may be typed, in one language.
type Offer struct {
	Lang string `json:"lang"` // "zh" or "en"
	Text string `json:"text"` // what is put into the composer, such as "/rectify status "
	Name string `json:"name"` // the whole of it, such as "/rectify status N done note"
	Does string `json:"note"`
	Item bool   `json:"item,omitempty"` // an item's number comes next
}

// A server serves one workspace's page.
type server struct {
	*workspace.Server
	cfg Config
	log *slog.Logger
}

// New serves the workspace to a browser. There is no sign-in: visitors choose
// which user they are. It answers only to loopback names and refuses what other
// sites' pages send.
func New(ws *workspace.Server, cfg Config) http.Handler {
	s := &server{ws, cfg, cmp.Or(cfg.Log, slog.New(slog.DiscardHandler))}
	mux := http.NewServeMux()
	files := newAssets(web)
	mux.Handle("/", orNowhere(files))
	for _, address := range []string{"/{$}", "/c/", "/item/", "/home", "/table"} { // see web/address.js
		mux.Handle("GET "+address, files.named("/index.html"))
	}
	mux.Handle("GET /gallery", files.named("/gallery.html"))
	mux.HandleFunc("GET /page/gallery", s.reading(func(*http.Request) (any, error) { return readGallery(cfg.Gallery) }))
	mux.HandleFunc("GET /page/people", s.reading(s.people))
	for path, read := range map[string]func(*http.Request) (any, error){
		"messages": s.messages, "some": s.some, "thread": s.thread, "views": s.views, "home": s.home, "search": s.search,
	} {
		mux.HandleFunc("GET /page/"+path, s.reading(read))
	}
	for path, do := range map[string]func(*http.Request, act) (any, error){
		"say": s.say, "press": s.press, "submit": s.submit, "close": s.closeView, "shortcut": s.shortcut, "home": s.openHome, "read": s.markRead,
		"locale": s.setLocale,
	} {
		mux.HandleFunc("POST /page/"+path, s.acting(do))
	}
	mux.HandleFunc("POST /page/upload", s.upload)
	if cfg.Ledger != nil {
		mux.Handle("/ledger/", cfg.Ledger)
	}
	all := http.NewServeMux()
	all.Handle("/", gzhttp.GzipHandler(mux))
	all.HandleFunc("GET /page/changes", s.changes) // a stream
	all.HandleFunc("GET /page/file/{id}", s.file)  // mostly compressed already
	return guarded(all)
}

// An object is a JSON object.
type object = wire.Object

// OnlyHere lets through what this machine asks for by a loopback name: a name
// that some DNS server made up for 127.0.0.1 is refused.
func OnlyHere(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isLoopback(r.Host) {
			http.Error(w, "this page is for this machine only", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// guarded is OnlyHere, and lets through nothing that a page of another site has
// the browser send.
func guarded(next http.Handler) http.Handler {
	return OnlyHere(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'")
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host ||
			slices.Contains([]string{"cross-site", "same-site"}, r.Header.Get("Sec-Fetch-Site")) && r.Method != http.MethodGet {
			http.Error(w, "another site's page may not do this", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	}))
}

// isLoopback reports whether a Host header names this machine to itself.
func isLoopback(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	if name == "localhost" {
		return true
	}
	ip := net.ParseIP(strings.Trim(name, "[]"))
	return ip != nil && ip.IsLoopback()
}

// reading answers with JSON.
func (s *server) reading(read func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		out, err := read(r)
		s.answer(w, r, out, err)
	}
}

// acting takes JSON, which no form of another site can send, and answers with
// JSON.
func (s *server) acting(do func(*http.Request, act) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var a act
		if r.Header.Get("Content-Type") != "application/json" ||
			json.NewDecoder(http.MaxBytesReader(w, r.Body, wire.MaxBody)).Decode(&a) != nil {
			http.Error(w, "want JSON", http.StatusUnsupportedMediaType)
			return
		}
		out, err := do(r, a)
		s.answer(w, r, out, err)
	}
}

func (s *server) answer(w http.ResponseWriter, r *http.Request, out any, err error) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	refused := (*wire.Error)(nil)
	switch {
	case err == nil:
	case r.Context().Err() != nil:
		return // the browser has gone
	case errors.As(err, &refused):
		w.WriteHeader(http.StatusUnprocessableEntity)
		out = object{"error": refused.Error()}
	default:
		s.log.Error("page request failed", "err", err)
		w.WriteHeader(http.StatusInternalServerError)
		out = object{"error": "internal_error"}
	}
	fmt.Fprint(w, wire.Encode(out))
}
