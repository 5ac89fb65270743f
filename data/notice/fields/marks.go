// Package fields knows the names of fields that notices print, from marks.tsv,
// such as 整改措施: or the head of a column, and reads the units and people that a
// field holds.
package fields

import "rectify/data/notice/source"

// A Kind says what the words behind a mark are.
type Kind int

const (
	None     Kind = iota // no field
	Problem              // 反馈问题:
	Measure              // 整改措施:
	Progress             // 整改进展:
	Goal                 // 整改目标:
	Status               // 整改状态:
	Owner                // 责任单位:
	Support              // 配合单位:
	Person               // 责任人:
	Both                 // 责任单位及责任人:
	Due                  // 整改时限:
	Beside               // 督导单位:, of those who check the owner's work
	Other                // a labelled field the ledger has no place for
	Number               // 序号, of a table
	Category             // 问题类别, of a table: the section
	Response             // 是否采纳, what was answered to a recommendation
)

// Short reports whether the mark names a short value rather than prose.
func (k Kind) Short() bool { return k >= Status }

// Answers reports whether the mark names units or people.
func (k Kind) Answers() bool { return k >= Owner && k <= Both || k == Beside }

// Prose reports whether values of the kind are sentences.
func (k Kind) Prose() bool { return k == Problem || k == Goal || k.Work() }

// Work reports whether the mark names what was or will be done.
func (k Kind) Work() bool { return k == Measure || k == Progress }

// A Mark is the name of a field as printed in a passage: [start, end) with its
// brackets and colon.
type Mark struct {
	Kind       Kind
	Word       string
	Start, End int
}

// markBoundary reports whether a mark may be at i: at the start, after the
// end of a sentence, after another mark, or after white space.
func markBoundary(p source.Passage, i int, before []Mark) bool {
	return i == 0 || p.Is(i-1, "。;!?:, ()|[]/"+bullets) || len(before) > 0 && before[len(before)-1].End == i || p.Is(i, "[")
}

// listedMark reads a mark at i: 整改情况: or [整改情况] or the words alone as a
// whole paragraph.
func listedMark(p source.Passage, i int) Mark {
	start, bracket := i, p.Is(i, "[")
	if bracket {
		i++
	}
	kind, word := Name(p, i)
	if whose := possessive(p, i); kind == None && whose > i { // Auditor's status:
		i = whose
		kind, word = Name(p, i)
	}
	if kind == None {
		return Mark{}
	}
	end := i + source.Runes(word)
	if bracket {
		if end = skipDash(p, end, "]"); !p.Is(end, "]") {
			return Mark{}
		}
		end = p.SkipSpace(end + 1)
		if p.Is(end, ":") {
			end++
		}
		return Mark{kind, word, start, end}
	}
	end = p.SkipSpace(skipDash(p, skipParens(p, p.SkipSpace(skipNumber(p, end))), ":"))
	switch {
	case p.Is(end, ":|"):
		return Mark{kind, word, start, end + 1}
	case end < p.Len() && p.Raw[end-1] == source.CellEnd, end < p.Len() && Gap(p, end) && (start == 0 || Gap(p, start)):
		return Mark{kind, word, start, end}
	case p.Is(end, "。") && !kind.Short() && source.Runes(word) >= 4:
		return Mark{kind, word, start, end + 1}
	case end == p.Len() && (start == 0 || p.Is(start-1, " ")):
		return Mark{kind, word, start, end}
	case start == 0 && kind.Short() && end > source.Runes(word) && word[0] > 'z':
		return Mark{kind, word, start, end} // 责任单位 办公室
	case start == 0 && kind.Work() && source.Runes(word) >= 4 && end < p.Len() && p.Plain[end] >= '\u2e80' && endsWith(p.To(end), ")"):
		return Mark{kind, word, start, end} // 整改进展(已完成) 修订制度
	}
	return Mark{}
}

// possessive is the position behind a word at i that says whose a field is: Auditor's; i
// where there is none.
func possessive(p source.Passage, i int) int {
	end := i
	for source.IsLatin(p, end) {
		end++
	}
	switch {
	case end == i:
		return i
	case p.Is(end, "'’") && p.Is(end+1, "s") && p.Is(end+2, " "):
		return end + 3
	case p.Is(end, "'’") && p.Is(end-1, "s") && p.Is(end+1, " "):
		return end + 2
	}
	return i
}

// Name reads the name of a field at i, longest first; its kind is None where none
// is there.
func Name(p source.Passage, i int) (Kind, string) {
	e := fieldNames.marks.At(p, i)
	return e.Value, e.Word
}

// skipNumber steps over a number between a name and its colon: Reply 1:, 整改情况2:
func skipNumber(p source.Passage, i int) int {
	if _, end := p.Arabic(p.SkipSpace(i)); p.Is(p.SkipSpace(end), ":") {
		return end
	}
	return i
}

// skipParens steps over a short remark: 整改情况(截至3月底): or 整改情况[已完成]:
func skipParens(p source.Passage, i int) int {
	const longest = 24
	square := p.Is(i, "[")
	if !square && !p.Is(i, "(") {
		return i
	}
	for j := i + 1; j < min(p.Len(), i+longest); j++ {
		if !square && p.Is(j, ")") || square && p.Is(j, "]") && p.Is(p.SkipSpace(j+1), ":") {
			return j + 1
		}
	}
	return i
}

// endsWith reports whether the last sign of p is one of the given, spaces apart.
func endsWith(p source.Passage, signs string) bool {
	p = p.Trim()
	return p.Is(p.Len()-1, signs)
}

// skipDash steps over a short word behind a dash, up to the stop that must be behind it:
// 整改进展·已完成:, [整改进展—已完成], Progress – delayed:.
func skipDash(p source.Passage, i int, stop string) int {
	from := p.SkipSpace(i)
	for p.Is(from, "·•—–-") {
		from++
	}
	if !p.Is(from-1, "·•—–-") {
		return i
	}
	for end := p.SkipSpace(from); end < min(p.Len(), from+2*LongestName) && (p.Plain[end] >= '\u2e80' || source.IsLatin(p, end) || p.Is(end, " ")); end++ {
		if p.Is(end+1, stop) {
			return end + 1
		}
	}
	return i
}

// afterSign reports whether one of the signs is before position i, spaces apart.
func afterSign(p source.Passage, i int, signs string) bool {
	for i--; p.Is(i, " "); i-- {
	}
	return p.Is(i, signs)
}
