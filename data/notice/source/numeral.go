package source

import "rectify/data/text"

// Arabic reads an ASCII number of at most eight digits at i. It returns the
// position after it; end == i where there is none.
func (p Passage) Arabic(i int) (n, end int) {
	end = i
	for end < p.Len() && end-i < 8 && p.Plain[end] >= '0' && p.Plain[end] <= '9' {
		n = n*10 + int(p.Plain[end]-'0')
		end++
	}
	return n, end
}

// Chinese reads a Chinese number below a thousand at i: 七, 十一, 二十三, 一百零二,
// and digit by digit, 二〇二四. end == i where there is none.
func (p Passage) Chinese(i int) (n, end int) {
	n, length := text.ChineseNumber(p.Plain[i:])
	return n, i + length
}

// Number reads an Arabic or a Chinese number at i.
func (p Passage) Number(i int) (n, end int) {
	if n, end = p.Arabic(i); end > i {
		return n, end
	}
	return p.Chinese(i)
}
