package reading

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"rectify/data/notice"
	"rectify/data/notice/dates"
	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
	"rectify/data/text"
)

// feedField reads a short value, up to a stop. Prose follows it.
func (ir *itemReader) feedField(kind fields.Kind, p source.Passage) {
	if ir.takeRoles(kind, p) {
		return
	}
	end := endOfValue(kind, p)
	value := p.To(end).TrimStops(",|").Trim()
	after := min(p.Len(), end+1)
	if namesNothing(kind, value) {
		ir.claim(source.MarkText, p.To(after))
	} else {
		if kind.Answers() {
			for _, role := range fields.Roles(value) {
				ir.claim(source.MarkText, role)
			}
		}
		ir.claim(source.FieldText, p.To(after))
		ir.takeValue(kind, value)
	}
	state := ir.state
	if kind == fields.Status && state == fields.Problem {
		state = fields.Progress // Implemented. The policy was adopted on March 10.
	}
	rest := p.From(after)
	close := rest.Len()
	if at := rest.Unmatched(); at >= 0 {
		close = at
	}
	// A status without a name ends the fields: 限期:7月15日|✔已闭环], 责任领导:方志平;已完成整改).
	if said := rest.To(close).Trim(); said.Len() > 0 && said.Len() <= longestNote && (p.Is(end, "|") || p.Is(end, ";") && close < rest.Len()) && declared.InField(said) != "" {
		close = min(rest.Len(), close+1)
		ir.claim(source.StatusText, rest.To(close))
		ir.readStatusField(said)
		rest = rest.From(close)
	}
	ir.feed(state, rest, false, false)
}

// takeRoles reads a value of units that begins with what they do, 牵头:市政处;配合:交警支队、
// 燃气公司, if it is one.
func (ir *itemReader) takeRoles(kind fields.Kind, p source.Passage) bool {
	opens := func(at int) bool {
		marks := ir.own.Marks(p.From(at))
		return len(marks) > 0 && marks[0].Start == 0 && marks[0].Kind.Answers()
	}
	if !kind.Answers() || !opens(0) {
		return false
	}
	from := 0
	for i := range p.Len() + 1 {
		if i == p.Len() || p.Is(i, ";") && opens(p.SkipSpace(i+1)) {
			ir.readParagraph(p.Slice(from, i).Trim(), false)
			ir.claim(source.MarkText, p.Slice(i, min(i+1, p.Len())))
			from = i + 1
		}
	}
	return true
}

// endOfValue is where a short value stops: at a stop, a bar, the bracket that closes one
// around the fields, and at a semicolon that does not part names of units or people.
func endOfValue(kind fields.Kind, p source.Passage) int {
	if close := p.Unmatched(); close >= 0 {
		p = p.To(close)
	}
	for end := range p.Len() {
		if p.Is(end, "。") || p.Is(end, "|") && kind != fields.Status || p.Is(end, ";") && !(kind.Answers() && partsNames(p.From(end+1))) &&
			!(kind == fields.Due && (dates.WithoutFormer(p).Len() == end || dates.Moves(p.From(end)))) { // 30 April 2026; revised from 30 September 2025
			return end
		}
	}
	return p.Len()
}

// partsNames reports whether a name follows, up to the next sign.
func partsNames(p source.Passage) bool {
	end := 0
	for end < p.Len() && !p.Is(end, "。;,、") {
		end++
	}
	name := p.To(end).Trim()
	if name.Contains(":") {
		return false
	}
	if name.English() {
		return name.Len() > 0 && name.Len() <= longestEnglishName
	}
	return text.IsUnit(fields.WithoutRemark(name.String())) || fields.NamePeople(name.String())
}

// longestEnglishName bounds the name of a unit or person, in letters.
const longestEnglishName = 60

// nothing are the values of a field that is left out.
var nothing = []string{"无", "暂无", "没有", "/", "\\", "-", "--", "–", "—", "——", "none", "n/a", "nil", "not applicable",
	"vacant", "(vacant)", "to be appointed", "空缺", "(空缺)", "不涉及"}

// unnamed are the values of a field of units or people that are not known yet.
var unnamed = []string{"tbc", "tbd", "to be confirmed", "to be named", "to be decided", "to be identified", "to be nominated", "to be assigned", "待定", "未定", "暂缺", "待明确"}

