package handlers

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"rectify/data/database"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/command"
)

// Keeper changes the ledger.
type Keeper interface {
	// ChangeAll carries out all changes, or none; see ledger.Store.
	ChangeAll(ctx context.Context, changes []ledger.Change) ([]ledger.Item, error)
	// Try returns the error that ChangeAll would return, and changes nothing.
	Try(ctx context.Context, changes []ledger.Change) error
	// Refuse puts on record that somebody asked for what they may not do.
	Refuse(ctx context.Context, r ledger.Refusal) error
	// History is what happened to an item, oldest first.
	History(ctx context.Context, notice string, number int) ([]ledger.Entry, error)
	// Since is at most limit entries of the whole history after that sequence
	// number, oldest first.
	Since(ctx context.Context, sequence int64, limit int) ([]ledger.Entry, error)
}

// teller writes entries of the history as people read them: these, of whose
// people the names are looked up together, and others.
func (a *Cards) teller(ctx context.Context, l Lang, entries ...ledger.Entry) Teller {
	return Teller{Lang: l, Zone: a.clock.now().Location(), names: a.people.namer(ctx, l, peopleOf(entries...)...)}
}

// Teller writes these entries of the history as people read them.
func (a *Cards) Teller(ctx context.Context, l Lang, entries []ledger.Entry) Teller {
	return a.teller(ctx, l, entries...)
}

// onItems carries out a command that names items.
func (a *Changes) onItems(ctx context.Context, r Request, c command.Command) (Reply, error) {
	book, err := a.ledger.open(ctx)
	if err != nil {
		return Reply{}, err
	}
	if instead := impossible(r, book, c); instead != nil {
		return *instead, nil
	}
	if reply, asks := a.askDate(r, c); asks {
		return reply, nil
	}
	items := book.named(c)
	switch {
	case c.Name == command.Status && c.Words == "" && len(items) == 1:
		return a.cards.ItemReply(ctx, r.Lang, items[0])
	case c.Name == command.Status && c.Words == "":
		return ListReply(r.Lang, items), nil
	case c.Name == command.Meant:
		return a.meant(ctx, r, items[0], c.Words)
	case c.Name.Is(command.NoWords) && c.Words != "":
		return notUnderstood(r, c.Words, "请只写编号，例如：/rectify %s %s", "Give item numbers only, for example: /rectify %s %s", c.Name, numbersOf(items)), nil
	case c.Name == command.Text, c.Name == command.History:
		return a.each(ctx, r, c, items)
	case c.Name == command.Snooze:
		return a.digests.snooze(ctx, r, c, items)
	case c.Name == command.Remind:
		return a.remind(r, c, items), nil
	}
	items, act, instead, err := a.plan(ctx, r, book, c)
	switch {
	case err != nil:
		return Reply{}, err
	case instead != nil:
		return *instead, nil
	}
	return a.carry(ctx, r, c, items, act)
}

// impossible says what is wrong with the numbers of a command; nil for nothing.
func impossible(r Request, book *book, c command.Command) *Reply {
	if c.Wrong != "" {
		if twice, rest, spaced := strings.Cut(c.Wrong, " "); spaced {
			example := strings.TrimSpace(fmt.Sprintf("%s %s%s %s", c.Name, twice, rest, c.Words))
			reply := notUnderstood(r, c.Wrong, "同一个编号写了两次。如果指第%s%s项，请输入：/rectify %s", "The same number appears twice. If you mean item %s%s, type: /rectify %s", twice, rest, example)
			return &reply
		}
		from, to, _ := strings.Cut(c.Wrong, "-")
		reply := notUnderstood(r, c.Wrong, "编号范围要从小到大，例如：/rectify %s %s-%s", "Write ranges from low to high, for example: /rectify %s %s-%s", c.Name, to, from)
		return &reply
	}
	if missing := book.missing(r.Lang, c.Numbers); missing != "" {
		reply := saying(r.Lang, missing)
		return &reply
	}
	return nil
}

