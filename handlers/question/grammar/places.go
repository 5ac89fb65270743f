package grammar

import (
	"strings"

	"rectify/data/text"
)

// PlacesByNumber takes headings named by number: 第一部分, 第一和第三部分,
// (二), section two. A smaller heading after a larger one is a subsection:
// 第一部分第2小节. Those of 不在第一部分 are outside.
func (s *Sentence) PlacesByNumber() (in, outside []Place) {
	out, before := &in, 0 // a subsection that is named before its section
	for i := 0; i < len(s.Tokens); i++ {
		numbers, end, small := s.headingAt(i)
		if to, after, _ := s.headingAt(end + 1); len(numbers) == 1 && len(to) == 1 && !small && s.Is(end, Through) { // 第三章到第五章
			for n := numbers[0] + 1; n <= min(to[0], 99); n++ {
				numbers = append(numbers, n)
			}
			end = after
		}
		for _, n := range numbers {
			switch {
			case small && len(*out) > 0:
				(*out)[len(*out)-1].Subsection = n
				continue
			case small && IsLatin([]rune(s.at(end - 1).Text)[0]) && before == 0:
				before = n
				continue
			}
			if out = &in; s.notIn(i) {
				out = &outside
			}
			*out = append(*out, Place{Section: n, Subsection: before})
			before = 0
		}
		if len(numbers) > 0 {
			s.take(i, end)
			i = end - 1
		}
	}
	return in, outside
}

// notIn takes 不在 or "not in the" before token i.
func (s *Sentence) notIn(i int) bool {
	j := i - 1
	for s.Is(j, Filler, Inside) {
		j--
	}
	if j == i-1 || !s.Is(j, Negation) {
		return false
	}
	s.take(j, i)
	return true
}

// headingAt reads the headings named at token i.
func (s *Sentence) headingAt(i int) (numbers []int, end int, small bool) {
	if s.Is(i, First) && s.Is(i+1, Heading) && IsLatin([]rune(s.at(i + 1).Text)[0]) { // first section
		return []int{1}, i + 2, strings.HasPrefix(s.at(i+1).Text, "sub")
	}
	if s.Is(i, Heading) && IsLatin([]rune(s.at(i).Text)[0]) && s.Is(i+1, Number) { // section two
		numbers, end = []int{s.at(i + 1).value}, i+2
		for s.Is(end, And, Through) && s.Is(end+1, Number) && !s.Is(end+2, ItemNoun, ItemUnit) { // sections 1, 2 and 4; 2 to 4
			numbers, end = s.through(numbers, end, s.at(end+1).value), end+2
		}
		return numbers, end, strings.HasPrefix(s.at(i).Text, "sub")
	}
	if s.Is(i, Bracket) && s.Is(i+1, Number) && s.Is(i+2, Bracket) && !isDigit(s.at(i+1).Text) && // (二), not 第(二)项
		!s.Is(i-1, Ordinal) && !s.Is(i+3, ItemNoun, ItemUnit) {
		end = i + 3
		if s.Is(end, Heading) {
			end++
		}
		return []int{s.at(i + 1).value}, end, false
	}
	j := i
	for {
		if s.Is(j, Ordinal) {
			j++
		}
		if s.Is(j, Bracket) && s.Is(j+1, Number) {
			j++
		}
		if !s.Is(j, Number) {
			return nil, i, false
		}
		numbers = s.through(numbers, j-1, s.at(j).value)
		j++
		if s.Is(j, Bracket) {
			j++
		}
		if s.Is(j, Heading) || s.Is(j, Aspect) && s.Is(i, Ordinal) {
			return numbers, j + 1, strings.HasPrefix(s.at(j).Text, "小") || strings.HasPrefix(s.at(j).Text, "sub") || s.at(j).Text == "节" &&
				len(numbers) > 0 && s.hasPart()
		}
		if s.Is(j, Ordinal) { // 第二第三部分
			continue
		}
		if !s.Is(j, And, Through) {
			return nil, i, false
		}
		j++
	}
}

// through adds a number to those before it, with all between where the token at i says so.
func (s *Sentence) through(numbers []int, i, to int) []int {
	if s.Is(i, Ordinal) {
		i--
	}
	for len(numbers) > 0 && s.Is(i, Through) && to < 100 && numbers[len(numbers)-1]+1 < to {
		numbers = append(numbers, numbers[len(numbers)-1]+1)
	}
	return append(numbers, to)
}

