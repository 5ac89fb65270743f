package handlers

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/command"
	"rectify/handlers/question"
	"rectify/index"
	"rectify/index/lexicon"
)

// A promise is a sentence of an item's measures that promises work (遗留事项),
// with what staff said of it.
type promise struct {
	item     ledger.Item
	sentence string
	due      string // "2006-01-02" or empty
	state    ledger.PromiseState
}

// promises are those of an item, in the order of its text, dropped ones left out.
func (b *book) promises(item ledger.Item) (all []promise) {
	said := item.PromiseStates()
	for _, c := range b.text(item).Commitments {
		p := promise{item: item, sentence: strings.TrimSpace(c.Text), due: c.Due, state: said[ledger.PromiseKey(c.Text)].State}
		if due := said[ledger.PromiseKey(c.Text)].Due; due != "" {
			p.due = due
		}
		if p.state != ledger.PromiseEnded {
			all = append(all, p)
		}
	}
	return all
}

// owed reports whether a promise still waits to be kept.
func (p promise) owed() bool { return p.state != ledger.PromiseKept && p.item.Status != notice.Closed }

// fallen reports whether a promise's day has passed, and it still waits.
func (p promise) fallen(today string) bool { return p.owed() && p.due != "" && p.due < today }

// promise is the word for what staff said of a sentence.
func (l Lang) promise(s ledger.PromiseState) string {
	switch s {
	case ledger.PromiseOpen:
		return l.say("已确认", "confirmed")
	case ledger.PromiseKept:
		return l.say("已兑现", "kept")
	case ledger.PromiseEnded:
		return l.say("不作承诺", "dropped")
	}
	return l.say("原文称，待确认", "the text says so, to be confirmed")
}

// standing is a promise's state and day, in a few words.
func (p promise) standing(l Lang, today string) string {
	words := l.promise(p.state)
	switch {
	case p.due == "":
	case p.fallen(today):
		words += l.say("；时限 %s，已过", "; due %s, past", p.due)
	default:
		words += l.say("；时限 %s", "; due %s", p.due)
	}
	return words
}

// Words that ask for promises, for those whose day has passed, and for what is
// called done.
var (
	asksPromises = regexp.MustCompile(`承诺|遗留(事项|问题)?|(还有|还要做的?)?后续工作|还有后续|后续.*(没|未|要)|还要(做|办|完成)|要(完成|办|兑现)(什么|哪些|的)|commitments?|promises?|still to (be )?do|follow[- ]?up work`)
	asksFallen   = regexp.MustCompile(`到期|过期|逾期|超期|过了(时限|期限|日子)|没兑现|未兑现|overdue|past due|expired|broken`)
	asksUpcoming = regexp.MustCompile(`要(完成|办|兑现|做)|完成(什么|哪些)|到期|due|兑现`)
	asksKept     = regexp.MustCompile(`兑现了|已兑现|已经兑现|kept`)
	calledDone   = regexp.MustCompile(`(标明|标为|写明|写着|称|说|已|已经)(是|为)?已?(整改|完成|销号)|called done|marked (as )?(done|rectified)`)
	joining      = regexp.MustCompile(`但是?|却|然而|可是|实际上?|其实|仍然?|还|的|but|yet|still|though`)
	beforeDay    = regexp.MustCompile(`前|之前|以前|为止|by|before`)
)

// promised answers a question about what the text still promises. ok is false
// for other questions.
func (q asking) promised() (_ Reply, ok bool) {
	folded := index.Fold(lexicon.Simplify(q.text))
	by := q.byDay(folded)
	if !asksPromises.MatchString(folded) || by == "" && q.namesMore(folded) {
		return Reply{}, false
	}
	fallen := asksFallen.MatchString(folded)
	kept := asksKept.MatchString(folded) && !fallen
	query := question.Parse(lexicon.Simplify(q.text), q.book.headings())
	numbers := asking{Assistant: q.Assistant, Query: query, book: q.book}.resolveNumbers()
	var found []promise
	for _, item := range q.book.Items {
		if len(numbers) > 0 && !slices.Contains(numbers, item.Number) || len(query.Places) > 0 && !under(&item, query.Places) ||
			calledDone.MatchString(folded) && !item.Status.Done() {
			continue
		}
		for _, p := range q.book.promises(item) {
			switch {
			case kept != (p.state == ledger.PromiseKept), fallen && !p.fallen(q.today()),
				by != "" && (p.due == "" || p.due > by || p.fallen(q.today())):
			default:
				found = append(found, p)
			}
		}
	}
	return q.promiseReply(found, fallen, by), true
}