// named are the items of a command's numbers, which are known to be there.
func (b *book) named(c command.Command) (items []ledger.Item) {
	for _, n := range c.Numbers {
		items = append(items, b.ByNumber(n)[0])
	}
	return items
}

// plan turns a command into an act on items that the person may do. Where it
// cannot be done as it was typed, instead is what to answer.
func (a *Changes) plan(ctx context.Context, r Request, book *book, c command.Command) (items []ledger.Item, act ledger.Act, instead *Reply, err error) {
	if instead := impossible(r, book, c); instead != nil {
		return nil, nil, instead, nil
	}
	if unclear, asks := a.askDate(r, c); asks {
		return nil, nil, &unclear, nil
	}
	items = book.named(c)
	act, problem := a.read(r.Lang, book, c, items)
	if c.Name == command.Status {
		act, instead = a.readStatus(r, c, items)
	}
	need := c.Name.Spec().Role
	if act != nil {
		need = needs(act)
	}
	if problem == "" {
		if err := a.door.admit(ctx, r, need, items...); err != nil {
			refused, err := refusal(r.Lang, err)
			return nil, nil, &refused, err
		}
	}
	if owners, ok := command.ReadOwners(c.Words); ok && c.Name == command.Assign {
		act, instead = a.assignment(ctx, r, book, c.Numbers, owners)
	}
	if later, asks := act.(ledger.AskLater); asks && spoken(later.Reason) == "" && problem == "" {
		problem = r.Lang.Say("没有更改。请写明延期的原因，例如：/rectify extend %s %s 原因", "Nothing was changed. Please say why you need more time, for example: /rectify extend %s %s REASON", numbersOf(items), c.Words)
	}
	switch shut, closes := act.(ledger.Close); {
	case problem != "" && c.Name == command.Commitment && c.Words != "":
		_, problem = a.read(r.TypedLang(), book, c, items)
		wrong := notUnderstood(r, c.Words, "%s", "%s", problem)
		instead = &wrong
	case problem != "":
		wrong := saying(r.Lang, problem)
		instead = &wrong
	case instead == nil && closes && spoken(shut.Note) == "":
		instead = askClose(r, items)
	}
	return items, act, instead, nil
}

// readStatus reads the status of a command, with its note. Instead is what to
// ask where the words do not clearly set one.
func (a *Changes) readStatus(r Request, c command.Command, items []ledger.Item) (act ledger.Act, instead *Reply) {
	read := text.ReadStatus(c.Words, a.clock.now())
	if len(read.May) == 0 {
		example := r.TypedLang().Say("已整改 说明", "done note")
		reply := notUnderstood(r, c.Words, "没有“%[1]s”这个状态。可用：%[2]s，例如：/rectify status %[3]s %[4]s", "“%[1]s” is not a status. Use %[2]s, for example: /rectify status %[3]s %[4]s",
			firstWord(c.Words), statusNames(r.TypedLang()), numbersOf(items), example)
		return nil, &reply
	}
	if another := command.Another(read.Note); another != "" {
		reply := notUnderstood(r, another, "这里还有一处更改。请每条命令写一行，可以一次输入几行。", "This contains a second change. Write each command on its own line; you can send several lines at once.")
		return nil, &reply
	}
	note := read.Note
	if read.Doubt || len(read.May) > 1 {
		if !previewed(r, items) {
			return nil, askStatus(r, c, items, read)
		}
		note = spoken(read.After)
	}
	if status := notice.Status(read.May[0]); status != notice.Closed {
		return ledger.SetStatus{Status: status, Note: note}, nil
	}
	return ledger.Close{Note: note}, nil
}

