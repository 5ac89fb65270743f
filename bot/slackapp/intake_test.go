package slackapp

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"
)

// knock opens a connection and sends a request's head and a part of its body,
// which it leaves unfinished.
func knock(t *testing.T, address string, at time.Time, length, sent int) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	head := "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + strconv.Itoa(length) + "\r\n"
	if !at.IsZero() {
		head += fmt.Sprintf("X-Slack-Request-Timestamp: %d\r\nX-Slack-Signature: v0=%s\r\n", at.Unix(), strings.Repeat("0", 64))
	}
	io.WriteString(c, head+"\r\n"+strings.Repeat("x", sent)) // the other side may have hung up already
	return c
}

// status is what a connection is answered; 0 for nothing.
func status(t *testing.T, c net.Conn) int {
	t.Helper()
	c.SetReadDeadline(time.Now().Add(30 * time.Second))
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return 0
	}
	return answer.StatusCode
}

func TestBodiesThatCannotBeSlacksAreNotRead(t *testing.T) {
	t.Parallel()
	a := &App{config: Config{SigningSecret: secret}, now: time.Now}
	a.metrics = newMetrics(nil, a)
	server := httptest.NewServer(a.Handler())
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
		"too long":        {0, largestBody + 1, http.StatusRequestEntityTooLarge},
		"never ending":    {0, 1000, http.StatusBadRequest}, // after bodyWithin
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var at time.Time
			if test.from != unsigned { // of when it is sent: a test may wait for its turn longer than signatures are valid
				at = time.Now().Add(test.from)
			}
			if got := status(t, knock(t, address, at, test.length, 10)); got != test.want {
				t.Errorf("answered %d, want %d", got, test.want)
			}
		})
	}
}

func TestHeldBodiesLeaveRoomForSlack(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	address := d.http.Listener.Addr().String()
	var held []net.Conn
	for range 40 { // more than mostLarge holds
		held = append(held, knock(t, address, time.Now(), 1_000_000, 600_000))
	}
	body := url.Values{
		"team_id": {d.Team().ID}, "user_id": {d.clerk.ID}, "channel_id": {d.office.ID}, "text": {"note 11 已签合同"},
		"trigger_id": {"t1"}, "response_url": {d.BaseURL() + "/response/1"},
	}.Encode()
	if code, answer := d.post("/slack/commands", asForm, body, time.Now(), secret); code != http.StatusOK || answer != "" {
		t.Errorf("%d %q", code, answer)
	}
	d.until("the command is carried out", func() bool { return d.item(11).Version == 2 })
	turnedAway := 0
	for _, c := range held {
		if code := status(t, c); code != http.StatusOK {
			turnedAway++
		}
	}
	if turnedAway != len(held) {
		t.Errorf("%d of %d were turned away", turnedAway, len(held))
	}
}

func TestIntakeGivesBackWhatItHeld(t *testing.T) {
	t.Parallel()
	n := newIntake()
	for _, size := range []int{0, 1, smallBody - 1, smallBody, smallBody + 1, 300_000, largestBody, largestBody + 1, 3 * largestBody} {
		text := strings.Repeat("x", size)
		r := httptest.NewRequest(http.MethodPost, "/", io.MultiReader(strings.NewReader(text))) // of unknown length
		body, err := n.read(httptest.NewRecorder(), r)
		if want := size <= largestBody; want != (err == nil) || want && string(body) != text {
			t.Errorf("%d bytes: %d, %v", size, len(body), err)
		}
	}
	if !n.bodies.TryAcquire(mostBodies) || !n.large.TryAcquire(mostLarge) {
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
func BenchmarkReplays(b *testing.B) {
	s := newReplays(time.Now)
	for i := range 120_000 {
		s.again(strconv.Itoa(i))
	}
	for i := 0; b.Loop(); i++ {
		s.again("new " + strconv.Itoa(i))
	}
}
