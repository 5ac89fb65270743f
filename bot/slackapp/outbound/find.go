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

// Limits of a search for a marked message: the page size is Slack's largest, and the
// number of pages covers a busy thread or an hour of a busy channel.
const (
	pageSize     = 200
	maxPages     = 25
	clocksDiffer = 10 * time.Minute // the largest difference between our clock and Slack's
)

// Find searches the messages that may have been posted since the delivery was created.
// It returns the zero value if the message is not there.
func (s *Sender) Find(ctx context.Context, d Delivery) (there slack.Message, err error) {
	if d.Thread != "" {
		messages, err := s.Thread(ctx, d.Channel, d.Thread)
		return withMark(messages, d.Key), err
	}
	// Our clock may be ahead of Slack's: read at least one page.
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

// withMark returns the message with that key, or the zero value.
func withMark(messages []slack.Message, key string) slack.Message {
	for _, m := range messages {
		if m.Metadata.EventType == MarkType && m.Metadata.EventPayload["key"] == key {
			return m
		}
	}
	return slack.Message{}
}

// saidAt returns the time of a message's ts, or the zero time if it is not valid.
func saidAt(ts string) time.Time {
	seconds, err := strconv.ParseFloat(ts, 64)
	if err != nil {
		return time.Time{}
	}
	return time.Unix(int64(seconds), 0)
}

// Thread returns all messages of a thread.
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
// delivery was created.
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

// sentLife is how long the record of a sent private answer is kept.
const sentLife = 2 * time.Hour

func sentMark(key string) string { return "sent " + key }

// wasSent reports whether a private message, which Slack offers no way to look
// up, is recorded as sent.
func (s *Sender) wasSent(ctx context.Context, key string) (bool, error) {
	body, err := s.Memory.Recall(ctx, sentMark(key))
	return body != nil, err
}

// noteSent records a private message as sent. If the process dies between Slack's
// response and this record, it is sent again.
func (s *Sender) noteSent(ctx context.Context, key string) {
	body, _ := json.Marshal(true)
	if err := s.Memory.Remember(context.WithoutCancel(ctx), sentMark(key), body, s.Now(), s.Now().Add(sentLife)); err != nil {
		s.Log.Warn("delivery record not saved", "key", key, "error", err)
	}
}
