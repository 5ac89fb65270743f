package slackapp

import (
	"context"
	"sync"

	"golang.org/x/time/rate"
)

// Slack lets an app post about one message a second into a channel, with
// short bursts (docs.slack.dev/apis/web-api/rate-limits).
const (
	postsASecond = 1
	postsAtOnce  = 4
)

// channelLimits keeps posts into each channel within Slack's rate.
type channelLimits struct {
	mu       sync.Mutex
	channels map[string]*rate.Limiter
}

func (c *channelLimits) wait(ctx context.Context, channel string) error {
	c.mu.Lock()
	if c.channels == nil {
		c.channels = map[string]*rate.Limiter{}
	}
	l := c.channels[channel]
	if l == nil {
		l = rate.NewLimiter(postsASecond, postsAtOnce)
		c.channels[channel] = l
	}
	c.mu.Unlock()
	return l.Wait(ctx)
}
