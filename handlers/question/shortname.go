package question

import (
	"slices"
	"strings"
)

// ShortFor reports whether one name of a unit is short for another, within one notice:
// 市应急局 for 市应急管理局, 乌岩县政府 for 乌岩县人民政府, but neither 市公安局 for 市公安局城东分局
// nor 第一中学 for 第十一中学.
func ShortFor(short, name string) bool {
	s, n := []rune(short), []rune(name)
	if len(s) < shortestShort || len(s) >= len(n) || s[0] != n[0] || !within(s, n) {
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
	if gaps(s, n) == 1 && last == n[len(n)-1] && !strings.Contains(fillsNames, out) {
		return false // 市医保中心 is another than 市医保信息中心
	}
	return slices.Contains(endings(n), last) && !strings.ContainsFunc(out, isNumeral)
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
