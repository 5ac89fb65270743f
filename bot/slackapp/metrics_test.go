package slackapp

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"
)

func TestScrapeDoesNotWaitForAHangingDatabase(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		hangs := func(ctx context.Context, _ string) (int, error) {
			<-ctx.Done()
			return 0, ctx.Err()
		}
		began := time.Now()
		if n := testutil.ToFloat64(waitingGauge(hangs, "waiting", "Waiting.", "a", "b")); n != -1 {
			t.Errorf("%v jobs are waiting, want -1", n)
		}
		if took := time.Since(began); took != scrapeWithin {
			t.Errorf("the scrape took %v, want %v", took, scrapeWithin)
		}
	})
}
