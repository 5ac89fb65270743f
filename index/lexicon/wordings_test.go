package lexicon

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWordingsAreReadOrRefused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		file string
		says string // empty: it is read
	}{
		"as in the format":    {"# mine\n小黄车\t共享单车 车辆\n", ""},
		"of a spreadsheet":    {"\ufeff小黄车\t\"共享单车\"\t车辆\r\n", ""},
		"UTF-16":              {"\xff\xfe\x0f\x5c\xc4\x9e\x66\x8f\t\x00\x71\x51\xab\x4e\x55\x53\x66\x8f\n\x00", ""},
		"GB18030":             {"\xd0\xa1\xbb\xc6\xb3\xb5\t\xb9\xb2\xcf\xed\xb5\xa5\xb3\xb5\n", ""},
		"spaces at the end":   {"小黄车 　\t 共享单车 　\n", ""},
		"twice":               {"小黄车\t共享单车\n小黄车\t共享单车\n", ""},
		"no tab":              {"小黄车\t共享单车\n小蓝车\n", "line 2: "},
		"nothing after it":    {"小黄车\t\n", "line 1: "},
		"commas":              {"小黄车,共享单车\n", "separated by commas"},
		"full-width spaces":   {"小黄车　　共享单车\n", "separated by full-width spaces"},
		"a whole sentence":    {strings.Repeat("车", 61) + "\t共享单车\n", "longer than 60"},
		"a damaged character": {"小黄车\t共享单车\n小蓝\xe8\xbd\t共享单车\n", "line 2: "},
		"a spreadsheet":       {"PK\x03\x04\x14\x00", "spreadsheet"},
	} {
		path := filepath.Join(t.TempDir(), "wordings.tsv")
		if err := os.WriteFile(path, []byte(test.file), 0o600); err != nil {
			t.Fatal(err)
		}
		w, err := LoadWordings(path)
		if w == nil || len(w.Find("公家的车")) == 0 {
			t.Errorf("%s: the built-in wordings are not there", name)
			continue
		}
		found := w.Find("小黄车")
		if test.says == "" {
			if err != nil || len(found) != 1 || found[0].Written[0] != "共享单车" || w.Own() == 0 {
				t.Errorf("%s: %v, %v, %d", name, err, found, w.Own())
			}
		} else if err == nil || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), path) || len(found) > 0 {
			t.Errorf("%s: %v, want %q; %v", name, err, test.says, found)
		}
	}
	if w, err := LoadWordings(filepath.Join(t.TempDir(), "none")); err != nil || w.Own() != 0 || w.Len() < 100 {
		t.Error(err)
	}
}
