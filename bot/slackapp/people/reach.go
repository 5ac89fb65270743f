package people

import (
	"context"
	"maps"
	"rectify/handlers/view"
	"time"
)

// reachMark is under what is remembered who takes no direct messages: a JSON
// object of times by id, until which they are taken not to.
const reachMark = "out of reach"

// OutOfReach notes that Slack refused a direct message to somebody.
func (d *directory) OutOfReach(id string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.refused[id] = d.now().Add(refusesFor)
	d.reach[id] = d.refused[id]
}

// Reached notes that Slack accepted one; again reports that it did not before.
func (d *directory) Reached(id string) (again bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, again = d.refused[id]; again {
		delete(d.refused, id)
		d.reach[id] = time.Time{}
	}
	return again
}

// shareReach shares through the ledger, with other replicas and across
// restarts, who receives no direct messages.
func (r *Roster) shareReach(ctx context.Context) error {
	r.sharing.Lock()
	defer r.sharing.Unlock()
	r.directory.mu.Lock()
	news := maps.Clone(r.directory.reach)
	clear(r.directory.reach)
	r.directory.mu.Unlock()
	known, _, err := view.Load[map[string]time.Time](ctx, r.Memory, reachMark)
	if err == nil && len(news) > 0 {
		err = view.Edit(ctx, r.Memory, reachMark, r.Now(), time.Time{}, func(all *map[string]time.Time) error {
			*all = merged(*all, news)
			maps.DeleteFunc(*all, func(_ string, until time.Time) bool { return !r.Now().Before(until) })
			known = *all
			return nil
		})
	}
	r.directory.mu.Lock()
	defer r.directory.mu.Unlock()
	if err != nil { // another time
		maps.Copy(news, r.directory.reach)
		r.directory.reach = news
		return err
	}
	r.directory.refused = map[string]time.Time{}
	maps.Copy(r.directory.refused, known)
	for id, until := range r.directory.reach { // since then
		if until.IsZero() {
			delete(r.directory.refused, id)
		} else {
			r.directory.refused[id] = until
		}
	}
	return nil
}
