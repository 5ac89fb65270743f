package workspace

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"rectify/bot/workspace/blockkit"
	"rectify/bot/workspace/wire"
)

// A View is a modal or an App Home.
type View struct {
	ID         string
	App        string
	User       string
	Kind       string // "modal" or "home"
	ExternalID string
	Hash       string
	Root       string // the first modal of the stack
	Previous   string // the modal below, if any
	Depth      int    // 1 for the root

	CallbackID      string
	PrivateMetadata string
	Title           json.RawMessage
	Submit          json.RawMessage
	Close           json.RawMessage
	Blocks          json.RawMessage
	ClearOnClose    bool
	NotifyOnClose   bool

	Chosen map[string]any // what was filled in, by block and action
}

// Views returns the modals a person has open, the lowest first.
func (s *Server) Views(ctx context.Context, user string) ([]View, error) {
	return read(ctx, s, func(t *Tx) []View { return t.modals(user) })
}

// Home returns the App Home that an app last published for a person; the
// error's code is not_found where it has not.
func (s *Server) Home(ctx context.Context, app, user string) (View, error) {
	return read(ctx, s, func(t *Tx) View {
		v, found := t.home(app, user)
		if !found {
			panic(refuse("not_found"))
		}
		return v
	})
}

// State returns what is filled in, as view.state.values.
func (v View) State() map[string]map[string]any { return blockkit.StateOf(v.Blocks, v.Chosen) }

// wire is the view as Slack sends it.
func (t *Tx) viewWire(v View) object {
	in := t.app(v.App)
	out := object{
		"id": v.ID, "team_id": t.s.team.ID, "type": v.Kind, "blocks": v.Blocks, "private_metadata": v.PrivateMetadata,
		"callback_id": v.CallbackID, "external_id": v.ExternalID, "hash": v.Hash, "state": object{"values": v.State()},
		"clear_on_close": v.ClearOnClose, "notify_on_close": v.NotifyOnClose, "root_view_id": v.Root,
		"previous_view_id": nil, "app_id": v.App, "app_installed_team_id": t.s.team.ID, "bot_id": in.BotID,
	}
	if v.Previous != "" {
		out["previous_view_id"] = v.Previous
	}
	for key, raw := range map[string]json.RawMessage{"title": v.Title, "submit": v.Submit, "close": v.Close} {
		if raw == nil {
			raw = json.RawMessage("null")
		}
		out[key] = raw
	}
	return out
}

func (t *Tx) view(id string) View {
	return one[View](t, "not_found", `SELECT body FROM views WHERE id = ?`, id)
}

func (t *Tx) home(app, user string) (v View, found bool) {
	found = t.load(&v, `SELECT body FROM views WHERE user = ? AND kind = 'home' AND app = ?`, user, app)
	return v, found
}

func (t *Tx) modals(user string) []View {
	return loadAll[View](t, `SELECT body FROM views WHERE user = ? AND kind = 'modal' ORDER BY depth`, user)
}

// saveView stores a view under a new hash.
func (t *Tx) saveView(v *View) {
	if v.ExternalID != "" {
		var other string
		if t.scan(`SELECT id FROM views WHERE app = ? AND external_id = ? AND id <> ?`, []any{v.App, v.ExternalID, v.ID}, &other) {
			panic(refuse("duplicate_external_id"))
		}
	}
	v.Hash = fmt.Sprintf("%d.%s", t.s.clock.Now().Unix(), wire.NewSecret(4))
	t.viewChanged(*v)
	t.storeView(*v)
}

// storeView stores a view as it is: filling it in does not change its hash.
func (t *Tx) storeView(v View) {
	t.exec(`INSERT INTO views VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET external_id = excluded.external_id, body = excluded.body`,
		v.ID, v.App, v.User, v.Kind, v.ExternalID, v.Root, v.Depth, wire.Encode(v))
}

func (t *Tx) viewChanged(v View) {
	kind := ViewChanged
	if v.Kind == "home" {
		kind = HomeChanged
	}
	t.changed(Change{Kind: kind, User: v.User, View: v.ID, App: v.App})
}

// closeView takes a modal away, and those that lie upon it.
func (t *Tx) closeView(v View) {
	t.viewChanged(v)
	t.exec(`DELETE FROM views WHERE root = ? AND depth >= ?`, v.Root, v.Depth)
}

// closeStack takes a modal and everything below and upon it away.
func (t *Tx) closeStack(v View) {
	t.viewChanged(v)
	t.exec(`DELETE FROM views WHERE root = ?`, v.Root)
}

// A trigger opens one view, within the time an app has to acknowledge what the
// person did.
type trigger struct {
	app, user string
	view      string // the modal it was made in, if any: views.push opens above it
	expires   time.Time
	used      bool
}

// triggers are kept in memory: none of them outlives a restart anyway.
type triggers struct {
	mu   sync.Mutex
	open map[string]trigger
}

// newTrigger gives a trigger_id for something the user just did.
func (s *Server) newTrigger(app, user, view string) string {
	now := s.clock.Now()
	s.triggers.mu.Lock()
	defer s.triggers.mu.Unlock()
	for id, t := range s.triggers.open {
		if now.Sub(t.expires) > time.Minute {
			delete(s.triggers.open, id)
		}
	}
	id := fmt.Sprintf("%d.%d.%s", now.UnixMilli(), now.Unix(), wire.NewSecret(16))
	s.triggers.open[id] = trigger{app: app, user: user, view: view, expires: now.Add(s.ack)}
	return id
}

// take spends a trigger_id.
func (s *Server) take(id, app string) (trigger, error) {
	s.triggers.mu.Lock()
	defer s.triggers.mu.Unlock()
	t, known := s.triggers.open[id]
	switch {
	case !known || t.app != app:
		return t, wire.Refuse("invalid_trigger_id")
	case t.used:
		return t, wire.Refuse("exchanged_trigger_id")
	case s.clock.Now().After(t.expires):
		return t, wire.Refuse("expired_trigger_id")
	}
	t.used = true
	s.triggers.open[id] = t
	return t, nil
}
