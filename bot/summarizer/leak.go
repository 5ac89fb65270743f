package summarizer

import (
	"encoding/base64"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rectify/index"
)

// A leak is what a model was told to do, as far as it may come back in what it
// writes: runs of its words, forwards and backwards, by their letters alone.
// However it is spaced, numbered or encoded, it is the same letters.
type leak struct {
	runs []string
	said string // the letters of what the model has written so far
}

// longRun is how many words in a row no sentence shares by chance.
const longRun = 6

func leakOf(told string) *leak {
	words := strings.FieldsFunc(told, func(r rune) bool { return !unicode.IsLetter(r) || r > unicode.MaxASCII })
	backwards := slices.Clone(words)
	slices.Reverse(backwards)
	l := &leak{}
	for _, all := range [][]string{words, backwards} {
		for at := range max(0, len(all)-longRun+1) {
			l.runs = append(l.runs, letters(strings.Join(all[at:at+longRun], "")))
		}
	}
	return l
}

// encoded is a text in base64.
var encoded = regexp.MustCompile(`[A-Za-z0-9+/_-]{12,}`)

// in reports whether a sentence repeats what the model was told, or goes on with
// a repetition that sentences before it began.
func (l *leak) in(sentence string) bool {
	now := letters(sentence)
	before := l.said
	l.said = before + now
	back := reversed(l.said)
	var decoded []string
	for _, code := range encoded.FindAllString(sentence, -1) {
		plain, err := base64.RawStdEncoding.DecodeString(strings.NewReplacer("-", "+", "_", "/").Replace(code))
		if err == nil {
			decoded = append(decoded, letters(string(plain)))
		}
	}
	return slices.ContainsFunc(l.runs, func(run string) bool {
		last, first := strings.LastIndex(l.said, run), strings.Index(back, run)
		return last >= 0 && last+len(run) > len(before) || first >= 0 && first < len(now) ||
			slices.ContainsFunc(decoded, func(text string) bool { return strings.Contains(text, run) })
	})
}

func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if r < 'a' || r > 'z' {
			return -1
		}
		return r
	}, index.Fold(text))
}

func reversed(ascii string) string {
	bytes := []byte(ascii)
	slices.Reverse(bytes)
	return string(bytes)
}
