package command

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rectify/data/text"
)

// mostNumbers is the largest number of items in one command.
const mostNumbers = 200

// A reader takes item numbers off the front of folded text: "5-8,12 done", "第11
// 项已整改", "#9、#11", 十一, eleven.
type reader struct {
	s          string
	i          int  // what is before it has been read
	beforeDate bool // a date follows: a space joins no numbers, as in "due 11 2024-06-30"

	notice string // the key before the first number: 审计#11
	mixed  bool   // there are numbers of another notice, too
	list   []int
	wrong  string // a range that runs backwards
	spelt  bool   // some number is a word
}

// numbers reads as many as there are.
func (r *reader) numbers() {
	ranged, spacedOnly, last := false, false, 0
	for len(r.list) < mostNumbers {
		from := r.i
		n, ok := r.one()
		if !ok {
			return
		}
		k := n
		if ranged && last > n && r.wrong == "" {
			r.wrong = fmt.Sprintf("%d-%d", last, n)
		}
		if ranged && last < n {
			k = last + 1
		}
		if !ranged && spacedOnly && last == n && r.wrong == "" {
			r.wrong = fmt.Sprintf("%d %d", n, n) // 1 1 may well be 11
		}
		for ; k <= n && len(r.list) < mostNumbers; k++ {
			if !slices.Contains(r.list, k) {
				r.list = append(r.list, k)
			}
		}
		last = n
		before := r.i
		joined, isRange := r.joint()
		spacedOnly = strings.Trim(r.s[before:r.i], " ") == ""
		if !joined || r.i == from {
			return
		}
		ranged = isRange
	}
}

var (
	// beforeNumber matches what may precede a number: #11, 第11项, (11), item 11.
	beforeNumber = regexp.MustCompile(`^(?:[\s#第(\[【]|items?\b|findings?\b|issues?\b|no\b\.?|number\b|问题|编号|序号)*`)
	// afterNumber matches what may follow one.
	afterNumber = regexp.MustCompile(`^(?:[)\]】项条号款]|个?问题|个)*`)
	figure      = regexp.MustCompile(`^\d{1,7}(?:st|nd|rd|th)?`)
	// clock is the rest of an hour: 11:30.
	clock = regexp.MustCompile(`^:[0-5]\d(?:\D|$)`)
	// wholeDate is a day with its year.
	wholeDate = regexp.MustCompile(`^(?:19|20)\d{2}[-/.年]\d{1,2}(?:[-/.月]\d{1,2})?(?:\D|$)`)
	leading   = regexp.MustCompile(`^\d+`)
	// noticeKey is the key of a notice before a number: 审计#11.
	noticeKey = regexp.MustCompile(`^\s*([\p{Han}a-z][\p{Han}a-z0-9-]{0,15})#\s*\d`)
)

// one reads one number with the marks and units around it. A number that counts or
// dates something is no item number: 3pm, 2024年, 80%, 1.5, 〔2023〕.
func (r *reader) one() (n int, ok bool) {
	at := r.i + len(beforeNumber.FindString(r.s[r.i:]))
	key := ""
	if m := noticeKey.FindStringSubmatch(r.s[r.i:]); m != nil && r.s[at:] != "" && !unicode.IsDigit(rune(r.s[at])) {
		key = m[1]
		at = r.i + strings.IndexByte(r.s[r.i:], '#') + 1
		at += len(r.s[at:]) - len(strings.TrimLeft(r.s[at:], " "))
	}
	rest := r.s[at:]
	length, spelt := 0, false
	if m := figure.FindString(rest); m != "" {
		length = len(m)
		for _, d := range leading.FindString(m) {
			n = n*10 + int(d-'0')
		}
	} else if runes := []rune(clipped(rest)); len(runes) > 0 && text.IsChineseNumeral(runes[0]) {
		value, end := text.ChineseNumber(runes)
		n, length, spelt = value, len(string(runes[:end])), true
	} else if value, end := text.EnglishNumber(rest); end > 0 && text.EnglishOrdinal(rest[:end]) == 0 {
		n, length, spelt = value, end, true
	}
	if length == 0 || wholeDate.MatchString(rest) {
		return 0, false
	}
	unit := len(afterNumber.FindString(rest[length:]))
	after := rest[length+unit:]
	next, size := utf8.DecodeRuneInString(after)
	second, _ := utf8.DecodeRuneInString(after[size:])
	switch {
	case after == "":
	case next == ':' && unit == 0 && !clock.MatchString(after): // due 11：6月底
	case unicode.IsLetter(next) && next < unicode.MaxLatin1, strings.ContainsRune(text.Measures+"点", next), next == '_',
		strings.ContainsRune(".,:", next) && unicode.IsDigit(second) && next != ',' && unit == 0:
		return 0, false
	case spelt && unit == 0 && unicode.IsLetter(next) && !strings.ContainsRune("已正未完长搞和与及至到", next):
		return 0, false // 备注一下
	}
	if key != "" && len(r.list) > 0 && key != r.notice {
		r.mixed = true
		return 0, false
	}
	r.notice = cmp.Or(r.notice, key)
	r.i, r.spelt = at+length+unit, r.spelt || spelt && unit == 0
	return n, true
}

