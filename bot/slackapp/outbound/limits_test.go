package outbound

import (
	"fmt"
	"testing"
	"time"

	"github.com/slack-go/slack"
)

// TestChannelLimitsAreBounded: rates of channels are kept, and forgotten where
// there are too many.
func TestChannelLimitsAreBounded(t *testing.T) {
	t.Parallel()
	s := NewSender(Config{Posts: 1})
	for range Burst {
		s.limits.of("C1").Allow()
	}
	if wait := s.Full("C1"); wait <= 0 || wait > time.Second {
		t.Errorf("after a burst there is no room for %s", wait)
	}
	s.Refused("C2", &slack.RateLimitedError{RetryAfter: time.Minute})
	if wait := s.Full("C2"); wait < 59*time.Second {
		t.Errorf("a channel that Slack closed is open after %s", wait)
	}
	for i := range 2 * maxChannels {
		s.Full(fmt.Sprint("D", i))
	}
	if n := s.limits.channels.Len(); n != maxChannels {
		t.Errorf("%d channels are known", n)
	}
}
