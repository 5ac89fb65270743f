package lexicon

import (
	_ "embed"
	"strings"
	"sync"

	"rectify/data/text"
)

//go:generate go run reduce.go package/cedict.json

var (
	//go:embed english.tsv
	domainList string
	//go:embed english.stop.txt
	stopList string
)

// A Term is an English word or phrase of a text, and its Chinese.
type Term struct {
	Source   string   // the words of the text, in lower case
	From, To int      // their position, in runes of the text
	Words    []string // Chinese terms, best first, their Latin letters in lower case; never empty
	Sure     float64  // 0…1: how surely the terms are what was meant
}

// How sure a translation is. A phrase has fewer meanings than a word, and our
// own list knows the field; the dictionary does not.
const (
	sureDomainPhrase = 1.0
	sureDomainWord   = 0.9
	sureDictPhrase   = 0.7
	sureDictWord     = 0.5
	sureByStem       = 0.9 // factor for a word found by its stem only
)

// English returns the Chinese terms for the English words in text, in the
// order of the text. The longest phrase that is known wins, the domain list
// before the dictionary. Words that carry no subject, such as "which" and
// "about", and words that neither list knows have no term.
func English(text string) []Term {
	if strings.IndexFunc(text, isLatin) < 0 {
		return nil
	}
	tokens := tokenize(text)
	var terms []Term
	for at := 0; at < len(tokens); {
		term, used := longest(tokens[at:])
		if used == 0 {
			at++
			continue
		}
		term.From, term.To = tokens[at].from, tokens[at+used-1].to
		term.Source = strings.ToLower(string([]rune(text)[term.From:term.To]))
		terms = append(terms, term)
		at += used
	}
	return terms
}

// Common reports whether an English word carries no subject, such as "which" and
// "about".
func Common(word string) bool { return loadDomain().stop[strings.ToLower(word)] }

// Content is an English text without the words that carry no subject.
func Content(text string) string {
	runes := []rune(text)
	var b strings.Builder
	last := 0
	for _, t := range tokenize(text) {
		if Common(t.word) {
			b.WriteString(string(runes[last:t.from]))
			last = t.to
		}
	}
	b.WriteString(string(runes[last:]))
	return strings.Join(strings.Fields(b.String()), " ")
}

// longest looks up the longest known phrase that begins the tokens and tells
// how many of them it takes, none if there is no such phrase.
func longest(tokens []token) (term Term, used int) {
	domain := loadDomain()
	for n := min(unbroken(tokens), max(domain.longest[tokens[0].stem], dictLongest)); n > 0; n-- {
		phrase := tokens[:n]
		if n == 1 && domain.stop[phrase[0].word] {
			break
		}
		if n <= domain.longest[phrase[0].stem] {
			if term, ok := domain.find(phrase); ok {
				return term, n
			}
		}
		if n > dictLongest || domain.stop[phrase[0].word] || domain.stop[phrase[n-1].word] {
			continue
		}
		if term, ok := dictionaryTerm(phrase); ok {
			return term, n
		}
	}
	return Term{}, 0
}

// domain is our own list, ready for look-up.
type domain struct {
	chinese map[string]string // by the phrase, by its singular, and by its stem
	stop    map[string]bool
	longest map[string]int // words of the longest phrase, by the stem of its first word
}

var loadDomain = sync.OnceValue(readDomain)

// readDomain enters every phrase of the list as it is, then the singulars and
// stems that are not phrases themselves. Of two phrases with one stem the
// first in the list has it.
func readDomain() *domain {
	d := &domain{stop: map[string]bool{}, longest: map[string]int{}}
	for word := range strings.FieldsSeq(stopList) {
		d.stop[word] = true
	}
	lines := strings.Count(domainList, "\n")
	d.chinese = make(map[string]string, 2*lines)
	phrases := make([]string, 0, lines)
	for _, row := range text.Rows(domainList) {
		d.chinese[row.Cells[0]] = strings.ToLower(row.Cells[1])
		phrases = append(phrases, row.Cells[0])
	}
	for _, phrase := range phrases {
		var tokens []token
		for word := range strings.FieldsSeq(phrase) {
			tokens = append(tokens, token{word: word, singular: singular(word), stem: stem(word)})
		}
		first := tokens[0].stem
		d.longest[first] = max(d.longest[first], len(tokens))
		for _, form := range []func(token) string{token.one, token.root} {
			key := joinWords(tokens, form)
			if _, taken := d.chinese[key]; !taken {
				d.chinese[key] = d.chinese[phrase]
			}
		}
	}
	return d
}

func (d *domain) find(phrase []token) (Term, bool) {
	sure := sureDomainWord
	if len(phrase) > 1 {
		sure = sureDomainPhrase
	}
	for _, by := range []struct {
		form func(token) string
		sure float64
	}{{token.typed, sure}, {token.one, sure}, {token.root, sure * sureByStem}} {
		if chinese, ok := d.chinese[joinWords(phrase, by.form)]; ok {
			return Term{Words: strings.Fields(chinese), Sure: by.sure}, true
		}
	}
	return Term{}, false
}
