package workspace

import (
	"cmp"
	"errors"
	"io"
	"net/http"
	"time"

	"rectify/bot/workspace/wire"
)

const (
	responseUses = 5
	responseLife = 30 * time.Minute
)

// A replyAddress is what a response_url refers to: who did something, where,
// and to which message.
type replyAddress struct {
	app, user, channel string
	ts                 string // the message that was pressed, if any
	thread             string
}

// newResponseURL gives an address at which the app may answer.
func (t *Tx) newResponseURL(to replyAddress) string {
	token := wire.NewSecret(16)
	expires := t.s.clock.Now().Add(responseLife).UnixMicro()
	t.exec(`INSERT INTO response_urls (token, app, user, channel, ts, thread, expires) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		token, to.app, to.user, to.channel, to.ts, to.thread, expires)
	return t.s.BaseURL() + "/response/" + token
}

// answerAt takes an app's answer at a response_url.
func (s *Server) answerAt(w http.ResponseWriter, r *http.Request) {
	given, err := wire.ReadArgs(w, r)
	if err == nil {
		err = s.Do(r.Context(), func(t *Tx) {
			t.respond(t.spendResponseURL(r.PathValue("token")), given)
		})
	}
	if err == nil {
		io.WriteString(w, "ok")
		return
	}
	status := http.StatusBadRequest
	if errors.Is(err, wire.Refuse("used_url")) || errors.Is(err, wire.Refuse("expired_url")) {
		status = http.StatusNotFound
	}
	refused := (*Error)(nil)
	if !errors.As(err, &refused) {
		if r.Context().Err() == nil { // the caller is there to hear it
			s.log.Error("workspace: response_url failed", "err", err)
		}
		refused, status = wire.Refuse("internal_error"), http.StatusInternalServerError
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	io.WriteString(w, wire.Encode(refused.Wire()))
}

// spendResponseURL takes one of the five uses. A use whose message is refused
// is not spent: the transaction is undone.
func (t *Tx) spendResponseURL(token string) (to replyAddress) {
	var uses int
	var expires int64
	found := t.scan(`SELECT app, user, channel, ts, thread, uses, expires FROM response_urls WHERE token = ?`,
		[]any{token}, &to.app, &to.user, &to.channel, &to.ts, &to.thread, &uses, &expires)
	switch {
	case !found || t.s.clock.Now().UnixMicro() > expires:
		panic(refuse("expired_url"))
	case uses >= responseUses:
		panic(refuse("used_url"))
	}
	t.exec(`UPDATE response_urls SET uses = uses + 1 WHERE token = ?`, token)
	return to
}

// respond does what an answer asks for: deletes or replaces the message that
// was pressed, or says something new, for the person alone unless
// response_type is in_channel.
func (t *Tx) respond(to replyAddress, a wire.Args) {
	in := t.app(to.app)
	if a.Is("delete_original") && to.ts != "" {
		t.Delete(t.message(to.channel, to.ts))
		return
	}
	said := readContent(a)
	if a.Is("replace_original") && to.ts != "" {
		t.replace(in, to, said)
		return
	}
	thread := t.root(to.channel, cmp.Or(a["thread_ts"], to.thread))
	m := t.composeFor(in, to.channel, thread, said)
	if a["response_type"] != "in_channel" {
		m.VisibleTo = to.user
	}
	t.Add(&m)
	t.postedEvents(t.channel(to.channel), m)
}

func (t *Tx) replace(in Installed, to replyAddress, said content) {
	m := t.message(to.channel, to.ts)
	before := m
	m.Text, m.Blocks = said.text, said.blocks
	if said.metadata != nil {
		m.Metadata = said.metadata
	}
	t.Change(&m, before, in.BotUserID)
}
