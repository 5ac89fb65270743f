package document

import (
	"strings"
	"unicode"

	"rectify/data/text"
)

// normalise gives a text one line end, ordinary characters for the radicals that
// some PDF writers put in their place (⽂ for 文: Unicode's Kangxi Radicals and
// CJK Radicals Supplement), and no invisible ones.
func normalise(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n", "\u00a0", " ").Replace(s)
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r): // zero-width spaces and joiners, byte order marks, soft hyphens
			return -1
		}
		return text.Radical(r)
	}, s)
}
