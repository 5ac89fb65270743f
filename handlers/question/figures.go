package question

import (
	"regexp"
	"unicode/utf8"
)

// figures are numbers that name no item: document numbers, whole dates, and
// amounts. They are read in folded text.
var figures = regexp.MustCompile(
	`\p{Han}{0,8}[〔［\[(【{《<]\s*(?:19|20)\d{2}\s*[〕］\])】}》>]\s*(?:第\s*)?\d+\s*号?` + // 三文广旅〔2023〕110号
		`|(?:19|20)\d{2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}(?:[日号])?` +
		`|(?:(?:19|20)\d{2}|[二〇零一三四五六七八九]{4})\s*年(?:\s*[\d一二三四五六七八九十]{1,3}\s*月(?:份|\s*[\d一二三四五六七八九十]{1,3}\s*[日号])?)?` +
		`|\d{1,2}\s*月\s*\d{1,2}\s*[日号]|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]` +
		`|[¥$￥]\s*\d[\d,]*(?:\.\d+)?` +
		`|\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*(?:多|余)?\s*` + unit +
		`|\d+(?:\.\d+)?\s*(?:多|余)?\s*(?:[万千百]?亿|[百千]?万|公顷|平方米|平米|公里|千米|亩|元|吨|%)(?:多|余)?[元亩吨]?` +
		`|\d{3,}\s+` + unit)

const unit = `(?:[万亿千百]|公顷|平方米|平米|公里|千米|[亩元吨米家人名次台套辆件册场处户张份%])`

// fixed are the stretches of folded text that hold figures, in runes, in order.
func fixed(folded []rune) (stretches [][2]int) {
	s := string(folded)
	for _, m := range figures.FindAllStringIndex(s, -1) {
		from := utf8.RuneCountInString(s[:m[0]])
		stretches = append(stretches, [2]int{from, from + utf8.RuneCountInString(s[m[0]:m[1]])})
	}
	return stretches
}
