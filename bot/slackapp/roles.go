package slackapp

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/slack-go/slack"
	"golang.org/x/sync/singleflight"

	"rectify/handlers"
)

// person is who did something, with what they may do: everything that people
// do in Slack passes here. Guests and members of other workspaces only look,
// whatever the settings say; where no editors are named, everyone else edits.
//
// Where Slack cannot say whether somebody is a guest, and nothing that it sent
// says that they are of another workspace, the settings decide alone. Where it
// cannot say who is in a user group, the role is what is known without, and
// the person Unsure.
func (r *roster) person(ctx context.Context, in Incoming) handlers.Person {
	p := handlers.Person{ID: in.User, Role: handlers.Outsider}
	if in.Foreign || r.outside(r.membership(ctx, in.User)) {
		return p
	}
	p.Role = handlers.Asker
	approvers, err := r.people(ctx, r.config.Approvers)
	if slices.Contains(approvers, in.User) || slices.Contains(r.config.Approvers, in.User) {
		p.Role = handlers.Approver
		return p
	}
	editors, also := r.people(ctx, r.config.Editors)
	if len(r.config.Editors) == 0 || slices.Contains(editors, in.User) || slices.Contains(r.config.Editors, in.User) {
		p.Role = handlers.Editor
	}
	if err = errors.Join(err, also); err != nil {
		p.Unsure = true
		r.log.Warn("role lookup failed", "user", in.User, "error", err)
	}
	return p
}

// A membership is where an account belongs.
type membership struct {
	guest            bool
	team, enterprise string
	teams            []string // of a member of an organisation: all their workspaces
}

func memberOf(u slack.User) membership {
	return membership{u.IsRestricted || u.IsUltraRestricted || u.IsStranger, u.TeamID, u.Enterprise.EnterpriseID, u.Enterprise.Teams}
}

// outside reports whether an account is a guest's or another workspace's.
func (id identity) outside(m membership) bool {
	return m.guest || !slices.Contains(m.teams, id.team) && id.foreign(m.team, m.enterprise)
}

// membership is where a person belongs, as Slack said last; it says nothing where
// Slack never did. What is older than freshFor is asked for again, and waited
// for as long as patience.
func (d *directory) membership(ctx context.Context, user string) membership {
	d.mu.Lock()
	fresh := d.clock().Before(d.known[user].until) || time.Now().Before(d.retry[user])
	d.mu.Unlock()
	if !fresh {
		d.wait(ctx, []<-chan singleflight.Result{d.asks.DoChan(user, func() (any, error) { return nil, d.askFor(user) })})
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.known[user].membership
}
