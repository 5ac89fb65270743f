package text

import (
	"testing"
	"time"
)

// TestPeriods finds what a text names, in its order, and the longer of two.
func TestPeriods(t *testing.T) {
	t.Parallel()
	today := time.Date(2026, 11, 27, 15, 0, 0, 0, time.UTC)
	for said, want := range map[string][]string{
		"2025年三季度到期的":             {"2025-07-01 2025-09-30"},
		"今年上半年":                   {"2026-01-01 2026-06-30"},
		"去年十月和11月":                {"2025-10-01 2025-10-31", "2026-11-01 2026-11-30"},
		"9、10月":                   {"2026-09-01 2026-10-31"},
		"due in q2 2025":          {"2025-04-01 2025-06-30"},
		"the second half of 2027": {"2027-07-01 2027-12-31"},
		"by march 2026":           {"2026-03-01 2026-03-31"},
		"8月15日前":                  {"2026-08-15 2026-08-15"},
		"2027年内":                  {"2027-01-01 2027-12-31"},
		"2025年底到期的":               {"2025-12-01 2025-12-31"},
		"今年年底前":                   {"2026-12-01 2026-12-31"},
		"9月30日以后":                 {"2026-09-30 2026-09-30"},
		"2025-09-30":              {"2025-09-30 2025-09-30"},
		"2025/9/30之前":             {"2025-09-30 2025-09-30"},
		"by 30 june 2024":         {"2024-06-30 2024-06-30"},
		"on june 3rd":             {"2026-06-03 2026-06-03"},
		"before the end of june":  {"2026-06-01 2026-06-30"},
		"by the end of 2024":      {"2024-12-01 2024-12-31"},
		"which may be late":       nil,
		"due in may":              {"2026-05-01 2026-05-31"},
		"第3项":                     nil,
		"due in q4 2026/27":       {"2027-01-01 2027-03-31"},
		"q1 2026/27":              {"2026-04-01 2026-06-30"},
		"2026/27 q3":              {"2026-10-01 2026-12-31"},
	} {
		var got []string
		for _, p := range FindPeriods(said, today) {
			got = append(got, p.First.Format(time.DateOnly)+" "+p.Last.Format(time.DateOnly))
		}
		if len(got) != len(want) {
			t.Errorf("%s: %q, want %q", said, got, want)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %q, want %q", said, got, want)
			}
		}
	}
}

// TestFeasts: everyday dates in English are days of the calendar.
func TestFeasts(t *testing.T) {
	t.Parallel()
	today := time.Date(2026, 3, 9, 0, 0, 0, 0, time.UTC)
	for said, want := range map[string]string{
		"due before christmas":            "2026-12-25",
		"due by christmas eve 2027":       "2027-12-24",
		"anything due before easter":      "2026-04-05",
		"due by easter 2025":              "2025-04-20",
		"finished by new year's day 2027": "2027-01-01",
		"due in the summer of 2027":       "2027-06-01",
		"due in autumn":                   "2026-09-01",
	} {
		found := FindPeriods(said, today)
		if len(found) != 1 || found[0].First.Format(time.DateOnly) != want {
			t.Errorf("%q: got %v, want %s", said, found, want)
		}
	}
	for _, said := range []string{"falls on the wards", "spring tides", "who fell in a fall"} {
		if found := FindPeriods(said, today); len(found) > 0 {
			t.Errorf("%q: got %v, want none", said, found)
		}
	}
	if d := ReadDate("before Easter", today, Ahead); d.Problem != Clear || d.Last.Format(time.DateOnly) != "2026-04-05" {
		t.Errorf("before Easter: got %+v", d)
	}
}
