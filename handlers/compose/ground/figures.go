package ground

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rectify/data/text"
)

// A figure is a number and what it counts: the character behind it, so that 35
// people are not 35 volumes. Where a number has no unit, it counts nothing.
type figure struct {
	value float64
	of    string
}

// A day has what is said of it: 0 for a year, a month or a day that is not.
type day struct{ year, month, day int }

var (
	chineseDay = func() *regexp.Regexp {
		const n = `(\d{1,2}|[一二三四五六七八九十]{1,3})`
		return regexp.MustCompile(`(\d{4}|[〇零一二三四五六七八九]{4})年(?:` + n + `月)?(?:` + n + `[日号])?|` + n + `月(?:` + n + `[日号])?|` + n + `[日号]`)
	}()
	isoDay     = regexp.MustCompile(`\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b`)
	englishDay = regexp.MustCompile(`\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(january|february|march|april|may|june|july|august|september|october` +
		`|november|december)(?:\s+(\d{1,2})(?:st|nd|rd|th)?\b)?(?:,?\s+(\d{4}))?`)
)

// daysOf are the days that a text speaks of.
func daysOf(said string) (all []day) {
	for _, m := range chineseDay.FindAllStringSubmatch(said, -1) {
		all = append(all, day{text.WholeNumber(m[1]), text.WholeNumber(m[2] + m[4]), text.WholeNumber(m[3] + m[5] + m[6])})
	}
	for _, m := range isoDay.FindAllStringSubmatch(said, -1) {
		all = append(all, day{text.WholeNumber(m[1]), text.WholeNumber(m[2]), text.WholeNumber(m[3])})
	}
	for _, m := range englishDay.FindAllStringSubmatch(said, -1) {
		if m[1]+m[3]+m[4] != "" { // "may" alone is a verb
			all = append(all, day{text.WholeNumber(m[4]), text.EnglishMonth(m[2]), text.WholeNumber(m[1] + m[3])})
		}
	}
	return all
}

// dates reports whether the text speaks of a day that no source does. It may
// say less of one, not more.
func dates(text string, cited []ready) bool {
	return slices.ContainsFunc(daysOf(text), func(d day) bool {
		return !slices.ContainsFunc(cited, func(r ready) bool {
			return slices.ContainsFunc(r.days, func(known day) bool {
				return (d.year == 0 || d.year == known.year) && (d.month == 0 || d.month == known.month) && (d.day == 0 || d.day == known.day)
			})
		})
	})
}

var (
	arabic  = regexp.MustCompile(`(\d[\d,]*(?:\.\d+)?)\s*(?:余|多)?\s*(万|亿|千|百|million|billion|thousand)?\s*(?:余|多)?\s*(%|\p{Han})?`)
	counted = regexp.MustCompile(`([零〇一二两三四五六七八九十百千万亿]*[零〇一二两三四五六七八九十百千万亿])(?:余` +
		`|多)?([个项条人名次元年月日号天家处本册场部件份期批起户套台辆亩倍轮届支篇幅副位所座间栋周岁吨米])`)
	percent      = regexp.MustCompile(`百分之([零〇一二两三四五六七八九十百]+)`)
	arabicDigits = regexp.MustCompile(`\d+`)
	itemNo       = regexp.MustCompile(`(?:第|item|no\.|items|问题|#)\s*(\d+)(?:\s*(?:、|,|和|and|-|–|至|到|to)\s*(?:第)?(\d+))*\s*(?:项|条|个问题)?`)
)

var scales = map[string]float64{"": 1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8, "thousand": 1e3, "million": 1e6, "billion": 1e9}

// figuresOf are the numbers in a text, days and document numbers included.
func figuresOf(text string) map[figure]bool {
	all := map[figure]bool{}
	for _, m := range arabic.FindAllStringSubmatch(text, -1) {
		value, err := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", ""), 64)
		if err != nil {
			continue
		}
		all[figure{value * scales[m[2]], m[3]}] = true
	}
	for _, m := range counted.FindAllStringSubmatch(text, -1) {
		if value := numeral(m[1]); value > 1 { // 一个, 一批: no number is meant
			all[figure{value, m[2]}] = true
		}
	}
	for _, m := range percent.FindAllStringSubmatch(text, -1) {
		all[figure{numeral(m[1]), "%"}] = true
	}
	return all
}

// numbers reports whether the text has a number that no source has of the same
// thing. The numbers of the items it cites, and how many they are, are its own.
func numbers(text string, cited []ready) bool {
	rest := itemNo.ReplaceAllStringFunc(text, func(named string) string {
		for _, n := range arabicDigits.FindAllString(named, -1) {
			if !slices.ContainsFunc(cited, func(r ready) bool { return strconv.Itoa(r.Item) == n }) {
				return named
			}
		}
		return " "
	})
	items := map[int]bool{}
	for _, r := range cited {
		items[r.Item] = true
	}
	for f := range figuresOf(rest) {
		if f.value == float64(len(items)) && slices.Contains([]string{"项", "条", "个", ""}, f.of) {
			continue
		}
		if !slices.ContainsFunc(cited, func(r ready) bool { return r.states(f) }) {
			return true
		}
	}
	return false
}

// states reports whether the source has the figure. A number without a Chinese
// unit, as in English, may count anything.
func (r ready) states(f figure) bool {
	if r.figures[f] {
		return true
	}
	for known := range r.figures {
		if known.value == f.value && (f.of == "" || known.of == "") {
			return true
		}
	}
	return false
}

// numeral reads a Chinese numeral; 0 for none.
func numeral(said string) float64 {
	value, _ := text.ChineseAmount(said)
	return value
}
