package slackapp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/export"
	"rectify/bot/jobs"
	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/identity"
	"rectify/handlers"
)

// A delivery is a message on its way to Slack.
type delivery struct {
	Key      string `json:"key"` // marks the message, so that it is known again
	Channel  string `json:"channel"`
	Thread   string `json:"thread,omitempty"`
	User     string `json:"user,omitempty"`     // only this person sees it
	Response string `json:"response,omitempty"` // response_url, rather than a post
	Public   bool   `json:"public,omitempty"`   // of an answer to a response_url: for everyone in the channel
	Replace  bool   `json:"replace,omitempty"`  // it takes the place of the message that was pressed
	Update   string `json:"update,omitempty"`   // ts of the message whose place it takes
	Again    bool   `json:"again,omitempty"`    // it may have been posted before, with other words
	blockkit.Message
	File     *handlers.File `json:"file,omitempty"`     // goes with it, to this person
	Kept     time.Time      `json:"kept,omitzero"`      // it cannot have been posted before
	Asked    *asked         `json:"asked,omitempty"`    // who hears of it where it cannot be delivered; nil: nobody
	Then     *delivery      `json:"then,omitempty"`     // follows it
	Question string         `json:"question,omitempty"` // that the office is asked with it
	Failed   string         `json:"failed,omitempty"`   // what is said where it fails, in place of the usual sentence

	still func(context.Context) error // asked right before it is posted; nil where nobody else may post it
}

// draw makes a delivery to a channel, or to a person, of a reply.
func draw(key, to string, reply handlers.Reply) (delivery, error) {
	m, err := blockkit.NewMessage(reply)
	return delivery{Key: key, Channel: to, Message: m}, err
}

// A spot is where a message stands.
type spot struct {
	ts     string
	thread string // empty where it is in no thread
}

// once posts a message, as postOnce does, and returns its ts.
func (a *App) once(ctx context.Context, d delivery, attempt int) (ts string, err error) {
	at, err := a.postOnce(ctx, d, attempt)
	return at.ts, err
}

// postOnce posts a message and returns where it stands. What Slack accepted without
// our hearing of it is found by its mark before it is posted again.
func (a *App) postOnce(ctx context.Context, d delivery, attempt int) (at spot, err error) {
	defer func() { a.count(d, err) }()
	if d.File != nil {
		return at, a.upload(ctx, d, attempt)
	}
	if person := d.Channel; identity.IsPerson(person) {
		defer func() { a.noteReach(ctx, person, err) }()
		if d.Channel, err = a.directMessages(ctx, person); err != nil {
			return at, err
		}
	}
	unseen := d.Response != "" || d.User != "" // to one person alone: Slack offers no way to look it up
	if unseen && attempt > 1 {
		if sent, err := a.wasSent(ctx, d.Key); err != nil || sent {
			return at, err
		}
		d = a.maybeAgain(d)
	}
	again := false
	if (attempt > 1 || d.Again) && !unseen && d.Update == "" {
		there, err := a.posted(ctx, d)
		if isFinal(err) { // a scope is missing, or the thread is gone: better twice than not at all
			a.log.Warn("delivery lookup failed", "key", d.Key, "channel", d.Channel, "error", err)
			err = nil
		}
		if err != nil {
			return at, err
		}
		if again = there.Timestamp != ""; again && !d.Again {
			if !slices.ContainsFunc(there.Blocks.BlockSet, blockkit.IsChart) {
				a.pictures(ctx, d, there.Timestamp, again)
			}
			return spot{there.Timestamp, there.ThreadTimestamp}, nil
		}
		d.Update = there.Timestamp
	}
	if d.isLimited() {
		if err := a.limits.wait(ctx, d.Channel); err != nil {
			return at, err
		}
	}
	if at, err = a.postSimpler(ctx, d, again); err == nil && unseen {
		a.noteSent(ctx, d.Key)
	}
	return at, err
}

