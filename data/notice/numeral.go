package notice

import "rectify/data/text"

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
	n, length := text.ChineseNumber(p.plain[i:])
	return n, i + length
}

// number reads an Arabic or a Chinese number at i.
func (p passage) number(i int) (n, end int) {
	if n, end = p.arabic(i); end > i {
		return n, end
	}
	return p.chinese(i)
}
