package outbound

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/identity"
	"rectify/handlers/reply"
)

// A Memory stores what must survive a restart.
type Memory interface {
	// Recall returns what was stored under a name, or nil.
	Recall(ctx context.Context, name string) ([]byte, error)
	// Remember keeps body under a name until that time at least.
	Remember(ctx context.Context, name string, body []byte, now, until time.Time) error
}

// Config holds the dependencies of a Sender. All fields but APIURL are required.
type Config struct {
	API        *slack.Client
	Client     *http.Client // for response_urls
	APIURL     string       // base URL of another server with Slack's API; empty for Slack
	Team       string       // our workspace
	Lang       reply.Lang
	Posts      float64 // messages a second into one channel; 0 means Slack's limit
	Memory     Memory
	Now        func() time.Time
	Log        *slog.Logger
	Count      func(outcome string)                                // called for every attempt: "ok", "rate_limited", "refused" or "failed"
	Reached    func(ctx context.Context, person string, err error) // receives the outcome of direct messages
	File       func(context.Context, reply.File) ([]byte, error)   // produces the file of a delivery
	Background func(do func(ctx context.Context)) bool             // runs do in the background; false if there is no room
}

// A Sender posts messages.
type Sender struct {
	Config
	limits *channelLimits
}

// NewSender returns a sender.
func NewSender(c Config) *Sender { return &Sender{c, newLimits(c.Posts)} }

// A Place is where a message is.
type Place struct {
	TS     string
	Thread string // empty outside of threads
}

// PostIdempotent posts a message and returns its place. After a first attempt it looks
// for the message before it posts again, since Slack may have accepted it without our
// knowing.
func (s *Sender) PostIdempotent(ctx context.Context, d Delivery, attempt int) (at Place, err error) {
	defer func() { s.count(d, err) }()
	if d.File != nil {
		return at, s.upload(ctx, d, attempt)
	}
	if person := d.Channel; identity.IsPerson(person) {
		defer func() { s.Reached(ctx, person, err) }()
		if d.Channel, err = s.DirectMessages(ctx, person); err != nil {
			return at, err
		}
	}
	unseen := d.Response != "" || d.User != "" // private: Slack offers no way to look it up
	if unseen && attempt > 1 {
		if sent, err := s.wasSent(ctx, d.Key); err != nil || sent {
			return at, err
		}
		d = maybeAgain(s.Lang, d)
	}
	again := false
	if (attempt > 1 || d.Again) && !unseen && d.Update == "" {
		there, err := s.Find(ctx, d)
		if IsFinal(err) { // a scope is missing, or the thread is gone: a duplicate is better than a lost message
			s.Log.Warn("delivery lookup failed", "key", d.Key, "channel", d.Channel, "error", err)
			err = nil
		}
		if err != nil {
			return at, err
		}
		if again = there.Timestamp != ""; again && !d.Again {
			if !slices.ContainsFunc(there.Blocks.BlockSet, blockkit.IsChart) {
				s.pictures(ctx, d, there.Timestamp, again)
			}
			return Place{there.Timestamp, there.ThreadTimestamp}, nil
		}
		d.Update = there.Timestamp
	}
	if d.IsLimited() {
		if err := s.limits.of(d.Channel).Wait(ctx); err != nil {
			return at, err
		}
	}
	if at, err = s.postSimpler(ctx, d, again); err == nil && unseen {
		s.noteSent(ctx, d.Key)
	}
	return at, err
}

// postSimpler posts a message. If Slack rejects its blocks, it posts simpler ones, and
// then none.
func (s *Sender) postSimpler(ctx context.Context, d Delivery, again bool) (at Place, err error) {
	at, err = s.Post(ctx, d)
	for _, simpler := range []json.RawMessage{d.Simple, nil} {
		if err == nil || RemedyOf(err) != Simplify || len(d.Blocks) == 0 {
			break
		}
		s.Log.Warn("blocks refused", "key", d.Key, "error", err)
		d.Blocks = simpler
		if at, err = s.Post(ctx, d); err == nil {
			s.pictures(ctx, d, at.TS, again)
		}
	}
	if d.Update != "" && IsGone(err) && d.Asked != nil { // the message to replace was deleted
		d.Update = ""
		return s.Post(ctx, d)
	}
	return at, err
}

