package grammar

import (
	"strings"

	"rectify/data/notice"
)

// A Sentence is a question being read. Each rule of the grammar takes the
// tokens it understands; what is left is the subject.
type Sentence struct {
	runes    []rune // as typed
	Tokens   []Token
	headings []notice.Section
	items    bool // it asks for items: talk next to its conditions is no subject
}

// NewSentence cuts text into tokens, none of them taken, about notices with the
// given headings.
func NewSentence(text string, headings []notice.Section) *Sentence {
	return &Sentence{runes: []rune(text), Tokens: Lex(text), headings: headings}
}

// at returns the token at i; beyond either end, a pause.
func (s *Sentence) at(i int) Token {
	if i < 0 || i >= len(s.Tokens) {
		return Token{Role: Pause, Used: true}
	}
	return s.Tokens[i]
}

// Is reports whether the token at i is free and plays one of the roles.
func (s *Sentence) Is(i int, roles ...Role) bool {
	t := s.at(i)
	if t.Used {
		return false
	}
	for _, r := range roles {
		if t.Role == r {
			return true
		}
	}
	return false
}

// take marks the tokens from i up to end as understood.
func (s *Sentence) take(i, end int) {
	for ; i < end; i++ {
		s.Tokens[i].Used = true
	}
}

// Find returns the first free token from i on with one of the roles, -1 where
// there is none.
func (s *Sentence) Find(i int, roles ...Role) int {
	for ; i < len(s.Tokens); i++ {
		if s.Is(i, roles...) {
			return i
		}
	}
	return -1
}

// verbatim is the text from token i up to end as it was typed.
func (s *Sentence) verbatim(i, end int) string {
	if i >= end {
		return ""
	}
	return strings.Trim(string(s.runes[s.Tokens[i].From:s.Tokens[end-1].To]), " “”\"「」『』‘’《》")
}

// Particles never carry a subject, even inside a run of words.
const particles = "的了是有吗呢么吧啊呀嘛哪几都还也就"

// Pronouns and 请 carry a subject only in the middle of a word: 申请执行.
const pronouns = "请我你这那"

// subject is what no rule took, without the words that only ask. A short
// function word stays where it touches a word: it is part of it, as 对 of 对接.
func (s *Sentence) subject() string {
	var parts []string
	last := -1 // rune where the last kept token ended
	for i, t := range s.Tokens {
		if t.Used || !s.speaks(i) {
			continue
		}
		text := string(s.runes[t.From:t.To])
		if t.From == last {
			parts[len(parts)-1] += text
		} else {
			parts = append(parts, text)
		}
		last = t.To
	}
	return strings.Join(parts, " ")
}

// speaks reports whether the free token at i belongs to the subject.
func (s *Sentence) speaks(i int) bool {
	t := s.Tokens[i]
	switch t.Role {
	case Word, Setting:
		return true
	case Talk:
		return !s.items
	case DoneVerb:
		return t.Text != "整改" || s.touchesWord(i)
	case ItemNoun:
		if t.Text == "类问题" {
			return false
		}
	case Ask, AskFact, Pause, Quote, Which, Total, Bracket:
		return false
	case Aspect:
		return !s.joins(i, i-1) && s.touchesWord(i) // 图书馆方面: the word alone
	case HowMany, Filler:
		if len([]rune(t.Text)) > 1 || strings.Contains(particles, t.Text) {
			return false
		}
		if strings.Contains(pronouns, t.Text) {
			return s.joins(i, i-1) && s.joins(i, i+1)
		}
	}
	if t.Role == Negation && IsLatin([]rune(t.Text)[0]) {
		return true // "assets not matching": English words do not touch
	}
	if t.Role == Inside {
		return s.joins(i, i+1) && !s.at(i-1).Used
	}
	return s.touchesWord(i)
}

func (s *Sentence) touchesWord(i int) bool { return s.joins(i, i-1) || s.joins(i, i+1) }

// joins reports whether the token at i is directly next to a free word at
// j, or next to a short function word that does: 对 and 外 of 对外开放.
func (s *Sentence) joins(i, j int) bool {
	t, other := s.at(i), s.at(j)
	if other.Used || t.To != other.From && other.To != t.From {
		return false
	}
	switch other.Role {
	case Word, Setting:
		return true
	case Talk:
		return !s.items
	case Inside, Outside:
		beyond := s.at(2*j - i)
		return !beyond.Used && beyond.Role == Word && (beyond.From == other.To || beyond.To == other.From)
	}
	return false
}

// empty reports whether nothing is left that would narrow a question for
// items: no word, no number, no verb of a status that was not understood.
func (s *Sentence) empty() bool {
	for _, t := range s.Tokens {
		if t.Used {
			continue
		}
		switch t.Role {
		case Word, Number:
			return false
		case DoneVerb:
			if t.Text != "整改" {
				return false
			}
		}
	}
	return true
}
