//go:build unix

package jobs

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"testing"
	"time"

	"rectify/data/database"
	"rectify/data/database/databasetest"
)

// takesOver is how long the work of a replica may rest that says nothing more.
const takesOver = time.Minute // some 10 s on a machine that does nothing else

// TestSilentReplicaIsReplaced silences a replica's connections, without ending
// them, while it has a job in hand: another does that, and what came after it,
// and the silent one may not act.
func TestSilentReplicaIsReplaced(t *testing.T) {
	t.Parallel()
	at := databasetest.Place(t)
	proxy := databasetest.Through(t, at)
	began, may := make(chan bool, 1), make(chan error, 1)
	silent := open(t, proxy.Place, Worker{Kind: "single", Limit: 1, Do: func(ctx context.Context, _ []byte, _ int) error {
		began <- true
		<-ctx.Done()
		may <- Mine(context.WithoutCancel(ctx))
		return ctx.Err()
	}})
	defer func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		silent.Close(ctx)
	}()
	if _, err := silent.Add(t.Context(), Job{Kind: "single", Key: "1", Body: []byte("1")}); err != nil {
		t.Fatal(err)
	}
	<-began
	proxy.Silence()
	from := time.Now()
	done := make(chan string, 2)
	other := open(t, at, Worker{Kind: "single", Limit: 1, Do: func(ctx context.Context, body []byte, attempt int) error {
		done <- fmt.Sprint(string(body), " ", attempt, " ", Mine(ctx))
		return nil
	}})
	defer shut(t, other)
	if _, err := other.Add(t.Context(), Job{Kind: "single", Key: "2", Body: []byte("2")}); err != nil {
		t.Fatal(err)
	}
	got := []string{<-done, <-done}
	if took := time.Since(from); took > takesOver {
		t.Errorf("taken over after %s", took)
	}
	slices.Sort(got)
	if want := []string{"1 2 <nil>", "2 1 <nil>"}; !slices.Equal(got, want) {
		t.Errorf("done: %q, want %q", got, want)
	}
	if err := <-may; err == nil {
		t.Error("the silent replica would still act")
	}
}

// TestStoppedReplicaIsReplaced stops a process with two jobs in hand, and has it
// go on after another has done them: it may not act any more.
func TestStoppedReplicaIsReplaced(t *testing.T) {
	t.Parallel()
	at := databasetest.Place(t)
	victim := exec.Command(os.Args[0])
	victim.Env = append(os.Environ(), "JOBS_VICTIM="+at)
	said, err := victim.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { victim.Process.Kill(); victim.Wait() }()
	lines := bufio.NewScanner(said)
	lines.Scan()
	lines.Scan()
	victim.Process.Signal(syscall.SIGSTOP)
	from := time.Now()
	done := make(chan string, 2)
	work := func(kind string, limit int) Worker {
		return Worker{Kind: kind, Limit: limit, Do: func(_ context.Context, _ []byte, attempt int) error {
			done <- fmt.Sprint(kind, " ", attempt)
			return nil
		}}
	}
	q := open(t, at, work("many", 4), work("single", 1))
	defer shut(t, q)
	got := []string{<-done, <-done}
	if took := time.Since(from); took > takesOver {
		t.Errorf("taken over after %s", took)
	}
	slices.Sort(got)
	if want := []string{"many 2", "single 2"}; !slices.Equal(got, want) {
		t.Errorf("done: %q, want %q", got, want)
	}
	victim.Process.Signal(syscall.SIGCONT)
	if lines.Scan(); lines.Text() != fmt.Sprint("may act: ", ErrTaken) {
		t.Errorf("the stopped replica goes on: %q", lines.Text())
	}
}

// TestLeaseHasOneHolder has several want a lease at once, one give it back, and
// one keep it that raises no beat.
func TestLeaseHasOneHolder(t *testing.T) {
	t.Parallel()
	ctx, at := t.Context(), databasetest.Place(t)
	shut(t, open(t, at)) // makes the table
	pool, err := database.Open(ctx, at, 2)
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	one, other := leases{pool, "one"}, leases{pool, "other"}
	first, err := one.acquire(ctx, "news")
	if err != nil {
		t.Fatal(err)
	}
	seen, err := other.look(ctx, "news")
	if err != nil || seen.holder != "one" {
		t.Fatalf("%+v, %v", seen, err)
	}
	if err := one.renew(ctx, "news", first); err != nil {
		t.Error(err)
	}
	if token, err := other.take(ctx, "news", seen); token != 0 || err != nil {
		t.Errorf("a lease was taken that was renewed since it was seen: %d, %v", token, err)
	}
	one.release(ctx, "news", first)
	second, err := other.acquire(ctx, "news")
	if err != nil || second <= first {
		t.Errorf("token %d after %d, %v", second, first, err)
	}
	if err := one.renew(ctx, "news", first); !errors.Is(err, errLeaseLost) {
		t.Errorf("renewed with an old token: %v", err)
	}
	third, err := one.acquire(ctx, "news") // the other raises no beat
	if err != nil || third <= second {
		t.Errorf("token %d after %d, %v", third, second, err)
	}
}
