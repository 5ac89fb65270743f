package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

var silent = slog.New(slog.DiscardHandler)

func open(t *testing.T, path string, workers ...Worker) *Queue {
	t.Helper()
	q, err := Open(context.Background(), path, silent, workers...)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func shut(t *testing.T, q *Queue) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := q.Close(ctx); err != nil {
		t.Error(err)
	}
}

func TestJobsAreDoneOnce(t *testing.T) {
	t.Parallel()
	done := make(chan string, 1000)
	q := open(t, filepath.Join(t.TempDir(), "jobs.db"), Worker{Kind: "note", Limit: 4, Do: func(_ context.Context, body []byte, _ int) error {
		done <- string(body)
		return nil
	}})
	defer shut(t, q)
	const different = 60
	var adders sync.WaitGroup
	var mu sync.Mutex
	added := 0
	for i := range 3 * different { // each of them three times, at the same time
		adders.Go(func() {
			was, err := q.Add(t.Context(), Job{Kind: "note", Key: fmt.Sprint(i % different), Body: fmt.Append(nil, i%different)})
			if err != nil {
				t.Error(err)
				return
			}
			mu.Lock()
			defer mu.Unlock()
			if was[0] {
				added++
			}
		})
	}
	adders.Wait()
	if added != different {
		t.Errorf("%d jobs were added, want %d", added, different)
	}
	seen := map[string]int{}
	for range different {
		seen[<-done]++
	}
	for body, times := range seen {
		if times != 1 {
			t.Errorf("job %s was done %d times", body, times)
		}
	}
	if again, err := q.Add(t.Context(), Job{Kind: "note", Key: "0"}); err != nil || again[0] {
		t.Errorf("a job that was done was added again: %v, %v", again, err)
	}
}

func TestJobIsDoneAfterTheProcessEnded(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "jobs.db")
	began := make(chan struct{})
	q := open(t, path, Worker{Kind: "note", Limit: 1, Do: func(ctx context.Context, _ []byte, _ int) error {
		close(began)
		<-ctx.Done() // the process ends while the job is in hand
		return ctx.Err()
	}})
	if _, err := q.Add(t.Context(), Job{Kind: "note", Key: "1", Body: []byte("x")}); err != nil {
		t.Fatal(err)
	}
	<-began
	if _, err := Open(t.Context(), path, silent); !errors.Is(err, ErrInUse) {
		t.Errorf("a second process on the same jobs: %v, want %v", err, ErrInUse)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	q.client.StopAndCancel(ctx)
	close(q.done)
	q.db.Close()
	q.lock.Unlock() // as the system does for a process that has ended
	done := make(chan string, 1)
	q = open(t, path, Worker{Kind: "note", Limit: 1, Do: func(_ context.Context, body []byte, _ int) error {
		done <- string(body)
		return nil
	}})
	defer shut(t, q)
	if got := <-done; got != "x" {
		t.Errorf("body = %q", got)
	}
}

func TestJobThatFails(t *testing.T) {
	t.Parallel()
	lost := make(chan error, 1)
	tries := make(chan int, 10)
	q := open(t, filepath.Join(t.TempDir(), "jobs.db"),
		Worker{Kind: "later", Limit: 1, Do: func(_ context.Context, _ []byte, attempt int) error {
			tries <- attempt
			if len(tries) < 2 {
				return Later(time.Millisecond)
			}
			return nil
		}},
		Worker{Kind: "panics", Limit: 1,
			Do:   func(context.Context, []byte, int) error { panic("no such thing") },
			Lost: func(_ context.Context, _ []byte, err error) { lost <- err }},
		Worker{Kind: "never", Limit: 1, Do: func(context.Context, []byte, int) error {
			tries <- 99
			return Never(errors.New("the channel is gone"))
		}})
	defer shut(t, q)
	if _, err := q.Add(t.Context(), Job{Kind: "later", Key: "1"}, Job{Kind: "panics", Key: "1"}); err != nil {
		t.Fatal(err)
	}
	<-tries
	<-tries
	if err := <-lost; err == nil {
		t.Error("a panic was not told")
	}
	if _, err := q.Add(t.Context(), Job{Kind: "never", Key: "1"}); err != nil {
		t.Fatal(err)
	}
	<-tries
}

func BenchmarkAdd(b *testing.B) {
	q, err := Open(context.Background(), filepath.Join(b.TempDir(), "jobs.db"), silent, Worker{
		Kind: "note", Limit: 4, Do: func(context.Context, []byte, int) error { return nil },
	})
	if err != nil {
		b.Fatal(err)
	}
	defer q.Close(context.Background())
	var n sync.Mutex
	next := 0
	b.SetParallelism(32)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			n.Lock()
			next++
			key := fmt.Sprint(next)
			n.Unlock()
			if _, err := q.Add(context.Background(), Job{Kind: "note", Key: key, Body: []byte("{}")}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
