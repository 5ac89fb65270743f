package reading

import (
	"rectify/data/notice"
	"rectify/data/notice/dates"
	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/outline"
	"rectify/data/notice/source"
	"strings"
	"time"
)

// An itemReader sorts the paragraphs of one item into its fields.
type itemReader struct {
	*reader
	item       notice.Item
	measures   clauses
	progress   clauses
	goal       []string         // its paragraphs
	statements []string         // the words that declare a status
	answers    fields.Answerers // every 责任单位, 责任人 and their like
	state      fields.Kind      // what plain text is: problemMark, measureMark, progressMark or goalMark
	waiting    fields.Kind      // a field whose value is the next paragraph; noMark for none
	marked     bool             // the item has a mark such as 整改情况:
	head       source.Passage   // the text of the label's own paragraph before any mark
	rest       []source.Passage // the other stretches of the finding
	line       int              // source line of the paragraph being read
	trust      int              // what Declared was read from
	open       bool             // the paragraph may go on with the clause before it
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
func (r *reader) readItem(paragraphs []layout.Paragraph, inside []bool) {
	ir := r.newItem()
	for _, p := range paragraphs {
		for _, m := range fields.Marks(p.Body()) {
			ir.marked = ir.marked || m.Kind.Work()
		}
	}
	for k, p := range paragraphs {
		ir.line = p.Line
		text := p.Passage
		switch label := p.To(p.Label.End).Trim(); {
		case k == 0:
			r.claim(source.LabelText, label)
			ir.item.Label = label.TrimStops(":").String()
			text = p.Body()
		case inside[k]: // the number of a mark: (2)整改情况:
			r.claim(source.MarkText, label)
			text = p.Body()
		}
		if k > 0 && layout.Decimal(p.Passage) == paragraphs[0].Label.Number {
			ir.state = fields.Measure
		}
		if !r.marked && (k == 1 && (paragraphs[0].Contains("。") || len(paragraphs) == 2 && !listsBehindStory(text)) || k == 2) {
			ir.state = fields.Measure // no item says where its measures begin: a paragraph of their own
		}
		text = ir.takeCredit(text)
		if k == 0 && r.outline.Running && len(fields.Marks(text)) == 0 {
			ir.feedRunning(text)
			continue
		}
		ir.readParagraph(text, k == 0)
	}
	ir.finish()
}

// listsBehindStory reports whether a list 一是…二是… follows a sentence of p: that
// sentence is the finding, the list the measures.
func listsBehindStory(p source.Passage) bool {
	for i := 1; i < p.Len(); i++ {
		if n, _ := layout.ReadIs(p, i); n == 1 && p.Is(i-1, "。:") {
			return true
		}
	}
	return false
}

// newItem is a reader of the next item, under the headings read last.
func (r *reader) newItem() *itemReader {
	r.endIntro()
	return &itemReader{reader: r, state: fields.Problem, item: notice.Item{
		Number: len(r.notice.Items) + 1, Section: r.atSection, Subsection: r.atSubsection,
		Measures: []string{}, Commitments: []notice.Commitment{},
	}}
}

// finish adds the item to the notice.
func (ir *itemReader) finish() {
	r := ir.reader
	ir.setTitle()
	ir.answers.Fill(&ir.item)
	ir.item.Goal = strings.Join(ir.goal, "\n")
	ir.item.Statement = strings.Join(fields.Unique(ir.statements), " ")
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
func (ir *itemReader) readParagraph(p source.Passage, first bool) {
	from, kind := 0, ir.state
	marks := fields.Marks(p)
	if ir.waiting != fields.None && (len(marks) == 0 || marks[0].Start > 0) {
		kind = ir.waiting // the value of the label on the line above
	} else if ir.takeWholeStatement(p, first) {
		return
	}
	ir.waiting = fields.None
	ir.open = !first
	for _, m := range marks {
		before := p.Slice(from, m.Start).Trim()
		if before.Is(before.Len()-1, "(") { // (责任部门:…): the bracket belongs to the field
			before = before.To(before.Len() - 1)
		}
		ir.feed(kind, before, first && from == 0, from > 0)
		ir.claim(source.MarkText, p.Slice(from, m.End)) // what the text before it did not claim
		if !m.Kind.Short() {
			ir.state = m.Kind
		}
		from, kind = m.End, m.Kind
		ir.open = false
	}
	if kind.Short() && p.From(from).Trim().Len() == 0 {
		ir.waiting = kind
	}
	ir.feed(kind, p.From(from), first && from == 0, from > 0)
}

// takeWholeStatement reads a paragraph that is nothing but a status.
func (ir *itemReader) takeWholeStatement(p source.Passage, first bool) bool {
	if first {
		return false
	}
	s, ok := declared.ReadBracketed(p, 0)
	if !ok {
		s, _, ok = declared.ReadSentence(p, 0)
	}
	if !ok || s.End < p.Len() {
		return false
	}
	ir.declare(p, s, behindMark)
	return true
}

// feed puts a stretch of text where it belongs. Behind says that a mark
// stands right before it.
func (ir *itemReader) feed(kind fields.Kind, p source.Passage, head, behind bool) {
	p = p.Trim()
	if p.Len() == 0 {
		return
	}
	switch kind {
	case fields.Problem:
		ir.feedProblem(p, head)
	case fields.Measure:
		ir.feedWork(&ir.measures, p, behind)
	case fields.Progress:
		ir.feedWork(&ir.progress, p, behind)
	case fields.Goal:
		ir.claim(source.FieldText, p)
		ir.goal = append(ir.goal, p.String())
	default:
		ir.feedField(kind, p)
	}
}

// feedField reads a short value, up to a stop. What follows is prose again.
func (ir *itemReader) feedField(kind fields.Kind, p source.Passage) {
	end := 0
	for end < p.Len() && !p.Is(end, "。;") {
		end++
	}
	value := p.To(end).TrimStops(",]|").Trim()
	if value.Is(value.Len()-1, ")") && !value.Contains("(") {
		value = value.TrimStops(")")
	}
	after := min(p.Len(), end+1)
	ir.claim(source.FieldText, p.To(after))
	ir.takeValue(kind, value)
	ir.feed(ir.state, p.From(after), false, false)
}

// takeValue takes the whole value of a field.
func (ir *itemReader) takeValue(kind fields.Kind, value source.Passage) {
	switch kind {
	case fields.Status:
		ir.readStatusField(value)
	case fields.Owner, fields.Support, fields.Person, fields.Both:
		ir.answers.Add(kind, value.String())
	case fields.Due:
		ir.readDueField(value)
	default:
		ir.source.Warn(ir.line, "a field of item %d that has no place: %s", ir.item.Number, value)
	}
}

func (ir *itemReader) readStatusField(value source.Passage) {
	status := declared.InField(value)
	if status == "" {
		if ir.item.DeclaredWords == "" && (value.English() || isTerm(value)) {
			ir.item.DeclaredWords = declared.Words(value)
		}
		ir.source.Warn(ir.line, "the status of item %d is not understood: %s", ir.item.Number, value)
		return
	}
	ir.declareWords(value, status, inField)
}

// isTerm reports whether a value is short and plain enough to be a notice's own
// word for a status.
func isTerm(value source.Passage) bool {
	const longest = 12
	return value.Len() <= longest && !value.Contains("。", ",", ";", "、")
}

func (ir *itemReader) readDueField(value source.Passage) {
	dates := dates.Find(value, ir.published)
	if len(dates) == 0 {
		if declared.InField(value) == notice.LongTerm { // 长期坚持, 立行立改: no day is meant
			ir.statements = append(ir.statements, value.String())
			return
		}
		ir.source.Warn(ir.line, "the time limit of item %d names no date: %s", ir.item.Number, value)
		return
	}
	last := dates[len(dates)-1]
	ir.item.Due, ir.item.DueWords = last.Last.Format(time.DateOnly), value.String()
	if rest := value.From(last.End).Trim(); last.Start > 0 || rest.Len() > 0 && !rest.IsOne("完成", "完成整改", "整改完成", "整改到位") {
		ir.source.Warn(ir.line, "the time limit of item %d was read as %s: %s", ir.item.Number, ir.item.Due, value)
	}
}

// declare takes a statement out of p: its words declare the item's status.
func (ir *itemReader) declare(p source.Passage, s declared.Statement, trust int) {
	words := p.Slice(s.Start, s.End)
	ir.claim(source.StatusText, words)
	ir.declareWords(words, s.Status, trust)
}

func (ir *itemReader) declareWords(words source.Passage, status notice.Status, trust int) {
	if trust > ir.trust {
		ir.item.Declared, ir.item.DeclaredWords, ir.trust = status, declared.Words(words), trust
	}
	ir.statements = append(ir.statements, words.TrimStops(":,;。").String())
}

// feedWork reads measures or progress: statuses are taken out, the rest is cut
// into clauses.
func (ir *itemReader) feedWork(to *clauses, p source.Passage, behind bool) {
	for _, piece := range ir.takeStatements(p, behind) {
		ir.claim(source.MeasureText, piece)
		for i, clause := range layout.Clauses(piece) {
			to.add(clause, i == 0 && ir.open)
		}
		ir.open = false
	}
}

// add appends a clause. A paragraph that goes on with a sentence left open by
// the one before belongs to its clause.
func (c *clauses) add(clause source.Passage, continues bool) {
	if n, _ := layout.ReadIs(clause, 0); !continues || c.ended || n > 0 || len(c.all) == 0 || layout.ReadLabel(clause).Form != layout.NoForm {
		c.all = append(c.all, &strings.Builder{})
	}
	c.all[len(c.all)-1].WriteString(clause.String())
	c.ended = clause.Is(clause.Len()-1, "。;!?:\")》")
}

// takeStatements takes the statements out of p and returns what is left.
func (ir *itemReader) takeStatements(p source.Passage, behind bool) []source.Passage {
	var pieces []source.Passage
	from := 0
	take := func(s declared.Statement, trust int) {
		if piece := p.Slice(from, s.Start).Trim(); piece.Len() > 0 {
			pieces = append(pieces, piece)
		}
		ir.declare(p, s, trust)
		from = s.End
	}
	for i := 0; i < p.Len(); i++ {
		if s, ok := declared.ReadBracketed(p, i); ok && (i == 0 || p.Is(i-1, "。;") || s.End == p.Len()) {
			take(s, inBrackets)
			i = s.End - 1
			continue
		}
		if i > 0 && !p.Is(i-1, "。;!?") {
			continue
		}
		s, named, ok := declared.ReadSentence(p, i)
		if !ok {
			continue
		}
		whole := s.End == p.Len() || p.Is(s.End-1, "。:;")
		switch {
		case i == 0 && (behind || named) && (whole || p.Is(s.End-1, ",")):
			take(s, behindMark)
		case whole:
			take(s, inSentence)
		case named:
			ir.declareWords(p.Slice(s.Start, s.End), s.Status, inSentence)
		}
		i = max(i, s.End-1)
	}
	if piece := p.From(from).Trim(); piece.Len() > 0 {
		pieces = append(pieces, piece)
	}
	return pieces
}

// feedProblem reads the finding. In an item without marks a status, a list
// 一是…二是… or the end of 关于"…"的问题 ends it, and measures follow. In one
// with marks a status here belongs to the story, unless it stands in brackets.
func (ir *itemReader) feedProblem(p source.Passage, head bool) {
	_, about := outline.QuotedProblem(p)
	for i := 0; i < p.Len(); i++ {
		if s, ok := declared.ReadBracketed(p, i); ok && (i == 0 || s.End == p.Len() || p.Is(s.End, "。:") || p.Is(i-1, "。")) {
			ir.declare(p, s, inBrackets)
			ir.keepProblem(p.To(i), head)
			ir.feed(ir.state, p.From(s.End).TrimLeadingStops(), head && i == 0, false)
			return
		}
		if ir.marked || !p.Is(i-1, "。;!?:") && (i > 0 || head) {
			continue
		}
		if s, _, ok := declared.ReadSentence(p, i); ok && (s.End == p.Len() || p.Is(s.End-1, "。:,;")) {
			ir.declare(p, s, behindMark)
			ir.turnToMeasures(p, i, s.End, head)
			return
		}
		if n, _ := layout.ReadIs(p, i); n == 1 || head && about && p.Is(i-1, "。") {
			ir.turnToMeasures(p, i, i, head)
			return
		}
	}
	ir.keepProblem(p, head)
}

// turnToMeasures keeps p up to finding as finding; from measures on, all text
// of the item is measures.
func (ir *itemReader) turnToMeasures(p source.Passage, finding, measures int, head bool) {
	ir.state = fields.Measure
	if turn := workIn(p.To(finding)); head && turn < finding { // all in one paragraph, the status behind the work
		ir.keepProblem(p.To(turn), head)
		ir.feed(fields.Measure, p.Slice(turn, finding), false, false)
	} else {
		ir.keepProblem(p.To(finding), head)
	}
	ir.feed(fields.Measure, p.From(measures), false, false)
}

func (ir *itemReader) keepProblem(p source.Passage, head bool) {
	p = p.Trim()
	if p.Len() == 0 {
		return
	}
	ir.claim(source.FindingText, p)
	if head {
		ir.head = p
		return
	}
	ir.rest = append(ir.rest, p)
}
