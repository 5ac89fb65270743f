package people

import (
	"context"
	"errors"
	"slices"
	"time"

	"golang.org/x/sync/singleflight"

	"rectify/bot/slackapp/identity"
	"rectify/handlers/reply"
)

// Person returns who did something and what they may do; foreign says that
// Slack names another workspace as theirs. Every act in Slack passes here.
// Guests and members of other workspaces may only look, whatever the settings
// say. Where the settings name no editors, everyone else may edit.
//
// Where Slack cannot say whether somebody is a guest, and never could, they may
// only look, unless the settings name them by their ID. Where it cannot say who
// is in a user group, the role is what is known without it. In both cases the
// person is Unsure.
func (r *Roster) Person(ctx context.Context, user string, foreign bool) reply.Person {
	p := reply.Person{ID: user, Role: reply.Outsider}
	m, known := r.membership(ctx, user)
	p.Lang = reply.Lang(m.Lang)
	if foreign || r.Identity.Outside(m) {
		return p
	}
	if !known && !slices.Contains(slices.Concat(r.EditorIDs, r.ApproverIDs), user) {
		p.Unsure = true
		r.Log.Warn("membership lookup failed", "user", user)
		return p
	}
	p.Role = reply.Asker
	approvers, err := r.expand(ctx, r.ApproverIDs)
	if slices.Contains(approvers, user) || slices.Contains(r.ApproverIDs, user) {
		p.Role = reply.Approver
		return p
	}
	editors, also := r.expand(ctx, r.EditorIDs)
	if len(r.EditorIDs) == 0 || slices.Contains(editors, user) || slices.Contains(r.EditorIDs, user) {
		p.Role = reply.Editor
	}
	if err = errors.Join(err, also); err != nil {
		p.Unsure = true
		r.Log.Warn("role lookup failed", "user", user, "error", err)
	}
	return p
}

// membership returns the workspace that Slack last gave for a person; known is false
// if it never gave one. A membership older than freshFor is looked up again, which
// takes at most patience. For an unknown person it waits even if Slack was slow a
// moment ago.
func (d *directory) membership(ctx context.Context, user string) (m identity.Membership, known bool) {
	d.mu.Lock()
	d.wanted[user] = true
	c := d.known[user]
	fresh := d.now().Before(c.until) || time.Now().Before(d.retry[user])
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
