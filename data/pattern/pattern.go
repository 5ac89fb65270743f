// Package pattern has regular expressions that are quick to reject: before one runs,
// the text is searched for words of which every match holds one.
package pattern

import (
	"regexp"
	"regexp/syntax"
	"sync"
)

// A Pattern is a regular expression with the words of which every match holds one. It
// matches what the expression matches; most texts it rejects in one pass over their
// runes, however many alternatives the expression has.
type Pattern struct {
	*regexp.Regexp
	once  sync.Once
	words *Words // nil where a match may hold any
}

// MustCompile returns the pattern of an expression as regexp reads it. It panics where
// it is malformed.
func MustCompile(expr string) *Pattern { return &Pattern{Regexp: regexp.MustCompile(expr)} }

// findWords works out the words that every match holds, when they are first needed.
func (p *Pattern) findWords() {
	parsed, err := syntax.Parse(p.String(), syntax.Perl)
	if err != nil {
		return // never: it was compiled
	}
	if needed := wordsOf(parsed).needed; needed != nil {
		p.words = NewWords(needed)
	}
}

// mayMatch reports whether a text holds one of the words that every match holds.
func (p *Pattern) mayMatch(text string) bool {
	p.once.Do(p.findWords)
	return p.words == nil || p.words.In(text)
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
