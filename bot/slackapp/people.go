package slackapp

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"
	"golang.org/x/sync/singleflight"

	"rectify/bot/slackapp/identity"
	"rectify/handlers"
)

// roster knows the people of the workspace and what they may do.
type roster struct {
	*App
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

func newRoster(a *App) *roster {
	return &roster{
		App: a, directory: newDirectory(a.api, a.now),
		groups: map[string]remembered[[]string]{}, channels: map[string]remembered[string]{},
	}
}

// membersMark is under what is remembered where people belong: a JSON object of
// memberships by id.
const membersMark = "members"

// recallPeople takes the names and memberships that are remembered in the
// ledger, so that they are there when Slack is slow, and of those whom it does
// not know any more.
func (r *roster) recallPeople(ctx context.Context) error {
	names, err := recallMap[string](ctx, r.ledger, handlers.NamesMark)
	if err != nil {
		return err
	}
	members, err := recallMap[identity.Membership](ctx, r.ledger, membersMark)
	if err != nil {
		return err
	}
	r.remember(names, members)
	return r.shareReach(ctx)
}

// keepPeople remembers in the ledger what is new of people.
func (r *roster) keepPeople(ctx context.Context) error {
	if names, members := r.news(); names != nil {
		merge := func(name string, into func(body []byte) ([]byte, error)) error {
			return r.ledger.Revise(ctx, name, r.now(), time.Time{}, into)
		}
		err := errors.Join(merge(handlers.NamesMark, mergeMap(names)), merge(membersMark, mergeMap(members)))
		if err != nil {
			return err
		}
	}
	return r.shareReach(ctx)
}

// recallMap is what is remembered by id under a name; nil for nothing.
func recallMap[V any](ctx context.Context, memory handlers.Memory, name string) (m map[string]V, err error) {
	body, err := memory.Recall(ctx, name)
	if err != nil || body == nil {
		return nil, err
	}
	if err := json.Unmarshal(body, &m); err != nil {
		return nil, fmt.Errorf("reading what is remembered as %s: %w", name, err)
	}
	return m, nil
}

// mergeMap puts news into what is remembered by id.
func mergeMap[V any](news map[string]V) func(body []byte) ([]byte, error) {
	return func(body []byte) ([]byte, error) {
		all := map[string]V{}
		if body != nil {
			if err := json.Unmarshal(body, &all); err != nil {
				return nil, err
			}
		}
		maps.Copy(all, news)
		return json.Marshal(all)
	}
}

// Name is what a person is called; a neutral word where that is not known in
// time.
func (r *roster) Name(ctx context.Context, id string) string {
	return cmp.Or(r.Colleagues(ctx, []string{id})[id].Name, r.config.Lang.Say("某同事", "a colleague"))
}

// Holders names those who have a role.
func (r *roster) Holders(ctx context.Context, role handlers.Role) ([]string, error) {
	ids := slices.Clone(r.config.Approvers)
	if role == handlers.Editor {
		ids = append(slices.Clone(r.config.Editors), ids...)
	}
	people, err := r.people(ctx, ids)
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

// Approvers are those who decide.
func (r *roster) Approvers(ctx context.Context) ([]string, error) {
	ids, err := r.people(ctx, r.config.Approvers)
	if err != nil {
		r.log.Warn("approvers unknown", "error", err)
	}
	return ids, err
}

// Office is the name of the ledger channel: the office reads there. Where Slack
// does not tell in time, it goes by what it is for.
func (r *roster) Office(ctx context.Context) string {
	id := r.config.Channel
	if id == "" {
		return ""
	}
	r.mu.Lock()
	known, ok := r.channels[id]
	r.mu.Unlock()
	if !ok || !r.now().Before(known.until) {
		result := r.asks.DoChan(id, func() (any, error) { return nil, r.askForChannel(id) })
		if !ok {
			r.wait(ctx, []<-chan singleflight.Result{result})
			r.mu.Lock()
			known = r.channels[id]
			r.mu.Unlock()
		}
	}
	return cmp.Or(known.value, r.config.Lang.Say("台账频道", "ledger channel"))
}

func (r *roster) askForChannel(id string) error {
	ctx, cancel := context.WithTimeout(context.Background(), askWithin)
	defer cancel()
	channel, err := r.api.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: id})
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.channels[id] = remembered[string]{channel.Name, r.now().Add(freshFor)}
	return nil
}

// Leaders are those who are told what is long late.
func (r *roster) Leaders(ctx context.Context) []string {
	ids, err := r.people(ctx, r.config.Leaders)
	if err != nil {
		r.log.Warn("leaders unknown", "error", err)
	}
	return ids
}

// people replaces user groups (S…) by their members.
func (r *roster) people(ctx context.Context, ids []string) ([]string, error) {
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

// members are those of a user group. Where Slack does not say within patience,
// what was known last counts.
func (r *roster) members(ctx context.Context, group string) ([]string, error) {
	r.mu.Lock()
	known, ok := r.groups[group]
	r.mu.Unlock()
	if ok && r.now().Before(known.until) {
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

func (r *roster) askForGroup(group string) error {
	ctx, cancel := context.WithTimeout(context.Background(), askWithin)
	defer cancel()
	members, err := r.api.GetUserGroupMembersContext(ctx, group)
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.groups[group] = remembered[[]string]{members, r.now().Add(freshFor)}
	return nil
}
