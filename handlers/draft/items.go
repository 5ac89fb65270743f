package draft

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/workbook"
)

// findings are all items under their headings.
func (w *writer) findings() {
	at := [2]int{}
	for _, item := range w.items {
		w.headings(item, &at)
		w.item(item)
	}
}

// headings writes those above an item that differ from those of the item before.
func (w *writer) headings(item ledger.Item, at *[2]int) {
	if *at == [2]int{item.Section, item.Subsection} {
		return
	}
	if at[0] != item.Section {
		w.section = w.sectionFrom(w.section, item.Section)
	}
	if w.section != nil && w.section.Number == item.Section {
		if at[0] != item.Section {
			w.add(Heading2, w.heading2(w.section))
		}
		for _, sub := range w.section.Subsections {
			if sub.Number == item.Subsection {
				w.add(Heading3, w.heading3(sub))
			}
		}
	}
	*at = [2]int{item.Section, item.Subsection}
}

func (w *writer) heading2(s *notice.Section) string {
	if isEnglish(w.items) {
		return fmt.Sprintf("Part %d: %s", s.Number, line(s.Title))
	}
	return "（" + text.ChineseNumeral(s.Number) + "）" + s.Title
}

func (w *writer) heading3(s notice.Subsection) string {
	if isEnglish(w.items) {
		return string(rune('A'+(s.Number-1)%26)) + ". " + line(s.Title)
	}
	return fmt.Sprintf("%d.%s", s.Number, s.Title)
}

// sectionFrom is the next section of that number after another, since numbers may
// begin again, else the first one; nil for none.
func (w *writer) sectionFrom(after *notice.Section, number int) *notice.Section {
	var first, next *notice.Section
	passed := after == nil
	for i := range w.notice.Sections {
		s := &w.notice.Sections[i]
		if s.Number == number {
			first = cmp.Or(first, s)
			if passed {
				next = cmp.Or(next, s)
			}
		}
		passed = passed || s == after
	}
	return cmp.Or(next, first)
}

// declarations are how a notice says of an item how far it is.
var declarations = map[notice.Status]string{
	notice.NotStarted: "该问题尚未启动整改。",
	notice.InProgress: "该问题正在整改。",
	notice.Rectified:  "该问题已整改。",
	notice.Closed:     "该问题已整改并销号。",
	notice.LongTerm:   "该问题已取得阶段性成效，需长期坚持。",
}

// item writes a finding, what was done about it, what comes next, who answers
// for it until when, and what is missing of that.
func (w *writer) item(item ledger.Item) {
	said, history := w.source.Snapshot.Text(item), w.standing[item.Key()]
	w.add(Item, fmt.Sprintf("（%d）%s", item.Number, finding(said)))
	status := declarations[item.Status]
	if item.Refused != "" {
		status = "该问题不予采纳，未作整改。"
	}
	work, label := said.Work(), "整改情况："
	if len(said.Measures) > 0 && len(said.Progress) > 0 { // which the notice keeps apart
		w.add(Body, "整改措施："+w.done(said.Measures, nil))
		work, label = said.Progress, "整改进展："
	}
	done := w.done(work, history)
	if done == "" {
		done = blank("整改措施和成效")
	}
	w.add(Body, label+status+done)
	next := w.next(item, said, history)
	if next != "" {
		w.add(Body, "下一步："+next)
	}
	unit, person := w.owners(item)
	due := ""
	switch {
	case item.Due != "":
		due = dueWords(item, said)
	case item.Status.Open():
		due = blank("完成时限")
	}
	w.add(Body, fields([][2]string{
		{"采纳情况", responseWords(said, chineseResponses)}, {"责任单位", unit}, {"配合单位", names(w.source.People.Named(item.Supporting))}, {"责任人", person}, {"完成时限", due},
	}))
	if missing := w.missing(item, next, unit+person); len(missing) > 0 {
		w.add(Body, blank(strings.Join(missing, "、")))
	}
}

// chineseResponses are the responses as notices print them.
var chineseResponses = map[notice.Response]string{notice.Accepted: "采纳", notice.PartlyAccepted: "部分采纳", notice.Declined: "不予采纳"}

// responseWords is what was answered to a recommendation, as the notice prints it; of
// an answer by yes or no, 是否采纳: 部分, what it means. Empty where the notice has none.
func responseWords(said notice.Item, printed map[notice.Response]string) string {
	words := line(said.ResponseWords)
	if strings.Contains(words, ": ") || words == "" {
		return printed[said.Response]
	}
	return words
}

