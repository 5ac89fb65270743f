package workspace

import (
	"errors"
	"io"
	"net/http"
	"time"
)

const (
	responseUses = 5
	responseLife = 30 * time.Minute
)

// A reply address is what a response_url stands for: who did something, where,
// and to which message.
type replyAddress struct {
	app, user, channel string
	ts                 string // the message that was pressed, if any
	thread             string
}

// newResponseURL gives an address at which the app may answer.
func (t *tx) newResponseURL(to replyAddress) (string, error) {
	token := newSecret(16)
	expires := t.s.clock.Now().Add(responseLife).UnixMicro()
	err := t.exec(`INSERT INTO response_urls (token, app, user, channel, ts, thread, expires) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		token, to.app, to.user, to.channel, to.ts, to.thread, expires)
	return t.s.BaseURL() + "/response/" + token, err
}

func (s *Server) serveResponse(w http.ResponseWriter, r *http.Request) {
	s.faults.around(s.clock, "response_url", w, r, s.answerAt)
}

// answerAt takes an app's answer at a response_url.
func (s *Server) answerAt(w http.ResponseWriter, r *http.Request) {
	given, err := readArgs(w, r)
	if err == nil {
		err = s.do(r.Context(), func(t *tx) error {
			to, err := t.spendResponseURL(r.PathValue("token"))
			if err != nil {
				return err
			}
			return t.respond(to, given)
		})
	}
	if err == nil {
		io.WriteString(w, "ok")
		return
	}
	status := http.StatusBadRequest
	if errors.Is(err, refuse("used_url")) || errors.Is(err, refuse("expired_url")) {
		status = http.StatusNotFound
	}
	refused := (*Error)(nil)
	if !errors.As(err, &refused) {
		if r.Context().Err() == nil { // the caller is there to hear it
			s.log.Error("workspace: response_url", "err", err)
		}
		refused, status = refuse("internal_error"), http.StatusInternalServerError
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	io.WriteString(w, encode(refused.wire()))
}

// spendResponseURL takes one of the five uses. A use whose message is refused
// is not spent: the transaction is undone.
func (t *tx) spendResponseURL(token string) (to replyAddress, err error) {
	var uses int
	var expires int64
	found, err := t.scan(`SELECT app, user, channel, ts, thread, uses, expires FROM response_urls WHERE token = ?`,
		[]any{token}, &to.app, &to.user, &to.channel, &to.ts, &to.thread, &uses, &expires)
	switch {
	case err != nil:
		return to, err
	case !found || t.s.clock.Now().UnixMicro() > expires:
		return to, refuse("expired_url")
	case uses >= responseUses:
		return to, refuse("used_url")
	}
	return to, t.exec(`UPDATE response_urls SET uses = uses + 1 WHERE token = ?`, token)
}

// respond does what an answer asks for: deletes or replaces the message that
// was pressed, or says something new, for the person alone unless
// response_type is in_channel.
func (t *tx) respond(to replyAddress, a args) error {
	in, err := t.app(to.app)
	if err != nil {
		return err
	}
	if a.is("delete_original") && to.ts != "" {
		m, err := t.message(to.channel, to.ts)
		if err != nil {
			return err
		}
		return t.delete(m)
	}
	said, err := readContent(a)
	if err != nil {
		return err
	}
	if a.is("replace_original") && to.ts != "" {
		return t.replace(in, to, said)
	}
	thread, err := t.root(to.channel, orDefault(a["thread_ts"], to.thread))
	if err != nil {
		return err
	}
	m := t.composeFor(in, to.channel, thread, said)
	if a["response_type"] != "in_channel" {
		m.VisibleTo = to.user
	}
	if err := t.add(&m); err != nil {
		return err
	}
	c, err := t.channel(to.channel)
	if err != nil {
		return err
	}
	return t.postedEvents(c, m)
}

func (t *tx) replace(in Installed, to replyAddress, said content) error {
	m, err := t.message(to.channel, to.ts)
	if err != nil {
		return err
	}
	before := m
	m.Text, m.Blocks = said.text, said.blocks
	if said.metadata != nil {
		m.Metadata = said.metadata
	}
	return t.change(&m, before, in.BotUserID)
}
