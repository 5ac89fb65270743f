package notice

import (
	"strings"
	"time"
)

// An itemReader sorts the paragraphs of one item into its fields.
type itemReader struct {
	*reader
	item       Item
	measures   clauses
	progress   clauses
	goal       []string  // its paragraphs
	statements []string  // the words that declare a status
	answers    answerers // every 责任单位, 责任人 and their like
	state      markKind  // what plain text is: problemMark, measureMark, progressMark or goalMark
	waiting    markKind  // a field whose value is the next paragraph; noMark for none
	marked     bool      // the item has a mark such as 整改情况:
	head       passage   // the text of the label's own paragraph before any mark
	rest       []passage // the other stretches of the finding
	line       int       // source line of the paragraph being read
	trust      int       // what Declared was read from
	open       bool      // the paragraph may go on with the clause before it
}

// clauses are the clauses of the measures, or of the progress.
type clauses struct {
	all   []*strings.Builder
	ended bool // the last clause ends as a sentence does
}

func (c *clauses) strings() []string {
	out := make([]string, len(c.all))
	for i, clause := range c.all {
		out[i] = clause.String()
	}
	return out
}

// How far a statement is trusted: a labelled field more than the words right
// behind 整改情况, these more than a sentence somewhere.
const (
	inClause = iota + 1
	inSentence
	inBrackets
	behindMark
	inField
)

// readItem reads the paragraphs of one item. The first bears its label.
func (r *reader) readItem(paragraphs []paragraph, inside []bool) {
	ir := r.newItem()
	for _, p := range paragraphs {
		for _, m := range marksIn(p.body()) {
			ir.marked = ir.marked || m.kind.work()
		}
	}
	for k, p := range paragraphs {
		ir.line = p.line
		text := p.passage
		switch label := p.to(p.label.end).trim(); {
		case k == 0:
			r.claim(LabelText, label)
			ir.item.Label = label.trimStops(":").String()
			text = p.body()
		case inside[k]: // the number of a mark: (2)整改情况:
			r.claim(MarkText, label)
			text = p.body()
		}
		if k > 0 && decimal(p.passage) == paragraphs[0].label.number {
			ir.state = measureMark
		}
		if !r.marked && (k == 1 && (paragraphs[0].contains("。") || len(paragraphs) == 2 && !listsBehindStory(text)) || k == 2) {
			ir.state = measureMark // no item says where its measures begin: a paragraph of their own
		}
		text = ir.takeCredit(text)
		if k == 0 && r.outline.running && len(marksIn(text)) == 0 {
			ir.feedRunning(text)
			continue
		}
		ir.readParagraph(text, k == 0)
	}
	ir.finish()
}

// listsBehindStory reports whether a list 一是…二是… follows a sentence of p: that
// sentence is the finding, the list the measures.
func listsBehindStory(p passage) bool {
	for i := 1; i < p.len(); i++ {
		if n, _ := readIs(p, i); n == 1 && p.is(i-1, "。:") {
			return true
		}
	}
	return false
}

// newItem is a reader of the next item, under the headings read last.
func (r *reader) newItem() *itemReader {
	r.endIntro()
	return &itemReader{reader: r, state: problemMark, item: Item{
		Number: len(r.notice.Items) + 1, Section: r.atSection, Subsection: r.atSubsection,
		Measures: []string{}, Commitments: []Commitment{},
	}}
}

// finish adds the item to the notice.
func (ir *itemReader) finish() {
	r := ir.reader
	ir.setTitle()
	ir.answers.fill(&ir.item)
	ir.item.Goal = strings.Join(ir.goal, "\n")
	ir.item.Statement = strings.Join(unique(ir.statements), " ")
	ir.item.Measures, ir.item.Progress = ir.measures.strings(), ir.progress.strings()
	if len(ir.item.Measures) == 0 { // one of the two is the measures, whatever its name
		ir.item.Measures, ir.item.Progress = ir.item.Progress, nil
	}
	ir.declareMentioned()
	ir.declareReply()
	if ir.item.Declared == "" {
		ir.item.Declared = r.sectionStatus
	}
	ir.findCommitments()
	r.notice.Items = append(r.notice.Items, ir.item)
}

