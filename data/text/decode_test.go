package text

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

func encoded(t *testing.T, e encoding.Encoding, text string) string {
	t.Helper()
	out, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestEncodings has a table saved by one program after another.
func TestEncodings(t *testing.T) {
	t.Parallel()
	const want = "# 假期\n2026-01-01\tholiday\t元旦，㐀𠀀\n"
	for name, raw := range map[string]string{
		"UTF-8":                    want,
		"UTF-8 with a mark":        "\ufeff" + want,
		"UTF-16 LE":                encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), want),
		"UTF-16 BE":                encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), want),
		"UTF-16 LE without a mark": encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), want),
		"UTF-16 BE without a mark": encoded(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), want),
		"UTF-32 LE":                encoded(t, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), want),
		"UTF-32 BE":                encoded(t, utf32.UTF32(utf32.BigEndian, utf32.UseBOM), want),
		"GB18030":                  encoded(t, simplifiedchinese.GB18030, want),
		"old Mac":                  strings.ReplaceAll(want, "\n", "\r"),
	} {
		if got, err := Decode([]byte(raw)); err != nil || got != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for name, raw := range map[string]string{"nothing": "", "a mark": "\ufeff", "a mark of UTF-16": "\xff\xfe"} {
		if got, err := Decode([]byte(raw)); err != nil || got != "" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if got, err := Decode([]byte("a\r\nb\rc\n")); err != nil || got != "a\r\nb\nc\n" {
		t.Errorf("%q, %v", got, err)
	}
}

// TestChineseUTF16 has prose with few figures, saved without a mark: few of its bytes
// are NULs.
func TestChineseUTF16(t *testing.T) {
	t.Parallel()
	want := strings.Repeat("　　整改工作开展以来，局党组高度重视，把整改作为一项重要的政治任务，不折不扣地抓好落实，取得了明显的成效。", 20) + "\n"
	for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		if got, err := Decode([]byte(encoded(t, unicode.UTF16(order, unicode.IgnoreBOM), want))); err != nil || got != want {
			t.Errorf("%v: %q, %v", order, got, err)
		}
	}
}

func TestNoText(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ raw, says string }{
		"a spreadsheet":       {"PK\x03\x04\x14\x00\x06\x00", "spreadsheet"},
		"an old spreadsheet":  {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"},
		"a PDF":               {"%PDF-1.7\n%\xe2\xe3", "PDF"},
		"a document":          {`{\rtf1\ansi`, "document"},
		"packed":              {"\x1f\x8b\x08\x00", "packed"},
		"a database":          {"SQLite format 3\x00", "database"},
		"NUL bytes":           {"a\tb\nc\x00\x00\td\n", "line 2: it has NUL bytes"},
		"a program":           {"\x7fELF\x02\x01\x01\x00\x00\x00", "NUL"},
		"noise":               {"\n\xff\x80\xfe\xff\x81", "line 2: it is neither"},
		"half of UTF-16":      {"\xff\xfea\x00\n\x00b", "line 2: it is cut off"},
		"half a pair":         {"\xff\xfe\x00\xd8a\x00", "line 1"},
		"GB18030 that is cut": {"\xb9\xab\xb3\xb5\t\xb9\xab\xce\xf1\xd3", "neither"},
	} {
		if got, err := Decode([]byte(test.raw)); !errors.Is(err, ErrNoText) || !strings.Contains(err.Error(), test.says) || got != "" && name != "x" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	damaged := "公车\t公务用车\n加油\t油\xe5\x8d卡\n"
	if got, err := Decode([]byte(damaged)); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "line 2") || got != damaged {
		t.Errorf("%q, %v", got, err)
	}
}

func TestFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	large, sparse := filepath.Join(dir, "large"), filepath.Join(dir, "sparse")
	if err := os.WriteFile(large, []byte(strings.Repeat("x", 2<<20)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(sparse, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(sparse, 200<<30); err != nil { // larger than memory
		t.Skip(err)
	}
	for path, says := range map[string]string{dir: "directory", large: "larger than 1 MiB", sparse: "larger than 1 MiB", os.DevNull: "not a text file"} {
		if _, err := ReadFile(path, 1<<20); !errors.Is(err, ErrNoText) || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := ReadFile(filepath.Join(dir, "none"), 1); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	if _, err := Read(strings.NewReader(strings.Repeat("x", 1<<20+1)), 1<<20); !errors.Is(err, ErrNoText) {
		t.Error(err)
	}
	closed := filepath.Join(dir, "closed")
	if err := os.WriteFile(closed, []byte("x"), 0); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadFile(closed, 1); os.Getuid() != 0 && !errors.Is(err, os.ErrPermission) {
		t.Error(err)
	}
}

func TestRows(t *testing.T) {
	t.Parallel()
	rows := Rows("\ufeff# remark\n\n  公车 \t\"公务用车 \"\"车辆\"\"\"　\r\n\u200b\n公车,车辆\n公车　　车辆\n公车 车辆\n公车；车辆\n公车\n")
	if len(rows) != 6 || rows[0].Line != 3 || rows[0].Cells[0] != "公车" || rows[0].Cells[1] != `公务用车 "车辆"` {
		t.Fatalf("%+v", rows)
	}
	for i, want := range []string{"", "commas", "full-width spaces", "spaces", "semicolons", ""} {
		if got := rows[i].Parting(); got != want {
			t.Errorf("%v: %q", rows[i], got)
		}
	}
	faults := Faults{{1, "a"}, {2, "b"}, {3, "c"}, {4, "d"}, {5, "e"}}
	if got := faults.Error(); got != "line 1: a; line 2: b; line 3: c; and 2 more" {
		t.Error(got)
	}
	if (Faults{}).Or() != nil {
		t.Error("no faults are none")
	}
}

// FuzzDecode: whatever a file holds is text or refused.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"\xff\xfea\x00", "\xfe\xff\x00a", "\ufeffa\tb\r", "\xb9\xab", "PK\x03\x04", "a\x00", "\xff\xfe\x00\x00a\x00\x00\x00"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, err := Decode(raw)
		if err == nil && (!utf8.ValidString(text) || strings.ContainsRune(text, 0)) {
			t.Errorf("%q", text)
		}
		Rows(text)
	})
}
