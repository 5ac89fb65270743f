package slackapp

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/outbound"
	"rectify/data/text"
	"rectify/handlers/digest"
	"rectify/handlers/reply"
)

// A newsBatch is a range of entries that is announced together: those after the
// last announced one, up to Last. It is saved before its first message is
// posted, so that after a kill the same messages are looked up, and none is
// posted twice.
type newsBatch struct {
	Last int64     `json:"last"` // sequence
	At   time.Time `json:"at"`
}

func (a *App) batchMark() string { return "announcing in " + a.config.Channel }

// announce posts what is new in the ledger channel, batch after batch.
func (a *App) announce(ctx context.Context, _ []byte, _ int) error {
	for {
		if after := a.sender.Full(a.config.Channel); after > 0 {
			return jobs.Later(after)
		}
		more, err := a.announceBatch(ctx)
		if err != nil { // where the channel takes none, the news wait in the history until it does
			return a.reportReach(ctx, a.config.Channel, err)
		}
		if !more {
			return nil
		}
	}
}

// announceBatch posts one batch. more reports whether there may be another.
func (a *App) announceBatch(ctx context.Context) (more bool, err error) {
	told, err := a.announcedUpTo(ctx)
	if err != nil {
		return false, err
	}
	now, again, err := a.openBatch(ctx, told)
	if err != nil {
		return false, err
	}
	news, err := a.ledger.Since(ctx, told, maxNews)
	if err != nil || len(news) == 0 {
		return false, err
	}
	if again {
		for len(news) > 0 && news[len(news)-1].Sequence > now.Last {
			news = news[:len(news)-1]
		}
	} else {
		now = newsBatch{news[len(news)-1].Sequence, a.now()}
		body, err := json.Marshal(now)
		if err != nil {
			return false, err
		}
		if err := a.ledger.Remember(ctx, a.batchMark(), body, a.now(), time.Time{}); err != nil {
			return false, err
		}
	}
	all, err := a.assistant.Announce(ctx, a.config.Lang, news)
	if err != nil {
		return false, err
	}
	stale := map[string]digest.ThreadNews{} // by the ts of a thread's first message, the last that was posted below it
	for _, t := range all.Threads {
		head, err := a.announceInThread(ctx, t, now, again)
		if err != nil {
			return false, err
		}
		if head != "" {
			stale[head] = t
		}
	}
	a.renewHeads(ctx, stale)
	for i, out := range all.Roundup {
		key := fmt.Sprintf("roundup %d-%d %d", told, now.Last, i)
		if _, err := a.postNews(ctx, key, "", out, now, again); err != nil {
			return false, err
		}
	}
	if len(all.Threads)+len(all.Roundup) > 0 {
		if err := a.reachedAgain(ctx, a.config.Channel); err != nil {
			return false, err
		}
	}
	return true, a.markAnnounced(ctx, now.Last)
}

// openBatch returns the batch that was begun and not finished; ok is false
// where there is none.
func (a *App) openBatch(ctx context.Context, told int64) (b newsBatch, ok bool, err error) {
	body, err := a.ledger.Recall(ctx, a.batchMark())
	if err != nil || body == nil {
		return b, false, err
	}
	err = json.Unmarshal(body, &b)
	return b, err == nil && b.Last > told, err
}

// postNews posts one message of a batch, in a thread or in the channel.
func (a *App) postNews(ctx context.Context, key, thread string, out reply.Reply, b newsBatch, again bool) (at outbound.Place, err error) {
	d, err := outbound.New(key, a.config.Channel, out)
	if err != nil {
		return at, err
	}
	d.Thread, d.Kept = thread, b.At
	attempt := 1
	if again {
		attempt++
	}
	if again && thread != "" { // if the thread's first message was deleted, it may be in the channel
		loose := d
		loose.Thread = ""
		there, err := a.sender.Find(ctx, loose)
		if err != nil && !outbound.IsFinal(err) {
			return at, err
		}
		if there.Timestamp != "" {
			return outbound.Place{TS: there.Timestamp, Thread: there.ThreadTimestamp}, nil
		}
	}
	at, err = a.sender.PostIdempotent(ctx, d, attempt)
	if outbound.RemedyOf(err) == outbound.Shorten {
		d.Text, d.Blocks, d.Simple = text.Clip(firstLine(d.Text), maxQuoted)+out.Lang.Phrase(detailsInLog), nil, nil
		at, err = a.sender.PostIdempotent(ctx, d, attempt)
	}
	if outbound.RemedyOf(err) == outbound.Shorten { // those behind it do not wait for it
		a.log.Error("announcement dropped", "key", key, "error", err)
		return outbound.Place{Thread: thread}, nil
	}
	if err == nil && thread != "" && at.Thread != thread && a.isIn(ctx, thread, at.TS) {
		at.Thread = thread
	}
	return at, err
}

