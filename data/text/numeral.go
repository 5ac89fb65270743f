package text

import (
	"strconv"
	"unicode/utf8"
)

// Measures are the characters that follow a number which counts or dates
// something other than items: 7家, 2022年, 300亩.
const Measures = "年月日时分秒%‰家名人位次起元万亿千百辆台套处所间张份种类期批届级岁米亩吨里户天周倍年度场册本股"

// longestNumeral bounds a numeral, in runes.
const longestNumeral = 8

// chineseDigit is the value of a Chinese digit, formal ones included; -1 for
// other characters.
func chineseDigit(r rune) int {
	switch r {
	case '零', '〇':
		return 0
	case '一', '壹':
		return 1
	case '二', '两', '贰':
		return 2
	case '三', '叁':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陆':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	}
	return -1
}

// chineseUnits are what digits are multiplied by; 廿 and 卅 need none.
var chineseUnits = map[rune]int{'十': 10, '拾': 10, '廿': 20, '卅': 30, '百': 100, '佰': 100}

// IsChineseNumeral reports whether a character may begin a Chinese numeral.
func IsChineseNumeral(r rune) bool { return chineseDigit(r) >= 0 || chineseUnits[r] > 0 }

// ChineseNumber reads a numeral below a thousand at the beginning of runes: 七,
// 十一, 廿三, 一百零三, and digit by digit, 二〇二四. It returns how many runes it
// has; 0 where there is none.
func ChineseNumber(runes []rune) (value, end int) {
	digit := -1 // not yet multiplied
	for end < len(runes) && end < longestNumeral {
		r := runes[end]
		if r == '两' && end > 0 {
			break // 三十两条: thirty, two of them
		}
		if d := chineseDigit(r); d >= 0 {
			digit = max(digit, 0)*10 + d
		} else if unit := chineseUnits[r]; unit > 0 && (unit < 100 || digit > 0) {
			if digit < 0 {
				digit = 1
			}
			value, digit = value+digit*unit, -1
		} else {
			break
		}
		end++
	}
	return value + max(digit, 0), end
}

// ChineseNumeral writes 1 to 9,999 as 十一, 一百零五; other numbers in figures.
func ChineseNumeral(n int) string {
	const digits = "零一二三四五六七八九"
	if n <= 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	digit := func(d int) string { return string([]rune(digits)[d]) }
	out, zero := "", false
	for _, u := range []struct {
		value int
		name  string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / u.value % 10
		switch {
		case d == 0:
			zero = out != ""
			continue
		case zero:
			out += digit(0)
		}
		zero = false
		if !(u.value == 10 && d == 1 && out == "") {
			out += digit(d)
		}
		out += u.name
	}
	return out
}

// ChineseAmount reads a whole text as a Chinese numeral of any size: 三十五, 两千零四,
// 一亿两千万, and digit by digit, 二〇二四. ok is false where it is none.
func ChineseAmount(text string) (value float64, ok bool) {
	var total, section, last float64 // of what is before 万 or 亿, of the hundreds and tens behind it, of the digits in a row
	for _, r := range text {
		switch d := chineseDigit(r); {
		case d >= 0:
			last = last*10 + float64(d)
			continue
		case r == '亿':
			total, section = (total+section+last)*1e8, 0
		case r == '万':
			total, section = total+(section+last)*1e4, 0
		case r == '千' || r == '仟':
			section += max(last, 1) * 1e3
		case chineseUnits[r] > 0:
			section += max(last, 1) * float64(chineseUnits[r])
		default:
			return 0, false
		}
		last = 0
	}
	return total + section + last, text != ""
}

var englishCardinals = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
	"seventy": 70, "eighty": 80, "ninety": 90,
}

// englishOrdinals leaves out "first", which is also the start of a list.
var englishOrdinals = map[string]int{
	"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
	"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
}

// EnglishOrdinal is the value of an ordinal in lower case but for "first"; 0
// for other words.
func EnglishOrdinal(word string) int { return englishOrdinals[word] }

// EnglishNumber reads "eleven", "twenty-three", "forty two", "forty-second" at
// the beginning of text, in lower case. It returns how many bytes it has; 0
// where there is none.
func EnglishNumber(text string) (value, end int) {
	first := letters(text)
	if value = englishOrdinals[first]; value > 0 {
		return value, len(first)
	}
	if value = englishCardinals[first]; value == 0 {
		return 0, 0
	}
	end = len(first)
	if value >= 20 && end+1 < len(text) && (text[end] == '-' || text[end] == ' ') {
		second := letters(text[end+1:])
		unit := max(englishCardinals[second], englishOrdinals[second])
		if second == "first" {
			unit = 1
		}
		if unit > 0 && unit < 10 {
			return value + unit, end + 1 + len(second)
		}
	}
	return value, end
}

// WholeNumber reads a text that is nothing but a number: 11, 十一, eleven, fourth. It
// is 0 for other texts.
func WholeNumber(said string) int {
	if n, err := strconv.Atoi(said); err == nil {
		return n
	}
	if n, end := ChineseNumber([]rune(said)); end == utf8.RuneCountInString(said) {
		return n
	}
	if said == "first" {
		return 1
	}
	if n, end := EnglishNumber(said); end == len(said) {
		return n
	}
	return 0
}

// letters is the word of letters at the beginning of text.
func letters(text string) string {
	for i, r := range text {
		if !isLatin(r) {
			return text[:i]
		}
	}
	return text
}
