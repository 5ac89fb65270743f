package slackapp

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/jobs"
	"rectify/bot/picture"
	"rectify/handlers"
)

// digestJobs post digests.
const digestJobs = "slack_digest"

// Scheduler knows what is due.
type Scheduler interface {
	Digest(ctx context.Context, q handlers.DigestQuery) (handlers.Digest, error)
	DueDigests(ctx context.Context, now time.Time) ([]handlers.DueDigest, error)
	LastDigest(ctx context.Context, to string) (handlers.SentDigest, error)
	DigestSent(ctx context.Context, to string, sent handlers.SentDigest) error
	Subscriptions(ctx context.Context) ([]handlers.Subscription, error)
	DueBundles(ctx context.Context, now time.Time) ([]handlers.Bundle, error)
	BundleSent(ctx context.Context, b handlers.Bundle) error
}

// look makes jobs of the digests and reminders that are due. A job is kept once
// by its key, however often and by whomever it is made.
func (a *App) look(ctx context.Context, now time.Time) error {
	a.digests.Lock()
	defer a.digests.Unlock()
	due, err := a.assistant.DueDigests(ctx, now)
	if err != nil {
		return err
	}
	for _, d := range due {
		body, err := json.Marshal(d)
		if err != nil {
			return err
		}
		if _, err := a.outbox.Add(ctx, jobs.Job{Kind: digestJobs, Key: digestKey(d), Body: body}); err != nil {
			return err
		}
	}
	bundles, err := a.assistant.DueBundles(ctx, now)
	if err != nil {
		return err
	}
	for _, b := range bundles {
		if isPerson(b.Person) { // others were named by hand, and cannot be written to
			d, err := draw(b.Key(), b.Person, b.Reply)
			if err != nil {
				return err
			}
			if err := a.enqueue(ctx, d); err != nil {
				return err
			}
		}
		if err := a.assistant.BundleSent(ctx, b); err != nil {
			return err
		}
	}
	return a.amend(ctx, now)
}

// isPerson tells the ids of Slack's users from those of channels, and from names.
func isPerson(id string) bool { return strings.HasPrefix(id, "U") || strings.HasPrefix(id, "W") }

func digestKey(d handlers.DueDigest) string { return "digest " + d.To + " " + d.Date }

// sendDigest posts a digest, and what is too long for it into its thread.
func (a *App) sendDigest(ctx context.Context, body []byte, attempt int) error {
	var due handlers.DueDigest
	if err := json.Unmarshal(body, &due); err != nil {
		return jobs.Never(fmt.Errorf("reading a digest that is due: %w", err))
	}
	last, err := a.assistant.LastDigest(ctx, due.To)
	if err != nil || last.Date >= due.Date {
		return err
	}
	sent := handlers.SentDigest{Date: due.Date, At: a.now(), Since: due.Since, Review: due.Review}
	if sent.Sequence, err = a.ledger.Sequence(ctx); err != nil {
		return err
	}
	digest, err := a.assistant.Digest(ctx, a.queryOf(due.Subscription, sent))
	if err != nil {
		return err
	}
	if !digest.Empty() || !due.Silent {
		if sent.Place, err = a.postDigest(ctx, digestKey(due), due.To, digest, attempt); err != nil {
			return outcome(err)
		}
	}
	return a.assistant.DigestSent(ctx, due.To, sent)
}

// queryOf is what a digest that was sent told.
func (a *App) queryOf(s handlers.Subscription, sent handlers.SentDigest) handlers.DigestQuery {
	q := handlers.DigestQuery{Lang: cmp.Or(s.Lang, a.config.Lang), Since: sent.Since, Review: sent.Review}
	if s.Mine {
		q.Person = s.To
	}
	return q
}

// postDigest posts a digest with its thread and returns where it stands.
func (a *App) postDigest(ctx context.Context, key, to string, digest handlers.Digest, attempt int) (place string, err error) {
	if isPerson(to) {
		if to, err = a.directMessages(ctx, to); err != nil {
			return "", err
		}
	}
	head, err := draw(key, to, digest.Head)
	if err != nil {
		return "", err
	}
	if head.Picture, err = pictureOf(digest.Head); err != nil {
		return "", err
	}
	ts, err := a.once(ctx, head, attempt)
	if err != nil {
		return "", err
	}
	if len(digest.Detail.Parts) > 0 {
		detail, err := draw(key+" detail", to, digest.Detail)
		if err != nil {
			return "", err
		}
		detail.Thread = ts
		if _, err := a.once(ctx, detail, attempt); err != nil {
			return "", err
		}
	}
	return to + " " + ts, nil
}

// pictureOf is a reply's chart as a picture; nil where it has none.
func pictureOf(r handlers.Reply) (*handlers.File, error) {
	chart, ok := r.Chart()
	if !ok {
		return nil, nil
	}
	content, err := picture.Chart(chart)
	return &handlers.File{Name: chart.Title + ".png", Content: content}, err
}

// amend brings digests of today up to date with what changed since they were
// posted, and marks them so.
func (a *App) amend(ctx context.Context, now time.Time) error {
	sequence, err := a.ledger.Sequence(ctx)
	if err != nil {
		return err
	}
	all, err := a.assistant.Subscriptions(ctx)
	if err != nil {
		return err
	}
	for _, s := range all {
		sent, err := a.assistant.LastDigest(ctx, s.To)
		if err != nil {
			return err
		}
		channel, ts, posted := strings.Cut(sent.Place, " ")
		if !posted || sent.Sequence == sequence || sent.Date != now.In(sent.At.Location()).Format(time.DateOnly) {
			continue
		}
		digest, err := a.assistant.Digest(ctx, a.queryOf(s, sent))
		if err != nil {
			return err
		}
		head := digest.Head
		head.Parts = append(head.Parts, handlers.Paragraph{Text: say(head.Lang, "（"+now.In(sent.At.Location()).Format("15:04")+" 更新）", "(updated at "+now.In(sent.At.Location()).Format("15:04")+")")})
		_, _, _, err = a.api.UpdateMessageContext(ctx, channel, ts, slack.MsgOptionText(plain(head), false), slack.MsgOptionBlocks(blocks(head)...))
		if err != nil && !has(err, "message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found") {
			return fmt.Errorf("bringing a digest up to date: %w", err)
		}
		sent.Sequence = sequence
		if err := a.assistant.DigestSent(ctx, s.To, sent); err != nil {
			return err
		}
	}
	return nil
}

// PostDigest posts a digest in the ledger channel at once.
func PostDigest(ctx context.Context, config Config, assistant Scheduler, q handlers.DigestQuery, log *slog.Logger) error {
	if config.Channel == "" {
		return errors.New("there is no channel for the digest")
	}
	client := &http.Client{Timeout: 15 * time.Second}
	a := &App{config: config, api: newAPI(config, client), client: client, log: log, now: clockOf(config)}
	a.metrics = newMetrics(nil, a)
	digest, err := assistant.Digest(ctx, q)
	if err != nil {
		return err
	}
	_, err = a.postDigest(ctx, fmt.Sprint("digest by hand ", time.Now().UnixNano()), config.Channel, digest, 1)
	return err
}
