// Package pattern has regular expressions that are quick to reject: before one runs,
// the text is searched for words of which every match holds one.
package pattern

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A Pattern is a regular expression with the words of which every match holds one. It
// matches what the expression matches; most texts it rejects in one pass over their
// runes, however many alternatives the expression has.
type Pattern struct {
	*regexp.Regexp
	once  sync.Once
	words map[rune][]string // by their first rune, all of them folded; nil where a match may hold any
	first [screen]bool      // whether some word begins with a rune, by its last bits
}

// screen is how many values of a rune's last bits are told apart.
const screen = 1 << 9

// MustCompile returns the pattern of an expression as regexp reads it. It panics where
// it is malformed.
func MustCompile(expr string) *Pattern { return &Pattern{Regexp: regexp.MustCompile(expr)} }

// findWords works out the words that every match holds, when they are first needed.
func (p *Pattern) findWords() {
	parsed, err := syntax.Parse(p.String(), syntax.Perl)
	if err != nil {
		return // never: it was compiled
	}
	for _, w := range wordsOf(parsed).needed {
		if p.words == nil {
			p.words = map[rune][]string{}
		}
		r, _ := utf8.DecodeRuneInString(w)
		p.words[r] = append(p.words[r], w)
		p.first[r%screen] = true
	}
}

// mayMatch reports whether a text holds one of the words that every match holds.
func (p *Pattern) mayMatch(text string) bool {
	if p.once.Do(p.findWords); p.words == nil {
		return true
	}
	for i, r := range text {
		if r = fold(r); !p.first[r%screen] {
			continue
		}
		for _, w := range p.words[r] {
			if beginsWith(text[i:], w) {
				return true
			}
		}
	}
	return false
}

// beginsWith reports whether a text begins with a folded word, in whatever case.
func beginsWith(text, word string) bool {
	if strings.HasPrefix(text, word) {
		return true
	}
	for _, w := range word {
		r, size := utf8.DecodeRuneInString(text)
		if fold(r) != w || size == 0 {
			return false
		}
		text = text[size:]
	}
	return true
}

// fold is the same for runes that differ in case only.
func fold(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	if unicode.Is(unicode.Han, r) {
		return r
	}
	least := r
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		least = min(least, other)
	}
	if least < utf8.RuneSelf {
		return unicode.ToLower(least)
	}
	return least
}

// MatchString is regexp's.
func (p *Pattern) MatchString(s string) bool { return p.mayMatch(s) && p.Regexp.MatchString(s) }

// FindString is regexp's.
func (p *Pattern) FindString(s string) string {
	if !p.mayMatch(s) {
		return ""
	}
	return p.Regexp.FindString(s)
}

// FindStringIndex is regexp's.
func (p *Pattern) FindStringIndex(s string) []int {
	if !p.mayMatch(s) {
		return nil
	}
	return p.Regexp.FindStringIndex(s)
}

// FindStringSubmatch is regexp's.
func (p *Pattern) FindStringSubmatch(s string) []string {
	if !p.mayMatch(s) {
		return nil
	}
	return p.Regexp.FindStringSubmatch(s)
}

// FindStringSubmatchIndex is regexp's.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	if !p.mayMatch(s) {
		return nil
	}
	return p.Regexp.FindStringSubmatchIndex(s)
}

// FindAllString is regexp's.
func (p *Pattern) FindAllString(s string, n int) []string {
	if !p.mayMatch(s) {
		return nil
	}
	return p.Regexp.FindAllString(s, n)
}

// FindAllStringIndex is regexp's.
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	if !p.mayMatch(s) {
		return nil
	}
	return p.Regexp.FindAllStringIndex(s, n)
}

// FindAllStringSubmatchIndex is regexp's.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !p.mayMatch(s) {
		return nil
	}
	return p.Regexp.FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is regexp's.
func (p *Pattern) ReplaceAllString(s, with string) string {
	if !p.mayMatch(s) {
		return s
	}
	return p.Regexp.ReplaceAllString(s, with)
}
