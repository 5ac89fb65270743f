package inbound

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"rectify/bot/workspace/workspacetest"
)

func TestBodiesThatCannotBeSlacksAreNotRead(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(New(Config{SigningSecret: "s3cret", Dropped: func() {}, Now: time.Now}).Handler())
	t.Cleanup(server.Close)
	address := server.Listener.Addr().String()
	const unsigned = -time.Hour
	for name, test := range map[string]struct {
		from   time.Duration // now
		length int
		want   int
	}{
		"without headers": {unsigned, 1000, http.StatusUnauthorized},
		"too old":         {-6 * time.Minute, 1000, http.StatusUnauthorized},
		"from the future": {6 * time.Minute, 1000, http.StatusUnauthorized},
		"too long":        {0, maxBody + 1, http.StatusRequestEntityTooLarge},
		"never ending":    {0, 1000, http.StatusBadRequest}, // after bodyWithin
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var at time.Time
			if test.from != unsigned { // of when it is sent: a test may wait for its turn longer than signatures are valid
				at = time.Now().Add(test.from)
			}
			if got := workspacetest.Status(t, workspacetest.Knock(t, address, at, test.length, 10)); got != test.want {
				t.Errorf("answered %d, want %d", got, test.want)
			}
		})
	}
}

func TestBodyReaderGivesBackWhatItHeld(t *testing.T) {
	t.Parallel()
	n := newBodyReader()
	for _, size := range []int{0, 1, smallBody - 1, smallBody, smallBody + 1, 300_000, maxBody, maxBody + 1, 3 * maxBody} {
		text := strings.Repeat("x", size)
		r := httptest.NewRequest(http.MethodPost, "/", io.MultiReader(strings.NewReader(text))) // of unknown length
		body, err := n.read(httptest.NewRecorder(), r)
		if want := size <= maxBody; want != (err == nil) || want && string(body) != text {
			t.Errorf("%d bytes: %d, %v", size, len(body), err)
		}
	}
	if !n.bodies.TryAcquire(maxBodies) || !n.large.TryAcquire(maxLarge) {
		t.Error("something is still held")
	}
	if _, err := n.read(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/", strings.NewReader("x"))); err != errBusy {
		t.Errorf("with no room left: %v", err)
	}
}

func TestReplaysAreRememberedAsLongAsTheyAreValid(t *testing.T) {
	t.Parallel()
	now := time.Unix(1_700_000_000, 0)
	s := newReplays(func() time.Time { return now })
	for i := range 5000 {
		key := strconv.Itoa(i)
		if s.again(key) {
			t.Fatalf("%s is new", key)
		}
		now = now.Add(time.Second)
		if before := i - int(valid.Seconds()) + 1; before >= 0 && !s.again(strconv.Itoa(before)) {
			t.Fatalf("%d is forgotten too early", before)
		}
	}
	if held := len(s.young) + len(s.old); held > 4*int(valid.Seconds()) {
		t.Errorf("%d signatures are held", held)
	}
	now = now.Add(time.Hour)
	if s.again("4999") || len(s.young)+len(s.old) != 1 {
		t.Error("an hour later something is left")
	}
}

// BenchmarkReplays is one request's look-up with ten minutes at 200 a second
// remembered.
// TestReplaysCostTheSameHoweverManyAreHeld looks for a signature among a thousand,
// and among 120,000: ten minutes of 200 requests a second.
func TestReplaysCostTheSameHoweverManyAreHeld(t *testing.T) {
	cost := func(held int) time.Duration {
		s := newReplays(time.Now)
		for i := range held {
			s.again(strconv.Itoa(i))
		}
		best := time.Hour
		for range 20 {
			began := time.Now()
			for i := range 20 {
				s.again(strconv.Itoa(i))
			}
			best = min(best, time.Since(began))
		}
		return best
	}
	if few, many := cost(1000), cost(120_000); many > 30*few {
		t.Errorf("%v among 1,000, %v among 120,000", few, many)
	}
}

func BenchmarkReplays(b *testing.B) {
	s := newReplays(time.Now)
	for i := range 120_000 {
		s.again(strconv.Itoa(i))
	}
	for i := 0; b.Loop(); i++ {
		s.again("new " + strconv.Itoa(i))
	}
}
