package grammar

import (
	"slices"
	"strings"

	"rectify/data/pattern"
)

// MostNumbers bounds a range that somebody typed.
const MostNumbers = 200

// numbers takes the items named by number.
func (s *Sentence) numbers() []int {
	var out []int
	for i := 0; i < len(s.Tokens); i++ {
		numbers, end, named := s.Series(i)
		if len(numbers) == 0 {
			continue
		}
		if s.IsDemonstrative(i) || s.IsQuantity(i) {
			s.take(i, end)
			i = end - 1
			continue
		}
		named = named || len(numbers) > 1 && s.Is(end, Inside) // 10到15之间
		if !named && (!s.aloneBut(i, end) || s.dates(i)) {
			i = end - 1
			continue
		}
		for _, n := range numbers {
			if !slices.Contains(out, n) && len(out) < MostNumbers {
				out = append(out, n)
			}
		}
		s.take(i, end)
		i = end - 1
	}
	return out
}

// Series reads numbers that belong together, from token i: "第9条和第40条",
// "5到8", "items 9 and 11". named says that they must be items: they follow a
// word for items or 第, or precede one.
func (s *Sentence) Series(i int) (numbers []int, end int, named bool) {
	j, through := i, false
	if s.Is(j, ItemNoun) && namesItems(s.at(j).Text) && s.at(j).Text[0] != 'i' || s.Is(j, ItemNoun) && precedesNumber(s.at(j).Text) {
		j++
		named = true
	}
	for {
		n, next, sure := s.One(j)
		if next == j && len(numbers) > 0 {
			n, next = s.lastOne(j)
		}
		if next == j {
			break
		}
		named = named || sure
		if len(numbers) > 0 && (through || s.at(i-1).Text == "between") {
			for k := numbers[len(numbers)-1] + 1; k < n && len(numbers) < MostNumbers; k++ {
				numbers = append(numbers, k)
			}
		}
		numbers = append(numbers, n)
		end, j = next, next
		if !s.Is(j, Through, And, Pause) || s.at(j).Text == "?" {
			break
		}
		through = s.Is(j, Through)
		for j++; s.Is(j, Through); j++ {
			through = true
		}
		if s.Is(j, ItemNoun) && precedesNumber(s.at(j).Text) && s.Is(j+1, Number) { // 问题15到问题19
			j++
		}
	}
	if len(numbers) > 1 {
		if after, ok := s.countOf(end, len(numbers)); ok {
			return numbers, after, true
		}
	}
	if len(numbers) > 0 && s.Is(i, ItemNoun) && s.Is(end, ItemUnit) {
		return nil, i, false // "问题3个"
	}
	return numbers, end, named
}

// lastOne reads the last item behind others: 第1条和最后一条, item 1 and the last one.
func (s *Sentence) lastOne(i int) (n, end int) {
	j := i
	for s.Is(j, Filler) {
		j++
	}
	if !s.Is(j, Last) {
		return 0, i
	}
	n = -1
	if j++; s.Is(j, Ordinal) && s.Is(j+1, Number) { // 倒数第二项
		n, j = -s.at(j+1).value, j+2
	}
	for ; s.Is(j, Number) && s.at(j).value == 1 || s.Is(j, Filler, ItemUnit, ItemNoun); j++ {
	}
	return n, j
}

// countOf reads what counts numbers just named: 三条, 这三条, 这几个.
func (s *Sentence) countOf(i, n int) (end int, ok bool) {
	for s.Is(i, Filler) && (s.at(i).Text == "这" || s.at(i).Text == "那") {
		i++
	}
	counts := s.Is(i, Number) && s.at(i).value == n || s.Is(i, HowMany) && s.at(i).Text == "几"
	return i + 2, counts && s.Is(i+1, ItemNoun, ItemUnit)
}

// precedesNumber tells the nouns that precede a number: "问题37", "item 11".
func precedesNumber(noun string) bool {
	switch noun {
	case "问题", "事项", "条目", "item", "items", "rec", "recs", "rec.", "finding", "findings", "issue", "issues", "problem", "problems",
		"no", "no.", "number", "matter", "point", "points", "case", "task":
		return true
	}
	return false
}

// One reads one number with the text around it: 第11项, (11), 11号, 11.
func (s *Sentence) One(i int) (n, end int, sure bool) {
	if s.Is(i-1, First, Last) {
		return 0, i, false // 前10项
	}
	j := i
	if s.Is(j, Ordinal) {
		sure = true
		j++
	}
	bracketed := s.Is(j, Bracket)
	if bracketed {
		j++
	}
	if !s.Is(j, Number) {
		return 0, i, false
	}
	t := s.at(j)
	n = t.value
	j++
	if bracketed {
		if !s.Is(j, Bracket) {
			return 0, i, false
		}
		sure = true
		j++
	}
	if s.Is(j, Heading) {
		return 0, i, false // a place
	}
	after := s.at(j)
	isOrdinal := s.Is(i, Ordinal)
	switch {
	case s.Is(j, ItemUnit) && isOrdinal && s.at(j+1).From == s.at(j).To && namesNoItem.MatchString(s.at(j+1).Text):
		return 0, i, false // 第二个地方
	case s.Is(j, ItemUnit) && isOrdinal, s.Is(j, ItemNoun) && (isOrdinal || bracketed):
		j++
		for s.Is(j, ItemUnit, ItemNoun) {
			j++
		}
	case !isOrdinal && s.Is(j, ItemNoun) && s.Is(j+1, Word) && s.countsLater(j):
		return n, j, false // 9条线索办结了几条
	case s.Is(j, ItemNoun) && isLabelUnit(after.Text, t):
		sure = true
		j++
	case isOrdinal && (after.Text == "点" || after.Text == "小点"):
		j++
	case isOrdinal && s.Is(j, Word) && slipsOfUnit[after.Text]:
		sure = true // 第33象
		j++
	case isOrdinal && s.Is(j, Word) && after.From == t.To:
		return 0, i, false // 第一议题, 第五批
	case isOrdinal && s.Is(j, Setting) && after.From == t.To && strings.HasPrefix(s.at(j+1).Text, "组"):
		return 0, i, false // 第三巡察组
	case s.Is(j, ItemNoun) && isEnglishOrdinal(t.Text):
		sure = true // the 11th finding
		j++
	}
	return n, j, sure
}

