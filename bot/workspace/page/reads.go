package page

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"rectify/bot/workspace"
	"rectify/bot/workspace/wire"
)

// people is who is there, and what one of them sees: channels, and whether
// something in them is new.
func (s *server) people(r *http.Request) (any, error) {
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
		if u.ID != workspace.Slackbot {
			people = append(people, object{"id": u.ID, "name": u.RealName, "title": u.Title, "locale": u.Locale, "bot": u.IsBot()})
		}
	}
	me := r.URL.Query().Get("user")
	channels := []object{}
	if me != "" {
		if channels, err = s.channelsOf(ctx, me, apps); err != nil {
			return nil, err
		}
	}
	return object{"team": s.Team().Name, "people": people, "channels": channels, "apps": appsOf(apps), "first": s.cfg.Person, "offers": s.cfg.Offers,
		"english": s.cfg.English, "zone": s.cfg.Zone, "table": s.cfg.Ledger != nil}, nil
}

// appsOf is what the page must know of apps: their commands, and their entries
// in the menus of messages.
func appsOf(apps []workspace.Installed) []object {
	out := []object{}
	for _, in := range apps {
		commands, shortcuts := []object{}, []object{}
		for _, c := range in.Commands {
			commands = append(commands, object{"name": c.Name, "description": c.Description, "usage": c.Usage})
		}
		for _, sc := range in.Shortcuts {
			shortcuts = append(shortcuts, object{"id": sc.CallbackID, "name": sc.Name})
		}
		out = append(out, object{"id": in.ID, "name": in.Name, "user": in.BotUserID, "commands": commands, "shortcuts": shortcuts})
	}
	return out
}

func (s *server) channelsOf(ctx context.Context, me string, apps []workspace.Installed) ([]object, error) {
	for _, in := range apps {
		if _, err := s.OpenDM(ctx, me, in.BotUserID); err != nil {
			return nil, err
		}
	}
	all, err := s.Channels(ctx, me)
	if err != nil {
		return nil, err
	}
	fresh, err := s.Unread(ctx, me)
	if err != nil {
		return nil, err
	}
	channels := []object{}
	for _, c := range all {
		entry := object{"id": c.ID, "name": c.Name, "kind": c.Kind, "topic": c.Topic, "unread": fresh[c.ID]}
		if c.Kind == workspace.Direct {
			entry["with"] = c.Other(me)
		}
		channels = append(channels, entry)
	}
	return channels, nil
}

// message is a message as the page shows it.
type message struct {
	workspace.Message
	Alone bool `json:"alone,omitempty"` // only this person sees it
}

// messages is what a person sees in a channel, oldest first: the latest
// messages, and what only they see.
func (s *server) messages(r *http.Request) (any, error) {
	q := r.URL.Query()
	list, more, err := s.Messages(r.Context(), q.Get("channel"), workspace.Page{Latest: q.Get("before"), Limit: 50})
	if err != nil {
		return nil, err
	}
	slices.Reverse(list)
	oldest := ""
	if len(list) > 0 && more {
		oldest = list[0].TS
	}
	alone, err := s.alone(r, q, func(m workspace.Message) bool {
		return !m.InThread() && m.TS > oldest && (q.Get("before") == "" || m.TS < q.Get("before"))
	})
	if err != nil {
		return nil, err
	}
	return object{"messages": merged(list, alone), "more": more}, nil
}

// some is some messages of a channel, as they are now; those that are gone
// are left out.
func (s *server) some(r *http.Request) (any, error) {
	q := r.URL.Query()
	list := []message{}
	for _, ts := range strings.Split(q.Get("ts"), ",") {
		m, err := s.Message(r.Context(), q.Get("channel"), ts)
		var refused *wire.Error
		if errors.As(err, &refused) || err == nil && m.VisibleTo != "" && m.VisibleTo != q.Get("user") {
			continue
		}
		if err != nil {
			return nil, err
		}
		list = append(list, message{m, m.VisibleTo != ""})
	}
	return object{"messages": list}, nil
}

func (s *server) thread(r *http.Request) (any, error) {
	q := r.URL.Query()
	list, err := s.Thread(r.Context(), q.Get("channel"), q.Get("ts"))
	if err != nil {
		return nil, err
	}
	alone, err := s.alone(r, q, func(m workspace.Message) bool { return m.ThreadTS == q.Get("ts") })
	if err != nil {
		return nil, err
	}
	return object{"messages": merged(list, alone)}, nil
}