// isIn reports whether a message is a reply in a thread of the ledger channel.
func (a *App) isIn(ctx context.Context, thread, ts string) bool {
	messages, err := a.sender.Thread(ctx, a.config.Channel, thread)
	return err == nil && slices.ContainsFunc(messages, func(m slack.Message) bool { return m.Timestamp == ts && ts != thread })
}

// announceInThread posts a message into its item's thread. It opens the thread
// where there is none yet, or where somebody deleted its first message. It
// returns the ts of the first message where that does not tell of t yet.
func (a *App) announceInThread(ctx context.Context, t digest.ThreadNews, b newsBatch, again bool) (stale string, err error) {
	place := fmt.Sprintf("thread in %s of %s %d", a.config.Channel, t.Notice, t.Number)
	thread, err := a.thread(ctx, place)
	if err != nil {
		return "", err
	}
	key := fmt.Sprint("entry ", t.First)
	if t.Last != t.First {
		key = fmt.Sprintf("entries %d-%d", t.First, t.Last)
	}
	opened := false
	for range 2 {
		opened = thread == ""
		if opened {
			head, err := a.postNews(ctx, headKey(t), "", t.Head, b, again)
			if err != nil {
				return "", err
			}
			thread = head.TS
			if err := a.ledger.Remember(ctx, place, fmt.Appendf(nil, "%q", thread), a.now(), time.Time{}); err != nil {
				return "", err
			}
		}
		said, err := a.postNews(ctx, key, thread, t.Told, b, again)
		switch {
		case err == nil && said.Thread == thread && opened:
			return "", nil
		case err == nil && said.Thread == thread:
			return thread, nil
		case err == nil && said.Thread == "": // the head is gone, and Slack put the message into the channel: it becomes the head
			return "", a.makeHead(ctx, place, said.TS, key, t, b)
		case err != nil && !outbound.Has(err, "thread_not_found", "message_not_found"):
			return "", err
		}
		thread = ""
	}
	return "", fmt.Errorf("no thread of item %d is to be had", t.Number)
}

// headKey marks the first message of an item's thread.
func headKey(t digest.ThreadNews) string { return fmt.Sprintf("item %s %d", t.Notice, t.Number) }

// renewWithin limits how long the first messages of threads take to be renewed
// after a batch. It is less than a stop waits for a job.
const renewWithin = 3 * time.Second

// renewHeads updates the first messages of threads to the current state and the last
// change of their items. The threads say so anyway: errors are only logged, and what
// is not renewed in time is renewed with the item's next change. Slack counts
// updates apart from posts, so they do not wait for the channel's rate.
func (a *App) renewHeads(ctx context.Context, stale map[string]digest.ThreadNews) {
	ctx, cancel := context.WithTimeout(ctx, renewWithin)
	defer cancel()
	for _, ts := range slices.Sorted(maps.Keys(stale)) {
		t := stale[ts]
		if kept, err := a.ledger.Recall(ctx, a.keptHead(ts)); err != nil || kept != nil {
			continue
		}
		d, err := outbound.New(headKey(t), a.config.Channel, t.Head)
		if err == nil {
			d.Update = ts
			_, err = a.sender.Post(ctx, d)
		}
		if err != nil {
			a.log.Warn("thread head not renewed", "notice", t.Notice, "item", t.Number, "error", err)
		}
	}
}

// keptHead marks the first message of a thread that tells of a change which no
// message below it tells of: it is not renewed.
func (a *App) keptHead(ts string) string { return "kept head " + a.config.Channel + " " + ts }

// makeHead turns a message in the channel into the head of its item's thread,
// and posts what the message said into that thread.
func (a *App) makeHead(ctx context.Context, place, ts, key string, t digest.ThreadNews, b newsBatch) error {
	if err := a.ledger.Remember(ctx, place, fmt.Appendf(nil, "%q", ts), a.now(), time.Time{}); err != nil {
		return err
	}
	d, err := outbound.New(headKey(t), a.config.Channel, t.Head)
	if err != nil {
		return err
	}
	d.Update = ts
	if _, err := a.sender.PostIdempotent(ctx, d, 1); outbound.IsFinal(err) { // it stays as it is: it names its item
		return a.ledger.Remember(ctx, a.keptHead(ts), []byte("true"), a.now(), time.Time{})
	} else if err != nil {
		return err
	}
	_, err = a.postNews(ctx, key, ts, t.Told, b, true)
	return err
}

// thread returns the ts of a thread's first message; empty where there is none
// yet.
func (a *App) thread(ctx context.Context, place string) (ts string, err error) {
	body, err := a.ledger.Recall(ctx, place)
	if err != nil || body == nil {
		return "", err
	}
	return ts, json.Unmarshal(body, &ts)
}
