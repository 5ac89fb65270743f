package lexicon

import (
	_ "embed"
	"strings"
)

// relatedList gives for a Chinese word the Chinese words that share an English
// translation with it, nearest first; see TestRelatedIsMadeFromTheDictionaries.
// It is sorted, and searched in place within the program.
//
//go:embed related.tsv
var relatedList string

// Lengths of a word that has related ones, in runes.
const (
	shortestRelated = 2
	longestRelated  = 5
)

// Related returns the words of the folded text that the dictionaries relate to
// others, and those others as Written, nearest first. The words are cut from the
// left, the longest known one first, so they do not overlap.
func Related(folded string) []Wording {
	runes := []rune(folded)
	var out []Wording
	for at := 0; at < len(runes); {
		used := 1
		for n := min(longestRelated, len(runes)-at); n >= shortestRelated; n-- {
			if words, ok := lookUp(relatedList, string(runes[at:at+n])); ok {
				out = append(out, Wording{From: at, To: at + n, Written: words, Share: 1})
				used = n
				break
			}
		}
		at += used
	}
	return out
}

// mostTranslations is how many of an English word's translations have their related
// words looked up.
const mostTranslations = 3

// RelatedEnglish returns the English words of the text, each with the Chinese words that
// are related to its translations: suitcase with those for luggage.
func RelatedEnglish(text string) (out []Wording) {
	for _, t := range English(text) {
		var written []string
		for _, word := range t.Words[:min(mostTranslations, len(t.Words))] {
			related, _ := lookUp(relatedList, word)
			written = append(written, related...)
		}
		if len(written) > 0 {
			out = append(out, Wording{From: t.From, To: t.To, Written: written, Share: 1})
		}
	}
	return out
}

// lookUp finds the line of a key in a sorted list by halving, and returns the
// words after its tab.
func lookUp(list, key string) ([]string, bool) {
	low, high := 0, len(list) // both at the beginning of a line
	for low < high {
		middle := (low + high) / 2
		from := low + strings.LastIndexByte(list[low:middle], '\n') + 1
		to := from + strings.IndexByte(list[from:], '\n')
		found, words, _ := strings.Cut(list[from:to], "\t")
		switch strings.Compare(found, key) {
		case 0:
			return strings.Fields(words), true
		case -1:
			low = to + 1
		default:
			high = from
		}
	}
	return nil, false
}
