package question

import (
	"slices"
	"strings"
)

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
		if s.isDemonstrative(i, end) || s.isQuantity(i) {
			s.take(i, end)
			i = end - 1
			continue
		}
		named = named || len(numbers) > 1 && s.is(end, inside) // 10到15之间
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
		if len(numbers) > 0 && (s.is(j-1, through) || s.at(i-1).text == "between") {
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
		for s.is(j, through) {
			j++
		}
	}
	if len(numbers) > 1 {
		if after, ok := s.countOf(end, len(numbers)); ok {
			return numbers, after, true
		}
	}
	if len(numbers) > 0 && s.is(i, itemNoun) && s.is(end, itemUnit) {
		return nil, i, false // "问题3个"
	}
	return numbers, end, named
}

// countOf reads what counts numbers just named: 三条, 这三条, 这几个.
func (s *sentence) countOf(i, n int) (end int, ok bool) {
	for s.is(i, filler) && (s.at(i).text == "这" || s.at(i).text == "那") {
		i++
	}
	counts := s.is(i, number) && s.at(i).value == n || s.is(i, howMany) && s.at(i).text == "几"
	return i + 2, counts && s.is(i+1, itemNoun, itemUnit)
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
	if s.is(i-1, first, last) {
		return 0, i, false // 前10项
	}
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
	case isOrdinal && (after.text == "点" || after.text == "小点"):
		j++
	case isOrdinal && s.is(j, word) && slipsOfUnit[after.text]:
		sure = true // 第33象
		j++
	case isOrdinal && s.is(j, word) && after.from == t.to:
		return 0, i, false // 第一议题, 第五批
	case s.is(j, itemNoun) && isEnglishOrdinal(t.text):
		sure = true // the 11th finding
		j++
	}
	return n, j, sure
}

// slipsOfUnit are what is typed for 项 and 条 by sound.
var slipsOfUnit = map[string]bool{"象": true, "像": true, "向": true, "相": true, "想": true, "巷": true, "调": true, "跳": true, "挑": true}

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

// isQuantity recognises a number that tells how many there are: "剩下的3个",
// "3个没完成的", "46个问题完成了几个".
func (s *sentence) isQuantity(i int) bool {
	after := i + 1
	if !s.is(i, number) || !s.is(after, itemUnit, itemNoun) || s.at(after).text == "号" || s.is(i-1, itemNoun) {
		return false
	}
	for s.is(after, itemUnit, itemNoun) {
		after++
	}
	if end := s.statusAt(after); end > after && (s.at(end).text == "的" || strings.HasSuffix(s.at(end-1).text, "的")) {
		return true
	}
	before := i - 1
	for s.is(before, filler) {
		before--
	}
	if s.is(before, status, doneVerb) || s.is(i-1, which) {
		return true
	}
	return (s.find(after, howMany) > 0 || s.find(after, share) > 0) && !s.hasRole(0, len(s.tokens), word)
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
		case word, setting, mentions, related, appears, howMany, total, share, first, last, inside, aspect, heading:
			return false
		case doneVerb:
			if i > 0 {
				return false // "11完成没" names an item, "完成11" may count
			}
		}
	}
	return true
}

// fromEnd takes "倒数第二个问题", "the second item from the end", "second to
// last": -2. "倒数三个" are three.
func (s *sentence) fromEnd() []int {
	for i := range s.tokens {
		from, at := i, i+2 // where it begins, and its number
		end := at + 1
		switch {
		case s.is(i, last) && s.is(i+1, ordinal) && s.is(i+2, number):
		case s.is(i, number) && isEnglishOrdinal(s.at(i).text):
			at, end = i, i+1
			for s.is(end, itemUnit, itemNoun) {
				end++
			}
			if !s.is(end, last) {
				continue
			}
			end++
		default:
			continue
		}
		for s.is(end, itemUnit, itemNoun) {
			end++
		}
		s.take(from, end)
		return []int{-s.at(at).value}
	}
	return nil
}

// isPointing are words between the edge of a list and what stands there: 最后的那条.
var isPointing = map[string]bool{"的": true, "那": true, "这": true, "面": true}

// edges takes "前五个", "the first three", "最后两项".
// It also says at which token.
func (s *sentence) edges() (atFirst, atLast, at int) {
	for i := range s.tokens {
		if !s.is(i, first, last) {
			continue
		}
		j, n := i+1, 1
		for s.is(j, filler) && isPointing[s.at(j).text] && !s.is(j-1, number) {
			j++
		}
		pointed := j > i+1
		if s.is(j, number) {
			n = s.at(j).value
			j++
		} else if pointed || s.at(i).text == "first" && s.is(j, itemNoun) && s.at(j).text[len(s.at(j).text)-1] != 's' {
		} else if s.at(i).text == "前" || s.at(i).text == "头" || s.at(i).text == "后" || s.at(i).text == "末" || s.at(i).text == "first" || strings.HasPrefix(s.at(i).text, "先") {
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
		at = i
	}
	return atFirst, atLast, at
}
