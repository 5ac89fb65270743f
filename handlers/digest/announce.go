package digest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/card"
	"rectify/handlers/reply"
)

// How changes are bundled: a few are told one by one, in the threads of their
// items; more are told item by item; those of many items in a roundup.
const (
	fewChanges   = 5
	mostThreads  = 10
	mostLines    = 20   // of an item's changes in one message
	linesInRound = 3    // of an item's changes in a roundup,
	fewInRound   = 20   // where it is of so many items at most; else the latest alone
	longestRound = 2500 // runes of one message of a roundup
	longestLine  = 200  // runes of one change among several
)

// News is the announcement of changes: in the thread of each item, or as a roundup
// of many items.
type News struct {
	Threads []ThreadNews
	Roundup []reply.Reply // messages of their own, in place of Threads
}

// ThreadNews is one message in an item's thread.
type ThreadNews struct {
	Notice string
	Number int
	First  int64       // sequence of the first entry it tells of
	Last   int64       // and of the last
	Head   reply.Reply // opens the thread: how the item stands, and what changed last
	Told   reply.Reply
}

// changesOf are consecutive changes of one item.
type changesOf struct {
	item    ledger.Item
	entries []ledger.Entry
}

// Announce returns the announcement of these entries, in order. Imports and
// refusals are not announced.
func (a *Digests) Announce(ctx context.Context, l reply.Lang, entries []ledger.Entry) (News, error) {
	book, err := a.Ledger.Open(ctx)
	if err != nil {
		return News{}, err
	}
	var told []changesOf
	count := 0
	for _, e := range entries {
		if !e.Action.ByStaff() {
			continue
		}
		if item, there := book.Item(e.Key()); there {
			told = append(told, changesOf{item, []ledger.Entry{e}})
			count++
		}
	}
	if count > fewChanges {
		told = byItem(told)
	}
	t := announcer{a.Cards.TellerFor(ctx, l, entries...), a}
	if len(told) > mostThreads {
		return News{Roundup: t.roundup(ctx, told, count)}, nil
	}
	news := News{}
	for _, c := range told {
		news.Threads = append(news.Threads, t.thread(ctx, c))
	}
	return news, nil
}

// byItem joins the changes of each item, in the order of its first.
func byItem(each []changesOf) (joined []changesOf) {
	at := map[ledger.Key]int{}
	for _, c := range each {
		key := c.item.Key()
		i, there := at[key]
		if !there {
			at[key] = len(joined)
			joined = append(joined, changesOf{item: c.item})
			i = len(joined) - 1
		}
		joined[i].entries = append(joined[i].entries, c.entries...)
	}
	return joined
}

// An announcer writes what is announced.
type announcer struct {
	card.Teller
	a *Digests
}

// name is an item's number and title.
func (t announcer) name(item ledger.Item) string {
	return t.ItemOf(item.NoticeKey, item.Number) + " " + item.Title
}

// thread is the message for an item's thread.
func (t announcer) thread(ctx context.Context, c changesOf) ThreadNews {
	about := func(parts ...reply.Part) reply.Reply {
		return reply.Reply{Lang: t.Lang, Kind: reply.KindItem, Source: reply.FromRules, Items: card.Refs([]ledger.Item{c.item}), Parts: parts}
	}
	name := t.name(c.item)
	return ThreadNews{
		Notice: c.item.Notice, Number: c.item.Number, First: c.entries[0].Sequence, Last: c.entries[len(c.entries)-1].Sequence,
		Head: about(reply.Paragraph{Text: name + t.Bracketed(t.State(card.Ref(c.item)))},
			reply.Paragraph{Text: strings.Join(t.lines(ctx, changesOf{c.item, c.entries[len(c.entries)-1:]}, 1), "\n")},
			reply.Paragraph{Text: t.Phrase(msgChangesItemPostedThread)}),
		Told: about(reply.Paragraph{Text: name + "\n" + strings.Join(t.lines(ctx, c, mostLines), "\n")}),
	}
}

// lines are an item's changes, a line each, and where the ones before them are.
func (t announcer) lines(ctx context.Context, c changesOf, most int) (lines []string) {
	if more := len(c.entries) - most; more > 0 {
		lines = append(lines, t.Phrase(msgMoreBeforeHistory, more, c.item.Ref()))
	}
	for _, e := range c.entries[max(0, len(c.entries)-most):] {
		line := t.Entry(e) + t.moved(e) + t.undone(ctx, e)
		if len(c.entries) > 1 {
			line = text.Clip(line, longestLine)
		}
		lines = append(lines, line)
	}
	return lines
}

// moved is what became of the status by a change that does not say so itself.
func (t announcer) moved(e ledger.Entry) string {
	if e.Action == ledger.Changed || e.From == e.To {
		return ""
	}
	return t.Phrase(msgStatus, t.Status(e.From), t.Status(e.To))
}

// undone is what a change took back.
func (t announcer) undone(ctx context.Context, e ledger.Entry) string {
	if e.Action != ledger.Undone {
		return ""
	}
	history, err := t.a.Keeper.History(ctx, e.Notice, e.Number)
	at := slices.IndexFunc(history, func(before ledger.Entry) bool { return before.Sequence == e.Undoes })
	if err != nil || at < 0 {
		return ""
	}
	return t.Phrase(msgUndone, t.Did(history[at]))
}

// roundup tells of the changes of many items, as few messages as hold them.
func (t announcer) roundup(ctx context.Context, told []changesOf, count int) (messages []reply.Reply) {
	var texts []string
	var items [][]ledger.Item
	length, most := longestRound, linesInRound
	if len(told) > fewInRound {
		most = 1
	}
	for _, c := range told {
		lines := t.name(c.item) + "\n" + strings.Join(t.lines(ctx, c, most), "\n")
		if length += len([]rune(lines)); length > longestRound {
			texts, items, length = append(texts, lines), append(items, nil), len([]rune(lines))
		} else {
			texts[len(texts)-1] += "\n" + lines
		}
		items[len(items)-1] = append(items[len(items)-1], c.item)
	}
	for i, lines := range texts {
		title := t.Phrase(msgLedgerChangesChangesItems, len(told), count)
		if len(texts) > 1 {
			title += fmt.Sprintf(" (%d/%d)", i+1, len(texts))
		}
		messages = append(messages, reply.Reply{
			Lang: t.Lang, Kind: reply.KindItems, Source: reply.FromRules, Items: card.Refs(items[i]), Parts: []reply.Part{reply.Paragraph{Text: title}, reply.Paragraph{Text: lines}},
		})
	}
	return messages
}
