package calendar

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCalendarsAreReadOrRefused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		file string
		says string // empty: it is read
	}{
		"as in the format":           {"# mine\n2030-01-02\tholiday\t甲\n2030-01-05\tworkday\n", ""},
		"of a spreadsheet":           {"\ufeff2030/1/2\tHoliday\r\n\"2030/1/5\"\tworkday \r\n", ""},
		"in Chinese":                 {"2030年1月2日\t放假\n2030年1月5日\t上班\n", ""},
		"full width":                 {"２０３０-０１-０２\t休\n2030.1.5　\t　班\n", ""},
		"said twice":                 {"2030-01-02\tholiday\n2030-01-02\tholiday\n2030-01-05\tworkday\n", ""},
		"GB18030":                    {"2030-01-02\tholiday\t\xd4\xaa\xb5\xa9\n2030-01-05\tworkday\n", ""},
		"empty":                      {"", "no day"},
		"only a mark":                {"\ufeff", "no day"},
		"only remarks":               {"# later\n\n", "no day"},
		"no such day":                {"2030-01-02\tholiday\n2030-02-29\tholiday\n", "line 2: "},
		"spaces":                     {"2030-01-02 holiday\n", "separated by spaces"},
		"commas":                     {"2030-01-02,holiday\n", "separated by commas"},
		"full-width spaces":          {"2030-01-02　holiday\n", "separated by full-width spaces"},
		"another word":               {"2030-01-02\t调休\n", "want holiday or workday"},
		"another day":                {"1月2日\tholiday\n", "want a date"},
		"said twice, and not alike":  {"2030-01-02\tholiday\n2030-1-2\tworkday\n", "line 2: 2030-01-02 is holiday in line 1"},
		"a spreadsheet":              {"PK\x03\x04\x14\x00", "spreadsheet"},
		"NUL bytes":                  {"2030-01-02\tholiday\n\x00\x00\n", "line 2: it has NUL bytes"},
		"more faults than one reads": {strings.Repeat("?\n", 9), "and 6 more"},
	} {
		path := filepath.Join(t.TempDir(), "holidays.tsv")
		if err := os.WriteFile(path, []byte(test.file), 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := Load(path)
		if test.says == "" {
			if err != nil || c.Len() != 2 || c.Working(day("2030-01-02")) || !c.Working(day("2030-01-05")) || !c.Covers(2030) || c.Covers(2026) {
				t.Errorf("%s: %v, %d days", name, err, c.Len())
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v, want %q", name, err, test.says)
		}
		if c == nil || !c.Covers(2026) {
			t.Errorf("%s: the built-in calendar is not there", name)
		}
	}
}
