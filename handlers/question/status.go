package question

import (
	"slices"
	"strings"

	"rectify/data/notice"
	"rectify/data/text"
)

var (
	open      = []notice.Status{notice.NotStarted, notice.InProgress}
	done      = []notice.Status{notice.Rectified, notice.Closed}
	notDone   = []notice.Status{notice.NotStarted, notice.InProgress, notice.LongTerm}
	notClosed = []notice.Status{notice.NotStarted, notice.InProgress, notice.LongTerm, notice.Rectified}
)

// A statusPhrase is a status as the sentence words it.
type statusPhrase struct {
	from, to int // the tokens; equal where there is none
	statuses []notice.Status
	late     bool
}

func (p statusPhrase) known() bool { return len(p.statuses) > 0 || p.late }

// statusPhrase takes the sentence's status: 还没整改完, 已完成, still open.
func (s *sentence) statusPhrase() statusPhrase {
	for i := range s.tokens {
		if end := s.statusAt(i); end > i {
			p := s.meaning(i, end)
			p.from, p.to = i, end
			s.take(i, end)
			return s.takeRepeats(p)
		}
	}
	return statusPhrase{}
}

// takeRepeats takes further words for a status: "still … open", "还剩几个没弄完".
// Where they say more, both hold: 已整改但没有销号.
func (s *sentence) takeRepeats(p statusPhrase) statusPhrase {
	for i := range s.tokens {
		end := s.statusAt(i)
		if end == i {
			continue
		}
		var both []notice.Status
		said := s.meaning(i, end).statuses
		for _, status := range said {
			if slices.Contains(p.statuses, status) {
				both = append(both, status)
			}
		}
		if len(both) == 0 && len(said) > 0 && s.joined(p.to, i) { // 未启动或者长期坚持的
			both = append(slices.Clone(p.statuses), said...)
		}
		if len(both) > 0 {
			s.take(i, end)
			p.statuses = both
		}
	}
	return p
}

// joined reports whether nothing but a word such as 和 or 或者 is between two
// tokens.
func (s *sentence) joined(from, to int) bool {
	switch strings.Trim(s.verbatim(from, to), " “”\"的") {
	case "和", "、", "与", "及", "跟", "或", "或者", "或是", "以及", "还有", "外加", "or", "and", "&", "/":
		return true
	}
	return false
}

// statusAt returns where a status that begins at token i ends, i if none does:
// negations, 已经 and 正在 in any order before a verb, or one word.
func (s *sentence) statusAt(i int) int {
	j := i
	for s.is(j, negation, already, working) || j > i && (s.is(j, filler) && s.leadsOn(j) || s.is(j, quote)) {
		j++
	}
	prefixed := s.hasRole(i, j, negation, already, working)
	switch {
	case s.is(j, status):
		return j + 1
	case s.is(j, doneVerb) && (prefixed || s.at(j).text != "整改" && s.at(j).text != "finish"):
		if s.at(j+1).role == word && s.at(j+1).from == s.at(j).to && s.is(j+1, word) {
			return i // 完成投资
		}
		return j + 1
	}
	return i
}

// leadsOn reports whether the filler at j only leads to the verb: "没有 被 解决".
func (s *sentence) leadsOn(j int) bool {
	return s.is(j+1, negation, already, working, doneVerb, status)
}

func (s *sentence) hasRole(i, end int, roles ...role) bool {
	for ; i < end; i++ {
		if slices.Contains(roles, s.tokens[i].role) {
			return true
		}
	}
	return false
}

// meaning is what the status phrase from i to end says.
func (s *sentence) meaning(i, end int) statusPhrase {
	negated, isNot, going, begun := 0, false, false, false
	for j := i; j < end-1; j++ {
		switch s.tokens[j].role {
		case negation:
			negated++
			isNot = isNot || s.tokens[j].text == "不是"
		case working:
			going = going || isUnderWay[s.tokens[j].text]
			begun = begun || isBegun[s.tokens[j].text]
		}
	}
	verb := s.tokens[end-1]
	said := statusWords[verb.text]
	switch {
	case verb.role == doneVerb && begun && negated > 0:
		return statusPhrase{statuses: []notice.Status{notice.NotStarted}}
	case verb.role == doneVerb && (going || begun) && negated == 0:
		said = []notice.Status{notice.InProgress}
	case verb.role == doneVerb:
		said = done
	case verb.text == "逾期" || verb.text == "超期" || verb.text == "过期" || verb.text == "超时" || verb.text == "拖期" ||
		verb.text == "overdue" || verb.text == "late" || verb.text == "past due" || verb.text == "behind schedule" || verb.text == "逾期未完成" || verb.text == "延期未完" || verb.text == "delayed":
		return statusPhrase{late: true}
	}
	if negated%2 == 1 {
		said = opposite(said, isNot)
	}
	return statusPhrase{statuses: said}
}

// isRest reports whether the status is one of the words that, beside an
// exclusion, only say "the others".
func (s *sentence) isRest(p statusPhrase) bool {
	switch s.at(p.from).text {
	case "剩下", "剩余", "还剩", "剩", "remaining", "left":
		return p.to == p.from+1
	}
	return false
}

// isUnderWay are the words with which something done is being done: 正在解决,
// being fixed.
var isUnderWay = map[string]bool{"正在": true, "正": true, "正在进行": true, "尚在": true, "还在": true, "仍在": true, "目前在": true, "being": true}

// isBegun are the words with which something has only begun: 着手整改.
var isBegun = map[string]bool{"着手": true, "开始": true, "动手": true, "启动了": true, "已开始": true}

// opposite is what "not" makes of a status.
func opposite(said []notice.Status, isNot bool) []notice.Status {
	switch {
	case slices.Equal(said, done) && isNot:
		return notDone
	case slices.Equal(said, done):
		return open
	case slices.Equal(said, open):
		return done
	case slices.Equal(said, []notice.Status{notice.Closed}):
		return notClosed
	}
	var rest []notice.Status
	for _, status := range notice.Statuses {
		if !slices.Contains(said, status) {
			rest = append(rest, status)
		}
	}
	return rest
}

// statusWords are the statuses said in one word.
var statusWords = func() map[string][]notice.Status {
	several := map[string][]notice.Status{"open": open, "done": done, "not_closed": notClosed}
	out := map[string][]notice.Status{}
	for word, asks := range text.AskedStatuses() {
		if out[word] = several[asks]; out[word] == nil {
			out[word] = []notice.Status{notice.Status(asks)}
		}
	}
	return out
}()

// isWhether are the words that ask whether, behind a verb.
var isWhether = map[string]bool{"吗": true, "么": true, "了吗": true, "了没": true, "了没有": true, "好了吗": true, "?": true, "怎么样": true, "怎样": true, "咋样": true, "到哪一步": true, "情况": true, "进展": true, "进度": true, "如何": true}

// giveBack returns a status phrase to the subject, unless it only asks
// whether something is done: "…解决了吗".
func (s *sentence) giveBack(p statusPhrase) {
	if p.from == p.to {
		return
	}
	for i, t := range s.tokens {
		if t.role == ask && (t.text == "有没有" || t.text == "是否" || t.text == "是不是") {
			return
		}
		if i >= p.to && (t.role == ask && isWhether[t.text] || t.role == negation) && !t.used { // 完成了吗, 完成没
			return
		}
	}
	for i := p.from; i < p.to; i++ {
		s.tokens[i].used = false
	}
}
