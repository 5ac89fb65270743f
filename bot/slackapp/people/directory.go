package people

import (
	"cmp"
	"context"
	"reflect"
	"slices"
	"sync"
	"time"

	"github.com/slack-go/slack"
	"golang.org/x/sync/singleflight"

	"rectify/bot/slackapp/identity"
	"rectify/bot/slackapp/outbound"
	"rectify/handlers/people"
	"rectify/handlers/reply"
)

// A directory caches the people of the workspace. It looks up unknown people in the
// background, each of them once, and no caller waits longer than patience.
type directory struct {
	api *slack.Client
	now func() time.Time

	mu      sync.Mutex
	known   map[string]card
	retry   map[string]time.Time // when a failed look-up may be retried
	slow    time.Time            // until when callers do not wait for Slack
	listed  time.Time            // when everybody was last listed
	refused map[string]time.Time // until when a person counts as accepting no direct messages
	wanted  map[string]bool      // people who were requested
	learned bool                 // the requested people have changed
	reach   map[string]time.Time // changes of refused to be shared; the zero time for a person who was reached
	asks    singleflight.Group
	room    chan struct{} // limits calls of users.info
}

// A card is a person's profile as read from Slack.
type card struct {
	people.Colleague
	names      []string // all their names
	membership identity.Membership
	placed     bool // Slack said which workspace the account belongs to
	until      time.Time
}

const (
	freshFor     = 10 * time.Minute       // how long a card or a group stays valid
	patience     = 700 * time.Millisecond // how long an answer waits for names
	slowFor      = 5 * time.Second        // how long callers do not wait after Slack was slow
	retryAfter   = 30 * time.Second       // when a failed look-up is retried
	askWithin    = 5 * time.Second        // how long one call may take
	listWithin   = 30 * time.Second       // limit for all pages of the list
	atOnce       = 8                      // calls of users.info
	maxAsked     = 100                    // people looked up individually for one answer; the rest follow later
	manyMissing  = 20                     // from this many on, the whole list is read instead
	listPage     = 200                    // as Slack recommends
	maxListed    = 50                     // in a larger workspace the rest are looked up individually
	refusesFor   = 24 * time.Hour         // how long a person counts as unreachable after a refused message
	everybodyKey = "everybody"
)

func newDirectory(api *slack.Client, now func() time.Time) *directory {
	return &directory{
		api: api, now: now, room: make(chan struct{}, atOnce),
		known: map[string]card{}, retry: map[string]time.Time{}, refused: map[string]time.Time{}, reach: map[string]time.Time{}, wanted: map[string]bool{},
	}
}

// Colleagues returns the people with these IDs: see people.People. Text that is not an
// ID is a name, such as that of a user of the command line.
func (d *directory) Colleagues(ctx context.Context, ids []string) map[string]people.Colleague {
	d.wait(ctx, d.ask(ids))
	d.mu.Lock()
	defer d.mu.Unlock()
	found := map[string]people.Colleague{}
	for _, id := range ids {
		if !identity.IsPerson(id) {
			found[id] = people.Colleague{ID: id, Name: id, Unknown: true}
			continue
		}
		if c, ok := d.known[id]; ok {
			c.Refuses = d.now().Before(d.refused[id])
			found[id] = c.Colleague
		}
	}
	return found
}

// ask starts looking up people who are unknown or outdated. It returns channels to
// wait on for the unknown ones.
func (d *directory) ask(ids []string) (pending []<-chan singleflight.Result) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var missing []string
	for _, id := range ids {
		if identity.IsPerson(id) {
			d.wanted[id] = true
		}
		c, known := d.known[id]
		if identity.IsPerson(id) && !(known && d.now().Before(c.until)) && !time.Now().Before(d.retry[id]) && !slices.Contains(missing, id) {
			missing = append(missing, id)
		}
	}
	if len(missing) >= manyMissing && d.now().Sub(d.listed) > freshFor && !time.Now().Before(d.retry[everybodyKey]) {
		return append(pending, d.asks.DoChan(everybodyKey, func() (any, error) { return nil, d.list() }))
	}
	for _, id := range missing[:min(len(missing), maxAsked)] {
		result := d.asks.DoChan(id, func() (any, error) { return nil, d.askFor(id) })
		if d.known[id].until.IsZero() { // outdated is good enough
			pending = append(pending, result)
		}
	}
	return pending
}

// wait waits for all look-ups, at most for patience. It returns at once if Slack was
// slow recently.
func (d *directory) wait(ctx context.Context, pending []<-chan singleflight.Result) {
	d.mu.Lock()
	slow := time.Now().Before(d.slow)
	d.mu.Unlock()
	if slow || len(pending) == 0 {
		return
	}
	patient, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for _, result := range pending {
		select {
		case <-result:
		case <-patient.Done():
			d.mu.Lock()
			d.slow = time.Now().Add(slowFor)
			d.mu.Unlock()
			return
		}
	}
}

