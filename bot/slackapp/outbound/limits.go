package outbound

import (
	"cmp"
	"context"
	"errors"
	"sync"
	"time"

	"github.com/slack-go/slack"
	"golang.org/x/time/rate"
)

// Slack lets an app post about one message a second into a channel, with
// short bursts (docs.slack.dev/apis/web-api/rate-limits).
const (
	postsPerSecond = 1
	Burst          = 4
)

// channelLimits keeps posts into each channel within Slack's rate.
type channelLimits struct {
	posts    rate.Limit // a second
	mu       sync.Mutex
	channels map[string]*rate.Limiter
	closed   map[string]time.Time // until then Slack takes nothing there
}

// newLimits allows so many posts a second; as many as Slack for 0.
func newLimits(posts float64) *channelLimits {
	return &channelLimits{posts: rate.Limit(cmp.Or(posts, postsPerSecond)), channels: map[string]*rate.Limiter{}, closed: map[string]time.Time{}}
}

func (c *channelLimits) of(channel string) *rate.Limiter {
	c.mu.Lock()
	defer c.mu.Unlock()
	l := c.channels[channel]
	if l == nil {
		l = rate.NewLimiter(c.posts, Burst)
		c.channels[channel] = l
	}
	return l
}

// wait returns once there is room for a post.
func (c *channelLimits) wait(ctx context.Context, channel string) error {
	return c.of(channel).Wait(ctx)
}

// gap is how long one post takes of a channel's rate.
func (c *channelLimits) gap() time.Duration {
	return time.Duration(float64(time.Second) / float64(c.posts))
}

// full is how long there is no room for a post; 0 where there is.
func (c *channelLimits) full(channel string) time.Duration {
	c.mu.Lock()
	closed := time.Until(c.closed[channel])
	c.mu.Unlock()
	if closed > 0 {
		return closed
	}
	lacking := 1 - c.of(channel).Tokens()
	return max(0, time.Duration(lacking*float64(c.gap())))
}

// close notes that Slack takes nothing more there for a while.
func (c *channelLimits) close(channel string, during time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed[channel] = time.Now().Add(during)
}

// Full is how long there is no room for a post in a channel; 0 where there is.
func (s *Sender) Full(channel string) time.Duration { return s.limits.full(channel) }

// Gap is how long one post takes of a channel's rate.
func (s *Sender) Gap() time.Duration { return s.limits.gap() }

// Refused notes that Slack takes nothing more in a channel for a while, where
// that is what an error says.
func (s *Sender) Refused(channel string, err error) {
	var limited *slack.RateLimitedError
	if errors.As(err, &limited) {
		s.limits.close(channel, limited.RetryAfter)
	}
}
