package notice

import "slices"

// A role is what a labelled paragraph is.
type role int

const (
	plainRole   role = iota // prose, or a numbered line inside an item
	itemRole                // the first paragraph of an item
	headingRole             // a heading above items
)

// An outline tells headings, items and prose apart.
type outline struct {
	paragraphs []paragraph
	roles      []role
	inside     []bool // the label stands before a part of an item: (2)整改情况:
	running    bool   // items tell everything in one paragraph, the status in its sentences
	form       form   // how items are numbered; noForm where there are none
	first      int    // the first item's paragraph
	begin      int    // the first heading above the first item, or first
	end        int    // the paragraph after the last item
	section    int    // rank of section headings; 0 where there are none
	subsection int    // rank of subsection headings; 0 where there are none
}

// findOutline decides by evidence: the item level is the one whose numbered
// stretches each hold one 整改情况 or one status, whatever its number looks
// like.
func findOutline(paragraphs []paragraph, t table, marked bool) outline {
	n := len(paragraphs)
	unlabelLists(paragraphs)
	e := gather(paragraphs, t)
	running := !marked && e.findMentions(paragraphs)
	o := outline{running: running, paragraphs: paragraphs, roles: make([]role, n), inside: e.inside, form: itemForm(paragraphs, e), begin: n, end: n}
	if o.form == noForm {
		o.findSignature()
		return o
	}
	o.markItems(e)
	if o.first < 0 {
		o.form, o.first = noForm, 0
		o.findSignature()
		return o
	}
	o.markHeadings()
	o.findEnds()
	return o
}

// unlabelLists takes the labels off the lines of a list that is the value of the
// mark above it, such as the measures below 整改措施:, so that these are not taken
// for items or headings that bear the same kind of number. The list ends where
// its numbers do, or at a label with a mark of its own like the one above.
func unlabelLists(paragraphs []paragraph) {
	for i := 1; i < len(paragraphs); i++ {
		first := paragraphs[i].label
		marks := marksIn(paragraphs[i-1].body())
		if first.number != 1 || len(marks) == 0 || !marks[len(marks)-1].kind.prose() || !paragraphs[i-1].is(paragraphs[i-1].len()-1, ":]") || !awaitsValue(paragraphs[i-1].body()) || startsField(paragraphs[i].body()) {
			continue
		}
		opener := marks[len(marks)-1].word
		stop := paragraphs[i].raw[:first.end]
		for want, k := 1, i; k < len(paragraphs); k++ {
			p := &paragraphs[k]
			if p.label.form == noForm && startsField(p.passage) {
				break
			}
			if p.label.form != first.form {
				continue
			}
			if p.label.number != want || want > 1 && (opensAgain(paragraphs, k, opener) || unlike(stop, p.raw[:p.label.end])) {
				break
			}
			p.label, p.listed, want = label{}, true, want+1
		}
	}
}

// opensAgain reports whether a mark with the word stands between the label at k
// and the next one.
func opensAgain(paragraphs []paragraph, k int, word string) bool {
	for i := k; i < len(paragraphs) && (i == k || paragraphs[i].label.form == noForm); i++ {
		if slices.ContainsFunc(marksIn(paragraphs[i].body()), func(m mark) bool { return m.word == word }) {
			return true
		}
	}
	return false
}

// unlike reports whether two labels are printed with different marks: 1．and 1.
func unlike(a, b []rune) bool {
	full := func(label []rune) bool { return slices.ContainsFunc(label, func(r rune) bool { return r > '\uff00' }) }
	return full(a) != full(b)
}

// evidence is, for each paragraph, what only an item has.
type evidence struct {
	marks  [][]mark // the marks in its body
	signs  []int    // how many items it speaks for: 整改情况 and its like, statuses, fields
	inside []bool   // its label stands before a part of an item: (2)整改情况:
}

func gather(paragraphs []paragraph, t table) evidence {
	n := len(paragraphs)
	e := evidence{make([][]mark, n), make([]int, n), make([]bool, n)}
	bare := bareMarks(paragraphs)
	for i, p := range paragraphs {
		body := p.body()
		e.marks[i] = marksIn(body)
		if headsChapter(p, e.marks[i], bare) {
			e.marks[i] = nil
			continue
		}
		e.signs[i] = itemSigns(body, e.marks[i])
		if e.signs[i] == 0 && p.label.form != noForm && t.titleOfRow(body) {
			e.signs[i] = 1
		}
	}
	e.findInside(paragraphs)
	return e
}

