package handlers

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/command"
	"rectify/handlers/question"
	"rectify/index"
	"rectify/index/lexicon"
)

// A promise is a sentence of an item's measures that promises work (遗留事项),
// with what staff said of it.
type promise struct {
	item     ledger.Item
	number   int // as the item's text counts them, from 1
	sentence string
	due      string // "2006-01-02" or empty
	state    ledger.CommitmentState
}

// key names the item whose promise it is.
func (p promise) key() ledger.Key {
	return p.item.Key()
}

// allPromises are those of an item, as its text counts them: what staff said of
// one moves no other to another place.
func (b *book) allPromises(item ledger.Item) (all []promise) {
	said := item.CommitmentStates()
	for i, c := range b.Text(item).Commitments {
		p := promise{item: item, number: i + 1, sentence: strings.TrimSpace(c.Text), due: c.Due}
		if len(said) > 0 {
			is := said[ledger.CommitmentKey(c.Text)]
			p.state, p.due = is.State, cmp.Or(is.Due, c.Due)
		}
		all = append(all, p)
	}
	return all
}

// promises are those of an item that were not dropped.
func (b *book) promises(item ledger.Item) []promise {
	return slices.DeleteFunc(b.allPromises(item), func(p promise) bool { return p.state == ledger.CommitmentDropped })
}

// owed reports whether a promise still waits to be kept.
func (p promise) owed() bool {
	return p.state != ledger.CommitmentKept && p.item.Status != notice.Closed
}

// fallen reports whether a promise's day has passed, and it still waits.
func (p promise) fallen(today string) bool { return p.owed() && p.due != "" && p.due < today }

// commitmentState is the word for what staff said of a sentence.
func commitmentState(l Lang, s ledger.CommitmentState) string {
	switch s {
	case ledger.CommitmentOpen:
		return l.Say("已确认", "confirmed")
	case ledger.CommitmentKept:
		return l.Say("已落实", "fulfilled")
	case ledger.CommitmentDropped:
		return l.Say("已作废", "dropped")
	}
	return l.Say("原文所称，待确认", "unconfirmed")
}

// standing is a promise's state and day, in a few words.
func (p promise) standing(l Lang, today string) string {
	words := commitmentState(l, p.state)
	switch {
	case p.due == "":
	case p.fallen(today):
		words += l.Say("；时限 %s，已过", "; due %s, overdue", p.due)
	default:
		words += l.Say("；时限 %s", "; due %s", p.due)
	}
	return words
}

// Words that ask for promises, for those whose day has passed, for those that
// were kept, and for what is called done.
var (
	namesPromises = regexp.MustCompile(`承诺|遗留(事项|问题)?|兑现|(还有|还要做的?)?后续工作|commitments?|promises?`)
	asksPromises  = regexp.MustCompile(namesPromises.String() + `|还有后续|后续.*(没|未|要)|还要(做|办|完成)|要(完成|办)(什么|哪些|的)|still to (be )?do|follow[- ]?up work`)
	asksFallen    = regexp.MustCompile(`到期|过期|逾期|超期|过了(时限|期限|日子)|overdue|past due|expired|broken`)
	asksKept      = regexp.MustCompile(`(已|已经)(兑现|落实)|(兑现|落实)了|\b(kept|fulfilled)\b`)
	asksUnkept    = regexp.MustCompile(`(没有?|未|尚未|还没有?)(能)?(兑现|落实)|(not|un)[- ]?(yet )?(kept|fulfilled)`)
	calledDone    = regexp.MustCompile(`(标明|标为|写明|写着|称|说|已|已经)(是|为)?已?(整改|完成|销号)|(called|marked|declared)( as)? (done|rectified|completed)|\b(rectified|completed|done) (items?|ones|findings?|issues?)|(items?|ones|findings?|issues?)( that| which)? (are|were) (done|rectified|completed)`)
	joining       = regexp.MustCompile(`但是?|却|然而|可是|实际上?|其实|仍然?|还|的|早?已经?|了|\b(but|yet|still|though|have|has|are|were|not)\b`)
)

// promised answers a question about due dates, and about what the text still
// promises. ok is false for other questions.
func (q asking) promised(ctx context.Context) (_ Reply, ok bool, err error) {
	folded := strings.Trim(index.Fold(lexicon.Simplify(q.text)), " ?？。.!！")
	if reply, ok := q.deadline(folded); ok {
		return reply, true, nil
	}
	if reply, ok, err := q.overdue(ctx, folded); ok || err != nil {
		return reply, ok, err
	}
	if !asksPromises.MatchString(folded) || q.namesMore(folded) {
		return Reply{}, false, nil
	}
	unkept := asksUnkept.MatchString(folded)
	fallen := asksFallen.MatchString(folded)
	kept := asksKept.MatchString(folded) && !unkept && !fallen
	done := calledDone.MatchString(folded)
	found := q.promisesOf(func(p promise) bool {
		return kept == (p.state == ledger.CommitmentKept) && (!fallen || p.fallen(q.clock.today())) && (!done || p.item.Status.Done())
	})
	l := q.lang
	about := l.Say("原文仍有遗留事项的", "Commitments in the text")
	switch {
	case fallen:
		about = l.Say("已到期、尚未落实的遗留事项", "Overdue commitments")
	case kept:
		about = l.Say("已落实的遗留事项", "Fulfilled commitments")
	case unkept:
		about = l.Say("尚未落实的遗留事项", "Open commitments")
	case done:
		about = l.Say("已整改、原文仍有遗留事项的", "Marked done, but the notice still has open commitments")
	}
	return q.promiseReply(about, found), true, nil
}