// namesNothing reports whether a field of the kind is left out.
func namesNothing(kind fields.Kind, value source.Passage) bool {
	return value.IsOne(nothing...) || kind.Answers() && value.IsOne(unnamed...)
}

// takeValue takes the whole value of a field.
func (ir *itemReader) takeValue(kind fields.Kind, value source.Passage) {
	if kind.Answers() || kind == fields.Due {
		if value.English() && !shortened.MatchString(value.String()) {
			value = value.TrimStops(".")
		}
		value = ir.takeStatusBehind(kind, value)
	}
	switch kind {
	case fields.Status:
		ir.readStatusField(value)
	case fields.Owner, fields.Support, fields.Person, fields.Both:
		ir.answers.AddNamed(kind, ir.word, value.String())
	case fields.Beside:
		role := strings.TrimSuffix(strings.TrimSuffix(ir.word, "单位"), "部门")
		for _, name := range fields.Names(fields.WithPlaces(value.String())) {
			ir.answers.Add(fields.Support, withRole(name, role))
		}
	case fields.Due:
		ir.readDueField(value)
	case fields.Category:
		ir.category = value
	case fields.Response:
		if reply, ok := yesNoReplies[string(value.Plain)]; ok {
			ir.item.Response, ir.item.ResponseWords, ir.replied = reply, ir.word+": "+value.String(), ir.word+": "+value.String()
			return
		}
		if rest := ir.takeReply(value); rest.Len() > 0 {
			ir.keepOther(rest)
		}
	default:
		ir.keepOther(value)
	}
}

// keepOther keeps the value of a field that the ledger has no place for at the end of
// the finding.
func (ir *itemReader) keepOther(value source.Passage) {
	words := value.String()
	if name := strings.Trim(ir.word, ":：* "); name != "" {
		colon := "："
		if name[0] < utf8.RuneSelf {
			colon = ": "
		}
		words = name + colon + words
		if len(ir.unplaced) == 0 {
			ir.unplacedFrom = ir.line
		}
		if !slices.Contains(ir.unplaced, name) {
			ir.unplaced = append(ir.unplaced, name)
		}
	}
	ir.others = append(ir.others, words)
}

// shortened are names that end in an abbreviation.
var shortened = regexp.MustCompile(`(?i)\b(?:inc|ltd|co|corp|dept|div|jr|sr|p\.a|u\.s)\.$`)

// takeStatusBehind takes the status in brackets that a value of another kind ends with,
// 2026年6月底前（已完成）, and returns what is before it.
func (ir *itemReader) takeStatusBehind(kind fields.Kind, value source.Passage) source.Passage {
	open := value.Len() - 1
	for open > 0 && !value.Is(open, "([") {
		open--
	}
	if open <= 0 || !value.Is(value.Len()-1, ")]") {
		return value
	}
	s, ok := ir.readBracketed(value, open)
	if said := value.Slice(open+1, value.Len()-1); !ok && kind == fields.Due && said.Len() <= longestNote {
		s = declared.Statement{Status: cmp.Or(declared.InField(said), declared.Term(said)), Start: open, End: value.Len()}
		ok = s.Status != ""
	}
	if !ok || s.End < value.Len() {
		return value
	}
	ir.declare(value, s, inBrackets)
	return value.To(open).Trim()
}

// longestNote bounds a bracket behind a time limit that is a status, in characters.
const longestNote = 16

// yesNoReplies are the values of a field that asks whether a recommendation was accepted.
var yesNoReplies = map[string]notice.Response{"yes": notice.Accepted, "y": notice.Accepted, "是": notice.Accepted, "partly": notice.PartlyAccepted,
	"partially": notice.PartlyAccepted, "in part": notice.PartlyAccepted, "部分": notice.PartlyAccepted, "no": notice.Declined, "n": notice.Declined, "否": notice.Declined}

// withRole is a unit with what it does next to the owner: 市水利局（督导）.
func withRole(name, role string) string {
	if role == "" || strings.Contains(name, role) {
		return name
	}
	return name + "（" + role + "）"
}

