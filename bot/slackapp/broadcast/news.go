package broadcast

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/outbound"
	"rectify/bot/slackapp/reach"
	"rectify/data/text"
	"rectify/handlers/digest"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// NewsJobs post news in the ledger channel, one after another.
const NewsJobs = "slack_announce"

// maxNews is how many changes are announced at a time. The others wait in the history.
const maxNews = 500

// A newsBatch is a range of entries that are announced together: those after the last
// announced one, up to Last. It is saved before its first message is posted, so that
// after a kill the same messages are looked up, and none is posted twice.
type newsBatch struct {
	Last int64     `json:"last"` // sequence
	At   time.Time `json:"at"`
}

func (b *Broadcaster) batchMark() string { return "announcing in " + b.Channel }

// PostNews runs a job of NewsJobs: it announces new changes in the ledger channel,
// batch after batch.
func (b *Broadcaster) PostNews(ctx context.Context, _ []byte, _ int) error {
	for {
		if after := b.Sender.Full(b.Channel); after > 0 {
			return jobs.Later(after)
		}
		more, err := b.announceBatch(ctx)
		if err != nil { // if the channel rejects posts, the changes wait in the history
			return b.Reach.Report(ctx, b.Channel, err)
		}
		if !more {
			return nil
		}
	}
}

// announceBatch posts one batch. more reports whether there may be another.
func (b *Broadcaster) announceBatch(ctx context.Context) (more bool, err error) {
	told, err := b.AnnouncedUpTo(ctx)
	if err != nil {
		return false, err
	}
	now, again, err := b.openBatch(ctx, told)
	if err != nil {
		return false, err
	}
	news, err := b.Ledger.Since(ctx, told, maxNews)
	if err != nil || len(news) == 0 {
		return false, err
	}
	if again {
		for len(news) > 0 && news[len(news)-1].Sequence > now.Last {
			news = news[:len(news)-1]
		}
	} else {
		now = newsBatch{news[len(news)-1].Sequence, b.Now()}
		if err := view.Save(ctx, b.Ledger, b.batchMark(), now, b.Now(), time.Time{}); err != nil {
			return false, err
		}
	}
	all, err := b.Writer.Announce(ctx, b.Lang, news)
	if err != nil {
		return false, err
	}
	stale := map[string]digest.ThreadNews{} // by the ts of a thread's first message, the last that was posted below it
	for _, t := range all.Threads {
		head, err := b.announceInThread(ctx, t, now, again)
		if err != nil {
			return false, err
		}
		if head != "" {
			stale[head] = t
		}
	}
	b.renewHeads(ctx, stale)
	for i, out := range all.Roundup {
		key := fmt.Sprintf("roundup %d-%d %d", told, now.Last, i)
		if _, err := b.postMessage(ctx, key, "", out, now, again); err != nil {
			return false, err
		}
	}
	if len(all.Threads)+len(all.Roundup) > 0 {
		if err := b.Reach.Restored(ctx, b.Channel); err != nil {
			return false, err
		}
	}
	return true, b.markAnnounced(ctx, now.Last)
}

// openBatch returns the batch that was started and not finished; ok is false if there
// is none.
func (b *Broadcaster) openBatch(ctx context.Context, told int64) (batch newsBatch, ok bool, err error) {
	batch, ok, err = view.Load[newsBatch](ctx, b.Ledger, b.batchMark())
	return batch, ok && batch.Last > told, err
}

// postMessage posts one message of a batch, in a thread or in the channel.
func (b *Broadcaster) postMessage(ctx context.Context, key, thread string, out reply.Reply, batch newsBatch, again bool) (at outbound.Place, err error) {
	d, err := outbound.New(key, b.Channel, out)
	if err != nil {
		return at, err
	}
	d.Thread, d.Kept = thread, batch.At
	attempt := 1
	if again {
		attempt++
	}
	if again && thread != "" { // if the thread's first message was deleted, it may be in the channel
		loose := d
		loose.Thread = ""
		there, err := b.Sender.Find(ctx, loose)
		if err != nil && !outbound.IsFinal(err) {
			return at, err
		}
		if there.Timestamp != "" {
			return outbound.Place{TS: there.Timestamp, Thread: there.ThreadTimestamp}, nil
		}
	}
	at, err = b.Sender.PostIdempotent(ctx, d, attempt)
	if outbound.RemedyOf(err) == outbound.Shorten {
		d.Text, d.Blocks, d.Simple = text.Clip(reach.FirstLine(d.Text), reach.MaxQuoted)+out.Lang.Phrase(detailsInLog), nil, nil
		at, err = b.Sender.PostIdempotent(ctx, d, attempt)
	}
	if outbound.RemedyOf(err) == outbound.Shorten { // later messages do not wait for it
		b.Log.Error("announcement dropped", "key", key, "error", err)
		return outbound.Place{Thread: thread}, nil
	}
	if err == nil && thread != "" && at.Thread != thread && b.isIn(ctx, thread, at.TS) {
		at.Thread = thread
	}
	return at, err
}

// isIn reports whether a message is a reply in a thread of the ledger channel.
func (b *Broadcaster) isIn(ctx context.Context, thread, ts string) bool {
	messages, err := b.Sender.Thread(ctx, b.Channel, thread)
	return err == nil && slices.ContainsFunc(messages, func(m slack.Message) bool { return m.Timestamp == ts && ts != thread })
}
