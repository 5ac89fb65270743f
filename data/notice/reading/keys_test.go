package reading_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rectify/data/document"
	"rectify/data/notice"
	named "rectify/data/notice/fields"
	"rectify/data/notice/reading"
)

// TestKeys compares notices with keys made by hand, field by field, and prints the
// points of each. A key is a file items.tsv by notice.txt, .docx and so on; RECTIFY_KEYS names other
// directories of such notices, parted by commas.
func TestKeys(t *testing.T) {
	t.Parallel()
	dirs, _ := filepath.Glob("../../../handlers/testdata/notices/*")
	least := 0.97
	if other := os.Getenv("RECTIFY_KEYS"); other != "" {
		dirs, least = strings.Split(other, ","), 0
	}
	for _, dir := range dirs {
		key, err := os.ReadFile(filepath.Join(dir, "items.tsv"))
		if err != nil {
			continue
		}
		t.Run(filepath.Base(dir), func(t *testing.T) {
			t.Parallel()
			files, _ := filepath.Glob(filepath.Join(dir, "notice.*"))
			if len(files) != 1 {
				t.Fatal("notices: ", files)
			}
			text, err := document.ReadFile(files[0])
			if !document.Usable(err) {
				t.Fatal(err)
			}
			n, err := reading.Read(text)
			if err != nil {
				n = &notice.Notice{}
				t.Log(err)
			}
			right, of := 0, 0
			for _, p := range points(n, string(key)) {
				of++
				if p.right {
					right++
				} else {
					t.Logf("item %s: %s is %q, want %q", p.item, p.field, p.got, p.want)
				}
			}
			t.Logf("%s: %d of %d points, %d items, warnings:\n%s", filepath.Base(dir), right, of, len(n.Items), warningLines(n.Warnings))
			if float64(right) < least*float64(of) {
				t.Errorf("%d of %d points", right, of)
			}
		})
	}
}

// A point is one field of one item in a key, and what was read for it.
type point struct {
	item, field, want, got string
	right                  bool
}

// points compares n with a key: a line of names of columns, then a line for each item.
func points(n *notice.Notice, key string) (out []point) {
	lines := strings.Split(strings.TrimSpace(key), "\n")
	columns := strings.Split(strings.TrimPrefix(lines[0], "# "), "\t")
	published, _ := time.Parse(time.DateOnly, n.Published)
	sections := map[string]string{} // as the key names them: as read
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		item := notice.Item{}
		if i < len(n.Items) {
			item = n.Items[i]
		}
		add := func(field, want, got string, right bool) {
			out = append(out, point{cells[0], field, want, got, right && i < len(n.Items)})
		}
		for c, column := range columns {
			if c >= len(cells) {
				cells = append(cells, "")
			}
			want := strings.TrimSpace(cells[c])
			if slices.Contains([]string{"-", "无", "n/a", "—", "not applicable"}, strings.ToLower(want)) {
				want = ""
			}
			switch name := strings.ToLower(columnName.FindString(column)); name {
			case "title":
				add(name, want, item.Title, bare(want) == bare(item.Title))
			case "section", "chapter":
				got := fmt.Sprint(item.Section)
				if twoLevels.MatchString(want) { // B.2, 一、…/（二）…, 1(2)
					got += fmt.Sprint(".", item.Subsection)
				}
				if sections[want] == "" && !slices.Contains(slices.Collect(maps.Values(sections)), got) {
					sections[want] = got
				}
				add(name, want, got, sections[want] == got && (item.Section > 0 || want == "" || want == "0"))
			case "status":
				if _, words, ok := strings.Cut(want, ": "); ok {
					want = words
				}
				got := item.DeclaredWords
				said := squeeze(item.Statement + got)
				add(name, want, got, want == "" && got == "" || want != "" && got != "" && (strings.Contains(said, squeeze(want)) || strings.Contains(squeeze(want), squeeze(got))))
				add("status read", want, string(item.Declared), (want == "") == (item.Declared == "" && !item.Refused))
			case "lead":
				add(name, want, item.Owner, sameNames(want, item.Owner))
			case "support", "supporting":
				got := item.Supporting
				if strings.Contains(lines[0], "supervis") { // those who check the work have a column of their own
					got = checkers.ReplaceAllString(got, "")
				}
				add(name, want, got, sameNames(want, got))
			case "supervise", "supervising":
				got := strings.Join(checkers.FindAllString(item.Supporting, -1), "、")
				add(name, want, got, sameNames(want, checkRole.ReplaceAllString(got, "")))
			case "person":
				add(name, want, item.Person, sameNames(want, item.Person))
			case "due":
				day := ""
				if found := reading.FindDates(want, published); len(found) > 0 {
					day = found[len(found)-1].Last.Format(time.DateOnly)
				}
				add(name, want, item.Due+" "+item.DueWords, day == item.Due && (want == "" || item.DueWords != "" || day != "" || item.Declared == notice.LongTerm))
			}
		}
	}
	return out
}

// A columnName is the first word of a column's name in a key; twoLevels is a section with
// the part of it; checkers are units
// with what they do to check the work, 区纪委监委（督导）; a checkRole is
// what is in brackets behind a name.
var (
	columnName = regexp.MustCompile(`^[a-z]*`)
	twoLevels  = regexp.MustCompile(`[./]|\d\(\d`)
	checkers   = regexp.MustCompile(`[^、；;]+（[督监验核指][^）]{1,5}）`)
	checkRole  = regexp.MustCompile(`（[^）]+）`)
)

// sameNames reports whether two lists name the same units or people.
func sameNames(a, b string) bool {
	x, y := sortedNames(a), sortedNames(b)
	return len(x) == len(y) && !slices.ContainsFunc(x, func(name string) bool {
		return !slices.ContainsFunc(y, func(other string) bool { return shortOf(name, other) || shortOf(other, name) })
	})
}

// shortOf reports whether a name is short for another: 审管办 for 审判管理办公室.
func shortOf(short, long string) bool {
	rest := []rune(long)
	for _, r := range short {
		at := slices.Index(rest, r)
		if at < 0 {
			return false
		}
		rest = rest[at+1:]
	}
	return true
}

func sortedNames(list string) []string {
	list = checkRole.ReplaceAllStringFunc(squeeze(named.WithPlaces(list)), func(posts string) string { return strings.ReplaceAll(posts, "、", "") })
	names := strings.FieldsFunc(list, func(r rune) bool { return r == '、' })
	slices.Sort(names)
	return names
}

// bare drops what titles of findings may stand in: 关于“…”的问题.
func bare(title string) string {
	return strings.Trim(strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(strings.Trim(squeeze(title), ".。"), "关于"), "问题"), "的"), "‘’")
}

// squeeze drops spaces and folds the signs that offices write in two ways.
func squeeze(s string) string {
	return strings.NewReplacer(" ", "", "　", "", ";", "、", "；", "、", ",", "、", "，", "、", "(", "（", ")", "）", "“", "‘", "”", "’", "\"", "‘").Replace(s)
}