// namesMore reports whether a question names a subject beside the words that
// ask for promises: then it is a question for that subject.
func (q asking) namesMore(folded string) bool {
	rest := folded
	for _, words := range []*regexp.Regexp{asksUnkept, asksKept, asksPromises, calledDone, asksFallen, joining} {
		rest = words.ReplaceAllString(rest, " ")
	}
	query := question.Parse(rest, q.book.Headings())
	return strings.TrimSpace(query.Subject) != "" || len(query.Mention) > 0
}

// How many sentences one answer quotes, and of how many items it quotes all.
const (
	mostPromised  = 12
	mostInOneView = 3
)

// promiseReply shows promises: a line an item where there are several, then
// the sentences.
func (q asking) promiseReply(about string, found []promise) Reply {
	l := q.lang
	reply := Reply{Lang: l, Kind: KindItems, Source: FromRules}
	if len(found) == 0 {
		reply.Parts = []Part{Paragraph{Text: about + l.Say("：没有。", ": none.")}}
		return reply
	}
	past := 0
	counts := map[ledger.Key]int{}
	var list ItemList
	for _, p := range found {
		if counts[p.key()]++; counts[p.key()] == 1 {
			list.Items = append(list.Items, ref(p.item))
		}
		if p.fallen(q.clock.today()) {
			past++
		}
	}
	sentence := about + l.Say("：", ": ") + q.howMany(found)
	if 0 < past && past < len(found) {
		sentence += l.Say("，其中 %d 条已到期", ", %d of them overdue", past)
	}
	reply.Parts = []Part{Paragraph{Text: sentence + l.Say("。", ".")}}
	if len(list.Items) > mostInOneView {
		for i, item := range list.Items {
			list.Items[i].Note = l.Say("%d 条", "%d", counts[item.Key()])
		}
		reply.Parts = append(reply.Parts, list)
	}
	q.quotePromises(&reply, found)
	return reply
}

// quotePromises adds sentences to a reply: all, or where these are too many the
// first of each item.
func (q asking) quotePromises(reply *Reply, found []promise) {
	l := q.lang
	shown := found
	if len(found) > mostPromised {
		known := map[ledger.Key]bool{}
		shown = slices.DeleteFunc(slices.Clone(found), func(p promise) bool {
			before := known[p.key()]
			known[p.key()] = true
			return before
		})
		shown = shown[:min(len(shown), mostPromised)]
	}
	for _, p := range found {
		if !slices.ContainsFunc(reply.Items, func(r ItemRef) bool { return r.Notice == p.item.Notice && r.Number == p.item.Number }) {
			reply.Items = append(reply.Items, ref(p.item))
		}
		reply.Citations = append(reply.Citations, Citation{Notice: p.item.Notice, Item: p.item.Number, Quote: p.sentence})
	}
	for _, p := range shown {
		from := q.itemName(p.item) + l.Say("（", " (") + l.Status(p.item.Status) + l.Say("；", "; ") + p.standing(l, q.clock.today()) + l.Say("）", ")")
		reply.Parts = append(reply.Parts, Quote{From: from, Text: p.sentence})
	}
	if more := len(found) - len(shown); more > 0 {
		reply.Parts = append(reply.Parts, Paragraph{Text: l.Say("……还有 %d 条，见各项（/rectify commitment 编号）", "… and %d more (/rectify commitment N)", more)})
	}
}

// Words by which staff say what a sentence is.
var promiseWords = map[string]ledger.CommitmentState{
	"open": ledger.CommitmentOpen, "confirm": ledger.CommitmentOpen, "确认": ledger.CommitmentOpen, "是": ledger.CommitmentOpen,
	"kept": ledger.CommitmentKept, "done": ledger.CommitmentKept, "fulfilled": ledger.CommitmentKept, "落实": ledger.CommitmentKept, "已落实": ledger.CommitmentKept, "兑现": ledger.CommitmentKept, "已兑现": ledger.CommitmentKept, "完成": ledger.CommitmentKept,
	"drop": ledger.CommitmentDropped, "dropped": ledger.CommitmentDropped, "不是": ledger.CommitmentDropped, "不作承诺": ledger.CommitmentDropped, "作废": ledger.CommitmentDropped,
}

