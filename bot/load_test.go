package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkLoad sends signed requests to the program, three questions to a
// command, and reports how long their acknowledgement takes. Every one of them
// must be answered, once. RECTIFY_LOAD_SECONDS sets how long; 10 otherwise.
func BenchmarkLoad(b *testing.B) {
	const perSecond = 200
	seconds := 10
	if text := os.Getenv("RECTIFY_LOAD_SECONDS"); text != "" {
		var err error
		if seconds, err = strconv.Atoi(text); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		s := newSite(b)
		s.start()
		ctx, cancel := context.WithTimeout(b.Context(), time.Duration(seconds)*time.Second)
		early := make(chan int, 1)
		time.AfterFunc(time.Duration(seconds)*time.Second/3, func() { early <- s.memory() })
		kept, took, refused := s.load(ctx, perSecond)
		cancel()
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
		s.kill()
	}
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
