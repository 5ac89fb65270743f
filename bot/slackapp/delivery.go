package slackapp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/jobs"
	"rectify/handlers"
)

// A delivery is a message on its way to Slack.
type delivery struct {
	Key      string           `json:"key"` // marks the message, so that it is known again
	Channel  string           `json:"channel"`
	Thread   string           `json:"thread,omitempty"`
	User     string           `json:"user,omitempty"`     // only this person sees it
	Response string           `json:"response,omitempty"` // response_url, rather than a post
	Public   bool             `json:"public,omitempty"`   // of an answer to a response_url: for everyone in the channel
	Replace  bool             `json:"replace,omitempty"`  // it takes the place of the message that was pressed
	Update   string           `json:"update,omitempty"`   // ts of the message whose place it takes
	Again    bool             `json:"again,omitempty"`    // it may have been posted before, with other words
	Text     string           `json:"text"`
	Blocks   json.RawMessage  `json:"blocks,omitempty"`
	Simple   json.RawMessage  `json:"simple,omitempty"` // the same without newer blocks, where there are any
	File     *handlers.File   `json:"file,omitempty"`   // goes with it, to this person
	Charts   []handlers.Chart `json:"charts,omitempty"` // drawn as pictures where blocks do not show them
}

// permanent are Slack's errors that trying again does not mend.
var permanent = []string{
	"missing_scope", "channel_not_found", "token_revoked", "token_expired", "invalid_auth", "not_authed", "account_inactive",
	"not_in_channel", "is_archived", "user_not_in_channel", "restricted_action", "no_permission", "ekm_access_denied", "team_access_not_granted",
}

// deliver posts one message, once.
func (a *App) deliver(ctx context.Context, body []byte, attempt int) error {
	var d delivery
	if err := json.Unmarshal(body, &d); err != nil {
		return jobs.Never(fmt.Errorf("reading a delivery: %w", err))
	}
	_, err := a.once(ctx, d, attempt)
	return outcome(err)
}

// once posts a message and returns its ts. What Slack accepted without our
// hearing of it is found by its mark before it is posted again.
func (a *App) once(ctx context.Context, d delivery, attempt int) (ts string, err error) {
	defer func() { a.count(d, err) }()
	if d.File != nil {
		return "", a.upload(ctx, d)
	}
	if isPerson(d.Channel) {
		if d.Channel, err = a.directMessages(ctx, d.Channel); err != nil {
			return "", err
		}
	}
	again := false
	if (attempt > 1 || d.Again) && d.Response == "" && d.User == "" && d.Update == "" {
		there, err := a.posted(ctx, d)
		if err != nil {
			return "", err
		}
		if again = there.Timestamp != ""; again && !d.Again {
			if !slices.ContainsFunc(there.Blocks.BlockSet, isChart) {
				a.pictures(ctx, d, there.Timestamp, again)
			}
			return there.Timestamp, nil
		}
		d.Update = there.Timestamp
	}
	if d.Response == "" { // what is pressed or typed is answered at once: Slack limits it by uses, not by time
		if err := a.limits.wait(ctx, d.Channel); err != nil {
			return "", err
		}
	}
	ts, err = a.post(ctx, d)
	for _, simpler := range []json.RawMessage{d.Simple, nil} {
		if !refusedBlocks(err) || len(d.Blocks) == 0 {
			break
		}
		a.log.Warn("Slack refused the blocks: sent in a simpler form", "key", d.Key, "error", err)
		d.Blocks = simpler
		if ts, err = a.post(ctx, d); err == nil {
			a.pictures(ctx, d, ts, again)
		}
	}
	return ts, err
}

// refusedBlocks reports whether it is the blocks that Slack does not take. A
// response_url says no more than that it does not take the message.
func refusedBlocks(err error) bool {
	var status slack.StatusCodeError
	return has(err, "invalid_blocks", "msg_blocks_too_long", "invalid_blocks_format", "only_one_table_allowed") ||
		errors.As(err, &status) && status.Code == http.StatusBadRequest
}

// count notes how a delivery went, and says once what only people can mend.
func (a *App) count(d delivery, err error) {
	var limited *slack.RateLimitedError
	switch {
	case err == nil:
		a.metrics.delivered.WithLabelValues("ok").Inc()
	case errors.As(err, &limited):
		a.metrics.delivered.WithLabelValues("rate_limited").Inc()
	case has(err, permanent...):
		a.metrics.delivered.WithLabelValues("refused").Inc()
		a.log.Error("Slack does not take this message, now or later: mend what the error names", "channel", d.Channel, "key", d.Key, "error", err)
	default:
		a.metrics.delivered.WithLabelValues("failed").Inc()
	}
}

// outcome says whether and when a failed delivery is tried again.
func outcome(err error) error {
	var limited *slack.RateLimitedError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &limited):
		return jobs.Later(max(limited.RetryAfter, time.Second))
	case has(err, permanent...):
		return jobs.Never(err)
	}
	return err
}

