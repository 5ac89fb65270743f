package layout

import (
	"cmp"

	"rectify/data/notice"
	"rectify/data/notice/declared"
	"rectify/data/notice/source"
)

// longestVerdict bounds a notice's own word for a status in brackets, in characters.
const longestVerdict = 8

// Verdicts returns the notice's own words for statuses, 【达标】, which stand in brackets at
// the end of paragraphs, with the status that their parts or the prose give them. Nearly
// all paragraphs of one numbering form must end in such a bracket, with few different
// words; of unnumbered paragraphs, most brackets must hold a known status.
func Verdicts(paragraphs []Paragraph, lines []source.Passage) map[string]notice.Status {
	const fewest = 3
	ends, all := [Forms]map[string]int{}, [Forms]int{}
	for _, p := range paragraphs {
		all[p.Label.Form]++
		if said := VerdictOf(p.Body()); said != "" {
			if ends[p.Label.Form] == nil {
				ends[p.Label.Form] = map[string]int{}
			}
			ends[p.Label.Form][said]++
		}
	}
	found := map[string]notice.Status{}
	for f, words := range ends {
		n, known := 0, 0
		for word, count := range words {
			n += count
			if declared.InField(source.Decode(word).Whole()) != "" {
				known += count
			}
		}
		if n < fewest || len(words)*2 > n+1 || Form(f) != NoForm && n*10 < all[f]*7 || Form(f) == NoForm && known*2 < n {
			continue
		}
		for word := range words {
			p := source.Decode(word).Whole()
			if status := cmp.Or(declared.InField(p), declared.Term(p), declared.Defined(lines, word)); status != "" {
				found[word] = status
			}
		}
	}
	return found
}

// VerdictOf is the short word in brackets that p ends with, or "".
func VerdictOf(p source.Passage) string {
	p = p.TrimStops("。;")
	end := p.Len() - 1
	if !p.Is(end, ")]") {
		return ""
	}
	open := end
	for open > max(0, end-longestVerdict-1) && !p.Is(open, "([") {
		open--
	}
	if !p.Is(open, "([") || open == 0 {
		return ""
	}
	return string(p.Slice(open+1, end).Plain)
}
