package store

import (
	"context"
	"fmt"
	"testing"
	"time"

	"rectify/data/notice"
	"rectify/data/notice/reading"
	"rectify/data/notices"
)

// BenchmarkSnapshot reads the ledger of the built-in notice, and one of a
// thousand notices of its size: for the first time, with nothing changed
// since, and after a change.
func BenchmarkSnapshot(b *testing.B) {
	n, err := reading.Read(notices.Builtin)
	if err != nil {
		b.Fatal(err)
	}
	for _, size := range []int{1, 1000} {
		ctx := context.Background()
		path := place(b)
		s := openLedger(b, path)
		for i := range size {
			if err := s.AddNotice(ctx, fmt.Sprint(i), notices.Builtin, n, "office", monday); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(fmt.Sprintf("first/notices=%d", size), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				fresh := openLedger(b, path)
				b.StartTimer()
				snapshot(b, fresh)
			}
		})
		b.Run(fmt.Sprintf("unchanged/notices=%d", size), func(b *testing.B) {
			snapshot(b, s)
			for b.Loop() {
				snapshot(b, s)
			}
		})
		b.Run(fmt.Sprintf("changed/notices=%d", size), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				set(b, s, "0", 11, notice.Rectified)
				b.StartTimer()
				snapshot(b, s)
			}
		})
	}
}

// BenchmarkOn reads a past day of a thousand notices: one before the ledger
// was started, and one before the last change.
func BenchmarkOn(b *testing.B) {
	n, err := reading.Read(notices.Builtin)
	if err != nil {
		b.Fatal(err)
	}
	ctx := context.Background()
	s := openLedger(b, place(b))
	for i := range 1000 {
		if err := s.AddNotice(ctx, fmt.Sprint(i), notices.Builtin, n, "office", monday); err != nil {
			b.Fatal(err)
		}
	}
	for i := range 1000 {
		set(b, s, fmt.Sprint(i), i%46+1, notice.LongTerm)
	}
	snapshot(b, s)
	for name, at := range map[string]time.Time{"before the start": monday.Add(-time.Hour), "after the start": monday.Add(time.Hour)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.On(ctx, at); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	path := place(b)
	openLedger(b, path)
	for b.Loop() {
		s, err := Open(context.Background(), path)
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

func BenchmarkChange(b *testing.B) {
	s, _ := seeded(b)
	for b.Loop() {
		set(b, s, "n", 3, notice.Rectified)
	}
}
