package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"
)

// A diary notes which jobs were done, in their order.
type diary struct {
	mu   sync.Mutex
	done []string
	more chan struct{}
}

func (d *diary) note(body []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.done = append(d.done, string(body))
	d.more <- struct{}{}
}

// in is what was done of one lane.
func (d *diary) in(lane string) (out []string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, name := range d.done {
		if name[:1] == lane {
			out = append(out, name)
		}
	}
	return out
}

func laned(lane string, n int) Job {
	name := fmt.Sprint(lane, n)
	return Job{Kind: "note", Key: name, Body: []byte(name), Lane: lane}
}

// TestALaneKeepsItsOrder: the first jobs of each lane are the slowest.
func TestALaneKeepsItsOrder(t *testing.T) {
	t.Parallel()
	const each = 12
	d := &diary{more: make(chan struct{}, 100)}
	q := open(t, place(t), Worker{Kind: "note", Limit: 8, Gap: time.Millisecond, Do: func(ctx context.Context, body []byte, _ int) error {
		var n int
		fmt.Sscan(string(body[1:]), &n)
		select {
		case <-time.After(time.Duration(each-n) * time.Millisecond):
		case <-ctx.Done():
		}
		d.note(body)
		return nil
	}})
	defer shut(t, q)
	var want []string
	for i := range each {
		if _, err := q.Add(t.Context(), laned("a", i), laned("b", i)); err != nil {
			t.Fatal(err)
		}
		want = append(want, fmt.Sprint("a", i))
	}
	for range 2 * each {
		<-d.more
	}
	if got := d.in("a"); !slices.Equal(got, want) {
		t.Errorf("done: %v", got)
	}
}

// TestALaneDoesNotHoldOthers: a job that hangs or is put off holds those behind
// it in its own lane, and nothing else.
// TestTheHeadOfALane: it waits for none, and those behind it wait for it.
func TestTheHeadOfALane(t *testing.T) {
	t.Parallel()
	d := &diary{more: make(chan struct{}, 10)}
	free := make(chan struct{})
	q := open(t, place(t), Worker{Kind: "note", Limit: 4, Gap: time.Millisecond, Do: func(_ context.Context, body []byte, _ int) error {
		if string(body) == "a0" {
			<-free
		}
		d.note(body)
		return nil
	}})
	defer shut(t, q)
	head := laned("a", 0)
	head.Head = true
	if _, err := q.Add(t.Context(), head, laned("a", 1), laned("a", 2)); err != nil {
		t.Fatal(err)
	}
	close(free)
	for range 3 {
		<-d.more
	}
	if got := d.in("a"); !slices.Equal(got, []string{"a0", "a1", "a2"}) {
		t.Errorf("done: %v", got)
	}
}

func TestALaneDoesNotHoldOthers(t *testing.T) {
	t.Parallel()
	d := &diary{more: make(chan struct{}, 100)}
	free := make(chan struct{})
	q := open(t, place(t), Worker{Kind: "note", Limit: 4, Gap: 10 * time.Millisecond, Do: func(ctx context.Context, body []byte, attempt int) error {
		if attempt > 1 {
			t.Errorf("%s cost an attempt", body)
		}
		switch string(body) {
		case "a0":
			<-free
		case "b0":
			select {
			case <-free:
			default:
				return Later(10 * time.Millisecond)
			}
		}
		d.note(body)
		return nil
	}})
	defer shut(t, q)
	var all []Job
	for i := range 20 {
		all = append(all, laned("a", i), laned("b", i))
	}
	if _, err := q.Add(t.Context(), append(all, laned("c", 0), Job{Kind: "note", Key: "free", Body: []byte("d")})...); err != nil {
		t.Fatal(err)
	}
	<-d.more // c and the one without a lane
	<-d.more
	if len(d.in("a"))+len(d.in("b")) > 0 {
		t.Errorf("out of turn: %v", d.done)
	}
	close(free)
	for range 40 {
		<-d.more
	}
	for _, lane := range []string{"a", "b"} {
		if got := d.in(lane); len(got) != 20 || got[0] != lane+"0" || got[19] != lane+"19" {
			t.Errorf("done: %v", got)
		}
	}
}

// TestAFailedJobLetsOthersPass: it waits for its next try, and they do not.
func TestAFailedJobLetsOthersPass(t *testing.T) {
	t.Parallel()
	d := &diary{more: make(chan struct{}, 100)}
	q := open(t, place(t), Worker{Kind: "note", Limit: 4, Tries: 2, Gap: 10 * time.Millisecond, Do: func(_ context.Context, body []byte, _ int) error {
		if string(body) == "a0" {
			return errors.New("no luck")
		}
		d.note(body)
		return nil
	}})
	defer shut(t, q)
	if _, err := q.Add(t.Context(), laned("a", 0), laned("a", 1)); err != nil {
		t.Fatal(err)
	}
	<-d.more
}

func TestTurnAfter(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		ahead int
		want  time.Duration
	}{{1, time.Second}, {5, 5 * time.Second}, {6, 5 * time.Second}, {12, 7 * time.Second}, {60, 55 * time.Second}} {
		if got := turnAfter(tc.ahead, time.Second); got != tc.want {
			t.Errorf("%d ahead: %v, want %v", tc.ahead, got, tc.want)
		}
	}
}

// TestTasksOfBefore: a queue holds jobs that an older version has put there.
func TestTasksOfBefore(t *testing.T) {
	t.Parallel()
	var got task
	if err := json.Unmarshal([]byte(`{"name":"note","key":"1","body":"e30="}`), &got); err != nil || string(got.Body) != "{}" || got.Lane != "" {
		t.Errorf("read: %+v, %v", got, err)
	}
}
