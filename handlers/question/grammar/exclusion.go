// Package grammar reads a sentence by rules over its words: item numbers,
// statuses, sections, counts, mentions and the subject that is left, in Chinese
// or English. It answers nothing and searches nothing.
package grammar

import (
	"strings"
)

// exclusion takes what is not meant: "除了40以外", "9和11除外", "第三部分以外的",
// "except item 40".
func (s *Sentence) exclusion() Exclusion {
	i := s.Find(0, Without)
	for i >= 0 && strings.HasPrefix(s.at(i).Text, "不") && strings.HasSuffix(s.at(i-1).Text, strings.TrimPrefix(s.at(i).Text, "不")) { // 要不要
		i = s.Find(i+1, Without)
	}
	start, end := i+1, len(s.Tokens)
	out := s.Find(0, Outside)
	if i >= 0 && s.ends(i+1) { // 第40条不要
		i, out = -1, i
	}
	if i < 0 {
		if out < 0 || len([]rune(s.at(out).Text)) < 2 {
			return Exclusion{}
		}
		start = out
		for s.Is(start-1, Number, Ordinal, ItemNoun, ItemUnit, And, Through, Bracket, Already, Filler) {
			start--
		}
		if s.Find(start, Number) < 0 || s.Find(start, Number) >= out {
			for start > 0 && !s.Is(start-1, Pause, Inside) {
				start--
			}
		}
		return s.exclude(start, out, out+1)
	}
	if s.at(i).Text == "除" && s.Find(i, Outside) < 0 {
		return Exclusion{}
	}
	for j := s.statusAt(i + 1); j < len(s.Tokens); j++ {
		if s.Is(j, Outside) {
			return s.exclude(start, j, j+1)
		}
		if next := s.statusAt(j + 1); s.Is(j, And) && next > j+1 { // 去掉正在整改的和长期坚持的
			j = next - 1
			continue
		}
		if s.Is(j, Which, HowMany, Total, Negation, Status, Working, Already, Portion) || s.Is(j, Pause) && (!s.Is(j+1, Number, Ordinal) || s.Is(j+2, ItemUnit)) {
			end = j
			break
		}
	}
	return s.exclude(start, end, end)
}

// ends reports whether nothing but function words stands from token i to the end
// of its clause.
func (s *Sentence) ends(i int) bool {
	for s.Is(i, Filler, Ask, Already) {
		i++
	}
	return i >= len(s.Tokens) || s.Is(i, Pause)
}

// exclude reads the tokens from start to end as what is excluded, and takes
// them up to after.
func (s *Sentence) exclude(start, end, after int) Exclusion {
	part := &Sentence{runes: s.runes, Tokens: append([]Token(nil), s.Tokens[start:end]...), headings: s.headings}
	var e Exclusion
	if e.Places, _ = part.PlacesByNumber(); len(e.Places) == 0 {
		e.Places = part.pointedAt()
	}
	e.Numbers = part.numbers()
	for p := part.statusPhrase(); p.known(); p = part.statusPhrase() {
		e.Statuses = append(e.Statuses, p.statuses...)
	}
	if len(e.Places)+len(e.Numbers)+len(e.Statuses) == 0 {
		e.Places = part.placesByWords(Asking{})
	}
	if words := part.subject(); words != "" && len(e.Places)+len(e.Numbers)+len(e.Statuses) == 0 {
		e.Mention = []string{words}
	}
	first := start
	if first > 0 && s.Tokens[first-1].Role == Without {
		first--
	}
	s.take(first, after)
	s.excluded = first
	return e
}

// pointedAt takes a heading whose items are pointed at: 财经纪律那四条.
func (s *Sentence) pointedAt() []Place {
	for i := range s.Tokens {
		if !s.Is(i, Filler) || s.at(i).Text != "那" && s.at(i).Text != "这" || !s.Is(i+1, Number, HowMany) || !s.Is(i+2, ItemNoun, ItemUnit) {
			continue
		}
		start := i
		for start > 0 && !s.at(start-1).Used && !s.Is(start-1, Pause) {
			start--
		}
		if place, ok := s.headingWith(s.phrase(start, i), true); ok {
			s.take(start, i+3)
			return []Place{place}
		}
	}
	return nil
}