// namesMore reports whether a question names a subject beside the words that
// ask for promises: then it is a question for that subject.
func (q asking) namesMore(folded string) bool {
	rest := asksPromises.ReplaceAllString(folded, " ")
	rest = asksFallen.ReplaceAllString(rest, " ")
	rest = calledDone.ReplaceAllString(rest, " ")
	rest = joining.ReplaceAllString(rest, " ")
	query := question.Parse(rest, q.book.headings())
	return strings.TrimSpace(query.Subject) != "" || len(query.Mention) > 0
}

// byDay is the day by which something is asked to be done; empty for none.
func (q asking) byDay(folded string) string {
	if !asksUpcoming.MatchString(folded) && !beforeDay.MatchString(folded) {
		return ""
	}
	runes := []rune(folded)
	for i := range runes {
		if i > 0 && '0' <= runes[i-1] && runes[i-1] <= '9' {
			continue
		}
		if date, _, ok := command.SplitDate(string(runes[i:]), q.now()); ok && date >= q.today() {
			return date
		}
	}
	return ""
}

// mostPromised is how many sentences one answer quotes.
const mostPromised = 12

func (q asking) promiseReply(found []promise, fallen bool, by string) Reply {
	l := q.lang
	reply := Reply{Lang: l, Kind: KindItems, Source: FromRules}
	about := l.say("原文还有后续工作的", "What the text still promises")
	switch {
	case fallen:
		about = l.say("已到期、还没有兑现的承诺", "Promises whose day has passed")
	case by != "":
		about = l.say("%s 前要兑现的承诺", "Promises due by %s", by)
	}
	known := map[int]bool{}
	for _, p := range found {
		if !known[p.item.Number] {
			known[p.item.Number] = true
			reply.Items = append(reply.Items, ref(p.item))
		}
		reply.Citations = append(reply.Citations, Citation{p.item.Notice, p.item.Number, p.sentence})
	}
	if len(found) == 0 {
		reply.Parts = []Part{Paragraph{about + l.say("：没有。", ": none.")}}
		return reply
	}
	reply.Parts = []Part{Paragraph{l.say("%s：%d 条，涉及 %d 项。", "%s: %d, in %d items.", about, len(found), len(reply.Items))}}
	for i, p := range found {
		if i == mostPromised {
			reply.Parts = append(reply.Parts, Paragraph{l.say("……还有 %d 条", "… and %d more", len(found)-i)})
			break
		}
		from := q.itemName(p.item) + l.say("（", " (") + l.Status(p.item.Status) + l.say("；", "; ") + p.standing(l, q.today()) + l.say("）", ")")
		reply.Parts = append(reply.Parts, Quote{From: from, Text: p.sentence})
	}
	return reply
}

// Words by which staff say what a sentence is.
var promiseWords = map[string]ledger.PromiseState{
	"open": ledger.PromiseOpen, "confirm": ledger.PromiseOpen, "确认": ledger.PromiseOpen, "是": ledger.PromiseOpen,
	"kept": ledger.PromiseKept, "done": ledger.PromiseKept, "兑现": ledger.PromiseKept, "已兑现": ledger.PromiseKept, "完成": ledger.PromiseKept,
	"drop": ledger.PromiseEnded, "dropped": ledger.PromiseEnded, "不是": ledger.PromiseEnded, "不作承诺": ledger.PromiseEnded, "作废": ledger.PromiseEnded,
}

