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
	Burst          = 4 // messages that may follow each other at once
)

// maxChannels is how many channels' rates are known. One that was not posted into
// for so long that it is forgotten has all of its rate again anyway.
const maxChannels = 10_000

// channelLimits keeps posts into each channel within Slack's rate.
type channelLimits struct {
	posts    rate.Limit // a second
	channels *lru.Cache[string, *channelLimit]
}

// A channelLimit is that of one channel.
type channelLimit struct {
	*rate.Limiter
	closed atomic.Int64 // nanoseconds since 1970, until which Slack takes nothing there
}

// newLimits allows so many posts a second; as many as Slack for 0.
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

// full is how long there is no room for a post; 0 where there is.
func (c *channelLimits) full(channel string) time.Duration {
	limit := c.of(channel)
	if closed := time.Until(time.Unix(0, limit.closed.Load())); closed > 0 {
		return closed
	}
	lacking := 1 - limit.Tokens()
	return max(0, time.Duration(lacking*float64(c.gap())))
}

// gap is how long one post takes of a channel's rate.
func (c *channelLimits) gap() time.Duration {
	return time.Duration(float64(time.Second) / float64(c.posts))
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
		s.limits.of(channel).closed.Store(time.Now().Add(limited.RetryAfter).UnixNano())
	}
}
