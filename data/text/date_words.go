package text

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
)

//go:embed dates.tsv
var dateTable string

// A dateWord is a word of dates.tsv and its number.
type dateWord struct {
	runes  []rune
	number int
}

// dateWords are the words of dates.tsv by kind, the longest first.
var dateWords = readDateWords(dateTable)

func readDateWords(table string) map[string][]dateWord {
	all := map[string][]dateWord{}
	for _, row := range Rows(table) {
		kind, words := row.Cells[0], row.Cells[2]
		number, err := strconv.Atoi(row.Cells[1])
		if err != nil {
			panic("dates.tsv: " + row.NotTabbed("a kind, a number and words")) // it is part of the program
		}
		for word := range strings.SplitSeq(words, "|") {
			all[kind] = append(all[kind], dateWord{[]rune(word), number})
		}
	}
	for _, words := range all {
		slices.SortStableFunc(words, func(a, b dateWord) int { return len(b.runes) - len(a.runes) })
	}
	return all
}

// dateBeginnings are the characters that begin a date other than numerals and the
// words of dates.tsv.
const dateBeginnings = "半再过给未最近上下本这当今明去前后来次月年季岁第周星礼qh"

var beginnings = func() map[rune]bool {
	all := map[rune]bool{}
	for _, c := range dateBeginnings {
		all[c] = true
	}
	for _, words := range dateWords {
		for _, w := range words {
			all[w.runes[0]] = true
		}
	}
	return all
}()

// beginsDate reports whether a date may begin with a character.
func beginsDate(c rune) bool { return isNumeral(c) || isLatin(c) || beginnings[c] }

// word reads the longest word of a kind at i. An English word ends where its
// letters do.
func (r *dateReader) word(kind string, i int) (number, end int, ok bool) {
	for _, w := range dateWords[kind] {
		if end := i + len(w.runes); r.hasRunes(i, w.runes) && (!isLatin(w.runes[len(w.runes)-1]) || !isLatin(r.at(end))) {
			return w.number, end, true
		}
	}
	return 0, i, false
}

// oneOf reads the longest of some words at i; end == i where there is none.
func (r *dateReader) oneOf(i int, words ...string) (word string, end int) {
	end = i
	for _, w := range words {
		if to := r.has(i, w); to > end && (!isLatin(r.at(to-1)) || !isLatin(r.at(to))) {
			word, end = w, to
		}
	}
	return word, end
}

// has is where a word ends that is at i; i where another is.
func (r *dateReader) has(i int, word string) int {
	end := i
	for _, c := range word {
		if r.at(end) != c {
			return i
		}
		end++
	}
	return end
}

// EnglishMonth is the month that an English word names, whole or by its usual
// abbreviation, in lower case; 0 for other words.
func EnglishMonth(word string) int {
	for _, w := range dateWords["month"] {
		if string(w.runes) == word {
			return w.number
		}
	}
	return 0
}
