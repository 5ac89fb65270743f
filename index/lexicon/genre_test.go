package lexicon

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rectify/data/text"
)

func TestGenreListKeepsTheFormat(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, row := range text.Rows(genreTable) {
		if len(row.Cells) != 2 {
			t.Errorf("line %d: not a phrase, a tab, and its words: %q", row.Line, row.Cells)
			continue
		}
		phrase, words := row.Cells[0], strings.Fields(row.Cells[1])
		if seen[phrase] {
			t.Errorf("line %d: %q is there twice", row.Line, phrase)
		}
		seen[phrase] = true
		if len(words) == 0 || len(slices.Compact(slices.Sorted(slices.Values(words)))) != len(words) {
			t.Errorf("line %d: the words of %q are missing or repeated: %q", row.Line, phrase, words)
		}
		if phrase != strings.ToLower(phrase) || utf8.RuneCountInString(phrase) > longestPhrase {
			t.Errorf("line %d: %q", row.Line, phrase)
		}
	}
	if Genre().Len() != len(seen) {
		t.Errorf("%d phrases are read, the list has %d", Genre().Len(), len(seen))
	}
}