// readPromise reads "promise N K open|kept|drop [date] [reason]": K counts the
// item's promises from 1, and may be left out where there is one.
func (a *Assistant) readPromise(l Lang, book *book, c command.Command, item ledger.Item) (ledger.Act, string) {
	all := book.promises(item)
	words := strings.Fields(c.Words)
	k := 1
	if len(words) > 0 {
		if n, err := strconv.Atoi(words[0]); err == nil {
			k, words = n, words[1:]
		}
	}
	if len(all) == 0 || k < 1 || k > len(all) || len(words) == 0 || promiseWords[strings.ToLower(words[0])] == "" {
		lines := []string{l.say("请写明第几条，以及确认、兑现或作废：/rectify promise %d 1 兑现 说明", "Say which, and confirm, kept or drop: /rectify promise %d 1 kept note", item.Number)}
		for i, p := range all {
			lines = append(lines, fmt.Sprintf("%d. %s %s", i+1, p.sentence, l.say("（", "(")+p.standing(l, a.today())+l.say("）", ")")))
		}
		return nil, strings.Join(lines, "\n")
	}
	set := ledger.SetPromise{Sentence: all[k-1].sentence, Promise: ledger.Promise{State: promiseWords[strings.ToLower(words[0])]}}
	set.Reason = strings.Join(words[1:], " ")
	if set.State == ledger.PromiseOpen {
		var counted string
		set.Due, counted, set.Reason, _ = a.splitDate(l, set.Reason)
		if set.Reason != "" {
			counted = noted(l, counted)
		}
		set.Reason += counted
	}
	if set.Due == "" { // a day that staff set stays
		set.Due = item.PromiseStates()[ledger.PromiseKey(set.Sentence)].Due
	}
	return set, ""
}

// promiseForm asks what the sentences of an item are.
func (a *Assistant) promiseForm(l Lang, book *book, item ledger.Item) Form {
	which := Field{Name: "which", Label: l.say("哪一条", "Which"), Kind: FieldChoice}
	var parts []Part
	for i, p := range book.promises(item) {
		which.Options = append(which.Options, Option{fmt.Sprintf("%d. %s", i+1, p.sentence), ledger.PromiseKey(p.sentence)})
		parts = append(parts, Quote{From: fmt.Sprintf("%d. %s", i+1, p.standing(l, a.today())), Text: p.sentence})
	}
	if len(which.Options) > 0 {
		which.Value = which.Options[0].Value
	}
	state := Field{Name: "state", Label: l.say("是", "It is"), Kind: FieldChoice, Options: []Option{
		{l.say("承诺，还没有兑现", "a promise, not kept yet"), string(ledger.PromiseOpen)},
		{l.say("承诺，已经兑现", "a promise, kept"), string(ledger.PromiseKept)},
		{l.say("不作承诺", "no promise"), string(ledger.PromiseEnded)},
	}}
	return Form{Title: l.say("后续工作", "Promises"), Send: l.say("提交", "Send"), Parts: parts, Fields: []Field{
		which, state, {Name: "date", Label: l.say("时限", "Due"), Kind: FieldDate, Optional: true},
		{Name: "note", Label: l.say("说明", "Note"), Kind: FieldText, Optional: true, Hint: l.say("怎样兑现的，或为什么不作承诺", "How it was kept, or why it is none")},
	}}
}

// promiseAct is what a form says of a sentence.
func promiseAct(book *book, item ledger.Item, value func(string) string) ledger.Act {
	set := ledger.SetPromise{Promise: ledger.Promise{State: ledger.PromiseState(value("state")), Due: value("date"), Reason: value("note")}}
	for _, p := range book.promises(item) {
		if ledger.PromiseKey(p.sentence) == value("which") {
			set.Sentence = p.sentence
		}
	}
	return set
}

// dayOf is a date of the ledger as a moment in the organisation's calendar.
func (a *Assistant) dayOf(date string) time.Time {
	day, err := time.ParseInLocation(time.DateOnly, date, a.now().Location())
	if err != nil {
		return time.Time{}
	}
	return day
}
