package notice

import (
	"regexp"
	"strings"
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

// months by their names' first three letters.
var months = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

var englishDate = regexp.MustCompile(
	`^(?:(\d{1,2})(?:st|nd|rd|th)? )?(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})\b|^(?:q([1-4])|fiscal year|fy|end of)[ -/]?(\d{4})\b`)

// longestEnglishDate bounds a date in English, in characters.
const longestEnglishDate = 28

// readEnglish reads December 31, 2025, 31 December 2025, December 2025, Q4 2025
// and end of 2025 at i.
func readEnglish(p passage, i int) (spelled, bool) {
	if !p.is(i, "0123456789jfmasondqe") || isLatin(p, i-1) || p.is(i-1, "0123456789") {
		return spelled{}, false
	}
	m := englishDate.FindStringSubmatch(string(p.plain[i:min(p.len(), i+longestEnglishDate)]))
	if m == nil {
		return spelled{}, false
	}
	d := spelled{end: i + runeLen(m[0])}
	number := func(s string) (n int) {
		for _, r := range s {
			n = n*10 + int(r-'0')
		}
		return n
	}
	d.year = number(m[4] + m[6])
	switch {
	case m[2] != "":
		d.month, d.precision = months[m[2][:3]], month
		if d.day = number(m[1] + m[3]); d.day > 0 {
			d.precision = day
			if !validDay(d.year, d.month, d.day) {
				return spelled{}, false
			}
		}
	case m[5] != "":
		d.quarter, d.precision = number(m[5]), quarter
	}
	return d, validYear(d.year)
}

// reply finds what a body that was given a recommendation says to it.
var reply = regexp.MustCompile(`^[\d.\s]*(?:the )?(?:government|department|agency|ministry|council|commission|board|city|management|we)\s+((?:partially |partly |fully )?(?:agree|accept|concur)s?|(?:does not|do not) (?:agree|accept|concur)|disagrees?|rejects?)\b`)

// declareReply takes the status of an item that declares none from the reply to
// it: what is agreed and not yet done is in progress. What is refused has no
// status, and a warning says so.
func (ir *itemReader) declareReply() {
	for _, clause := range ir.item.Work() {
		m := reply.FindStringSubmatch(strings.ToLower(clause))
		if m == nil || ir.item.Declared != "" {
			continue
		}
		words := m[1]
		ir.item.DeclaredWords = words
		if strings.Contains(words, "not") || strings.HasPrefix(words, "dis") || strings.HasPrefix(words, "rej") {
			ir.source.warn(ir.line, "item %d was refused, which is none of the statuses: %s", ir.item.Number, words)
			return
		}
		ir.item.Declared = InProgress
		return
	}
}

// decimal is the first part of a number such as 3.1 that p begins with, or 0.
func decimal(p passage) int {
	n, end := p.arabic(0)
	if end == 0 || !p.is(end, ".") {
		return 0
	}
	if _, stop := p.arabic(end + 1); stop == end+1 || !p.is(stop, " ") {
		return 0
	}
	return n
}
