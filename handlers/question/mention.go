package question

import (
	"slices"
	"strings"
)

// mentioned takes the terms that items are asked to hold verbatim, or not to
// hold: 提到图书馆的, 既涉及…又涉及…, 不涉及博物馆的.
func (s *sentence) mentioned(a asking, q *Query) {
	if !s.asksItems(a, *q) {
		return
	}
	for {
		terms, not := s.mention()
		if len(terms) == 0 {
			break
		}
		if not {
			q.Except.Mention = append(q.Except.Mention, terms...)
			continue
		}
		if len(terms) == 1 && len(q.Mention) == 0 {
			if either, ok := orTerms(terms[0]); ok {
				terms, q.Either = either, true
			}
		}
		q.Mention = append(q.Mention, terms...)
	}
	if len(q.Mention)+len(q.Except.Mention) == 0 {
		q.Mention = s.quoted(a)
	}
}

// mention takes the next term, and says whether items must not hold it.
func (s *sentence) mention() (terms []string, not bool) {
	for i := range s.tokens {
		var start, end int
		switch {
		case s.is(i, mentions):
			if start, end = s.termAfter(i + 1); start == end && !s.isAbout(i) {
				start, end = s.termBefore(i)
			} else if s.isAbout(i) && (s.is(end, heading, aspect) || s.at(end).text == "的" && s.is(end+1, heading, aspect)) {
				continue // 关于组织路线的部分: a heading
			}
		case s.is(i, related), s.is(i, appears):
			start, end = s.termBefore(i)
			if start == end {
				start, end = s.termAfter(i + 1)
			}
		case s.is(i, filler) && s.at(i).text == "在" && s.is(i+1, which) && s.find(i, inside) > i:
			start, end = s.termBefore(i)
		case s.is(i, filler) && (s.at(i).text == "有" || s.at(i).text == "带") && !s.is(i-1, filler, negation, already):
			if start, end = s.termAfter(i + 1); s.at(end).text != "的" || !(s.is(end+1, which) || s.at(end+1).text == "是") {
				continue
			}
		default:
			continue
		}
		if term := s.verbatim(start, end); term != "" && start < end {
			terms = splitTerms(term)
			if end <= i {
				if other := s.together(start, end, i); other < start {
					terms = append(terms, s.verbatim(other, start-1))
					start = other
				}
			}
			s.take(start, end)
			s.tokens[i].used = true
			if not = s.is(i-1, negation) || saysNot(s.at(i).text); s.is(i-1, negation) {
				s.tokens[i-1].used = true
			}
			return terms, not
		}
	}
	return nil, false
}

// saysNot reports whether a verb of mentioning is one of not mentioning: 没提到.
func saysNot(verb string) bool {
	return slices.ContainsFunc([]string{"没", "未", "不", "not ", "without", "do not", "does not", "don't", "doesn't"}, func(n string) bool { return strings.HasPrefix(verb, n) })
}

// together is where the first of two terms begins that stand before a verb with
// 都 between: 郑州和洛阳都提到. start, where they do not.
func (s *sentence) together(start, end, verb int) int {
	both := false
	for i := end; i < verb; i++ {
		both = both || s.at(i).text == "都"
	}
	if !both || !s.is(start-1, and) {
		return start
	}
	first := start - 1
	for first > 0 && !s.startsTerm(first-1) {
		first--
	}
	if first == start-1 {
		return start
	}
	return first
}

// beyondTitles are the terms that are more than words of the headings asked
// for: 短板 of 队伍建设有短板 narrows nothing.
func (s *sentence) beyondTitles(q Query) []string {
	return slices.DeleteFunc(q.Mention, func(term string) bool {
		return slices.ContainsFunc(q.Places, func(p Place) bool { return strings.Contains(s.titleOf(p), term) })
	})
}

func (s *sentence) titleOf(p Place) string {
	for _, section := range s.headings {
		if section.Number != p.Section {
			continue
		}
		for _, sub := range section.Subsections {
			if sub.Number == p.Subsection {
				return sub.Title
			}
		}
		return section.Title
	}
	return ""
}

// asksItems reports whether the sentence asks for items, so that 提到 asks
// what they mention rather than tells a story.
func (s *sentence) asksItems(a asking, q Query) bool {
	end := len(s.tokens) - 1
	for end > 0 && s.is(end, pause, quote) {
		end--
	}
	return a.which || a.howMany || a.noun || s.at(end).text == "的" || len(q.Places) > 0 ||
		len(q.Except.Numbers)+len(q.Except.Places) > 0 || s.at(end).role == status || s.is(0, mentions) && isLatin([]rune(s.at(0).text)[0]) || s.at(0).text == "where"
}

// isAbout tells 关于 and about, whose term follows, from verbs.
func (s *sentence) isAbout(i int) bool {
	text := s.at(i).text
	return text == "关于" || text == "about" || text == "regarding" || text == "concerning"
}

// termAfter is the stretch of tokens from i that a term may be.
func (s *sentence) termAfter(i int) (start, end int) {
	for s.is(i, filler, quote) && !strings.Contains("的", s.at(i).text) {
		i++
	}
	start = i
	for i < len(s.tokens) && !s.endsTerm(i) && !(s.at(i).text == ")" && !s.opened(start, i)) {
		i++
	}
	for i > start && (s.is(i-1, filler) && joiners[s.at(i-1).text] || s.is(i-1, and)) {
		i--
	}
	return start, i
}

