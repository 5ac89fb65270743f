package outbound

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	"github.com/slack-go/slack"
)

// MarkType names the metadata that marks our messages.
const MarkType = "rectify_delivery"

// How messages are looked through for a mark: pages of the largest size that
// Slack serves, and as many of them as a busy thread or an hour of a busy
// channel has.
const (
	pageSize     = 200
	maxPages     = 25
	clocksDiffer = 10 * time.Minute // at most, ours and Slack's
)

// Find looks for a message among those that may have been posted since the
// delivery was made; the zero value where it is not there.
func (s *Sender) Find(ctx context.Context, d Delivery) (there slack.Message, err error) {
	if d.Thread != "" {
		messages, err := s.Thread(ctx, d.Channel, d.Thread)
		return withMark(messages, d.Key), err
	}
	// Our clock may be ahead of Slack's: at least one page is looked at.
	since := d.Kept.Add(-clocksDiffer)
	cursor := ""
	for range maxPages {
		page, err := s.API.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{
			ChannelID: d.Channel, Cursor: cursor, Limit: pageSize, IncludeAllMetadata: true,
		})
		if err != nil {
			return slack.Message{}, err
		}
		if there = withMark(page.Messages, d.Key); there.Timestamp != "" {
			return there, nil
		}
		cursor = page.ResponseMetaData.NextCursor
		if cursor == "" || len(page.Messages) == 0 || saidAt(page.Messages[len(page.Messages)-1].Timestamp).Before(since) {
			return slack.Message{}, nil
		}
	}
	return slack.Message{}, nil
}

// withMark is the message with that key; the zero value where none has it.
func withMark(messages []slack.Message, key string) slack.Message {
	for _, m := range messages {
		if m.Metadata.EventType == MarkType && m.Metadata.EventPayload["key"] == key {
			return m
		}
	}
	return slack.Message{}
}

// saidAt is the time of a message's ts; the zero time for what is none.
func saidAt(ts string) time.Time {
	seconds, err := strconv.ParseFloat(ts, 64)
	if err != nil {
		return time.Time{}
	}
	return time.Unix(int64(seconds), 0)
}

// Thread are the messages of a thread, all of them.
func (s *Sender) Thread(ctx context.Context, channel, thread string) (all []slack.Message, err error) {
	cursor := ""
	for range maxPages {
		page, more, next, err := s.API.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
			ChannelID: channel, Timestamp: thread, Cursor: cursor, Limit: pageSize, IncludeAllMetadata: true,
		})
		if err != nil {
			return nil, err
		}
		if all = append(all, page...); !more || next == "" {
			break
		}
		cursor = next
	}
	return all, nil
}

// uploaded reports whether a file is in the person's direct messages since the
// delivery was made.
func (s *Sender) uploaded(ctx context.Context, channel string, d Delivery) (bool, error) {
	page, err := s.API.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{ChannelID: channel, Limit: pageSize})
	if IsFinal(err) {
		return false, nil // a duplicate is better than a lost message
	}
	if err != nil {
		return false, err
	}
	for _, m := range page.Messages {
		for _, f := range m.Files {
			if f.Title == d.File.Name && !saidAt(m.Timestamp).Before(d.Kept.Truncate(time.Second)) {
				return true, nil
			}
		}
	}
	return false, nil
}

// sentLife is how long a private answer is known to have been sent.
const sentLife = 2 * time.Hour

func sentMark(key string) string { return "sent " + key }

// wasSent reports whether a private message, which Slack offers no way to look
// up, is recorded as sent.
func (s *Sender) wasSent(ctx context.Context, key string) (bool, error) {
	body, err := s.Memory.Recall(ctx, sentMark(key))
	return body != nil, err
}

// noteSent records a private message as sent. Where the process dies between
// Slack's response and this record, it is sent again.
func (s *Sender) noteSent(ctx context.Context, key string) {
	body, _ := json.Marshal(true)
	if err := s.Memory.Remember(context.WithoutCancel(ctx), sentMark(key), body, s.Now(), s.Now().Add(sentLife)); err != nil {
		s.Log.Warn("delivery record not saved", "key", key, "error", err)
	}
}
