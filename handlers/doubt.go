package handlers

import (
	"fmt"
	"strings"
	"unicode"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/command"
)

// notUnderstood says what was not understood, that nothing was changed, and
// what to type.
func notUnderstood(r Request, words, zh, en string, args ...any) Reply {
	l := r.TypedLang()
	return saying(l, l.Say("没看懂“%s”，没有更改。", "I did not understand “%s”; nothing was changed. ", text.Clip(words, longestEcho))+l.Say(zh, en, args...))
}

// longestEcho is how much of what somebody typed is repeated to them, in runes.
const longestEcho = 60

// statusNames are the words for the statuses that a command sets.
func statusNames(l Lang) string {
	return l.Say("未启动、正在整改、已整改、长期坚持、已销号", "not_started, in_progress, done, long_term or closed")
}

// longestCarried is a note that a button can carry, in bytes.
const longestCarried = 1200

// askStatus asks what was meant by a status that the words around it take back,
// or that may mean two, with what was typed as a progress note among the
// choices.
func askStatus(r Request, c command.Command, items []ledger.Item, read text.Status) *Reply {
	l := r.TypedLang()
	numbers, seen := numbersOf(items), seenOf(r, items)
	may := make([]string, len(read.May))
	for i, s := range read.May {
		may[i] = l.Say("“%s”", "“%s”", l.Status(notice.Status(s)))
	}
	sentence := l.Say("从“%s”不能确定是不是%s，%s没有更改。请选择：", "It is not clear whether “%s” means %s; %s was not changed. Please choose:",
		text.Clip(c.Words, longestEcho), strings.Join(may, l.Say("还是", " or ")), namedItems(l, items))
	reply := &Reply{Lang: l, Kind: KindItems, Source: FromRules, Items: refs(items), Parts: []Part{Paragraph{Text: sentence}}}
	var row Buttons
	if len(c.Words) > longestCarried {
		row = Buttons{{Label: l.Say("填写", "Fill in"), Command: fmt.Sprintf("status %d", items[0].Number), Seen: seen, As: AsForm, Main: true}}
	} else {
		for _, s := range read.May {
			row = append(row, Button{
				Label:   l.Say("设为“%s”", "Set it to “%s”", l.Status(notice.Status(s))),
				Command: strings.TrimSpace(fmt.Sprintf("status %s %s %s", numbers, s, spoken(read.After))), Seen: seen, Confirm: true,
			})
		}
		row = append(row, Button{Label: l.Say("只记为进展", "Save as a progress note"), Command: fmt.Sprintf("note %s %s", numbers, c.Words), Seen: seen, Confirm: true, Main: true})
	}
	reply.Parts = append(reply.Parts, row)
	return reply
}

// spoken is a note, empty where it holds no word.
func spoken(note string) string {
	if !strings.ContainsFunc(note, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return ""
	}
	return note
}

// numbersOf are the numbers of items as a command names them.
func numbersOf(items []ledger.Item) string {
	words := make([]string, len(items))
	for i, item := range items {
		words[i] = fmt.Sprint(item.Number)
	}
	return strings.Join(words, ",")
}

// namedItems names items in a sentence: 第9、11项.
func namedItems(l Lang, items []ledger.Item) string {
	if len(items) == 1 {
		return l.Item(items[0].Number)
	}
	words := make([]int, len(items))
	for i, item := range items {
		words[i] = item.Number
	}
	return l.Say("第%s项", "items %s", l.Numbers(words))
}

// seenOf are the versions of items that the person has before their eyes.
func seenOf(r Request, items []ledger.Item) map[int]int {
	seen := map[int]int{}
	for _, item := range items {
		seen[item.Number] = item.Version
		if version := r.Seen[item.Number]; version != 0 {
			seen[item.Number] = version
		}
	}
	return seen
}

// askClose asks an approver for what the form of a close-off asks for; nil where
// the ledger would refuse it anyway.
func askClose(r Request, items []ledger.Item) *Reply {
	for _, item := range items {
		if item.Status.Open() || item.Status == notice.Closed || item.ReportedBy == r.Person.ID {
			return nil
		}
	}
	l := r.Lang
	numbers := numbersOf(items)
	reply := saying(l, l.Say("%s没有更改：销号要写明核查结果、核查依据和查验的材料。请填写销号单，或输入：/rectify close %s 依据……", "%s was not changed: a close-off needs the result, the basis and the evidence seen. Fill in the form, or type: /rectify close %s BASIS",
		namedItems(l, items), numbers))
	if len(items) == 1 {
		reply.Parts = append(reply.Parts, Buttons{{Label: l.Say("填写销号单", "Fill in the form"), Command: "close " + numbers, Seen: seenOf(r, items), As: AsForm, Main: true}})
	}
	return &reply
}
