package layout

import (
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// Paragraphs joins the hard-wrapped ones of lines and drops blank ones and page
// numbers. Own are the names of fields that the notice prints.
func Paragraphs(s *source.Source, lines []source.Passage, own fields.Own) []Paragraph {
	at := findMargin(s.Lines)
	var out []Paragraph
	before := lineBefore{gap: true}
	whole := 0 // size of the paragraph so far
	for _, l := range lines {
		text := withoutEdges(s, l.Trim())
		if text.Len() == 0 {
			before = lineBefore{gap: true}
			continue
		}
		if IsRule(text) {
			s.Claim(source.MarkText, text)
			before = lineBefore{gap: true}
			continue
		}
		if IsPageNumber(text) { // the sentence may go on overleaf
			s.Claim(source.Clutter, text)
			continue
		}
		indent := l.SkipSpace(0)
		text, bullet := withoutBullet(s, text)
		if len(out) > 0 && !bullet && (opensSerial(out[len(out)-1].Passage, text) || continues(out[len(out)-1].Passage, text, before, indent, own)) {
			last := &out[len(out)-1]
			last.Passage = last.Join(text)
		} else {
			whole = 0
			out = append(out, Paragraph{Passage: text, Line: s.LineOf(text.At[0].Start), own: own})
		}
		whole = min(whole, widest) + at.sizeOf(l)
		before = lineBefore{wrapped: at.width > 0 && whole >= at.width, edge: at.width > 0, flush: at.flush, full: at.reaches(l), indent: indent}
	}
	for i := range out {
		out[i].Label = ReadLabel(out[i].Passage)
		out[i].Listed = Decimal(out[i].Passage) > 0
	}
	labelStems(out)
	nestParts(out)
	nestLettered(out)
	return out
}

// withoutEdges drops the bars around the row of a table.
func withoutEdges(s *source.Source, line source.Passage) source.Passage {
	for line.Is(0, "|") {
		s.Claim(source.MarkText, line.To(1))
		line = line.From(1).Trim()
	}
	for end := line.Len() - 1; line.Is(end, "|"); end = line.Len() - 1 {
		s.Claim(source.MarkText, line.From(end))
		line = line.To(end).Trim()
	}
	return line
}

// withoutBullet drops the bullet that a line begins with.
func withoutBullet(s *source.Source, line source.Passage) (_ source.Passage, bullet bool) {
	end := 1
	switch {
	case line.Is(0, "●◆◇•▪➤➢★※◎"), line.Is(0, "-*") && line.Is(1, " "):
	default:
		end = pictures(line)
	}
	if end == 0 || line.From(end).Trim().Len() == 0 {
		return line, false
	}
	s.Claim(source.MarkText, line.To(end))
	return line.From(end).Trim(), true
}

// pictures is the length of the emoji that a line begins with.
func pictures(line source.Passage) (n int) {
	for n < line.Len() && (line.Plain[n] >= '\U0001F300' && line.Plain[n] <= '\U0001FAFF' || line.Is(n, "✅⏳⌛❗❓⭐⚠✨☎➡⏰\uFE0F")) {
		n++
	}
	return n
}

// A lineBefore is what joining needs to know of the line above.
type lineBefore struct {
	gap     bool // it is blank
	edge    bool // its text has a margin
	flush   bool // lines that go on have no indent in its text
	wrapped bool // its paragraph is as wide as the margin
	full    bool // it reaches the margin
	indent  int  // spaces it begins with
}

// opensSerial reports whether a line is the number of the 序号 on the line above.
func opensSerial(text, line source.Passage) bool {
	_, end := line.Arabic(0)
	return end > 0 && end == line.Len() && text.IsOne("序号", "序号:")
}

// continues reports whether a line goes on with the text above it.
func continues(text, line source.Passage, before lineBefore, indent int, own fields.Own) bool {
	switch {
	case before.gap:
		return false
	case line.Is(0, ",。;、:)!?》”"):
		return true
	case startsField(line, own), saysWhen(line):
		return false
	case indent > before.indent || indent > 0 && before.flush:
		return false
	}
	end := text.Len() - 1
	ended := text.Is(end, "。!?:;]") || text.Is(end-1, "。!?") && text.Is(end, "\")") || isBracket(text)
	if before.full {
		return !ended || !opensPart(line, own)
	}
	// In a text whose paragraphs are indented, a line at the edge goes on.
	outdented := before.edge && indent == 0 && before.indent >= 2 && before.indent <= 8
	const reach = 80
	recent := text.From(max(0, text.Len()-reach))
	goesOn := outdented || before.wrapped || opensAmount(line) && recent.Contains(",", "。")
	return goesOn && !ended && !opensPart(line, own)
}

// isBracket reports whether a line is one bracket and nothing else: (责任单位:财政局).
func isBracket(line source.Passage) bool {
	depth := 0
	for i := range line.Len() {
		switch {
		case line.Is(i, "(["):
			depth++
		case line.Is(i, ")]"):
			depth--
		}
		if depth == 0 {
			return i > 0 && i == line.Len()-1
		}
	}
	return false
}

// startsField reports whether a line begins with the name of a field and its colon.
func startsField(line source.Passage, own fields.Own) bool {
	m := own.At(line, 0)
	return m.Kind != fields.None && line.Is(m.End-1, ":|/")
}

// saysWhen reports whether a line begins with when a paper was made: 统计时间:.
func saysWhen(line source.Passage) bool {
	end := line.Index(0, ":")
	return end > 2 && end <= fields.LongestName && source.EndOf(line.To(end), "时间", "日期") != ""
}

// opensAmount reports whether a line begins with an amount, such as 4万元, 1名.
func opensAmount(line source.Passage) bool {
	_, end := line.Arabic(0)
	if line.Is(end, ".") {
		_, end = line.Arabic(end + 1)
	}
	return end > 0 && line.Is(end, "万元亿名人个项条件次户家台份%")
}

// opensPart reports whether a line begins with a number or a mark.
func opensPart(line source.Passage, own fields.Own) bool {
	return ReadLabel(line).Form != NoForm || own.Starts(line) || OpensRow(line)
}

// OpensRow reports whether a line begins as the row of a table does: 1 甲乙.
func OpensRow(line source.Passage) bool {
	n, end := line.Arabic(0)
	return end > 0 && n <= LargestLabel && line.Is(end, " |") && !line.Is(line.SkipSpace(end), "年月日个项条名人万元次%")
}

// A margin is the width at which a text was wrapped by hand.
type margin struct {
	width int // 0 where the text is not wrapped
	least int // no margin is narrower
	slack int // lines may be this much shorter, to keep marks off line starts
	size  func(source.Passage) int
	flush bool // lines behind a full one mostly have no indent
}

func (m margin) reaches(line source.Passage) bool {
	return m.width > 0 && m.sizeOf(line) >= m.width-m.slack
}

func (m margin) sizeOf(line source.Passage) int {
	if m.size == nil {
		return 0
	}
	return m.size(line)
}

const (
	widest       = 200 // lines that are longer were not wrapped
	leastWrapped = 3   // lines at the margin that make a margin
)

// findMargin looks for a margin counted in characters, then for one counted
// in columns, of which a Chinese character takes two.
func findMargin(lines []source.Passage) margin {
	for _, m := range []margin{{least: 16, slack: 3, size: source.Passage.Len}, {least: 40, slack: 4, size: source.Passage.Columns}} {
		if m.width = m.find(lines); m.width > 0 {
			m.flush = m.goesOnFlush(lines)
			return m
		}
	}
	return margin{}
}

// find returns the margin, or 0. A margin shows as many lines of about one
// size, few longer, which mostly stop in the middle of a sentence.
func (m margin) find(lines []source.Passage) int {
	var count, cut, bare [widest + 1]int // lines by size; of these, those that stop in mid-sentence, and those that open nothing
	longer, written := 0, 0
	for _, l := range lines {
		n := m.size(l)
		switch {
		case n == 0 || IsRule(l):
			continue
		case n > widest:
			longer++
		default:
			count[n]++
			if line := l.Trim(); ReadLabel(line).Form == NoForm && !startsField(line, nil) && !isBracket(line) {
				bare[n]++
			}
			if !l.Is(l.Len()-1, "。;:!?") && !isBracket(l.Trim()) {
				cut[n]++
			}
		}
		written++
	}
	for n := widest; n >= m.least && longer*20 <= written; n-- {
		near, mid, plain := 0, 0, 0
		for k := n - m.slack; k <= n; k++ {
			near, mid, plain = near+count[k], mid+cut[k], plain+bare[k]
		}
		if count[n] > 0 && near >= leastWrapped && near*5 >= written && mid*10 >= near*7 && plain*5 >= near {
			return n
		}
		longer += count[n]
	}
	return 0
}

// goesOnFlush reports whether most lines behind a full line have no indent.
func (m margin) goesOnFlush(lines []source.Passage) bool {
	flush, indented := 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].Len() == 0 || !m.reaches(lines[i-1]) {
			continue
		}
		if lines[i].Is(0, " ") {
			indented++
		} else {
			flush++
		}
	}
	return flush > 2*indented
}
