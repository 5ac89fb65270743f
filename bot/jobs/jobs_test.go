package jobs

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"rectify/data/database/databasetest"
)

// TestMain runs every test on jobs in a file, and then in PostgreSQL; or the
// test binary as a process to be killed.
func TestMain(m *testing.M) {
	if at := os.Getenv("JOBS_VICTIM"); at != "" {
		beVictim(at)
	}
	os.Exit(databasetest.Twice(m, func() {}))
}

// place is where a test's own jobs lie.
func place(t testing.TB) string { return databasetest.Either(t, "jobs.db") }

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
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := q.Close(ctx); err != nil {
		t.Error(err)
	}
}

func TestJobsAreDoneOnce(t *testing.T) {
	t.Parallel()
	done := make(chan string, 1000)
	q := open(t, place(t), Worker{Kind: "note", Limit: 4, Do: func(_ context.Context, body []byte, _ int) error {
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

// TestJobIsDoneAfterAKill kills a process with a job in hand, one of a kind of
// which many are done at a time and one of a kind of which only one is.
func TestJobIsDoneAfterAKill(t *testing.T) {
	t.Parallel()
	at := place(t)
	victim := exec.Command(os.Args[0])
	victim.Env = append(os.Environ(), "JOBS_VICTIM="+at)
	victim.Stderr = os.Stderr
	said, err := victim.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(said)
	for range 2 {
		lines.Scan()
	}
	if _, err := Open(t.Context(), at, silent); !databasetest.Second() && !errors.Is(err, ErrInUse) {
		t.Errorf("a second process on the same file: %v, want %v", err, ErrInUse)
	}
	victim.Process.Kill()
	victim.Wait()
	done := make(chan string, 2)
	work := func(kind string, limit int) Worker {
		return Worker{Kind: kind, Limit: limit, Do: func(_ context.Context, body []byte, attempt int) error {
			done <- fmt.Sprint(kind, " ", string(body), " ", attempt)
			return nil
		}}
	}
	q := open(t, at, work("many", 4), work("single", 1))
	defer shut(t, q)
	got := []string{<-done, <-done}
	slices.Sort(got)
	if want := []string{"many x 2", "single x 2"}; !slices.Equal(got, want) {
		t.Errorf("done: %q, want %q", got, want)
	}
}

// beVictim begins two jobs, ends neither, and says whether it may act still where
// it is told to stop.
func beVictim(at string) {
	do := func(ctx context.Context, _ []byte, _ int) error {
		fmt.Println("began")
		<-ctx.Done()
		fmt.Println("may act:", Mine(context.WithoutCancel(ctx)))
		return ctx.Err()
	}
	q, err := Open(context.Background(), at, silent, Worker{Kind: "many", Limit: 4, Do: do}, Worker{Kind: "single", Limit: 1, Do: do})
	if err == nil {
		_, err = q.Add(context.Background(), Job{Kind: "many", Key: "1", Body: []byte("x")}, Job{Kind: "single", Key: "1", Body: []byte("x")})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	select {}
}

// TestReplicasShareTheWork has several replicas add the same jobs: each is done
// once, and those of a kind of which one is done at a time in the order in which
// they were added.
func TestReplicasShareTheWork(t *testing.T) {
	t.Parallel()
	const replicas, different = 3, 40
	at := databasetest.Place(t)
	var mu sync.Mutex
	times := map[string]int{}
	var order []string
	var done sync.WaitGroup
	done.Add(2 * different)
	note := func(kind string) func(context.Context, []byte, int) error {
		return func(_ context.Context, body []byte, _ int) error {
			mu.Lock()
			defer mu.Unlock()
			times[kind+string(body)]++
			if kind == "single" {
				order = append(order, string(body))
			}
			done.Done()
			return nil
		}
	}
	var all []*Queue
	for range replicas {
		q := open(t, at, Worker{Kind: "many", Limit: 4, Do: note("many")}, Worker{Kind: "single", Limit: 1, Do: note("single")})
		defer shut(t, q)
		all = append(all, q)
	}
	var want []string
	for i := range different {
		want = append(want, fmt.Sprint(i))
		for _, q := range all {
			if _, err := q.Add(t.Context(), Job{Kind: "many", Key: fmt.Sprint(i), Body: fmt.Append(nil, i)},
				Job{Kind: "single", Key: fmt.Sprint(i), Body: fmt.Append(nil, i)}); err != nil {
				t.Fatal(err)
			}
		}
	}
	done.Wait()
	mu.Lock()
	defer mu.Unlock()
	for name, n := range times {
		if n != 1 {
			t.Errorf("%s was done %d times", name, n)
		}
	}
	if !slices.Equal(order, want) {
		t.Errorf("out of order: %v", order)
	}
}

// TestReplicaIsCutOff cuts every connection of a replica: its locks are lost and
// had again, and what is added is done.
func TestReplicaIsCutOff(t *testing.T) {
	t.Parallel()
	at := databasetest.Place(t)
	done := make(chan string, 10)
	q := open(t, at+"&application_name=cut", Worker{Kind: "single", Limit: 1, Do: func(_ context.Context, body []byte, _ int) error {
		done <- string(body)
		return nil
	}})
	defer shut(t, q)
	add := func(key string) (err error) {
		for range 10 {
			if _, err = q.Add(t.Context(), Job{Kind: "single", Key: key, Body: []byte(key)}); err == nil {
				return nil
			}
		}
		return err
	}
	for _, key := range []string{"1", "2"} {
		if err := add(key); err != nil {
			t.Fatal(err)
		}
		if got := <-done; got != key {
			t.Errorf("done: %s, want %s", got, key)
		}
		databasetest.Execute(t, at, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
			WHERE application_name = 'cut' AND pid <> pg_backend_pid()`)
	}
	if err := add("3"); err != nil {
		t.Fatal(err)
	}
	if got := <-done; got != "3" {
		t.Errorf("done: %s, want 3", got)
	}
}

func TestJobThatFails(t *testing.T) {
	t.Parallel()
	lost := make(chan error, 1)
	tries := make(chan int, 10)
	q := open(t, place(t),
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
