package reading_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"rectify/data/notice"
	"rectify/data/notice/reading"
)

// A golden is what a person read in a notice. "A…Z" stands for any text that
// begins with A and ends with Z; warnings are words that some warning holds.
type golden struct {
	Title, Issuer, Published string
	Preamble, Closing        []string
	Sections                 []notice.Section
	Items                    []notice.Item
	Contacts                 notice.Contacts
	Warnings                 []string
}

func TestReadGolden(t *testing.T) {
	t.Parallel()
	eachFile(t, "testdata/*.txt", 6, func(t *testing.T, file string, got *notice.Notice) {
		var want golden
		answers, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".golden.json")
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(answers, &want); err != nil {
			t.Fatal(err)
		}
		compare(t, want, got)
	})
}

func compare(t *testing.T, want golden, got *notice.Notice) {
	t.Helper()
	same(t, "title", want.Title, got.Title)
	same(t, "issuer", want.Issuer, got.Issuer)
	same(t, "published", want.Published, got.Published)
	sameAll(t, "preamble", want.Preamble, got.Preamble)
	sameAll(t, "closing", want.Closing, got.Closing)
	if got.Contacts != want.Contacts {
		t.Errorf("contacts: got %+v, want %+v", got.Contacts, want.Contacts)
	}
	compareSections(t, want.Sections, got.Sections)
	if len(got.Items) != len(want.Items) {
		t.Fatalf("%d items, want %d: %+v", len(got.Items), len(want.Items), got.Items)
	}
	for i, w := range want.Items {
		w.Number = i + 1
		compareItem(t, w, got.Items[i])
	}
	for _, words := range want.Warnings {
		if !strings.Contains(warningLines(got.Warnings), words) {
			t.Errorf("no warning holds %q: %q", words, got.Warnings)
		}
	}
	if len(want.Warnings) == 0 && len(got.Warnings) > 0 {
		t.Errorf("unexpected warnings: %q", got.Warnings)
	}
}

func compareSections(t *testing.T, want, got []notice.Section) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d sections, want %d: %+v", len(got), len(want), got)
	}
	for i, w := range want {
		g := got[i]
		same(t, "section title", w.Title, g.Title)
		same(t, "section intro", w.Intro, g.Intro)
		if g.Number != w.Number || len(g.Subsections) != len(w.Subsections) {
			t.Fatalf("section %d: got %+v, want %+v", i+1, g, w)
		}
		for k, ws := range w.Subsections {
			gs := g.Subsections[k]
			same(t, "subsection title", ws.Title, gs.Title)
			same(t, "subsection intro", ws.Intro, gs.Intro)
			if gs.Number != ws.Number {
				t.Errorf("subsection number: got %d, want %d", gs.Number, ws.Number)
			}
		}
	}
}

func compareItem(t *testing.T, want, got notice.Item) {
	t.Helper()
	if got.Number != want.Number || got.Section != want.Section || got.Subsection != want.Subsection {
		t.Errorf("item %d of %d.%d, want %d of %d.%d", got.Number, got.Section, got.Subsection, want.Number, want.Section, want.Subsection)
	}
	name := func(field string) string { return "item " + got.Label + " " + got.Title + " " + field }
	same(t, name("label"), want.Label, got.Label)
	same(t, name("title"), want.Title, got.Title)
	same(t, name("finding"), want.Finding, got.Finding)
	same(t, name("declared"), string(want.Declared), string(got.Declared))
	same(t, name("owner"), want.Owner, got.Owner)
	same(t, name("supporting"), want.Supporting, got.Supporting)
	same(t, name("person"), want.Person, got.Person)
	same(t, name("goal"), want.Goal, got.Goal)
	same(t, name("due"), want.Due, got.Due)
	if want.DeclaredWords != "" {
		same(t, name("declared words"), want.DeclaredWords, got.DeclaredWords)
	}
	sameAll(t, name("measures"), want.Measures, got.Measures)
	sameAll(t, name("progress"), want.Progress, got.Progress)
	if len(got.Commitments) != len(want.Commitments) {
		t.Errorf("%s: got %q, want %q", name("commitments"), got.Commitments, want.Commitments)
		return
	}
	for i, w := range want.Commitments {
		same(t, name("commitment"), w.Text, got.Commitments[i].Text)
		same(t, name("commitment due"), w.Due, got.Commitments[i].Due)
	}
}

func sameAll(t *testing.T, what string, want, got []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: got %d %q, want %d %q", what, len(got), got, len(want), want)
		return
	}
	for i := range want {
		same(t, what, want[i], got[i])
	}
}

func same(t *testing.T, what, want, got string) {
	t.Helper()
	begin, end, open := strings.Cut(want, "…")
	if got == want || open && strings.HasPrefix(got, begin) && strings.HasSuffix(got, end) {
		return
	}
	t.Errorf("%s: got %q, want %q", what, got, want)
}

func readFile(t testing.TB, file string) *notice.Notice {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	n, err := reading.Read(string(text))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// warningLines writes warnings in English, one a line.
func warningLines(all []notice.Warning) string {
	var lines []string
	for _, w := range all {
		lines = append(lines, w.String())
	}
	return strings.Join(lines, "\n")
}
