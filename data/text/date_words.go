package text

import (
	_ "embed"
	"fmt"
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
	for line := range strings.Lines(table) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(fields) == 1 && fields[0] == "" {
			continue
		}
		number, err := strconv.Atoi(fields[1])
		if err != nil || len(fields) != 3 {
			panic(fmt.Sprintf("dates.tsv: %q is not a kind, a number and words", line)) // it is part of the program
		}
		for word := range strings.SplitSeq(fields[2], "|") {
			all[fields[0]] = append(all[fields[0]], dateWord{[]rune(word), number})
		}
	}
	for _, words := range all {
		slices.SortStableFunc(words, func(a, b dateWord) int { return len(b.runes) - len(a.runes) })
	}
	return all
}

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
