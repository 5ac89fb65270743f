package lexicon

import (
	"io/fs"
	"strings"
	"testing"
	"unicode/utf8"

	"rectify/data/text"
)

func TestDomainListsKeepTheFormat(t *testing.T) {
	t.Parallel()
	const fewestLists, fewestPhrases, shortest, longest = 27, 2500, 2, 8
	lists, err := fs.Glob(builtinWordings, "domains/*.tsv")
	if err != nil || len(lists) < fewestLists {
		t.Fatalf("%d lists, want at least %d: %v", len(lists), fewestLists, err)
	}
	first := map[string]string{} // phrase → the list that has it
	for _, row := range rowsOf(t, "wordings.tsv") {
		first[row.Cells[0]] = "wordings.tsv"
	}
	general := len(first)
	for _, list := range lists {
		for _, row := range rowsOf(t, list) {
			fault := func(what string) { t.Errorf("%s:%d: %s: %q", list, row.Line, what, row.Cells) }
			if len(row.Cells) != 2 {
				fault("not a phrase, a tab, and its words")
				continue
			}
			phrase, written := row.Cells[0], strings.Split(row.Cells[1], " ")
			if n := utf8.RuneCountInString(phrase); n < shortest || n > longest {
				fault("the phrase is too short or too long")
			}
			if other, ok := first[phrase]; ok {
				fault("also in " + other)
			}
			first[phrase] = list
			seen, distant := map[string]bool{}, false
			for _, word := range written {
				switch {
				case utf8.RuneCountInString(word) < 2:
					fault("a word of less than two characters")
				case strings.Contains(word, phrase) || strings.Contains(phrase, word):
					fault(word + " repeats the phrase")
				case seen[word]:
					fault(word + " is there twice")
				}
				seen[word] = true
				distant = distant || !sharesPair(phrase, word)
			}
			if !distant {
				fault("the search finds these words without the list")
			}
		}
	}
	if n := len(first) - general; n < fewestPhrases {
		t.Errorf("%d phrases, want at least %d", n, fewestPhrases)
	}
}

func TestDomainListsAreFound(t *testing.T) {
	t.Parallel()
	w, err := LoadWordings("")
	if err != nil {
		t.Fatal(err)
	}
	for question, want := range map[string]string{
		"工程拆成小单子": "化整为零",
		"河里都是黑水":  "黑臭水体",
		"烟囱冒黑烟":   "超标排放",
		"账实不符怎么改": "账物不符",
	} {
		var written []string
		for _, found := range w.Find(question) {
			written = append(written, found.Written...)
		}
		if !strings.Contains(strings.Join(written, " "), want) {
			t.Errorf("%s: %v, want %s", question, written, want)
		}
	}
}

func BenchmarkLoadWordings(b *testing.B) {
	for b.Loop() {
		if _, err := LoadWordings(""); err != nil {
			b.Fatal(err)
		}
	}
}

func rowsOf(t *testing.T, list string) []text.Row {
	t.Helper()
	table, err := builtinWordings.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	return text.Rows(string(table))
}

// sharesPair reports whether two neighbouring characters of a are neighbours
// in b, too.
func sharesPair(a, b string) bool {
	runes := []rune(a)
	for i := range len(runes) - 1 {
		if strings.Contains(b, string(runes[i:i+2])) {
			return true
		}
	}
	return false
}
