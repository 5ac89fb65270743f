package slackapp

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"rectify/handlers"
)

// roster knows the people of the workspace, and forgets what is old.
type roster struct {
	*App
	mu     sync.Mutex
	names  map[string]remembered[string]
	groups map[string]remembered[[]string]
}

type remembered[T any] struct {
	value T
	until time.Time
}

// freshFor is how long a name or a group is taken to stay as it is.
const freshFor = 10 * time.Minute

// Name is what a person is called.
func (r *roster) Name(ctx context.Context, id string) string {
	if !isPerson(id) {
		return id // somebody at the command line
	}
	return r.called(id, func() (string, error) {
		user, err := r.api.GetUserInfoContext(ctx, id)
		if err != nil {
			return "", err
		}
		return cmp.Or(user.Profile.DisplayName, user.RealName, user.Name), nil
	})
}

// called is the name of a person or a channel, asked for once in a while; the
// id itself where Slack does not tell.
func (r *roster) called(id string, ask func() (string, error)) string {
	r.mu.Lock()
	known, ok := r.names[id]
	r.mu.Unlock()
	if ok && r.now().Before(known.until) {
		return known.value
	}
	name, err := ask()
	if err != nil {
		return id
	}
	r.mu.Lock()
	r.names[id] = remembered[string]{name, r.now().Add(freshFor)}
	r.mu.Unlock()
	return name
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
	names := make([]string, len(people))
	for i, id := range people {
		names[i] = r.Name(ctx, id)
	}
	return names, nil
}

// Approvers are those who decide; nobody where Slack cannot say who they are.
func (r *roster) Approvers(ctx context.Context) []string {
	ids, err := r.people(ctx, r.config.Approvers)
	if err != nil {
		r.log.Warn("the approvers are not known", "error", err)
	}
	return ids
}

// Office is the name of the ledger channel: the office reads there.
func (r *roster) Office(ctx context.Context) string {
	id := r.config.Channel
	if id == "" {
		return ""
	}
	return r.called(id, func() (string, error) {
		channel, err := r.api.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: id})
		if err != nil {
			return "", err
		}
		return channel.Name, nil
	})
}

// Leaders are those whom what is long late is told.
func (r *roster) Leaders(ctx context.Context) []string {
	ids, err := r.people(ctx, r.config.Leaders)
	if err != nil {
		r.log.Warn("the leaders are not known", "error", err)
	}
	return ids
}

// role is what a person may do. Where no editors are named, everyone edits.
func (r *roster) role(ctx context.Context, id string) (handlers.Role, error) {
	approvers, err := r.people(ctx, r.config.Approvers)
	if err != nil {
		return handlers.Asker, err
	}
	if slices.Contains(approvers, id) {
		return handlers.Approver, nil
	}
	editors, err := r.people(ctx, r.config.Editors)
	if err != nil {
		return handlers.Asker, err
	}
	if len(r.config.Editors) == 0 || slices.Contains(editors, id) {
		return handlers.Editor, nil
	}
	return handlers.Asker, nil
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

// members are those of a user group. Where Slack cannot be asked, what was
// known last counts.
func (r *roster) members(ctx context.Context, group string) ([]string, error) {
	r.mu.Lock()
	known, ok := r.groups[group]
	r.mu.Unlock()
	if ok && r.now().Before(known.until) {
		return known.value, nil
	}
	members, err := r.api.GetUserGroupMembersContext(ctx, group)
	if err != nil && ok {
		return known.value, nil
	}
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	r.groups[group] = remembered[[]string]{members, r.now().Add(freshFor)}
	r.mu.Unlock()
	return members, nil
}
