package workspace

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// A deed is something done on the page.
type deed struct {
	User    string   `json:"user"`
	Channel string   `json:"channel"`
	Thread  string   `json:"thread"`
	TS      string   `json:"ts"`
	View    string   `json:"view"`
	App     string   `json:"app"`
	Text    string   `json:"text"`
	Action  string   `json:"action"` // an action_id, or a shortcut's callback_id
	Values  []string `json:"values"`
	Form    Values   `json:"form"`
}

// pageSay is what somebody types: a message, or a slash command.
func (s *Server) pageSay(r *http.Request, d deed) (any, error) {
	if name, rest, _ := strings.Cut(d.Text, " "); strings.HasPrefix(name, "/") {
		return object{}, told(s.Command(r.Context(), d.User, d.Channel, name, rest))
	}
	m, err := s.Say(r.Context(), d.User, d.Channel, d.Thread, d.Text)
	return object{"ts": m.TS}, err
}

// told leaves out what the person is told in the channel anyway.
func told(err error) error {
	refused := (*Error)(nil)
	if errors.As(err, &refused) && slices.Contains([]string{"operation_timeout", "dispatch_failed"}, refused.Code) {
		return nil
	}
	return err
}

func (s *Server) pagePress(r *http.Request, d deed) (any, error) {
	on := Target{Channel: d.Channel, TS: d.TS}
	if d.View != "" {
		on = Target{View: d.View}
	}
	return object{}, s.Press(r.Context(), d.User, on, d.Action, d.Values...)
}

// pageSubmit sends a form. What is to be put right comes back by block.
func (s *Server) pageSubmit(r *http.Request, d deed) (any, error) {
	out, err := s.Submit(r.Context(), d.User, d.View, d.Form)
	return object{"closed": out.Closed, "errors": out.Errors}, err
}

func (s *Server) pageClose(r *http.Request, d deed) (any, error) {
	return object{}, s.CloseView(r.Context(), d.User, d.View)
}

func (s *Server) pageShortcut(r *http.Request, d deed) (any, error) {
	return object{}, told(s.Shortcut(r.Context(), d.User, d.Action, Target{Channel: d.Channel, TS: d.TS}))
}

func (s *Server) pageOpenHome(r *http.Request, d deed) (any, error) {
	return object{}, s.OpenHome(r.Context(), d.User, d.App)
}

// pageRead notes how far a person has read a channel.
func (s *Server) pageRead(r *http.Request, d deed) (any, error) {
	return object{}, s.do(r.Context(), func(t *tx) error {
		return t.exec(`INSERT INTO reads (user, channel, ts) VALUES (?, ?, ?)
			ON CONFLICT (user, channel) DO UPDATE SET ts = max(ts, excluded.ts)`, d.User, d.Channel, d.TS)
	})
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
