package slackapp

import (
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
)

// A delivery is a message on its way to Slack.
type delivery struct {
	Key      string          `json:"key"` // marks the message, so that it is known again
	Channel  string          `json:"channel"`
	Thread   string          `json:"thread,omitempty"`
	User     string          `json:"user,omitempty"`     // only this person sees it
	Response string          `json:"response,omitempty"` // response_url, rather than a post
	Text     string          `json:"text"`
	Blocks   json.RawMessage `json:"blocks,omitempty"`
}

// permanent are Slack's errors that trying again does not mend.
var permanent = []string{
	"missing_scope", "channel_not_found", "token_revoked", "token_expired", "invalid_auth", "not_authed", "account_inactive",
	"not_in_channel", "is_archived", "user_not_in_channel", "restricted_action", "no_permission", "ekm_access_denied", "team_access_not_granted",
}

// deliver posts one message, once. What Slack accepted without our hearing of
// it is found by its mark before it is posted again.
func (a *App) deliver(ctx context.Context, body []byte, attempt int) error {
	var d delivery
	if err := json.Unmarshal(body, &d); err != nil {
		return jobs.Never(fmt.Errorf("reading a delivery: %w", err))
	}
	if attempt > 1 && d.Response == "" && d.User == "" {
		there, err := a.posted(ctx, d)
		if err != nil {
			return outcome(err)
		}
		if there {
			return nil
		}
	}
	if err := a.limits.wait(ctx, d.Channel); err != nil {
		return err
	}
	err := a.post(ctx, d)
	if has(err, "invalid_blocks", "msg_blocks_too_long", "invalid_blocks_format") {
		a.log.Warn("Slack refused the blocks: sent as text", "key", d.Key, "error", err)
		d.Blocks = nil
		err = a.post(ctx, d)
	}
	if has(err, permanent...) {
		a.log.Error("Slack does not take this message, now or later: mend what the error names", "channel", d.Channel, "key", d.Key, "error", err)
	}
	return outcome(err)
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

func has(err error, codes ...string) bool {
	var refused slack.SlackErrorResponse
	return errors.As(err, &refused) && slices.Contains(codes, refused.Err)
}

func (a *App) post(ctx context.Context, d delivery) error {
	if d.Response != "" {
		return a.respond(ctx, d)
	}
	options := []slack.MsgOption{slack.MsgOptionText(d.Text, false), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl()}
	if len(d.Blocks) > 0 {
		var set slack.Blocks
		if err := json.Unmarshal(d.Blocks, &set); err != nil {
			return fmt.Errorf("reading blocks: %w", err)
		}
		options = append(options, slack.MsgOptionBlocks(set.BlockSet...))
	}
	if d.Thread != "" {
		options = append(options, slack.MsgOptionTS(d.Thread))
	}
	if d.User != "" {
		_, err := a.api.PostEphemeralContext(ctx, d.Channel, d.User, options...)
		return err
	}
	options = append(options, slack.MsgOptionMetadata(slack.SlackMetadata{EventType: markType, EventPayload: map[string]any{"key": d.Key}}))
	_, _, err := a.api.PostMessageContext(ctx, d.Channel, options...)
	return err
}

// markType names the metadata that marks our messages.
const markType = "rectify_delivery"

// posted looks for the message among those after it could have been posted.
func (a *App) posted(ctx context.Context, d delivery) (bool, error) {
	var messages []slack.Message
	if d.Thread != "" {
		replies, _, _, err := a.api.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
			ChannelID: d.Channel, Timestamp: d.Thread, Limit: 200, IncludeAllMetadata: true,
		})
		if err != nil {
			return false, err
		}
		messages = replies
	} else {
		history, err := a.api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{
			ChannelID: d.Channel, Limit: 50, IncludeAllMetadata: true,
		})
		if err != nil {
			return false, err
		}
		messages = history.Messages
	}
	return slices.ContainsFunc(messages, func(m slack.Message) bool {
		return m.Metadata.EventType == markType && m.Metadata.EventPayload["key"] == d.Key
	}), nil
}

// respond answers through a response_url, which must be Slack's own.
func (a *App) respond(ctx context.Context, d delivery) error {
	target, err := url.Parse(d.Response)
	if err != nil || !a.isSlack(target) {
		return jobs.Never(fmt.Errorf("a response_url that is not Slack's: %q", d.Response))
	}
	message := &slack.WebhookMessage{Text: d.Text, ResponseType: slack.ResponseTypeEphemeral, ThreadTimestamp: d.Thread}
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
