package text

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// statusList has a line for every word: the word, and what a command sets with it.
//
//go:embed status.tsv
var statusList string

// statusWords are the statuses that a word may mean: not_started, in_progress, rectified, closed, long_term.
var statusWords = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, row := range Rows(statusList) {
		out[row.Cells[0]] = strings.Fields(row.Cells[1])
	}
	return out
})

// A Status is what somebody typed where a status was expected.
type Status struct {
	// May are the statuses that the words may mean, as not_started, in_progress,
	// rectified, closed or long_term: none where they name none.
	May []string
	// Doubt says that the words around the status take it back, in whole or in
	// part: 完成了一半, done?, 还没完成.
	Doubt bool
	// Note is what follows a status without doubt, as typed; with doubt, all
	// that was typed.
	Note string
	// After is what follows the status word, as typed.
	After string
}

// ReadStatus reads a status at the beginning of what somebody typed, with a
// note that may follow it. Dates after today are in the future: done tomorrow is not
// done.
func ReadStatus(typed string, today time.Time) Status {
	line := NewLine(typed)
	start := skipLeads(line.Text)
	at := statusAt(line.Text, start)
	if at.end == 0 {
		return somewhere(line)
	}
	after := skipJoints(line.Text, at.end)
	rest := line.Text[after:]
	read := Status{May: statusWords()[at.word], Note: line.From(after), After: line.From(after)}
	done := !slices.Contains(read.May, "in_progress") && !slices.Contains(read.May, "not_started")
	if at.attached || takesBack(rest, done, today) {
		read.Doubt, read.Note = true, line.From(0)
		if at.attached {
			read.After = read.Note
		}
	}
	if len(rest) > longestStatus {
		return read
	}
	if second := ReadStatus(rest, today); len(second.May) == 1 && !second.Doubt && second.Note == "" && !slices.Contains(read.May, second.May[0]) {
		return Status{May: append(slices.Clone(read.May), second.May...), Doubt: true, Note: line.From(0), After: read.After}
	}
	return read
}

// somewhere finds a status that other words precede: they may be its
// negation, or part of it.
func somewhere(line Line) Status {
	for i, r := range line.Text {
		if before, _ := utf8.DecodeLastRuneInString(line.Text[:i]); isLatin(r) && isLatin(before) {
			continue
		}
		if at := statusAt(line.Text, i); at.end > 0 {
			return Status{May: statusWords()[at.word], Doubt: true, Note: line.From(0), After: line.From(0)}
		}
	}
	return Status{Note: line.From(0)}
}

// A found status word.
type found struct {
	word     string
	end      int  // behind it and its particles; 0 for none
	attached bool // other letters touch it: 完成大半
}

// longestStatus is no shorter than any status word, in bytes.
const longestStatus = 40

// particles follow a Chinese verb without changing what it says.
const particles = "了啦咯喽哦噢呀~"

// statusAt finds the longest status word at byte i of folded text.
func statusAt(s string, i int) (at found) {
	words := statusWords()
	for end := min(len(s), i+longestStatus); end > i && at.end == 0; end-- {
		word := s[i:end]
		if words[word] == nil {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[end:])
		if word[len(word)-1] < utf8.RuneSelf {
			if isLatin(next) || next == '_' {
				continue
			}
			beyond, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[end:], "-'/"))
			at = found{word, end, strings.ContainsRune("-'/", next) && end < len(s) && unicode.IsLetter(beyond)}
			return at
		}
		for end < len(s) && strings.ContainsRune(particles, next) {
			end += utf8.RuneLen(next)
			next, _ = utf8.DecodeRuneInString(s[end:])
		}
		at = found{word, end, end < len(s) && (unicode.IsLetter(next) || unicode.IsDigit(next))}
	}
	return at
}

// joints are between a status and what follows it.
const joints = " ,:;。，：；、!！~…."

func skipJoints(s string, i int) int {
	for {
		rest := strings.TrimLeft(s[i:], joints)
		if dash := strings.TrimLeft(rest, "-–—=>→"); dash == "" || strings.HasPrefix(dash, " ") {
			rest = strings.TrimLeft(dash, joints)
		}
		if next := len(s) - len(rest); next > i {
			i = next
			continue
		}
		return i
	}
}

// skipLeads passes over words that may precede a status: 改为, to, is.
func skipLeads(s string) int {
	i := skipJoints(s, 0)
	first := -1 // where a status begins that other letters touch: 已整改 of 已整改完毕
	for {
		switch at := statusAt(s, i); {
		case at.end > 0 && !at.attached:
			return i
		case at.end > 0 && first < 0:
			first = i
		}
		longest := 0
		for _, w := range doubtWords()["lead"] {
			after, ok := strings.CutPrefix(s[i:], w)
			if ok && len(w) > longest && (w[0] >= utf8.RuneSelf || after == "" || after[0] == ' ') {
				longest = len(w)
			}
		}
		if longest == 0 && first >= 0 {
			return first
		}
		if longest == 0 {
			return i
		}
		i = skipJoints(s, i+longest)
	}
}
