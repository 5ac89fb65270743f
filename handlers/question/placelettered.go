package question

import (
	"regexp"
	"slices"
	"strings"

	"rectify/data/text"
	"rectify/handlers/question/grammar"
	"rectify/index/lexicon"
)

// letteredPlace is a heading by its letter, and one within it by its number: section C,
// B.1, D部分.
var letteredPlace = regexp.MustCompile(`\b(?:section|part|chapter|area|heading) ([a-h])(?:[.\-]?(\d{1,2}))?\b|\b([a-h])\.(\d{1,2})\b|(?:^|[^a-z])([a-h])\s*(?:大?部分|板块|大?类|节|章)`)

// printedSmall is a subsection with its section as they are printed: 二（三）, 三(一)部分.
var printedSmall = regexp.MustCompile(`(?:^|[^第一二三四五六七八九十])([一二三四五六七八九十]{1,2})[、,]?[(（]([一二三四五六七八九十]{1,2})[)）](?:这?一?(?:部分|块儿?|节|小节))?`)

// letteredPlaces are several headings by their letters: parts C and D, sections A to C.
var letteredPlaces = regexp.MustCompile(`\b(?:section|part|chapter|area|heading)s? ([a-h](?:\s*(?:,|&|/|and|or|nor|to|-|–)+\s*[a-h])+)\b`)

// severalLettered proposes headings whose letters are adjacent.
func (r *reader) severalLettered() (out []Entity) {
	for _, m := range letteredPlaces.FindAllStringSubmatchIndex(r.text, -1) {
		e := r.span(OfPlace, m[0], m[1])
		e.Weight *= placeWeight * 3
		last, ranged := 0, false
		for _, word := range lettersIn.FindAllString(r.text[m[2]:m[3]], -1) {
			if len(word) > 1 || word == "-" {
				ranged = true
				continue
			}
			n := int(word[0]-'a') + 1
			for from := last + 1; ranged && last > 0 && from < n; from++ {
				e.Places = append(e.Places, grammar.Place{Section: from})
			}
			e.Places = append(e.Places, grammar.Place{Section: n})
			last, ranged = n, false
		}
		if !slices.ContainsFunc(e.Places, func(p grammar.Place) bool { return !r.has(p) }) {
			out = append(out, e)
		}
	}
	return out
}

// lettersIn are the letters of such a list, and what makes a range of two.
var lettersIn = regexp.MustCompile(`\b[a-h]\b|\bto\b|[-–]`)

// placesLettered proposes headings that the notice numbers by letters.
func (r *reader) placesLettered() (out []Entity) {
	out = r.severalLettered()
	for _, m := range printedSmall.FindAllStringSubmatchIndex(r.text, -1) {
		e := r.span(OfPlace, m[2], m[1])
		place := grammar.Place{Section: text.WholeNumber(r.text[m[2]:m[3]]), Subsection: text.WholeNumber(r.text[m[4]:m[5]])}
		if e.Places, e.Weight = []grammar.Place{place}, placeWeight*e.Weight*2; r.has(place) {
			out = append(out, e)
		}
	}
	for _, m := range letteredPlace.FindAllStringSubmatchIndex(r.text, -1) {
		var place grammar.Place
		from := m[0]
		for g := 1; 2*g < len(m); g++ {
			if m[2*g] < 0 {
				continue
			}
			if said := r.text[m[2*g]:m[2*g+1]]; said[0] > '9' {
				place.Section = int(said[0]-'a') + 1
				if m[10] >= 0 {
					from = m[10] // without the text before it
				}
			} else {
				place.Subsection = text.WholeNumber(said)
			}
		}
		if !r.has(place) {
			continue
		}
		e := r.span(OfPlace, from, m[1])
		e.Places = []grammar.Place{place}
		if title := text.Key(r.sentence.TitleOf(place)); strings.HasPrefix(strings.TrimLeft(r.after(e.To), " :"), title) { // B.1 Revenue
			e.To += len([]rune(r.after(e.To))) - len([]rune(strings.TrimLeft(r.after(e.To), " :"))) + len([]rune(title))
		}
		e.Weight = placeWeight * 3
		out = append(out, e)
	}
	return out
}

// placesAsLabelled proposes headings by the word that the notice labels them with: audit 4
// and the building permits audit, of AUDIT 2. BUILDING PERMITS; 第四个审计.
func (r *reader) placesAsLabelled() (out []Entity) {
	seen := map[string]bool{}
	for _, h := range r.Headings {
		kind := labelWord.FindString(strings.ToLower(h.Label))
		if kind == "" || seen[kind] || headingCue.MatchString(kind) {
			continue
		}
		seen[kind] = true
		said := []string{kind}
		for _, t := range lexicon.English(kind) {
			said = append(said, t.Words...)
		}
		if !r.saysAny(said...) {
			continue
		}
		said[0] += "s?"
		any := `(?:` + strings.Join(said, "|") + `)`
		numbered := regexp.MustCompile(`\b` + kind + `s? (?:no\.? |number |#)?(\d{1,2}(?:(?:, ?| ?& ?| and | or )+\d{1,2})*)\b|第\s*([一二三四五六七八九十\d]{1,3})\s*(?:个|项|份|次)?` + any + `|\b(first|second|third|fourth|fifth|sixth|last) ` + kind + `\b`)
		for _, m := range numbered.FindAllStringSubmatchIndex(r.text, -1) {
			e := r.span(OfPlace, m[0], m[1])
			e.Weight *= placeWeight * placeWeight * 2
			for g := 1; g <= 3; g++ {
				if m[2*g] < 0 {
					continue
				}
				for _, said := range strings.FieldsFunc(r.text[m[2*g]:m[2*g+1]], func(c rune) bool { return g == 1 && (c < '0' || c > '9') }) {
					e.Places = append(e.Places, grammar.Place{Section: r.ordinal(said)})
				}
			}
			if !slices.ContainsFunc(e.Places, func(p grammar.Place) bool { return !r.has(p) }) {
				out = append(out, e)
			}
		}
		for _, m := range regexp.MustCompile(`\b`+kind+`\b`).FindAllStringIndex(r.text, -1) {
			if e, ok := r.headingBefore(r.span(OfPlace, m[0], m[1]), true); ok {
				out = append(out, e)
			}
		}
	}
	return out
}

// labelWord is the word in the label of a heading: audit of AUDIT 2.
var labelWord = regexp.MustCompile(`^[a-z]{4,}\b`)

// ordinal is the number of a heading in figures or words; the last is that of the last.
func (r *reader) ordinal(said string) int {
	switch n := text.EnglishOrdinal(said); {
	case said == "last":
		return r.Headings[len(r.Headings)-1].Number
	case said == "first":
		return 1
	case n > 0:
		return n
	}
	return text.WholeNumber(said)
}
