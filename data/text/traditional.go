package text

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// traditionalList has a line for every traditional character that is
// simplified in one way only.
//
//go:embed traditional.tsv
var traditionalList string

// The characters that can be folded lie in this range.
const firstHan, lastHan = 0x3400, 0x9FFF

// simplifications holds the simplified character of each traditional one, 0
// for characters that stay as they are.
type simplifications [lastHan - firstHan + 1]uint16

var loadTraditional = sync.OnceValue(readTraditional)

func readTraditional() *simplifications {
	var table simplifications
	for line := range strings.Lines(traditionalList) {
		traditional, size := utf8.DecodeRuneInString(line)
		simple, _ := utf8.DecodeRuneInString(line[size+1:])
		table[traditional-firstHan] = uint16(simple)
	}
	return &table
}

// Simplify folds traditional Chinese characters to simplified ones, rune by
// rune: the result has as many runes as s. A character that may be simplified
// in several ways, such as 著, stays as it is.
func Simplify(s string) string { return strings.Map(loadTraditional().simple, s) }

// SimplifyRune is Simplify for one character.
func SimplifyRune(r rune) rune { return loadTraditional().simple(r) }

func (t *simplifications) simple(r rune) rune {
	if r < firstHan || r > lastHan {
		return r
	}
	if simple := t[r-firstHan]; simple != 0 {
		return rune(simple)
	}
	return r
}
