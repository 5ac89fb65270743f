package page

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"rectify/bot/workspace"
	"rectify/bot/workspace/wire"
)

// An act is something that a person does on the page.
type act struct {
	User    string           `json:"user"`
	Channel string           `json:"channel"`
	Thread  string           `json:"thread"`
	TS      string           `json:"ts"`
	View    string           `json:"view"`
	App     string           `json:"app"`
	Text    string           `json:"text"`
	Action  string           `json:"action"` // an action_id, or a shortcut's callback_id
	Values  []string         `json:"values"`
	Form    workspace.Values `json:"form"`
	Locale  string           `json:"locale"`
	Files   []string         `json:"files"` // ids of uploads
}

// say is what somebody types: a message, or a slash command.
func (s *server) say(r *http.Request, a act) (any, error) {
	if name, rest, _ := strings.Cut(a.Text, " "); strings.HasPrefix(name, "/") {
		return object{}, unlessShown(s.Command(r.Context(), a.User, a.Channel, name, rest))
	}
	m, err := s.Say(r.Context(), a.User, a.Channel, a.Thread, a.Text, a.Files...)
	return object{"ts": m.TS}, err
}

// unlessShown leaves out an error that the person sees in the channel anyway.
func unlessShown(err error) error {
	refused := (*wire.Error)(nil)
	if errors.As(err, &refused) && slices.Contains([]string{"operation_timeout", "dispatch_failed"}, refused.Code) {
		return nil
	}
	return err
}

func (s *server) press(r *http.Request, a act) (any, error) {
	on := workspace.Target{Channel: a.Channel, TS: a.TS}
	if a.View != "" {
		on = workspace.Target{View: a.View}
	}
	return object{}, s.Press(r.Context(), a.User, on, a.Action, a.Values...)
}

// submit sends a form. Errors come back by block.
func (s *server) submit(r *http.Request, a act) (any, error) {
	out, err := s.Submit(r.Context(), a.User, a.View, a.Form)
	return object{"closed": out.Closed, "errors": out.Errors}, err
}

func (s *server) closeView(r *http.Request, a act) (any, error) {
	return object{}, s.CloseView(r.Context(), a.User, a.View)
}

func (s *server) shortcut(r *http.Request, a act) (any, error) {
	return object{}, unlessShown(s.Shortcut(r.Context(), a.User, a.Action, workspace.Target{Channel: a.Channel, TS: a.TS}))
}

func (s *server) openHome(r *http.Request, a act) (any, error) {
	return object{}, s.OpenHome(r.Context(), a.User, a.App)
}

// markRead notes how far a person has read a channel.
func (s *server) markRead(r *http.Request, a act) (any, error) {
	return object{}, s.MarkRead(r.Context(), a.User, a.Channel, a.TS)
}

// setLocale makes the page's language that of the person who looks.
func (s *server) setLocale(r *http.Request, a act) (any, error) {
	return object{}, s.SetLocale(r.Context(), a.User, a.Locale)
}

// changes tells the page what to read again, as server-sent events.
func (s *server) changes(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	out := http.NewResponseController(w)
	fmt.Fprint(w, ": hello\n\n")
	if out.Flush() != nil {
		return
	}
	for change := range s.Watch(r.Context()) {
		fmt.Fprintf(w, "data: %s\n\n", wire.Encode(change))
		if out.Flush() != nil {
			return
		}
	}
}

// upload keeps a file of somebody's: the request's body, under its name. No form
// of another site can send this type.
func (s *server) upload(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Content-Type") != "application/octet-stream" {
		http.Error(w, "want application/octet-stream", http.StatusUnsupportedMediaType)
		return
	}
	content, err := io.ReadAll(http.MaxBytesReader(w, r.Body, workspace.MaxFile))
	var f workspace.File
	if err == nil {
		f, err = s.Upload(r.Context(), r.URL.Query().Get("user"), r.URL.Query().Get("name"), content, true)
	} else {
		err = wire.Refuse("file_upload_size_restricted")
	}
	s.answer(w, r, object{"id": f.ID, "name": f.Name, "size": f.Size}, err)
}