// readPromise reads "commitment N K open|kept|drop [date] [reason]": K counts the
// item's promises from 1, and may be left out where there is one.
func (a *Changes) readPromise(l Lang, book *book, c command.Command, item ledger.Item) (ledger.Act, string) {
	all := book.allPromises(item)
	words := strings.Fields(c.Words)
	k := 1
	if len(words) > 0 {
		if n, err := strconv.Atoi(words[0]); err == nil {
			k, words = n, words[1:]
		}
	}
	if len(all) == 0 || k < 1 || k > len(all) || len(words) == 0 || promiseWords[strings.ToLower(words[0])] == "" {
		lines := []string{l.Say("请写明第几条，以及确认、落实或作废：/rectify commitment %d 1 落实 说明", "Say which one, and confirm, kept or drop, for example: /rectify commitment %d 1 kept note", item.Number)}
		for _, p := range all {
			lines = append(lines, fmt.Sprintf("%d. %s %s", p.number, p.sentence, l.Say("（", "(")+p.standing(l, a.clock.today())+l.Say("）", ")")))
		}
		return nil, strings.Join(lines, "\n")
	}
	set := ledger.SetCommitment{Sentence: all[k-1].sentence, Commitment: ledger.Commitment{State: promiseWords[strings.ToLower(words[0])]}}
	set.Reason = strings.Join(words[1:], " ")
	if set.State == ledger.CommitmentOpen {
		if d := text.ReadDate(set.Reason, a.clock.now(), text.Ahead); d.Problem == text.NoSuchDay || len(d.Choices) > 0 {
			return nil, a.dateProblem(l, d, fmt.Sprintf("commitment %d %d open", item.Number, k))
		}
		var counted string
		set.Due, counted, set.Reason, _ = a.clock.splitDate(l, set.Reason)
		if set.Reason != "" {
			counted = l.Bracketed(counted)
		}
		set.Reason += counted
	}
	if set.Due == "" { // a day that staff set stays
		set.Due = item.CommitmentStates()[ledger.CommitmentKey(set.Sentence)].Due
	}
	return set, ""
}

// promiseSaid is what was just said of a sentence, and of which.
func (a *Changes) promiseSaid(l Lang, book *book, item ledger.Item, set ledger.SetCommitment) string {
	for _, p := range book.allPromises(item) {
		if ledger.CommitmentKey(p.sentence) == ledger.CommitmentKey(set.Sentence) {
			return l.Say("已更新第%d项的第 %d 条遗留事项（第 %d 版）：%s。\n“%s”", "Commitment %[2]d of item %[1]d updated (version %[3]d): %[4]s.\n“%[5]s”",
				item.Number, p.number, item.Version, p.standing(l, a.clock.today()), p.sentence)
		}
	}
	return ""
}

// promiseForm asks what the sentences of an item are.
func (a *Changes) promiseForm(l Lang, book *book, item ledger.Item) Form {
	which := Field{Name: "which", Label: l.Say("哪一条", "Which"), Kind: FieldChoice}
	var parts []Part
	for _, p := range book.allPromises(item) {
		which.Options = append(which.Options, Option{Label: fmt.Sprintf("%d. %s", p.number, p.sentence), Value: ledger.CommitmentKey(p.sentence)})
		parts = append(parts, Quote{From: fmt.Sprintf("%d. %s", p.number, p.standing(l, a.clock.today())), Text: p.sentence})
	}
	if len(which.Options) > 0 {
		which.Value = which.Options[0].Value
	}
	state := Field{Name: "state", Label: l.Say("是", "It is"), Kind: FieldChoice, Options: []Option{
		{Label: l.Say("遗留事项，尚未落实", "an open commitment"), Value: string(ledger.CommitmentOpen)},
		{Label: l.Say("遗留事项，已经落实", "a fulfilled commitment"), Value: string(ledger.CommitmentKept)},
		{Label: l.Say("不是遗留事项", "not a commitment"), Value: string(ledger.CommitmentDropped)},
	}}
	return Form{Title: l.Say("遗留事项", "Commitments"), Send: l.Say("提交", "Send"), Parts: parts, Fields: []Field{
		which, state, {Name: "date", Label: l.Say("时限", "Due"), Kind: FieldDate, Optional: true},
		{Name: "note", Label: l.Say("说明", "Note"), Kind: FieldText, Optional: true, Hint: l.Say("怎样落实的，或为什么不是遗留事项", "How it was fulfilled, or why it is not a commitment")},
	}}
}

// promiseAct is what a form says of a sentence.
func promiseAct(book *book, item ledger.Item, value func(string) string) ledger.Act {
	set := ledger.SetCommitment{Commitment: ledger.Commitment{State: ledger.CommitmentState(value("state")), Due: value("date"), Reason: value("note")}}
	for _, p := range book.allPromises(item) {
		if ledger.CommitmentKey(p.sentence) == value("which") {
			set.Sentence = p.sentence
		}
	}
	return set
}

// dayOf is a date of the ledger as a moment in the organisation's calendar.
func (a *Clock) dayOf(date string) time.Time {
	day, err := time.ParseInLocation(time.DateOnly, date, a.now().Location())
	if err != nil {
		return time.Time{}
	}
	return day
}
