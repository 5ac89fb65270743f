package lexicon

import (
	"slices"
	"strings"

	"rectify/data/text"
)

// namedBy reports how well English words name something that has a Chinese name,
// such as a heading, a unit or a status: "the air section" names 大气环境保护,
// "the education bureau" 县教育体育局. It returns the share of the English
// words, from 0 to 1, of which the Chinese name contains a translation, each
// weighed by how sure the translation is; 0 where no word has one. Words that
// only say what kind of thing is meant (section, unit, item) do not count.
func namedBy(english, chinese string) float64 {
	chinese = strings.ToLower(chinese)
	if !text.HasHan(chinese) {
		return namesEnglish(english, chinese)
	}
	got, all := 0.0, 0.0
	terms := English(english)
	for _, t := range tokenize(english) { // places, in pinyin
		known := slices.ContainsFunc(terms, func(o Term) bool { return o.From <= t.from && t.to <= o.To })
		if spelled := text.SpelledIn(t.word, chinese); spelled || !known && !Common(t.word) && !kinds[t.word] {
			all++
			if spelled {
				got++
			}
		}
	}
	for _, term := range terms {
		if kinds[term.Source] || text.SpelledIn(term.Source, chinese) {
			continue
		}
		best := 0.0
		for _, word := range term.Words {
			best = max(best, standsIn(word, chinese))
		}
		words := float64(1 + strings.Count(term.Source, " "))
		all += words
		got += words * best
	}
	if all == 0 {
		return 0
	}
	return got / all
}

// namesEnglish is the share of English words, without those that carry no subject, that
// occur in an English name.
func namesEnglish(english, name string) float64 {
	got, all := 0, 0
	in := tokenize(name)
	for _, t := range tokenize(english) {
		if Common(t.word) || kinds[t.word] {
			continue
		}
		all++
		if slices.ContainsFunc(in, func(o token) bool { return o.stem == t.stem || derived(o.word, t.word) || cutShort(t.singular, o.word) }) {
			got++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(got) / float64(all)
}

// cutShort reports whether a word is the beginning of another, as people cut it: labs.
func cutShort(short, word string) bool {
	return len(short) >= 3 && len(word) >= len(short)+4 && strings.HasPrefix(word, short)
}

// derived reports whether two English words differ in endings that make nouns, verbs and
// adjectives of one another: inspection, inspecting.
func derived(a, b string) bool {
	for n := shortestRoot; n <= min(len(a), len(b)) && a[:n] == b[:n]; n++ {
		if endings[a[n:]] && endings[b[n:]] {
			return true
		}
	}
	return false
}

// shortestRoot is how many letters two derived words share at least.
const shortestRoot = 5

var endings = wordSet("e ed ing ion ation ment ance ence al ive er or y ies ity")

// Named returns the place in names of the Chinese name that the English words
// name best, and how well they do, as namedBy does; -1 where none is named. Of two
// that are named alike the shorter wins, which says less beyond the words.
func Named(english string, names []string) (at int, share float64) {
	at = -1
	for i, name := range names {
		s := namedBy(english, name)
		if s > share || s == share && at >= 0 && len(name) < len(names[at]) {
			at, share = i, s
		}
	}
	return at, share
}

// kinds are words for the kind of a thing, which tell no two of them apart.
var kinds = wordSet(`section part chapter heading category area aspect field unit department bureau office body
	item issue problem finding status state responsible supporting assisting lead leading branch county city district sub`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word], set[word+"s"] = true, true
	}
	return set
}

// How well part of a word represents it.
const (
	abbreviated = 0.9 // 教体局 in 教育体育局
	halfThere   = 0.8 // times the share of its pairs
)

// standsIn reports how much of a Chinese word a name contains, from 0 to 1: whole,
// abbreviated, or some of its pairs of characters.
func standsIn(word, name string) float64 {
	if strings.Contains(name, word) {
		return 1
	}
	runes := []rune(word)
	if len(runes) < 3 {
		return 0
	}
	left := runes
	for _, r := range name {
		if len(left) > 0 && r == left[0] {
			left = left[1:]
		}
	}
	if len(left) == 0 {
		return abbreviated
	}
	pairs := 0
	for i := range len(runes) - 1 {
		if strings.Contains(name, string(runes[i:i+2])) {
			pairs++
		}
	}
	return halfThere * float64(pairs) / float64(len(runes)-1)
}
