package eval

import (
	"fmt"
	"io"
	"slices"
	"time"

	"rectify/handlers/compose"
	"rectify/handlers/reply"
)

// PrintWritten writes how a language model did with the questions: how its
// answers ended, what was held back of them, whether they cite the right items,
// how long they took and what they cost. It writes nothing where there was no
// model.
func PrintWritten(w io.Writer, results []Result, outcomes []compose.Outcome) {
	if len(outcomes) == 0 {
		return
	}
	endings := map[compose.Ending]int{}
	var shown, dropped int
	var first, whole []time.Duration
	var usage compose.Usage
	for _, o := range outcomes {
		endings[o.Ending]++
		shown, dropped, usage = shown+o.Shown, dropped+o.Dropped, usage.Add(o.Usage)
		if o.First > 0 {
			first = append(first, o.First)
		}
		whole = append(whole, o.Took)
	}
	fmt.Fprintf(w, "model   %4d answers asked: %d written, %d nothing to show, %d failed\n",
		len(outcomes), endings[compose.EndedWritten], endings[compose.EndedNothing], endings[compose.EndedFailed]+endings[compose.EndedLate])
	fmt.Fprintf(w, "        %4d of %4d sentences dropped  %5.1f %%\n", dropped, shown+dropped, percent(dropped, shown+dropped))
	refused := 0
	for _, r := range results {
		if r.Reply.Kind == reply.KindNone {
			refused++
		}
	}
	fmt.Fprintf(w, "        %4d of %4d questions refused  %5.1f %%\n", refused, len(results), percent(refused, len(results)))
	answers, right, cited, rightly := citations(results)
	fmt.Fprintf(w, "        %4d of %4d written answers cite a right item, %d of %d cited items are right\n", right, answers, rightly, cited)
	fmt.Fprintf(w, "        first sentence p50 %d p95 %d ms, whole p50 %d p95 %d ms\n", share(first, 50), share(first, 95), share(whole, 50), share(whole, 95))
	n := len(outcomes)
	fmt.Fprintf(w, "        %.1f calls, %d tokens read and %d written an answer\n", float64(usage.Calls)/float64(n), usage.Read/n, usage.Written/n)
}

// citations counts the written answers to questions whose right items are
// known, and of those the ones that cite one; and the items they cite, and of
// those the right ones.
func citations(results []Result) (answers, right, cited, rightly int) {
	for _, r := range results {
		want := numbers(r.Expect)
		if r.Reply.Source != reply.FromWriter || r.Mode == "count" || r.Mode == "fact" || len(want) == 0 {
			continue
		}
		answers++
		before := rightly
		for _, n := range itemNumbers(r.Reply) {
			cited++
			if slices.Contains(want, n) {
				rightly++
			}
		}
		if rightly > before {
			right++
		}
	}
	return answers, right, cited, rightly
}

func percent(part, whole int) float64 { return 100 * float64(part) / float64(max(whole, 1)) }

// share returns a percentile of the times, in milliseconds.
func share(times []time.Duration, of int) int64 {
	if len(times) == 0 {
		return 0
	}
	slices.Sort(times)
	return times[min(len(times)-1, len(times)*of/100)].Milliseconds()
}
