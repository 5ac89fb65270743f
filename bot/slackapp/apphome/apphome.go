// Package apphome publishes App Homes: when people open them, and again when the
// ledger changes.
package apphome

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/background"
	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/bot/slackapp/people"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Config holds the dependencies of Homes.
type Config struct {
	API    *slack.Client
	People *people.Roster
	Memory Memory
	// Write returns a person's home with the filter that they chose.
	Write func(ctx context.Context, user, filter string) (reply.Reply, error)
	Now   func() time.Time
	Log   *slog.Logger
	// Pictures uploads charts as pictures and shows those.
	Pictures bool
	Table    string // the address of the ledger as a table; empty for none
}

// Memory remembers which homes were opened.
type Memory interface {
	view.Memory
	// Sequence returns a number that grows with every change of the ledger.
	Sequence(ctx context.Context) (int64, error)
}

// Homes are the App Homes that people have opened.
type Homes struct {
	Config
	one     background.Keyed // serialises the publications of each person
	drawn   background.Keyed // serialises the uploads of each chart
	opening *background.Pool // by people
	asked   string           // the last job that was requested; used by Enqueue only
}

// New returns the homes.
func New(c Config) *Homes {
	return &Homes{Config: c, opening: background.NewPool(homesAtOnce, homesWait, homeWithin)}
}

// Open publishes a person's home in the background. ok is false if too many are
// waiting.
func (h *Homes) Open(in inbound.Request) (ok bool) {
	return h.opening.RunAsync(func(ctx context.Context) { h.open(ctx, in) })
}

// Refresh reloads a changed profile in the background. ok is false if too many are
// waiting.
func (h *Homes) Refresh(user string) (ok bool) {
	return h.opening.RunAsync(func(ctx context.Context) { h.refreshPerson(ctx, user) })
}

// Worker refreshes recently opened homes.
func (h *Homes) Worker(lost func(context.Context, []byte, error)) jobs.Worker {
	return jobs.Worker{Kind: Jobs, Limit: 1, Tries: 3, Do: h.refresh, Lost: lost}
}

// Close cancels homes that are being published; they are published when next opened.
// It returns when all have stopped, or ctx has ended.
func (h *Homes) Close(ctx context.Context) { h.opening.Close(ctx, 0) }

// Limits for homes being opened: how many are published at a time, how many may wait,
// and how long one may take.
const (
	homesAtOnce = 8
	homesWait   = 200
	homeWithin  = 10 * time.Second
)

// Jobs is the kind of the jobs that refresh App Homes, in one replica for all.
const Jobs = "slack_home"

// A home is one person's App Home as last published.
type home struct {
	Opened time.Time `json:"opened"`
	Filter string    `json:"filter,omitempty"` // as after "/rectify list"
	Hash   string    `json:"hash,omitempty"`   // Slack's hash of the view
}

const (
	homesMark  = "homes"
	homeLife   = 3 * 24 * time.Hour // how long a home is updated after it was last opened
	maxHomes   = 60                 // how many homes are kept up to date: Slack lets an app publish a hundred a minute
	listPrefix = "list"
)

// open publishes a person's home with the filter that they chose.
func (h *Homes) open(ctx context.Context, in inbound.Request) {
	err := h.publish(ctx, in.User, func(now home) home {
		now.Opened = h.Now()
		if in.As == reply.InPlace {
			now.Filter = strings.TrimSpace(strings.TrimPrefix(in.Text, listPrefix))
		}
		return now
	})
	if err != nil {
		h.Log.Error("home not shown", "key", in.Key, "error", err)
	}
}

// refreshPerson reloads a person's profile, and publishes their home again if their
// language changed.
func (h *Homes) refreshPerson(ctx context.Context, user string) {
	before := h.People.LangOf(ctx, user)
	known, err := h.People.Refresh(user)
	if err == nil && known && h.People.LangOf(ctx, user) != before {
		err = h.publishAgain(ctx, user)
	}
	if err != nil {
		h.Log.Warn("profile not refreshed", "user", user, "error", err)
	}
}

