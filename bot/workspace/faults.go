package workspace

import (
	"bytes"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strconv"
	"sync"
	"time"
)

// Faults are what can go wrong on demand. None is on unless somebody asks.
type Faults struct {
	mu      sync.Mutex
	on      []Fault
	repeats int
	shuffle bool
}

// A Fault is what goes wrong with calls of a method. What it leaves out goes
// right: a Fault with only Slow is answered as usual, but late.
type Fault struct {
	Method     string // such as "chat.postMessage", or "response_url"; empty for all of them
	Times      int    // how often; 0 for ever
	Slow       time.Duration
	Status     int           // the HTTP status answered, such as 503, or 429 with RetryAfter
	RetryAfter time.Duration // in whole seconds
	Code       string        // Slack's error answered, such as "invalid_blocks"
	Drop       bool          // the connection is cut without an answer
	Accept     bool          // the call is carried out all the same: only its answer is lost
}

// Faults returns the switches.
func (s *Server) Faults() *Faults { return &s.faults }

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

// around serves a call, or what a fault makes of it.
func (f *Faults) around(clock Clock, method string, w http.ResponseWriter, r *http.Request, serve http.HandlerFunc) {
	fault, faulty := f.take(method)
	if !faulty {
		serve(w, r)
		return
	}
	if fault.Slow > 0 {
		body, err := io.ReadAll(r.Body) // a caller who goes away is noticed once it is read
		if err != nil {
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		over := make(chan struct{})
		stop := clock.AfterFunc(fault.Slow, func() { close(over) })
		defer stop()
		select {
		case <-over:
		case <-r.Context().Done():
		}
	}
	fails := fault.Status != 0 || fault.Code != "" || fault.Drop
	switch {
	case !fails:
		serve(w, r)
		return
	case fault.Accept:
		serve(httptest.NewRecorder(), r)
	}
	fault.answer(w)
}

func (fault Fault) answer(w http.ResponseWriter) {
	if fault.Drop {
		panic(http.ErrAbortHandler) // net/http cuts the connection
	}
	if fault.Code != "" {
		answer(w, nil, refuse(fault.Code))
		return
	}
	if fault.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(fault.RetryAfter.Seconds())))
	}
	w.WriteHeader(fault.Status)
	io.WriteString(w, "a fault that was asked for")
}

// reorder returns the deliveries in the order in which they go out.
func (f *Faults) reorder(due []delivery) []delivery {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.shuffle {
		rand.Shuffle(len(due), func(i, j int) { due[i], due[j] = due[j], due[i] })
	}
	return due
}

// copies is how many times more than once a delivery is handed over.
func (f *Faults) copies() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.repeats
}
