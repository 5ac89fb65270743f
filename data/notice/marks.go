package notice

// A markKind says what the words behind a mark are.
type markKind int

const (
	noMark       markKind = iota
	problemMark           // 反馈问题:
	measureMark           // 整改措施:
	progressMark          // 整改进展:
	goalMark              // 整改目标:
	statusMark            // 整改状态:
	ownerMark             // 责任单位:
	supportMark           // 配合单位:
	personMark            // 责任人:
	bothMark              // 责任单位及责任人:
	dueMark               // 整改时限:
	otherMark             // a labelled field the ledger has no place for
	numberMark            // 序号, of a table
	categoryMark          // 问题类别, of a table: the section
)

// field reports whether the mark names a short value rather than prose.
func (k markKind) field() bool { return k >= statusMark }

// prose reports whether values of the kind are sentences.
func (k markKind) prose() bool { return k == problemMark || k == goalMark || k.work() }

// work reports whether the mark names what was or will be done.
func (k markKind) work() bool { return k == measureMark || k == progressMark }

// A mark is the name of a field as printed in a passage: [start, end) with its
// brackets and colon.
type mark struct {
	kind       markKind
	word       string
	start, end int
}

// marksIn finds every mark of p, left to right.
func marksIn(p passage) []mark {
	var out []mark
	for i := 0; i < p.len(); i++ {
		if !markBoundary(p, i, out) {
			continue
		}
		if m := markAt(p, i); m.kind != noMark && (i == 0 || !fieldNames.starting[m.word]) {
			out = append(out, m)
			i = m.end - 1
		}
	}
	return out
}

// markBoundary reports whether a mark may stand at i: at the start, after the
// end of a sentence, after another mark, or after white space.
func markBoundary(p passage, i int, before []mark) bool {
	return i == 0 || p.is(i-1, "。;!?:, ()|]") || len(before) > 0 && before[len(before)-1].end == i || p.is(i, "[")
}

// markAt reads a mark at i, one that marks.tsv lists or, where a paragraph or a
// field begins, one that ends as names of fields do.
func markAt(p passage, i int) mark {
	if m := listedMark(p, i); m.kind != noMark || i > 0 && !p.is(i-1, ";(|") {
		return m
	}
	m := namedField(p.from(i))
	m.start, m.end = m.start+i, m.end+i
	return m
}

// listedMark reads a mark at i: 整改情况: or [整改情况] or the words alone as a
// whole paragraph.
func listedMark(p passage, i int) mark {
	start, bracket := i, p.is(i, "[")
	if bracket {
		i++
	}
	kind, word := markWord(p, i)
	if kind == noMark {
		return mark{}
	}
	end := i + runeLen(word)
	if bracket {
		if !p.is(end, "]") {
			return mark{}
		}
		end = p.skipSpace(end + 1)
		if p.is(end, ":") {
			end++
		}
		return mark{kind, word, start, end}
	}
	end = p.skipSpace(skipParens(p, p.skipSpace(end)))
	switch {
	case p.is(end, ":|"):
		return mark{kind, word, start, end + 1}
	case end < p.len() && p.raw[end-1] == cellEnd:
		return mark{kind, word, start, end}
	case p.is(end, "。") && !kind.field() && runeLen(word) >= 4:
		return mark{kind, word, start, end + 1}
	case end == p.len() && (start == 0 || p.is(start-1, " ")):
		return mark{kind, word, start, end}
	case start == 0 && kind.field() && end > runeLen(word) && word[0] > 'z':
		return mark{kind, word, start, end} // 责任单位 办公室
	}
	return mark{}
}

func markWord(p passage, i int) (markKind, string) {
	e := fieldNames.marks.at(p, i)
	return e.value, e.word
}

// skipParens steps over a short remark: 整改情况(截至3月底):
func skipParens(p passage, i int) int {
	const longest = 24
	if !p.is(i, "(") {
		return i
	}
	for j := i + 1; j < min(p.len(), i+longest); j++ {
		if p.is(j, ")") {
			return j + 1
		}
	}
	return i
}

// startsField reports whether a line begins with a mark that marks.tsv lists.
func startsField(line passage) bool { return listedMark(line, 0).kind != noMark }
