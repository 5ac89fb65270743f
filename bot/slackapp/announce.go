package slackapp

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/jobs"
	"rectify/data/ledger"
	"rectify/handlers"
)

// announcementJobs tell the ledger channel of changes, one after another.
const announcementJobs = "slack_news"

// lookEvery is how often the ledger is looked at for changes made by others;
// our own are announced at once.
const lookEvery = 5 * time.Second

// mostNews is how many changes are taken from the ledger at a time.
const mostNews = 100

// announcement is one change on its way to the ledger channel.
type announcement struct {
	Notice string   `json:"notice"`
	Number int      `json:"number"`
	Head   delivery `json:"head"`
	News   delivery `json:"news"`
}

// Follow announces every change of the ledger in the ledger channel, whoever
// makes it, brings people's homes up to date, and sends digests and reminders
// when they are due, until ctx ends.
func (a *App) Follow(ctx context.Context) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		if err := a.askForHomes(ctx); err != nil && ctx.Err() == nil {
			a.log.Error("homes could not be asked for", "error", err)
		}
		if err := a.look(ctx); err != nil && ctx.Err() == nil {
			a.log.Error("digests and reminders could not be looked after", "error", err)
		}
		if err := a.announceNew(ctx); err != nil && ctx.Err() == nil {
			a.log.Error("changes could not be announced", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-a.changed:
		}
	}
}

// announceNew makes jobs of the changes since the last look. The mark of how
// far it got moves after they are kept, and a job is kept once.
func (a *App) announceNew(ctx context.Context) error {
	if a.config.Channel == "" {
		return nil
	}
	told, err := a.told(ctx)
	if err != nil {
		return err
	}
	for {
		news, err := a.ledger.Since(ctx, told, mostNews)
		if err != nil || len(news) == 0 {
			return err
		}
		for _, entry := range news {
			if err := a.announce(ctx, entry); err != nil {
				return err
			}
		}
		told = news[len(news)-1].Sequence
		if err := a.markTold(ctx, told); err != nil {
			return err
		}
	}
}

// markTold moves the mark on; another replica may have moved it further.
func (a *App) markTold(ctx context.Context, told int64) error {
	return a.ledger.Revise(ctx, a.toldMark(), a.now(), time.Time{}, func(body []byte) ([]byte, error) {
		further, err := readMark(body)
		return fmt.Append(nil, max(told, further)), err
	})
}

// readMark reads how far the ledger channel knows the history: 0 for nothing.
func readMark(body []byte) (sequence int64, err error) {
	if body == nil {
		return 0, nil
	}
	return sequence, json.Unmarshal(body, &sequence)
}

func (a *App) toldMark() string { return "announced in " + a.config.Channel }

// told is how far the ledger channel knows the history: from now on where it
// was never told anything.
func (a *App) told(ctx context.Context) (sequence int64, err error) {
	body, err := a.ledger.Recall(ctx, a.toldMark())
	if err != nil {
		return 0, err
	}
	if body != nil {
		return readMark(body)
	}
	if sequence, err = a.ledger.Sequence(ctx); err != nil {
		return 0, err
	}
	return sequence, a.markTold(ctx, sequence)
}

func (a *App) announce(ctx context.Context, e ledger.Entry) error {
	head, news, ok, err := a.assistant.Announce(ctx, a.config.Lang, e)
	if err != nil || !ok {
		return err
	}
	item := announcement{Notice: e.Notice, Number: e.Number}
	if item.Head, err = draw(fmt.Sprintf("item %s %d", e.Notice, e.Number), a.config.Channel, head); err != nil {
		return err
	}
	if item.News, err = draw(fmt.Sprintf("entry %d", e.Sequence), a.config.Channel, news); err != nil {
		return err
	}
	body, err := json.Marshal(item)
	if err != nil {
		return err
	}
	_, err = a.outbox.Add(ctx, jobs.Job{Kind: announcementJobs, Key: item.News.Key, Body: body})
	return err
}

// draw makes a delivery to a channel, or to a person, of a reply.
func draw(key, to string, reply handlers.Reply) (delivery, error) {
	d := delivery{Key: key, Channel: to, Text: plain(reply)}
	for _, part := range reply.Parts {
		if chart, ok := part.(handlers.Chart); ok {
			d.Charts = append(d.Charts, chart)
		}
	}
	set := blocks(reply)
	var err error
	if d.Blocks, err = json.Marshal(slack.Blocks{BlockSet: set}); err != nil {
		return d, fmt.Errorf("rendering a reply: %w", err)
	}
	if slices.ContainsFunc(set, isNew) {
		d.Simple, err = json.Marshal(slack.Blocks{BlockSet: drawn(reply, onPlainMessage)})
	}
	return d, err
}

// isNew reports whether a block is of those that not every workspace takes.
func isNew(block slack.Block) bool {
	switch block.BlockType() {
	case slack.MBTTable, slack.MBTContextActions, slack.MBTDataTable, slack.MBTDataVisualization:
		return true
	}
	return false
}

// tell posts an announcement into its item's thread, which the first one opens.
func (a *App) tell(ctx context.Context, body []byte, attempt int) error {
	var item announcement
	if err := json.Unmarshal(body, &item); err != nil {
		return jobs.Never(fmt.Errorf("reading an announcement: %w", err))
	}
	place := fmt.Sprintf("thread in %s of %s %d", item.Head.Channel, item.Notice, item.Number)
	thread, err := a.thread(ctx, place)
	if err != nil {
		return err
	}
	if thread == "" {
		if thread, err = a.once(ctx, item.Head, attempt); err != nil {
			return outcome(err)
		}
		if err := a.ledger.Remember(ctx, place, fmt.Appendf(nil, "%q", thread), a.now(), time.Time{}); err != nil {
			return err
		}
	}
	item.News.Thread = thread
	_, err = a.once(ctx, item.News, attempt)
	if has(err, "thread_not_found", "message_not_found") { // somebody deleted it
		if err := a.ledger.Remember(ctx, place, []byte(`""`), a.now(), time.Time{}); err != nil {
			return err
		}
	}
	return outcome(err)
}

// thread is the ts of what a thread began with; empty where there is none yet.
func (a *App) thread(ctx context.Context, place string) (ts string, err error) {
	body, err := a.ledger.Recall(ctx, place)
	if err != nil || body == nil {
		return "", err
	}
	return ts, json.Unmarshal(body, &ts)
}
