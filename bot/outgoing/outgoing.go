// Package outgoing builds the HTTP clients for requests to other servers. No answer
// can exhaust this machine, and no redirect leads to another server.
package outgoing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Limits bound how much of one answer is read, in bytes after decompression. A zero
// Line allows lines as long as the body.
type Limits struct {
	Body int64 // of an answer; a longer one is ErrTooLarge
	Line int64 // of a line of a stream (text/event-stream); a longer one is ErrTooLarge
}

type limitKey struct{}

// WithBody returns a context for requests whose answers may have n bytes instead of
// Limits.Body.
func WithBody(ctx context.Context, bytes int64) context.Context {
	return context.WithValue(ctx, limitKey{}, bytes)
}

// largestError limits how much is read of an answer that reports an error. The rest is
// cut off without an error, so that its status is kept.
const largestError = 64 << 10

// largestHeader bounds an answer's header, in bytes.
const largestHeader = 64 << 10

var (
	// ErrTooLarge means that an answer, or a line of one, exceeds its limit.
	ErrTooLarge = errors.New("the server's answer is too large")
	// ErrRedirected means that an answer redirects to another server, which would
	// receive the request, tokens included.
	ErrRedirected = errors.New("the server redirects to another one")
)

// NewClient returns a client whose answers are bounded by limits, and take at
// most timeout with their bodies (0: as long as the request's context). It follows
// redirects within one server only.
func NewClient(limits Limits, timeout time.Duration) *http.Client {
	return &http.Client{Transport: newTransport(limits), Timeout: timeout, CheckRedirect: within}
}

// newTransport returns a transport with connections of its own whose answers are
// bounded by limits.
func newTransport(limits Limits) http.RoundTripper {
	under := http.DefaultTransport.(*http.Transport).Clone()
	under.MaxResponseHeaderBytes = largestHeader
	return transport{under, limits}
}

// within refuses redirects to another server, and those that give up encryption.
func within(next *http.Request, via []*http.Request) error {
	first := via[0].URL
	switch {
	case len(via) >= 5:
		return fmt.Errorf("%w: too many redirects", ErrRedirected)
	case !sameServer(first, next.URL):
		return fmt.Errorf("%w: %s", ErrRedirected, next.URL.Host)
	}
	return nil
}

// sameServer reports whether two URLs have the same scheme, host and port, or differ
// only by an upgrade to the standard encrypted port.
func sameServer(from, to *url.URL) bool {
	if strings.EqualFold(from.Host, to.Host) && from.Scheme == to.Scheme {
		return true
	}
	return from.Scheme == "http" && to.Scheme == "https" && to.Port() == "" && strings.EqualFold(from.Hostname(), to.Hostname())
}

type transport struct {
	under  http.RoundTripper
	limits Limits
}

// RoundTrip is that of http.RoundTripper, with the body bounded.
func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := t.under.RoundTrip(r)
	if err != nil || response.StatusCode == http.StatusSwitchingProtocols {
		return response, err
	}
	b := &body{under: response.Body, left: t.limits.Body, end: ErrTooLarge}
	if bytes, ok := r.Context().Value(limitKey{}).(int64); ok {
		b.left = bytes
	}
	if response.StatusCode >= http.StatusBadRequest {
		b.left, b.end = min(b.left, largestError), io.EOF
	} else if strings.HasPrefix(response.Header.Get("Content-Type"), "text/event-stream") {
		b.line = t.limits.Line
	}
	response.Body = b
	return response, nil
}

// A body is the beginning of another, which is closed as soon as it goes on too
// long: not every reader closes what ended.
type body struct {
	under io.ReadCloser
	left  int64 // bytes that may still come
	end   error // what their end is
	line  int64 // bytes that a line may have; 0 for any number
	begun int64 // bytes of the line so far
}

func (b *body) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, b.end
	}
	if room := b.left + 1; int64(len(p)) > room { // one more tells whether it goes on
		p = p[:room]
	}
	n, err := b.under.Read(p)
	switch {
	case int64(n) > b.left:
		n = int(b.left)
		return n, b.stop(b.end)
	case b.line > 0 && b.longLine(p[:n]):
		return 0, b.stop(ErrTooLarge)
	}
	b.left -= int64(n)
	return n, err
}

// stop closes the body and its connection.
func (b *body) stop(end error) error {
	b.left, b.end = -1, end
	b.under.Close()
	return end
}

// longLine counts the bytes of lines, and reports whether one is too long.
func (b *body) longLine(p []byte) bool {
	for _, c := range p {
		if b.begun++; c == '\n' {
			b.begun = 0
		}
		if b.begun > b.line {
			return true
		}
	}
	return false
}

func (b *body) Close() error { return b.under.Close() }