// count counts an attempt, and logs errors that retrying cannot fix.
func (s *Sender) count(d Delivery, err error) {
	var limited *slack.RateLimitedError
	switch {
	case err == nil:
		s.Count("ok")
	case errors.As(err, &limited):
		s.Count("rate_limited")
	case IsFinal(err):
		s.Count("refused")
		s.Log.Error("delivery refused", "channel", d.Channel, "key", d.Key, "error", err)
	default:
		s.Count("failed")
	}
}

// Post posts a message without checking for a duplicate.
func (s *Sender) Post(ctx context.Context, d Delivery) (at Place, err error) {
	if d.Still != nil {
		if err := d.Still(ctx); err != nil {
			return at, err
		}
	}
	if err := jobs.Mine(ctx); err != nil {
		return at, err
	}
	if d.Response != "" {
		return at, s.respond(ctx, d)
	}
	options := []slack.MsgOption{slack.MsgOptionText(d.Text, false), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl()}
	blocks, err := blockkit.Decode(d.Blocks)
	if err != nil {
		return at, err
	}
	if len(blocks) > 0 {
		options = append(options, slack.MsgOptionBlocks(blocks...))
	}
	if d.Thread != "" {
		options = append(options, slack.MsgOptionTS(d.Thread))
	}
	if d.User != "" {
		at.TS, err = s.API.PostEphemeralContext(ctx, d.Channel, d.User, options...)
		return at, err
	}
	options = append(options, slack.MsgOptionMetadata(slack.SlackMetadata{EventType: MarkType, EventPayload: map[string]any{"key": d.Key}}))
	if d.Update != "" {
		_, at.TS, _, err = s.API.UpdateMessageContext(ctx, d.Channel, d.Update, options...)
		return at, err
	}
	_, ts, message, err := s.API.PostMessageWithResponseContext(ctx, d.Channel, options...)
	return Place{ts, message.ThreadTimestamp}, err
}

// DirectMessages returns the ID of the direct-message channel with a person.
func (s *Sender) DirectMessages(ctx context.Context, user string) (string, error) {
	channel, _, _, err := s.API.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: []string{user}})
	if err != nil {
		return "", err
	}
	return channel.ID, nil
}

// upload uploads a file into a person's direct messages, once.
func (s *Sender) upload(ctx context.Context, d Delivery, attempt int) error {
	channel, err := s.DirectMessages(ctx, d.Channel)
	if err != nil {
		return err
	}
	if attempt > 1 {
		if there, err := s.uploaded(ctx, channel, d); err != nil || there {
			return err
		}
	}
	content, err := s.File(ctx, *d.File)
	if err != nil {
		return err
	}
	if err := jobs.Mine(ctx); err != nil {
		return err
	}
	_, err = s.API.UploadFileContext(ctx, slack.UploadFileParameters{
		Filename: d.File.Name, Title: d.File.Name, Channel: channel, FileSize: len(content), Reader: bytes.NewReader(content),
	})
	return err
}

// respond answers through a response_url, which must belong to Slack.
func (s *Sender) respond(ctx context.Context, d Delivery) error {
	target, err := url.Parse(d.Response)
	if err != nil || !s.isSlack(target) {
		return jobs.Never(fmt.Errorf("a response_url that is not Slack's: %q", d.Response))
	}
	message := &slack.WebhookMessage{Text: d.Text, ResponseType: slack.ResponseTypeEphemeral, ThreadTimestamp: d.Thread, ReplaceOriginal: d.Replace}
	if d.Public {
		message.ResponseType = slack.ResponseTypeInChannel
	}
	blocks, err := blockkit.Decode(d.Blocks)
	if err != nil {
		return err
	}
	if len(blocks) > 0 {
		message.Blocks = &slack.Blocks{BlockSet: blocks}
	}
	return slack.PostWebhookCustomHTTPContext(ctx, d.Response, s.Client, message)
}

// isSlack reports whether a response_url belongs to Slack, or to the configured
// API's host.
func (s *Sender) isSlack(target *url.URL) bool {
	if s.APIURL != "" {
		api, err := url.Parse(s.APIURL)
		return err == nil && target.Scheme == api.Scheme && target.Host == api.Host
	}
	return target.Scheme == "https" && target.Host == "hooks.slack.com"
}

// maybeAgain adds a line to a private message that may have arrived before. A message
// that replaces another cannot arrive twice.
func maybeAgain(l reply.Lang, d Delivery) Delivery {
	if d.Replace {
		return d
	}
	d.Message = d.WithLineBelow(l.Phrase(sentAgain))
	return d
}
