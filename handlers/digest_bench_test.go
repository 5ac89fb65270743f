package handlers_test

import (
	"fmt"
	"testing"
	"time"

	"rectify/handlers"
	"rectify/handlers/digest"
	"rectify/handlers/reply"
)

// BenchmarkDigest builds the digest of this notice's ledger, and of 1,000 of
// its kind with 46,000 items, every third of them late.
func BenchmarkDigest(b *testing.B) {
	for _, count := range []int{1, 1000} {
		b.Run(fmt.Sprintf("notices=%d", count), func(b *testing.B) {
			made := generate(b, count)
			for i := range made.all.Items {
				if i%3 == 0 {
					made.all.Items[i].Due = "2024-04-30"
				}
				made.all.Items[i].Owner = fmt.Sprintf("@U%d", i%50)
				made.all.Items[i].UpdatedAt = spring.AddDate(0, 0, -i%60)
			}
			a := handlers.New(handlers.Config{Ledger: made, Keeper: made, Memory: made, Now: func() time.Time { return spring }})
			for b.Loop() {
				if d, err := a.Digest(b.Context(), digest.DigestQuery{Lang: reply.Chinese}); err != nil || len(d.Late) == 0 {
					b.Fatal(err)
				}
			}
		})
	}
}
