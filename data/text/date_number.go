package text

import "strings"

// figures reads at most eight figures at i.
func (r *dateReader) digits(i int) (n, count, end int) {
	for end = i; isDigit(r.at(end)) && end-i < 9; end++ {
		n = n*10 + int(r.at(end)-'0')
	}
	return n, end - i, end
}

// hanDigits are the Chinese digits, in order.
const hanDigits = "〇一二三四五六七八九"

func hanDigit(c rune) (int, bool) {
	if c == '两' {
		return 2, true
	}
	at := strings.IndexRune(hanDigits, c)
	return at / len("〇"), at >= 0
}

// isNumeral reports whether a character belongs to a number.
func isNumeral(c rune) bool {
	_, han := hanDigit(c)
	return han || isDigit(c) || c != 0 && strings.ContainsRune("十百廿卅", c)
}

// number reads a number below 10,000 in figures, or a Chinese one: 十五, 二〇二七.
// end == i where there is none.
func (r *dateReader) number(i int) (n, end int) {
	if n, count, end := r.digits(i); count > 0 {
		if count > 4 {
			return 0, i
		}
		return n, end
	}
	end = i
	for isNumeral(r.at(end)) && end-i < 6 {
		end++
	}
	if n, ok := hanNumber(r.runes[i:end]); ok {
		return n, end
	}
	return 0, i
}

// hanNumber reads Chinese digits in a row, or with 十 and 百.
func hanNumber(runes []rune) (n int, ok bool) {
	if len(runes) == 0 {
		return 0, false
	}
	if !strings.ContainsAny(string(runes), "十百廿卅") {
		for _, c := range runes {
			d, _ := hanDigit(c)
			n = n*10 + d
		}
		return n, len(runes) == 1 || len(runes) == 2 && runes[0] != '两' && runes[1] != '两' || len(runes) == 4
	}
	digit, had := 0, false // the digit before 十 or 百
	smallest := 1000
	for _, c := range runes {
		d, isDigit := hanDigit(c)
		unit := map[rune]int{'十': 10, '百': 100, '廿': 20, '卅': 30}[c]
		switch {
		case isDigit && had && digit != 0:
			return 0, false
		case isDigit:
			digit, had = d, true
		case unit >= smallest || had && digit == 0 && unit == 100:
			return 0, false
		case c == '廿' || c == '卅':
			if had && digit != 0 {
				return 0, false
			}
			n, smallest, had = n+unit, 10, false
		default:
			if !had || digit == 0 {
				digit = 1
			}
			n, smallest, digit, had = n+digit*unit, unit, 0, false
		}
	}
	return n + digit, true
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
