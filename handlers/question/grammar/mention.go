package grammar

import (
	"slices"
	"strings"
)

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

// Halves are the terms that a term may be cut into where it occurs nowhere
// whole: 网吧 and KTV of 网吧和KTV. None where it has no joint.
func Halves(term string) []string {
	for _, joint := range []string{"和", "与", "及", "跟", "同", "&"} {
		if before, after, found := strings.Cut(term, joint); found && len([]rune(before)) > 1 && len([]rune(after)) > 1 {
			return []string{strings.TrimSpace(before), strings.TrimSpace(after)}
		}
	}
	return nil
}
