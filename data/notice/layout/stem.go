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
	read := map[stem]map[int]stemmed{}
	for i, p := range paragraphs {
		if p.Label.Form != NoForm {
			continue
		}
		for _, s := range readStems(p.Passage) {
			at[s.stem] = append(at[s.stem], i)
			if read[s.stem] == nil {
				read[s.stem] = map[int]stemmed{}
			}
			read[s.stem][i] = s
		}
	}
	for of, found := range at {
		last := 0
		for _, i := range found {
			if number := read[of][i].number; number != last+1 && (number != 1 || last < 2) {
				last = -1
				break
			}
			last = read[of][i].number
		}
		if last < 1 || len(found) < fewestStems {
			continue
		}
		for _, i := range found {
			paragraphs[i].Label = Label{ordinalForm, read[of][i].number, paragraphs[i].SkipSpace(read[of][i].end)}
		}
	}
}

// longestStem bounds the words around a number, in characters.
const longestStem = 16

// readStems reads the word that p begins with, once for each number in it. The word
// is a line of its own, or closed by a mark.
func readStems(p source.Passage) (all []stemmed) {
	end := p.SkipSpace(0)
	if p.Is(end, "[") {
		end++
	}
	start := end
	type number struct{ n, from, to int }
	var numbers []number
	for end < p.Len() && !p.Is(end, ":、,。;.])|") {
		if n, stop := p.Arabic(end); stop > end {
			numbers = append(numbers, number{n, end, stop})
			end = stop
			continue
		}
		if n, stop := p.Chinese(end); stop > end && p.Is(end-1, "第") {
			numbers = append(numbers, number{n, end, stop})
			end = stop
			continue
		}
		if _, stop := p.Arabic(end + 1); p.Is(end, " ") && (stop == end+1 || !source.IsLatin(p, end-1)) {
			break // a space is inside the word of Action 1 only
		}
		if r := p.Plain[end]; !unicode.IsLetter(r) && !p.Is(end, "-_/#№第 ") || end-start > longestStem {
			return nil
		}
		end++
	}
	if start == p.Len() || !unicode.IsLetter(p.Plain[start]) {
		return nil
	}
	stop := end
	for p.Is(end, ":、.])|。") {
		end++
	}
	for _, n := range numbers {
		if n.from > start && n.n >= 1 && n.n <= LargestLabel {
			all = append(all, stemmed{stem{string(p.Plain[start:n.from]), string(p.Plain[n.to:stop])}, n.n, end})
		}
	}
	return all
}
