package layout

import (
	"fmt"
	"unicode"

	"rectify/data/notice/fields"
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
// notice's own around the numbers 1, 2, 3 …, such as 整改台账第1项. Words that are
// alike, 主要缺陷 and 一般缺陷, are counted together. Where a stem only comes with
// others between, it is that of headings: Area 1 above R1, R2.
func labelStems(paragraphs []Paragraph) {
	at := map[stem][]int{}
	read := map[stem]map[int]stemmed{}
	for i, p := range paragraphs {
		if m := p.Mark().Kind; p.Label.Form != NoForm || m.Work() || m == fields.Goal { // Reply 1: below recommendation 1
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
	inOrder, alike := map[stem]bool{}, map[string]int{}
	for of, found := range at {
		last := 0
		for _, i := range found {
			if number := read[of][i].number; number != last+1 && (number != 1 || last < 2) {
				last = -1
				break
			}
			last = read[of][i].number
		}
		if last >= 1 {
			inOrder[of] = true
			alike[of.kind()] += len(found)
		}
	}
	alikeBelow(paragraphs, at, inOrder, alike)
	before := make([]int, len(paragraphs)+1) // how many paragraphs before each begin with a stem that is in order
	for of := range inOrder {
		if alike[of.kind()] >= fewestStems {
			for _, i := range at[of] {
				before[i+1] = 1
			}
		}
	}
	for i := range paragraphs {
		before[i+1] += before[i]
	}
	for of := range inOrder {
		if alike[of.kind()] < fewestStems {
			continue
		}
		form := ordinalForm
		if heads(at[of], before) {
			form = partForm
		}
		for _, i := range at[of] {
			paragraphs[i].Label = Label{form, read[of][i].number, paragraphs[i].SkipSpace(read[of][i].end)}
		}
	}
}

// kind is what stems that are alike share: the last characters of Chinese words, the
// length of Latin ones.
func (s stem) kind() string {
	before := []rune(s.before)
	if n := len(before); n > 0 && before[n-1] >= '\u2e80' {
		return string(before[max(0, n-2):]) + s.after
	}
	if len(before) <= longestCode {
		return fmt.Sprint(len(before)) + s.after
	}
	return s.before + s.after
}

// longestCode bounds the letters of a code, MD1, in characters.
const longestCode = 4

// alikeBelow counts stems that come once or twice with those whose paragraphs have the
// same fields below them: Cause of concern 1 and Area for improvement 1.
func alikeBelow(paragraphs []Paragraph, at map[stem][]int, inOrder map[stem]bool, alike map[string]int) {
	counted := map[string]bool{} // names of fields below stems that are labels
	for of := range inOrder {
		if alike[of.kind()] >= fewestStems && len(at[of]) >= fewestStems {
			counted[nameBelow(paragraphs, at[of][0])] = true
		}
	}
	for of := range inOrder {
		if name := nameBelow(paragraphs, at[of][0]); name != "" && counted[name] && alike[of.kind()] < fewestStems {
			alike[of.kind()] = fewestStems
		}
	}
}

// nameBelow is the first name of a field in the paragraphs below one.
func nameBelow(paragraphs []Paragraph, i int) string {
	const reach = 3
	for k := i + 1; k < min(len(paragraphs), i+1+reach); k++ {
		if name, end := fields.OwnName(paragraphs[k].Passage, 0); name != "" && paragraphs[k].Is(end-1, ":") {
			return name
		}
	}
	return ""
}

// heads reports whether other numbered paragraphs follow each of those at the indices
// before the next of them, and none precedes the first. Before counts them.
func heads(at []int, before []int) bool {
	for k, i := range at {
		end := len(before) - 1
		if k+1 < len(at) {
			end = at[k+1]
		}
		if before[end] == before[i+1] {
			return false
		}
	}
	return len(at) > 1 && before[at[0]] == 0
}

// longestStem bounds the words around a number, in characters.
const longestStem = 16

// mostWords bounds the Latin words before a number.
const mostWords = 4

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
	words := 0 // spaces between Latin words
	for end < p.Len() && !p.Is(end, ":、,。;.])|") {
		if n, stop := p.Arabic(end); stop > end {
			numbers = append(numbers, number{n, end, stop})
			end = stop
			continue
		}
		if n, stop := p.Chinese(end); stop > end && (p.Is(end-1, "第") || end > start && (stop == p.Len() || p.Is(stop, ":]"))) { // 意见一:
			numbers = append(numbers, number{n, end, stop})
			end = stop
			continue
		}
		if _, stop := p.Arabic(end + 1); p.Is(end, " ") && (stop == end+1 || !source.IsLatin(p, end-1)) {
			if words++; len(numbers) > 0 || words > mostWords || !source.IsLatin(p, end-1) || !source.IsLatin(p, end+1) {
				break // a space is inside the words of Action 1, Area for improvement 1 only
			}
		}
		if r := p.Plain[end]; !unicode.IsLetter(r) && !p.Is(end, "-_/#№第 ") || end-start > longestStem*(1+words) {
			return nil
		}
		end++
	}
	if start == p.Len() || !unicode.IsLetter(p.Plain[start]) {
		return nil
	}
	if words > 1 && end < p.Len() && !p.Is(end, ":.-–。") {
		return nil
	}
	stop := end
	for p.Is(end, ":、.])|。") {
		end++
	}
	if dash := p.SkipSpace(end); p.Is(dash, "-–—") && p.Is(dash+1, " ") { // MD1 – Title
		end = dash + 1
	}
	for _, n := range numbers {
		if n.from > start && n.n >= 1 && n.n <= LargestLabel {
			all = append(all, stemmed{stem{string(p.Plain[start:n.from]), string(p.Plain[n.to:stop])}, n.n, end})
		}
	}
	return all
}
