package document

import (
	"regexp"
	"slices"
	"strings"
)

// A numberedSheet is a sheet whose rows bear the numbers of findings.
type numberedSheet struct {
	head  int      // its line of heads
	names []string // of its columns
	at    int      // the column of numbers
	rows  []string // the lines below
}

// joinLists joins sheets that list different things of the same findings, such as
// 问题清单, 措施清单 and 责任清单, into the one that has the findings: the columns of
// the others are added, by the numbers of the findings.
func joinLists(parts []sheetLines) []sheetLines {
	var sheets []numberedSheet
	base := -1
	for i, p := range parts {
		s, ok := numbered(p.lines)
		if !ok {
			return parts
		}
		if slices.ContainsFunc(s.names, namesFinding) {
			if base >= 0 {
				return parts
			}
			base = i
		}
		sheets = append(sheets, s)
	}
	if base < 0 || len(parts) < 2 {
		return parts
	}
	of := sheets[base]
	line := map[string]int{}
	records := make([][]string, len(of.rows))
	for k, row := range of.rows {
		records[k] = strings.Split(row, "\t")
		if number := cellAt(records[k], of.at); number != "" {
			line[number] = k
		}
	}
	names := slices.Clone(of.names)
	for i, s := range sheets {
		if i == base {
			continue
		}
		first := len(names)
		for x, name := range s.names {
			if x != s.at {
				names = append(names, name)
			}
		}
		for _, row := range s.rows {
			cells := strings.Split(row, "\t")
			k, ok := line[cellAt(cells, s.at)]
			if !ok {
				return parts // of other findings
			}
			to := first
			for x := range s.names {
				if x == s.at {
					continue
				}
				for len(records[k]) <= to {
					records[k] = append(records[k], "")
				}
				if v := cellAt(cells, x); v != "" && v != records[k][to] {
					records[k][to] = oneLine(records[k][to] + "\n" + v)
				}
				to++
			}
		}
	}
	lines := slices.Clone(parts[base].lines[:of.head])
	lines = append(lines, strings.Join(names, "\t"))
	for _, r := range records {
		lines = append(lines, strings.TrimRight(strings.Join(r, "\t"), "\t"))
	}
	return []sheetLines{{parts[base].name, lines}}
}

// numbered finds the heads of a sheet that numbers its rows.
func numbered(lines []string) (s numberedSheet, ok bool) {
	for y, line := range lines[:min(len(lines), headRows)] {
		names := strings.Split(line, "\t")
		if at := slices.IndexFunc(names, namesNumber); at >= 0 && len(names) > 1 {
			return numberedSheet{y, names, at, lines[y+1:]}, true
		}
	}
	return s, false
}

func cellAt(cells []string, x int) string {
	if x >= len(cells) {
		return ""
	}
	return strings.TrimSpace(cells[x])
}

// namesNumber reports whether a head is that of the numbers of findings.
func namesNumber(head string) bool {
	return numberHead.MatchString(strings.ReplaceAll(oneLine(head), " ", ""))
}

// numberHead matches the names of the numbers of findings, without spaces.
var numberHead = regexp.MustCompile(`(?i)^(?:\p{Han}{0,2}[序编編][号號]|#|s/?n|rec\.?|(?:rec\.?|recommendation|finding|item|action|audit|issue)?(?:#|no|ref|reference|number|id)\.?)$`)

// namesFinding reports whether a head is that of the findings themselves.
func namesFinding(head string) bool {
	if namesNumber(head) {
		return false
	}
	for _, word := range []string{"问题", "finding", "recommendation", "issue"} {
		if strings.Contains(strings.ToLower(head), word) {
			return !strings.Contains(head, "类") // 问题类别, 问题分类
		}
	}
	return false
}
