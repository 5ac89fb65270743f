package ground_test

import (
	"strings"
	"testing"

	"rectify/data/notice"
	"rectify/data/notices"
	"rectify/handlers/ground"
	"rectify/handlers/ground/groundtest"
)

// sources are the built-in notice's items, as a model is given them.
func sources(t testing.TB) []ground.Source {
	t.Helper()
	n, err := notice.Read(notices.Builtin)
	if err != nil {
		t.Fatal(err)
	}
	var all []ground.Source
	for _, item := range n.Items {
		all = append(all, ground.Source{Item: item.Number, Text: item.Title + "。" + item.Finding + "\n" + strings.Join(item.Measures, "\n"), Status: item.Declared})
	}
	return all
}

func TestWhatTheItemsSayIsShown(t *testing.T) {
	t.Parallel()
	all := sources(t)
	g := ground.On(all)
	shown, claims := 0, groundtest.Truths(all)
	for _, c := range claims {
		fault := g.Check(c)
		if fault == "" {
			shown++
			continue
		}
		t.Logf("%s: %q %v", fault, c.Text, c.Items)
	}
	t.Logf("%d of %d sentences of the notice would be shown", shown, len(claims))
	if shown*100 < len(claims)*98 {
		t.Errorf("only %d of %d", shown, len(claims))
	}
}

// TestLiesAreNotShown tells 500 lies of every kind: none is shown.
func TestLiesAreNotShown(t *testing.T) {
	t.Parallel()
	all := sources(t)
	g := ground.On(all)
	told := map[string]int{}
	for _, lie := range groundtest.Lies(all, 500, 7) {
		told[lie.Kind]++
		if g.Check(lie.Claim) == "" {
			t.Errorf("%s is shown: %q %v", lie.Kind, lie.Text, lie.Items)
		}
	}
	t.Log(told)
}
