package layout

import (
	"slices"

	"rectify/data/notice/source"
)

// latinLabel reads what English papers number headings with: II. and B. and B.1,
// in capital letters.
func latinLabel(p source.Passage) Label {
	if n, end := romanNumber(p, 0); end > 0 && p.Is(end, ".。") && p.Is(end+1, " ") {
		return Label{roman, n, end + 1}
	}
	n, end := letterNumber(p, 0)
	if end == 0 || !p.Is(end, ".。") {
		return Label{}
	}
	if part, stop := p.Arabic(end + 1); stop > end+1 && p.Is(stop, " .。:") {
		return Label{letterPoint, part, stop + 1}
	}
	if p.Is(end+1, " ") {
		return Label{letter, n, end + 1}
	}
	return Label{}
}

// letterNumber reads a single capital letter at i: B is 2. End is 0 if there is none.
func letterNumber(p source.Passage, i int) (n, end int) {
	if i >= p.Len() || p.Raw[i] < 'A' || p.Raw[i] > 'Z' || source.IsLatin(p, i+1) {
		return 0, 0
	}
	return int(p.Raw[i]-'A') + 1, i + 1
}

// romanNumerals are I to XX. A single C, D, L or M is the letter.
var romanNumerals = []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"}

// romanNumber reads a Roman numeral at i. End is 0 where there is none.
func romanNumber(p source.Passage, i int) (n, end int) {
	for end = i; end < p.Len() && slices.Contains([]rune("IVX"), p.Raw[end]); end++ {
	}
	if n = slices.Index(romanNumerals, string(p.Raw[i:end])) + 1; n == 0 {
		return 0, 0
	}
	return n, end
}

// capitalNumber reads a Roman numeral or a capital letter at i.
func capitalNumber(p source.Passage, i int) (n, end int) {
	if n, end = romanNumber(p, i); end > 0 && !source.IsLatin(p, end) {
		return n, end
	}
	return letterNumber(p, i)
}

// spelledNumbers are the numbers that English labels spell, from one.
var spelledNumbers = []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
	"fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}

// spelledNumber reads a number in English words at i: Recommendation One. End is 0 where
// there is none.
func spelledNumber(p source.Passage, i int) (n, end int) {
	for k, word := range spelledNumbers {
		if stop := i + len(word); p.Has(i, word) && !source.IsLatin(p, stop) {
			return k + 1, stop
		}
	}
	return 0, 0
}
