package broadcast

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/identity"
	"rectify/bot/slackapp/outbound"
	"rectify/handlers/digest"
	"rectify/handlers/reply"
)

// queryOf returns what a digest reports: to a person in their own language, where
// they did not choose another, and to a channel in the office's.
func (b *Broadcaster) queryOf(ctx context.Context, d digest.DueDigest) digest.DigestQuery {
	q := digest.DigestQuery{Lang: b.Lang, Since: d.Sent.Since, Review: d.Sent.Review}
	switch {
	case d.Lang != "":
		q.Lang = d.Lang
	case identity.IsPerson(d.To):
		q.Lang = b.People.LangOf(ctx, d.To)
	}
	if d.Mine && !d.All {
		q.Person = d.To
	}
	return q
}

// PublishDigest posts a digest and its thread, or updates them where they were
// posted. Each message is recorded as soon as it is posted; again says that
// they may have been posted without a record.
//
// noted is the record that the caller saw. It is read again right before each
// message: where it has changed, another process took this one for dead and has
// posted the digest. It is nil where somebody asks for the digest now, whoever
// else posts it.
func (b *Broadcaster) PublishDigest(ctx context.Context, key string, d digest.DueDigest, noted *digest.SentDigest, again bool) error {
	sent := d.Sent
	still := func(ctx context.Context) error {
		if noted == nil {
			return nil
		}
		now, err := b.Writer.LastDigest(ctx, d.To)
		if err == nil && placed(now, noted.Date) != placed(*noted, noted.Date) {
			return jobs.ErrTaken
		}
		return err
	}
	note := func() error {
		if noted != nil {
			*noted = sent
		}
		return b.Writer.DigestSent(ctx, d.To, sent)
	}
	sequence, err := b.Ledger.Sequence(ctx)
	if err != nil || sent.Place != "" && sent.Sequence == sequence {
		return err
	}
	digest, err := b.Writer.Digest(ctx, b.queryOf(ctx, d))
	if err != nil {
		return err
	}
	if sent.Place == "" && d.Silent && digest.Empty() {
		sent.Sequence = sequence
		return note()
	}
	shown, err := shownAs(digest)
	if err != nil {
		return err
	}
	changed := shown != sent.Shown
	channel, ts, posted := strings.Cut(sent.Place, " ")
	if !posted {
		if channel, ts, err = b.postHead(ctx, key, d.To, digest.Head, again, still); err != nil {
			return err
		}
		sent.Place, sent.Shown = channel+" "+ts, shown
		if err := note(); err != nil {
			return err
		}
	} else if changed {
		if err := b.updatePosted(ctx, key, channel, ts, b.withUpdateTime(digest.Head)); err != nil {
			return err
		}
	}
	switch {
	case sent.Thread == "" && len(digest.Detail.Parts) > 0:
		sent.Thread, err = b.postDetail(ctx, key, channel, ts, digest.Detail, again || posted, still)
	case sent.Thread != "" && changed:
		err = b.updatePosted(ctx, key+" detail", channel, sent.Thread, orNothing(digest.Detail))
	}
	if err != nil && !outbound.IsGone(err) {
		return err
	}
	sent.Shown, sent.Sequence = shown, sequence
	return note()
}

// placed returns where the digest of a day was posted, if that is recorded.
func placed(sent digest.SentDigest, date string) string {
	if sent.Date != date {
		return ""
	}
	return strings.TrimSpace(sent.Place + " " + sent.Thread)
}

// postHead posts a digest's message in a channel or to a person, and returns
// its channel and ts.
func (b *Broadcaster) postHead(ctx context.Context, key, to string, head reply.Reply, again bool,
	still func(context.Context) error) (channel, ts string, err error) {
	channel = to
	if identity.IsPerson(to) {
		if channel, err = b.Sender.DirectMessages(ctx, to); err != nil {
			return "", "", err
		}
	}
	d, err := outbound.New(key, channel, head)
	if err != nil {
		return "", "", err
	}
	d.Again, d.Kept, d.Still = again, startOf(b.Now()), still // with the words of now: what changed meanwhile is in no other digest
	at, err := b.Sender.PostIdempotent(ctx, d, 1)
	return channel, at.TS, err
}

