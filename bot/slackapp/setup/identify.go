package setup

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/slack-go/slack"

	"rectify/bot/slackapp/identity"
	"rectify/bot/slackapp/outbound"
)

// Gaps between attempts to reach Slack at the start.
const (
	firstGap = 200 * time.Millisecond
	maxGap   = 30 * time.Second
)

// Identify asks Slack for the app's identity. While Slack cannot be reached it retries
// for patience, or forever if that is 0. Only an error from Slack itself blames the
// token.
func Identify(ctx context.Context, api *slack.Client, patience time.Duration, log *slog.Logger) (id identity.Identity, err error) {
	ask := func() (*slack.AuthTestResponse, error) {
		who, err := api.AuthTestContext(ctx)
		var status slack.StatusCodeError
		switch {
		case errors.As(err, &status) && status.Code == http.StatusNotFound:
			return nil, backoff.Permanent(fmt.Errorf("connecting to Slack: %w (check SLACK_API_URL)", err))
		case outbound.RemedyOf(err) == outbound.Administer:
			return nil, backoff.Permanent(fmt.Errorf("connecting to Slack: %w (check SLACK_BOT_TOKEN)", err))
		}
		return who, err
	}
	who, err := backoff.Retry(ctx, ask, backoff.WithMaxElapsedTime(patience),
		backoff.WithBackOff(&backoff.ExponentialBackOff{InitialInterval: firstGap, RandomizationFactor: 0.2, Multiplier: 2, MaxInterval: maxGap}),
		backoff.WithNotify(func(err error, again time.Duration) {
			log.Warn("Slack unreachable", "error", err, "retry in", again.Round(time.Millisecond), "token", "not checked yet")
		}))
	if err != nil && !outbound.IsFinal(err) {
		return id, fmt.Errorf("connecting to Slack: %w (Slack or the network is down, or SLACK_API_URL is wrong; the token was not checked)", err)
	}
	if err != nil {
		return id, err
	}
	return identity.Identity{Team: who.TeamID, Enterprise: who.EnterpriseID, Bot: who.UserID, BotID: who.BotID, Site: who.URL}, nil
}
