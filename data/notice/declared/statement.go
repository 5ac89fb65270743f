// Package declared reads the statuses that a notice gives its items, from the
// words of statuses.tsv: in sentences, in brackets, in labelled fields, in
// running text, and the totals by status that the prose counts.
package declared

import (
	_ "embed"
	"fmt"
	"unicode"

	"rectify/data/notice"
	"rectify/data/notice/dates"
	"rectify/data/notice/source"
	"rectify/data/text"
)

// A Statement is a stretch of a passage that declares a status, with the mark
// that closes it: "该问题已整改:".
type Statement struct {
	Status     notice.Status
	Start, End int
}

//go:embed statuses.tsv
var statusTable string

// phraseWords are the words that a status is said with. A status is a run of
// them and nothing else, closed by a stop, so that "已完成3个村的改造" and
// "未完成年度计划" are none. leadWords are what may precede one; the value
// tells whether the word names what has it.
var phraseWords, leadWords = readStatusWords(statusTable)

func readStatusWords(table string) (source.Lexicon[func(*phrase)], source.Lexicon[bool]) {
	says := map[string]func(*phrase){
		"done":        func(f *phrase) { f.done, f.core, f.end = true, true, true },
		"work":        func(f *phrase) { f.done, f.core = true, true },
		"closed":      func(f *phrase) { f.done, f.core, f.closed, f.end = true, true, true, true },
		"moving":      func(f *phrase) { f.moving, f.core = true, true },
		"acting":      func(f *phrase) { f.moving, f.acting, f.core = true, true, true },
		"start":       func(f *phrase) { f.start, f.core = true, true },
		"lasts":       func(f *phrase) { f.long, f.lasts, f.core = true, true, true },
		"rolling":     func(f *phrase) { f.long, f.core = true, true },
		"already":     func(f *phrase) { f.already = true },
		"in progress": func(f *phrase) { f.moving = true },
		"long":        func(f *phrase) { f.long = true },
		"not":         func(f *phrase) { f.not = true },
		"unstarted":   func(f *phrase) { f.not, f.start, f.core = true, true, true },
		"refused":     func(f *phrase) { f.refused = true },
		"plain":       func(*phrase) {},
	}
	phrases, leads := source.Lexicon[func(*phrase)]{}, source.Lexicon[bool]{}
	for _, row := range text.Rows(table) {
		kind := row.Cells[0]
		switch say, ok := says[kind]; {
		case len(row.Cells) != 2 || !ok && kind != "subject" && kind != "time":
			panic(fmt.Sprintf("statuses.tsv, line %d: %q", row.Line, row.Cells))
		case ok:
			phrases.Add(say, row.Cells[1])
		default:
			leads.Add(kind == "subject", row.Cells[1])
		}
	}
	return phrases, leads
}

// A phrase is what a run of status words says. End is true where a word of it
// names the end of the work (完成), not just the work (整改): 未完成整改 is under
// way, 尚未整改 has not begun.
type phrase struct{ core, done, end, already, moving, acting, start, long, lasts, not, closed, refused bool }

// status judges the phrase; "" is no status.
func (f phrase) status() notice.Status {
	switch {
	case !f.core, f.closesUndone():
		return ""
	case f.not && (f.start || f.acting && !f.done || f.done && !f.end && !f.moving && !f.lasts):
		return notice.NotStarted
	case f.not, f.moving && !f.long:
		return notice.InProgress
	case f.already && f.done:
		return notice.Rectified
	case f.long:
		return notice.LongTerm
	case f.already && f.start:
		return notice.InProgress
	case f.done:
		return notice.Rectified
	}
	return ""
}

// closesUndone reports whether nothing was or will be done: Not agreed,
// Closed - Not Implemented.
func (f phrase) closesUndone() bool { return f.refused || f.closed && f.not }

// Refused reports whether the value of a status field begins with words that
// nothing was or will be done: Not agreed, Closed - Not Implemented.
func Refused(value source.Passage) bool {
	f, _ := readPhrase(trimMarks(value), 0)
	return f.closesUndone()
}

