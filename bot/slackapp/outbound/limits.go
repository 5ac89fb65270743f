package outbound

import (
	"cmp"
	"errors"
	"sync/atomic"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/slack-go/slack"
	"golang.org/x/time/rate"
)

// Slack lets an app post about one message a second into a channel, with
// short bursts (docs.slack.dev/apis/web-api/rate-limits).
const (
	postsPerSecond = 1
	Burst          = 4 // messages in a burst
)

// maxChannels is how many channels are tracked. A channel that is evicted has been
// idle so long that its full rate is available anyway.
const maxChannels = 10_000

// channelLimits keeps posts into each channel within Slack's rate.
type channelLimits struct {
	posts    rate.Limit // a second
	channels *lru.Cache[string, *channelLimit]
}

// A channelLimit is the rate limit of one channel.
type channelLimit struct {
	*rate.Limiter
	closed atomic.Int64 // nanoseconds since 1970 until which Slack rejects posts there
}

// newLimits allows a number of posts a second; 0 means Slack's limit.
func newLimits(posts float64) *channelLimits {
	channels, _ := lru.New[string, *channelLimit](maxChannels) // it fails for sizes below 1
	return &channelLimits{posts: rate.Limit(cmp.Or(posts, postsPerSecond)), channels: channels}
}

func (c *channelLimits) of(channel string) *channelLimit {
	fresh := &channelLimit{Limiter: rate.NewLimiter(c.posts, Burst)}
	if known, ok, _ := c.channels.PeekOrAdd(channel, fresh); ok {
		c.channels.Get(channel) // it was used
		return known
	}
	return fresh
}

// full returns how long until there is room for a post; 0 means now.
func (c *channelLimits) full(channel string) time.Duration {
	limit := c.of(channel)
	if closed := time.Until(time.Unix(0, limit.closed.Load())); closed > 0 {
		return closed
	}
	lacking := 1 - limit.Tokens()
	return max(0, time.Duration(lacking*float64(c.gap())))
}

// gap returns how long one post uses up a channel's rate.
func (c *channelLimits) gap() time.Duration {
	return time.Duration(float64(time.Second) / float64(c.posts))
}

// Full returns how long until there is room for a post in a channel; 0 means now.
func (s *Sender) Full(channel string) time.Duration { return s.limits.full(channel) }

// Gap returns how long one post uses up a channel's rate.
func (s *Sender) Gap() time.Duration { return s.limits.gap() }

// Refused records that Slack rejects posts into a channel for a while, if the error
// says so.
func (s *Sender) Refused(channel string, err error) {
	var limited *slack.RateLimitedError
	if errors.As(err, &limited) {
		s.limits.of(channel).closed.Store(time.Now().Add(limited.RetryAfter).UnixNano())
	}
}
