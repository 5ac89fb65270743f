package reading_test

import (
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"rectify/data/notice"
	"rectify/data/notice/reading"
	"rectify/data/notice/source"
)

const realNotice = "../../notices/sanmenxia-2024-04-07.txt"

// referenceDay is when the texts of these tests were published.
var referenceDay = time.Date(2024, 4, 7, 0, 0, 0, 0, time.UTC)

// TestEveryByteBelongsToOnePart checks the account on every sample.
func TestEveryByteBelongsToOnePart(t *testing.T) {
	t.Parallel()
	for _, file := range samples(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, parts, err := reading.ReadParts(string(text))
			if err != nil {
				t.Fatal(err)
			}
			read(t, string(text))
			for _, p := range parts {
				if p.Kind == source.Unread {
					t.Errorf("line %d: not placed: %s", p.Line, text[p.Start:p.End])
				}
			}
		})
	}
}

// read reads a notice. Every byte of its text must be in one part, and shown in
// a field or a warning.
func read(t *testing.T, text string) *notice.Notice {
	t.Helper()
	n, parts, err := reading.ReadParts(text)
	if err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	checkParts(t, text, parts)
	checkShown(t, text, n, parts)
	return n
}

// eachFile reads every notice that matches, in a test of its own; of these there
// must be some.
func eachFile(t *testing.T, glob string, least int, check func(t *testing.T, file string, n *notice.Notice)) {
	t.Helper()
	files, err := filepath.Glob(glob)
	if err != nil || len(files) < least {
		t.Fatalf("%s: %d notices, %v", glob, len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			check(t, file, read(t, string(text)))
		})
	}
}

func samples(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	layouts, err := filepath.Glob("testdata/layouts/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	return slices.Concat(files, layouts, []string{realNotice})
}

// checkParts fails where a visible byte is in no part or parts overlap.
func checkParts(t *testing.T, text string, parts []source.Part) {
	t.Helper()
	at := 0
	gap := func(to int) {
		if rest := strings.TrimFunc(text[at:to], blank); rest != "" {
			t.Errorf("bytes %d to %d are in no part: %q", at, to, rest)
		}
	}
	for _, p := range parts {
		if p.Start < at || p.End <= p.Start || p.End > len(text) {
			t.Fatalf("part %+v after byte %d of %d", p, at, len(text))
		}
		if line := 1 + strings.Count(text[:p.Start], "\n"); line != p.Line && len(text) < 1<<17 {
			t.Errorf("part %+v is on line %d", p, line)
		}
		gap(p.Start)
		at = p.End
	}
	gap(len(text))
}

func blank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// checkShown fails where the letters and digits of a part can be seen in no
// string of the JSON form. Marks (整改情况:) are shown by the name of the
// field, dates and time limits by the day that was read.
func checkShown(t *testing.T, text string, n *notice.Notice, parts []source.Part) {
	t.Helper()
	form, err := json.Marshal(n)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(form, &tree); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	collect(tree, &all)
	shown := all.String() + html.UnescapeString(all.String())
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		part := text[p.Start:p.End]
		dated := p.Kind == source.Dateline || p.Kind == source.FieldText
		for dated && i+2 < len(parts) && parts[i+1].Kind == source.Broken && parts[i+2].Kind == p.Kind && parts[i+2].Line == p.Line { // a date with a broken byte in it
			i += 2
			part += text[parts[i].Start:parts[i].End]
		}
		switch p.Kind {
		case source.MarkText, source.Broken:
			continue
		case source.Dateline, source.FieldText:
			for _, d := range reading.FindDates(part, referenceDay) {
				part = strings.Replace(part, d.Text, " ", 1)
			}
			part = strings.NewReplacer("完成整改", " ", "整改完成", " ", "整改到位", " ", "完成", " ").Replace(part)
		}
		part = html.UnescapeString(part)
		for piece := range strings.FieldsFuncSeq(part, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if !strings.Contains(shown, piece) {
				t.Errorf("line %d: text %[3]q, of kind %[2]d, is in no field and no warning", p.Line, p.Kind, piece)
			}
		}
	}
}

// collect gathers the strings of a JSON value.
func collect(value any, out *strings.Builder) {
	switch v := value.(type) {
	case string:
		out.WriteString(v)
		out.WriteByte('\n')
	case []any:
		for _, e := range v {
			collect(e, out)
		}
	case map[string]any:
		for _, e := range v {
			collect(e, out)
		}
	}
}
