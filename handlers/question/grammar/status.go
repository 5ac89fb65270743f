package grammar

import (
	"slices"
	"strings"

	"rectify/data/notice"
	"rectify/data/text"
)

// What words such as open and done mean.
var (
	Open      = []notice.Status{notice.NotStarted, notice.InProgress}                                    // work remains: 未完成
	Done      = []notice.Status{notice.Rectified, notice.Closed}                                         // the work is finished: 已完成
	NotDone   = []notice.Status{notice.NotStarted, notice.InProgress, notice.LongTerm}                   // not finished, or never finished: 没有整改完
	NotClosed = []notice.Status{notice.NotStarted, notice.InProgress, notice.LongTerm, notice.Rectified} // not closed off yet: 没有销号
)

// A statusPhrase is a status as the sentence words it.
type statusPhrase struct {
	from, to int // the tokens; equal where there is none
	statuses []notice.Status
	late     bool
}

func (p statusPhrase) known() bool { return len(p.statuses) > 0 || p.late }

// statusPhrase takes the sentence's status: 还没整改完, 已完成, still open.
func (s *Sentence) statusPhrase() statusPhrase {
	for i := range s.Tokens {
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
func (s *Sentence) takeRepeats(p statusPhrase) statusPhrase {
	for i := range s.Tokens {
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
func (s *Sentence) joined(from, to int) bool {
	switch strings.Trim(s.verbatim(from, to), " “”\"的") {
	case "和", "、", "与", "及", "跟", "或", "或者", "或是", "以及", "还有", "外加", "or", "and", "&", "/":
		return true
	}
	return false
}

// statusAt returns where a status that begins at token i ends, i if none does:
// negations, 已经 and 正在 in any order before a verb, or one word.
func (s *Sentence) statusAt(i int) int {
	j := i
	for s.Is(j, Negation, Already, Working) || j > i && (s.Is(j, Filler) && s.leadsOn(j) || s.Is(j, Quote)) {
		j++
	}
	prefixed := s.hasRole(i, j, Negation, Already, Working)
	switch {
	case s.Is(j, Status):
		return j + 1
	case s.Is(j, DoneVerb) && (prefixed || s.at(j).Text != "整改" && s.at(j).Text != "finish"):
		if s.at(j+1).Role == Word && s.at(j+1).From == s.at(j).To && s.Is(j+1, Word) {
			return i // 完成投资
		}
		return j + 1
	}
	return i
}

// leadsOn reports whether the filler at j only leads to the verb: "没有 被 解决".
func (s *Sentence) leadsOn(j int) bool {
	return s.Is(j+1, Negation, Already, Working, DoneVerb, Status)
}

func (s *Sentence) hasRole(i, end int, roles ...Role) bool {
	for ; i < end; i++ {
		if slices.Contains(roles, s.Tokens[i].Role) {
			return true
		}
	}
	return false
}

// meaning is what the status phrase from i to end says.
func (s *Sentence) meaning(i, end int) statusPhrase {
	negated, isNot, going, begun := 0, false, false, false
	for j := i; j < end-1; j++ {
		switch s.Tokens[j].Role {
		case Negation:
			negated++
			isNot = isNot || s.Tokens[j].Text == "不是"
		case Working:
			going = going || isUnderWay[s.Tokens[j].Text]
			begun = begun || isBegun[s.Tokens[j].Text]
		}
	}
	verb := s.Tokens[end-1]
	said := statusWords[verb.Text]
	switch {
	case verb.Role == DoneVerb && begun && negated > 0:
		return statusPhrase{statuses: []notice.Status{notice.NotStarted}}
	case verb.Role == DoneVerb && (going || begun) && negated == 0:
		said = []notice.Status{notice.InProgress}
	case verb.Role == DoneVerb:
		said = Done
	case verb.Text == "逾期" || verb.Text == "超期" || verb.Text == "过期" || verb.Text == "超时" || verb.Text == "拖期" ||
		verb.Text == "overdue" || verb.Text == "late" || verb.Text == "past due" || verb.Text == "behind schedule" || verb.Text == "逾期未完成" ||
		verb.Text == "延期未完" || verb.Text == "delayed":
		return statusPhrase{late: true}
	}
	if negated%2 == 1 {
		said = opposite(said, isNot)
	}
	return statusPhrase{statuses: said}
}

// isUnderWay are the words with which something done is being done: 正在解决,
// being fixed.
var isUnderWay = map[string]bool{"正在": true, "正": true, "正在进行": true, "尚在": true, "还在": true, "仍在": true, "目前在": true, "being": true}

// isBegun are the words with which something has only begun: 着手整改.
var isBegun = map[string]bool{"着手": true, "开始": true, "动手": true, "启动了": true, "已开始": true}

// opposite is what "not" makes of a status.
func opposite(said []notice.Status, isNot bool) []notice.Status {
	switch {
	case slices.Equal(said, Done) && isNot:
		return NotDone
	case slices.Equal(said, Done):
		return Open
	case slices.Equal(said, Open):
		return Done
	case slices.Equal(said, []notice.Status{notice.Closed}):
		return NotClosed
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
	several := map[string][]notice.Status{"open": Open, "done": Done, "not_closed": NotClosed}
	out := map[string][]notice.Status{}
	for word, asks := range text.AskedStatuses() {
		if out[word] = several[asks]; out[word] == nil {
			out[word] = []notice.Status{notice.Status(asks)}
		}
	}
	return out
}()

// isWhether are the words that ask whether, behind a verb.
var isWhether = map[string]bool{"吗": true, "么": true, "了吗": true, "了没": true, "了没有": true, "好了吗": true, "?": true, "怎么样": true,
	"怎样": true, "咋样": true, "到哪一步": true, "情况": true, "进展": true, "进度": true, "如何": true}

// giveBack returns a status phrase to the subject, unless it only asks
// whether something is done: "…解决了吗".
func (s *Sentence) giveBack(p statusPhrase) {
	if p.from == p.to {
		return
	}
	for i, t := range s.Tokens {
		if t.Role == Ask && (t.Text == "有没有" || t.Text == "是否" || t.Text == "是不是") {
			return
		}
		if i >= p.to && (t.Role == Ask && isWhether[t.Text] || t.Role == Negation) && !t.Used { // 完成了吗, 完成没
			return
		}
	}
	for i := p.from; i < p.to; i++ {
		s.Tokens[i].Used = false
	}
}
