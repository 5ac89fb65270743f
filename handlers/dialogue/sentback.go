package dialogue

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/answer"
	"rectify/handlers/card"
	"rectify/handlers/reply"
)

// whySentBack is a question why a report was sent back: 为什么退回, 第14项退回的原因.
var whySentBack = regexp.MustCompile(`(?i)(?:为什么|为何|为啥|怎么(?:又|就|会|还|被|给)|什么原因|什么理由)[^,，。]{0,8}(?:退回|打回|退了)|怎么(?:退回|打回)来?了|(?:退回|打回)[^,，。]{0,4}(?:原因|理由|意见|为什么|为啥)|\bwhy\b.*\b(?:sent|turned|given|returned)\b.*\bback\b|\bwhy\b.*\breturned\b`)

// asksWhySentBack answers with who sent an item back, when and why: of the items named, else of
// the one talked about, else of those of the person. ok is false where none was sent back.
func (a *Dialogues) asksWhySentBack(ctx context.Context, r reply.Request, t *answer.Turn, before topic) (_ reply.Reply, ok bool, err error) {
	if !whySentBack.MatchString(t.Sentence) {
		return reply.Reply{}, false, nil
	}
	var items []ledger.Item
	for _, n := range t.Numbers {
		items = append(items, t.View.ByNumber(n)...)
	}
	if before.Focus != nil && len(items) == 0 {
		if item, there := t.View.Item(*before.Focus); there {
			items = append(items, item)
		}
	}
	out, ok, err := a.sentBack(ctx, t.ReplyLang, items)
	if ok || err != nil || len(t.Numbers) > 0 {
		return out, ok, err
	}
	theirs := slices.Clone(t.View.Items)
	theirs = slices.DeleteFunc(theirs, func(i ledger.Item) bool { return !i.Status.Open() || i.Version < 2 || !i.OwnedBy(r.Person.ID) })
	return a.sentBack(ctx, t.ReplyLang, theirs)
}

// sentBack tells the last time that each item was sent back or reopened.
func (a *Dialogues) sentBack(ctx context.Context, l reply.Lang, items []ledger.Item) (_ reply.Reply, ok bool, err error) {
	var lines []string
	var told []ledger.Item
	for _, item := range items {
		history, err := a.Answers.Keeper.History(ctx, item.Notice, item.Number)
		if err != nil {
			return reply.Reply{}, false, err
		}
		for _, e := range slices.Backward(history) {
			if e.Action == ledger.Reopened && e.UndoneBy == 0 {
				lines = append(lines, l.ItemOf(item.NoticeKey, item.Number)+l.Phrase(msgColon)+a.Cards.TellerFor(ctx, l, e).Entry(e))
				told = append(told, item)
				break
			}
		}
	}
	if told == nil {
		return reply.Reply{}, false, nil
	}
	out := reply.Sentence(l, strings.Join(lines, "\n"))
	out.Kind, out.Items, out.Certainty = reply.KindItems, card.Refs(told), reply.Exact
	return out, true, nil
}
