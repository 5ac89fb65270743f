package dialogue

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/answer"
	"rectify/handlers/card"
	"rectify/handlers/change"
	"rectify/handlers/change/interpret"
	"rectify/handlers/command"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/intent"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// saidChange answers a sentence that means a change of the items it names, or
// else of those under discussion: nothing is changed, the answer says so and
// offers the change as a button whose form is filled in. ok is false for what
// means no change.
func (a *Dialogues) saidChange(ctx context.Context, r reply.Request, t *answer.Turn, before topic) (_ reply.Reply, ok bool, err error) {
	if exchanges, err := a.exchanges(ctx, t, before); exchanges || err != nil {
		return reply.Reply{}, false, err
	}
	if out, ok := a.nudgePerson(ctx, r, t); ok {
		return out, true, nil
	}
	if out, ok, err := a.asksWhySentBack(ctx, r, t, before); ok || err != nil {
		return out, ok, err
	}
	if out, ok, err := a.changeOfAll(ctx, r, t); ok || err != nil {
		return out, ok, err
	}
	r.Lang = t.ReplyLang
	c, about, ok, err := a.readChange(ctx, t, before)
	if !ok || err != nil {
		return reply.Reply{}, false, err
	}
	v := t.View
	if len(c.Numbers) == 0 && command.NamesSomeNumber(t.Sentence, c) {
		return reply.Sentence(r.Lang, r.Lang.Phrase(msgWhichItemToChange)), true, nil
	}
	if len(c.Numbers) == 0 {
		for _, key := range about {
			if key.Notice == about[0].Notice { // a command is about one notice
				c.Numbers = append(c.Numbers, key.Number)
			}
		}
		if len(c.Numbers) > 0 {
			v = v.Of(about[0].Notice)
		}
	}
	if len(c.Numbers) == 0 {
		if t.Intents.Best() != intent.Change {
			return reply.Reply{}, false, nil
		}
		return reply.Sentence(r.Lang, r.Lang.Phrase(msgWhichItemToChange)), true, nil
	}
	out, err := a.offerSaid(ctx, r, v, c)
	return out, true, err
}

// exchanges reports whether a sentence only puts another condition in the place of one that
// chose the last list: 换成财务科牵头的呢, or 换成党建办 after 财政所牵头的有哪些.
func (a *Dialogues) exchanges(ctx context.Context, t *answer.Turn, before topic) (bool, error) {
	if !before.chosen() || asksForList.MatchString(t.Sentence) {
		return before.chosen(), nil
	}
	m := exchanged.FindStringSubmatch(t.Sentence)
	if m == nil {
		return false, nil
	}
	asked, fields, err := a.Answers.AsksFor(ctx, t.View, m[1]+"负责的有哪些", forItems)
	return err == nil && asked.Subject == "" && len(asked.Mention) == 0 && len(fields.Owned) > 0 && before.kinds()&byOwner != 0, err
}

// exchanged finds what a sentence names to be put in the place of something.
var exchanged = regexp.MustCompile(`^(?:那|再|请|给我|帮我)*(?:换成|换)([^,，。?？]+?)(?:看看|试试|吧|呢)*[?？。]*$`)

// asksForList is how a sentence that only exchanges a condition shows that a list is asked for.
var asksForList = regexp.MustCompile(`^(?:那|再)?(?:换成|改成|改为|换)[^,，。]*(?:的呢|的有哪|的[?？。]*$|的?[,，]?(?:都|全|全部)*列(?:出|一下|给|个))`)

