package slackapp

import (
	"context"
	"errors"
	"slices"
	"time"

	"golang.org/x/sync/singleflight"

	"rectify/bot/slackapp/identity"
	"rectify/bot/slackapp/inbound"
	"rectify/handlers"
)

// person is who did something, with what they may do: everything that people
// do in Slack passes here. Guests and members of other workspaces only look,
// whatever the settings say; where no editors are named, everyone else edits.
//
// Where Slack cannot say whether somebody is a guest, and never did, they only
// look as well, but for those whom the settings name by their id. Where it
// cannot say who is in a user group, the role is what is known without. Either
// way the person is Unsure.
func (r *roster) person(ctx context.Context, in inbound.Request) handlers.Person {
	p := handlers.Person{ID: in.User, Role: handlers.Outsider}
	m, known := r.membership(ctx, in.User)
	if in.Foreign || r.Outside(m) {
		return p
	}
	if !known && !slices.Contains(slices.Concat(r.config.Editors, r.config.Approvers), in.User) {
		p.Unsure = true
		r.log.Warn("membership lookup failed", "user", in.User)
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

// membership is where a person belongs, as Slack said last; known is false where
// it never did. What is older than freshFor is asked for again, and waited for
// as long as patience: of whom nothing is known, also where Slack was slow a
// moment ago.
func (d *directory) membership(ctx context.Context, user string) (m identity.Membership, known bool) {
	d.mu.Lock()
	d.wanted[user] = true
	c := d.known[user]
	fresh := d.clock().Before(c.until) || time.Now().Before(d.retry[user])
	d.mu.Unlock()
	if !fresh {
		result := d.asks.DoChan(user, func() (any, error) { return nil, d.askFor(user) })
		if c.placed {
			d.wait(ctx, []<-chan singleflight.Result{result})
		} else {
			inTime(ctx, result)
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	c = d.known[user]
	return c.membership, c.placed
}

// errNotInTime says that Slack did not answer within patience.
var errNotInTime = errors.New("no answer from Slack in time")

// inTime waits for what is looked up, as long as patience.
func inTime(ctx context.Context, result <-chan singleflight.Result) error {
	patient, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	select {
	case r := <-result:
		return r.Err
	case <-patient.Done():
		return errNotInTime
	}
}