// readParagraph reads one paragraph, mark by mark.
func (ir *itemReader) readParagraph(p passage, first bool) {
	from, kind := 0, ir.state
	marks := marksIn(p)
	if ir.waiting != noMark && (len(marks) == 0 || marks[0].start > 0) {
		kind = ir.waiting // the value of the label on the line above
	} else if ir.takeWholeStatement(p, first) {
		return
	}
	ir.waiting = noMark
	ir.open = !first
	for _, m := range marks {
		before := p.slice(from, m.start).trim()
		if before.is(before.len()-1, "(") { // (责任部门:…): the bracket belongs to the field
			before = before.to(before.len() - 1)
		}
		ir.feed(kind, before, first && from == 0, from > 0)
		ir.claim(MarkText, p.slice(from, m.end)) // what the text before it did not claim
		if !m.kind.field() {
			ir.state = m.kind
		}
		from, kind = m.end, m.kind
		ir.open = false
	}
	if kind.field() && p.from(from).trim().len() == 0 {
		ir.waiting = kind
	}
	ir.feed(kind, p.from(from), first && from == 0, from > 0)
}

// takeWholeStatement reads a paragraph that is nothing but a status.
func (ir *itemReader) takeWholeStatement(p passage, first bool) bool {
	if first {
		return false
	}
	s, ok := readBracketed(p, 0)
	if !ok {
		s, _, ok = readSentence(p, 0)
	}
	if !ok || s.end < p.len() {
		return false
	}
	ir.declare(p, s, behindMark)
	return true
}

// feed puts a stretch of text where it belongs. Behind says that a mark
// stands right before it.
func (ir *itemReader) feed(kind markKind, p passage, head, behind bool) {
	p = p.trim()
	if p.len() == 0 {
		return
	}
	switch kind {
	case problemMark:
		ir.feedProblem(p, head)
	case measureMark:
		ir.feedWork(&ir.measures, p, behind)
	case progressMark:
		ir.feedWork(&ir.progress, p, behind)
	case goalMark:
		ir.claim(FieldText, p)
		ir.goal = append(ir.goal, p.String())
	default:
		ir.feedField(kind, p)
	}
}

// feedField reads a short value, up to a stop. What follows is prose again.
func (ir *itemReader) feedField(kind markKind, p passage) {
	end := 0
	for end < p.len() && !p.is(end, "。;") {
		end++
	}
	value := p.to(end).trimStops(",]|").trim()
	if value.is(value.len()-1, ")") && !value.contains("(") {
		value = value.trimStops(")")
	}
	after := min(p.len(), end+1)
	ir.claim(FieldText, p.to(after))
	ir.takeValue(kind, value)
	ir.feed(ir.state, p.from(after), false, false)
}

// takeValue takes the whole value of a field.
func (ir *itemReader) takeValue(kind markKind, value passage) {
	switch kind {
	case statusMark:
		ir.readStatusField(value)
	case ownerMark, supportMark, personMark, bothMark:
		ir.answers.add(kind, value.String())
	case dueMark:
		ir.readDueField(value)
	default:
		ir.source.warn(ir.line, "a field of item %d that has no place: %s", ir.item.Number, value)
	}
}

func (ir *itemReader) readStatusField(value passage) {
	status := fieldStatus(value)
	if status == "" {
		if ir.item.DeclaredWords == "" && (value.english() || isTerm(value)) {
			ir.item.DeclaredWords = statusWords(value)
		}
		ir.source.warn(ir.line, "the status of item %d is not understood: %s", ir.item.Number, value)
		return
	}
	ir.declareWords(value, status, inField)
}

// isTerm reports whether a value is short and plain enough to be a notice's own
// word for a status.
func isTerm(value passage) bool {
	const longest = 12
	return value.len() <= longest && !value.contains("。", ",", ";", "、")
}

func (ir *itemReader) readDueField(value passage) {
	dates := findDates(value, ir.published)
	if len(dates) == 0 {
		if fieldStatus(value) == LongTerm { // 长期坚持, 立行立改: no day is meant
			ir.statements = append(ir.statements, value.String())
			return
		}
		ir.source.warn(ir.line, "the time limit of item %d names no date: %s", ir.item.Number, value)
		return
	}
	last := dates[len(dates)-1]
	ir.item.Due, ir.item.DueWords = last.Last.Format(time.DateOnly), value.String()
	if rest := value.from(last.End).trim(); last.Start > 0 || rest.len() > 0 && !rest.isOne("完成", "完成整改", "整改完成", "整改到位") {
		ir.source.warn(ir.line, "the time limit of item %d was read as %s: %s", ir.item.Number, ir.item.Due, value)
	}
}

// declare takes a statement out of p: its words declare the item's status.
func (ir *itemReader) declare(p passage, s statement, trust int) {
	words := p.slice(s.start, s.end)
	ir.claim(StatusText, words)
	ir.declareWords(words, s.status, trust)
}

