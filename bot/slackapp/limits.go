package slackapp

import (
	"cmp"
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
	posts    rate.Limit // a second
	mu       sync.Mutex
	channels map[string]*rate.Limiter
}

// newLimits allows so many posts a second; as many as Slack for 0.
func newLimits(posts float64) *channelLimits {
	return &channelLimits{posts: rate.Limit(cmp.Or(posts, postsASecond)), channels: map[string]*rate.Limiter{}}
}

func (c *channelLimits) wait(ctx context.Context, channel string) error {
	c.mu.Lock()
	l := c.channels[channel]
	if l == nil {
		l = rate.NewLimiter(c.posts, postsAtOnce)
		c.channels[channel] = l
	}
	c.mu.Unlock()
	return l.Wait(ctx)
}
