package people

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"rectify/data/text"
	"rectify/handlers/people"
)

// maxNearest is how many people are offered for a name typed by hand, and
// lookWithin how long finding them may take.
const (
	maxNearest = 5
	lookWithin = 1500 * time.Millisecond
)

// Nearest returns the people with the names most similar to word, best first, who
// can be reached by direct message.
func (r *Roster) Nearest(ctx context.Context, word string) ([]people.Colleague, error) {
	ctx, cancel := context.WithTimeout(ctx, lookWithin)
	defer cancel()
	all, err := r.everybody(ctx)
	if err != nil {
		return nil, err
	}
	type match struct {
		people.Colleague
		like int
	}
	var matches []match
	for _, c := range all {
		like := 0
		for _, name := range c.names {
			like = max(like, text.Likeness(word, name))
		}
		if like > 0 && c.Reachable() {
			matches = append(matches, match{c.Colleague, like})
		}
	}
	slices.SortStableFunc(matches, func(a, b match) int { return cmp.Compare(b.like, a.like) })
	var nearest []people.Colleague
	for _, m := range matches[:min(len(matches), maxNearest)] {
		nearest = append(nearest, m.Colleague)
	}
	return nearest, nil
}

// Group is the name of a user group, empty where Slack does not say, and the
// user IDs of its members.
func (r *Roster) Group(ctx context.Context, id string) (name string, members []string, err error) {
	ctx, cancel := context.WithTimeout(ctx, lookWithin)
	defer cancel()
	if members, err = r.members(ctx, id); err != nil {
		return "", nil, err
	}
	groups, err := r.API.GetUserGroupsContext(ctx)
	if err != nil {
		return "", members, nil
	}
	i := slices.IndexFunc(groups, func(g slack.UserGroup) bool { return g.ID == id })
	if i < 0 {
		return "", members, nil
	}
	return cmp.Or(groups[i].Name, groups[i].Handle), members, nil
}