// publishAgain publishes a person's home if they opened it recently.
func (h *Homes) publishAgain(ctx context.Context, user string) error {
	if err := h.one.Lock(ctx, user); err != nil { // a home that is being opened is saved by then
		return err
	}
	known, err := h.Known(ctx)
	h.one.Unlock(user)
	if err != nil || known[user].Opened.IsZero() {
		return err
	}
	return h.publish(ctx, user, func(same home) home { return same })
}

// Enqueue adds a job if the ledger or the day has changed since homes were refreshed.
// The job's key ensures that one replica does it.
func (h *Homes) Enqueue(ctx context.Context, queue *jobs.Queue) error {
	sequence, err := h.Memory.Sequence(ctx)
	if err != nil {
		return err
	}
	key := fmt.Sprint("homes ", sequence, " ", h.Now().Format(time.DateOnly))
	if key == h.asked {
		return nil
	}
	if _, err := queue.Add(ctx, jobs.Job{Kind: Jobs, Key: key}); err != nil {
		return err
	}
	h.asked = key
	return nil
}

// refresh publishes recently opened homes.
func (h *Homes) refresh(ctx context.Context, _ []byte, _ int) error {
	known, err := h.Known(ctx)
	if err != nil {
		return err
	}
	for _, user := range latest(known) {
		err = errors.Join(err, h.publish(ctx, user, func(same home) home { return same }))
		if ctx.Err() != nil {
			break
		}
	}
	return outbound.ForJob(err)
}

// Known returns the homes that are kept up to date, by person.
func (h *Homes) Known(ctx context.Context) (map[string]home, error) {
	known, _, err := view.Load[map[string]home](ctx, h.Memory, homesMark)
	return h.stillOpened(known), err
}

// stillOpened leaves out homes not opened for homeLife.
func (h *Homes) stillOpened(all map[string]home) map[string]home {
	known := map[string]home{}
	for user, one := range all {
		if h.Now().Sub(one.Opened) <= homeLife {
			known[user] = one
		}
	}
	return known
}

// latest returns the people who opened their homes last.
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
	return users[:min(len(users), maxHomes)]
}

// publish publishes a person's home. as changes what is saved of it, such as the
// filter. The hash of the last publication is sent along: if another process was
// faster, Slack rejects it, and the home is published again without it. If Slack
// rejects its pictures, it is published without them.
func (h *Homes) publish(ctx context.Context, user string, as func(home) home) error {
	ctx, cancel := context.WithTimeout(ctx, homeWithin)
	defer cancel()
	if err := h.one.Lock(ctx, user); err != nil {
		return err
	}
	defer h.one.Unlock(user)
	known, err := h.Known(ctx)
	if err != nil {
		return err
	}
	now := as(known[user])
	for range 3 {
		out, err := h.Write(ctx, user, now.Filter)
		if err != nil {
			return err
		}
		shown := h.drawingsOf(ctx, out)
		drawn := blockkit.Home(out, func(chart reply.Chart) string { return shown[keyOf(chart)].File }, h.Table)
		published, err := h.API.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: user, View: drawn, Hash: hashOf(now)})
		if outbound.Has(err, "hash_conflict") {
			now.Hash = ""
			continue
		}
		if len(shown) > 0 && outbound.Has(err, refusals...) {
			h.Log.Warn("pictures refused in a home", "error", err)
			if err := h.refuse(ctx, shown); err != nil {
				return err
			}
			continue
		}
		if outbound.Has(err, "not_enabled") { // the app has no home
			return nil
		}
		if err != nil {
			return err
		}
		now.Hash = published.Hash
		return view.Edit(ctx, h.Memory, homesMark, h.Now(), h.Now().Add(homeLife), func(known *map[string]home) error {
			*known = h.stillOpened(*known)
			(*known)[user] = now
			return nil
		})
	}
	return nil
}

// refusals are Slack's errors for an invalid view.
var refusals = []string{"invalid_arguments", "invalid_blocks", "invalid_blocks_format", "file_not_found", "access_denied"}

func hashOf(h home) *string {
	if h.Hash == "" {
		return nil
	}
	return &h.Hash
}