// readChange reads a change that is said of items by number, of one of those that were
// listed, of what is under discussion, or of an item that is described. about are the
// items meant where the command names none.
func (a *Dialogues) readChange(ctx context.Context, t *answer.Turn, before topic) (c command.Command, about []ledger.Key, ok bool, err error) {
	today, listed := a.Clock.Now(), before.listed()
	if n := t.FollowUp.N; n != 0 && t.FollowUp.Kind == grammar.Pick && max(n, -n) <= len(listed) && len(listed) > 1 { // 第二个已经弄完了
		at := n - 1
		if n < 0 {
			at = len(listed) + n
		}
		c, ok = command.InSentence("它"+t.FollowUp.Rest, today)
		return c, listed[at : at+1], ok, nil
	}
	if c, ok = command.InSentence(t.Sentence, today); ok && (c.Name != command.Status || strings.HasPrefix(c.Words, "正在整改") || !halfSaid(t.Sentence)) {
		return c, before.meantIn(t.Sentence), true, nil
	}
	if before.Focus != nil && changeFirst.MatchString(t.Sentence) { // 推迟到12月31日吧
		if c, ok = command.InSentence("它"+t.Sentence, today); ok && len(c.Numbers) == 0 {
			return c, []ledger.Key{*before.Focus}, true, nil
		}
	}
	if c, ok = command.HalfSaid(t.Sentence); ok && (len(c.Numbers) > 0 || before.Focus != nil || t.Intents.Best() == intent.Change) {
		return c, before.meantIn(t.Sentence), true, nil
	}
	if m := toBeKept.FindStringSubmatch(t.Sentence); m != nil && before.Focus != nil && len(t.Numbers) == 0 { // 派遣占比降下来了，更新一下状态
		return command.Command{Name: command.Status, Words: m[1]}, []ledger.Key{*before.Focus}, true, nil
	}
	if numbers, reports := command.Reports(t.Sentence); reports && t.Intents[intent.Change] >= surelyReports {
		return command.Command{Name: command.Status, Numbers: numbers, Words: t.Sentence}, nil, true, nil // the person says how far that brings it
	}
	m := described.FindStringSubmatch(t.Sentence)
	if m == nil {
		return c, nil, false, nil
	}
	if c, ok = command.InSentence("它"+m[2], today); !ok || len(c.Numbers) > 0 {
		return c, nil, false, nil
	}
	hits, err := a.Answers.Index.Search(ctx, m[1], 2)
	if err != nil || len(hits) == 0 || hits[0].Item == 0 || hits[0].TermCoverage < surelyDescribed || len(hits) > 1 &&
		hits[1].Score > answer.RelatedScore*hits[0].Score {
		return c, nil, false, err
	}
	return c, []ledger.Key{hits[0].Key()}, true, nil
}

// toBeKept finds what is told of an item before the request to keep it in the ledger.
var toBeKept = regexp.MustCompile(`^(.{4,}?)[,，。；;]\s*(?:请|麻烦|你|帮我|给我|帮忙|把|在台账里?)*(?:状态|进展|台账|进度)?(?:更新|登记|记录?|填|报|改)(?:一?下|上|一笔)(?:状态|进展|台账|进度)?[吧呗哈。!！]*$`)

// changeFirst finds what begins with a change of something that was named before.
var changeFirst = regexp.MustCompile(`^(?:那就?|就|先|请|帮我)*(?:推迟|延期|延后|延长|顺延|提前|改成|改为|改到|改由|标成|标为|换成|派给|交给|转给|催一下|销号)`)

// halfSaid reports whether a sentence says less than that something is done: item 11 is half done.
func halfSaid(sentence string) bool {
	_, half := command.HalfSaid(sentence)
	return half
}

// described finds an item that the sentence describes, and what it says of it: 通村道路
// 那条改完了.
var described = regexp.MustCompile(`^(?:把|将)?(\p{Han}{2,20}?)(?:的)?(?:那|这)(?:一)?(?:条|个|项|件)(?:事|问题|任务)?[,，]?(.*)$`)

// surelyDescribed is how much of a description an item must hold to be the one meant.
const surelyDescribed = 0.6

// Questions whether something was changed: of the assistant, 你直接给我改掉了吗,
// or right after a change was offered, 改好了没.
var (
	youChanged = regexp.MustCompile(`(?i)(?:你|机器人|助手|系统)(?:是不是|是否|有没有|刚才|刚刚|已经|直接|都|就|自动|真的|自己|给我|帮我` +
		`|给)*(?:把\S{1,8})?(?:给)?(?:改|更改|修改|更新|登记|标记|提交|办|销号)(?:掉|好|完|上|成功|过)?(?:了)?(?:吗|没有?|么|台账|[?？]|$)|\b(?:did` +
		`|have) you (?:already |just |actually |really )*(?:changed?|updated?|marked?|saved?|set|(?:done|do) (?:it|that|this))\b`)
	wasChanged = regexp.MustCompile(`(?i)^(?:那|这样|现在|已经|就|算|台账|状态|[,，])*(?:改|更改|修改|更新|登记|标|提交|生效)(?:掉|好|完|上|成功` +
		`|过)?了?(?:吗|没有?|么|没)[?？]*$|^(?:so |and )?(?:is|was|has) (?:it|that|this)(?: been)? (?:now |already )?(?:changed|updated|saved|recorded)`)
)

