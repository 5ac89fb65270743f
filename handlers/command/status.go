package command

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/notice"
)

// statusWords are the words for a status that a command may set, longest
// first where one begins like another.
var statusWords = []struct {
	status notice.Status
	words  []string
}{
	{notice.NotStarted, []string{"not_started", "not-started", "notstarted", "todo", "未启动", "未开始", "没开始", "没启动"}},
	{notice.InProgress, []string{"in_progress", "in-progress", "inprogress", "progress", "doing", "wip", "open", "started", "正在整改", "整改中", "进行中", "正在推进", "推进中", "在办", "未完成"}},
	{notice.Rectified, []string{"rectified", "done", "finished", "complete", "completed", "fixed", "resolved", "已整改", "整改完成", "完成整改", "已完成", "整改到位", "完成", "办结", "已办结"}},
	{notice.LongTerm, []string{"long_term", "long-term", "longterm", "ongoing", "长期坚持", "长期整改", "持续整改", "持续推进", "长期"}},
	{notice.Closed, []string{"closed", "close", "closed_off", "已销号", "销号"}},
}

// SplitStatus takes a status off the front of text, in Chinese or English.
func SplitStatus(text string) (status notice.Status, rest string, ok bool) {
	text = strings.TrimSpace(text)
	folded := strings.ToLower(text)
	longest := 0
	for _, entry := range statusWords {
		for _, w := range entry.words {
			if len(w) > longest && strings.HasPrefix(folded, w) && endsStatus(w, folded[len(w):]) {
				status, longest, ok = entry.status, len(w), true
			}
		}
	}
	if !ok {
		return "", text, false
	}
	return status, strings.TrimLeft(text[longest:], " ,:;。，：；\t\u3000"), true
}

// endsStatus reports whether a status word ends before rest: English words
// end at anything but a letter; Chinese ones at a space or punctuation, since
// 完成情况 is no status.
func endsStatus(word, rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case size == 0:
		return true
	case word[0] < unicode.MaxASCII:
		return !unicode.IsLetter(r) && r != '_' && r != '-'
	}
	return unicode.IsSpace(r) || unicode.IsPunct(r) || r == '了'
}
