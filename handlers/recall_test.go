package handlers_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rectify/data/notices"
	"rectify/handlers/answer"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/index"
	"rectify/index/lexicon"
)

var missed = flag.Bool("missed", false, "print every question of TestRecall whose item is not among the first three")

// TestRecall measures the search alone, without the judgement whether a hit
// answers: for how many questions of a set a right item is the first hit, and
// among the first three. With -v it prints the figures by notice.
//
//	go test ./handlers -run Recall -v [-missed]
func TestRecall(t *testing.T) {
	if underRace {
		t.Skip("asks much, and shares nothing")
	}
	t.Parallel()
	builtin, err := filepath.Glob("testdata/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	sets := map[string][]string{"": builtin} // question files by the notice's file; empty for the built-in one
	folders, err := filepath.Glob("testdata/notices/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		if _, err := os.Stat(filepath.Join(folder, "LOCKED")); err != nil {
			sets[filepath.Join(folder, "notice.txt")] = []string{filepath.Join(folder, "questions.tsv")}
		}
	}
	if *fresh != "" {
		sets = map[string][]string{filepath.Join(*fresh, "notice.txt"): {filepath.Join(*fresh, "questions.tsv")}}
	}
	all := recall{}
	for _, file := range slices.Sorted(maps.Keys(sets)) {
		a := recalling(t, file)
		for _, questions := range sets[file] {
			name := strings.TrimSuffix(strings.TrimPrefix(questions, "testdata/"), ".tsv")
			of := recallOf(t, a, questions)
			t.Logf("%-34s %s", name, of)
			if file != "" {
				all.add(of)
			}
		}
	}
	t.Logf("%-34s %s", "all but the built-in notice", all)
	for mode, least := range leastRecall {
		if got := all[mode]; *fresh == "" && got.share() < least {
			t.Errorf("%s: %d of %d among the first three, want %.0f %%", mode, got.third, got.asked, 100*least)
		}
	}
}

var fresh = flag.String("set", "", "the folder of a notice and its questions that TestRecall measures instead of those in testdata")

// leastRecall is the share of questions, by mode, that must have a right item
// among the first three hits on the notices that are not built in.
var leastRecall = map[string]float64{"top1": .98, "fact": .98, "top3": .88}

// recall counts questions by mode, those in English once more as "en".
type recall map[string]*recalled

type recalled struct{ asked, first, third int }

func (r *recalled) share() float64 {
	if r == nil || r.asked == 0 {
		return 1
	}
	return float64(r.third) / float64(r.asked)
}

func (r recall) add(other recall) {
	for mode, of := range other {
		if r[mode] == nil {
			r[mode] = &recalled{}
		}
		r[mode].asked += of.asked
		r[mode].first += of.first
		r[mode].third += of.third
	}
}

func (r recall) String() string {
	var out strings.Builder
	for _, mode := range []string{"top1", "fact", "top3", "en"} {
		if of := r[mode]; of != nil {
			fmt.Fprintf(&out, "%s @1 %d @3 %d of %d   ", mode, of.first, of.third, of.asked)
		}
	}
	return out.String()
}

// recallOf searches for every question of the file that has a right item.
func recallOf(t *testing.T, a *measured, file string) recall {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := recall{}
	for line := range strings.Lines(string(text)) {
		row := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(row) != 5 || !slices.Contains([]string{"top1", "top3", "fact"}, row[2]) || strings.Contains(row[0], ".") {
			continue
		}
		subject := grammar.Parse(lexicon.Simplify(reply.Readable(row[4])), a.notice.Sections).Subject
		if subject == "" {
			subject = row[4]
		}
		hits, err := a.index.Search(t.Context(), subject, answer.MostHits)
		if err != nil {
			t.Fatal(err)
		}
		hits = slices.DeleteFunc(hits, func(h index.Hit) bool { return h.Item == 0 })
		expect, _, _ := strings.Cut(row[3], "|")
		at := slices.IndexFunc(hits, func(h index.Hit) bool {
			return slices.Contains(strings.Split(expect, ","), strconv.Itoa(h.Item))
		})
		one := recalled{asked: 1}
		if at == 0 {
			one.first = 1
		}
		if 0 <= at && at < 3 {
			one.third = 1
		} else if *missed {
			var got []int
			for _, h := range hits[:min(6, len(hits))] {
				got = append(got, h.Item)
			}
			t.Logf("  %s %s want %s at %d, got %v: %s [%s]", row[0], row[2], row[3], at+1, got, row[4], subject)
		}
		out.add(recall{row[2]: &one})
		if row[1] == "en" {
			out.add(recall{"en": &one})
		}
	}
	return out
}

// recalling is the assistant over the notice in a file, or the built-in one where the
// name is empty.
func recalling(t *testing.T, file string) *measured {
	t.Helper()
	if file == "" {
		return measuredOn(t, notices.Builtin)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return measuredOn(t, string(text))
}
