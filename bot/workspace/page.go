package workspace

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

//go:embed web
var web embed.FS

// Page serves the workspace to a browser: what people at a keyboard see and
// do. There is no sign-in: whoever opens it chooses whom to be. It answers
// only to loopback names and refuses what other sites' pages send.
func (s *Server) Page() http.Handler {
	files, err := fs.Sub(web, "web")
	if err != nil {
		panic(err) // the directory is part of the program
	}
	mux := http.NewServeMux()
	mux.Handle("GET /", http.FileServerFS(files))
	mux.HandleFunc("GET /page/people", s.reading(s.pagePeople))
	mux.HandleFunc("GET /page/messages", s.reading(s.pageMessages))
	mux.HandleFunc("GET /page/thread", s.reading(s.pageThread))
	mux.HandleFunc("GET /page/changes", s.pageChanges)
	mux.HandleFunc("POST /page/say", s.acting(s.pageSay))
	mux.HandleFunc("POST /page/press", s.acting(s.pagePress))
	return guarded(mux)
}

// guarded lets through what this machine's own browser asks for by a loopback
// name, and nothing that a page of another site has it send.
func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'")
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		if !isLoopback(r.Host) {
			http.Error(w, "this page is for this machine only", http.StatusForbidden)
			return
		}
		if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host ||
			slices.Contains([]string{"cross-site", "same-site"}, r.Header.Get("Sec-Fetch-Site")) && r.Method != http.MethodGet {
			http.Error(w, "another site's page may not do this", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// isLoopback reports whether a Host header names this machine to itself. A
// name that some DNS server made up for 127.0.0.1 does not.
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
func (s *Server) reading(read func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		out, err := read(r)
		s.pageAnswer(w, out, err)
	}
}

// acting takes JSON, which no form of another site can send, and answers with
// JSON.
func (s *Server) acting(act func(*http.Request, deed) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var d deed
		if r.Header.Get("Content-Type") != "application/json" ||
			json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(&d) != nil {
			http.Error(w, "want JSON", http.StatusUnsupportedMediaType)
			return
		}
		out, err := act(r, d)
		s.pageAnswer(w, out, err)
	}
}

func (s *Server) pageAnswer(w http.ResponseWriter, out any, err error) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	refused := (*Error)(nil)
	switch {
	case err == nil:
	case errors.As(err, &refused):
		w.WriteHeader(http.StatusUnprocessableEntity)
		out = object{"error": refused.Error()}
	default:
		s.log.Error("workspace: page", "err", err)
		w.WriteHeader(http.StatusInternalServerError)
		out = object{"error": "internal_error"}
	}
	fmt.Fprint(w, encode(out))
}

// A deed is something done on the page.
type deed struct {
	User    string   `json:"user"`
	Channel string   `json:"channel"`
	Thread  string   `json:"thread"`
	TS      string   `json:"ts"`
	Text    string   `json:"text"`
	Action  string   `json:"action"`
	Values  []string `json:"values"`
}

// pagePeople is who is there, and the channels that one of them sees.
func (s *Server) pagePeople(r *http.Request) (any, error) {
	ctx := r.Context()
	users, err := s.Users(ctx)
	if err != nil {
		return nil, err
	}
	apps, err := s.Apps(ctx)
	if err != nil {
		return nil, err
	}
	people := []object{}
	for _, u := range users {
		if u.ID != Slackbot {
			people = append(people, object{"id": u.ID, "name": u.RealName, "title": u.Title, "bot": u.IsBot()})
		}
	}
	me := r.URL.Query().Get("user")
	channels := []object{}
	if me != "" {
		for _, in := range apps {
			if _, err := s.OpenDM(ctx, me, in.BotUserID); err != nil {
				return nil, err
			}
		}
		all, err := s.Channels(ctx, me)
		if err != nil {
			return nil, err
		}
		for _, c := range all {
			entry := object{"id": c.ID, "name": c.Name, "kind": c.Kind, "topic": c.Topic}
			if c.Kind == Direct {
				entry["with"] = c.other(me)
			}
			channels = append(channels, entry)
		}
	}
	commands := []object{}
	for _, in := range apps {
		for _, c := range in.Commands {
			commands = append(commands, object{"name": c.Name, "description": c.Description, "usage": c.Usage})
		}
	}
	return object{"team": s.team.Name, "people": people, "channels": channels, "commands": commands}, nil
}

