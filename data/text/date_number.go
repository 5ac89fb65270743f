package text

import (
	"strings"
	"unicode/utf8"
)

// digits reads at most eight figures at i.
func (r *dateReader) digits(i int) (n, count, end int) {
	for end = i; isDigit(r.at(end)) && end-i < 9; end++ {
		n = n*10 + int(r.at(end)-'0')
	}
	return n, end - i, end
}

// hanDigit is the value of a Chinese digit.
func hanDigit(c rune) (int, bool) {
	d := chineseDigit(c)
	return d, d >= 0
}

// isNumeral reports whether a character belongs to a number.
func isNumeral(c rune) bool { return isDigit(c) || IsChineseNumeral(c) }

// number reads a number below 10,000 in figures, or a Chinese one: 十五, 二〇二七.
// end == i where there is none.
func (r *dateReader) number(i int) (n, end int) {
	if n, count, end := r.digits(i); count > 0 {
		if count > 4 {
			return 0, i
		}
		return n, end
	}
	n, length := ChineseNumber(r.runes[min(i, len(r.runes)):])
	digits := 0 // in a row: 三五 is no number, 二〇二七 is one
	for k := range length {
		if _, isDigit := hanDigit(r.at(i + k)); !isDigit {
			return n, i + length
		}
		digits++
	}
	if digits > 2 && digits != 4 {
		return 0, i
	}
	return n, i + length
}

// numberRange reads a number, or two that make a range: 3-5, 三到五. high is the
// later end.
func (r *dateReader) numberRange(i int) (low, high, end int) {
	low, end = r.number(i)
	high = low
	if end == i {
		return 0, 0, i
	}
	if _, joint := r.oneOf(r.skip(end), "-", "~", "至", "到", "to"); joint > r.skip(end) {
		if n, to := r.number(r.skip(joint)); to > r.skip(joint) && n > low {
			return low, n, to
		}
	}
	return low, high, end
}

// spelled reads an English cardinal, or the article for one: twenty-five, a. end
// == i where there is none.
func (r *dateReader) spelled(i int) (n, end int) {
	const longest = 24
	if n, end, ok := r.word("number", i); ok {
		return n, end
	}
	if !isLatin(r.at(i)) {
		return 0, i
	}
	words := string(r.runes[i:min(len(r.runes), i+longest)])
	n, size := EnglishNumber(words)
	if last := words[strings.LastIndexAny(words[:size], " -")+1 : size]; size == 0 || last == "first" || EnglishOrdinal(last) > 0 {
		return 0, i
	}
	return n, i + utf8.RuneCountInString(words[:size])
}