// findMentions gives a sign to each numbered paragraph that has none but tells a
// status in one of its sentences, and reports whether several do.
func (e evidence) findMentions(paragraphs []paragraph) bool {
	const several = 2
	var found []int
	for i, p := range paragraphs {
		if p.label.form != noForm && e.signs[i] == 0 && !opensClosing(p.body()) {
			if _, ok := surest(mentions(p.body())); ok {
				found = append(found, i)
			}
		}
	}
	if len(found) < several {
		return false
	}
	for _, i := range found {
		e.signs[i] = 1
	}
	return true
}

// A bareMark is a numbered mark without a colon, such as 二、整改落实情况.
type bareMark struct {
	form form
	word string
}

// bareMarks counts them: one that comes once heads a chapter, one that comes
// in item after item is a part of items.
func bareMarks(paragraphs []paragraph) map[bareMark]int {
	count := map[bareMark]int{}
	for _, p := range paragraphs {
		if body := p.body(); p.label.form != noForm {
			if m := markAt(body, 0); m.kind != noMark && !body.is(m.end-1, ":]。") {
				count[bareMark{p.label.form, m.word}]++
			}
		}
	}
	return count
}

func headsChapter(p paragraph, marks []mark, bare map[bareMark]int) bool {
	return p.label.form != noForm && len(marks) > 0 && bare[bareMark{p.label.form, marks[0].word}] == 1
}

// findInside finds labels before parts of an item. (1)问题表现: is one where
// the next such label is: (2)整改情况:
func (e evidence) findInside(paragraphs []paragraph) {
	var next [forms]int // number of the label of the form that comes next, where it is inside
	for i := len(paragraphs) - 1; i >= 0; i-- {
		f := paragraphs[i].label.form
		if f == noForm {
			continue
		}
		if marks := e.marks[i]; len(marks) > 0 && marks[0].start == 0 {
			e.inside[i] = marks[0].kind != problemMark || next[f] == paragraphs[i].label.number+1
		}
		if next[f] = 0; e.inside[i] {
			next[f] = paragraphs[i].label.number
		}
	}
}

// itemSigns counts the most often repeated sign in p: two 整改情况 are two
// items, one 整改措施 and one 整改成效 are one.
func itemSigns(p passage, marks []mark) int {
	count := map[string]int{}
	most := 0
	for _, m := range marks {
		if m.kind != problemMark || m.start == 0 {
			count[m.word]++
			most = max(most, count[m.word])
		}
	}
	if _, about := quotedProblem(p); most == 0 && (about || saysStatus(p)) {
		return 1
	}
	return most
}

// saysStatus reports whether a sentence of p declares a status.
func saysStatus(p passage) bool {
	for i := 0; i < p.len(); i++ {
		if i > 0 && !p.is(i-1, "。;!?):") {
			if _, ok := readBracketed(p, i); ok {
				return true
			}
			continue
		}
		s, _, ok := readSentence(p, i)
		if ok && (s.end == p.len() || p.is(s.end-1, "。:;")) {
			return true
		}
	}
	return false
}

// itemForm picks the form whose stretches look most like items. Where two
// look alike, the inner one is taken.
func itemForm(paragraphs []paragraph, e evidence) form {
	best, bestScore := noForm, 0.0
	for f := form(1); f < forms; f++ {
		score := 0.0
		for i, p := range paragraphs {
			if p.label.form != f || e.inside[i] || opensClosing(p.body()) {
				continue
			}
			switch n := stretchSigns(paragraphs, e, i); {
			case n == 1:
				score++
			case n == 0:
				score -= 0.25
			default:
				score -= float64(n - 1)
			}
		}
		if score > bestScore || score == bestScore && score > 0 {
			best, bestScore = f, score
		}
	}
	return best
}

// stretchSigns is the evidence between the label at i and the next label of
// its form or of an outer one.
func stretchSigns(paragraphs []paragraph, e evidence, i int) int {
	f := paragraphs[i].label.form
	signs := map[string]int{}
	most := 0
	for j := i; j < len(paragraphs); j++ {
		l := paragraphs[j].label
		if j > i && l.form != noForm && !e.inside[j] && (l.form == f || l.form.rank() < f.rank()) {
			break
		}
		if e.signs[j] == 0 {
			continue
		}
		key := "" // a status without a mark
		if marks := e.marks[j]; len(marks) > 0 {
			key = marks[len(marks)-1].word
		}
		signs[key] += e.signs[j]
		most = max(most, signs[key])
	}
	return most
}

// countTitles counts the items that begin with the title of a row of t.
func (o outline) countTitles(t table) int {
	n := 0
	for i, p := range o.paragraphs {
		if o.roles[i] == itemRole && t.titleOfRow(p.body()) {
			n++
		}
	}
	return n
}
