//go:build unix

package store

import (
	"bufio"
	"context"
	flags "flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"rectify/data/database/databasetest"
	"rectify/data/ledger"
)

// kills is how often the writer is killed.
const kills = 25

// TestMain runs every test in SQLite, and then in PostgreSQL; or the test binary
// as a writer that can be killed.
func TestMain(m *testing.M) {
	if path := os.Getenv("LEDGER_WRITER"); path != "" {
		writeForever(path)
	}
	os.Exit(databasetest.Twice(m, func() {
		flags.Set("rapid.checks", "25") // a schema each
	}))
}

// writeForever changes items, and prints the request of each change that it
// was told is made.
func writeForever(path string) {
	s, err := Open(context.Background(), path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for i := 0; ; i++ {
		request := fmt.Sprint(os.Getpid(), "-", i)
		_, err := s.Change(context.Background(), ledger.Change{
			Notice: "n", Number: i%3 + 1, Act: ledger.AddNote{Note: "走访"}, By: "li", At: time.Now(), Request: request,
		})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(request)
	}
}

// TestKilledWriterLosesNothing kills a writer at moments of no choice, and
// looks for every change that it said was made: it must be there, once.
func TestKilledWriterLosesNothing(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("kills a process over and over")
	}
	path := place(t)
	s := openLedger(t, path)
	add(t, s, "n", sample())
	acknowledged := map[string]bool{}
	for range kills {
		for _, request := range runAndKill(t, path, 1+rand.IntN(20)) {
			acknowledged[request] = true
		}
	}
	verify(t, s)
	found := map[string]int{}
	for number := 1; number <= 3; number++ {
		for _, e := range history(t, s, "n", number) {
			found[e.Request]++
		}
	}
	for request := range acknowledged {
		if found[request] != 1 {
			t.Errorf("request %s is in the ledger %d times", request, found[request])
		}
	}
	if len(acknowledged) < kills {
		t.Errorf("only %d changes were made between %d kills", len(acknowledged), kills)
	}
}

// runAndKill lets a writer make so many changes, kills it in the midst of the
// next, and returns the requests it acknowledged.
func runAndKill(t *testing.T, path string, changes int) []string {
	t.Helper()
	writer := exec.Command(os.Args[0])
	writer.Env = append(os.Environ(), "LEDGER_WRITER="+path)
	var trouble strings.Builder
	writer.Stderr = &trouble
	out, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	var requests []string
	for lines := bufio.NewScanner(out); lines.Scan(); {
		requests = append(requests, lines.Text())
		if len(requests) == changes {
			if err := writer.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	writer.Wait() // it was killed
	if trouble.Len() > 0 {
		t.Fatalf("the writer failed: %s", trouble.String())
	}
	return requests
}
