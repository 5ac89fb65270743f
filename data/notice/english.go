package notice

import (
	"unicode"
)

// shortest words before a point that ends a sentence; shorter ones are
// abbreviations as often.
const shortestWord = 3

// abbreviations end with a point inside a sentence.
var abbreviations = map[string]bool{"rec": true, "ref": true, "dept": true, "inc": true, "ltd": true, "etc": true, "fig": true, "para": true, "approx": true, "gov": true}

// foldPoints folds the points that end English sentences into the stop that
// ends Chinese ones.
func (p passage) foldPoints() {
	for i := range p.len() {
		if !p.is(i, ".") || i+1 < p.len() && !p.is(i+1, " \")") || i == 0 {
			continue
		}
		start := i
		for isLatin(p, start-1) {
			start--
		}
		switch word := string(p.plain[start:i]); {
		case len(word) >= shortestWord && !abbreviations[word]:
			p.plain[i] = '。'
		case p.is(i-1, ")\"%0123456789") && p.english() && !p.opensNumber(i):
			p.plain[i] = '。'
		}
	}
}

// opensNumber reports whether the point at i belongs to the number that p
// begins with: 1. or 1.2.
func (p passage) opensNumber(i int) bool {
	for k := range i {
		if !p.is(k, "0123456789.() ") {
			return false
		}
	}
	return true
}

// english reports whether most of p's letters are Latin.
func (p passage) english() bool {
	latin, other := 0, 0
	for i, r := range p.plain {
		switch {
		case isLatin(p, i):
			latin++
		case unicode.IsLetter(r):
			other += 4 // a character is a word
		}
	}
	return latin > other
}

// isLatin reports whether an English letter stands at i.
func isLatin(p passage, i int) bool {
	return i >= 0 && i < p.len() && p.plain[i] >= 'a' && p.plain[i] <= 'z'
}
