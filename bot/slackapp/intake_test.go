package slackapp

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
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
