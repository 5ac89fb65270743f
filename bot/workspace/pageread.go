package workspace

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
)

// pagePeople is who is there, and what one of them sees: channels, and whether
// something in them is new. first is whom the page begins as.
func (s *Server) pagePeople(r *http.Request, first string) (any, error) {
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
		if u.ID != Slackbot {
			people = append(people, object{"id": u.ID, "name": u.RealName, "title": u.Title, "bot": u.IsBot()})
		}
	}
	me := r.URL.Query().Get("user")
	channels := []object{}
	if me != "" {
		if channels, err = s.channelsOf(ctx, me, apps); err != nil {
			return nil, err
		}
	}
	return object{"team": s.team.Name, "people": people, "channels": channels, "apps": appsOf(apps), "first": first}, nil
}

// appsOf is what the page must know of apps: their commands, and their entries
// in the menus of messages.
func appsOf(apps []Installed) []object {
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

func (s *Server) channelsOf(ctx context.Context, me string, apps []Installed) ([]object, error) {
	for _, in := range apps {
		if _, err := s.OpenDM(ctx, me, in.BotUserID); err != nil {
			return nil, err
		}
	}
	all, err := s.Channels(ctx, me)
	if err != nil {
		return nil, err
	}
	fresh, err := s.unread(ctx, me)
	if err != nil {
		return nil, err
	}
	channels := []object{}
	for _, c := range all {
		entry := object{"id": c.ID, "name": c.Name, "kind": c.Kind, "topic": c.Topic, "unread": fresh[c.ID]}
		if c.Kind == Direct {
			entry["with"] = c.other(me)
		}
		channels = append(channels, entry)
	}
	return channels, nil
}

// unread tells the channels in which others have said something since the
// person last looked.
func (s *Server) unread(ctx context.Context, me string) (fresh map[string]bool, err error) {
	fresh = map[string]bool{}
	err = s.do(ctx, func(t *tx) error {
		ids, err := t.strings(`SELECT DISTINCT m.channel FROM messages m LEFT JOIN reads r ON r.channel = m.channel AND r.user = ?
			WHERE m.ts > coalesce(r.ts, '') AND m.visible_to IN ('', ?) AND m.deleted = 0 AND json_extract(m.body, '$.user') <> ?`, me, me, me)
		for _, id := range ids {
			fresh[id] = true
		}
		return err
	})
	return fresh, err
}

// pageMessage is a message as the page shows it.
type pageMessage struct {
	Message
	Alone bool `json:"alone,omitempty"` // only this person sees it
}

// pageMessages is what a person sees in a channel, oldest first: the latest
// messages, and what only they see.
func (s *Server) pageMessages(r *http.Request) (any, error) {
	q := r.URL.Query()
	list, more, err := s.Messages(r.Context(), q.Get("channel"), Page{Latest: q.Get("before"), Limit: 50})
	if err != nil {
		return nil, err
	}
	slices.Reverse(list)
	oldest := ""
	if len(list) > 0 && more {
		oldest = list[0].TS
	}
	alone, err := s.alone(r, q, func(m Message) bool {
		return !m.InThread() && m.TS > oldest && (q.Get("before") == "" || m.TS < q.Get("before"))
	})
	if err != nil {
		return nil, err
	}
	return object{"messages": merged(list, alone), "more": more}, nil
}

// pageSome is some messages of a channel, as they are now; those that are gone
// are left out.
func (s *Server) pageSome(r *http.Request) (any, error) {
	q := r.URL.Query()
	list := []pageMessage{}
	for _, ts := range strings.Split(q.Get("ts"), ",") {
		m, err := s.Message(r.Context(), q.Get("channel"), ts)
		var refused *Error
		if errors.As(err, &refused) || err == nil && m.VisibleTo != "" && m.VisibleTo != q.Get("user") {
			continue
		}
		if err != nil {
			return nil, err
		}
		list = append(list, pageMessage{m, m.VisibleTo != ""})
	}
	return object{"messages": list}, nil
}

func (s *Server) pageThread(r *http.Request) (any, error) {
	q := r.URL.Query()
	list, err := s.Thread(r.Context(), q.Get("channel"), q.Get("ts"))
	if err != nil {
		return nil, err
	}
	alone, err := s.alone(r, q, func(m Message) bool { return m.ThreadTS == q.Get("ts") })
	if err != nil {
		return nil, err
	}
	return object{"messages": merged(list, alone)}, nil
}

// alone is what only the person sees, of those that are wanted.
func (s *Server) alone(r *http.Request, q url.Values, wanted func(Message) bool) ([]Message, error) {
	all, err := s.Ephemerals(r.Context(), q.Get("user"), q.Get("channel"))
	return slices.DeleteFunc(all, func(m Message) bool { return !wanted(m) }), err
}

// merged is both lists in order of time.
func merged(list, alone []Message) []pageMessage {
	out := make([]pageMessage, 0, len(list)+len(alone))
	for _, m := range list {
		out = append(out, pageMessage{m, false})
	}
	for _, m := range alone {
		out = append(out, pageMessage{m, true})
	}
	slices.SortStableFunc(out, func(a, b pageMessage) int { return strings.Compare(a.TS, b.TS) })
	return out
}

// pageViews are the modals that a person has open, the lowest first, with what
// they have filled in.
func (s *Server) pageViews(r *http.Request) (any, error) {
	open, err := s.Views(r.Context(), r.URL.Query().Get("user"))
	views := []object{}
	for _, v := range open {
		views = append(views, v.forPage())
	}
	return object{"views": views}, err
}

func (v View) forPage() object {
	return object{
		"id": v.ID, "hash": v.Hash, "title": v.Title, "submit": v.Submit, "close": v.Close, "blocks": v.Blocks, "state": v.State(),
	}
}

// pageHome is an app's home for a person; no view where none was published.
func (s *Server) pageHome(r *http.Request) (any, error) {
	q := r.URL.Query()
	v, err := s.Home(r.Context(), q.Get("app"), q.Get("user"))
	if errors.Is(err, refuse("not_found")) {
		return object{"view": nil}, nil
	}
	return object{"view": v.forPage()}, err
}

// mostFound is how many messages a search shows.
const mostFound = 50

// pageSearch is the latest messages that hold words, of those that a person
// sees.
func (s *Server) pageSearch(r *http.Request) (any, error) {
	q := r.URL.Query()
	words := strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(strings.TrimSpace(q.Get("words")))
	found := []object{}
	err := s.do(r.Context(), func(t *tx) error {
		rows, err := t.QueryContext(t.ctx, `SELECT m.channel, m.body FROM messages m JOIN members u ON u.channel = m.channel AND u.user = ?
			WHERE m.visible_to IN ('', ?) AND m.deleted = 0 AND json_extract(m.body, '$.text') LIKE ? ESCAPE '\' ORDER BY m.ts DESC LIMIT ?`,
			q.Get("user"), q.Get("user"), "%"+words+"%", mostFound)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var channel, body string
			if err := rows.Scan(&channel, &body); err != nil {
				return err
			}
			found = append(found, object{"channel": channel, "message": json.RawMessage(body)})
		}
		return rows.Err()
	})
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
	slices.SortFunc(list, func(a, b object) int { return cmp.Compare(text(a, "name"), text(b, "name")) })
	return object{"examples": list}, err
}
