package question

import "strings"

// exclusion takes what is not meant: "除了40以外", "9和11除外", "第三部分以外的",
// "except item 40".
func (s *sentence) exclusion() Exclusion {
	i := s.find(0, without)
	for i >= 0 && strings.HasPrefix(s.at(i).text, "不") && strings.HasSuffix(s.at(i-1).text, strings.TrimPrefix(s.at(i).text, "不")) { // 要不要
		i = s.find(i+1, without)
	}
	start, end := i+1, len(s.tokens)
	out := s.find(0, outside)
	if i >= 0 && s.ends(i+1) { // 第40条不要
		i, out = -1, i
	}
	if i < 0 {
		if out < 0 || len([]rune(s.at(out).text)) < 2 {
			return Exclusion{}
		}
		start = out
		for s.is(start-1, number, ordinal, itemNoun, itemUnit, and, through, bracket, already, filler) {
			start--
		}
		if s.find(start, number) < 0 || s.find(start, number) >= out {
			for start > 0 && !s.is(start-1, pause, inside) {
				start--
			}
		}
		return s.exclude(start, out, out+1)
	}
	if s.at(i).text == "除" && s.find(i, outside) < 0 {
		return Exclusion{}
	}
	for j := s.statusAt(i + 1); j < len(s.tokens); j++ {
		if s.is(j, outside) {
			return s.exclude(start, j, j+1)
		}
		if next := s.statusAt(j + 1); s.is(j, and) && next > j+1 { // 去掉正在整改的和长期坚持的
			j = next - 1
			continue
		}
		if s.is(j, which, howMany, total, negation, status, working, already, share) || s.is(j, pause) && (!s.is(j+1, number, ordinal) || s.is(j+2, itemUnit)) {
			end = j
			break
		}
	}
	return s.exclude(start, end, end)
}

// ends reports whether nothing but function words stands from token i to the end
// of its clause.
func (s *sentence) ends(i int) bool {
	for s.is(i, filler, ask, already) {
		i++
	}
	return i >= len(s.tokens) || s.is(i, pause)
}

// exclude reads the tokens from start to end as what is excluded, and takes
// them up to after.
func (s *sentence) exclude(start, end, after int) Exclusion {
	part := &sentence{runes: s.runes, tokens: append([]token(nil), s.tokens[start:end]...), headings: s.headings}
	var e Exclusion
	if e.Places, _ = part.placesByNumber(); len(e.Places) == 0 {
		e.Places = part.pointedAt()
	}
	e.Numbers = part.numbers()
	for p := part.statusPhrase(); p.known(); p = part.statusPhrase() {
		e.Statuses = append(e.Statuses, p.statuses...)
	}
	if len(e.Places)+len(e.Numbers)+len(e.Statuses) == 0 {
		e.Places = part.placesByWords(asking{})
	}
	if words := part.subject(); words != "" && len(e.Places)+len(e.Numbers)+len(e.Statuses) == 0 {
		e.Mention = []string{words}
	}
	first := start
	if first > 0 && s.tokens[first-1].role == without {
		first--
	}
	s.take(first, after)
	s.excluded = first
	return e
}

// pointedAt takes a heading whose items are pointed at: 财经纪律那四条.
func (s *sentence) pointedAt() []Place {
	for i := range s.tokens {
		if !s.is(i, filler) || s.at(i).text != "那" && s.at(i).text != "这" || !s.is(i+1, number, howMany) || !s.is(i+2, itemNoun, itemUnit) {
			continue
		}
		start := i
		for start > 0 && !s.at(start-1).used && !s.is(start-1, pause) {
			start--
		}
		if place, ok := s.headingWith(s.phrase(start, i), true); ok {
			s.take(start, i+3)
			return []Place{place}
		}
	}
	return nil
}
