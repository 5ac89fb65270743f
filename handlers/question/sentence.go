package question

import (
	"strings"

	"rectify/data/notice"
)

// A sentence is a question being read. Each rule of the grammar takes the
// tokens it understands; what is left is the subject.
type sentence struct {
	runes    []rune // as typed
	tokens   []token
	headings []notice.Section
	excluded int  // where what is not meant begins
	items    bool // it asks for items: talk beside its conditions is no subject
}

func newSentence(text string, headings []notice.Section) *sentence {
	return &sentence{runes: []rune(text), tokens: lex(text), headings: headings}
}

// at returns the token at i; beyond either end, a pause.
func (s *sentence) at(i int) token {
	if i < 0 || i >= len(s.tokens) {
		return token{role: pause, used: true}
	}
	return s.tokens[i]
}

// is reports whether the token at i is free and plays one of the roles.
func (s *sentence) is(i int, roles ...role) bool {
	t := s.at(i)
	if t.used {
		return false
	}
	for _, r := range roles {
		if t.role == r {
			return true
		}
	}
	return false
}

// take marks the tokens from i up to end as understood.
func (s *sentence) take(i, end int) {
	for ; i < end; i++ {
		s.tokens[i].used = true
	}
}

// find returns the first free token from i on with one of the roles, -1 where
// there is none.
func (s *sentence) find(i int, roles ...role) int {
	for ; i < len(s.tokens); i++ {
		if s.is(i, roles...) {
			return i
		}
	}
	return -1
}

// verbatim is the text from token i up to end as it was typed.
func (s *sentence) verbatim(i, end int) string {
	if i >= end {
		return ""
	}
	return strings.Trim(string(s.runes[s.tokens[i].from:s.tokens[end-1].to]), " “”\"「」『』‘’《》")
}

// Particles never carry a subject, even inside a run of words.
const particles = "的了是有吗呢么吧啊呀嘛哪几都还也就"

// Pronouns and 请 carry a subject only in the middle of a word: 申请执行.
const pronouns = "请我你这那"

// subject is what no rule took, without the words that only ask. A short
// function word stays where it touches a word: it is part of it, as 对 of 对接.
func (s *sentence) subject() string {
	var parts []string
	last := -1 // rune where the last kept token ended
	for i, t := range s.tokens {
		if t.used || !s.speaks(i) {
			continue
		}
		text := string(s.runes[t.from:t.to])
		if t.from == last {
			parts[len(parts)-1] += text
		} else {
			parts = append(parts, text)
		}
		last = t.to
	}
	return strings.Join(parts, " ")
}

// speaks reports whether the free token at i belongs to the subject.
func (s *sentence) speaks(i int) bool {
	t := s.tokens[i]
	switch t.role {
	case word, setting:
		return true
	case talk:
		return !s.items
	case doneVerb:
		return t.text != "整改" || s.touchesWord(i)
	case itemNoun:
		if t.text == "类问题" {
			return false
		}
	case ask, askFact, pause, quote, which, total, bracket:
		return false
	case aspect:
		return !s.joins(i, i-1) && s.touchesWord(i) // 图书馆方面: the word alone
	case howMany, filler:
		if len([]rune(t.text)) > 1 || strings.Contains(particles, t.text) {
			return false
		}
		if strings.Contains(pronouns, t.text) {
			return s.joins(i, i-1) && s.joins(i, i+1)
		}
	}
	if t.role == negation && isLatin([]rune(t.text)[0]) {
		return true // "assets not matching": English words do not touch
	}
	if t.role == inside {
		return s.joins(i, i+1) && !s.at(i-1).used
	}
	return s.touchesWord(i)
}

func (s *sentence) touchesWord(i int) bool { return s.joins(i, i-1) || s.joins(i, i+1) }

// joins reports whether the token at i stands directly beside a free word at
// j, or beside a short function word that does: 对 and 外 of 对外开放.
func (s *sentence) joins(i, j int) bool {
	t, other := s.at(i), s.at(j)
	if other.used || t.to != other.from && other.to != t.from {
		return false
	}
	switch other.role {
	case word, setting:
		return true
	case talk:
		return !s.items
	case inside, outside:
		beyond := s.at(2*j - i)
		return !beyond.used && beyond.role == word && (beyond.from == other.to || beyond.to == other.from)
	}
	return false
}

// empty reports whether nothing is left that would narrow a question for
// items: no word, no number, no verb of a status that was not understood.
func (s *sentence) empty() bool {
	for _, t := range s.tokens {
		if t.used {
			continue
		}
		switch t.role {
		case word, number:
			return false
		case doneVerb:
			if t.text != "整改" {
				return false
			}
		}
	}
	return true
}
