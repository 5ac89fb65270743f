package workspace

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
)

const idLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// newID returns a fresh id in Slack's form: a letter or two for the kind of
// thing, then ten of digits and capitals.
func newID(kind string) string {
	var b [10]byte
	rand.Read(b[:])
	for i := range b {
		b[i] = idLetters[int(b[i])%len(idLetters)]
	}
	b[0] = '0'
	return kind + string(b[:])
}

// newSecret returns n random bytes in hexadecimal.
func newSecret(n int) string {
	b := make([]byte, n)
	rand.Read(b)
	return hex.EncodeToString(b)
}

// newUUID returns a random identifier as Slack writes client_msg_id and envelope_id.
func newUUID() string {
	s := newSecret(16)
	return strings.Join([]string{s[:8], s[8:12], s[12:16], s[16:20], s[20:]}, "-")
}

// newTS returns the next message time. Two calls never return the same one,
// and a later call returns a later one, whatever the clock does.
func (s *Server) newTS() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lastTS = max(s.clock.Now().UnixMicro(), s.lastTS+1)
	return formatTS(s.lastTS)
}

func formatTS(micros int64) string {
	return fmt.Sprintf("%d.%06d", micros/1e6, micros%1e6)
}

// parseTS reads a ts as microseconds; ok is false for what is not a ts.
func parseTS(ts string) (micros int64, ok bool) {
	var sec, frac int64
	if n, err := fmt.Sscanf(ts, "%d.%06d", &sec, &frac); err != nil || n != 2 || formatTS(sec*1e6+frac) != ts {
		return 0, false
	}
	return sec*1e6 + frac, true
}

// eventTS writes a moment as Slack writes event_ts and action_ts.
func eventTS(t time.Time) string { return formatTS(t.UnixMicro()) }
