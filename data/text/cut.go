package text

import (
	"regexp"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Cut parts s after at most so many runes, at least one: head+rest is s, and
// head is empty only where s is. It parts an entity (&amp;), one of Slack's
// tokens (<@U1>, <https://…|label>) or what is seen as one character only where
// that alone is longer.
func Cut(s string, most int) (head, rest string) {
	most = max(most, 1)
	at := within(s, most, unit)
	if at == 0 {
		at = within(s, most, cluster)
	}
	if at == 0 {
		at = within(s, most, character)
	}
	return s[:at], s[at:]
}

// Clip is s where it has at most so many runes, else its beginning with an
// ellipsis, together no longer; empty where most is not positive. It parts
// nothing that Cut does not.
func Clip(s string, most int) string {
	switch {
	case most <= 0:
		return ""
	case len(s) <= most || utf8.RuneCountInString(s) <= most:
		return s
	}
	return s[:within(s, most-1, unit)] + "…"
}

// within is the length in bytes of as many pieces as have most runes together.
// next is the length of the first piece of a text, in bytes, at least 1.
func within(s string, most int, next func(string) int) (at int) {
	for at < len(s) {
		n := next(s[at:])
		if most -= utf8.RuneCountInString(s[at : at+n]); most < 0 {
			break
		}
		at += n
	}
	return at
}

var (
	entity = regexp.MustCompile(`^&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});`)
	token  = regexp.MustCompile(`^<(?:[@#!][^<>\s|]+|[a-z]+:[^<>\s|]+)(?:\|[^<>\n]*)?>`)
)

// No token and no cluster is looked for further than this, in bytes: far more
// than anybody types, and too little to be slow.
const (
	longestToken   = 4096
	longestCluster = 512
)

// unit is an entity, a token or a cluster, with the marks that combine with it.
func unit(s string) int {
	end := 0
	switch s[0] {
	case '&':
		end = len(entity.FindString(s[:min(len(s), longestToken)]))
	case '<':
		end = len(token.FindString(s[:min(len(s), longestToken)]))
	}
	if end == 0 {
		return cluster(s)
	}
	return end - 1 + cluster(s[end-1:])
}

// cluster is what is seen as one character: with its accents, or emoji that are
// joined (https://unicode.org/reports/tr29/).
func cluster(s string) int {
	if len(s) == 1 || s[0] < utf8.RuneSelf && s[0] != '\r' && s[1] < utf8.RuneSelf {
		return 1
	}
	end := min(len(s), longestCluster)
	for end < len(s) && end > 1 && !utf8.RuneStart(s[end]) {
		end--
	}
	all := graphemes.FromString(s[:end])
	if !all.Next() {
		return character(s)
	}
	return max(len(all.Value()), character(s))
}

// character is one rune, or a byte that is part of none.
func character(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}
