package grammar

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/pattern"
	"rectify/data/text"
)

// figures are numbers that name no item: document numbers, whole dates, and
// amounts. They are read in folded text.
var figures = pattern.MustCompile(
	`[〔［\[(【{《<]\s*(?:19|20)\d{2}\s*[〕］\])】}》>]\s*(?:第\s*)?\d+\s*号?` + // 三文广旅〔2023〕110号
		`|\d{1,4}\s*号(?:文件|文|令|公告|批复|函|通知)` + // 110号文
		`|[\d一二三四五六七八九十]{1,4}\s*号` + numberedThing +
		`|(?:19|20)\d{2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}(?:[日号])?` +
		`|(?:(?:19|20)\d{2}|[二〇零一三四五六七八九]{4})\s*年(?:\s*[\d一二三四五六七八九十]{1,3}\s*月(?:份|\s*[\d一二三四五六七八九十]{1,3}\s*[日号])?)?` +
		`|\d{1,2}\s*月\s*\d{1,2}\s*[日号]|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]` +
		`|[¥$￥]\s*\d[\d,]*(?:\.\d+)?` +
		`|\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*(?:多|余)?\s*` + unit +
		`|\d+(?:\.\d+)?\s*(?:多|余)?\s*(?:[万千百]?亿|[百千]?万|公顷|平方米|平米|公里|千米|亩|元|吨|%)(?:多|余)?[元亩吨]?` +
		`|\d{3,}\s+` + unit)

// numberedThing is what has a number besides items: 3号线, 2号罩棚, 2号烧结机. 3号线索 is an item.
const numberedThing = `(?:地铁|烧结|炼焦|焦|高|转|电|热风|加热|轧|铸造|除尘|引风|鼓风|起重|皮带|输送|盾构|掘进|发电|汽轮)?(?:线|楼|馆|厅|门|口|库|仓|井|炉|锅炉|罐|罩棚|厂房|车间|桥|隧道|公路|国道|省道|桩|栋|院|站|泵|闸|坝|池|矿|机组|机|变压器|船|岗|窗口|泊位|码头|地块|标段|车站|教学|宿舍|学生)`

const unit = `(?:[万亿千百]|公顷|平方米|平米|公里|千米|[亩元吨米家人名次台套辆件册场处户张份%])`

// longestIssuer bounds the issuer's code before the year of a document number, in runes.
const longestIssuer = 8

// figuresIn are the places of figures in folded text, in bytes, in order; those of
// document numbers begin with the issuer's code.
func figuresIn(folded string) [][]int {
	all := slices.DeleteFunc(figures.FindAllStringIndex(folded, -1), func(m []int) bool {
		return strings.HasSuffix(folded[m[0]:m[1]], "线") && strings.HasPrefix(folded[m[1]:], "索")
	})
	end := 0
	for _, m := range all {
		if opening, _ := utf8.DecodeRuneInString(folded[m[0]:]); strings.ContainsRune("〔［[(【{《<", opening) {
			for range longestIssuer {
				r, size := utf8.DecodeLastRuneInString(folded[end:m[0]])
				if !unicode.Is(unicode.Han, r) {
					break
				}
				m[0] -= size
			}
		}
		end = m[1]
	}
	return all
}

// fixed are the stretches of folded text that hold figures, in runes, in order.
func fixed(folded []rune) (stretches [][2]int) {
	s := string(folded)
	for _, m := range figuresIn(s) {
		from := utf8.RuneCountInString(s[:m[0]])
		stretches = append(stretches, [2]int{from, from + utf8.RuneCountInString(s[m[0]:m[1]])})
	}
	return stretches
}

var (
	yearInBrackets = pattern.MustCompile(`[〔［\[(【{《<]\s*((?:19|20)\d{2})\s*[〕］\])】}》>]\s*(第?)\s*(\d+)\s*号?`)
	numbered       = pattern.MustCompile(`号` + numberedThing)
	shortDocument  = pattern.MustCompile(`^(\d+)\s*号`)
	wholeDay       = pattern.MustCompile(`^((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})`)
)

// Figures are the document numbers, whole dates and amounts of a question, each
// in the forms in which a notice may write it, as typed first.
func Figures(typed string) (all [][]string) {
	folded := string(Fold([]rune(text.Simplify(typed))))
	for _, at := range figuresIn(folded) {
		m := strings.TrimSpace(folded[at[0]:at[1]])
		bare := strings.ReplaceAll(m, " ", "")
		forms := []string{m}
		if n := yearInBrackets.FindStringSubmatch(m); n != nil {
			head := strings.TrimSpace(m[:strings.Index(m, n[0])])
			for _, number := range []string{"〔%s〕%s%s号", "[%s]%s%s号", "(%s)%s%s号"} {
				number = fmt.Sprintf(number, n[1], n[2], n[3])
				forms = append(forms, lastHan(head)+number, number)
			}
		} else if numbered.MatchString(m) {
			continue // many items name it
		} else if n := shortDocument.FindStringSubmatch(m); n != nil {
			forms = append(forms, "〕"+n[1]+"号", "]"+n[1]+"号", ")"+n[1]+"号")
		} else if n := wholeDay.FindStringSubmatch(m); n != nil {
			month, _ := strconv.Atoi(n[2])
			day, _ := strconv.Atoi(n[3])
			forms = append(forms, fmt.Sprintf("%s年%d月%d日", n[1], month, day), fmt.Sprintf("%s年%02d月%02d日", n[1], month, day),
				fmt.Sprintf("%s-%02d-%02d", n[1], month, day))
		} else if strings.ContainsAny(m, "年月%") {
			continue // many sentences hold it
		} else {
			forms = append(forms, bare, strings.ReplaceAll(bare, ",", ""), thousands(bare))
		}
		all = append(all, forms)
	}
	return all
}

// lastHan is the issuer's code before the year of a document number, without
// the words of the question that touch it.
func lastHan(head string) string {
	runes := []rune(head)
	return string(runes[max(0, len(runes)-longestCode):])
}

// longestCode is how long an issuer's code is looked for, in runes.
const longestCode = 4

// thousands writes commas into the first number of an amount: 1300亩 as 1,300亩.
func thousands(amount string) string {
	digits := 0
	for digits < len(amount) && amount[digits] >= '0' && amount[digits] <= '9' {
		digits++
	}
	out := amount[digits:]
	for n := digits; n > 0; n -= 3 {
		part := amount[max(0, n-3):n]
		if n < digits {
			part += ","
		}
		out = part + out
	}
	return out
}
