package draft

import (
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"rectify/data/ledger"
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

// reported are the entries of a history that tell of progress, without a report that the
// item is done that was sent back, and what its author wrote that day. Back is the entry
// that sent the last one back, where no report came after it; nil for none.
func reported(history []ledger.Entry) (kept []ledger.Entry, back *ledger.Entry) {
	for _, e := range history {
		switch e.Action {
		case ledger.Changed:
			kept = append(kept, e)
			if e.To.Done() {
				back = nil
			}
		case ledger.Reopened:
			at := len(kept) - 1
			for at >= 0 && (!kept[at].To.Done() || kept[at].From.Done()) {
				at--
			}
			if at < 0 {
				continue
			}
			claim := kept[at]
			for at > 0 && kept[at-1].By == claim.By && claim.At.Sub(kept[at-1].At) < 24*time.Hour {
				at--
			}
			kept, back = kept[:at], &e
		}
	}
	return kept, back
}