// hourly is outcome for what is wanted all day long: what only people can mend
// is tried again by the hour.
func hourly(err error) error {
	if has(err, permanent...) {
		return jobs.Later(time.Hour)
	}
	return outcome(err)
}

func has(err error, codes ...string) bool {
	var refused slack.SlackErrorResponse
	return errors.As(err, &refused) && slices.Contains(codes, refused.Err)
}

func (a *App) post(ctx context.Context, d delivery) (ts string, err error) {
	if d.Response != "" {
		return "", a.respond(ctx, d)
	}
	options := []slack.MsgOption{slack.MsgOptionText(d.Text, false), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl()}
	if len(d.Blocks) > 0 {
		var set slack.Blocks
		if err := json.Unmarshal(d.Blocks, &set); err != nil {
			return "", fmt.Errorf("reading blocks: %w", err)
		}
		options = append(options, slack.MsgOptionBlocks(set.BlockSet...))
	}
	if d.Thread != "" {
		options = append(options, slack.MsgOptionTS(d.Thread))
	}
	if d.User != "" {
		return a.api.PostEphemeralContext(ctx, d.Channel, d.User, options...)
	}
	options = append(options, slack.MsgOptionMetadata(slack.SlackMetadata{EventType: markType, EventPayload: map[string]any{"key": d.Key}}))
	if d.Update != "" {
		_, ts, _, err = a.api.UpdateMessageContext(ctx, d.Channel, d.Update, options...)
		return ts, err
	}
	_, ts, err = a.api.PostMessageContext(ctx, d.Channel, options...)
	return ts, err
}

// markType names the metadata that marks our messages.
const markType = "rectify_delivery"

// directMessages is the channel in which we talk with somebody.
func (a *App) directMessages(ctx context.Context, user string) (string, error) {
	channel, _, _, err := a.api.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: []string{user}})
	if err != nil {
		return "", err
	}
	return channel.ID, nil
}

// upload hands a person a file.
func (a *App) upload(ctx context.Context, d delivery) error {
	channel, err := a.directMessages(ctx, d.Channel)
	if err != nil {
		return err
	}
	_, err = a.api.UploadFileContext(ctx, slack.UploadFileParameters{
		Filename: d.File.Name, Title: d.File.Name, Channel: channel, FileSize: len(d.File.Content), Reader: bytes.NewReader(d.File.Content),
	})
	return err
}

// posted looks for the message among those after it could have been posted; the
// zero value where it is not there.
func (a *App) posted(ctx context.Context, d delivery) (there slack.Message, err error) {
	var messages []slack.Message
	if d.Thread != "" {
		messages, err = a.replies(ctx, d.Channel, d.Thread)
	} else {
		var history *slack.GetConversationHistoryResponse
		history, err = a.api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{
			ChannelID: d.Channel, Limit: 50, IncludeAllMetadata: true,
		})
		if err == nil {
			messages = history.Messages
		}
	}
	if err != nil {
		return slack.Message{}, err
	}
	for _, m := range messages {
		if m.Metadata.EventType == markType && m.Metadata.EventPayload["key"] == d.Key {
			return m, nil
		}
	}
	return slack.Message{}, nil
}

// replies are the messages of a thread.
func (a *App) replies(ctx context.Context, channel, thread string) ([]slack.Message, error) {
	messages, _, _, err := a.api.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
		ChannelID: channel, Timestamp: thread, Limit: 200, IncludeAllMetadata: true,
	})
	return messages, err
}

// respond answers through a response_url, which must be Slack's own.
func (a *App) respond(ctx context.Context, d delivery) error {
	target, err := url.Parse(d.Response)
	if err != nil || !a.isSlack(target) {
		return jobs.Never(fmt.Errorf("a response_url that is not Slack's: %q", d.Response))
	}
	message := &slack.WebhookMessage{Text: d.Text, ResponseType: slack.ResponseTypeEphemeral, ThreadTimestamp: d.Thread, ReplaceOriginal: d.Replace}
	if d.Public {
		message.ResponseType = slack.ResponseTypeInChannel
	}
	if len(d.Blocks) > 0 {
		message.Blocks = &slack.Blocks{}
		if err := json.Unmarshal(d.Blocks, message.Blocks); err != nil {
			return fmt.Errorf("reading blocks: %w", err)
		}
	}
	err = slack.PostWebhookCustomHTTPContext(ctx, d.Response, a.client, message)
	var status slack.StatusCodeError
	if errors.As(err, &status) && status.Code >= http.StatusBadRequest && status.Code < http.StatusInternalServerError && status.Code != http.StatusTooManyRequests {
		return jobs.Never(err) // used five times, or half an hour old
	}
	return err
}

// isSlack reports whether a response_url leads to Slack, or to the API's own
// host where another one is set.
func (a *App) isSlack(target *url.URL) bool {
	if a.config.APIURL != "" {
		api, err := url.Parse(a.config.APIURL)
		return err == nil && target.Scheme == api.Scheme && target.Host == api.Host
	}
	return target.Scheme == "https" && target.Host == "hooks.slack.com"
}