// pageMessage is a message as the page shows it.
type pageMessage struct {
	Message
	Alone bool `json:"alone,omitempty"` // only this person sees it
}

// pageMessages is what a person sees in a channel, oldest first: the latest
// messages, and what only they see.
func (s *Server) pageMessages(r *http.Request) (any, error) {
	q := r.URL.Query()
	list, more, err := s.Messages(r.Context(), q.Get("channel"), Page{Latest: q.Get("before"), Limit: 50})
	if err != nil {
		return nil, err
	}
	slices.Reverse(list)
	oldest := ""
	if len(list) > 0 && more {
		oldest = list[0].TS
	}
	alone, err := s.alone(r, q, func(m Message) bool {
		return !m.InThread() && m.TS > oldest && (q.Get("before") == "" || m.TS < q.Get("before"))
	})
	if err != nil {
		return nil, err
	}
	return object{"messages": merged(list, alone), "more": more}, nil
}

func (s *Server) pageThread(r *http.Request) (any, error) {
	q := r.URL.Query()
	list, err := s.Thread(r.Context(), q.Get("channel"), q.Get("ts"))
	if err != nil {
		return nil, err
	}
	alone, err := s.alone(r, q, func(m Message) bool { return m.ThreadTS == q.Get("ts") })
	if err != nil {
		return nil, err
	}
	return object{"messages": merged(list, alone)}, nil
}

// alone is what only the person sees, of those that are wanted.
func (s *Server) alone(r *http.Request, q url.Values, wanted func(Message) bool) ([]Message, error) {
	all, err := s.Ephemerals(r.Context(), q.Get("user"), q.Get("channel"))
	return slices.DeleteFunc(all, func(m Message) bool { return !wanted(m) }), err
}

// merged is both lists in order of time.
func merged(list, alone []Message) []pageMessage {
	out := make([]pageMessage, 0, len(list)+len(alone))
	for _, m := range list {
		out = append(out, pageMessage{m, false})
	}
	for _, m := range alone {
		out = append(out, pageMessage{m, true})
	}
	slices.SortStableFunc(out, func(a, b pageMessage) int { return strings.Compare(a.TS, b.TS) })
	return out
}

// pageSay is what somebody types: a message, or a slash command.
func (s *Server) pageSay(r *http.Request, d deed) (any, error) {
	if name, rest, _ := strings.Cut(d.Text, " "); strings.HasPrefix(name, "/") {
		err := s.Command(r.Context(), d.User, d.Channel, name, rest)
		if refused := (*Error)(nil); errors.As(err, &refused) && (refused.Code == "operation_timeout" || refused.Code == "dispatch_failed") {
			err = nil // the person sees it in the channel
		}
		return object{}, err
	}
	m, err := s.Say(r.Context(), d.User, d.Channel, d.Thread, d.Text)
	return object{"ts": m.TS}, err
}

func (s *Server) pagePress(r *http.Request, d deed) (any, error) {
	return object{}, s.Press(r.Context(), d.User, Target{Channel: d.Channel, TS: d.TS}, d.Action, d.Values...)
}

// pageChanges tells the page what to read again, as server-sent events.
func (s *Server) pageChanges(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	out := http.NewResponseController(w)
	fmt.Fprint(w, ": hello\n\n")
	if out.Flush() != nil {
		return
	}
	for change := range s.Watch(r.Context()) {
		fmt.Fprintf(w, "data: %s\n\n", encode(change))
		if out.Flush() != nil {
			return
		}
	}
}
