package slackapp

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"rectify/bot/slackapp/outbound"

	"github.com/cenkalti/backoff/v5"
	"github.com/slack-go/slack"
)

// Gaps between tries to reach Slack at the start.
const (
	firstGap = 200 * time.Millisecond
	mostGap  = 30 * time.Second
)

// connect asks Slack who we are. While Slack is down, or the network is, it
// tries again, as long as config.Wait; only an error of Slack's own blames the
// token.
func (a *App) connect(ctx context.Context) (*slack.AuthTestResponse, error) {
	ask := func() (*slack.AuthTestResponse, error) {
		who, err := a.api.AuthTestContext(ctx)
		var status slack.StatusCodeError
		switch {
		case errors.As(err, &status) && status.Code == http.StatusNotFound:
			return nil, backoff.Permanent(fmt.Errorf("connecting to Slack: %w (check SLACK_API_URL)", err))
		case outbound.RemedyOf(err) == outbound.Administer:
			return nil, backoff.Permanent(fmt.Errorf("connecting to Slack: %w (check SLACK_BOT_TOKEN)", err))
		}
		return who, err
	}
	who, err := backoff.Retry(ctx, ask, backoff.WithMaxElapsedTime(a.config.Wait),
		backoff.WithBackOff(&backoff.ExponentialBackOff{InitialInterval: firstGap, RandomizationFactor: 0.2, Multiplier: 2, MaxInterval: mostGap}),
		backoff.WithNotify(func(err error, again time.Duration) {
			a.log.Warn("Slack unreachable", "error", err, "retry in", again.Round(time.Millisecond), "token", "not checked yet")
		}))
	if err != nil && !outbound.IsFinal(err) {
		return nil, fmt.Errorf("connecting to Slack: %w (Slack or the network is down, or SLACK_API_URL is wrong; the token was not checked)", err)
	}
	return who, err
}
