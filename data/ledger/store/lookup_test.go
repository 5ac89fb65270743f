package store

import (
	"testing"

	"rectify/data/ledger"
)

// TestLookUps finds items, notices and headings in the ledger at one moment, and
// after a change of it.
func TestLookUps(t *testing.T) {
	t.Parallel()
	other := sample()
	other.Published = "2023-01-01"
	other.Items = other.Items[:2]
	s, _ := seeded(t)
	add(t, s, "m", other)
	before := snapshot(t, s)
	set(t, s, "m", 2, "rectified")
	after := snapshot(t, s)
	for name, snap := range map[string]*ledger.Snapshot{"before": before, "after": after, "made by hand": {Notices: after.Notices, Items: after.Items}} {
		if got := snap.ByNumber(2); len(got) != 2 || got[0].Notice != "n" || got[1].Notice != "m" {
			t.Errorf("%s: item 2 is %v, want that of n and of m", name, got)
		}
		if got := snap.ByNumber(3); len(got) != 1 || got[0].Key() != (ledger.Key{Notice: "n", Number: 3}) {
			t.Errorf("%s: item 3 is %v", name, got)
		}
		if _, there := snap.Item(ledger.Key{Notice: "m", Number: 3}); there || snap.MaxNumber() != 3 || snap.Notice("x") != nil {
			t.Errorf("%s: it has what no notice has", name)
		}
		item, _ := snap.Item(ledger.Key{Notice: "m", Number: 2})
		if snap.HeadingText(item) != "学习不深入" || snap.Text(item).Title != "账实不符" || len(snap.Headings()) != 1 { // both notices have the same
			t.Errorf("%s: %q under %q of %d headings", name, snap.Text(item).Title, snap.HeadingText(item), len(snap.Headings()))
		}
	}
	if was, _ := before.Item(ledger.Key{Notice: "m", Number: 2}); was.Status != "in_progress" {
		t.Errorf("the earlier snapshot was altered: %s", was.Status)
	}
	if is, _ := after.Item(ledger.Key{Notice: "m", Number: 2}); is.Status != "rectified" {
		t.Errorf("the later snapshot says %s", is.Status)
	}
}