// askFor looks one person up.
func (d *directory) askFor(id string) error {
	d.room <- struct{}{}
	defer func() { <-d.room }()
	ctx, cancel := context.WithTimeout(context.Background(), askWithin)
	defer cancel()
	began := time.Now()
	user, err := d.api.GetUserInfoContext(ctx, id)
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case outbound.Has(err, "user_not_found", "user_not_visible", "users_not_found"):
		c := d.known[id] // their name may be known from before
		c.ID, c.Unknown, c.until = id, true, d.now().Add(freshFor)
		if outbound.Has(err, "user_not_visible") { // an unknown person who acts is not from our workspace
			c.membership.Guest, c.placed = true, true
		}
		d.known[id] = c
		return nil
	case err != nil:
		d.retry[id] = time.Now().Add(retryAfter)
		return err
	}
	d.put(*user)
	if time.Since(began) < patience {
		d.slow = time.Time{}
	}
	return nil
}

// Refresh reloads a cached person, because Slack says that their profile has changed.
// known is false if the person is not cached.
func (d *directory) Refresh(id string) (known bool, err error) {
	d.mu.Lock()
	known = d.wanted[id]
	d.mu.Unlock()
	if known {
		_, err, _ = d.asks.Do(id, func() (any, error) { return nil, d.askFor(id) })
	}
	return known, err
}

// list reads the whole list of people.
func (d *directory) list() error {
	ctx, cancel := context.WithTimeout(context.Background(), listWithin)
	defer cancel()
	page := d.api.GetUsersPaginated(slack.GetUsersOptionLimit(listPage))
	for range maxListed {
		var err error
		if page, err = page.Next(ctx); page.Done(err) {
			break
		}
		if err != nil {
			d.mu.Lock()
			defer d.mu.Unlock()
			d.retry[everybodyKey] = time.Now().Add(retryAfter)
			return err
		}
		d.mu.Lock()
		for _, user := range page.Users {
			d.put(user)
		}
		d.mu.Unlock()
	}
	d.mu.Lock()
	d.listed = d.now()
	d.mu.Unlock()
	return nil
}

// put stores a user from Slack. The lock must be held.
func (d *directory) put(user slack.User) {
	name := cmp.Or(user.Profile.DisplayName, user.RealName, user.Profile.RealName, user.Name)
	before, belongs := d.known[user.ID], identity.MemberOf(user)
	d.learned = d.learned || d.wanted[user.ID] && (before.Name != name || !before.placed || !reflect.DeepEqual(before.membership, belongs))
	d.known[user.ID] = card{
		Colleague:  people.Colleague{ID: user.ID, Name: name, Lang: reply.Lang(belongs.Lang), Gone: user.Deleted, Bot: user.IsBot || user.ID == slackbot},
		names:      []string{user.Profile.DisplayName, user.RealName, user.Profile.RealName, user.Name},
		membership: belongs, placed: true,
		until: d.now().Add(freshFor),
	}
	delete(d.retry, user.ID)
}

// slackbot speaks for the workspace itself, although Slack does not mark it as a bot.
const slackbot = "USLACKBOT"

// everybody returns the people of the workspace, by ID. If the list was not read
// recently, it waits for it until ctx ends.
func (d *directory) everybody(ctx context.Context) ([]card, error) {
	d.mu.Lock()
	fresh := !d.listed.IsZero() && d.now().Sub(d.listed) <= freshFor
	d.mu.Unlock()
	if !fresh {
		select {
		case result := <-d.asks.DoChan(everybodyKey, func() (any, error) { return nil, d.list() }):
			if result.Err != nil {
				return nil, result.Err
			}
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	var all []card
	for _, c := range d.known {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b card) int { return cmp.Compare(a.ID, b.ID) })
	return all, nil
}

// remember loads the stored people.
func (d *directory) remember(names map[string]string, members map[string]identity.Membership) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for id, name := range names {
		if _, known := d.known[id]; !known {
			d.known[id] = card{Colleague: people.Colleague{ID: id, Name: name}, names: []string{name}}
		}
	}
	for id, m := range members {
		c := d.known[id]
		if !c.placed {
			c.ID, c.membership, c.placed, c.Lang = id, m, true, reply.Lang(m.Lang)
			d.known[id] = c
		}
	}
}

// news returns the names and memberships of the requested people, or nil if nothing
// has changed since the last call.
func (d *directory) news() (names map[string]string, members map[string]identity.Membership) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.learned {
		return nil, nil
	}
	d.learned = false
	names, members = map[string]string{}, map[string]identity.Membership{}
	for id := range d.wanted {
		c := d.known[id]
		if c.Name != "" {
			names[id] = c.Name
		}
		if c.placed {
			members[id] = c.membership
		}
	}
	return names, members
}
