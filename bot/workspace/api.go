package workspace

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// maxBody is the longest request that is read.
const maxBody = 4 << 20

// A method is one entry of the Web API.
type method struct {
	scope string // what the token must be allowed; empty where every token is
	app   bool   // called with the app's token (xapp-) rather than the bot's
	run   func(*call) (object, error)
}

// A call is one request to the Web API.
type call struct {
	*tx
	name string
	in   Installed // the app that calls
	args args
}

// Handler serves the Web API, Socket Mode, response URLs and files.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method}", s.serveAPI)
	mux.HandleFunc("POST /response/{token}", s.serveResponse)
	mux.HandleFunc("POST /upload/{id}/{secret}", s.serveUpload)
	mux.HandleFunc("GET /files/{id}", s.serveFile)
	mux.HandleFunc("GET /socket", s.serveSocket)
	return mux
}

func (s *Server) serveAPI(w http.ResponseWriter, r *http.Request) {
	s.faults.around(s.clock, r.PathValue("method"), w, r, s.call)
}

// call answers one call of the Web API.
func (s *Server) call(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("method")
	given, err := readArgs(w, r)
	if err != nil {
		answer(w, nil, err)
		return
	}
	m, known := methods[name]
	if !known {
		answer(w, nil, refuse("unknown_method"))
		return
	}
	var out object
	err = s.do(r.Context(), func(t *tx) error {
		c := &call{tx: t, name: name, args: given}
		if c.in, err = t.authorise(m, given.token(r)); err != nil {
			return err
		}
		w.Header().Set("X-OAuth-Scopes", strings.Join(c.in.Scopes, ","))
		out, err = m.run(c)
		return err
	})
	if refused := (*Error)(nil); err != nil && !errors.As(err, &refused) && r.Context().Err() == nil { // the caller is there to hear it
		s.log.Error("workspace: "+name, "err", err)
	}
	answer(w, out, err)
}

// authorise finds the app whose token this is and checks what it may do.
func (t *tx) authorise(m method, token string) (in Installed, err error) {
	if token == "" {
		return in, refuse("not_authed")
	}
	found, err := t.load(&in, `SELECT body FROM apps WHERE bot_token = ? OR app_token = ?`, token, token)
	switch {
	case err != nil:
		return in, err
	case !found:
		return in, refuse("invalid_auth")
	case m.app != (token == in.AppToken):
		return in, refuse("not_allowed_token_type")
	case m.scope != "" && !slices.Contains(in.Scopes, m.scope):
		return in, &Error{Code: "missing_scope", Needed: m.scope, Provided: strings.Join(in.Scopes, ",")}
	}
	return in, nil
}

// answer writes what a method returned, or its refusal.
func answer(w http.ResponseWriter, out object, err error) {
	refused := (*Error)(nil)
	switch {
	case err == nil:
		if out == nil {
			out = object{}
		}
		out["ok"] = true
	case errors.As(err, &refused):
		out = refused.wire()
	default:
		out = refuse("internal_error").wire()
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	io.WriteString(w, encode(out))
}

func (e *Error) wire() object {
	out := object{"ok": false, "error": e.Code}
	if len(e.Messages) > 0 {
		out["response_metadata"] = object{"messages": e.Messages}
	}
	if e.Needed != "" {
		out["needed"], out["provided"] = e.Needed, e.Provided
	}
	return out
}

// args are a call's arguments by name: text as it is, everything else as JSON.
type args map[string]string

// readArgs reads arguments from a form, a multipart form or a JSON object, and
// from the query for what the body leaves out.
func readArgs(w http.ResponseWriter, r *http.Request) (args, error) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	a := args{}
	switch kind {
	case "application/json":
		if err := a.readJSON(r.Body); err != nil {
			return nil, err
		}
	case "multipart/form-data":
		if r.ParseMultipartForm(maxBody) != nil {
			return nil, refuse("invalid_form_data")
		}
	}
	if r.ParseForm() != nil {
		return nil, refuse("invalid_form_data")
	}
	for _, form := range []url.Values{r.PostForm, r.Form} {
		for k, v := range form {
			if _, given := a[k]; !given {
				a[k] = v[0]
			}
		}
	}
	return a, nil
}

func (a args) readJSON(r io.Reader) error {
	var fields map[string]json.RawMessage
	if err := json.NewDecoder(r).Decode(&fields); err != nil && err != io.EOF {
		return refuse("invalid_json")
	}
	for k, raw := range fields {
		var text string
		switch {
		case string(raw) == "null":
		case json.Unmarshal(raw, &text) == nil:
			a[k] = text
		default:
			a[k] = string(raw)
		}
	}
	return nil
}

// token is where Slack looks for it: the arguments, then the header.
func (a args) token(r *http.Request) string {
	if a["token"] != "" {
		return a["token"]
	}
	bearer, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return bearer
}

func (a args) is(name string) bool {
	v, _ := strconv.ParseBool(a[name])
	return v
}

// has reports whether the argument was given at all, empty or not.
func (a args) has(name string) bool {
	_, ok := a[name]
	return ok
}

// limit reads the page size: otherwise where none is given, at most most.
func (a args) limit(otherwise, most int) (int, error) {
	if a["limit"] == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(a["limit"])
	if err != nil || n < 0 {
		return 0, refuse("invalid_limit")
	}
	return min(orDefault(n, otherwise), most), nil
}

// need returns an argument that must be there.
func (a args) need(name string) (string, error) {
	if a[name] == "" {
		return "", refuse("invalid_arguments", "[ERROR] missing required field: "+name)
	}
	return a[name], nil
}
