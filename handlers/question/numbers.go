package question

import "slices"

// mostNumbers bounds a range that somebody typed.
const mostNumbers = 200

// numbers takes the items named by number.
func (s *sentence) numbers() []int {
	var out []int
	for i := 0; i < len(s.tokens); i++ {
		numbers, end, named := s.series(i)
		if len(numbers) == 0 {
			continue
		}
		if s.isDemonstrative(i, end) {
			s.take(i, end)
			i = end - 1
			continue
		}
		if !named && !s.aloneBut(i, end) {
			i = end - 1
			continue
		}
		for _, n := range numbers {
			if !slices.Contains(out, n) && len(out) < mostNumbers {
				out = append(out, n)
			}
		}
		s.take(i, end)
		i = end - 1
	}
	return out
}

// series reads numbers that belong together, from token i: "第9条和第40条",
// "5到8", "items 9 and 11". named says that they must be items: they follow a
// word for items or 第, or stand before one.
func (s *sentence) series(i int) (numbers []int, end int, named bool) {
	j := i
	if s.is(j, itemNoun) && namesItems(s.at(j).text) && s.at(j).text[0] != 'i' || s.is(j, itemNoun) && precedesNumber(s.at(j).text) {
		j++
		named = true
	}
	for {
		n, next, sure := s.one(j)
		if next == j {
			break
		}
		named = named || sure
		if len(numbers) > 0 && s.is(j-1, through) {
			for k := numbers[len(numbers)-1] + 1; k < n && len(numbers) < mostNumbers; k++ {
				numbers = append(numbers, k)
			}
		}
		numbers = append(numbers, n)
		end, j = next, next
		if !s.is(j, through, and, pause) || s.at(j).text == "?" {
			break
		}
		j++
	}
	if len(numbers) > 0 && s.is(i, itemNoun) && s.is(end, itemUnit) {
		return nil, i, false // "问题3个"
	}
	return numbers, end, named
}

// precedesNumber tells the nouns that stand before a number: "问题37", "item 11".
func precedesNumber(noun string) bool {
	switch noun {
	case "问题", "事项", "条目", "item", "items", "finding", "findings", "issue", "issues", "problem", "problems",
		"no", "no.", "number", "matter", "point", "points", "case", "task":
		return true
	}
	return false
}

// one reads one number with what stands around it: 第11项, (11), 11号, 11.
func (s *sentence) one(i int) (n, end int, sure bool) {
	j := i
	if s.is(j, ordinal) {
		sure = true
		j++
	}
	bracketed := s.is(j, bracket)
	if bracketed {
		j++
	}
	if !s.is(j, number) {
		return 0, i, false
	}
	t := s.at(j)
	n = t.value
	j++
	if bracketed {
		if !s.is(j, bracket) {
			return 0, i, false
		}
		sure = true
		j++
	}
	if s.is(j, heading) {
		return 0, i, false // a place
	}
	after := s.at(j)
	isOrdinal := s.is(i, ordinal)
	switch {
	case s.is(j, itemUnit) && isOrdinal, s.is(j, itemNoun) && (isOrdinal || bracketed):
		j++
		for s.is(j, itemUnit, itemNoun) {
			j++
		}
	case s.is(j, itemNoun) && isLabelUnit(after.text, t):
		sure = true
		j++
	case isOrdinal && s.is(j, word) && after.from == t.to:
		return 0, i, false // 第一议题, 第五批
	}
	return n, j, sure
}

// isLabelUnit reports whether the unit makes a number without 第 a label: 11号,
// and in digits 11条; 三条 counts.
func isLabelUnit(unit string, t token) bool {
	digits := t.text[0] >= '0' && t.text[0] <= '9'
	switch unit {
	case "号", "号问题":
		return true
	case "条", "项":
		return digits
	}
	return false
}

// isDemonstrative recognises "这三条": it repeats what was named before.
func (s *sentence) isDemonstrative(i, end int) bool {
	before := s.at(i - 1)
	return before.role == filler && (before.text == "这" || before.text == "那" || before.text == "these") && s.is(i, number)
}

// aloneBut reports whether the sentence says nothing beside the numbers from
// i to end that would narrow or search: "9和11", "11现在啥情况".
func (s *sentence) aloneBut(i, end int) bool {
	for j, t := range s.tokens {
		if j >= i && j < end || t.used {
			continue
		}
		switch t.role {
		case word, setting, mentions, related, appears, howMany, total, share, first, last, inside, aspect, heading, doneVerb:
			return false
		}
	}
	return true
}

// edges takes "前五个", "the first three", "最后两项".
func (s *sentence) edges() (atFirst, atLast int) {
	for i := range s.tokens {
		if !s.is(i, first, last) {
			continue
		}
		j, n := i+1, 1
		if s.is(j, number) {
			n = s.at(j).value
			j++
		} else if s.at(i).text == "前" || s.at(i).text == "头" || s.at(i).text == "后" || s.at(i).text == "末" || s.at(i).text == "first" {
			continue
		}
		unit := j
		for s.is(j, itemUnit, itemNoun) {
			j++
		}
		if j == unit && !(s.is(j-1, number) && !s.is(j, word)) {
			continue
		}
		if s.is(i, first) {
			atFirst = n
		} else {
			atLast = n
		}
		s.take(i, j)
	}
	return atFirst, atLast
}