// asksChanged answers a question whether the assistant changed something: it
// never does so in conversation; the reply says what the ledger has now. ok is false
// for other sentences.
func (a *Dialogues) asksChanged(r reply.Request, t *answer.Turn, before topic) (_ reply.Reply, ok bool) {
	if !youChanged.MatchString(t.Sentence) && !(before.Offered && wasChanged.MatchString(t.Sentence)) {
		return reply.Reply{}, false
	}
	l := t.ReplyLang
	said, theirs := l.Phrase(msgNeverChangesByTalk), false
	for _, key := range before.meantIn(t.Sentence) {
		if item, there := t.View.Item(key); there {
			theirs = theirs || item.Version > 1 && item.UpdatedBy == r.Person.ID
			said += l.Phrase(msgLedgerNow, l.ItemOf(item.NoticeKey, item.Number), l.Status(item.Status))
		}
	}
	if !theirs {
		said = l.Phrase(msgNo) + said
	}
	return reply.Sentence(l, said), true
}

// takeBack answers 撤回: it offers to undo what the person changed of the item under
// discussion, or says that there is nothing to undo.
func (a *Dialogues) takeBack(ctx context.Context, r reply.Request, t *answer.Turn) (reply.Reply, error) {
	last, err := a.recall(ctx, r)
	if err != nil {
		return reply.Reply{}, err
	}
	r.Lang = t.ReplyLang
	if key := last.After.Focus; key != nil {
		if item, there := t.View.Item(*key); there && item.Version > 1 && item.UpdatedBy == r.Person.ID {
			return a.offerSaid(ctx, r, t.View.Of(key.Notice), command.Command{Name: command.Undo, Numbers: []int{key.Number}})
		}
	}
	return reply.Sentence(r.Lang, r.Lang.Phrase(msgNothingToTakeBack)), nil
}

// surelyReports is how probable a change must be for what happened to an item to
// be offered as a report of progress.
const surelyReports = 0.5

// severalMeant finds the words for all items of a list: 这些都完成了.
var severalMeant = regexp.MustCompile(`它们|这些|那些|这[两几三四五六七八九]|\b(?:they|them|these|those|both)\b`)

// meantIn are the items that a sentence about the topic may be about: the one
// being discussed, or, where the sentence says so, all listed items.
func (t topic) meantIn(sentence string) []ledger.Key {
	switch {
	case t.Focus != nil:
		return []ledger.Key{*t.Focus}
	case severalMeant.MatchString(sentence):
		return t.listed()
	}
	return nil
}