// takeTitles takes the words behind a heading's number that only repeat its
// title: 第五部分乡村振兴.
func (s *Sentence) takeTitles(places []Place) {
	for i := 1; i < len(s.Tokens) && len(places) > 0; i++ {
		if !s.Is(i, Word) || !s.at(i-1).Used {
			continue
		}
		end := i
		for s.Is(end, Word, Filler, Inside, Number) && s.at(end).Text != "的" && s.at(end).Text != "有" { // 伍 of 队伍 reads as 5
			end++
		}
		place, ok := s.HeadingOf(s.verbatim(i, end), true, false)
		for _, p := range places {
			if ok && p.Section == place.Section {
				s.take(i, end)
			}
		}
	}
}

// hasPart reports whether the sentence also names a 部分, so that a 节 is
// something smaller.
func (s *Sentence) hasPart() bool {
	for _, t := range s.Tokens {
		if t.Used && t.Role == Heading && t.Text != "节" {
			return true
		}
	}
	return false
}

func isDigit(text string) bool { return text[0] >= '0' && text[0] <= '9' }

// SurelyHeading is the number of characters from which words before 下面 or 里
// may name a heading.
const SurelyHeading = 4

// ShortestHeading is the number of characters that name a heading at least.
const ShortestHeading = 2

// bigWeight prefers a section that begins with the words to a subsection that has
// them, where the sentence asks for a section.
const bigWeight = 1.3

// joints takes away what is said between two words of a heading: 采购和资金 of 采购实施与资金管理.
var joints = strings.NewReplacer("和", "", "与", "", "及", "", "、", "")

// HeadingOf is headingWith where the sentence may ask for a big heading: 那部分, not
// 那一节.
func (s *Sentence) HeadingOf(words string, cued, big bool) (best Place, found bool) {
	words = string(Fold([]rune(strings.ReplaceAll(words, " ", ""))))
	if len([]rune(words)) < ShortestHeading {
		return Place{}, false
	}
	score := 0.0
	for p, title := range s.Titles {
		if text.AllHan(words) && SharedPairs(words, title) == 0 && !(cued && IsShort(words, title)) {
			continue // folding changes no Chinese character: most titles need none
		}
		weight := 1.2
		if p.Subsection == 0 {
			weight = 1 - float64(min(len([]rune(title)), 100))/1000 // of sections alike, the one with the shorter title
			if big && strings.HasPrefix(title, words) {
				weight = bigWeight
			}
		}
		folded := string(Fold([]rune(title)))
		share := SharedPairs(words, folded)
		if cued && (hasHalves(words, folded) || hasHalves(joints.Replace(words), folded) || IsShort(words, folded)) {
			share = max(share, NearlyAll)
		}
		if share >= NearlyAll && share*weight > score {
			best, found, score = p, true, share*weight
		}
	}
	return best, found
}

// NearlyAll is the share of a phrase's character pairs that a heading must have.
const NearlyAll = 0.75

// IsShort reports whether two characters are what two words at the beginning of a title
// are shortened to: 固废 for 固体废物.
func IsShort(words, title string) bool {
	short, runes := []rune(words), []rune(title)
	if len(short) != 2 || len(runes) < 4 || runes[0] != short[0] {
		return false
	}
	return runes[2] == short[1] || runes[3] == short[1]
}

// hasHalves reports whether the words are two stretches of the title.
func hasHalves(words, title string) bool {
	runes := []rune(words)
	for at := 2; at+2 <= len(runes); at++ {
		if strings.Contains(title, string(runes[:at])) && strings.Contains(title, string(runes[at:])) {
			return true
		}
	}
	return false
}

// SharedPairs is the share of the neighbouring character pairs of a that
// stand in b.
func SharedPairs(a, b string) float64 {
	if strings.Contains(b, a) {
		return 1
	}
	runes := []rune(a)
	shared := 0
	for i := range len(runes) - 1 {
		if strings.Contains(b, string(runes[i:i+2])) {
			shared++
		}
	}
	return float64(shared) / float64(max(1, len(runes)-1))
}