// fields are those that have a value, in one line.
func fields(all [][2]string) string {
	var parts []string
	for _, f := range all {
		if f[1] != "" {
			parts = append(parts, f[0]+"："+f[1])
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "；") + "。"
}

// missing names what the draft of an item lacks. Only work that is owed needs a
// next step, and an owner if the notice names none.
func (w *writer) missing(item ledger.Item, next, who string) (all []string) {
	if who == "" && (item.Status.Open() || w.named) {
		all = append(all, "责任单位")
	}
	if !item.Status.Open() {
		return all
	}
	if next == "" {
		all = append(all, "下一步措施")
	}
	if w.past(item.Due) && workbook.Reason(w.standing[item.Key()]) == "" {
		all = append(all, "未按期完成的原因")
	}
	return all
}

// owners are the units and the people who answer for an item, as notices list
// them.
func (w *writer) owners(item ledger.Item) (unit, person string) {
	unit, person = w.source.Owners(item)
	return names(strings.ReplaceAll(unit, "@", "")), names(strings.ReplaceAll(person, "@", ""))
}

// names lists units or people as notices do. Words of a name in Latin letters stay
// together.
func names(list string) string {
	if !text.HasHan(list) {
		return strings.TrimSpace(list)
	}
	return strings.Join(ledger.Names(list), "、")
}

// finding is an item's title and finding as one paragraph.
func finding(said notice.Item) string {
	title, text := ended(said.Title), ended(said.Finding)
	if named := problemNamed.FindStringSubmatch(text); named != nil && bare(named[1]) == bare(title) {
		text = ""
	}
	if rest, begins := strings.CutPrefix(text, strings.TrimRight(title, "。.")); text == "" || begins && strings.IndexAny(rest, "。.，,；;：:") == 0 {
		return cmp.Or(text, title)
	}
	return title + text
}

// problemNamed is a finding that only names its problem: 针对“学习不够”问题。
var problemNamed = regexp.MustCompile(`^(?:关于|针对|对于?|反馈的?|指出的?)(.+?)的?问题。$`)

// bare is a title without quotation marks and its stop.
func bare(title string) string {
	return strings.NewReplacer("“", "", "”", "", "\"", "", "。", "").Replace(title)
}

// wholeDue is a time limit as notices print it.
var wholeDue = regexp.MustCompile(`^\d{4}年(?:底|上半年|第?[一二三四]季度|\d{1,2}月(?:底|\d{1,2}日)?)?前?$`)

// dueWords is when an item is due: in the notice's own words, which may name a month
// only, as long as its date holds.
func dueWords(item ledger.Item, said notice.Item) string {
	if item.Due == said.Due && wholeDue.MatchString(said.DueWords) {
		return said.DueWords
	}
	return chineseDay(item.Due)
}

// ended is a text that ends with a stop; empty for none.
func ended(text string) string {
	text = strings.TrimRight(line(text), "；;，,、 ")
	if last, _ := utf8.DecodeLastRuneInString(text); text == "" || strings.ContainsRune("。！？.!?", last) {
		return text
	}
	return text + "。"
}

// done is what was done about an item: clauses of its notice, and what staff
// reported since, numbered as one list.
func (w *writer) done(clauses []string, history []ledger.Entry) string {
	numbered := false
	for _, c := range clauses {
		_, is := uncounted(c)
		numbered = numbered || is
	}
	var lead string
	var list []string
	for _, c := range clauses {
		words, is := uncounted(c)
		bare := ended(words)
		switch {
		case !strings.ContainsFunc(bare, unicode.IsLetter):
		case numbered && !is && len(list) == 0:
			lead += bare
		case numbered && !is:
			list[len(list)-1] += bare
		default:
			list = append(list, bare)
		}
	}
	told, back := reported(history)
	for _, e := range told {
		for i, news := range clausesOf(w.source.People.Named(e.Note)) {
			if i == 0 {
				news = w.day(e.At.In(w.source.Zone)) + "，" + news
			}
			list = append(list, news)
		}
	}
	if back != nil {
		return lead + enumerated(list) + blank("退回（"+line(back.Note)+"）后的整改情况")
	}
	return lead + enumerated(list)
}

// plans are words of a sentence that says what is being done or will be. One that
// only says that something is not done is no next step.
var plans = regexp.MustCompile(`拟|将|计划|力争|确保|预计|争取|待|下一步|继续|加快|抓紧|推进|正在|组织|安排|前`)

// remainders begin a clause about what is left, and bareness one without a subject of
// its own.
var (
	remainders = regexp.MustCompile(`^(?:其余|剩余|余下|另有|尚有|仍有|另外)|仍|尚`)
	subjects   = regexp.MustCompile(`^(?:正在|拟|将|计划|力争|确保|预计|争取|待|下一步|继续|加快|抓紧|推进|目前|现)`)
	dated      = regexp.MustCompile(`[年月日底]前|年底|之前`)
)

// planned is the part of a commitment's sentence that says what is still to do: the
// clauses from the first such one, without what was done before. A clause without a
// subject of its own, or after a date, leaves the sentence whole.
func planned(c notice.Commitment) string {
	at := 0
	for _, clause := range strings.SplitAfter(c.Text, "，") {
		if remainders.MatchString(clause) || plans.MatchString(clause) {
			if subjects.MatchString(clause) || dated.MatchString(c.Text[:at]) {
				return c.Text
			}
			return c.Text[at:]
		}
		at += len(clause)
	}
	return c.Text
}

// next is what is still to do: as staff said, and the commitments that they
// confirmed, that have a date, or that belong to work that is owed.
func (w *writer) next(item ledger.Item, said notice.Item, history []ledger.Entry) string {
	var list []string
	if words := ended(w.source.People.Named(workbook.NextStep(history))); words != "" {
		list = append(list, words)
	}
	states := item.CommitmentStates()
	for _, c := range workbook.OpenCommitments(item, said) {
		state := states[ledger.CommitmentKey(c.Text)]
		if state.State != ledger.CommitmentOpen && c.Due == "" && (!item.Status.Open() || !plans.MatchString(c.Text)) {
			continue
		}
		words, _ := uncounted(planned(c))
		text := ended(words)
		until := ""
		if state.Due != "" {
			until = chineseDay(state.Due) + "前完成"
		}
		if w.past(c.Due) {
			until = strings.TrimPrefix(until+"，"+blank("到期落实情况"), "，")
		}
		if until != "" {
			text = strings.TrimSuffix(text, "。") + "（" + until + "）。"
		}
		list = append(list, text)
	}
	return enumerated(list)
}
