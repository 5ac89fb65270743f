package question

import (
	"slices"
	"strings"
	"unicode"
)

// longestNumber keeps numbers within an int and away from phone numbers.
const longestNumber = 6

// readNumber reads a number at position i: digits, circled digits, Chinese
// numerals or English words. Digits that belong to a measure, a date or a
// word are no number here: "7家", "2022年", "3.6万", "U8".
func readNumber(runes []rune, i int) (value, end int) {
	switch r := runes[i]; {
	case r >= '①' && r <= '⑳':
		return int(r-'①') + 1, i + 1
	case r >= '0' && r <= '9':
		return readDigits(runes, i)
	case chineseDigit(r) >= 0 || chineseUnits[r] > 0:
		return readChinese(runes, i)
	case isLatin(r) && (i == 0 || !isLatin(runes[i-1])):
		return readEnglish(runes, i)
	}
	return 0, i
}

// measures follow numbers that count or date something other than items.
const measures = "年月日时分秒%‰.家名人位次起元万亿千百辆台套处所间张份种类期批届级岁米亩吨里户天周倍年度场册本股"

// isMeasure reports whether a measure stands at i, rather than a word that
// begins like one: 分 of 分别.
func isMeasure(runes []rune, i int) bool {
	end, _ := lookUp(runes, i)
	return strings.ContainsRune(measures, runes[i]) && end <= i+1
}

func readDigits(runes []rune, i int) (value, end int) {
	if i > 0 && (isLatin(runes[i-1]) || runes[i-1] == '.' && !(i > 1 && isLatin(runes[i-2]))) { // no.31 is one, 3.6 is none
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
	if end < len(runes) && (isMeasure(runes, end) || isLatin(runes[end])) {
		return 0, i
	}
	return value, end
}

func chineseDigit(r rune) int {
	for value, digits := range [...]string{"零〇", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"} {
		if strings.ContainsRune(digits, r) {
			return value
		}
	}
	return -1
}

// chineseUnits are what digits are multiplied by; 廿 and 卅 stand by themselves.
var chineseUnits = map[rune]int{'十': 10, '拾': 10, '廿': 20, '卅': 30, '百': 100, '佰': 100}

// readChinese reads 十一, 四十, 一百零三, and 二三 digit by digit.
func readChinese(runes []rune, i int) (value, end int) {
	digit := -1 // not yet multiplied by a 十 or 百
	for end = i; end < len(runes) && end-i < longestNumber; end++ {
		r := runes[end]
		if r == '两' && end > i {
			break // 三十两条 are 三十, two of them
		}
		if d := chineseDigit(r); d >= 0 {
			digit = max(digit, 0)*10 + d
		} else if unit := chineseUnits[r]; unit > 0 {
			if digit < 0 {
				digit = 1
			}
			value, digit = value+digit*unit, -1
		} else {
			break
		}
	}
	if end < len(runes) && isMeasure(runes, end) {
		return 0, i
	}
	return value + max(digit, 0), end
}

var englishNumbers = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
	"seventy": 70, "eighty": 80, "ninety": 90,
}

// englishOrdinals leaves out "first", which the grammar knows as the start of
// a list.
var englishOrdinals = map[string]int{
	"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
	"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
}

var ordinalSuffixes = []string{"st", "nd", "rd", "th"}

// isEnglishOrdinal reports whether a number is worded as a place in a row:
// 11th, eleventh, forty-first.
func isEnglishOrdinal(text string) bool {
	at := strings.LastIndexAny(text, "- ") + 1
	return englishOrdinals[text[at:]] > 0 || text[at:] == "first" || strings.HasSuffix(text, "th") || isDigit(text) && isLatin(rune(text[len(text)-1]))
}

// readEnglish reads "eleven", "twenty-three", "forty two", "forty-second".
func readEnglish(runes []rune, i int) (value, end int) {
	first, end := readLetters(runes, i)
	if value = englishOrdinals[first]; value > 0 {
		return value, end
	}
	if value = englishNumbers[first]; value == 0 {
		return 0, i
	}
	if value >= 20 && end+1 < len(runes) && (runes[end] == '-' || runes[end] == ' ') {
		second, after := readLetters(runes, end+1)
		unit := max(englishNumbers[second], englishOrdinals[second])
		if second == "first" {
			unit = 1
		}
		if unit > 0 && unit < 10 {
			return value + unit, after
		}
	}
	return value, end
}

func readLetters(runes []rune, i int) (string, int) {
	end := i
	for end < len(runes) && unicode.IsLetter(runes[end]) && isLatin(runes[end]) {
		end++
	}
	return string(runes[i:end]), end
}
