package slackapp

import (
	"slices"
	"testing"
	"time"

	"rectify/bot/slackapp/outbound"
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
				dm := d.room(len(took) / outbound.Burst)
				_, err := d.Say(b.Context(), dm.Creator, dm.ID, "", "哪些问题正在整改？")
				d.must(err)
				d.until("it is answered", func() bool {
					list, _, err := d.Messages(b.Context(), dm.ID, workspace.Page{})
					d.must(err)
					return len(list) == 2*(len(took)%outbound.Burst+1)
				})
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "p50-ms")
			b.ReportMetric(float64(took[len(took)*95/100].Milliseconds()), "p95-ms")
		})
	}
}

// BenchmarkFirstSentence is the time from a sentence's leaving the model until
// it stands in its thread.
func BenchmarkFirstSentence(b *testing.B) {
	for _, way := range []string{overHTTP, overSocket} {
		b.Run(way, func(b *testing.B) {
			d := deskWithPens(b, way, time.Minute)
			var took []time.Duration
			for b.Loop() {
				asked, p := d.written()
				p <- truth
				began := time.Now()
				d.shows(asked.TS, []string{"直接分管财务工作。（第28项）"})
				took = append(took, time.Since(began))
				close(p)
				d.shows(asked.TS, []string{"由语言模型撰写"})
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "p50-ms")
			b.ReportMetric(float64(took[len(took)*95/100].Milliseconds()), "p95-ms")
		})
	}
}
