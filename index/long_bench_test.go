package index

import (
	"strings"
	"testing"
)

// BenchmarkLongQuestion searches for as many characters as a question may have,
// out of the notice itself.
func BenchmarkLongQuestion(b *testing.B) {
	const longest = 500
	ix, err := InMemory(b.Context(), builtin(), words(b))
	if err != nil {
		b.Fatal(err)
	}
	defer ix.Close()
	var text strings.Builder
	for _, p := range builtin() {
		text.WriteString(p.Text)
	}
	question := string([]rune(strings.ReplaceAll(text.String(), "\n", ""))[:longest])
	for b.Loop() {
		if _, err := ix.Search(b.Context(), question, 20); err != nil {
			b.Fatal(err)
		}
	}
}
