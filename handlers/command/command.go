// Package command has the table of commands and parses what people type: the
// command's name, item numbers and the remaining words, in Chinese or English. It
// only parses; package change carries commands out.
package command

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/text"
)

// Name identifies a command; it is also its first English name.
type Name string

// The commands.
const (
	Help       Name = "help"        // what can be asked and typed
	List       Name = "list"        // items, filtered
	Status     Name = "status"      // shows an item, or sets its status
	Assign     Name = "assign"      // makes people or units the owners
	Due        Name = "due"         // sets a due date
	Note       Name = "note"        // adds a progress note
	Evidence   Name = "evidence"    // adds a link as evidence
	Wait       Name = "wait"        // 需协调
	Extend     Name = "extend"      // 延期
	Nudge      Name = "nudge"       // 催办
	Remind     Name = "remind"      // reminds the person themselves
	Receive    Name = "receive"     // 签收
	Text       Name = "text"        // 全文
	Next       Name = "next"        // the next hit of a question
	Digest     Name = "digest"      // shows or subscribes to the digest
	Snooze     Name = "snooze"      // leave out of digests for a while
	Commitment Name = "commitment"  // 遗留事项
	Rate       Name = "rate-answer" // what one thinks of an answer
	Office     Name = "office"      // hand a question to the office
	Meant      Name = "meant"       // which item one meant by a question
	Aliases    Name = "aliases"     // 说法: learned wordings
	Notices    Name = "notices"     // 通报: which there are, and what they are called
	Export     Name = "export"      // sends the ledger as a workbook
	Import     Name = "import"      // a notice, a later text of one, or an edited ledger that was sent
	History    Name = "history"     // what happened to an item
	Undo       Name = "undo"        // takes the last change back
	Close      Name = "close"       // 销号
	Reopen     Name = "reopen"      // takes up an item that was done or closed off
	Search     Name = "search"      // answers from the text of the notices
	Ask        Name = "ask"         // answers a question
)

// A Command is what somebody typed after "/rectify".
type Command struct {
	Name    Name
	Notice  string // the key of their notice, folded, where it is named: 审计#11
	Mixed   bool   // it names items of several notices; Numbers are those of the first
	Numbers []int  // the items named, in order, ranges expanded, without repeats
	Words   string // what follows the name and the numbers, as typed
	Wrong   string // numbers that make no sense, such as 3-1
	Spelt   bool   // a number is spelt out and may be a word of what follows: note two visits
}

// Parse parses a command line without "/rectify". ok is false if the line does not
// begin with a command name. Chinese names need no space before a number: 状态11.
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
	if name.Is(Numbers) {
		r := reader{s: line.Text, i: i, beforeDate: name.Is(Dated)}
		r.numbers()
		c.Notice, c.Mixed, c.Numbers, c.Wrong, c.Spelt = r.notice, r.mixed, r.list, r.wrong, r.spelt && !name.Is(ItemsOnly)
		if i = r.i; len(c.Numbers) > 0 {
			i = afterMarks(line.Text, i)
		}
	}
	c.Words = line.From(i)
	if !name.Is(Free) {
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

// WithNotice returns a command line, or several, that name items by their numbers
// alone, with the key of their notice: "status 审计#11 done". Lines that name no
// items, or their notice already, stay as they are; a list is narrowed to the
// notice.
func WithNotice(typed, key string) string {
	lines := strings.Split(typed, "\n")
	for i, each := range lines {
		line := text.NewLine(each)
		name, at := split(line.Text)
		c, _ := Parse(each)
		switch {
		case name == List && !noticeWord.MatchString(line.Text):
			lines[i] = strings.TrimSpace(strings.TrimSpace(strings.TrimSuffix(each, line.From(at))) + " notice " + key + " " + line.From(at))
		case name != Next && len(c.Numbers) > 0 && c.Notice == "":
			at += len(line.Text[at:]) - len(strings.TrimLeft(line.Text[at:], " #"))
			after := line.From(at)
			before := strings.TrimRight(strings.TrimSuffix(text.Clean(each), after), " #＃")
			lines[i] = before + " " + key + "#" + strings.TrimLeft(after, " #＃")
		}
	}
	return strings.Join(lines, "\n")
}

// Cut parts a command line after the command's name; ok is false where it begins
// with none.
func Cut(typed string) (name Name, before, after string, ok bool) {
	line := text.NewLine(typed)
	name, at := split(line.Text)
	if name == "" {
		return "", "", typed, false
	}
	after = line.From(at)
	return name, strings.TrimSuffix(text.Clean(typed), after), after, true
}

// TakesLinks reports whether what follows "/rectify" names addresses to keep.
func TakesLinks(typed string) bool {
	c, ok := Parse(Unquoted(typed))
	return ok && c.Name.Is(Links)
}

// InChinese is a command line with the Chinese name of its command: 备注 11 for note 11.
func InChinese(typed string) string {
	name, _, after, ok := Cut(typed)
	if !ok {
		return typed
	}
	for _, word := range name.Spec().Words {
		if text.HasHan(word) {
			return strings.TrimSpace(word + " " + after)
		}
	}
	return typed
}

// noticeWord is a list that is narrowed to a notice already.
var noticeWord = regexp.MustCompile(`^\S+ notice \S`)

// emojiEnd matches the emoji at the end of a text.
var emojiEnd = regexp.MustCompile(`(?:(?::[a-z0-9_+'-]+:|[\p{So}\x{FE0F}\x{200D}])\s*)+[\s\pP]*$`)

// Unquoted returns typed without leading quoted lines ("> …").
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

// Lines splits typed into commands, one per line. A line that is not a command
// belongs to the command before it.
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

// courtesy matches a closing "please" or "thank you".
var courtesy = regexp.MustCompile(`(?i)(?:^|[\s,.;!~，。；！～…]+)(?:(?:[谢謝][谢謝]|多[谢謝]|感[谢謝]|辛苦|麻烦|麻煩|拜托|拜託|劳驾|勞駕)(?:您|你` +
	`|大家|啦|了)*|thanks?(?: you)?(?: a lot| very much)?|thx|please|pls|:(?:pray|bow|thankyou):|🙏\x{FE0F}?)[\s,.;!~，。；！～…🙏]*$`)

// split returns the longest command name that folded text begins with, and the
// offset of the rest.
func split(s string) (name Name, after int) {
	longest := ""
	for _, spec := range Table {
		for _, w := range spec.all() {
			if len(w) > len(longest) && strings.HasPrefix(s, w) && endsName(spec.Name, w, s[len(w):]) {
				name, longest = spec.Name, w
			}
		}
	}
	return name, len(s) - len(strings.TrimLeft(s[len(longest):], " :,.;。，；：、="))
}

// endsName reports whether a name can end before rest: at the end of the line, a
// space, a mark or a number.
func endsName(n Name, name, rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	switch {
	case rest == "", unicode.IsSpace(r), strings.ContainsRune(":,.;。、=?!", r):
		return true
	case !n.Is(Numbers):
		return false
	}
	number := reader{s: rest}
	value, ok := number.one()
	return ok && value > 0 && (unicode.IsDigit(r) || strings.ContainsRune("第#(", r) || name[0] > unicode.MaxASCII && text.IsChineseNumeral(r))
}