// readPhrase reads the run of status words at i and returns the position
// after it.
func readPhrase(p source.Passage, i int) (f phrase, end int) {
	end = i
	if source.IsLatin(p, i) && source.IsLatin(p, i-1) {
		return f, end // inside a word: fieldwork
	}
	for next := i; ; {
		word := phraseWords.At(p, next)
		if word.Size == 0 || source.IsLatin(p, next+word.Size) && source.IsLatin(p, next+word.Size-1) {
			return f, end
		}
		word.Value(&f)
		next += word.Size
		if word.Word == "and" { // a part of the status where more of it follows
			next = p.SkipSpace(next)
			continue
		}
		end = next
		if f.already {
			next = skipDay(p, end) // 已于2024年11月完成
		}
		for source.IsLatin(p, end-1) && p.Is(next, " -–—:") {
			next++
		}
	}
}

// skipDay steps over the day on which something was done: 于2024年11月, 在年底前.
func skipDay(p source.Passage, i int) int {
	if !p.Is(i, "于在") {
		return i
	}
	if end := dates.Skip(p, i+1); end > i+1 {
		return end
	}
	return i
}

// readStatus reads a status at i that is closed by a stop or the end of p,
// such as 已整改: or 已完成,长期坚持。 A bare 整改 or 完成 is too little.
func readStatus(p source.Passage, i int) (Statement, bool) {
	f, end := readPhrase(p, i)
	status := f.status()
	if status == "" || end-i < 3 && !f.already && !f.not && !f.moving || !closed(p, skipAwaited(p, end)) {
		return Statement{}, false
	}
	for p.Is(end, ",、") { // a second phrase belongs to the first: 已完成,长期坚持
		from := end + 1
		if p.Is(from, "于") {
			from++
		}
		from += source.Runes(p.Longest(from, []string{"列为", "转为", "列入", "纳入", "作为", "并将", "将"}))
		from = dates.Skip(p, from) // 已完成整改,2025年1月17日通过验收销号
		and := p.Is(end+1, "并")
		more, next := readPhrase(p, from)
		if next == from || !closed(p, next) {
			break
		}
		switch {
		case more.lasts && (status == notice.InProgress || status == notice.Rectified && !and): // 取得阶段性成效,需长期坚持; not 正在整改,持续推进, nor 已完成整改,并将长期坚持
			status = notice.LongTerm
		case status == notice.Rectified && more.status() == notice.InProgress: // 整改完成,待验收
			status = notice.InProgress
		}
		end = next
	}
	if leftOver(p, end) {
		return Statement{}, false
	}
	if awaited := skipAwaited(p, end); awaited > end {
		if end = awaited; status == notice.Rectified {
			status = notice.InProgress
		}
	}
	if p.Is(end, ":。;,") {
		end++
	}
	return Statement{status, i, end}, true
}

// skipAwaited steps over a bracket that says what a status awaits: 基本完成(待验收).
func skipAwaited(p source.Passage, i int) int {
	const longest = 16
	if !p.Is(i, "(") || p.Longest(i+1, []string{"待", "等待", "尚未", "未验收", "未销号"}) == "" {
		return i
	}
	if close := p.To(min(p.Len(), i+longest)).Index(i, ")"); close > 0 {
		return close + 1
	}
	return i
}

func closed(p source.Passage, i int) bool { return i == p.Len() || p.Is(i, ":。;,、)]!| ") }

// leftOver reports whether the clause behind a status takes it back:
// 已完成,剩余2个村正在施工.
func leftOver(p source.Passage, i int) bool {
	if !p.Is(i, ",;") {
		return false
	}
	return p.Longest(p.SkipSpace(i+1), []string{"剩余", "其余", "尚有", "尚需", "但", "仍有", "仍需", "还有", "还需", "另有", "余下"}) != ""
}

// ReadSentence reads a status with what may precede it: 目前,该问题已整改到位。
// Named tells whether it says what it is the status of.
func ReadSentence(p source.Passage, i int) (s Statement, named, ok bool) {
	start := i
	for steps := 0; steps < 3; steps++ {
		word := leadWords.At(p, i)
		if word.Size == 0 {
			break
		}
		i, named = i+word.Size, named || word.Value
		if p.Is(i, ",") || source.IsLatin(p, i-1) && p.Is(i, " ") {
			i++
		}
	}
	s, ok = readStatus(p, i)
	if !ok && i != start { // 现已整改: the time word is part of the phrase
		s, ok = readStatus(p, start)
	}
	s.Start = start
	return s, named, ok
}

