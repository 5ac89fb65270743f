// Package people knows the people of the Slack workspace: their names, the groups
// they are in, their roles, and who can be reached. It asks Slack in the background,
// and callers wait for it only briefly.
package people

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"
	"golang.org/x/sync/singleflight"

	"rectify/bot/slackapp/identity"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Config is what a Roster needs. Of the settings, each is a list of ids of users
// and user groups.
type Config struct {
	API         *slack.Client
	Identity    identity.Identity
	Lang        reply.Lang
	EditorIDs   []string // empty: everyone in the workspace
	ApproverIDs []string
	LeaderIDs   []string // are notified about long-overdue items
	Channel     string   // the ledger's; empty for none
	Memory      view.Memory
	Now         func() time.Time
	Log         *slog.Logger
}

// A Roster knows the people of the workspace and what they may do.
type Roster struct {
	Config
	*directory
	mu       sync.Mutex
	groups   map[string]remembered[[]string]
	channels map[string]remembered[string]
	sharing  sync.Mutex // of shareReach
}

type remembered[T any] struct {
	value T
	until time.Time
}

// New returns an empty roster. Call Recall to load what was
// saved.
func New(c Config) *Roster {
	return &Roster{
		Config: c, directory: newDirectory(c.API, c.Now),
		groups: map[string]remembered[[]string]{}, channels: map[string]remembered[string]{},
	}
}

// membersMark is under what is remembered where people belong: a JSON object of
// memberships by id.
const membersMark = "members"

// Recall loads the names and memberships that were saved in the ledger, for
// when Slack is slow or no longer knows somebody.
func (r *Roster) Recall(ctx context.Context) error {
	names, _, err := view.Load[map[string]string](ctx, r.Memory, people.NamesMark)
	if err != nil {
		return err
	}
	members, _, err := view.Load[map[string]identity.Membership](ctx, r.Memory, membersMark)
	if err != nil {
		return err
	}
	r.remember(names, members)
	return r.shareReach(ctx)
}

// Save saves what is new about people in the ledger.
func (r *Roster) Save(ctx context.Context) error {
	if names, members := r.news(); names != nil {
		if err := errors.Join(share(ctx, r, people.NamesMark, names), share(ctx, r, membersMark, members)); err != nil {
			return err
		}
	}
	return r.shareReach(ctx)
}

// share adds news to a map that is shared through the ledger.
func share[V any](ctx context.Context, r *Roster, name string, news map[string]V) error {
	return view.Edit(ctx, r.Memory, name, r.Now(), time.Time{}, func(all *map[string]V) error {
		*all = merged(*all, news)
		return nil
	})
}

func merged[V any](all, news map[string]V) map[string]V {
	if all == nil {
		all = map[string]V{}
	}
	maps.Copy(all, news)
	return all
}

// Connected returns true: messages and files reach people.
func (r *Roster) Connected() bool { return true }

// LangOf is a person's own language, and the office's where Slack does not say
// in time.
func (r *Roster) LangOf(ctx context.Context, id string) reply.Lang {
	return cmp.Or(r.Colleagues(ctx, []string{id})[id].Lang, r.Lang)
}

// Holders are the names of those who have a role.
func (r *Roster) Holders(ctx context.Context, role reply.Role) ([]string, error) {
	ids := slices.Clone(r.ApproverIDs)
	if role == reply.Editor {
		ids = append(slices.Clone(r.EditorIDs), ids...)
	}
	people, err := r.expand(ctx, ids)
	if err != nil {
		return nil, err
	}
	known := r.Colleagues(ctx, people)
	var names []string
	for _, id := range people {
		if c := known[id]; c.Name != "" && !c.Gone {
			names = append(names, c.Name)
		}
	}
	return names, nil
}

// Approvers returns the user IDs of those who may approve.
func (r *Roster) Approvers(ctx context.Context) ([]string, error) {
	ids, err := r.expand(ctx, r.ApproverIDs)
	if err != nil {
		r.Log.Warn("approvers unknown", "error", err)
	}
	return ids, err
}

// Office is the name of the ledger channel, where the office reads. Where Slack
// does not answer in time, it is a neutral word.
func (r *Roster) Office(ctx context.Context) string {
	id := r.Channel
	if id == "" {
		return ""
	}
	r.mu.Lock()
	known, ok := r.channels[id]
	r.mu.Unlock()
	if !ok || !r.Now().Before(known.until) {
		result := r.asks.DoChan(id, func() (any, error) { return nil, r.askForChannel(id) })
		if !ok {
			r.wait(ctx, []<-chan singleflight.Result{result})
			r.mu.Lock()
			known = r.channels[id]
			r.mu.Unlock()
		}
	}
	return cmp.Or(known.value, r.Lang.Phrase(ledgerChannel))
}

func (r *Roster) askForChannel(id string) error {
	ctx, cancel := context.WithTimeout(context.Background(), askWithin)
	defer cancel()
	channel, err := r.API.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: id})
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.channels[id] = remembered[string]{channel.Name, r.Now().Add(freshFor)}
	return nil
}

// Leaders returns the user IDs to notify about long-overdue items.
func (r *Roster) Leaders(ctx context.Context) []string {
	ids, err := r.expand(ctx, r.LeaderIDs)
	if err != nil {
		r.Log.Warn("leaders unknown", "error", err)
	}
	return ids
}

// expand replaces user groups (S…) with their members.
func (r *Roster) expand(ctx context.Context, ids []string) ([]string, error) {
	var out []string
	for _, id := range ids {
		if !strings.HasPrefix(id, "S") {
			out = append(out, id)
			continue
		}
		members, err := r.members(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, members...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// members are those of a user group. Where Slack does not answer within
// patience, the last known ones are returned.
func (r *Roster) members(ctx context.Context, group string) ([]string, error) {
	r.mu.Lock()
	known, ok := r.groups[group]
	r.mu.Unlock()
	if ok && r.Now().Before(known.until) {
		return known.value, nil
	}
	err := inTime(ctx, r.asks.DoChan(group, func() (any, error) { return nil, r.askForGroup(group) }))
	r.mu.Lock()
	defer r.mu.Unlock()
	if known, ok = r.groups[group]; ok {
		return known.value, nil
	}
	return nil, err
}

func (r *Roster) askForGroup(group string) error {
	ctx, cancel := context.WithTimeout(context.Background(), askWithin)
	defer cancel()
	members, err := r.API.GetUserGroupMembersContext(ctx, group)
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.groups[group] = remembered[[]string]{members, r.Now().Add(freshFor)}
	return nil
}
