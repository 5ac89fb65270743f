package broadcast

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"rectify/bot/slackapp/outbound"
	"rectify/handlers/digest"
	"rectify/handlers/view"
)

// announceInThread posts a message into its item's thread. It opens a thread if there
// is none, or if its first message was deleted. It returns the ts of the first message
// if that does not mention t yet.
func (b *Broadcaster) announceInThread(ctx context.Context, t digest.ThreadNews, batch newsBatch, again bool) (stale string, err error) {
	place := fmt.Sprintf("thread in %s of %s %d", b.Channel, t.Notice, t.Number)
	thread, err := b.thread(ctx, place)
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
			head, err := b.postMessage(ctx, headKey(t), "", t.Head, batch, again)
			if err != nil {
				return "", err
			}
			thread = head.TS
			if err := view.Save(ctx, b.Ledger, place, thread, b.Now(), time.Time{}); err != nil {
				return "", err
			}
		}
		said, err := b.postMessage(ctx, key, thread, t.Told, batch, again)
		switch {
		case err == nil && said.Thread == thread && opened:
			return "", nil
		case err == nil && said.Thread == thread:
			return thread, nil
		case err == nil && said.Thread == "": // the head is gone, and Slack put the message into the channel: it becomes the head
			return "", b.makeHead(ctx, place, said.TS, key, t, batch)
		case err != nil && !outbound.Has(err, "thread_not_found", "message_not_found"):
			return "", err
		}
		thread = ""
	}
	return "", fmt.Errorf("no thread of item %d is to be had", t.Number)
}

// headKey marks the first message of an item's thread.
func headKey(t digest.ThreadNews) string { return fmt.Sprintf("item %s %d", t.Notice, t.Number) }

// renewWithin limits how long the updates of threads' first messages take after a
// batch. It is less than a shutdown waits for a job.
const renewWithin = 3 * time.Second

// renewHeads updates the first messages of threads to the current state and the last
// change of their items. The threads contain the changes anyway: errors are only
// logged, and what is not updated in time is updated with the item's next change.
// Slack counts updates apart from posts, so they do not wait for the channel's rate.
func (b *Broadcaster) renewHeads(ctx context.Context, stale map[string]digest.ThreadNews) {
	ctx, cancel := context.WithTimeout(ctx, renewWithin)
	defer cancel()
	for _, ts := range slices.Sorted(maps.Keys(stale)) {
		t := stale[ts]
		if kept, err := b.Ledger.Recall(ctx, b.keptHead(ts)); err != nil || kept != nil {
			continue
		}
		d, err := outbound.New(headKey(t), b.Channel, t.Head)
		if err == nil {
			d.Update = ts
			_, err = b.Sender.Post(ctx, d)
		}
		if err != nil {
			b.Log.Warn("thread head not renewed", "notice", t.Notice, "item", t.Number, "error", err)
		}
	}
}

// keptHead marks the first message of a thread that tells of a change which no
// message below it tells of: it is not renewed.
func (b *Broadcaster) keptHead(ts string) string { return "kept head " + b.Channel + " " + ts }

// makeHead turns a message in the channel into the head of its item's thread,
// and posts what the message said into that thread.
func (b *Broadcaster) makeHead(ctx context.Context, place, ts, key string, t digest.ThreadNews, batch newsBatch) error {
	if err := view.Save(ctx, b.Ledger, place, ts, b.Now(), time.Time{}); err != nil {
		return err
	}
	d, err := outbound.New(headKey(t), b.Channel, t.Head)
	if err != nil {
		return err
	}
	d.Update = ts
	if _, err := b.Sender.PostIdempotent(ctx, d, 1); outbound.IsFinal(err) { // it stays as it is: it names its item
		return b.Ledger.Remember(ctx, b.keptHead(ts), []byte("true"), b.Now(), time.Time{})
	} else if err != nil {
		return err
	}
	_, err = b.postMessage(ctx, key, ts, t.Told, batch, true)
	return err
}

// thread returns the ts of a thread's first message, or "".
func (b *Broadcaster) thread(ctx context.Context, place string) (string, error) {
	ts, _, err := view.Load[string](ctx, b.Ledger, place)
	return ts, err
}
