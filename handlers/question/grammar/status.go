package grammar

import (
	"slices"

	"rectify/data/notice"
)

// What words such as open and done mean.
var (
	Open      = []notice.Status{notice.NotStarted, notice.InProgress}                                    // work remains: 未完成
	Done      = []notice.Status{notice.Rectified, notice.Closed}                                         // the work is finished: 已完成
	NotDone   = []notice.Status{notice.NotStarted, notice.InProgress, notice.LongTerm}                   // not finished, or never finished: 没有整改完
	NotClosed = []notice.Status{notice.NotStarted, notice.InProgress, notice.LongTerm, notice.Rectified} // not closed off yet: 没有销号
)

// statusPhrase takes the words that say how far something is, 还没整改完, still … open, and returns
// which tokens the first of them are: from == to where there are none. Later words that ask
// whether it is so, 解决了吗, stay.
func (s *Sentence) statusPhrase() (from, to int) {
	for i := range s.Tokens {
		switch end := s.statusAt(i); {
		case end == i:
		case from == to:
			from, to = i, end
			s.take(i, end)
		case !isWhether[s.at(end).Text]:
			s.take(i, end)
		}
	}
	return from, to
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

// isWhether are the words that ask whether, behind a verb.
var isWhether = map[string]bool{"吗": true, "么": true, "了吗": true, "了没": true, "了没有": true, "好了吗": true, "?": true, "怎么样": true,
	"怎样": true, "咋样": true, "到哪一步": true, "情况": true, "进展": true, "进度": true, "如何": true}

// giveBack returns a status phrase to the subject, unless it only asks
// whether something is done: "…解决了吗".
func (s *Sentence) giveBack(from, to int) {
	if from == to {
		return
	}
	for i, t := range s.Tokens {
		if t.Role == Ask && (t.Text == "有没有" || t.Text == "是否" || t.Text == "是不是") {
			return
		}
		if i >= to && (t.Role == Ask && isWhether[t.Text] || t.Role == Negation) && !t.Used { // 完成了吗, 完成没
			return
		}
	}
	for i := from; i < to; i++ {
		s.Tokens[i].Used = false
	}
}
