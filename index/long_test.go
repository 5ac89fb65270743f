package index

import (
	"strings"
	"testing"
	"time"
)

// TestLongQuestionIsSearchedFast asks with as many characters as a question may
// have. The limit is ten times what it takes on an idle machine.
func TestLongQuestionIsSearchedFast(t *testing.T) {
	t.Parallel()
	const longest, limit = 500, 200 * time.Millisecond
	ix, err := InMemory(t.Context(), builtin(), words(t))
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	text := ""
	for _, p := range builtin() {
		text += p.Text
	}
	question := string([]rune(strings.ReplaceAll(text, "\n", ""))[:longest])
	best := time.Hour
	for range 20 {
		start := time.Now()
		if _, err := ix.Search(t.Context(), question, 20); err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(start))
	}
	t.Logf("%v", best)
	if best > limit {
		t.Errorf("%v, want less than %v", best, limit)
	}
}
