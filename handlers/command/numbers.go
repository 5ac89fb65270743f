package command

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// mostNumbers bounds what one command names.
const mostNumbers = 200

// numbers takes item numbers off the front of text: "5-8,12 done", "第11项
// 已整改", "#9、#11". What is no number is left in rest. Before a date, a space
// does not join: "due 11 2024-06-30" is about one item.
func numbers(text string, beforeDate bool) (list []int, rest string) {
	rest = text
	ranged := false
	for len(list) < mostNumbers {
		n, after, ok := one(rest)
		if !ok {
			break
		}
		from := n
		if ranged && len(list) > 0 && list[len(list)-1] < n {
			from = list[len(list)-1] + 1
		}
		for ; from <= n && len(list) < mostNumbers; from++ {
			if !slices.Contains(list, from) {
				list = append(list, from)
			}
		}
		var joined bool
		joined, ranged, rest = joint(after, beforeDate)
		if !joined {
			return list, strings.TrimSpace(after)
		}
	}
	return list, strings.TrimSpace(rest)
}

// one reads a number with what may stand around it: #11, 第11项, (11), 11号.
func one(text string) (n int, rest string, ok bool) {
	s := strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("#＃第(（", r) })
	digits := 0
	for _, r := range s {
		if folded := width.LookupRune(r).Folded(); folded != 0 {
			r = folded
		}
		if r < '0' || r > '9' || digits > 6 {
			break
		}
		n = n*10 + int(r-'0')
		digits++
	}
	if digits == 0 {
		return 0, text, false
	}
	rest = string([]rune(s)[digits:])
	for _, r := range rest {
		if strings.ContainsRune(")）项条个号款", r) {
			rest = strings.TrimPrefix(rest, string(r))
			continue
		}
		if unicode.IsLetter(r) && r < unicode.MaxLatin1 || r == '.' || strings.ContainsRune("年月日", r) {
			return 0, text, false // 3pm, 2024年
		}
		break
	}
	return n, rest, true
}

// joint reads what stands between two numbers. A space joins too, as long as
// a number follows and no date is due.
func joint(text string, beforeDate bool) (joined, ranged bool, rest string) {
	s := strings.TrimLeftFunc(text, unicode.IsSpace)
	for _, mark := range []string{"-", "–", "—", "~", "～", "至", "到"} {
		if after, found := strings.CutPrefix(s, mark); found && isNumber(after) {
			return true, true, after
		}
	}
	for _, mark := range []string{",", "，", "、", "和", "与", "及", "&", "and "} {
		if after, found := strings.CutPrefix(s, mark); found && isNumber(after) {
			return true, false, after
		}
	}
	if len(s) < len(text) && !beforeDate && isNumber(s) {
		return true, false, s
	}
	return false, false, text
}

func isNumber(text string) bool {
	_, _, ok := one(text)
	return ok
}