// countsLater reports whether the sentence asks, behind the unit at i, how many of
// the same it is: 几条.
func (s *Sentence) countsLater(i int) bool {
	many := s.Find(i, HowMany)
	return many > 0 && s.at(many+1).Text == s.at(i).Text
}

// namesNoItem begins what 第二个 numbers besides items.
var namesNoItem = pattern.MustCompile(`^(?:地方|人|月|季度|星期|礼拜|工作日|办法|方案|阶段|原因|系统|中心|选择)`)

// slipsOfUnit are what is typed for 项 and 条 by sound.
var slipsOfUnit = map[string]bool{"象": true, "像": true, "向": true, "相": true, "想": true, "巷": true, "调": true, "跳": true, "挑": true}

// isLabelUnit reports whether the unit makes a number without 第 a label: 11号,
// and in digits 11条; 三条 counts.
func isLabelUnit(unit string, t Token) bool {
	digits := t.Text[0] >= '0' && t.Text[0] <= '9'
	switch unit {
	case "号", "号问题":
		return true
	case "条", "项":
		return digits
	}
	return false
}

// IsQuantity recognises a number that tells how many there are: "剩下的3个",
// "3个没完成的", "46个问题完成了几个".
func (s *Sentence) IsQuantity(i int) bool {
	after := i + 1
	if !s.Is(i, Number) || !s.Is(after, ItemUnit, ItemNoun) || s.at(after).Text == "号" || s.Is(i-1, ItemNoun) {
		return false
	}
	for s.Is(after, ItemUnit, ItemNoun) {
		after++
	}
	if end := s.statusAt(after); end > after && (s.at(end).Text == "的" || strings.HasSuffix(s.at(end-1).Text, "的")) {
		return true
	}
	before := i - 1
	for s.Is(before, Filler) {
		before--
	}
	if s.Is(before, Status, DoneVerb) || s.Is(i-1, Which) || s.at(i-1).Text == "的" {
		return true
	}
	if s.Is(after, Inside) { // 36项里头有多少是
		if many := s.Find(after, HowMany); many > 0 && !s.Is(many+1, Word) {
			return true
		}
	}
	return (s.Find(after, HowMany) > 0 || s.Find(after, Portion) > 0) && !s.hasRole(0, len(s.Tokens), Word)
}

// IsDemonstrative recognises "这三条": it repeats what was named before.
func (s *Sentence) IsDemonstrative(i int) bool {
	before := s.at(i - 1)
	return before.Role == Filler && (before.Text == "这" || before.Text == "那" || before.Text == "these") && s.Is(i, Number)
}

// aloneBut reports whether the sentence says nothing but the numbers from
// i to end that would narrow or search: "9和11", "11现在啥情况".
func (s *Sentence) aloneBut(i, end int) bool {
	for j, t := range s.Tokens {
		if j >= i && j < end || t.Used {
			continue
		}
		switch t.Role {
		case Word:
			if !fieldWords[t.Text] {
				return false
			}
		case Setting, Mentions, Related, Appears, HowMany, Total, Portion, First, Last, Inside, Aspect, Heading:
			return false
		case DoneVerb:
			if i > 0 && (j < i || !IsLatin([]rune(t.Text)[0])) {
				return false // "11完成没", "is 11 done" name an item, "完成11" may count
			}
		}
	}
	return true
}

// Named reports whether the number from token i to end, though nothing says so, must be
// that of an item, for an English sentence asks for nothing but a field of it: is 8 done
// yet.
func (s *Sentence) Named(i, end int) bool {
	return Language(string(s.runes)) == "en" && s.Find(0, Which, HowMany) < 0 && s.aloneBut(i, end) && !s.dates(i)
}

// fieldWords are the English words that ask for a field of an item, which a bare number
// next to them names: when is 9 due.
var fieldWords = func() map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(`due owner owners owns own deadline deadlines responsible responsibility officer charge lead leads leading target date dates evidence proof
		support supports supporting supported help helps helping assists assigned accountable sponsor handles handling up going happening happened doing`) {
		all[w] = true
	}
	return all
}()

// dates reports whether the text before the number at i makes it a day or a year:
// due by 9.
func (s *Sentence) dates(i int) bool {
	switch s.at(i - 1).Text {
	case "in", "on", "at", "by", "before", "after", "until", "till", "since", "from", "within", "than":
		return true
	}
	return false
}

// fromEnd takes "倒数第二个问题", "the second item from the end", "second to
// last": -2. "倒数三个" are three.
func (s *Sentence) fromEnd() []int {
	for i := range s.Tokens {
		from, at := i, i+2 // where it begins, and its number
		end := at + 1
		switch {
		case s.Is(i, Last) && s.Is(i+1, Ordinal) && s.Is(i+2, Number):
		case s.Is(i, Number) && isEnglishOrdinal(s.at(i).Text):
			at, end = i, i+1
			for s.Is(end, ItemUnit, ItemNoun) {
				end++
			}
			if !s.Is(end, Last) {
				continue
			}
			end++
		default:
			continue
		}
		for s.Is(end, ItemUnit, ItemNoun) {
			end++
		}
		s.take(from, end)
		return []int{-s.at(at).value}
	}
	return nil
}
