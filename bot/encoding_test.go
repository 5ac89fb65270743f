package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// TestNoticesInOtherEncodings has a notice saved by one program after another: it
// reads as the same.
func TestNoticesInOtherEncodings(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("../data/notice/reading/testdata/school.txt")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	want, _, code := rectify(t, "", "parse", "--json", write("utf8.txt", string(raw)))
	if code != 0 || !strings.Contains(want, `"number": 1`) {
		t.Fatalf("exit %d: %s", code, want)
	}
	for name, e := range map[string]encoding.Encoding{
		"gb18030.txt": simplifiedchinese.GB18030, "gbk.txt": simplifiedchinese.GBK, "utf8-mark.txt": unicode.UTF8BOM,
		"utf16le.txt": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "utf16be.txt": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	} {
		text, err := e.NewEncoder().String(string(raw))
		if err != nil {
			t.Fatal(err)
		}
		if got, errs, code := rectify(t, "", "parse", "--json", write(name, text)); code != 0 || got != want {
			t.Errorf("%s: exit %d, %s: %s", name, code, errs, got)
		}
	}
	for name, test := range map[string]struct{ text, says string }{
		"a.docx": {"PK\x03\x04", "损坏或不完整"}, "nul.txt": {"关于\x00\x00\x00", "不是可读的文本"}, "a.pdf": {"%PDF-1.4", "损坏或不完整"},
	} {
		path := write(name, test.text)
		if _, errs, code := rectify(t, "", "import", "--data="+filepath.Join(dir, "data"), path); code != exitFailed || !strings.Contains(errs, path) || !strings.Contains(errs, test.says) {
			t.Errorf("%s: exit %d, %s", name, code, errs)
		}
	}
}
