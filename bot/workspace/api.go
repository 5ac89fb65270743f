package workspace

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"rectify/bot/workspace/wire"
)

// A method is one entry of the Web API.
type method struct {
	scope string // what the token must be allowed; empty where every token is
	app   bool   // called with the app's token (xapp-) rather than the bot's
	run   func(*call) object
}

// A call is one request to the Web API.
type call struct {
	*Tx
	name string
	in   Installed // the app that calls
	args wire.Args
}

// Handler serves the Web API, Socket Mode, response URLs and files.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method}", s.call)
	mux.HandleFunc("POST /response/{token}", s.answerAt)
	mux.HandleFunc("POST /upload/{id}/{secret}", s.serveUpload)
	mux.HandleFunc("GET /files/{id}", s.serveFile)
	mux.HandleFunc("GET /socket", s.sender.ServeHTTP)
	return mux
}

// call answers one call of the Web API.
func (s *Server) call(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("method")
	given, err := wire.ReadArgs(w, r)
	if err != nil {
		answer(w, nil, err)
		return
	}
	m, known := methods[name]
	if !known {
		answer(w, nil, wire.Refuse("unknown_method"))
		return
	}
	var out object
	err = s.Do(r.Context(), func(t *Tx) {
		c := &call{Tx: t, name: name, args: given}
		c.in = t.authorise(m, given.Token(r))
		w.Header().Set("X-OAuth-Scopes", strings.Join(c.in.Scopes, ","))
		out = m.run(c)
	})
	if refused := (*Error)(nil); err != nil && !errors.As(err, &refused) && r.Context().Err() == nil { // the caller is there to hear it
		s.log.Error("workspace: API call failed", "method", name, "err", err)
	}
	answer(w, out, err)
}

// authorise finds the app whose token this is and checks what it may do.
func (t *Tx) authorise(m method, token string) (in Installed) {
	if token == "" {
		panic(refuse("not_authed"))
	}
	in = one[Installed](t, "invalid_auth", `SELECT body FROM apps WHERE bot_token = ? OR app_token = ?`, token, token)
	switch {
	case m.app != (token == in.AppToken):
		panic(refuse("not_allowed_token_type"))
	case m.scope != "" && !slices.Contains(in.Scopes, m.scope):
		panic(in.lacks(m.scope))
	}
	return in
}

// lacks is the refusal of a call for which the app's scopes do not suffice.
func (in Installed) lacks(scope string) stop {
	return stop{&Error{Code: "missing_scope", Needed: scope, Provided: strings.Join(in.Scopes, ",")}}
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
		out = refused.Wire()
	default:
		out = wire.Refuse("internal_error").Wire()
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	io.WriteString(w, wire.Encode(out))
}

// methods is the Web API as far as this workspace has it. Whatever is not
// here is answered with unknown_method. If the scope of a method depends on an
// argument, such as the kind of a channel, the method itself checks it.
var methods = map[string]method{
	"auth.test":             {run: authTest},
	"apps.connections.open": {"", true, appsConnectionsOpen},

	"users.info": {"users:read", false, usersInfo},
	"users.list": {"users:read", false, usersList},

	"usergroups.list":       {"usergroups:read", false, usergroupsList},
	"usergroups.users.list": {"usergroups:read", false, usergroupsUsersList},

	"conversations.list":    {"channels:read", false, conversationsList},
	"conversations.info":    {"channels:read", false, conversationsInfo},
	"conversations.members": {"channels:read", false, conversationsMembers},
	"conversations.open":    {"im:write", false, conversationsOpen},
	"conversations.history": {"", false, conversationsHistory},
	"conversations.replies": {"", false, conversationsReplies},

	"chat.postMessage":   {"chat:write", false, chatPostMessage},
	"chat.postEphemeral": {"chat:write", false, chatPostEphemeral},
	"chat.update":        {"chat:write", false, chatUpdate},
	"chat.getPermalink":  {"", false, chatGetPermalink},
	"chat.startStream":   {"chat:write", false, chatStartStream},
	"chat.appendStream":  {"chat:write", false, chatAppendStream},
	"chat.stopStream":    {"chat:write", false, chatStopStream},

	"assistant.threads.setStatus":           {"chat:write", false, assistantSetStatus},
	"assistant.threads.setSuggestedPrompts": {"assistant:write", false, assistantSetPrompts},
	"assistant.threads.setTitle":            {"assistant:write", false, assistantSetTitle},

	"reactions.add": {"reactions:write", false, reactionsAdd},

	"files.info":                   {"files:read", false, filesInfo},
	"files.delete":                 {"files:write", false, filesDelete},
	"files.getUploadURLExternal":   {"files:write", false, filesGetUploadURLExternal},
	"files.completeUploadExternal": {"files:write", false, filesCompleteUploadExternal},

	"views.open":    {"", false, viewsOpen},
	"views.push":    {"", false, viewsPush},
	"views.update":  {"", false, viewsUpdate},
	"views.publish": {"", false, viewsPublish},
}

func appsConnectionsOpen(c *call) object {
	base := "ws" + strings.TrimPrefix(c.s.BaseURL(), "http")
	query := url.Values{"ticket": {c.s.sender.Ticket(c.in.ID)}, "app_id": {c.in.ID}}
	return object{"url": base + "/socket?" + query.Encode()}
}
