package main

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rectify/data/database/databasetest"
)

// BenchmarkLoad sends signed requests to the program, three questions to a
// command, and reports how long their acknowledgement takes. Every one of them
// must be answered, once. RECTIFY_LOAD_SECONDS sets how long; 10 otherwise.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		s := newSite(b)
		s.start()
		s.measure(b)
		s.kill()
	}
}

// BenchmarkLoadOnPostgres is the same with the ledger and the jobs in PostgreSQL.
func BenchmarkLoadOnPostgres(b *testing.B) {
	for b.Loop() {
		s := newSite(b)
		s.database = databasetest.Place(b)
		s.start()
		s.measure(b)
		s.kill()
	}
}

// BenchmarkLoadOnBolt puts the same load on a small Bolt app, which keeps
// nothing: it shows what the platform's own framework does on this machine.
func BenchmarkLoadOnBolt(b *testing.B) {
	if os.Getenv("RECTIFY_TEST_PEERS") == "" {
		b.Skip("installs packages from npm: set RECTIFY_TEST_PEERS=1")
	}
	dir := b.TempDir()
	if err := os.CopyFS(dir, os.DirFS("slackapp/testdata/peers")); err != nil {
		b.Fatal(err)
	}
	install := exec.CommandContext(b.Context(), "npm", "ci", "--no-fund", "--no-audit", "--ignore-scripts")
	install.Dir = dir
	if out, err := install.CombinedOutput(); err != nil {
		b.Fatalf("npm ci: %v: %s", err, out)
	}
	for b.Loop() {
		s := newSite(b)
		s.commands = "/slack/events"
		s.startBolt(dir)
		s.measure(b)
		s.kill()
	}
}

// startBolt starts the Bolt app in the program's place.
func (s *site) startBolt(dir string) {
	s.Helper()
	_, port, err := net.SplitHostPort(s.address)
	s.must(err)
	s.process = exec.Command("node", "load.mjs")
	s.process.Dir = dir
	s.process.Env = append(os.Environ(), "SLACK_URL="+s.BaseURL()+"/api/", "BOT_TOKEN="+s.in.BotToken, "SIGNING_SECRET="+siteSecret, "PORT="+port)
	out, err := s.process.StdoutPipe()
	s.must(err)
	s.must(s.process.Start())
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "READY\n" {
		s.Fatalf("Bolt said %q, %v", line, err)
	}
}

// loadSeconds is how long the load lasts.
func loadSeconds(b *testing.B) int {
	text := os.Getenv("RECTIFY_LOAD_SECONDS")
	if text == "" {
		return 10
	}
	seconds, err := strconv.Atoi(text)
	if err != nil {
		b.Fatal(err)
	}
	return seconds
}

// measure puts the load on whatever listens, and reports how it went.
func (s *site) measure(b *testing.B) {
	const perSecond = 200
	seconds := loadSeconds(b)
	ctx, cancel := context.WithTimeout(b.Context(), time.Duration(seconds)*time.Second)
	defer cancel()
	early := make(chan int, 1)
	time.AfterFunc(time.Duration(seconds)*time.Second/3, func() { early <- s.memory() })
	kept, took, refused := s.load(ctx, perSecond)
	after := s.memory()
	answered := s.settled(kept, time.Minute)
	slices.Sort(took)
	b.ReportMetric(float64(len(kept))/float64(seconds), "acknowledged/s")
	b.ReportMetric(float64(refused), "refused")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(answered.Seconds(), "s-until-all-answered")
	b.ReportMetric(float64(<-early), "MB-early")
	b.ReportMetric(float64(after), "MB-late")
}

// memory is what the program holds, in MB.
func (s *site) memory() int {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.process.Process.Pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, _ := strconv.Atoi(strings.Fields(rest)[0])
			return kb / 1024
		}
	}
	return 0
}