func (ir *itemReader) declareWords(words passage, status Status, trust int) {
	if trust > ir.trust {
		ir.item.Declared, ir.item.DeclaredWords, ir.trust = status, statusWords(words), trust
	}
	ir.statements = append(ir.statements, words.trimStops(":,;。").String())
}

// feedWork reads measures or progress: statuses are taken out, the rest is cut
// into clauses.
func (ir *itemReader) feedWork(to *clauses, p passage, behind bool) {
	for _, piece := range ir.takeStatements(p, behind) {
		ir.claim(MeasureText, piece)
		for i, clause := range splitClauses(piece) {
			to.add(clause, i == 0 && ir.open)
		}
		ir.open = false
	}
}

// add appends a clause. A paragraph that goes on with a sentence left open by
// the one before belongs to its clause.
func (c *clauses) add(clause passage, continues bool) {
	if n, _ := readIs(clause, 0); !continues || c.ended || n > 0 || len(c.all) == 0 || readLabel(clause).form != noForm {
		c.all = append(c.all, &strings.Builder{})
	}
	c.all[len(c.all)-1].WriteString(clause.String())
	c.ended = clause.is(clause.len()-1, "。;!?:\")》")
}

// takeStatements takes the statements out of p and returns what is left.
func (ir *itemReader) takeStatements(p passage, behind bool) []passage {
	var pieces []passage
	from := 0
	take := func(s statement, trust int) {
		if piece := p.slice(from, s.start).trim(); piece.len() > 0 {
			pieces = append(pieces, piece)
		}
		ir.declare(p, s, trust)
		from = s.end
	}
	for i := 0; i < p.len(); i++ {
		if s, ok := readBracketed(p, i); ok && (i == 0 || p.is(i-1, "。;") || s.end == p.len()) {
			take(s, inBrackets)
			i = s.end - 1
			continue
		}
		if i > 0 && !p.is(i-1, "。;!?") {
			continue
		}
		s, named, ok := readSentence(p, i)
		if !ok {
			continue
		}
		whole := s.end == p.len() || p.is(s.end-1, "。:;")
		switch {
		case i == 0 && (behind || named) && (whole || p.is(s.end-1, ",")):
			take(s, behindMark)
		case whole:
			take(s, inSentence)
		case named:
			ir.declareWords(p.slice(s.start, s.end), s.status, inSentence)
		}
		i = max(i, s.end-1)
	}
	if piece := p.from(from).trim(); piece.len() > 0 {
		pieces = append(pieces, piece)
	}
	return pieces
}

// feedProblem reads the finding. In an item without marks a status, a list
// 一是…二是… or the end of 关于"…"的问题 ends it, and measures follow. In one
// with marks a status here belongs to the story, unless it stands in brackets.
func (ir *itemReader) feedProblem(p passage, head bool) {
	_, about := quotedProblem(p)
	for i := 0; i < p.len(); i++ {
		if s, ok := readBracketed(p, i); ok && (i == 0 || s.end == p.len() || p.is(s.end, "。:") || p.is(i-1, "。")) {
			ir.declare(p, s, inBrackets)
			ir.keepProblem(p.to(i), head)
			ir.feed(ir.state, p.from(s.end).trimLeadingStops(), head && i == 0, false)
			return
		}
		if ir.marked || !p.is(i-1, "。;!?:") && (i > 0 || head) {
			continue
		}
		if s, _, ok := readSentence(p, i); ok && (s.end == p.len() || p.is(s.end-1, "。:,;")) {
			ir.declare(p, s, behindMark)
			ir.turnToMeasures(p, i, s.end, head)
			return
		}
		if n, _ := readIs(p, i); n == 1 || head && about && p.is(i-1, "。") {
			ir.turnToMeasures(p, i, i, head)
			return
		}
	}
	ir.keepProblem(p, head)
}

// turnToMeasures keeps p up to finding as finding; from measures on, all text
// of the item is measures.
func (ir *itemReader) turnToMeasures(p passage, finding, measures int, head bool) {
	ir.state = measureMark
	if turn := workIn(p.to(finding)); head && turn < finding { // all in one paragraph, the status behind the work
		ir.keepProblem(p.to(turn), head)
		ir.feed(measureMark, p.slice(turn, finding), false, false)
	} else {
		ir.keepProblem(p.to(finding), head)
	}
	ir.feed(measureMark, p.from(measures), false, false)
}

func (ir *itemReader) keepProblem(p passage, head bool) {
	p = p.trim()
	if p.len() == 0 {
		return
	}
	ir.claim(FindingText, p)
	if head {
		ir.head = p
		return
	}
	ir.rest = append(ir.rest, p)
}
