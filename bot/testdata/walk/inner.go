//go:build ignore

package main

import (
	"cmp"
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
	passed := map[string]bool{}
	for _, turn := range []struct {
		says, hears string
		list        bool // it may be read again, as one about the last list
	}{
		{"哪些问题正在整改？", "旅游产业培育不充分", false},
		{"第二个详细说说", "第11项 ", false},
		{"它的期限", "时限", false},
		{"不是，我问的是第12项", "第12项 ", true},
		{"/rectify status 40", "第40项 ", false},
	} {
		walk.Start()
		l.say(clerk, dm, turn.says)
		l.hears(clerk, dm, turn.hears)
		steps := walk.Stop()
		if turn.list {
			steps = slices.DeleteFunc(steps, func(s walk.Step) bool {
				return s.Function == "Understand" || s.Package == "handlers/question/grammar" && s.Function == "Parse"
			})
		}
		checkTurn(t, turn.says, steps, passed)
	}
	for _, name := range slices.Concat(walkOnce, walkLeaves, slices.Concat(walkStages...)) {
		if !passed[name] {
			t.Errorf("%s: no turn passed it; the walk may watch what is not there", name)
		}
	}
}

// walkOnce are the functions that a turn calls at most once, with the same text where
// they are given one: it is read once, and answered from one snapshot of the ledger.
var walkOnce = []string{
	"handlers/command Parse", "handlers/question Read", "handlers/question Understand", "handlers/question/intent Classify",
	"handlers/question/grammar Parse", "handlers/question/grammar ReadFollowUp", "handlers/question/grammar cut", "handlers/answer Turn",
	"handlers/view Whole", "data/ledger/store Sequence", "data/memory Recall", "data/memory Remember",
}

// walkStages are what a turn passes through, in this order: none is entered after a
// later one. Package answer is passed twice: some of its functions read a turn for the
// dialogue, the others answer it.
var walkStages = [][]string{
	{"bot/slackapp/inbound"}, {"bot/slackapp/people Person"}, {"handlers/dispatch"}, {"handlers/notices"}, {"handlers/dialogue"},
	{"handlers/question", "handlers/answer Turn", "handlers/answer Question", "handlers/answer Picked", "handlers/answer Meaningless",
		"handlers/answer Complaint", "handlers/answer ProbableIntent", "handlers/answer AsksFor", "handlers/answer Unreadable"},
	{"handlers/answer"}, {"handlers/change"}, {"handlers/card", "handlers/dialogue TurnTo"}, {"bot/slackapp/outbound New"}, {"bot/slackapp/blockkit"},
}

// walkLeaves are the rooms of handlers that are no stages: every stage asks them, and
// they keep nothing of a turn.
var walkLeaves = []string{
	"handlers/reply",             // the document that all speak of
	"handlers/view",              // the ledger as it was read, once
	"handlers/clock",             // what day it is
	"handlers/people",            // names of people
	"handlers/command",           // parses words, and has the table
	"handlers/question/grammar",  // words and tokens
	"handlers/question/phrasing", // patterns of words
	"handlers/question/intent",   // a distribution, once computed
	"handlers/question/condition",
	"handlers/question/naming", // notices that words name
	"handlers/answer/answertype",
	"handlers/learned",          // wordings that mean an item
	"handlers/compose",          // whether there is a model
	"handlers/change/interpret", // the kinds of commands
}

func checkTurn(t *testing.T, said string, steps []walk.Step, passed map[string]bool) {
	worker := "" // the goroutine that answers
	for _, s := range steps {
		if s.Package == "handlers/dispatch" {
			worker = s.Goroutine
		}
	}
	calls, inside, furthest := map[string]int{}, map[string]int{}, -1
	var path []string
	for _, s := range steps {
		function := s.Package + " " + s.Function
		if s.Left {
			if s.Goroutine == worker {
				inside[s.Package]--
			}
			continue
		}
		passed[s.Package], passed[function] = true, true
		if s.Goroutine != worker {
			continue
		}
		inside[s.Package]++
		if inside["handlers/learned"] > 0 || inside["handlers/command"] > 1 {
			continue // which read the bare words of a wording, and parts of a line
		}
		if s.Package == "handlers/command" && inside["handlers/dispatch"] == 0 {
			continue // Slack's surfaces look at the line, too
		}
		if calls[function+" "+s.Argument]++; calls[function+" "+s.Argument] == 2 && slices.Contains(walkOnce, function) {
			t.Errorf("%s: %s(%q) is called twice", said, function, s.Argument)
		}
		stage := stageOf(s)
		if strings.HasPrefix(s.Package, "handlers/") && stage < 0 && !slices.Contains(walkLeaves, s.Package) {
			t.Errorf("%s: %s is neither a stage nor a leaf", said, s.Package)
		}
		if stage < 0 || inside[s.Package] > 1 {
			continue
		}
		path = append(path, s.Package+"."+s.Function)
		if stage < furthest {
			t.Errorf("%s: %s is entered (%s) after %s", said, s.Package, s.Function, walkStages[furthest][0])
		}
		furthest = max(furthest, stage)
	}
	t.Log(cmp.Or(strings.Join(path, " → "), "nobody answered"))
}

// stageOf is the stage that a step belongs to, by its function or its package; -1 where
// it belongs to none.
func stageOf(s walk.Step) int {
	for _, name := range []string{s.Package + " " + s.Function, s.Package} {
		if at := slices.IndexFunc(walkStages, func(stage []string) bool { return slices.Contains(stage, name) }); at >= 0 {
			return at
		}
	}
	return -1
}
