package question

import (
	"slices"
	"strings"

	"rectify/handlers/question/grammar"
)

// How many characters of the explanation of a status name it, and repeat it.
const (
	shortestExplained = 4
	shortestRepeated  = 3
)

// repeatedEdges are characters with which a stretch of an explanation does not end.
const repeatedEdges = "已的了未不在经"

// explained proposes statuses that the question words as the notice explains its own
// words for them (“长效坚持”指需要常抓不懈、不设终点), and those that it names by the beginning
// of such a word: 攻坚 of 攻坚中.
func (r *reader) explained() (out []Entity) {
	for i, c := range r.Classes {
		if stem, ok := strings.CutSuffix(c.Words, "中"); ok && len([]rune(stem)) == 2 && !everyday.MatchString(stem) {
			if at := strings.Index(r.text, stem); at >= 0 {
				e := r.span(OfStatus, at, at+len(stem))
				e.Classes, e.Weight = 1<<i, e.Weight*ownWeight
				out = append(out, e)
			}
		}
		named := false
		stretches := r.sharedWith([]rune(r.Explained[c.Words]))
		for k := range stretches {
			e := &stretches[k]
			words := string(r.runes[e.From:e.To])
			e.Kind, e.Classes, e.Weight = OfStatus, r.classes(func(o Class) bool { return o.Words == c.Words }), float64(e.To-e.From)*ownWeight
			named = named || e.To-e.From >= shortestExplained && !strings.Contains(c.Words, words) && !slices.ContainsFunc(r.Classes, func(o Class) bool {
				return o.Words != c.Words && strings.Contains(r.Explained[o.Words], words)
			})
		}
		if named {
			out = append(out, stretches...)
		}
	}
	return out
}

// sharedWith are the stretches that the question shares with a text, the longest
// first, without those that say nothing.
func (r *reader) sharedWith(said []rune) (out []Entity) {
	at, n := grammar.LongestShared(r.runes, said)
	if n < shortestRepeated {
		return nil
	}
	found := indexRunes(said, r.runes[at:at+n], 0)
	rest := [][]rune{said[:found], said[found+n:]}
	for n > 0 && strings.ContainsRune(repeatedEdges, r.runes[at+n-1]) {
		n--
	}
	if words := string(r.runes[at : at+n]); n >= shortestRepeated && !genericTerm.MatchString(words) && !plainStatus.MatchString(words) {
		out = append(out, Entity{From: at, To: at + n})
	}
	return append(append(out, r.sharedWith(rest[0])...), r.sharedWith(rest[1])...)
}
