package notice

// A form is a way to print a number in front of a heading, an item or a
// measure.
type form int

const (
	noForm      form = iota
	partForm         // 第一部分
	cjkComma         // 一、
	cjkParen         // (一)
	problemForm      // 问题一:
	ordinalForm      // 第1项
	digitDot         // 1.
	digitComma       // 1、
	digitParen       // (1)
	digitHalf        // 1)
	circled          // ①
	forms            // how many there are
)

// rank orders the forms as official papers nest them, outermost first.
func (f form) rank() int {
	switch f {
	case digitComma:
		return digitDot.rank()
	case ordinalForm:
		return problemForm.rank()
	case digitHalf:
		return digitParen.rank()
	}
	return int(f)
}

// A label is the number printed at the start of a paragraph.
type label struct {
	form   form
	number int
	end    int // position after the label and the space behind it
}

// largestLabel keeps years, house numbers and amounts from being labels.
const largestLabel = 999

// readLabel reads the label at the start of p, if one stands there.
func readLabel(p passage) label {
	for _, read := range []func(passage) label{parenLabel, circledLabel, wordLabel, pointLabel} {
		l := read(p)
		if l.form != noForm && l.number >= 1 && l.number <= largestLabel {
			l.end = p.skipSpace(l.end)
			return l
		}
	}
	return label{}
}

// parenLabel reads (一), (1) and the half 1).
func parenLabel(p passage) label {
	open := p.is(0, "(")
	i := 0
	if open {
		i = p.skipSpace(1)
	}
	n, end := p.arabic(i)
	f := digitParen
	switch {
	case end == i && open:
		n, end = p.chinese(i)
		f = cjkParen
	case !open:
		f = digitHalf
	}
	if end == i {
		return label{}
	}
	end = p.skipSpace(end)
	if !p.is(end, ")") {
		return label{}
	}
	end++
	if p.is(end, "、.:") {
		end++
	}
	return label{f, n, end}
}

// circledLabel reads ① and the ready-made ⑴ and ⒈.
func circledLabel(p passage) label {
	if p.len() == 0 {
		return label{}
	}
	switch r := p.plain[0]; {
	case r >= '①' && r <= '⑳':
		return label{circled, int(r-'①') + 1, 1}
	case r >= '㉑' && r <= '㉟':
		return label{circled, int(r-'㉑') + 21, 1}
	case r >= '⑴' && r <= '⒇':
		return label{digitParen, int(r-'⑴') + 1, 1}
	case r >= '⒈' && r <= '⒛':
		return label{digitDot, int(r-'⒈') + 1, 1}
	}
	return label{}
}

// wordLabel reads 问题一:, 第1项 and 第一部分.
func wordLabel(p passage) label {
	if l := serialLabel(p); l.form != noForm {
		return l
	}
	i := 0
	if p.is(0, "[") {
		i = 1
	}
	if w := p.longest(i, []string{"问题", "反馈问题", "整改问题", "具体问题", "存在问题"}); w != "" {
		return problemLabel(p, i+runeLen(w), i > 0)
	}
	if w := p.longest(i, []string{"finding", "chapter", "part"}); w != "" {
		l := problemLabel(p, i+runeLen(w), i > 0)
		l.form = min(l.form, partForm)
		return l
	}
	if w := p.longest(i, []string{"recommendation", "recommendation no.", "rec.", "rec", "observation", "issue", "action"}); w != "" {
		return problemLabel(p, i+runeLen(w), i > 0)
	}
	if !p.has(i, "第") {
		return label{}
	}
	n, end := p.number(i + 1)
	if end == i+1 {
		return label{}
	}
	if w := p.longest(end, []string{"部分", "方面", "大类", "类"}); w != "" {
		return closeWord(p, label{partForm, n, end + runeLen(w)}, i > 0)
	}
	if w := p.longest(end, []string{"项", "条", "个问题", "项问题", "条问题", "个", "项整改任务", "号问题"}); w != "" {
		return closeWord(p, label{ordinalForm, n, end + runeLen(w)}, i > 0)
	}
	return label{}
}

// serialLabel reads 序号:3, which stands before the fields of an item.
func serialLabel(p passage) label {
	if !p.has(0, "序号") {
		return label{}
	}
	i := runeLen("序号")
	for p.is(i, ": |") {
		i++
	}
	n, end := p.number(i)
	if end == i || end < p.len() && !p.is(end, " 、.,;。") {
		return label{}
	}
	if p.is(end, "、.,;。") {
		end++
	}
	return label{problemForm, n, end}
}

// problemLabel reads the number behind the word 问题, which must be closed by
// a mark: 问题1很多 is prose.
func problemLabel(p passage, i int, bracket bool) label {
	paren := p.is(i, "(")
	if paren {
		i++
	}
	n, end := p.number(p.skipSpace(i))
	if end == i {
		return label{}
	}
	if paren {
		if !p.is(end, ")") {
			return label{}
		}
		return closeWord(p, label{problemForm, n, end + 1}, bracket)
	}
	return closeWord(p, label{problemForm, n, end}, bracket)
}

// closeWord takes the mark that must follow a label made of words.
func closeWord(p passage, l label, bracket bool) label {
	if bracket {
		if !p.is(l.end, "]") {
			return label{}
		}
		l.end++
		if p.is(l.end, ":、.") {
			l.end++
		}
		return l
	}
	if l.end == p.len() {
		return l
	}
	if !p.is(l.end, ":、. ") {
		return label{}
	}
	l.end++
	return l
}

// wholeCounters are words that count what comes in whole numbers only, so that
// the 5 of 5.3号线 is a label, and that of 5.3万元 is not.
const wholeCounters = "号处座家名人项条期起笔栋批份件所户村部套辆类宗"

// pointLabel reads 一、 1. and 1、 and keeps off decimals (1.5万元), dates
// (2024.4.7) and enumerations (3、4月份).
func pointLabel(p passage) label {
	n, end := p.arabic(0)
	if end == 0 {
		n, end = p.chinese(0)
		if end == 0 || !p.is(end, "、.") {
			return label{}
		}
		return label{cjkComma, n, end + 1}
	}
	f := digitDot
	switch {
	case p.is(end, "、"):
		f = digitComma
	case !p.is(end, "."):
		return label{}
	}
	end++
	if next, stop := p.arabic(end); stop > end && !(stop == end+4 && next >= 1900 && next < 2100) && !p.is(stop, wholeCounters) {
		return label{}
	}
	return label{f, n, end}
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
