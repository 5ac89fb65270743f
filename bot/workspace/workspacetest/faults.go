package workspacetest

import (
	"bytes"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"time"

	"rectify/bot/workspace/dispatch"
	"rectify/bot/workspace/wire"
)

// Faults are what can go wrong on demand. None is on unless somebody asks.
type Faults struct {
	mu      sync.Mutex
	on      []Fault
	repeats int
	shuffle bool
}

// A Fault is a failure of calls of a method. A Fault with only Slow is answered as
// usual, but late.
type Fault struct {
	Method     string // such as "chat.postMessage", or "response_url"; empty for all of them
	Times      int    // how often; 0: always
	Slow       time.Duration
	Status     int           // the HTTP status answered, such as 503, or 429 with RetryAfter
	RetryAfter time.Duration // in whole seconds
	Code       string        // Slack's error answered, such as "invalid_blocks"
	Drop       bool          // the connection is cut without an answer
	Accept     bool          // the call is executed, and only its answer is lost
}

// Add switches a fault on. Of several for one method the oldest happens first.
func (f *Faults) Add(fault Fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.on = append(f.on, fault)
}

// Repeat has every delivery handed over so many times more than once.
func (f *Faults) Repeat(times int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.repeats = times
}

// Shuffle has deliveries that are due at the same time go in any order.
func (f *Faults) Shuffle(on bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.shuffle = on
}

// Clear switches everything off.
func (f *Faults) Clear() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.on, f.repeats, f.shuffle = nil, 0, false
}

// take returns the fault that a call meets, and counts it.
func (f *Faults) take(method string) (Fault, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := range f.on {
		fault := f.on[i]
		if fault.Method != "" && fault.Method != method {
			continue
		}
		if fault.Times == 1 {
			f.on = append(f.on[:i:i], f.on[i+1:]...)
		} else if fault.Times > 1 {
			f.on[i].Times--
		}
		return fault, true
	}
	return Fault{}, false
}

// around serves a call, or what a fault makes of it. Times pass on the clock.
func (f *Faults) around(clock dispatch.Clock, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fault, faulty := f.take(methodOf(r))
		if !faulty {
			next.ServeHTTP(w, r)
			return
		}
		if fault.Slow > 0 && !wait(clock, fault.Slow, r) {
			return
		}
		fails := fault.Status != 0 || fault.Code != "" || fault.Drop
		switch {
		case !fails:
			next.ServeHTTP(w, r)
			return
		case fault.Accept:
			next.ServeHTTP(httptest.NewRecorder(), r)
		}
		fault.answer(w)
	})
}

// methodOf is the method that a request calls, or "response_url"; empty for
// others.
func methodOf(r *http.Request) string {
	if method, ok := strings.CutPrefix(r.URL.Path, "/api/"); ok {
		return method
	}
	if strings.HasPrefix(r.URL.Path, "/response/") {
		return "response_url"
	}
	return ""
}

// wait waits for a time, or until the caller goes away; ok is false where the
// request could not be read.
func wait(clock dispatch.Clock, during time.Duration, r *http.Request) (ok bool) {
	body, err := io.ReadAll(r.Body) // a caller who goes away is noticed once it is read
	if err != nil {
		return false
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	over := make(chan struct{})
	stop := clock.AfterFunc(during, func() { close(over) })
	defer stop()
	select {
	case <-over:
	case <-r.Context().Done():
	}
	return true
}

func (fault Fault) answer(w http.ResponseWriter) {
	if fault.Drop {
		panic(http.ErrAbortHandler) // net/http cuts the connection
	}
	if fault.Code != "" {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		io.WriteString(w, wire.Encode(wire.Refuse(fault.Code).Wire()))
		return
	}
	if fault.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(fault.RetryAfter.Seconds())))
	}
	w.WriteHeader(fault.Status)
	io.WriteString(w, "a fault that was asked for")
}

// deliver hands an event over, as often as Repeat says and, after Shuffle, when
// others of the same time may have overtaken it.
func (f *Faults) deliver(send func()) {
	f.mu.Lock()
	repeats, shuffle := f.repeats, f.shuffle
	f.mu.Unlock()
	for range repeats + 1 {
		if shuffle {
			time.Sleep(rand.N(shuffleWithin))
		}
		send()
	}
}

// shuffleWithin is how late an event may be that is shuffled among others.
const shuffleWithin = 3 * time.Millisecond
