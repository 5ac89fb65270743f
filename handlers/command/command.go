// Package command works out what a slash command asks for: its name, the item
// numbers, and the words after them, in Chinese or English. It carries nothing
// out.
package command

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Name is a command.
type Name string

// The commands.
const (
	Help     Name = "help"
	List     Name = "list"
	Status   Name = "status"
	Assign   Name = "assign"
	Due      Name = "due"
	Note     Name = "note"
	Evidence Name = "evidence"
	Wait     Name = "wait"   // 需协调
	Extend   Name = "extend" // 延期
	Nudge    Name = "nudge"  // 催办
	Remind   Name = "remind"
	Receive  Name = "receive" // 签收
	Text     Name = "text"    // 全文
	Next     Name = "next"    // the next hit of a question
	Digest   Name = "digest"
	Snooze   Name = "snooze"  // leave out of digests for a while
	Promise  Name = "promise" // 遗留事项
	Rate     Name = "rate"    // what one thinks of an answer
	Office   Name = "office"  // hand a question to the office
	Meant    Name = "meant"   // which item one meant by a question
	Aliases  Name = "aliases" // 说法: wordings that stand for items
	Export   Name = "export"
	History  Name = "history"
	Undo     Name = "undo"
	Close    Name = "close"
	Reopen   Name = "reopen"
	Search   Name = "search"
	Ask      Name = "ask"
)

// names are the words for each command, as people type them.
var names = map[Name][]string{
	Help:     {"help", "帮助", "使用帮助", "怎么用", "用法"},
	List:     {"list", "ls", "列表", "清单", "列出", "台账"},
	Status:   {"status", "set", "update", "状态", "更新", "改状态", "上报"},
	Assign:   {"assign", "owner", "分派", "指派", "派给", "责任人", "分配"},
	Due:      {"due", "deadline", "期限", "限期", "时限", "截止"},
	Note:     {"note", "comment", "备注", "说明", "进展"},
	Evidence: {"evidence", "proof", "佐证", "证据", "附件", "材料"},
	Wait:     {"wait", "waiting", "blocked", "需协调", "协调"},
	Extend:   {"extend", "extension", "延期", "申请延期", "展期"},
	Nudge:    {"nudge", "chase", "催办", "催", "督办"},
	Remind:   {"remind", "reminder", "提醒", "提醒我"},
	Receive:  {"receive", "received", "ack", "签收", "收到"},
	Text:     {"text", "全文", "原文"},
	Digest:   {"digest", "提要", "日报", "每日提要"},
	Snooze:   {"snooze", "暂不提醒"},
	Promise:  {"promise", "commitment", "承诺", "后续"},
	Next:     {"next"},
	Rate:     {"rate-answer"},
	Office:   {"ask-office", "问整改办", "转整改办"},
	Meant:    {"meant"},
	Aliases:  {"aliases", "alias", "说法", "别名"},
	Export:   {"export", "download", "导出", "下载"},
	History:  {"history", "log", "历史", "记录", "变更记录", "经过"},
	Undo:     {"undo", "revert", "撤销", "撤回", "取消上一步"},
	Close:    {"close", "closeoff", "close-off", "销号", "办结销号"},
	Reopen:   {"reopen", "re-open", "重新打开", "重开", "退回", "打回"},
	Search:   {"search", "find", "搜索", "查找", "搜"},
	Ask:      {"ask", "问", "提问"},
}

// A Command is what somebody typed after "/rectify".
type Command struct {
	Name    Name
	Numbers []int  // the items named, in order, ranges expanded, without repeats
	Words   string // what follows the name and the numbers
}

// Parse reads a command. Where the first word is no command, ok is false.
// Chinese words need no space before a number: 状态11.
func Parse(text string) (c Command, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Command{Name: Help}, true
	}
	name, rest := split(text)
	if name == "" {
		return Command{}, false
	}
	c = Command{Name: name, Words: strings.TrimSpace(rest)}
	if name.takesNumbers() {
		c.Numbers, c.Words = numbers(c.Words, name == Due || name == Extend || name == Remind || name == Next || name == Promise || name == Meant)
	}
	return c, true
}

// takesNumbers reports whether item numbers follow the command's name.
func (n Name) takesNumbers() bool {
	switch n {
	case Help, List, Search, Ask, Export, Rate, Office, Digest, Aliases:
		return false
	}
	return true
}

// split takes the command's name off the text, the longest that fits.
func split(text string) (name Name, rest string) {
	folded := strings.ToLower(text)
	longest := ""
	for n, words := range names {
		for _, w := range words {
			if len(w) > len(longest) && strings.HasPrefix(folded, w) && endsName(w, folded[len(w):]) {
				name, longest = n, w
			}
		}
	}
	if longest == "" {
		return "", text
	}
	return name, strings.TrimLeft(text[len(longest):], " :：\t\u3000")
}

// endsName reports whether the name ends before rest: at its end, before a
// space, or, in Chinese, before a number.
func endsName(name, rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case size == 0, unicode.IsSpace(r), r == ':', r == '：':
		return true
	case name[0] < unicode.MaxASCII:
		return false
	}
	return unicode.IsDigit(r) || strings.ContainsRune("第#(（", r)
}

// mostSlips is how many letters may be wrong in a word that is still taken for
// a command.
const mostSlips = 2

// askingWords begin questions: "what" is no slip of "wait".
var askingWords = []string{"what", "which", "who", "whose", "when", "where", "why", "how", "are", "does", "did", "can", "any", "anything", "show"}

// Nearest is the command whose name is most like the first word of text, where
// one is like it at all: "lsit" is list. Only single words of letters are
// compared, since anything else is a question.
func Nearest(text string) (Name, bool) {
	first, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(text)), " ")
	if len(first) < 3 || slices.Contains(askingWords, first) || strings.IndexFunc(first, func(r rune) bool { return r < 'a' || r > 'z' }) >= 0 {
		return "", false
	}
	var best Name
	fewest := mostSlips + 1
	for n, words := range names {
		for _, w := range words {
			if d := distance(first, w); d < fewest && d < len(w)/2+1 || d == fewest && d <= mostSlips && n < best {
				best, fewest = n, d
			}
		}
	}
	return best, best != ""
}

// distance is the number of letters to insert, delete, replace or swap with
// their neighbour to make one word of the other (optimal string alignment).
func distance(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