// offerSaid offers a change that was said in a plain sentence.
func (a *Dialogues) offerSaid(ctx context.Context, r reply.Request, v *view.View, c command.Command) (reply.Reply, error) {
	if instead := interpret.Impossible(r, v, c); instead != nil {
		return *instead, nil
	}
	items, l := interpret.ItemsOf(v, c), r.Lang
	switch {
	case c.Name == command.Assign:
		c.Words = a.Changes.Accounts(ctx, v, c.Words)
	case c.Name == command.Extend && command.Span.MatchString(c.Words):
		c.Words = later(items, c.Words)
	case c.Name == command.Remind && c.Words == "":
		return reply.Sentence(l, l.Phrase(msgRemindWhen, card.Named(l, items), card.Numbers(items))), nil
	}
	c, act := a.actSaid(r, v, c)
	role := max(c.Name.Spec().Role, reply.Editor)
	if act != nil {
		role = max(role, rights.Needs(act))
	}
	if r.Person.ID != "" && !r.Person.May(role) {
		return reply.Sentence(l, l.Phrase(msgOnlyTheyMay, l.Role(role)+a.Door.Holders(ctx, l, role))), nil
	}
	if c.Name == command.Close && len(items) > 1 {
		if ask := interpret.AskClose(r, items, c.Words); ask != nil {
			return *ask, nil
		}
	}
	note := ""
	if tried := cmp.Or(act, tryOf(c.Name)); tried != nil {
		switch err := a.Door.Foresee(ctx, r, rights.Steps(items, tried)); {
		case errors.Is(err, ledger.ErrUnchanged):
			note = l.Phrase(msgAlreadySo)
		case errors.Is(err, ledger.ErrApproverNeeded) && c.Name == command.Due: // later than the day that was set
			note = l.Phrase(msgLaterNeedsApproval, l.Role(reply.Approver)+a.Door.Holders(ctx, l, reply.Approver))
			c.Name = command.Extend
			c, act = a.actSaid(r, v, c)
		case hopeless(err):
			return a.Changes.Explain(ctx, r, err)
		case ctx.Err() != nil:
			return reply.Reply{}, ctx.Err()
		}
	}
	what := l.Phrase(msgColon) + change.CommandLabel(l, c) + l.Bracketed(c.Words)
	if act != nil {
		what = l.Phrase(msgColon) + card.ActWords(l, act, items...) + l.Bracketed(change.NoteOf(act))
	}
	what += l.Bracketed(a.undone(ctx, l, items, c))
	if c.Name == command.Nudge && len(items) == 1 && items[0].Owner != "" {
		what += l.Bracketed(a.People.Names(ctx, l).All(items[0].Owner))
	}
	typed := strings.TrimSpace(fmt.Sprintf("%s %s %s", c.Name, card.Numbers(items), c.Words))
	b := reply.Button{Label: l.Phrase(msgCheckAndSend), Command: typed, Seen: card.Seen(r, items), Main: true, As: reply.AsForm}
	_, grants := act.(ledger.GrantLater)
	switch {
	case grants:
		b.As, b.Label, b.Confirm = reply.AsAnswer, l.Phrase(msgGrant), true
	case len(items) > 1 || !c.Name.Spec().Form:
		b.As, b.Label, b.Confirm = reply.AsAnswer, l.Phrase(msgGoAhead), true
	case len(typed) > card.LongestCarried:
		b.Command, b.Label = fmt.Sprintf("%s %s", c.Name, card.Numbers(items)), l.Phrase(msgFillInAndSend)
	}
	out := reply.Sentence(l, l.Phrase(msgPressToChange, card.Named(l, items)+what, note))
	out.Kind, out.Items = reply.KindItems, card.Refs(items)
	out.Parts = append(out.Parts, reply.Buttons{b})
	return out, nil
}

// undone says which change an undoing takes back: when it was made, by whom, and what it was;
// empty for other commands and for several items.
func (a *Dialogues) undone(ctx context.Context, l reply.Lang, items []ledger.Item, c command.Command) string {
	if c.Name != command.Undo || len(items) != 1 {
		return ""
	}
	history, err := a.Answers.Keeper.History(ctx, items[0].Notice, items[0].Number)
	if err != nil {
		return ""
	}
	for _, e := range slices.Backward(history) {
		if e.Action.ByStaff() && e.UndoneBy == 0 {
			return a.Cards.TellerFor(ctx, l, e).Entry(e)
		}
	}
	return ""
}

// later is the day on which items are due so long after the day on which all of them
// are due now; empty where that differs, so that a form asks.
func later(items []ledger.Item, by string) string {
	due, err := time.Parse(time.DateOnly, items[0].Due)
	day := text.ReadDate(by, due, text.Ahead)
	if err != nil || day.Problem != text.Clear || slices.ContainsFunc(items, func(i ledger.Item) bool { return i.Due != items[0].Due }) {
		return ""
	}
	return day.Last.Format(time.DateOnly)
}

// actSaid is the act that a command means; nil where a form has to ask for
// the rest of it. A closing by its status is a closing.
func (a *Dialogues) actSaid(r reply.Request, v *view.View, c command.Command) (command.Command, ledger.Act) {
	if c.Words == "" && c.Name.Spec().Form {
		return c, nil
	}
	act := a.Changes.Understood(r, v, c)
	if shut, ok := act.(ledger.Close); ok && c.Name == command.Status {
		c.Name, c.Words = command.Close, shut.Note
		if shut.Note == "" {
			return c, nil
		}
	}
	return c, act
}
