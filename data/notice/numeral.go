package notice

// digitValues are the Chinese digits.
var digitValues = map[rune]int{
	'〇': 0, '零': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4,
	'五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
}

// arabic reads an ASCII number of at most eight digits at i. It returns the
// position after it; end == i where there is none.
func (p passage) arabic(i int) (n, end int) {
	end = i
	for end < p.len() && end-i < 8 && p.plain[end] >= '0' && p.plain[end] <= '9' {
		n = n*10 + int(p.plain[end]-'0')
		end++
	}
	return n, end
}

// chinese reads a Chinese number below a thousand at i: 七, 十一, 二十三, 一百零二,
// and digit by digit, 二〇二四. end == i where there is none.
func (p passage) chinese(i int) (n, end int) {
	total, digit := 0, 0
	for end = i; end < p.len() && end-i < 8; end++ {
		r := p.plain[end]
		value, isDigit := digitValues[r]
		switch {
		case isDigit:
			digit = digit*10 + value
		case r == '十':
			total, digit = total+10*max(digit, 1), 0
		case r == '百' && digit > 0:
			total, digit = total+100*digit, 0
		default:
			return total + digit, end
		}
	}
	return total + digit, end
}

// number reads an Arabic or a Chinese number at i.
func (p passage) number(i int) (n, end int) {
	if n, end = p.arabic(i); end > i {
		return n, end
	}
	return p.chinese(i)
}
