package inbound

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"time"

	"golang.org/x/sync/semaphore"
)

// Limits of request bodies whose signature is not verified yet. Slack's bodies are a
// few kB; the longest, of windows and messages with many blocks, a few hundred kB.
const (
	maxBody      = 1 << 20  // the longest body, in bytes
	smallBody    = 32 << 10 // the first bytes of a body, which are always read
	maxBodies    = 512      // bodies read at a time
	maxLarge     = 8 << 20  // bytes of all bodies together beyond smallBody
	bodyWithin   = 2 * time.Second
	largestShare = 64 << 10 // bytes read at a time of a large body
)

// A bodyReader reads unverified bodies: few at a time, each with a time limit. It
// holds at most maxBodies*smallBody + maxLarge bytes.
type bodyReader struct {
	bodies, large *semaphore.Weighted
}

func newBodyReader() *bodyReader {
	return &bodyReader{semaphore.NewWeighted(maxBodies), semaphore.NewWeighted(maxLarge)}
}

var (
	errTooLarge = errors.New("too large")
	errBusy     = errors.New("busy")
)

// read returns the body of a request, or errTooLarge, errBusy or a read error.
func (n *bodyReader) read(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	if r.ContentLength > maxBody {
		return nil, errTooLarge
	}
	if !n.bodies.TryAcquire(1) {
		return nil, errBusy
	}
	defer n.bodies.Release(1)
	connection := http.NewResponseController(w)
	if connection.SetReadDeadline(time.Now().Add(bodyWithin)) == nil {
		defer connection.SetReadDeadline(time.Time{}) // the server sets a new one for the next request
	}
	var body bytes.Buffer
	if done, err := readMore(&body, r.Body, smallBody); done || err != nil {
		return body.Bytes(), err
	}
	held := int64(0)
	defer func() { n.large.Release(held) }()
	for body.Len() <= maxBody {
		if !n.large.TryAcquire(largestShare) {
			return nil, errBusy
		}
		held += largestShare
		done, err := readMore(&body, r.Body, largestShare)
		if err != nil {
			return nil, err
		}
		if done && body.Len() <= maxBody {
			return body.Bytes(), nil
		}
	}
	return nil, errTooLarge
}

// readMore reads at most n more bytes; done reports the end of the body.
func readMore(to *bytes.Buffer, from io.Reader, n int64) (done bool, err error) {
	_, err = io.CopyN(to, from, n)
	if errors.Is(err, io.EOF) {
		return true, nil
	}
	return false, err
}
