// Package shortname tells which shorter names of a unit mean it: 市应急局 for 市应急管理局.
package shortname

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Abbreviates reports whether one name of a unit is short for another, within one notice:
// 市应急局 for 市应急管理局, 乌岩县政府 for 乌岩县人民政府, but neither 市公安局 for 市公安局城东分局
// nor 第一中学 for 第十一中学.
func Abbreviates(short, name string) bool {
	s, n := []rune(short), []rune(name)
	if len(s) < Shortest || len(s) >= len(n) || s[0] != n[0] && !endsAlike(s, n) || !Within(s, n) {
		return false
	}
	last := s[len(s)-1]
	if strings.ContainsRune("局部处司院校所队", last) && slices.Contains(n[:len(n)-1], last) && !slices.Contains(s[:len(s)-1], last) {
		return false
	}
	if rest, ok := strings.CutPrefix(name, short); ok {
		return slices.Contains(restOfTail, rest) || slices.Contains(tails, rest)
	}
	out := dropped(s, n)
	if s[0] == n[0] && Gaps(s, n) == 1 && last == n[len(n)-1] && !strings.Contains(fillsNames, out) {
		return false // 市医保中心 is another than 市医保信息中心
	}
	return slices.Contains(Endings(n), last) && !strings.ContainsFunc(out, isNumeral)
}

// endsAlike reports whether a short name leaves out the first character of a name and
// ends as it does: 法警大队 of 司法警察大队.
func endsAlike(s, n []rune) bool {
	return len(s) > Shortest && s[0] == n[1] && slices.Equal(s[len(s)-2:], n[len(n)-2:]) && !slices.Equal(s, n[len(n)-len(s):]) && !strings.ContainsRune("省市县区州镇乡", n[0])
}

// fillsNames are words in the names of units that tell no two of them apart.
const fillsNames = "管理 监督管理 监督 人民 行政 综合 事务 工作 有限 责任 和 与 集团"

// restOfTail are what a name goes on with behind what it is shortened to.
var restOfTail = []string{"员会", "公室", "理委员会", "民政府"}

// dropped are the runes of a name that its short form leaves out.
func dropped(short, name []rune) string {
	var out []rune
	for _, c := range name {
		if len(short) > 0 && c == short[0] {
			short = short[1:]
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

func isNumeral(c rune) bool {
	return strings.ContainsRune("一二三四五六七八九十0123456789", c)
}

// Shortest is how long, in runes, a name must be at least that shortens another.
const Shortest = 3

// Find finds where a question shortens the name of a unit: 城管局 for
// 县城市管理局, 北笕乡 for 北笕乡政府. Its characters occur in the name in their
// order, the first near its beginning, and it ends as the name does or before
// 政府, 办事处 and the like.
func Find(text, name []rune) (from, to int) {
	ends := Endings(name)
	best := 0.0
	for end := Shortest; end <= len(text); end++ {
		if !slices.Contains(ends, text[end-1]) {
			continue
		}
		for start := max(0, end-len(name)); start <= end-Shortest; start++ {
			stretch := text[start:end]
			at := slices.Index(name, stretch[0])
			if at < 0 || at > farthestStart && !startsWord(stretch, name) || !Within(stretch, name) {
				continue
			}
			fit := float64(len(stretch)) - 0.3*float64(Gaps(stretch, name))
			if fit > best {
				best, from, to = fit, start, end
			}
			break
		}
	}
	return from, to
}

// startsWord reports whether a stretch begins as a word within a name does: behind 和,
// or with two characters that follow each other there.
func startsWord(stretch, name []rune) bool {
	for at := 1; at+1 < len(name); at++ {
		if name[at] == stretch[0] && (strings.ContainsRune("和与及、", name[at-1]) || name[at+1] == stretch[1]) {
			return true
		}
	}
	return false
}

// farthestStart is how far into a name what it is shortened to may begin: behind
// 市 or 澜川市.
const farthestStart = 3

// tails are what the names of units are shortened by.
var tails = []string{"公室", "人民政府", "政府", "办事处", "委员会", "管委会", "管理委员会", "有限公司", "有限责任公司", "集团", "股份有限公司"}

// Endings are the characters with which a name, or the name without its tail, ends.
func Endings(name []rune) []rune {
	if len(name) == 0 {
		return nil
	}
	out := []rune{name[len(name)-1]}
	s := string(name)
	for _, tail := range tails {
		if bare, ok := strings.CutSuffix(s, tail); ok && bare != "" {
			last, _ := utf8.DecodeLastRuneInString(bare)
			out = append(out, last)
			if strings.HasSuffix(tail, "委员会") {
				out = append(out, '委')
			}
		}
	}
	return out
}

// Within reports whether all characters of a stretch occur in a name, in their
// order.
func Within(stretch, name []rune) bool {
	i := 0
	for _, c := range name {
		if i < len(stretch) && stretch[i] == c {
			i++
		}
	}
	return i == len(stretch)
}

// Gaps counts where characters of the name are left out within a stretch.
func Gaps(stretch, name []rune) (n int) {
	i, last := 0, -1
	for at, c := range name {
		if i < len(stretch) && stretch[i] == c {
			if last >= 0 && at > last+1 {
				n++
			}
			i, last = i+1, at
		}
	}
	return n
}
