package notice

import (
	_ "embed"
	"fmt"
	"regexp"

	"rectify/data/text"
)

// A statement is a stretch of a passage that declares a status, with the mark
// that closes it: "该问题已整改:".
type statement struct {
	status     Status
	start, end int
}

//go:embed statuses.tsv
var statusTable string

// phraseWords are the words that a status is said with. A status is a run of
// them and nothing else, closed by a stop, so that "已完成3个村的改造" and
// "未完成年度计划" are none. leadWords are what may stand before one; the value
// tells whether the word names what has it.
var phraseWords, leadWords = readStatusWords(statusTable)

func readStatusWords(table string) (lexicon[func(*phrase)], lexicon[bool]) {
	says := map[string]func(*phrase){
		"done":        func(f *phrase) { f.done, f.core, f.end = true, true, true },
		"work":        func(f *phrase) { f.done, f.core = true, true },
		"closed":      func(f *phrase) { f.done, f.core, f.closed, f.end = true, true, true, true },
		"moving":      func(f *phrase) { f.moving, f.core = true, true },
		"start":       func(f *phrase) { f.start, f.core = true, true },
		"lasts":       func(f *phrase) { f.long, f.lasts, f.core = true, true, true },
		"rolling":     func(f *phrase) { f.long, f.core = true, true },
		"already":     func(f *phrase) { f.already = true },
		"in progress": func(f *phrase) { f.moving = true },
		"long":        func(f *phrase) { f.long = true },
		"not":         func(f *phrase) { f.not = true },
		"plain":       func(*phrase) {},
	}
	phrases, leads := lexicon[func(*phrase)]{}, lexicon[bool]{}
	for _, row := range text.Rows(table) {
		kind := row.Cells[0]
		switch say, ok := says[kind]; {
		case len(row.Cells) != 2 || !ok && kind != "subject" && kind != "time":
			panic(fmt.Sprintf("statuses.tsv, line %d: %q", row.Line, row.Cells))
		case ok:
			phrases.add(say, row.Cells[1])
		default:
			leads.add(kind == "subject", row.Cells[1])
		}
	}
	return phrases, leads
}

// A phrase is what a run of status words says. End is true where a word of it
// names the end of the work (完成), not just the work (整改): 未完成整改 is under
// way, 尚未整改 has not begun.
type phrase struct{ core, done, end, already, moving, start, long, lasts, not, closed bool }

// status judges the phrase; "" is no status.
func (f phrase) status() Status {
	switch {
	case !f.core, f.closed && f.not: // Closed - Not Implemented
		return ""
	case f.not && (f.start || f.done && !f.end && !f.moving && !f.lasts):
		return NotStarted
	case f.not, f.moving && !f.long:
		return InProgress
	case f.already && f.done:
		return Rectified
	case f.long:
		return LongTerm
	case f.already && f.start:
		return InProgress
	case f.done:
		return Rectified
	}
	return ""
}

// readPhrase reads the run of status words at i and returns the position
// after it.
func readPhrase(p passage, i int) (f phrase, end int) {
	end = i
	for next := i; ; {
		word := phraseWords.at(p, next)
		if word.size == 0 || isLatin(p, next+word.size) && isLatin(p, next+word.size-1) {
			return f, end
		}
		word.value(&f)
		end = next + word.size
		next = end
		if f.already {
			next = skipDay(p, end) // 已于2024年11月完成
		}
		for isLatin(p, end-1) && p.is(next, " -–—:") {
			next++
		}
	}
}

// skipDay steps over the day on which something was done: 于2024年11月, 在年底前.
func skipDay(p passage, i int) int {
	if !p.is(i, "于在") {
		return i
	}
	if end := skipDate(p, i+1); end > i+1 {
		return end
	}
	return i
}

// readStatus reads a status at i that is closed by a stop or the end of p,
// such as 已整改: or 已完成,长期坚持。 A bare 整改 or 完成 is too little.
func readStatus(p passage, i int) (statement, bool) {
	f, end := readPhrase(p, i)
	status := f.status()
	if status == "" || end-i < 3 && !f.already && !f.not && !f.moving || !closed(p, end) {
		return statement{}, false
	}
	for p.is(end, ",、") { // a second phrase belongs to the first: 已完成,长期坚持
		more, next := readPhrase(p, end+1)
		if next == end+1 || !closed(p, next) {
			break
		}
		switch {
		case more.lasts && (status == InProgress || status == Rectified): // 取得阶段性成效,需长期坚持; not 正在整改,持续推进
			status = LongTerm
		case status == Rectified && more.status() == InProgress: // 整改完成,待验收
			status = InProgress
		}
		end = next
	}
	if leftOver(p, end) {
		return statement{}, false
	}
	if p.is(end, ":。;,") {
		end++
	}
	return statement{status, i, end}, true
}

