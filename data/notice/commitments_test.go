package notice

import (
	"os"
	"strings"
	"testing"

	"rectify/data/notices"
)

// TestCommitmentsAgainstGold measures what is found in the built-in notice
// against a list made by reading all of it (testdata/commitments.tsv), and
// prints the figures with -v. Precision counts more than recall.
func TestCommitmentsAgainstGold(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/commitments.tsv")
	if err != nil {
		t.Fatal(err)
	}
	type gold struct{ due, independent string }
	wanted := map[string]gold{}
	for line := range strings.Lines(string(text)) {
		if fields := strings.Split(line, "\t"); !strings.HasPrefix(line, "#") && len(fields) == 5 {
			wanted[fields[3]] = gold{fields[1], fields[2]}
		}
	}
	n, err := Read(notices.Builtin)
	if err != nil {
		t.Fatal(err)
	}
	var found, right, agreed, dues int
	for _, item := range n.Items {
		for _, c := range item.Commitments {
			found++
			want, there := wanted[strings.TrimSpace(c.Text)]
			if !there {
				t.Logf("item %d: not on the list: %s", item.Number, c.Text)
				continue
			}
			right++
			if want.independent == "yes" {
				agreed++
			}
			if want.due == c.Due {
				dues++
			} else {
				t.Errorf("item %d: due %q, want %q: %s", item.Number, c.Due, want.due, c.Text)
			}
		}
	}
	precision, recall := float64(right)/float64(found), float64(right)/float64(len(wanted))
	t.Logf("precision %.1f %% (%d of %d), recall %.1f %% (%d of %d), due dates %d of %d", 100*precision, right, found, 100*recall, right, len(wanted), dues, right)
	const independent = 37 // sentences that somebody found who saw no program
	t.Logf("against an independent reader alone: precision %.1f %%, recall %.1f %%", 100*float64(agreed)/float64(found), 100*float64(agreed)/independent)
	if precision < .95 || recall < .85 {
		t.Errorf("precision %.3f, recall %.3f", precision, recall)
	}
}