// read turns a command into an act, or says what is wrong with it.
func (a *Changes) read(l Lang, book *book, c command.Command, items []ledger.Item) (act ledger.Act, problem string) {
	switch c.Name {
	case command.Status: // see readStatus
		return nil, ""
	case command.Assign:
		owners, ok := command.ReadOwners(c.Words)
		if !ok {
			return nil, whoLeads(l, c)
		}
		return assignOf(owners), ""
	case command.Due:
		date, counted, note, _ := a.clock.splitDate(l, c.Words) // found to be clear
		return ledger.SetDue{Due: date, Counted: counted, Note: note}, ""
	case command.Note:
		return ledger.AddNote{Note: c.Words}, empty(l, c.Words)
	case command.Evidence:
		link, note := cutLink(c.Words)
		if !strings.HasPrefix(link, "http://") && !strings.HasPrefix(link, "https://") {
			return nil, l.Say("请给出佐证材料的链接，例如：/rectify evidence %d https://… 说明", "Give a link to the evidence, for example: /rectify evidence %d https://… note", items[0].Number)
		}
		piece := ledger.Evidence{Link: link, Note: note}
		switch d := text.ReadDate(note, a.clock.now(), text.Back); { // of the fact, not of today
		case d.Problem == text.NoSuchDay || len(d.Choices) > 1:
			return nil, a.dateProblem(l, d, fmt.Sprintf("evidence %d %s", items[0].Number, link))
		case d.Problem == text.Clear && d.Working == 0 && d.Last.Format(time.DateOnly) <= a.clock.today():
			piece.FactDate, piece.Note = d.Last.Format(time.DateOnly), d.After
		}
		return ledger.AddEvidence{Evidence: piece}, ""
	case command.Extend:
		return a.readExtend(l, c), ""
	case command.Nudge:
		if a.people.people == nil {
			return nil, l.Say("没有连接聊天平台，不能催办。", "Nudging needs a connected chat workspace.")
		}
		return ledger.Nudge{Note: c.Words}, ""
	case command.Wait:
		if word := strings.ToLower(strings.TrimSpace(c.Words)); word == "off" || word == "done" || word == "解除" || word == "已解决" {
			return ledger.EndHelp{}, ""
		}
		from, note, _ := strings.Cut(c.Words, " ")
		return ledger.AskHelp{From: from, Note: note}, empty(l, from)
	case command.Commitment:
		return a.readPromise(l, book, c, items[0])
	case command.Receive:
		return ledger.Receive{}, ""
	case command.Undo:
		return ledger.Undo{}, ""
	case command.Close:
		return ledger.Close{Note: c.Words}, ""
	case command.Reopen:
		return ledger.Reopen{Reason: c.Words}, ""
	}
	panic(fmt.Sprintf("handlers: command %s changes nothing", c.Name))
}

// labelled is an address in angle brackets, with what it is called: <https://…|合同>.
var labelled = regexp.MustCompile(`^<(https?://[^\s|<>]+)(?:\|([^<>]*))?>\s*(.*)`)

// cutLink cuts words into the address at their front and what follows it, which
// a space or a Chinese mark sets apart.
func cutLink(words string) (link, rest string) {
	if m := labelled.FindStringSubmatch(words); m != nil {
		return m[1], strings.TrimSpace(m[2] + " " + m[3])
	}
	end := strings.IndexFunc(words, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("，。；、：！（）《》“”", r)
	})
	if end < 0 {
		return words, ""
	}
	return words[:end], strings.TrimLeftFunc(words[end:], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("，。；、：", r) })
}

// empty says that the words are missing.
func empty(l Lang, words string) string {
	if strings.TrimSpace(words) != "" {
		return ""
	}
	return l.Say("内容是空的，请写上说明。", "The note is empty. Please write something.")
}

func firstWord(words string) string {
	first, _, _ := strings.Cut(words, " ")
	return first
}

// change carries out one act on every item, and says what is so now.
func (a *Changes) change(ctx context.Context, r Request, items []ledger.Item, act ledger.Act) (Reply, error) {
	changed, err := a.door.change(ctx, r, steps(items, act))
	if err != nil {
		return a.explain(ctx, r, err)
	}
	reply := a.changed(ctx, r, changed, act)
	if len(changed) == 1 {
		reply = a.withHint(reply, changed[0], act)
	}
	return a.withLetters(ctx, r, reply, changed, act), nil
}

