package slackapp

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"rectify/handlers"
)

// homes are the App Homes that people have opened, and how far the ledger was
// when they were last brought up to date.
type homes struct {
	mu       sync.Mutex // one publication at a time: none overtakes another
	sequence int64
}

// A home is one person's, as it was last published.
type home struct {
	Opened time.Time `json:"opened"`
	Filter string    `json:"filter,omitempty"` // as after "/rectify list"
	Hash   string    `json:"hash,omitempty"`   // Slack's, of the view
}

const (
	homesMark  = "homes"
	homeLife   = 3 * 24 * time.Hour // a home that nobody opened for so long is left as it is
	mostHomes  = 60                 // are kept up to date: Slack lets an app publish a hundred a minute
	listPrefix = "list"
)

// goHome shows a person their home, narrowed as they chose.
func (a *App) goHome(ctx context.Context, in Incoming) {
	a.homes.mu.Lock()
	defer a.homes.mu.Unlock()
	known, err := a.knownHomes(ctx)
	if err == nil {
		h := known[in.User]
		h.Opened = a.now()
		if in.As == handlers.InPlace {
			h.Filter = strings.TrimSpace(strings.TrimPrefix(in.Text, listPrefix))
		}
		known[in.User] = h
		err = a.publish(ctx, known, in.User)
	}
	if err != nil {
		a.log.Error("a home could not be shown", "key", in.Key, "error", err)
	}
}

// refreshHomes brings the homes that people look at up to date with the ledger.
func (a *App) refreshHomes(ctx context.Context) error {
	sequence, err := a.ledger.Sequence(ctx)
	if err != nil {
		return err
	}
	a.homes.mu.Lock()
	defer a.homes.mu.Unlock()
	if sequence == a.homes.sequence {
		return nil
	}
	known, err := a.knownHomes(ctx)
	if err != nil {
		return err
	}
	for _, user := range latest(known) {
		err = errors.Join(err, a.publish(ctx, known, user))
	}
	if err == nil {
		a.homes.sequence = sequence
	}
	return err
}

func (a *App) knownHomes(ctx context.Context) (map[string]home, error) {
	known := map[string]home{}
	body, err := a.ledger.Recall(ctx, homesMark)
	if err != nil || body == nil {
		return known, err
	}
	if err := json.Unmarshal(body, &known); err != nil {
		return map[string]home{}, err
	}
	for user, h := range known {
		if a.now().Sub(h.Opened) > homeLife {
			delete(known, user)
		}
	}
	return known, nil
}

// latest are those who opened their homes last.
func latest(known map[string]home) []string {
	var users []string
	for user := range known {
		users = append(users, user)
	}
	slices.SortFunc(users, func(x, y string) int {
		if c := known[y].Opened.Compare(known[x].Opened); c != 0 {
			return c
		}
		return strings.Compare(x, y)
	})
	return users[:min(len(users), mostHomes)]
}

// publish shows a person their home as it is now. The hash of what we
// published last goes with it: where another process was faster, Slack says
// so, and what it knows is drawn anew.
func (a *App) publish(ctx context.Context, known map[string]home, user string) error {
	h := known[user]
	r, err := a.withRole(ctx, Incoming{User: user, Text: h.Filter, Command: true})
	if err != nil {
		return err
	}
	r.Via = "slack home"
	for range 2 {
		reply, err := a.assistant.Home(ctx, r)
		if err != nil {
			return err
		}
		view := slack.HomeTabViewRequest{Type: slack.VTHomeTab, CallbackID: "rectify_home", Blocks: slack.Blocks{BlockSet: drawn(reply, onHome)}}
		published, err := a.api.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: user, View: view, Hash: hashOf(h)})
		if has(err, "hash_conflict") {
			h.Hash = ""
			continue
		}
		if has(err, "not_enabled") { // the app has no home
			return nil
		}
		if err != nil {
			return err
		}
		h.Hash = published.Hash
		known[user] = h
		body, err := json.Marshal(known)
		if err != nil {
			return err
		}
		return a.ledger.Remember(ctx, homesMark, body, a.now(), a.now().Add(homeLife))
	}
	return nil
}

func hashOf(h home) *string {
	if h.Hash == "" {
		return nil
	}
	return &h.Hash
}
