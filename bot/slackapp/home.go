package slackapp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/handlers/reply"
)

// homes are the App Homes that people have opened.
type homes struct {
	one     keyed  // of a person's publications none overtakes another
	opening *pool  // by people
	asked   string // the last job that was asked for; Follow's alone
}

// How many homes that people open are published at a time, how many more may
// wait, and how long one may take.
const (
	homesAtOnce = 8
	homesWait   = 200
	homeWithin  = 10 * time.Second
)

// homeJobs refresh App Homes, in one replica for all.
const homeJobs = "slack_home"

// A home is one person's App Home as it was last published.
type home struct {
	Opened time.Time `json:"opened"`
	Filter string    `json:"filter,omitempty"` // as after "/rectify list"
	Hash   string    `json:"hash,omitempty"`   // Slack's, of the view
}

const (
	homesMark  = "homes"
	homeLife   = 3 * 24 * time.Hour // how long a home is updated after it was last opened
	maxHomes   = 60                 // are kept up to date: Slack lets an app publish a hundred a minute
	listPrefix = "list"
)

// openHome shows people their home, with the filter that they chose.
func (a *App) openHome(ctx context.Context, in inbound.Request) {
	err := a.publish(ctx, in.User, func(h home) home {
		h.Opened = a.now()
		if in.As == reply.InPlace {
			h.Filter = strings.TrimSpace(strings.TrimPrefix(in.Text, listPrefix))
		}
		return h
	})
	if err != nil {
		a.log.Error("home not shown", "key", in.Key, "error", err)
	}
}

// refreshPerson looks a person up whose profile has changed, and shows their home
// anew where their language has.
func (a *App) refreshPerson(ctx context.Context, user string) {
	before := a.people.LangOf(ctx, user)
	known, err := a.people.Refresh(user)
	if err == nil && known && a.people.LangOf(ctx, user) != before {
		err = a.publishAgain(ctx, user)
	}
	if err != nil {
		a.log.Warn("profile not refreshed", "user", user, "error", err)
	}
}

// publishAgain publishes a person's home, where they have opened it lately.
func (a *App) publishAgain(ctx context.Context, user string) error {
	if err := a.homes.one.lock(ctx, user); err != nil { // one that is being opened is saved by then
		return err
	}
	known, err := a.knownHomes(ctx)
	a.homes.one.unlock(user)
	if err != nil || known[user].Opened.IsZero() {
		return err
	}
	return a.publish(ctx, user, func(h home) home { return h })
}

// enqueueHomes adds a job where the ledger or the day has changed since homes
// were refreshed. The job's key makes one replica do it.
func (a *App) enqueueHomes(ctx context.Context) error {
	sequence, err := a.ledger.Sequence(ctx)
	if err != nil {
		return err
	}
	key := fmt.Sprint("homes ", sequence, " ", a.now().Format(time.DateOnly))
	if key == a.homes.asked {
		return nil
	}
	if _, err := a.outbox.Add(ctx, jobs.Job{Kind: homeJobs, Key: key}); err != nil {
		return err
	}
	a.homes.asked = key
	return nil
}

// refreshHomes publishes the homes that were opened lately.
func (a *App) refreshHomes(ctx context.Context, _ []byte, _ int) error {
	known, err := a.knownHomes(ctx)
	if err != nil {
		return err
	}
	for _, user := range latest(known) {
		err = errors.Join(err, a.publish(ctx, user, func(h home) home { return h }))
		if ctx.Err() != nil {
			break
		}
	}
	return outbound.ForJob(err)
}

func (a *App) knownHomes(ctx context.Context) (map[string]home, error) {
	body, err := a.ledger.Recall(ctx, homesMark)
	if err != nil {
		return nil, err
	}
	return a.readHomes(body)
}

// readHomes decodes the saved homes, without those that were not opened for
// homeLife.
func (a *App) readHomes(body []byte) (map[string]home, error) {
	known := map[string]home{}
	if body == nil {
		return known, nil
	}
	if err := json.Unmarshal(body, &known); err != nil {
		return map[string]home{}, err
	}
	for user, h := range known {
		if a.now().Sub(h.Opened) > homeLife {
			delete(known, user)
		}
	}
	return known, nil
}

// latest are the people who opened their homes last.
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

// publish shows a person's home. as changes what is saved of it, such as the
// filter. The hash of the last publication is sent along: where another process
// was faster, Slack says so, and the home is published again without it.
func (a *App) publish(ctx context.Context, user string, as func(home) home) error {
	ctx, cancel := context.WithTimeout(ctx, homeWithin)
	defer cancel()
	if err := a.homes.one.lock(ctx, user); err != nil {
		return err
	}
	defer a.homes.one.unlock(user)
	known, err := a.knownHomes(ctx)
	if err != nil {
		return err
	}
	h := as(known[user])
	r := a.withRole(ctx, inbound.Request{User: user, Text: h.Filter})
	r.Via = "slack home"
	for range 2 {
		out, err := a.assistant.Home(ctx, r)
		if err != nil {
			return err
		}
		view := blockkit.Home(out)
		published, err := a.api.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: user, View: view, Hash: hashOf(h)})
		if outbound.Has(err, "hash_conflict") {
			h.Hash = ""
			continue
		}
		if outbound.Has(err, "not_enabled") { // the app has no home
			return nil
		}
		if err != nil {
			return err
		}
		h.Hash = published.Hash
		return a.ledger.Revise(ctx, homesMark, a.now(), a.now().Add(homeLife), func(body []byte) ([]byte, error) {
			known, err := a.readHomes(body)
			if err != nil {
				return nil, err
			}
			known[user] = h
			return json.Marshal(known)
		})
	}
	return nil
}

func hashOf(h home) *string {
	if h.Hash == "" {
		return nil
	}
	return &h.Hash
}