// alone is what only the person sees, of those that are wanted.
func (s *server) alone(r *http.Request, q url.Values, wanted func(workspace.Message) bool) ([]workspace.Message, error) {
	all, err := s.Ephemerals(r.Context(), q.Get("user"), q.Get("channel"))
	return slices.DeleteFunc(all, func(m workspace.Message) bool { return !wanted(m) }), err
}

// merged is both lists in order of time.
func merged(list, alone []workspace.Message) []message {
	out := make([]message, 0, len(list)+len(alone))
	for _, m := range list {
		out = append(out, message{m, false})
	}
	for _, m := range alone {
		out = append(out, message{m, true})
	}
	slices.SortStableFunc(out, func(a, b message) int { return strings.Compare(a.TS, b.TS) })
	return out
}

// views are the modals that a person has open, the lowest first, with what
// they have filled in.
func (s *server) views(r *http.Request) (any, error) {
	open, err := s.Views(r.Context(), r.URL.Query().Get("user"))
	views := []object{}
	for _, v := range open {
		views = append(views, shown(v))
	}
	return object{"views": views}, err
}

// shown is a view as the page shows it.
func shown(v workspace.View) object {
	return object{
		"id": v.ID, "root": v.Root, "hash": v.Hash, "title": v.Title, "submit": v.Submit, "close": v.Close, "blocks": v.Blocks, "state": v.State(),
	}
}

// home is an app's home for a person; no view where none was published.
func (s *server) home(r *http.Request) (any, error) {
	q := r.URL.Query()
	v, err := s.Home(r.Context(), q.Get("app"), q.Get("user"))
	if errors.Is(err, wire.Refuse("not_found")) {
		return object{"view": nil}, nil
	}
	return object{"view": shown(v)}, err
}

// maxFound is how many messages a search shows.
const maxFound = 50

// search is the latest messages that hold words, of those that a person sees.
func (s *server) search(r *http.Request) (any, error) {
	q := r.URL.Query()
	list, err := s.Search(r.Context(), q.Get("user"), q.Get("words"), maxFound)
	found := []object{}
	for _, m := range list {
		found = append(found, object{"channel": m.Channel, "message": m})
	}
	return object{"found": found}, err
}

// readGallery is every example, by name.
func readGallery(examples fs.FS) (any, error) {
	list := []object{}
	if examples == nil {
		return object{"examples": list}, nil
	}
	err := fs.WalkDir(examples, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(file) != ".json" {
			return err
		}
		text, err := fs.ReadFile(examples, file)
		if err != nil {
			return err
		}
		if !json.Valid(text) {
			return fmt.Errorf("%s is not JSON", file)
		}
		list = append(list, object{"name": strings.TrimSuffix(path.Base(file), ".json"), "shown": json.RawMessage(text)})
		return nil
	})
	slices.SortFunc(list, func(a, b object) int { return cmp.Compare(wire.Text(a, "name"), wire.Text(b, "name")) })
	if err != nil {
		return nil, err
	}
	groups, err := readIndex(examples)
	return object{"examples": list, "groups": groups}, err
}

// readIndex reads the index of the examples, index.tsv: a group is a
// line "# Chinese, English", and an example "name, Chinese, English", between tabs.
// There may be none.
func readIndex(examples fs.FS) (groups []object, err error) {
	groups = []object{}
	files, err := fs.Glob(examples, "*/index.tsv")
	if err != nil || len(files) == 0 {
		return groups, err
	}
	text, err := fs.ReadFile(examples, files[0])
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if title, is := strings.CutPrefix(cells[0], "# "); is && len(cells) == 2 {
			groups = append(groups, object{"title": []string{title, cells[1]}, "examples": []object{}})
			continue
		}
		if len(groups) == 0 || len(cells) != 3 {
			return nil, fmt.Errorf("%s: %q", files[0], line)
		}
		last := groups[len(groups)-1]
		last["examples"] = append(last["examples"].([]object), object{"name": cells[0], "title": cells[1:]})
	}
	return groups, nil
}

// file serves a file to somebody who may see it.
func (s *server) file(w http.ResponseWriter, r *http.Request) {
	f, content, err := s.File(r.Context(), r.URL.Query().Get("user"), r.PathValue("id"))
	if err != nil {
		s.answer(w, r, nil, err)
		return
	}
	f.Serve(w, content)
}
