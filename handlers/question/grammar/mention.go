package grammar

import (
	"slices"
	"strings"
)

// mentioned takes the terms that items are asked to hold verbatim, or not to
// hold: 提到图书馆的, 既涉及…又涉及…, 不涉及博物馆的.
func (s *Sentence) mentioned(a Asking, q *Query) {
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
func (s *Sentence) mention() (terms []string, not bool) {
	for i := range s.Tokens {
		var start, end int
		switch {
		case s.Is(i, Mentions):
			if start, end = s.TermAfter(i + 1); start == end && !s.isAbout(i) {
				start, end = s.TermBefore(i)
			} else if s.isAbout(i) && (s.Is(end, Heading, Aspect) || s.at(end).Text == "的" && s.Is(end+1, Heading, Aspect)) {
				continue // 关于组织路线的部分: a heading
			}
		case s.Is(i, Related), s.Is(i, Appears):
			start, end = s.TermBefore(i)
			if start == end {
				start, end = s.TermAfter(i + 1)
			}
		case s.Is(i, Filler) && s.at(i).Text == "在" && s.Is(i+1, Which) && s.Find(i, Inside) > i:
			start, end = s.TermBefore(i)
		case s.Is(i, Filler) && (s.at(i).Text == "有" || s.at(i).Text == "带") && !s.Is(i-1, Filler, Negation, Already):
			if start, end = s.TermAfter(i + 1); s.at(end).Text != "的" || !(s.Is(end+1, Which) || s.at(end+1).Text == "是") {
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
			s.Tokens[i].Used = true
			if not = s.Is(i-1, Negation) || saysNot(s.at(i).Text); s.Is(i-1, Negation) {
				s.Tokens[i-1].Used = true
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
func (s *Sentence) together(start, end, verb int) int {
	both := false
	for i := end; i < verb; i++ {
		both = both || s.at(i).Text == "都"
	}
	if !both || !s.Is(start-1, And) {
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
func (s *Sentence) beyondTitles(q Query) []string {
	return slices.DeleteFunc(q.Mention, func(term string) bool {
		return slices.ContainsFunc(q.Places, func(p Place) bool { return strings.Contains(s.TitleOf(p), term) })
	})
}

// TitleOf is the title of the heading at a place; empty where there is none.
func (s *Sentence) TitleOf(p Place) string {
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
func (s *Sentence) asksItems(a Asking, q Query) bool {
	end := len(s.Tokens) - 1
	for end > 0 && s.Is(end, Pause, Quote) {
		end--
	}
	return a.Which || a.HowMany || a.Noun || s.at(end).Text == "的" || len(q.Places) > 0 ||
		len(q.Except.Numbers)+len(q.Except.Places) > 0 || s.at(end).Role == Status || s.Is(0, Mentions) && IsLatin([]rune(s.at(0).Text)[0]) || s.at(0).Text == "where"
}

// isAbout tells 关于 and about, whose term follows, from verbs.
func (s *Sentence) isAbout(i int) bool {
	text := s.at(i).Text
	return text == "关于" || text == "about" || text == "regarding" || text == "concerning"
}

// TermAfter is the stretch of tokens from i that a term may be.
func (s *Sentence) TermAfter(i int) (start, end int) {
	for s.Is(i, Filler, Quote) && !strings.Contains("的", s.at(i).Text) {
		i++
	}
	start = i
	for i < len(s.Tokens) && !s.endsTerm(i) && !(s.at(i).Text == ")" && !s.opened(start, i)) {
		i++
	}
	for i > start && (s.Is(i-1, Filler) && joiners[s.at(i-1).Text] || s.Is(i-1, And)) {
		i--
	}
	return start, i
}

// opened reports whether a bracket opens between two tokens.
func (s *Sentence) opened(from, to int) bool {
	return slices.ContainsFunc(s.Tokens[from:to], func(t Token) bool { return t.Role == Bracket && t.Text != ")" })
}

// joiners lead from one condition to the next: "提到政府采购又在第三部分的".
var joiners = map[string]bool{"又": true, "在": true, "且": true, "并且": true, "而且": true, "同时": true, "也": true, "还": true}

// endsTerm reports whether a term ends before token i.
func (s *Sentence) endsTerm(i int) bool {
	t := s.at(i)
	if t.Used || t.Text == "?" {
		return true
	}
	switch t.Role {
	case Which, HowMany, Pause, Appears, Related, Total, Portion, Status, Outside:
		return true
	case Ask:
		return len([]rune(t.Text)) > 1 || !s.touchesWord(i) || t.Text == "吗" || t.Text == "呢"
	case Quote:
		return true
	case ItemNoun:
		return namesItems(t.Text) || s.at(i-1).Text == "那"
	case Negation, Working, Already:
		return s.statusAt(i) > i
	case Filler:
		switch t.Text {
		case "的", "了", "是", "都", "有", "还", "那", "is", "are", "and", "in", "still", "have", "has", "that", "which", "who":
			return true
		case "但", "但是", "却", "不过":
			return s.statusAt(i+1) > i+1 || s.Is(i+1, Mentions, Negation, Without)
		case "在":
			return s.Is(i+1, Which)
		case "又", "且", "也", "并且", "而且", "同时":
			return s.Is(i+1, Mentions)
		}
	case Inside:
		return !s.Is(i+1, Word) || s.at(i+1).From != t.To
	}
	return false
}

// TermBefore is the stretch of tokens before i that a term may be.
func (s *Sentence) TermBefore(i int) (start, end int) {
	end = i
	for end > 0 && (s.Is(end-1, Filler, Already, Ask, Quote, Inside, ItemNoun, Which, Mentions, Total) || s.Tokens[end-1].Used || s.pointsBack(end-1)) {
		end--
	}
	for end > 0 && end < len(s.Tokens) && s.at(end-1).Text != "" && strings.HasSuffix(s.at(end-1).Text, "这个词") {
		end--
	}
	start = end
	for start > 0 && !s.startsTerm(start-1) {
		start--
	}
	for start < end && s.Is(start, Filler, And, Already, Inside, Ask) {
		start++
	}
	return start, end
}

// pointsBack reports whether the token at i is 这部分 or the like, which names
// nothing itself.
func (s *Sentence) pointsBack(i int) bool {
	return s.Is(i, Aspect) && slices.Contains([]string{"这", "那", "一"}, string([]rune(s.at(i).Text)[:1]))
}

// startsTerm reports whether a term that ends further on begins after token i.
func (s *Sentence) startsTerm(i int) bool {
	t := s.at(i)
	if t.Used {
		return true
	}
	switch t.Role {
	case Pause, Which, HowMany, Quote, AskFact:
		return true
	case ItemNoun:
		return namesItems(t.Text)
	case And:
		return t.Text == "与" || t.Text == "跟" || t.Text == "和"
	case Filler:
		return t.Text == "的" || t.Text == "the"
	}
	return false
}

// quoted takes a term in quotation marks in a question for items.
func (s *Sentence) quoted(a Asking) []string {
	open := s.Find(0, Quote)
	shut := s.Find(open+1, Quote)
	if open < 0 || shut < 0 || shut == open+1 || s.statusAt(open+1) == shut {
		return nil
	}
	if held := a.Noun && s.Is(open-1, Filler) && strings.Contains("有带含写", s.at(open-1).Text); !a.Which && !a.HowMany && !held {
		return nil
	}
	if s.Is(shut+1, Inside, Aspect, Heading) { // “财经纪律”下面有哪几条: a heading
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