// clipped is enough of a text to hold a numeral.
func clipped(s string) string {
	const most = 48
	if len(s) > most {
		s = s[:most]
	}
	return strings.ToValidUTF8(s, "")
}

// joint reads what joins two numbers, and reports whether it is there and makes a
// range. A space joins digits, as long as no date is due.
func (r *reader) joint() (joined, ranged bool) {
	s := strings.TrimLeft(r.s[r.i:], " ")
	spaced := len(s) < len(r.s)-r.i
	try := func(mark string) bool {
		after, ok := strings.CutPrefix(s, mark)
		next := reader{s: after}
		if _, isNumber := next.one(); !ok || !isNumber {
			return false
		}
		r.i = len(r.s) - len(after)
		return true
	}
	for _, mark := range []string{"-", "–", "—", "~", "〜", "至", "到", "to ", "through "} {
		if try(mark) {
			return true, true
		}
	}
	for _, mark := range []string{",", "，", "、", "和", "与", "及", "&", "+", "and "} {
		if try(mark) {
			return true, false
		}
	}
	if r.beforeDate {
		return false, false
	}
	if try("/") {
		return true, false
	}
	first := strings.TrimLeft(s, "#第(")
	return spaced && first != "" && unicode.IsDigit(rune(first[0])) && try(""), false
}

// afterMarks is the position after the marks that may separate the numbers from the
// words: "status 11: done", 状态11：已整改.
func afterMarks(s string, i int) int {
	rest := strings.TrimLeft(s[i:], " :,.;。，；：、=>→")
	if dash := strings.TrimLeft(rest, "-–—"); dash == "" || strings.HasPrefix(dash, " ") {
		rest = strings.TrimLeft(dash, " ")
	}
	return len(s) - len(rest)
}

// Another returns a second change in the words after a status, such as "status 9
// 已整改" or "，9 已整改"; empty if there is none.
func Another(note string) string {
	for _, as := range []string{note, "status " + note} {
		c, ok := Parse(as)
		if !ok || c.Name != Status || len(c.Numbers) == 0 || c.Words == "" {
			continue
		}
		if read := text.ReadStatus(c.Words, time.Time{}); len(read.May) == 1 && !read.Doubt {
			return note
		}
	}
	return ""
}

// someNumber finds a number that may be an item's: no day, count, price, hour or part of a word.
var someNumber = regexp.MustCompile(`(?:^|[^\d\p{Latin}.\-/:$€£¥￥年月])\d{1,3}(?:\s*$|\s*[^\d\s\p{Latin}.\-/:%％点` + text.Measures + `])`)

// NamesSomeNumber reports whether a sentence that was read as a command without items has a
// number that may be an item's, outside of the words that the command keeps.
func NamesSomeNumber(sentence string, c Command) bool {
	if len(c.Numbers) > 0 || c.Name == Status || c.Name == Note || c.Name == Evidence {
		return false
	}
	rest := strings.ToLower(sentence)
	for _, word := range strings.Fields(strings.ToLower(c.Words)) {
		rest = strings.Replace(rest, word, " ", 1)
	}
	return someNumber.MatchString(rest)
}
