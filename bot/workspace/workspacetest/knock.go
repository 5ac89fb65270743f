package workspacetest

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Knock opens a connection and sends a request's head and a part of its body,
// which it leaves unfinished.
func Knock(t testing.TB, address string, at time.Time, length, sent int) net.Conn {
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

// Status is what a connection is answered; 0 for nothing.
func Status(t testing.TB, c net.Conn) int {
	t.Helper()
	c.SetReadDeadline(time.Now().Add(30 * time.Second))
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return 0
	}
	return answer.StatusCode
}
