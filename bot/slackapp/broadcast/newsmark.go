package broadcast

import (
	"context"
	"fmt"
	"time"

	"rectify/bot/jobs"
	"rectify/handlers/view"
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
	return view.Edit(ctx, b.Ledger, b.announcedMark(), b.Now(), time.Time{}, func(mark *int64) error {
		*mark = max(told, *mark)
		return nil
	})
}

func (b *Broadcaster) announcedMark() string { return "announced in " + b.Channel }

// AnnouncedUpTo returns the sequence of the last announced entry. If there is none, it
// records and returns the current one.
func (b *Broadcaster) AnnouncedUpTo(ctx context.Context) (int64, error) {
	sequence, there, err := view.Load[int64](ctx, b.Ledger, b.announcedMark())
	if err != nil || there {
		return sequence, err
	}
	if sequence, err = b.Ledger.Sequence(ctx); err != nil {
		return 0, err
	}
	return sequence, b.markAnnounced(ctx, sequence)
}