// opened reports whether a bracket opens between two tokens.
func (s *sentence) opened(from, to int) bool {
	return slices.ContainsFunc(s.tokens[from:to], func(t token) bool { return t.role == bracket && t.text != ")" })
}

// joiners lead from one condition to the next: "提到政府采购又在第三部分的".
var joiners = map[string]bool{"又": true, "在": true, "且": true, "并且": true, "而且": true, "同时": true, "也": true, "还": true}

// endsTerm reports whether a term ends before token i.
func (s *sentence) endsTerm(i int) bool {
	t := s.at(i)
	if t.used || t.text == "?" {
		return true
	}
	switch t.role {
	case which, howMany, pause, appears, related, total, share, status, outside:
		return true
	case ask:
		return len([]rune(t.text)) > 1 || !s.touchesWord(i) || t.text == "吗" || t.text == "呢"
	case quote:
		return true
	case itemNoun:
		return namesItems(t.text) || s.at(i-1).text == "那"
	case negation, working, already:
		return s.statusAt(i) > i
	case filler:
		switch t.text {
		case "的", "了", "是", "都", "有", "还", "那", "is", "are", "and", "in", "still", "have", "has", "that", "which", "who":
			return true
		case "但", "但是", "却", "不过":
			return s.statusAt(i+1) > i+1 || s.is(i+1, mentions, negation, without)
		case "在":
			return s.is(i+1, which)
		case "又", "且", "也", "并且", "而且", "同时":
			return s.is(i+1, mentions)
		}
	case inside:
		return !s.is(i+1, word) || s.at(i+1).from != t.to
	}
	return false
}

// termBefore is the stretch of tokens before i that a term may be.
func (s *sentence) termBefore(i int) (start, end int) {
	end = i
	for end > 0 && (s.is(end-1, filler, already, ask, quote, inside, itemNoun, which, mentions, total) || s.tokens[end-1].used || s.pointsBack(end-1)) {
		end--
	}
	for end > 0 && end < len(s.tokens) && s.at(end-1).text != "" && strings.HasSuffix(s.at(end-1).text, "这个词") {
		end--
	}
	start = end
	for start > 0 && !s.startsTerm(start-1) {
		start--
	}
	for start < end && s.is(start, filler, and, already, inside, ask) {
		start++
	}
	return start, end
}

// pointsBack reports whether the token at i is 这部分 or the like, which names
// nothing itself.
func (s *sentence) pointsBack(i int) bool {
	return s.is(i, aspect) && slices.Contains([]string{"这", "那", "一"}, string([]rune(s.at(i).text)[:1]))
}

// startsTerm reports whether a term that ends further on begins after token i.
func (s *sentence) startsTerm(i int) bool {
	t := s.at(i)
	if t.used {
		return true
	}
	switch t.role {
	case pause, which, howMany, quote, askFact:
		return true
	case itemNoun:
		return namesItems(t.text)
	case and:
		return t.text == "与" || t.text == "跟" || t.text == "和"
	case filler:
		return t.text == "的" || t.text == "the"
	}
	return false
}

// quoted takes a term in quotation marks in a question for items.
func (s *sentence) quoted(a asking) []string {
	open := s.find(0, quote)
	shut := s.find(open+1, quote)
	if open < 0 || shut < 0 || shut == open+1 || s.statusAt(open+1) == shut {
		return nil
	}
	if held := a.noun && s.is(open-1, filler) && strings.Contains("有带含写", s.at(open-1).text); !a.which && !a.howMany && !held {
		return nil
	}
	if s.is(shut+1, inside, aspect, heading) { // “财经纪律”下面有哪几条: a heading
		return nil
	}
	term := s.verbatim(open+1, shut)
	s.take(open, shut+1)
	return []string{term}
}

// splitTerms cuts "A、B" where both are asked for; a term that merely holds 和
// stays whole: whoever looks for it may cut it, see Halves.
func splitTerms(term string) []string {
	for _, joint := range []string{"、", "以及", " and "} {
		if before, after, found := strings.Cut(term, joint); found && before != "" && after != "" {
			return append([]string{strings.TrimSpace(before)}, splitTerms(after)...)
		}
	}
	return []string{strings.TrimSuffix(strings.TrimSuffix(term, "这个词"), "字样")}
}

// orTerms cuts "A或者B", where either will do; ok is false for one term.
func orTerms(term string) (terms []string, ok bool) {
	for _, joint := range []string{"或者", "或是", "或", " or "} {
		if before, after, found := strings.Cut(term, joint); found && before != "" && after != "" {
			rest, more := orTerms(strings.TrimSpace(after))
			if !more {
				rest = []string{strings.TrimSpace(after)}
			}
			return append([]string{strings.TrimSpace(before)}, rest...), true
		}
	}
	return nil, false
}

// Halves are the terms that a term may be cut into where it stands nowhere
// whole: 网吧 and KTV of 网吧和KTV. None where it has no joint.
func Halves(term string) []string {
	for _, joint := range []string{"和", "与", "及", "跟", "同", "&"} {
		if before, after, found := strings.Cut(term, joint); found && len([]rune(before)) > 1 && len([]rune(after)) > 1 {
			return []string{strings.TrimSpace(before), strings.TrimSpace(after)}
		}
	}
	return nil
}
