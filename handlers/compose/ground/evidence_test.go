package ground_test

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rectify/data/notice"
	"rectify/data/notice/reading"
	"rectify/handlers/compose/ground"
	"rectify/handlers/compose/ground/groundtest"
)

// grounds are the items of the notices that the sentences of testdata are about:
// the built-in one, a hospital's, and four that were held for measuring.
func grounds(t testing.TB) map[string]*ground.Ground {
	t.Helper()
	text, err := os.ReadFile("testdata/hospital.txt")
	if err != nil {
		t.Fatal(err)
	}
	var hospital []ground.Source
	begins := regexp.MustCompile(`^(\d+)\.`)
	for line := range strings.Lines(string(text)) {
		if m := begins.FindStringSubmatch(line); m != nil {
			number, _ := strconv.Atoi(m[1])
			hospital = append(hospital, ground.Source{Item: number, Status: statusOf[number]})
		}
		hospital[len(hospital)-1].Text += line
	}
	all := map[string]*ground.Ground{"b": groundtest.Given(sources(t)), "h": groundtest.Given(hospital)}
	for _, name := range []string{"market", "school", "agriculture", "elderly"} {
		text, err := os.ReadFile("../../testdata/notices/" + name + "/notice.txt")
		if err != nil {
			t.Fatal(err)
		}
		n, err := reading.Read(string(text))
		if err != nil {
			t.Fatal(err)
		}
		var given []ground.Source
		for _, it := range n.Items {
			text := strings.Join(append([]string{it.Title, it.Finding}, it.Work()...), "\n")
			given = append(given, ground.Source{Item: it.Number, Status: it.Declared, Text: text})
		}
		all[name] = groundtest.Given(given)
	}
	return all
}

// statusOf are the hospital's items that are not rectified.
var statusOf = map[int]notice.Status{4: notice.InProgress, 6: notice.InProgress, 16: notice.InProgress, 18: notice.InProgress}

// rows are the lines of a table of testdata.
func rows(t testing.TB, name string) (all [][]string) {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "#") {
			all = append(all, strings.Split(strings.TrimSpace(line), "\t"))
		}
	}
	return all
}

func claimOf(t testing.TB, item, text string) ground.Claim {
	t.Helper()
	number, err := strconv.Atoi(item)
	if err != nil {
		t.Fatal(err)
	}
	return ground.Claim{Text: text, Items: []int{number}}
}

// TestEvidenceFalse has false sentences in the items' own words: fewer than one
// in ten is shown.
func TestEvidenceFalse(t *testing.T) {
	t.Parallel()
	all := grounds(t)
	for _, set := range []string{"false.tsv", "adversarial.tsv", "later.tsv", "fresh_false.tsv", "held_false.tsv"} {
		shown, rows := 0, rows(t, set)
		for _, row := range rows {
			if quote, fault := all[row[1]].Evidence(claimOf(t, row[2], row[3])); fault == "" {
				shown++
				t.Logf("%s: %s is shown with %s", row[0], row[3], quote.Text)
			}
		}
		t.Logf("%s: %d of %d false sentences shown", set, shown, len(rows))
		if shown*10 >= len(rows) {
			t.Errorf("%d of %d false sentences are shown", shown, len(rows))
		}
	}
}

// TestEvidenceTrue has true sentences, shortened and in words near the items':
// most are shown.
func TestEvidenceTrue(t *testing.T) {
	t.Parallel()
	all := grounds(t)
	for _, set := range []string{"true.tsv", "fresh_true.tsv", "held_true.tsv"} {
		shown, rows := 0, rows(t, set)
		for _, row := range rows {
			quote, fault := all[row[0]].Evidence(claimOf(t, row[1], row[2]))
			if fault != "" {
				t.Logf("%s: %s", fault, row[2])
				continue
			}
			shown++
			if strings.Count(quote.Text, "。") > 3 || quote.Text == "" {
				t.Errorf("%s rests on %q", row[2], quote.Text)
			}
		}
		t.Logf("%s: %d of %d true sentences shown", set, shown, len(rows))
		if shown*10 < len(rows)*6 {
			t.Errorf("only %d of %d true sentences are shown", shown, len(rows))
		}
	}
}

// BenchmarkEvidence checks a sentence against eight items, which have been looked
// into before.
func BenchmarkEvidence(b *testing.B) {
	g := grounds(b)["b"]
	c := ground.Claim{Text: "戏曲研究中心党支部由于人事问题,至今未进行换届。", Items: []int{4, 5, 6, 7, 8, 9, 10, 37}}
	for b.Loop() {
		if fault := g.Check(c); fault != "" {
			b.Fatal(fault)
		}
	}
}
