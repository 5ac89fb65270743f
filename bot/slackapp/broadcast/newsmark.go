package broadcast

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"rectify/bot/jobs"
)

// EnqueueNews adds a job if the ledger has changes that were not announced. At most
// one job runs and one waits; each announces all new changes when it runs.
func (b *Broadcaster) EnqueueNews(ctx context.Context, queue *jobs.Queue) error {
	if b.Channel == "" {
		return nil
	}
	told, err := b.AnnouncedUpTo(ctx)
	if err != nil {
		return err
	}
	sequence, err := b.Ledger.Sequence(ctx)
	if err != nil || sequence <= told {
		return err
	}
	if waiting, err := queue.Waiting(ctx, NewsJobs); err != nil || waiting > 1 {
		return err
	}
	_, err = queue.Add(ctx, jobs.Job{Kind: NewsJobs, Key: fmt.Sprint("news ", told, " ", sequence)})
	return err
}

// markAnnounced records the last announced entry. It never moves the mark back:
// another replica may be further.
func (b *Broadcaster) markAnnounced(ctx context.Context, told int64) error {
	return b.Ledger.Revise(ctx, b.announcedMark(), b.Now(), time.Time{}, func(body []byte) ([]byte, error) {
		further, err := readMark(body)
		return fmt.Append(nil, max(told, further)), err
	})
}

// readMark reads a saved sequence, or 0.
func readMark(body []byte) (sequence int64, err error) {
	if body == nil {
		return 0, nil
	}
	return sequence, json.Unmarshal(body, &sequence)
}

func (b *Broadcaster) announcedMark() string { return "announced in " + b.Channel }

// AnnouncedUpTo returns the sequence of the last announced entry. If there is none, it
// records and returns the current one.
func (b *Broadcaster) AnnouncedUpTo(ctx context.Context) (sequence int64, err error) {
	body, err := b.Ledger.Recall(ctx, b.announcedMark())
	if err != nil {
		return 0, err
	}
	if body != nil {
		return readMark(body)
	}
	if sequence, err = b.Ledger.Sequence(ctx); err != nil {
		return 0, err
	}
	return sequence, b.markAnnounced(ctx, sequence)
}
