package workspace

import (
	"context"
	"encoding/json"
	"fmt"
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
func (s *Server) Views(ctx context.Context, user string) (list []View, err error) {
	err = s.do(ctx, func(t *tx) error {
		list, err = t.modals(user)
		return err
	})
	return list, err
}

// View returns one open view.
func (s *Server) View(ctx context.Context, id string) (v View, err error) {
	err = s.do(ctx, func(t *tx) error {
		v, err = t.view(id)
		return err
	})
	return v, err
}

// Home returns the App Home that an app last published for a person; the
// error's code is not_found where it has not.
func (s *Server) Home(ctx context.Context, app, user string) (v View, err error) {
	err = s.do(ctx, func(t *tx) error {
		var found bool
		if v, found, err = t.home(app, user); err == nil && !found {
			err = refuse("not_found")
		}
		return err
	})
	return v, err
}

// State returns what is filled in, as view.state.values.
func (v View) State() map[string]map[string]any { return stateOf(v.Blocks, v.Chosen) }

// wire is the view as Slack sends it.
func (t *tx) viewWire(v View) (object, error) {
	in, err := t.app(v.App)
	if err != nil {
		return nil, err
	}
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
	return out, nil
}

func (t *tx) view(id string) (v View, err error) {
	found, err := t.load(&v, `SELECT body FROM views WHERE id = ?`, id)
	if err == nil && !found {
		err = refuse("not_found")
	}
	return v, err
}

func (t *tx) home(app, user string) (v View, found bool, err error) {
	found, err = t.load(&v, `SELECT body FROM views WHERE user = ? AND kind = 'home' AND app = ?`, user, app)
	return v, found, err
}

func (t *tx) modals(user string) ([]View, error) {
	return loadAll[View](t, `SELECT body FROM views WHERE user = ? AND kind = 'modal' ORDER BY depth`, user)
}

// saveView stores a view under a new hash.
func (t *tx) saveView(v *View) error {
	if v.ExternalID != "" {
		var other string
		found, err := t.scan(`SELECT id FROM views WHERE app = ? AND external_id = ? AND id <> ?`,
			[]any{v.App, v.ExternalID, v.ID}, &other)
		if err != nil || found {
			return orDefault[error](err, refuse("duplicate_external_id"))
		}
	}
	v.Hash = fmt.Sprintf("%d.%s", t.s.clock.Now().Unix(), newSecret(4))
	t.viewChanged(*v)
	return t.storeView(*v)
}

// storeView stores a view as it is: filling it in does not change its hash.
func (t *tx) storeView(v View) error {
	return t.exec(`INSERT INTO views VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET external_id = excluded.external_id, body = excluded.body`,
		v.ID, v.App, v.User, v.Kind, v.ExternalID, v.Root, v.Depth, encode(v))
}

func (t *tx) viewChanged(v View) {
	kind := ViewChanged
	if v.Kind == "home" {
		kind = HomeChanged
	}
	t.changed(Change{Kind: kind, User: v.User, View: v.ID, App: v.App})
}

// closeView takes a modal away, and those that lie upon it.
func (t *tx) closeView(v View) error {
	t.viewChanged(v)
	return t.exec(`DELETE FROM views WHERE root = ? AND depth >= ?`, v.Root, v.Depth)
}

// closeStack takes a modal and everything below and upon it away.
func (t *tx) closeStack(v View) error {
	t.viewChanged(v)
	return t.exec(`DELETE FROM views WHERE root = ?`, v.Root)
}