// changed shows items after acts on them: one whole, several as a list. The
// change is made: where the ledger cannot be read anew, it is said in a
// sentence.
func (a *Changes) changed(ctx context.Context, r Request, items []ledger.Item, acts ...ledger.Act) Reply {
	l := r.Lang
	reply := Reply{Lang: l, Kind: KindChange, Source: FromRules, Items: refs(items)}
	if len(items) > 1 {
		reply.Parts = []Part{Paragraph{Text: l.Say("已更新 %d 项：", "%d items updated:", len(items))}, ItemList{Items: reply.Items}}
		return reply
	}
	sentence := l.Say("已更新第%d项（第 %d 版）。", "Item %d updated (version %d).", items[0].Number, items[0].Version)
	book, err := a.ledger.open(ctx)
	if err != nil {
		reply.Parts = []Part{Paragraph{Text: sentence}}
		return reply
	}
	card := book.card(l, a.clock.today(), items[0])
	undo := Button{
		Label: l.Say("撤销", "Undo"), Command: fmt.Sprintf("undo %d", card.Number), Seen: map[int]int{card.Number: card.Version},
	}
	if r.InPlace {
		undo.As = InPlace
	} else {
		card.Finding, card.Measures, card.Promises = "", nil, nil // they have just seen it, or know it
	}
	if set, ok := acts[0].(ledger.SetCommitment); ok {
		sentence = a.promiseSaid(l, book, items[0], set)
	}
	reply.Parts = []Part{Paragraph{Text: sentence}, card, Buttons{undo}}
	return reply
}

// preview shows what a change to several items would do, and asks.
func preview(r Request, items []ledger.Item, act ledger.Act) Reply {
	seen := map[int]int{}
	for _, item := range items {
		seen[item.Number] = item.Version
	}
	return Reply{
		Lang: r.Lang, Kind: KindItems, Source: FromRules, Items: refs(items),
		Parts: []Part{
			Paragraph{Text: r.Lang.Say("将对以下 %d 项做同样的更改：%s。全部成功或全部不变，请确认。", "The same change will be made to these %d items: %s. Either all of them change or none. Please confirm.",
				len(items), actWords(r.Lang, act))},
			ItemList{Items: refs(items)},
			Buttons{{
				Label: r.Lang.Say("确认更改 %d 项", "Change %d items", len(items)), Command: r.Text, Seen: seen, Confirm: true, Main: true,
			}},
		},
	}
}

// explain turns a refused change into a sentence for the person. What is not
// theirs to mend stays an error.
func (a *Changes) explain(ctx context.Context, r Request, err error) (Reply, error) {
	var conflict *ledger.ConflictError
	if errors.As(err, &conflict) {
		return conflictReply(r, conflict, a.cards.teller(ctx, r.Lang, conflict.Since...)), nil
	}
	if reply, err := refusal(r.Lang, err); err == nil {
		return reply, nil
	}
	about := ""
	var which *ledger.ItemError
	if errors.As(err, &which) {
		about = r.Lang.Say("第%d项：", "Item %d: ", which.Number)
	}
	for _, reason := range reasons {
		if errors.Is(err, reason.err) {
			sentence := r.Lang.Say(reason.zh, reason.en)
			if which != nil {
				sentence = hintedItem.ReplaceAllString(sentence, fmt.Sprintf("${1}%d", which.Number))
			}
			return saying(r.Lang, about+sentence), nil
		}
	}
	return Reply{}, fmt.Errorf("changing items: %w", err)
}

// hintedItem is where a hint names the item at hand.
var hintedItem = regexp.MustCompile(`(/rectify \w+ )N\b`)