func closed(p passage, i int) bool { return i == p.len() || p.is(i, ":。;,、)]!| ") }

// leftOver reports whether the clause behind a status takes it back:
// 已完成,剩余2个村正在施工.
func leftOver(p passage, i int) bool {
	if !p.is(i, ",;") {
		return false
	}
	return p.longest(p.skipSpace(i+1), []string{"剩余", "其余", "尚有", "尚需", "但", "仍有", "仍需", "还有", "还需", "另有", "余下"}) != ""
}

// readSentence reads a status with what may stand before it: 目前,该问题已整改到位。
// Named tells whether it says what it is the status of.
func readSentence(p passage, i int) (s statement, named, ok bool) {
	start := i
	for steps := 0; steps < 3; steps++ {
		word := leadWords.at(p, i)
		if word.size == 0 {
			break
		}
		i, named = i+word.size, named || word.value
		if p.is(i, ",") || isLatin(p, i-1) && p.is(i, " ") {
			i++
		}
	}
	s, ok = readStatus(p, i)
	if !ok && i != start { // 现已整改: the time word is part of the phrase
		s, ok = readStatus(p, start)
	}
	s.start = start
	return s, named, ok
}

// readBracketed reads a status in brackets at i: (已完成) or [正在整改]. A bare
// word that names the end of the work is enough there: (完成).
func readBracketed(p passage, i int) (statement, bool) {
	if !p.is(i, "([") {
		return statement{}, false
	}
	s, _, ok := readSentence(p, i+1)
	if f, end := readPhrase(p, i+1); !ok && f.end && p.is(end, ")]") {
		s, ok = statement{f.status(), i + 1, end}, f.status() != ""
	}
	if !ok || !p.is(s.end, ")]") {
		return statement{}, false
	}
	return statement{s.status, i, s.end + 1}, true
}

// statusWords are the words of a statement that name the status, as printed:
// without what has it, the time, and brackets around them.
func statusWords(p passage) string {
	if p = p.trimStops(":,;。!|"); p.is(0, "([") {
		p = p.trimStops(")]")
	}
	p = trimMarks(p)
	for {
		word := leadWords.at(p, 0)
		rest := p.from(word.size)
		if _, end := readPhrase(rest, 0); word.size == 0 || end == 0 && !rest.is(0, ",:") && leadWords.at(rest, 0).size == 0 {
			return p.String()
		}
		p = trimMarks(rest)
	}
}

// trimMarks drops boxes, ticks, opening brackets and stops at the start.
func trimMarks(p passage) passage {
	for p.is(0, "([√☑✓✔■,:;。 ") {
		p = p.from(1)
	}
	return p
}

// fieldStatus is the status that the value of a labelled field names: its first
// words, unless what follows takes them back or says to keep on; "" where they
// name none.
func fieldStatus(value passage) Status {
	value = trimMarks(value)
	i := 0
	for word := leadWords.at(value, i); word.size > 0; word = leadWords.at(value, i) {
		if _, end := readPhrase(value, i); end > i+word.size {
			break // 现已整改
		}
		for i += word.size; value.is(i, ",: "); i++ {
		}
	}
	f, end := readPhrase(value, i)
	status, rest := f.status(), value.from(end)
	if share := shareDone.FindStringSubmatch(string(value.plain)); share != nil {
		if len(share[1]) == 3 {
			return Rectified
		}
		return InProgress
	}
	if s, _, ok := readSentence(value, 0); ok {
		status = s.status
	}
	if status == Rectified && rest.is(0, "0123456789") && rest.contains(owing...) { // 已完成3项,剩余2项
		return InProgress
	}
	if status == "" || rest.len() > 0 && !closed(rest, 0) && !rest.is(0, "(") && rest.longest(0, append(owing, lasting...)) == "" {
		return ""
	}
	switch {
	case status != Rectified && status != InProgress:
		return status
	case rest.contains(lasting...):
		return LongTerm
	case rest.contains(owing...):
		return InProgress
	}
	return status
}

// Words behind a status that say what is left, and those that say to keep on.
var (
	owing = []string{
		"但", "待", "尚", "剩余", "其余", "余下", "仍有", "仍需", "还有", "还需", "另有", "未", "预计", "计划", "拟", "力争", "正在", "进行中",
	}
	lasting = []string{"长期坚持", "持续坚持", "长期整改", "并坚持", "需坚持", "常态化", "长效"}
)

// shareDone finds the share of work that is done: 80%, 完成进度达60%.
var shareDone = regexp.MustCompile(`^(?:整改|总体|任务|工作|目前|已|完成|进度|率|约|达到?|为|的|:| )*(\d{1,3})(?:\.\d+)?%`)
