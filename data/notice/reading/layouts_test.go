package reading_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rectify/data/notice"
)

// TestLayoutsGolden reads notices in layouts that offices use, and compares what
// their items say with a table of truth. RECTIFY_UPDATE=1 writes the tables anew.
func TestLayoutsGolden(t *testing.T) {
	t.Parallel()
	eachFile(t, "testdata/layouts/*.txt", 10, func(t *testing.T, file string, n *notice.Notice) {
		got := itemTable(n)
		golden := strings.TrimSuffix(file, ".txt") + ".tsv"
		if os.Getenv("RECTIFY_UPDATE") != "" {
			if err := os.WriteFile(golden, []byte(strings.Join(got, "\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		truth, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Split(strings.TrimRight(string(truth), "\n"), "\n")
		if !slices.Equal(want, got) {
			t.Errorf("got\n%s\nwant\n%s\nwarnings\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"), warningLines(n.Warnings))
		}
		for _, w := range n.Warnings {
			if w.Concern == notice.Unplaced || w.Concern == notice.OwnField && strings.HasPrefix(strings.ToLower(w.Words), "auditor's") { // a known name behind whose it is
				t.Error(w)
			}
		}
	})
}

// itemTable is a line for each item of n.
func itemTable(n *notice.Notice) []string {
	out := []string{"number\tsection\ttitle\tstatus\twords\tunit\tsupporting\tperson\tdue"}
	for _, it := range n.Items {
		out = append(out, strings.Join([]string{
			fmt.Sprint(it.Number), fmt.Sprint(it.Section), it.Title, string(it.Declared), it.DeclaredWords, it.Owner, it.Supporting, it.Person, it.Due,
		}, "\t"))
	}
	return out
}

// TestFieldNames: names that only this notice gives to fields are kept, for questions.
func TestFieldNames(t *testing.T) {
	t.Parallel()
	want := map[string]map[string]notice.Field{"bars-own-names": {"分管": notice.FieldPerson, "节点": notice.FieldDue}, "own-label-words": nil}
	eachFile(t, "testdata/layouts/*own-*.txt", len(want), func(t *testing.T, file string, n *notice.Notice) {
		if named, listed := want[strings.TrimSuffix(filepath.Base(file), ".txt")]; listed && !maps.Equal(n.FieldNames, named) {
			t.Errorf("its own names for fields are %v, want %v", n.FieldNames, named)
		}
	})
}
