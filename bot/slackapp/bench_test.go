package slackapp

import (
	"slices"
	"testing"
	"time"

	"rectify/bot/workspace"
)

// BenchmarkMessageToAnswer is the time from a person's message until the
// answer stands in its thread, through the workspace and both protocols.
func BenchmarkMessageToAnswer(b *testing.B) {
	for _, way := range []string{overHTTP, overSocket} {
		b.Run(way, func(b *testing.B) {
			d := newDesk(b, way)
			var took []time.Duration
			for b.Loop() {
				began := time.Now()
				dm := d.room(len(took) / postsAtOnce)
				_, err := d.Say(b.Context(), dm.Creator, dm.ID, "", "哪些问题正在整改？")
				d.must(err)
				d.until("it is answered", func() bool {
					list, _, err := d.Messages(b.Context(), dm.ID, workspace.Page{})
					d.must(err)
					return len(list) == 2*(len(took)%postsAtOnce+1)
				})
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "p50-ms")
			b.ReportMetric(float64(took[len(took)*95/100].Milliseconds()), "p95-ms")
		})
	}
}