// reasons are why the ledger does not make a change, and what to do next.
var reasons = []struct {
	err    error
	zh, en string
}{
	{ledger.ErrUnchanged, "现在就是这样，没有需要更改的。要补充情况请加上说明。", "No change: it already has that value. Add a note to report progress."},
	{ledger.ErrCloseByApproval, "销号须由审批人用 /rectify close N 办理。", "Only an approver can close it off, with /rectify close N."},
	{ledger.ErrClosedOff, "已销号，不能直接更改；确需更改请先 /rectify reopen N 原因。", "It is closed off. Reopen it first: /rectify reopen N reason."},
	{ledger.ErrReasonNeeded, "请写明原因。", "Please give a reason."},
	{ledger.ErrEvidenceNeeded, "上报完成前须先提交佐证材料：/rectify evidence N 链接。", "Add evidence before you report it done: /rectify evidence N link."},
	{ledger.ErrNotRectified, "还没有整改完成，不能销号。", "It is not rectified yet, so it cannot be closed off."},
	{ledger.ErrSamePerson, "上报完成的人不能自己销号，请另一位审批人办理。", "The person who reported it done cannot close it off. Another approver must."},
	{ledger.ErrDone, "这一项已经完成。", "It is already done."},
	{ledger.ErrNotLater, "申请的日期不晚于现在的时限。", "That date is not later than the current due date."},
	{ledger.ErrPast, "这个日期已经过去。", "That date has passed."},
	{ledger.ErrWhyLater, "请写明延期的原因：/rectify extend N 日期 原因。", "Please say why more time is needed: /rectify extend N DATE reason."},
	{ledger.ErrNotAsked, "没有待批的延期申请。", "There is no pending extension request."},
	{ledger.ErrOwnRequest, "您申请过延期，不能批准自己的申请，也不能自己放宽时限，请另一位审批人办理。", "You requested the extension yourself, so another approver must decide."},
	{ledger.ErrNotOwner, "只有被分派的责任人可以签收。", "Only the assigned owner can confirm receipt."},
	{ledger.ErrNoOwner, "还没有责任人，请先 /rectify assign N @某人。", "It has no owner yet. First: /rectify assign N @name."},
	{ledger.ErrNudged, "今天已经催办过了。", "The owner was already nudged today."},
	{ledger.ErrNothingToUndo, "没有可以撤销的更改。", "There is no change to undo."},
	{ledger.ErrInvalid, "内容不合要求（过长或格式不对），没有更改。", "The text is too long or malformed. Nothing was changed."},
	{database.ErrBusy, "台账正忙，没有更改，请再试一次。", "The ledger is busy. Nothing was changed; please try again."},
	{database.ErrReplaced, "台账文件在运行中被移走或替换，没有更改，请告知管理员重新启动程序。", "The ledger file was moved or replaced while in use. Nothing was changed. Please ask the administrator to restart the program."},
	{database.ErrFull, "磁盘已满，没有更改，请告知管理员。", "The disk is full. Nothing was changed. Please tell the administrator."},
}

// conflictReply says what happened since the person looked, and asks again.
func conflictReply(r Request, c *ledger.ConflictError, t Teller) Reply {
	l, item := r.Lang, c.Current
	var rows []string
	for _, e := range c.Since {
		rows = append(rows, t.entry(e))
	}
	seen := map[int]int{}
	for number, version := range r.Seen {
		seen[number] = version
	}
	seen[item.Number] = item.Version
	as := AsAnswer
	if r.InPlace {
		as = InPlace
	}
	return Reply{
		Lang: l, Kind: KindItem, Source: FromRules, Items: refs([]ledger.Item{item}),
		Parts: []Part{
			Paragraph{Text: l.Say("第%d项刚被更改过，您的更改没有生效。其间发生了：", "Item %d was changed in the meantime, so your change was not made. Since then:", item.Number)},
			Paragraph{Text: strings.Join(rows, "\n")},
			Paragraph{Text: l.Say("现在的状态：%s（第 %d 版）。仍要更改吗？", "It is now %s (version %d). Apply your change anyway?", l.Status(item.Status), item.Version)},
			Buttons{{Label: l.Say("仍然更改", "Apply anyway"), Command: r.Text, Seen: seen, Confirm: true, As: as}},
		},
	}
}

// previewed reports whether the person has seen the preview of a change to
// these items. Where buttons carry the confirmation, it holds for the versions
// that the preview showed and for no other item.
func previewed(r Request, items []ledger.Item) bool {
	return r.Confirmed && (!r.Rich || !slices.ContainsFunc(items, func(item ledger.Item) bool { return r.Seen[item.Number] == 0 }))
}