// ReadBracketed reads a status in brackets at i: (已完成) or [正在整改]. A bare
// word that names the end of the work is enough there: (完成).
func ReadBracketed(p source.Passage, i int) (Statement, bool) {
	if !p.Is(i, "([") {
		return Statement{}, false
	}
	s, _, ok := ReadSentence(p, i+1)
	if f, end := readPhrase(p, i+1); !ok && f.end && p.Is(end, ")]") {
		s, ok = Statement{f.status(), i + 1, end}, f.status() != ""
	}
	if !ok || !p.Is(s.End, ")]") {
		return Statement{}, false
	}
	return Statement{s.Status, i, s.End + 1}, true
}

// Words are the words of a statement that name the status, as printed:
// without what has it, the time, and brackets around them.
func Words(p source.Passage) string {
	if p = p.TrimStops(":,;。!|"); p.Is(0, "([") {
		p = p.TrimStops(")]")
	}
	p = trimMarks(p)
	for {
		word := leadWords.At(p, 0)
		rest := p.From(word.Size)
		if _, end := readPhrase(rest, 0); word.Size == 0 || end == 0 && !rest.Is(0, ",:") && leadWords.At(rest, 0).Size == 0 {
			return withoutDay(p).String()
		}
		p = trimMarks(rest)
	}
}

// AwaitsAcceptance reports whether a statement says that the work is done and only
// its acceptance is owed: 已完成整改,待验收销号. Notices count such items as done or
// as not.
func AwaitsAcceptance(p source.Passage) bool {
	f, end := readPhrase(p, 0)
	for word := leadWords.At(p, 0); f.status() == "" && word.Size > 0; word = leadWords.At(p, 0) {
		p = p.From(word.Size).TrimLeadingStops()
		f, end = readPhrase(p, 0)
	}
	return f.status() == notice.Rectified && p.From(end).Contains(awaits...)
}

// TwoWays reports whether notices count items with such a statement in two ways: what is
// done and awaits acceptance, what is nearly done or in part, what is to be done at once,
// and what goes on.
func TwoWays(p source.Passage) bool {
	f, end := readPhrase(p, 0)
	for word := leadWords.At(p, 0); end == 0 && word.Size > 0; word = leadWords.At(p, 0) {
		p = p.From(word.Size).TrimLeadingStops()
		f, end = readPhrase(p, 0)
	}
	return f.status() == notice.InProgress && p.To(end).Contains("基本", "阶段性") || p.To(end).IsOne("立行立改") || AwaitsAcceptance(p) || GoesOn(p)
}

// GoesOn reports whether a statement says that work goes on without an end, 持续推进:
// notices count such items as in progress or as long-term.
func GoesOn(p source.Passage) bool {
	f, end := readPhrase(p, 0)
	for word := leadWords.At(p, 0); end == 0 && word.Size > 0; word = leadWords.At(p, 0) {
		p = p.From(word.Size).TrimLeadingStops()
		f, end = readPhrase(p, 0)
	}
	return f.status() == notice.LongTerm && f.moving && !f.lasts
}

// awaits are what such a statement ends with.
var awaits = []string{"待验收", "待销号", "待核查", "待评估", "待复核", "待审核", "待上级验收", "未验收", "未销号", "等待验收"}

// withoutDay drops the clause behind a status that says on which day: 已完成整改,
// 2025年1月17日通过验收销号.
func withoutDay(p source.Passage) source.Passage {
	if comma := p.Index(0, ","); comma > 0 {
		from := comma + 1
		if p.Is(from, "于") {
			from++
		}
		if dates.Skip(p, from) > from {
			return p.To(comma)
		}
	}
	return p
}

// trimMarks drops boxes, ticks, opening brackets and stops at the start.
func trimMarks(p source.Passage) source.Passage {
	for p.Is(0, "([√☑✓✔■,:;。 ") || p.Len() > 1 && p.Plain[0] >= '←' && unicode.IsSymbol(p.Plain[0]) {
		p = p.From(1)
	}
	return p
}
