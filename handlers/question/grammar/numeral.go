package grammar

import (
	"slices"
	"strings"
	"unicode"

	"rectify/data/text"
)

// longestNumber keeps numbers within an int and away from phone numbers.
const longestNumber = 6

// ReadNumber reads a number at position i: digits, circled digits, Chinese
// numerals or English words. Digits that belong to a measure, a date or a
// word are no number here: "7家", "2022年", "3.6万", "U8".
func ReadNumber(runes []rune, i int) (value, end int) {
	switch r := runes[i]; {
	case r >= '①' && r <= '⑳':
		return int(r-'①') + 1, i + 1
	case r >= '0' && r <= '9':
		return readDigits(runes, i)
	case text.IsChineseNumeral(r):
		return readChinese(runes, i)
	case IsLatin(r) && (i == 0 || !IsLatin(runes[i-1])):
		return readEnglish(runes, i)
	}
	return 0, i
}

// isMeasure reports whether a measure is at i, rather than a word that
// begins like one: 分 of 分别.
func isMeasure(runes []rune, i int) bool {
	end, _ := lookUp(runes, i)
	return (runes[i] == '.' || strings.ContainsRune(text.Measures, runes[i])) && end <= i+1
}

func readDigits(runes []rune, i int) (value, end int) {
	if i > 0 && (IsLatin(runes[i-1]) || runes[i-1] == '.' && !(i > 1 && IsLatin(runes[i-2]))) { // no.31 is one, 3.6 is none
		return 0, i
	}
	for end = i; end < len(runes) && runes[end] >= '0' && runes[end] <= '9'; end++ {
		value = value*10 + int(runes[end]-'0')
		if end-i >= longestNumber {
			return 0, i
		}
	}
	if suffix, after := readLetters(runes, end); slices.Contains(ordinalSuffixes, suffix) {
		return value, after // 11th
	}
	if end < len(runes) && (isMeasure(runes, end) || IsLatin(runes[end])) {
		return 0, i
	}
	return value, end
}

// readChinese reads 十一, 四十, 一百零三, and 二三 digit by digit.
func readChinese(runes []rune, i int) (value, end int) {
	value, length := text.ChineseNumber(runes[i:])
	if end = i + length; length > longestNumber {
		return 0, i
	}
	if end < len(runes) && isMeasure(runes, end) {
		return 0, i
	}
	return value, end
}

var ordinalSuffixes = []string{"st", "nd", "rd", "th"}

// isEnglishOrdinal reports whether a number is worded as a place in a row:
// 11th, eleventh, forty-first.
func isEnglishOrdinal(worded string) bool {
	at := strings.LastIndexAny(worded, "- ") + 1
	return text.EnglishOrdinal(worded[at:]) > 0 || worded[at:] == "first" || strings.HasSuffix(worded, "th") || isDigit(worded) &&
		IsLatin(rune(worded[len(worded)-1]))
}

// readEnglish reads "eleven", "twenty-three", "forty two", "forty-second".
func readEnglish(runes []rune, i int) (value, end int) {
	value, length := text.EnglishNumber(string(runes[i:min(len(runes), i+longestEnglish)]))
	return value, i + length
}

// longestEnglish is no shorter than any English number, in letters.
const longestEnglish = 24

func readLetters(runes []rune, i int) (string, int) {
	end := i
	for end < len(runes) && unicode.IsLetter(runes[end]) && IsLatin(runes[end]) {
		end++
	}
	return string(runes[i:end]), end
}
