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
func (t *Tx) newResponseURL(to replyAddress) (string, error) {
	token := wire.NewSecret(16)
	expires := t.s.clock.Now().Add(responseLife).UnixMicro()
	err := t.exec(`INSERT INTO response_urls (token, app, user, channel, ts, thread, expires) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		token, to.app, to.user, to.channel, to.ts, to.thread, expires)
	return t.s.BaseURL() + "/response/" + token, err
}

// answerAt takes an app's answer at a response_url.
func (s *Server) answerAt(w http.ResponseWriter, r *http.Request) {
	given, err := wire.ReadArgs(w, r)
	if err == nil {
		err = s.Do(r.Context(), func(t *Tx) error {
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
func (t *Tx) spendResponseURL(token string) (to replyAddress, err error) {
	var uses int
	var expires int64
	found, err := t.scan(`SELECT app, user, channel, ts, thread, uses, expires FROM response_urls WHERE token = ?`,
		[]any{token}, &to.app, &to.user, &to.channel, &to.ts, &to.thread, &uses, &expires)
	switch {
	case err != nil:
		return to, err
	case !found || t.s.clock.Now().UnixMicro() > expires:
		return to, wire.Refuse("expired_url")
	case uses >= responseUses:
		return to, wire.Refuse("used_url")
	}
	return to, t.exec(`UPDATE response_urls SET uses = uses + 1 WHERE token = ?`, token)
}

// respond does what an answer asks for: deletes or replaces the message that
// was pressed, or says something new, for the person alone unless
// response_type is in_channel.
func (t *Tx) respond(to replyAddress, a wire.Args) error {
	in, err := t.app(to.app)
	if err != nil {
		return err
	}
	if a.Is("delete_original") && to.ts != "" {
		m, err := t.message(to.channel, to.ts)
		if err != nil {
			return err
		}
		return t.Delete(m)
	}
	said, err := readContent(a)
	if err != nil {
		return err
	}
	if a.Is("replace_original") && to.ts != "" {
		return t.replace(in, to, said)
	}
	thread, err := t.root(to.channel, cmp.Or(a["thread_ts"], to.thread))
	if err != nil {
		return err
	}
	m := t.composeFor(in, to.channel, thread, said)
	if a["response_type"] != "in_channel" {
		m.VisibleTo = to.user
	}
	if err := t.Add(&m); err != nil {
		return err
	}
	c, err := t.channel(to.channel)
	if err != nil {
		return err
	}
	return t.postedEvents(c, m)
}

func (t *Tx) replace(in Installed, to replyAddress, said content) error {
	m, err := t.message(to.channel, to.ts)
	if err != nil {
		return err
	}
	before := m
	m.Text, m.Blocks = said.text, said.blocks
	if said.metadata != nil {
		m.Metadata = said.metadata
	}
	return t.Change(&m, before, in.BotUserID)
}
