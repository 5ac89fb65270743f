package draft

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"rectify/data/text"
)

// uncounted is a clause without the number before it: 一是, 二、, 第三, (4), 5. What only
// looks like one is part of what it says: 612.4万元, 三、四号楼.
func uncounted(clause string) (bare string, was bool) {
	at := counted.FindStringIndex(clause)
	if at == nil {
		return clause, false
	}
	next, _ := utf8.DecodeRuneInString(clause[at[1]:])
	if before := clause[:at[1]]; strings.ContainsRune("一二三四五六七八九十0123456789", next) && !strings.HasSuffix(before, "是") && !strings.HasSuffix(before, "）") && !strings.HasSuffix(before, ")") {
		return clause, false
	}
	return clause[at[1]:], true
}

// counted finds the number before a clause.
var counted = regexp.MustCompile(`^\s*(?:第?[一二三四五六七八九十]{1,3}(?:是|、|，|,)|[（(]?[一二三四五六七八九十\d]{1,3}[)）.．、])\s*`)

// numberedInside finds the numbers inside a note: 一是, 二是 after a stop.
var numberedInside = regexp.MustCompile(`(?:^|([。；;]))\s*[一二三四五六七八九十]{1,3}是`)

// clausesOf are the clauses of a note, without numbers of its own: it becomes part
// of a numbered list.
func clausesOf(note string) (all []string) {
	for _, clause := range strings.Split(numberedInside.ReplaceAllString(line(note), "$1\n"), "\n") {
		if clause = ended(clause); clause != "" {
			all = append(all, clause)
		}
	}
	return all
}

// enumerated joins clauses as 一是…二是…; one alone has no number.
func enumerated(list []string) string {
	if len(list) == 1 {
		return list[0]
	}
	var b strings.Builder
	for i, clause := range list {
		b.WriteString(text.ChineseNumeral(i+1) + "是" + clause)
	}
	return b.String()
}
