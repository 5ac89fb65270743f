//go:build ignore

package main

import (
	"slices"
	"strings"
	"testing"

	"rectify/data/walk"
)

func TestInnerWalk(t *testing.T) {
	l := startLocal(t)
	clerk, dm := l.clerk()
	l.say(clerk, dm, "第40项")
	l.hears(clerk, dm, "第40项 ")
	walk.Start()
	l.say(clerk, dm, "哪些问题正在整改？")
	l.hears(clerk, dm, "旅游产业培育不充分")
	checkWalk(t, walk.Stop())
}

// walkOnce are the functions that a turn calls at most once: it is parsed once, and
// answered from one snapshot of the ledger.
var walkOnce = []string{
	"handlers/command Parse", "handlers/question/grammar ParseAsking", "handlers/question/grammar LeanOf",
	"handlers/question Understand", "handlers/question/intent Classify",
	"data/ledger/store Sequence", "data/ledger/store Snapshot", "data/memory Recall", "data/memory Remember",
}

// walkStages are the rooms that a question passes through, in this order: none is
// entered again after a later one. Packages that hold what every room speaks of
// (reply, ledger, text) are no stages.
var walkStages = []string{
	"bot/slackapp/inbound", "bot/slackapp/people", "handlers/dispatch", "handlers/dialogue", "handlers/question",
	"handlers/card", "bot/slackapp/blockkit",
}

func checkWalk(t *testing.T, steps []walk.Step) {
	calls := map[string]map[string]int{} // by goroutine
	inside := map[string]map[string]int{}
	furthest := map[string]int{}
	var path []string
	for _, s := range steps {
		if inside[s.Goroutine] == nil {
			inside[s.Goroutine], calls[s.Goroutine] = map[string]int{}, map[string]int{}
			furthest[s.Goroutine] = -1
		}
		if s.Left {
			inside[s.Goroutine][s.Package]--
			continue
		}
		calls[s.Goroutine][s.Package+" "+s.Function]++
		inside[s.Goroutine][s.Package]++
		stage := slices.Index(walkStages, s.Package)
		if stage < 0 || inside[s.Goroutine][s.Package] > 1 {
			continue
		}
		path = append(path, s.Package+"."+s.Function)
		if stage < furthest[s.Goroutine] {
			t.Errorf("%s is entered (%s) after %s", s.Package, s.Function, walkStages[furthest[s.Goroutine]])
		}
		furthest[s.Goroutine] = max(furthest[s.Goroutine], stage)
	}
	for _, of := range calls {
		for _, function := range walkOnce {
			if n := of[function]; n > 1 {
				t.Errorf("%s is called %d times", function, n)
			}
		}
	}
	t.Log(strings.Join(path, " → "))
	for _, stage := range walkStages {
		if !slices.ContainsFunc(path, func(s string) bool { return strings.HasPrefix(s, stage+".") }) {
			t.Errorf("the question did not pass through %s", stage)
		}
	}
}
