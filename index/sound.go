package index

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// sounds finds what somebody meant who typed a wrong character of the same
// sound (仰绍 for 仰韶) or the sound itself (yangshao): pairs of characters
// that occur in the passages, by how they are read aloud.
type sounds map[string][]soundPair

type soundPair struct {
	text  string
	count uint64
}

// readSounds lists every pair of characters in the passages by its sound,
// commonest first.
func (ix *Index) readSounds() sounds {
	out := sounds{}
	dict, err := ix.reader.FieldDict(fieldText)
	if err != nil {
		return out // no dictionary: slips are then not forgiven, nothing else
	}
	defer dict.Close()
	known := map[rune][]string{}
	soundsOf := func(r rune) []string {
		if known[r] == nil {
			known[r] = soundsOf(r)
		}
		return known[r]
	}
	for entry, err := dict.Next(); err == nil && entry != nil; entry, err = dict.Next() {
		if utf8.RuneCountInString(entry.Term) != 2 {
			continue
		}
		a, size := utf8.DecodeRuneInString(entry.Term)
		b, _ := utf8.DecodeRuneInString(entry.Term[size:])
		for _, first := range soundsOf(a) {
			for _, second := range soundsOf(b) {
				key := first + " " + second
				out[key] = append(out[key], soundPair{entry.Term, entry.Count})
			}
		}
	}
	for _, pairs := range out {
		slices.SortStableFunc(pairs, func(a, b soundPair) int { return int(b.count) - int(a.count) })
	}
	return out
}

// mostHomophones limits how many pairs of one sound are tried.
const mostHomophones = 3

// likePair returns pairs of the passages that sound like the pair given.
func (s sounds) likePair(pair string) []string {
	runes := []rune(pair)
	var found []string
	for _, first := range soundsOf(runes[0]) {
		for _, second := range soundsOf(runes[1]) {
			for _, p := range s[first+" "+second] {
				if len(found) < mostHomophones && p.text != pair && !slices.Contains(found, p.text) {
					found = append(found, p.text)
				}
			}
		}
	}
	return found
}

// spelled returns the words of the passages that are read as the given
// pinyin, such as 城市书房 for "chengshishufang": chains of pairs in which
// each pair begins with the character that the one before ends with.
func (s sounds) spelled(letters string) []string {
	syllables := cutSyllables(letters)
	if len(syllables) < 2 {
		return nil
	}
	for i, syllable := range syllables {
		syllables[i] = blurred(syllable)
	}
	var chains []string
	for _, p := range s[syllables[0]+" "+syllables[1]] {
		chains = append(chains, p.text)
	}
	for i := 2; i < len(syllables) && len(chains) > 0; i++ {
		var longer []string
		for _, chain := range chains {
			last, _ := utf8.DecodeLastRuneInString(chain)
			for _, p := range s[syllables[i-1]+" "+syllables[i]] {
				if next, isNext := strings.CutPrefix(p.text, string(last)); isNext {
					longer = append(longer, chain+next)
				}
			}
		}
		chains = longer[:min(len(longer), mostChains)]
	}
	return chains[:min(len(chains), mostHomophones)]
}

// mostChains limits the work on a long run of letters.
const mostChains = 64

// soundsOf returns the pronunciations of a character, at most two, blurred.
func soundsOf(r rune) []string {
	all := pinyin.SinglePinyin(r, heteronyms)
	var out []string
	for _, reading := range all {
		if b := blurred(reading); !slices.Contains(out, b) && len(out) < 2 {
			out = append(out, b)
		}
	}
	return out
}

var heteronyms = pinyin.Args{Style: pinyin.Normal, Heteronym: true}

// blurred removes the distinctions that many speakers do not make.
func blurred(syllable string) string {
	return blur.Replace(syllable)
}

var blur = strings.NewReplacer("zh", "z", "ch", "c", "sh", "s", "ang", "an", "eng", "en", "ing", "in", "ü", "v")

// longestSyllable is that of "zhuang".
const longestSyllable = 6

// cutSyllables cuts letters into pinyin syllables, longest first with backtracking, or
// returns nil.
func cutSyllables(letters string) []string {
	known := syllables()
	ends := make([]int, len(letters)+1) // ends[i]: where the syllable at i ends, 0 unknown, -1 impossible
	var cut func(at int) bool
	cut = func(at int) bool {
		if at == len(letters) {
			return true
		}
		if ends[at] != 0 {
			return ends[at] > 0
		}
		for end := min(len(letters), at+longestSyllable); end > at; end-- {
			if known[letters[at:end]] && cut(end) {
				ends[at] = end
				return true
			}
		}
		ends[at] = -1
		return false
	}
	if len(letters) > mostLetters || !cut(0) {
		return nil
	}
	var out []string
	for at := 0; at < len(letters); at = ends[at] {
		out = append(out, letters[at:ends[at]])
	}
	return out
}

// mostLetters is longer than any word that somebody spells out.
const mostLetters = 60

// syllables is the set of pinyin syllables without tones.
var syllables = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for r := rune(0x4e00); r <= 0x9fa5; r++ {
		for _, reading := range pinyin.SinglePinyin(r, heteronyms) {
			known[reading] = true
		}
	}
	return known
})
