package layout

import (
	"unicode"

	"rectify/data/notice/source"
)

// A stem is the word around a number that paragraph after paragraph begins with:
// 整改台账第 and 项 of 整改台账第1项, xj- of XJ-01.
type stem struct{ before, after string }

// A stemmed number is a number with its stem.
type stemmed struct {
	stem
	number, end int
}

// fewestStems is how many paragraphs must begin with one stem and the numbers 1, 2,
// 3 before these are taken for labels.
const fewestStems = 3

// labelStems gives a label to the paragraphs that begin with the same words of the
// notice's own around the numbers 1, 2, 3 …, such as 整改台账第1项.
func labelStems(paragraphs []Paragraph) {
	at := map[stem][]int{}
	read := make([]stemmed, len(paragraphs))
	for i, p := range paragraphs {
		s, ok := readStem(p.Passage)
		if !ok || p.Label.Form != NoForm {
			continue
		}
		read[i] = s
		at[s.stem] = append(at[s.stem], i)
	}
	for _, found := range at {
		last := 0
		for _, i := range found {
			if number := read[i].number; number != last+1 && (number != 1 || last < 2) {
				last = -1
				break
			}
			last = read[i].number
		}
		if last < 1 || len(found) < fewestStems {
			continue
		}
		for _, i := range found {
			paragraphs[i].Label = Label{ordinalForm, read[i].number, paragraphs[i].SkipSpace(read[i].end)}
		}
	}
}

// longestStem bounds the words around a number, in characters.
const longestStem = 16

// readStem reads the word that p begins with and the number in it. The word is a
// line of its own, or closed by a mark.
func readStem(p source.Passage) (s stemmed, ok bool) {
	end := p.SkipSpace(0)
	if p.Is(end, "[") {
		end++
	}
	start, from, to := end, -1, -1
	for end < p.Len() && !p.Is(end, " :、,。;.])|") {
		if n, stop := p.Arabic(end); stop > end {
			s.number, from, to, end = n, end, stop, stop
			continue
		}
		if n, stop := p.Chinese(end); stop > end && p.Is(end-1, "第") {
			s.number, from, to, end = n, end, stop, stop
			continue
		}
		if r := p.Plain[end]; !unicode.IsLetter(r) && !p.Is(end, "-_/#№第") || end-start > longestStem {
			return s, false
		}
		end++
	}
	if from <= start || !unicode.IsLetter(p.Plain[start]) || s.number < 1 || s.number > LargestLabel {
		return s, false
	}
	s.before, s.after = string(p.Plain[start:from]), string(p.Plain[to:end])
	for p.Is(end, ":、.])") {
		end++
	}
	s.end = end
	return s, true
}
