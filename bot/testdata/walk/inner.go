//go:build ignore

package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"rectify/data/walk"
)

func TestInnerWalk(t *testing.T) {
	l := startLocal(t)
	var known struct {
		People   []struct{ ID, Name string }
		Channels []struct{ ID, Kind string }
	}
	l.get("/page/people", nil, &known)
	var clerk string
	for _, p := range known.People {
		if p.Name == "小李" {
			clerk = p.ID
		}
	}
	l.get("/page/people", url.Values{"user": {clerk}}, &known)
	var dm string
	for _, c := range known.Channels {
		if c.Kind == "im" {
			dm = c.ID
		}
	}
	ask := func(text, words string) {
		body, err := json.Marshal(map[string]string{"user": clerk, "channel": dm, "text": text})
		if err != nil {
			t.Fatal(err)
		}
		answer, err := http.Post(l.url+"/page/say", "application/json", bytes.NewReader(body))
		if err != nil || answer.StatusCode != http.StatusOK {
			t.Fatalf("%v, %v", answer, err)
		}
		answer.Body.Close()
		look := time.NewTicker(20 * time.Millisecond)
		defer look.Stop()
		for range 3000 {
			var seen struct{ Messages []struct{ Text string } }
			l.get("/page/messages", url.Values{"user": {clerk}, "channel": {dm}}, &seen)
			if n := len(seen.Messages); n > 0 && strings.Contains(seen.Messages[n-1].Text, words) {
				return
			}
			<-look.C
		}
		t.Fatalf("no answer with %s", words)
	}
	ask("第40项", "第40项 ")
	walk.Start()
	ask("哪些问题正在整改？", "旅游产业培育不充分")
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
