package question

import (
	"strings"
	"unicode"
)

// placesByNumber takes headings named by number: 第一部分, 第一和第三部分,
// (二), section two. A smaller heading after a larger one is a subsection:
// 第一部分第2小节. Those of 不在第一部分 are outside.
func (s *sentence) placesByNumber() (in, outside []Place) {
	out, before := &in, 0 // a subsection that is named before its section
	for i := 0; i < len(s.tokens); i++ {
		numbers, end, small := s.headingAt(i)
		for _, n := range numbers {
			switch {
			case small && len(*out) > 0:
				(*out)[len(*out)-1].Subsection = n
				continue
			case small && isLatin([]rune(s.at(end - 1).text)[0]) && before == 0:
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
func (s *sentence) notIn(i int) bool {
	j := i - 1
	for s.is(j, filler, inside) {
		j--
	}
	if j == i-1 || !s.is(j, negation) {
		return false
	}
	s.take(j, i)
	return true
}

// headingAt reads the headings named at token i.
func (s *sentence) headingAt(i int) (numbers []int, end int, small bool) {
	if s.is(i, first) && s.is(i+1, heading) && isLatin([]rune(s.at(i + 1).text)[0]) { // first section
		return []int{1}, i + 2, strings.HasPrefix(s.at(i+1).text, "sub")
	}
	if s.is(i, heading) && isLatin([]rune(s.at(i).text)[0]) && s.is(i+1, number) { // section two
		return []int{s.at(i + 1).value}, i + 2, strings.HasPrefix(s.at(i).text, "sub")
	}
	if s.is(i, bracket) && s.is(i+1, number) && s.is(i+2, bracket) && !isDigit(s.at(i+1).text) && // (二), not 第(二)项
		!s.is(i-1, ordinal) && !s.is(i+3, itemNoun, itemUnit) {
		end = i + 3
		if s.is(end, heading) {
			end++
		}
		return []int{s.at(i + 1).value}, end, false
	}
	j := i
	for {
		if s.is(j, ordinal) {
			j++
		}
		if s.is(j, bracket) && s.is(j+1, number) {
			j++
		}
		if !s.is(j, number) {
			return nil, i, false
		}
		numbers = append(numbers, s.at(j).value)
		j++
		if s.is(j, bracket) {
			j++
		}
		if s.is(j, heading) || s.is(j, aspect) && s.is(i, ordinal) {
			return numbers, j + 1, strings.HasPrefix(s.at(j).text, "小") || strings.HasPrefix(s.at(j).text, "sub") || s.at(j).text == "节" && len(numbers) > 0 && s.hasPart()
		}
		if s.is(j, ordinal) { // 第二第三部分
			continue
		}
		if !s.is(j, and, through) {
			return nil, i, false
		}
		j++
	}
}

// takeTitles takes the words behind a heading's number that only repeat its
// title: 第五部分乡村振兴.
func (s *sentence) takeTitles(places []Place) {
	for i := 1; i < len(s.tokens) && len(places) > 0; i++ {
		if !s.is(i, word) || !s.at(i-1).used {
			continue
		}
		end := i
		for s.is(end, word, filler, inside, number) && s.at(end).text != "的" && s.at(end).text != "有" { // 伍 of 队伍 reads as 5
			end++
		}
		place, ok := s.headingWith(s.verbatim(i, end), true)
		for _, p := range places {
			if ok && p.Section == place.Section {
				s.take(i, end)
			}
		}
	}
}

// hasPart reports whether the sentence also names a 部分, so that a 节 is
// something smaller.
func (s *sentence) hasPart() bool {
	for _, t := range s.tokens {
		if t.used && t.role == heading && t.text != "节" {
			return true
		}
	}
	return false
}

func isDigit(text string) bool { return text[0] >= '0' && text[0] <= '9' }

// placesByCue takes a heading named by its words where a cue says so:
// "党组抓整改那部分", "财经纪律方面有哪些问题", "作风建设不扎实下面有哪几条". Of
// several cues the one with the most words before it counts: 领域 of
// 重点领域和关键环节这块 is none.
func (s *sentence) placesByCue(a asking) []Place {
	var best Place
	from, to, most := 0, 0, 0
	for i := range s.tokens {
		under := s.is(i, inside) && (a.which || a.howMany)
		if !s.is(i, aspect, heading) && !under || len([]rune(s.at(i).text)) == 1 && !under { // 节 of 环节
			continue
		}
		start := i
		for start > 0 && !s.at(start-1).used && s.at(start-1).role != pause && s.at(start-1).role != which && s.at(start-1).role != howMany {
			start--
		}
		words := s.phrase(start, i)
		length := len([]rune(words))
		if under && length < surelyHeading || length <= most {
			continue
		}
		place, ok := s.headingWith(words, !under)
		if !ok && !under {
			place, ok = s.headingAtEnd(words)
		}
		if ok {
			best, from, to, most = place, start, i+1, length
		}
	}
	if most == 0 {
		return nil
	}
	s.take(from, to)
	return []Place{best}
}

// placesByWords takes a heading named by nothing but its words, which must
// then be all there is in a question for items.
func (s *sentence) placesByWords(a asking) []Place {
	if places := s.placesByCue(a); len(places) > 0 || !a.items {
		return places
	}
	if place, ok := s.headingWith(s.subject(), false); ok {
		for i := range s.tokens {
			if s.tokens[i].role == word {
				s.tokens[i].used = true
			}
		}
		return []Place{place}
	}
	return nil
}

// phrase is the text of the tokens from start to end without function words
// at its edges: "在党组抓整改" is 党组抓整改.
func (s *sentence) phrase(start, end int) string {
	for start < end && (s.is(start, filler, ask, mentions, and, already) || s.tokens[start].used) {
		start++
	}
	for start < end && (s.is(end-1, filler, ask, and, already) || s.tokens[end-1].used) {
		end--
	}
	return s.verbatim(start, end)
}

// surelyHeading is the number of characters from which words before 下面 or 里
// may name a heading.
const surelyHeading = 4

// shortestHeading is the number of characters that name a heading at least.
const shortestHeading = 2

// headingWith finds the heading that has the words, or nearly all of them: a
// subsection before a section, the shortest title first, since there the
// words are the most of it. With cued, the sentence says that they name a
// heading, and two words of it will do: 组织建设 for 组织路线…队伍建设.
func (s *sentence) headingWith(words string, cued bool) (best Place, found bool) {
	return s.headingOf(words, cued, false)
}

// bigWeight prefers a section that begins with the words to a subsection that has
// them, where the sentence asks for a section.
const bigWeight = 1.3

// headingOf is headingWith where the sentence may ask for a big heading: 那部分, not
// 那一节.
func (s *sentence) headingOf(words string, cued, big bool) (best Place, found bool) {
	if cued && Language(words) == "en" {
		return s.headingInEnglish(words)
	}
	words = string(fold([]rune(strings.ReplaceAll(words, " ", ""))))
	if len([]rune(words)) < shortestHeading {
		return Place{}, false
	}
	score := 0.0
	for p, title := range s.titles {
		if isChinese(words) && sharedPairs(words, title) == 0 && !(cued && isShort(words, title)) {
			continue // folding changes no Chinese character: most titles need none
		}
		weight := 1.2
		if p.Subsection == 0 {
			weight = 1 - lengthPenalty(title)
			if big && strings.HasPrefix(title, words) {
				weight = bigWeight
			}
		}
		folded := string(fold([]rune(title)))
		share := sharedPairs(words, folded)
		if cued && (hasHalves(words, folded) || isShort(words, folded)) {
			share = max(share, nearlyAll)
		}
		if share >= nearlyAll && share*weight > score {
			best, found, score = p, true, share*weight
		}
	}
	return best, found
}

func isChinese(words string) bool {
	return strings.IndexFunc(words, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
}

// nearlyAll is the share of a phrase's character pairs that a heading must have.
const nearlyAll = 0.75

// lengthPenalty prefers, among sections alike, the one with the shorter title.
func lengthPenalty(title string) float64 {
	return float64(min(len([]rune(title)), 100)) / 1000
}

// isShort reports whether two characters are what two words at the beginning of a title
// are shortened to: 固废 for 固体废物.
func isShort(words, title string) bool {
	short, runes := []rune(words), []rune(title)
	if len(short) != 2 || len(runes) < 4 || runes[0] != short[0] {
		return false
	}
	return runes[2] == short[1] || runes[3] == short[1]
}

// hasHalves reports whether four characters are two words of the title.
func hasHalves(words, title string) bool {
	runes := []rune(words)
	return len(runes) == 4 && strings.Contains(title, string(runes[:2])) && strings.Contains(title, string(runes[2:]))
}

// sharedPairs is the share of the neighbouring character pairs of a that
// stand in b.
func sharedPairs(a, b string) float64 {
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