// postDetail posts the details of a digest into its thread.
func (b *Broadcaster) postDetail(ctx context.Context, key, channel, thread string, detail reply.Reply, again bool,
	still func(context.Context) error) (ts string, err error) {
	d, err := outbound.New(key+" detail", channel, detail)
	if err != nil {
		return "", err
	}
	d.Thread, d.Again, d.Kept, d.Still = thread, again, startOf(b.Now()), still
	at, err := b.Sender.PostIdempotent(ctx, d, 1)
	return at.TS, err
}

// updatePosted replaces a message. If it was deleted, nothing is done.
func (b *Broadcaster) updatePosted(ctx context.Context, key, channel, ts string, out reply.Reply) error {
	d, err := outbound.New(key, channel, out)
	if err != nil {
		return err
	}
	d.Update, d.Charts = ts, nil // their pictures are of when it was posted
	if _, err = b.Sender.PostIdempotent(ctx, d, 1); outbound.IsGone(err) {
		return nil
	}
	return err
}

// shownAs is a fingerprint of what a digest shows.
func shownAs(digest digest.Digest) (string, error) {
	sum := sha256.New()
	for _, out := range []reply.Reply{digest.Head, digest.Detail} {
		d, err := outbound.New("", "", out)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(sum, "%d %s %s", len(d.Text), d.Text, d.Blocks)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// withUpdateTime says below the title of a digest's message when it was updated.
func (b *Broadcaster) withUpdateTime(head reply.Reply) reply.Reply {
	at := b.Now().Format("15:04")
	head.Parts = slices.Insert(slices.Clone(head.Parts), min(1, len(head.Parts)), reply.Part(reply.Paragraph{Text: head.Lang.Phrase(updatedAt, at)}))
	return head
}

// orNothing returns a digest's details, or a line that says that nothing is left.
func orNothing(detail reply.Reply) reply.Reply {
	if len(detail.Parts) == 0 {
		detail.Parts = []reply.Part{reply.Paragraph{Text: detail.Lang.Phrase(nothingLeft)}}
	}
	return detail
}

// PostDigest posts the digest in the ledger channel at once and records it as
// the day's. Where the channel has today's already, it is posted only with
// again. A digest of another day, the day of q.At, is posted too, but not
// recorded. ok is false where nothing was posted.
func (b *Broadcaster) PostDigest(ctx context.Context, q digest.DigestQuery, again bool) (ok bool, err error) {
	channel := b.Channel
	if channel == "" {
		return false, errors.New("there is no channel for the digest")
	}
	if !q.At.IsZero() && q.At.Format(time.DateOnly) != b.today() {
		return b.postPast(ctx, q, again)
	}
	d, err := b.Writer.NextDigest(ctx, channel)
	if err != nil {
		return false, err
	}
	key := digestOf{channel, b.today()}.key()
	if d.Sent.Date == "" { // today's digest was posted already
		if !again {
			return false, nil
		}
		if d.Sent, err = b.Writer.LastDigest(ctx, channel); err != nil {
			return false, err
		}
		d.Sent.Place, d.Sent.Thread, d.Sent.Sequence = "", "", 0
		key += " again " + b.Now().Format(time.RFC3339Nano)
	}
	d.Silent = false // explicitly requested
	return true, b.PublishDigest(ctx, key, d, nil, true)
}

// postPast posts the digest of a past day.
func (b *Broadcaster) postPast(ctx context.Context, q digest.DigestQuery, again bool) (ok bool, err error) {
	digest, err := b.Writer.Digest(ctx, q)
	if err != nil {
		return false, err
	}
	channel := b.Channel
	key := digestOf{channel, digest.Date}.key()
	if again {
		key += " again " + b.Now().Format(time.RFC3339Nano)
	}
	if there, err := b.Sender.Find(ctx, outbound.Delivery{Key: key, Channel: channel, Kept: startOf(q.At)}); err != nil || there.Timestamp != "" {
		return false, err
	}
	_, ts, err := b.postHead(ctx, key, channel, digest.Head, false, nil)
	if err == nil && len(digest.Detail.Parts) > 0 {
		_, err = b.postDetail(ctx, key, channel, ts, digest.Detail, false, nil)
	}
	return err == nil, err
}