func (ir *itemReader) readStatusField(value source.Passage) {
	if value.Is(0, "[") {
		value = value.From(1).TrimStops("]")
	}
	if said := behindLamp(value); said.Len() < value.Len() {
		ir.declareWords(value, declared.InField(said), inField)
		return
	}
	for _, sign := range []string{string(value.Plain), string(value.Plain) + "灯"} {
		if status := ir.terms[sign]; status != "" && ir.meanings[sign] != "" {
			ir.declareWords(value, status, inField)
			ir.item.DeclaredWords = ir.meanings[sign]
			return
		}
	}
	if status, words, ticked := declared.Ticked(value); ticked {
		ir.declareWords(words, status, inField)
		ir.statements = append(ir.statements, value.String())
		return
	}
	if status := declared.YesOrNo(value); status != "" { // which are no words for a status
		ir.item.Declared, ir.trust = status, inField
		ir.statements = append(ir.statements, value.String())
		return
	}
	status := declared.InField(value)
	if status == "" && isTerm(value) {
		status = declared.Term(value)
	}
	status = ir.explained(string(value.Plain), status)
	if lamp := lamps[string(value.Plain)]; status == "" && lamp != "" {
		ir.declareWords(value, lamp, inBrackets) // less than a status in words elsewhere
		return
	}
	if status == "" && declared.Refused(value) {
		ir.refuse(declared.Words(value))
		ir.trust = inField
		return
	}
	if status == "" {
		if ir.item.DeclaredWords == "" && (value.English() || isTerm(value)) {
			ir.item.DeclaredWords = declared.Words(value)
		}
		ir.warn(notice.OddStatus, value.String())
		return
	}
	ir.declareWords(value, status, inField)
	for _, found := range dates.Find(value, ir.published) { // 阶段性完成,2026年12月底前达到70%
		if found.Deadline && !status.Done() && ir.item.Due == "" && ir.item.DueWords == "" {
			ir.item.Due, ir.item.DueWords = found.Last.Format(time.DateOnly), found.Text
		}
	}
}

// behindLamp is the status that a colour is before, complete of Blue – complete and of
// Blue (complete); any other value as it is.
func behindLamp(value source.Passage) source.Passage {
	end := 0
	for source.IsLatin(value, end) {
		end++
	}
	sign := value.SkipSpace(end)
	if end < 2 || lamps[string(value.To(end).Plain)] == "" || !value.Is(sign, "-–—:(/") {
		return value
	}
	if said := value.From(sign + 1).TrimStops(")").Trim(); declared.InField(said) != "" {
		return said
	}
	return value
}

// lamps are the colours of a rating that no legend explains: all but blue are of work
// that goes on, whether on time or late.
var lamps = map[string]notice.Status{"blue": notice.Rectified, "green": notice.InProgress, "amber": notice.InProgress, "yellow": notice.InProgress,
	"red": notice.InProgress, "b": notice.Rectified, "g": notice.InProgress, "a": notice.InProgress, "r": notice.InProgress, "绿": notice.InProgress, "黄": notice.InProgress, "红": notice.InProgress}

// isTerm reports whether a value is short and plain enough to be a notice's own
// word for a status.
func isTerm(value source.Passage) bool {
	const longest = 12
	return value.Len() <= longest && !value.Contains("。", ",", ";", "、")
}

func (ir *itemReader) readDueField(value source.Passage) {
	named := dates.FindDue(value, ir.dueReference())
	if monthFirst, known := ir.monthFirst(); len(named) == 0 && known && dates.Ambiguous(value) {
		on, _ := dates.InOrder(value, monthFirst)
		ir.item.Due, ir.item.DueWords = on.Format(time.DateOnly), value.String()
		return
	}
	if len(named) == 0 {
		if declared.InField(value) == notice.LongTerm || value.Has(0, "立行立改") || value.IsOne("长期", "持续", "经常", "常年", "ongoing") { // no day is meant
			ir.item.DueWords = value.String()
			return
		}
		ir.item.DueWords = value.String()
		ir.warn(notice.OddDue, value.String())
		return
	}
	if declared.InField(value) == notice.Rectified { // Completed August 31, 2026
		ir.declareWords(value, notice.Rectified, inSentence)
	}
	last := named[len(named)-1]
	ir.item.Due, ir.item.DueWords = last.Last.Format(time.DateOnly), value.String()
	if rest := dates.WithoutFormer(value).From(last.End).Trim(); last.Start > 0 || rest.Len() > 0 && !rest.IsOne("完成", "完成整改", "整改完成", "整改到位") {
		ir.source.Warn(notice.Warning{From: ir.line, Concern: notice.GuessedDue, Items: []int{ir.item.Number}, Day: ir.item.Due, Words: value.String()})
	}
}