// noteReach notes whether direct messages reach a person.
func (a *App) noteReach(ctx context.Context, person string, err error) {
	switch {
	case err == nil:
		if a.people.reached(person) {
			if err := a.reachedAgain(ctx, person); err != nil {
				a.log.Warn("reach not noted", "user", person, "error", err)
			}
		}
	case remedyOf(err) == otherPerson, has(err, "messages_tab_disabled", "is_inactive"):
		a.people.outOfReach(person)
	}
}

// postSimpler posts a message, in simpler blocks and then in none where Slack
// refuses those it has.
func (a *App) postSimpler(ctx context.Context, d delivery, again bool) (at spot, err error) {
	at, err = a.post(ctx, d)
	for _, simpler := range []json.RawMessage{d.Simple, nil} {
		if err == nil || remedyOf(err) != drawSimpler || len(d.Blocks) == 0 {
			break
		}
		a.log.Warn("blocks refused", "key", d.Key, "error", err)
		d.Blocks = simpler
		if at, err = a.post(ctx, d); err == nil {
			a.pictures(ctx, d, at.ts, again)
		}
	}
	if d.Update != "" && isGone(err) && d.Asked != nil { // somebody deleted what the answer was to stand in
		d.Update = ""
		return a.post(ctx, d)
	}
	return at, err
}

// count counts how a delivery went, and logs what trying again does not mend.
func (a *App) count(d delivery, err error) {
	var limited *slack.RateLimitedError
	switch {
	case err == nil:
		a.metrics.delivered.WithLabelValues("ok").Inc()
	case errors.As(err, &limited):
		a.metrics.delivered.WithLabelValues("rate_limited").Inc()
	case isFinal(err):
		a.metrics.delivered.WithLabelValues("refused").Inc()
		a.log.Error("delivery refused", "channel", d.Channel, "key", d.Key, "error", err)
	default:
		a.metrics.delivered.WithLabelValues("failed").Inc()
	}
}

func (a *App) post(ctx context.Context, d delivery) (at spot, err error) {
	if d.still != nil {
		if err := d.still(ctx); err != nil {
			return at, err
		}
	}
	if err := jobs.Mine(ctx); err != nil {
		return at, err
	}
	if d.Response != "" {
		return at, a.respond(ctx, d)
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
		at.ts, err = a.api.PostEphemeralContext(ctx, d.Channel, d.User, options...)
		return at, err
	}
	options = append(options, slack.MsgOptionMetadata(slack.SlackMetadata{EventType: markType, EventPayload: map[string]any{"key": d.Key}}))
	if d.Update != "" {
		_, at.ts, _, err = a.api.UpdateMessageContext(ctx, d.Channel, d.Update, options...)
		return at, err
	}
	_, ts, message, err := a.api.PostMessageWithResponseContext(ctx, d.Channel, options...)
	return spot{ts, message.ThreadTimestamp}, err
}

// directMessages is the channel in which we talk with somebody.
func (a *App) directMessages(ctx context.Context, user string) (string, error) {
	channel, _, _, err := a.api.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: []string{user}})
	if err != nil {
		return "", err
	}
	return channel.ID, nil
}

// upload hands a person a file, once.
func (a *App) upload(ctx context.Context, d delivery, attempt int) error {
	channel, err := a.directMessages(ctx, d.Channel)
	if err != nil {
		return err
	}
	if attempt > 1 {
		if there, err := a.uploaded(ctx, channel, d); err != nil || there {
			return err
		}
	}
	book, err := a.assistant.Export(ctx, a.config.Lang)
	if err != nil {
		return err
	}
	content, err := export.Excel(book)
	if err != nil {
		return err
	}
	_, err = a.api.UploadFileContext(ctx, slack.UploadFileParameters{
		Filename: d.File.Name, Title: d.File.Name, Channel: channel, FileSize: len(content), Reader: bytes.NewReader(content),
	})
	return err
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
	blocks, err := blockkit.Decode(d.Blocks)
	if err != nil {
		return err
	}
	if len(blocks) > 0 {
		message.Blocks = &slack.Blocks{BlockSet: blocks}
	}
	return slack.PostWebhookCustomHTTPContext(ctx, d.Response, a.client, message)
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
