package reading

import (
	"slices"
	"strings"

	"rectify/data/notice"
	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/outline"
	"rectify/data/notice/source"
)

// An itemReader sorts the paragraphs of one item into its fields.
type itemReader struct {
	*reader
	item       notice.Item
	measures   clauses
	reasons    clauses // what follows the reply in the field of it: Concur. Vacant posts caused the delays.
	progress   clauses
	goal       []string         // its paragraphs
	statements []string         // the words that declare a status
	answers    fields.Answerers // every 责任单位, 责任人 and their like
	others     []string         // fields that the ledger has no place for, with their names: they end the finding
	state      fields.Kind      // what plain text is: problemMark, measureMark, progressMark or goalMark
	word       string           // the mark that the text being read is behind
	waiting    fields.Kind      // a field whose value is the next paragraph; noMark for none
	beneath    fields.Kind      // the field whose value the paragraph above was, below its name
	marked     bool             // the item has a mark such as 整改情况:
	head       source.Passage   // the text of the label's own paragraph before any mark
	rest       []source.Passage // the other stretches of the finding
	category   source.Passage   // the section that a field of the item names
	asked      source.Passage   // the recommendation, where a conclusion is printed apart from it
	line       int              // source line of the paragraph being read
	trust      int              // what Declared was read from
	replied    string           // the verb of Response: partially agrees
	open       bool             // the paragraph may go on with the clause before it
}

