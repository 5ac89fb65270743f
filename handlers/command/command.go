// Package command works out what a slash command asks for: its name, the item
// numbers, and the words after them, in Chinese or English. It carries nothing
// out.
package command

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/text"
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
	Status:   {"status", "set", "update", "状态", "更新", "改状态", "更新状态", "修改状态", "上报"},
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
	Office:   {"ask-office", "office", "问整改办", "转整改办"},
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
	Words   string // what follows the name and the numbers, as typed
	Wrong   string // numbers that make no sense, such as 3-1
	Spelt   bool   // a number is spelt out and may be a word of what follows: note two visits
}

// Parse reads a command. Where the first word is no command, ok is false.
// Chinese words need no space before a number: 状态11.
func Parse(typed string) (c Command, ok bool) {
	line := text.NewLine(typed)
	if line.Text == "" {
		return Command{Name: Help}, true
	}
	name, i := split(line.Text)
	if name == "" {
		return Command{}, false
	}
	c = Command{Name: name}
	if name.takesNumbers() {
		r := reader{s: line.Text, i: i, beforeDate: name == Due || name == Extend || name == Remind || name == Next || name == Promise || name == Meant}
		r.numbers()
		c.Numbers, c.Wrong, c.Spelt = r.list, r.wrong, r.spelt && !name.onlyItems()
		if i = r.i; len(c.Numbers) > 0 {
			i = afterMarks(line.Text, i)
		}
	}
	c.Words = line.From(i)
	if !name.freeText() {
		c.Words = strings.TrimSpace(courtesy.ReplaceAllString(c.Words, ""))
	}
	if !strings.ContainsFunc(c.Words, func(r rune) bool { return !unicode.IsPunct(r) && !unicode.IsSpace(r) }) && name != Note {
		c.Words = "" // status 11。
	}
	if c.Words == "" && name == Status && len(c.Numbers) > 0 && !courtesy.MatchString(typed) {
		c.Words = strings.TrimSpace(emojiEnd.FindString(typed)) // status 11 ✅: no word, but something was meant
	}
	return c, true
}

// emojiEnd are the emoji that a text ends with.
var emojiEnd = regexp.MustCompile(`(?:(?::[a-z0-9_+'-]+:|[\p{So}\x{FE0F}\x{200D}])\s*)+[\s\pP]*$`)

// Unquoted is what somebody typed without the lines of a message that they quote
// before it.
func Unquoted(typed string) string {
	rest := typed
	for strings.HasPrefix(strings.TrimSpace(rest), ">") || strings.HasPrefix(strings.TrimSpace(rest), "＞") {
		_, after, more := strings.Cut(strings.TrimSpace(rest), "\n")
		if !more {
			return typed
		}
		rest = after
	}
	return rest
}

// Lines cuts what somebody typed into commands, where each stands on a line of
// its own. A line that is no command goes on with the one before it.
func Lines(typed string) []string {
	var all []string
	for line := range strings.SplitSeq(text.Clean(typed), "\n") {
		c, ok := Parse(line)
		switch {
		case len(all) == 0, ok && line != "" && len(c.Numbers) > 0:
			all = append(all, strings.TrimSpace(line))
		default:
			all[len(all)-1] += "\n" + line
		}
	}
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return all
}

// courtesy is what people end a request with.
var courtesy = regexp.MustCompile(`(?i)(?:^|[\s,.;!~，。；！～…]+)(?:(?:[谢謝][谢謝]|多[谢謝]|感[谢謝]|辛苦|麻烦|麻煩|拜托|拜託|劳驾|勞駕)(?:您|你|大家|啦|了)*|thanks?(?: you)?(?: a lot| very much)?|thx|please|pls|:(?:pray|bow|thankyou):|🙏\x{FE0F}?)[\s,.;!~，。；！～…🙏]*$`)

// freeText reports whether all that follows the command is kept or asked as it
// was typed.
func (n Name) freeText() bool {
	switch n {
	case Note, Search, Ask, Office, Rate, Meant, Next, Aliases:
		return true
	}
	return false
}

// onlyItems reports whether the words after the numbers are no free text.
func (n Name) onlyItems() bool {
	switch n {
	case Status, History, Text, Receive, Undo, Due, Extend, Remind, Assign:
		return true
	}
	return false
}

// takesNumbers reports whether item numbers follow the command's name.
func (n Name) takesNumbers() bool {
	switch n {
	case Help, List, Search, Ask, Export, Rate, Office, Digest, Aliases:
		return false
	}
	return true
}

// split finds the command's name at the beginning of folded text, the longest
// that fits, and where what follows begins.
func split(s string) (name Name, after int) {
	longest := ""
	for n, words := range names {
		for _, w := range words {
			if len(w) > len(longest) && strings.HasPrefix(s, w) && endsName(n, w, s[len(w):]) {
				name, longest = n, w
			}
		}
	}
	return name, len(s) - len(strings.TrimLeft(s[len(longest):], " :,.;。，；：、="))
}

// endsName reports whether the name ends before rest: at its end, before a
// space or a mark, or before a number.
func endsName(n Name, name, rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	switch {
	case rest == "", unicode.IsSpace(r), strings.ContainsRune(":,.;。、=?!", r):
		return true
	case !n.takesNumbers():
		return false
	}
	number := reader{s: rest}
	value, ok := number.one()
	return ok && value > 0 && (unicode.IsDigit(r) || strings.ContainsRune("第#(", r) || name[0] > unicode.MaxASCII && text.IsChineseNumeral(r))
}

// mostSlips is how many letters may be wrong in a word that is still taken for
// a command.
const mostSlips = 2

// askingWords begin questions: "what" is no slip of "wait".
var askingWords = []string{"what", "which", "who", "whose", "when", "where", "why", "how", "are", "does", "did", "can", "any", "anything", "show"}

// Nearest is the command whose name is most like the first word of typed, where
// one is like it at all: "lsit" is list, and so are "/list" and "/rectifi list".
// Only single words of letters are compared, since anything else is a question.
func Nearest(typed string) (Name, bool) {
	s := text.NewLine(typed).Text
	word, slashed := strings.CutPrefix(s, "/")
	first, rest, _ := strings.Cut(word, " ")
	if len(first) >= len(program)-mostSlips && distance(first, program) <= mostSlips {
		first, rest, _ = strings.Cut(strings.TrimLeft(rest, " /"), " ")
		slashed = true
	}
	if name, end := split(strings.TrimSpace(first + " " + rest)); slashed && name != "" && end > 0 {
		return name, true
	}
	if len(first) < 3 || slices.Contains(askingWords, first) || strings.IndexFunc(first, func(r rune) bool { return r < 'a' || r > 'z' }) >= 0 {
		if slashed {
			return Help, true
		}
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
	if best == "" && slashed {
		best = Help
	}
	return best, best != ""
}

// program is what commands follow.
const program = "rectify"

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
