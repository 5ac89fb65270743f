package fields

import "rectify/data/notice/source"

// lineSigns part the fields of a line whose names have no colon.
var lineSigns = []string{"|", "/", ";", "·", ","}

// fewestInLine is how many parts of a line must begin with the name of a short field
// before they are fields without a colon, and fewestAlike how many where a line is nothing
// but such fields, and the values may follow the names at once.
const fewestInLine, fewestAlike = 2, 3

// longestLead bounds the name of the whole line, 责任落实:, in characters.
const longestLead = 10

// Line finds the fields of a line whose names have no colon: 分管领导 邵明哲|主办 办公室|
// 时限 3月底; nil where p holds no such line.
func Line(p source.Passage) []Mark {
	for _, sign := range lineSigns {
		if !p.Contains(sign) {
			continue
		}
		from, lead := lineStart(p, sign)
		starts := []int{from}
		for i := from; i < p.Len(); i++ {
			if p.Is(i, sign) {
				starts = append(starts, p.SkipSpace(i+1))
			}
		}
		if out := lineMarks(p, starts, lead, true); out != nil {
			return out
		}
		if out := lineMarks(p, starts, lead, false); out != nil && sign != ";" && sign != "," { // 牵头制定方案;配合检查 is prose
			return out
		}
	}
	return nil
}

// lineStart is where the first field of such a line begins: behind the sentence before
// it, and behind the name of the whole line, which begins at lead: 责任落实:, (.
func lineStart(p source.Passage, sign string) (from, lead int) {
	end := p.Index(0, sign)
	for i := range end {
		if p.Is(i, "。") {
			from = p.SkipSpace(i + 1)
		}
	}
	lead = from
	for i := from; i < min(end, from+longestLead+1); i++ {
		if kind, _ := Name(p, from); kind == None && p.Is(i, ":([]") {
			from = p.SkipSpace(i + 1)
		}
	}
	return from, lead
}

// lineMarks returns the marks of the parts of a line. With spaced, a space separates each
// name from its value; without, each part must begin with a name.
func lineMarks(p source.Passage, starts []int, lead int, spaced bool) (out []Mark) {
	known := 0
	for k, i := range starts {
		m, listed := lineMark(p, i, spaced)
		if m.Kind == None {
			continue
		}
		if listed {
			known++
		}
		if k == 0 {
			m.Start = lead
		}
		out = append(out, m)
	}
	whole := known == len(starts) && known >= fewestAlike
	if whole || spaced && known >= fewestInLine && !source.IsLatin(p, starts[0]) {
		return out
	}
	return nil
}

// lineMark reads a name without a colon at i. Listed says that marks.tsv holds it.
func lineMark(p source.Passage, i int, spaced bool) (m Mark, listed bool) {
	kind, word := Name(p, i)
	end := i + source.Runes(word)
	if (kind.Short() || kind == Progress && i > 0) && end < p.Len() {
		switch {
		case p.Is(end, " ") && !p.Is(p.SkipSpace(end), "|/;·,:("):
			return Mark{kind, word, i, p.SkipSpace(end)}, true
		case !spaced && p.Plain[i] >= '\u2e80' && p.Plain[end] >= '0' && !p.Is(end, "|/;·,:("):
			return Mark{kind, word, i, end}, true
		}
	}
	if !spaced {
		return Mark{}, false
	}
	for end = i; end < p.Len() && end-i <= LongestName && p.Plain[end] >= '\u2e80' && !p.Is(end, "。、《》,"); {
		end++
	}
	if name := p.Slice(i, end); name.Len() > 1 && p.Is(end, " ") && OfColumn(name).Short() {
		return Mark{OfColumn(name), string(name.Plain), i, p.SkipSpace(end)}, false
	}
	return Mark{}, false
}
