package source

import (
	"unicode"
)

// shortest words before a point that ends a sentence; shorter ones are
// abbreviations as often.
const shortestWord = 3

// abbreviations end with a point inside a sentence.
var abbreviations = map[string]bool{"rec": true, "ref": true, "dept": true, "inc": true, "ltd": true, "etc": true, "fig": true, "para": true,
	"approx": true, "gov": true,
	"capt": true, "cmdr": true, "col": true, "gen": true, "prof": true, "hon": true, "supt": true, "insp": true, "sgt": true, "adm": true,
	"messrs": true, "nos": true, "mrs": true, "adv": true, "eng": true, "dir": true, "mgr": true}

// foldPoints folds the points that end English sentences into the stop that
// ends Chinese ones.
func (p Passage) foldPoints() {
	for i := range p.Len() {
		if !p.Is(i, ".") || i+1 < p.Len() && !p.Is(i+1, " \")") || i == 0 {
			continue
		}
		start := i
		for IsLatin(p, start-1) {
			start--
		}
		switch word := string(p.Plain[start:i]); {
		case len(word) >= shortestWord && !abbreviations[word], i+1 == p.Len() && len(word) == 2 && word != "no" && p.English():
			p.Plain[i] = '。'
		case p.Is(i-1, ")\"%0123456789") && p.English() && !p.opensNumber(i):
			p.Plain[i] = '。'
		}
	}
}

// opensNumber reports whether the point at i belongs to the number that p, or a cell
// of it, begins with: 1. or 1.2.
func (p Passage) opensNumber(i int) bool {
	for k := i - 1; k >= 0 && p.Raw[k] != CellEnd && !p.Is(k, "|"); k-- {
		if !p.Is(k, "0123456789.() ") {
			return false
		}
	}
	return true
}

// English reports whether most of p's letters are Latin.
func (p Passage) English() bool {
	latin, other := 0, 0
	for i, r := range p.Plain {
		switch {
		case IsLatin(p, i):
			latin++
		case unicode.IsLetter(r):
			other += 4 // a character is a word
		}
	}
	return latin > other
}

// IsLatin reports whether an English letter is at i.
func IsLatin(p Passage, i int) bool {
	return i >= 0 && i < p.Len() && p.Plain[i] >= 'a' && p.Plain[i] <= 'z'
}
