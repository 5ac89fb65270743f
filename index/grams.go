package index

import (
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
)

// A gram is a unit of text that is indexed and compared: a Han character, a
// pair of neighbouring Han characters, or a whole word or number of another
// script.
type gram struct {
	text     string
	from, to int // in runes
}

// grams cuts folded text into its grams, in order. A Han run of n characters
// gives n single characters and n-1 pairs: pairs carry the meaning, single
// characters still find a word of which one character was mistyped.
func grams(folded string) []gram {
	runes := []rune(folded)
	out := make([]gram, 0, 2*len(runes))
	eachGram(runes, func(from, to int) { out = append(out, gram{string(runes[from:to]), from, to}) })
	return out
}

// eachGram calls back for every gram of a folded text, in order.
func eachGram(folded []rune, do func(from, to int)) {
	for i := 0; i < len(folded); {
		switch {
		case isHan(folded[i]):
			do(i, i+1)
			if i+1 < len(folded) && isHan(folded[i+1]) {
				do(i, i+2)
			}
			i++
		case isWord(folded[i]):
			end := i + 1
			for end < len(folded) && isWord(folded[end]) && !isHan(folded[end]) {
				end++
			}
			do(i, end)
			i = end
		default:
			i++
		}
	}
}

// single reports whether the gram is one Han character.
func (g gram) single() bool { return g.to-g.from == 1 && isHan([]rune(g.text)[0]) }

// tokenizer gives bleve the grams of a text. Start and end are byte offsets
// into the folded text; nothing reads them, since highlights are cut from the
// passage itself.
type tokenizer struct{}

func (tokenizer) Tokenize(input []byte) analysis.TokenStream {
	folded := Fold(string(input))
	cut := grams(folded)
	offsets := byteOffsets(folded)
	stream := make(analysis.TokenStream, len(cut))
	for i, g := range cut {
		stream[i] = &analysis.Token{
			Term:     []byte(g.text),
			Start:    offsets[g.from],
			End:      offsets[g.to],
			Position: g.from + 1,
			Type:     analysis.Ideographic,
		}
	}
	return stream
}

// byteOffsets maps every rune position of s, its end included, to bytes.
func byteOffsets(s string) []int {
	offsets := make([]int, 0, utf8.RuneCountInString(s)+1)
	for i := range s {
		offsets = append(offsets, i)
	}
	return append(offsets, len(s))
}
