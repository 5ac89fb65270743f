package wire

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
)

const idLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// NewID returns a fresh id in Slack's form: a letter or two for the kind of
// thing, then ten of digits and capitals.
func NewID(kind string) string {
	var b [10]byte
	rand.Read(b[:])
	for i := range b {
		b[i] = idLetters[int(b[i])%len(idLetters)]
	}
	b[0] = '0'
	return kind + string(b[:])
}

// NewSecret returns n random bytes in hexadecimal.
func NewSecret(n int) string {
	b := make([]byte, n)
	rand.Read(b)
	return hex.EncodeToString(b)
}

// NewUUID returns a random identifier as Slack writes client_msg_id and envelope_id.
func NewUUID() string {
	s := NewSecret(16)
	return strings.Join([]string{s[:8], s[8:12], s[12:16], s[16:20], s[20:]}, "-")
}

// FormatTS writes microseconds since 1970 as a ts.
func FormatTS(micros int64) string {
	return fmt.Sprintf("%d.%06d", micros/1e6, micros%1e6)
}

// ParseTS reads a ts as microseconds; ok is false for what is not a ts.
func ParseTS(ts string) (micros int64, ok bool) {
	var sec, frac int64
	if n, err := fmt.Sscanf(ts, "%d.%06d", &sec, &frac); err != nil || n != 2 || FormatTS(sec*1e6+frac) != ts {
		return 0, false
	}
	return sec*1e6 + frac, true
}

// EventTS writes a moment as Slack writes event_ts and action_ts.
func EventTS(t time.Time) string { return FormatTS(t.UnixMicro()) }

// NewBlockID returns an id for a block that came without one.
func NewBlockID() string { return NewID("")[1:6] }
