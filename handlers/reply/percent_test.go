package reply

import "testing"

// TestPercent: one rule for every text.
func TestPercent(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		part, whole int
		want        string
	}{
		{43, 46, "93.5%"}, {44, 46, "95.7%"}, {23, 32, "71.9%"}, {2, 3, "66.7%"}, {1, 2, "50%"}, {0, 46, "0%"}, {46, 46, "100%"},
		{1, 46000, "0.1%"}, {45999, 46000, "99.9%"}, {0, 0, "0%"}, {1, 16, "6.3%"},
	} {
		if got := Percent(c.part, c.whole); got != c.want {
			t.Errorf("%d of %d: %s, want %s", c.part, c.whole, got, c.want)
		}
	}
}