// readItem reads the paragraphs of one item. The first bears its label.
func (r *reader) readItem(paragraphs []layout.Paragraph, inside []bool) {
	ir := r.newItem()
	for _, p := range paragraphs {
		for _, m := range p.Marks() {
			ir.marked = ir.marked || m.Kind.Work()
		}
	}
	list := slices.IndexFunc(paragraphs, func(p layout.Paragraph) bool { return p.Listed && layout.Decimal(p.Passage) == 0 })
	for k, p := range paragraphs {
		ir.line = p.Line
		text := p.Passage
		switch label := p.To(p.Label.End).Trim(); {
		case k == 0:
			if s, ok := declared.ReadBracketed(label, 0); ok {
				ir.declare(label, s, inBrackets)
				label = label.From(s.End).Trim()
			} else if end := label.Index(0, "]"); label.Is(0, "[") && label.To(max(end, 0)).Contains("|") {
				ir.takeFacts(label.Slice(1, end))
				r.claim(source.MarkText, label.To(end+1))
				label = label.From(end + 1).Trim()
			}
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
		if !r.marked && (k == list || list < 0 && (k == 1 && (paragraphs[0].Contains("。") || len(paragraphs) == 2 && !listsBehindStory(text)) || k == 2)) {
			ir.state = fields.Measure // no item says where its measures begin: a list, or a paragraph of their own
		}
		if k == 0 && ir.readBehindTitle(text) {
			continue
		}
		text = ir.takeCredit(text)
		if k == 0 && r.outline.Running && len(r.own.Marks(text)) == 0 {
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
	if ir.category.Len() > 0 && (len(r.notice.Sections) == 0 || r.outline.Section == layout.NoForm.Rank()) {
		r.enterCategory([]source.Passage{ir.category}, ir.line)
		ir.item.Section, ir.item.Subsection = r.atSection, r.atSubsection
	} else if ir.category.Len() > 0 {
		ir.others = append(ir.others, ir.category.String())
	}
	for _, body := range ir.answers.Addressed() {
		ir.others = append(ir.others, "Agency: "+body)
	}
	if len(ir.others) > 0 && ir.item.Finding == ir.item.Title {
		ir.item.Finding = ""
	}
	ir.item.Finding = strings.Join(append(nonempty(ir.item.Finding), ir.others...), "\n")
	if name := ir.answers.Helping(); name != "" {
		r.helping[name]++
	}
	ir.answers.Fill(&ir.item)
	ir.item.Goal = strings.Join(ir.goal, "\n")
	ir.item.Statement = strings.Join(fields.Unique(ir.statements), " ")
	ir.placeReasons()
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
	r.trusted[ir.item.Number] = ir.trust
	if n := len(r.headed); n > 0 {
		r.under[ir.item.Number] = n - 1
	}
	r.notice.Items = append(r.notice.Items, ir.item)
}

// nonempty is a list of s, or an empty one.
func nonempty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// readParagraph reads one paragraph, mark by mark.
func (ir *itemReader) readParagraph(p source.Passage, first bool) {
	from, kind := 0, ir.state
	marks := ir.own.Marks(p)
	if ir.waiting == fields.None && ir.beneath.Answers() && len(marks) == 0 && layout.KindOf(p).Answers() {
		ir.waiting = ir.beneath // 县委宣传部 below 县委办公室
	}
	ir.beneath = fields.None
	if ir.waiting != fields.None && (len(marks) == 0 || marks[0].Start > 0) {
		kind, ir.beneath = ir.waiting, ir.waiting // the value of the label on the line above
	} else if ir.state != fields.Goal && (ir.takeWholeStatement(p, first) || !first && ir.takeFacts(p)) {
		return
	}
	ir.waiting = fields.None
	ir.open = !first
	for _, m := range marks {
		before := p.Slice(from, m.Start).Trim()
		if before.Is(before.Len()-1, "([★☆◆◇●■▲▪—–|") || kind.Short() && before.Is(before.Len()-1, "/;·,") { // (责任部门:…): the bracket belongs to the field
			before = before.To(before.Len() - 1).Trim()
		}
		ir.feed(kind, before, first && from == 0, from > 0)
		ir.claim(source.MarkText, p.Slice(from, m.End)) // what the text before it did not claim
		if !m.Kind.Short() {
			ir.state = m.Kind
			ir.takeStatusInName(p.Slice(m.Start, m.End))
		}
		from, kind, ir.word = m.End, m.Kind, m.Word
		if name := p.Slice(m.Start, m.End); name.English() {
			ir.word = strings.Trim(name.String(), ": ")
		}
		ir.open = false
	}
	if kind.Short() && p.From(from).Trim().Len() == 0 {
		ir.waiting = kind
	}
	ir.feed(kind, p.From(from), first && from == 0, from > 0)
}

// feed puts a stretch of text where it belongs. Behind says that a mark
// is right before it.
func (ir *itemReader) feed(kind fields.Kind, p source.Passage, head, behind bool) {
	p = ir.withoutClosing(p.Trim())
	if p.Len() == 0 {
		return
	}
	switch kind {
	case fields.Problem:
		ir.feedProblem(p, head)
	case fields.Measure:
		ir.feedWork(&ir.measures, p, behind)
	case fields.Progress:
		if behind && isState(p) {
			ir.claim(source.StatusText, p)
			ir.declareWords(p, declared.InField(p), behindMark)
			return
		}
		ir.feedWork(&ir.progress, p, behind)
	case fields.Goal:
		ir.claim(source.FieldText, p)
		if ir.asked.Len() == 0 && strings.Contains(strings.ToLower(ir.word), "recommendation") {
			ir.asked = p
		}
		ir.goal = append(ir.goal, p.String())
	default:
		ir.feedField(kind, p)
	}
}

// isState reports whether the whole value of a field of progress is a bare word for a
// status, which in a sentence would be too little: 完成情况:完成,需持续巩固.
func isState(p source.Passage) bool {
	const longest, longestWord = 12, 2
	p = p.TrimStops("。;")
	if open := p.Index(0, "("); open > 0 && p.Is(p.Len()-1, ")") { // 已完成(2026年4月)
		return p.Len() <= 2*longest && declared.WholeCell(p.To(open).Trim()) != ""
	}
	first := p
	if comma := p.Index(0, ","); comma > 0 {
		first = p.To(comma)
	}
	return p.Len() <= longest && first.Len() <= longestWord && declared.WholeCell(first) != "" && declared.InField(p) != ""
}

// withoutClosing drops the bracket behind p that closes one around several fields:
// 已完成】.
func (ir *itemReader) withoutClosing(p source.Passage) source.Passage {
	end := p.Len() - 1
	if !p.Is(end, "]") || p.Contains("[") {
		return p
	}
	ir.claim(source.MarkText, p.From(end))
	return p.To(end).Trim()
}

// feedProblem reads the finding. In an item without marks a status, a list
// 一是…二是… or the end of 关于"…"的问题 ends it, and measures follow. In one
// with marks a status here belongs to the story, unless it is in brackets.
func (ir *itemReader) feedProblem(p source.Passage, head bool) {
	_, about := outline.QuotedProblem(p)
	for i := 0; i < p.Len(); i++ {
		if s, ok := ir.readBracketed(p, i); ok && (i == 0 || s.End == p.Len() || p.Is(s.End, "。:") || p.Is(i-1, "。")) {
			ir.declare(p, s, inBrackets)
			ir.keepProblem(p.To(i), head)
			rest := p.From(s.End).TrimLeadingStops()
			ir.claim(source.MarkText, p.Slice(s.End, p.Len()-rest.Len()))
			ir.feed(ir.state, rest, head && i == 0, false)
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

// readBracketed reads a status in brackets at i, in words of the notice's own where
// its prose explains them.
func (ir *itemReader) readBracketed(p source.Passage, i int) (declared.Statement, bool) {
	if s, ok := declared.ReadBracketed(p, i); ok || !p.Is(i, "([") {
		return s, ok
	}
	end := i + 1
	for end < p.Len() && !p.Is(end, ")]") {
		end++
	}
	if status := ir.terms[string(p.Slice(i+1, end).Plain)]; status != "" && end < p.Len() {
		return declared.Statement{Status: status, Start: i, End: end + 1}, true
	}
	return declared.Statement{}, false
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
