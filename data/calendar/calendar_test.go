package calendar

import (
	"testing"
	"time"
)

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

func TestWorkingDays(t *testing.T) {
	t.Parallel()
	c := China()
	for date, want := range map[string]bool{
		"2024-02-09": true,  // the eve, worked in 2024
		"2024-02-10": false, // Spring Festival
		"2024-02-18": true,  // a Sunday worked in its stead
		"2024-05-01": false, "2024-05-11": true, "2024-06-08": false, "2024-06-11": true,
		"2025-01-26": true, "2025-10-08": false, "2026-10-10": true, "2026-11-24": true, "2026-11-22": false,
	} {
		if got := c.Working(day(date)); got != want {
			t.Errorf("%s: worked %t", date, got)
		}
	}
	if !c.Covers(2021) || !c.Covers(2026) || c.Covers(2027) || c.Covers(2020) {
		t.Error("it covers 2021 to 2026")
	}
}

func TestCountingWorkingDays(t *testing.T) {
	t.Parallel()
	c := China()
	for _, tc := range []struct {
		from string
		n    int
		want string
	}{
		{"2024-05-07", 5, "2024-05-13"}, // Saturday the 11th is worked
		{"2024-09-30", 1, "2024-10-08"},
		{"2024-04-26", 3, "2024-04-30"}, // Sunday the 28th is worked
		{"2024-05-08", 0, "2024-05-08"},
	} {
		got := c.After(day(tc.from), tc.n)
		if got.Format(time.DateOnly) != tc.want {
			t.Errorf("%d working days after %s: %s, want %s", tc.n, tc.from, got.Format(time.DateOnly), tc.want)
		}
		if n := c.Until(day(tc.from), got); n != tc.n {
			t.Errorf("until then it counts %d", n)
		}
		if n := c.Until(got, day(tc.from)); n != -tc.n {
			t.Errorf("and back %d", n)
		}
	}
}

func TestCalendarsOfOperators(t *testing.T) {
	t.Parallel()
	c, err := Read("# ours\n2027-01-01\tholiday\n2027-01-02\tworkday\tinventory\n")
	if err != nil || c.Working(day("2027-01-01")) || !c.Working(day("2027-01-02")) || !c.Covers(2027) {
		t.Errorf("%+v, %v", c, err)
	}
	if only, err := Read("2026-12-31\tholiday\n2027-01-01\tholiday\n"); err != nil || only.Covers(2026) || only.Covers(2028) || !only.Covers(2027) {
		t.Errorf("a file of one year covers others: %+v, %v", only, err)
	}
	for _, bad := range []string{"2027-13-01\tholiday", "2027-01-01", "2027-01-01\tfree", "x"} {
		if _, err := Read(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("2027-01-01\tholiday\tx\n#\n")
	f.Fuzz(func(t *testing.T, text string) {
		if c, err := Read(text); err == nil {
			c.After(day("2024-01-01"), 3)
		}
	})
}
