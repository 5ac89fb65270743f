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

// Limits of announcements: a few changes are announced one by one in the threads of
// their items, more are grouped by item, and changes of many items go into one roundup.
const (
	fewChanges   = 5
	mostThreads  = 10
	mostLines    = 20   // lines for one item in a message
	linesInRound = 3    // lines for one item in a roundup of up to fewInRound items;
	fewInRound   = 20   // of more items, only the latest line of each
	longestRound = 2500 // runes in one message of a roundup
	longestLine  = 200  // runes for one change among several
)

// News is the announcement of changes: in the thread of each item, or as a roundup
// of many items.
type News struct {
	Threads []ThreadNews
	Roundup []reply.Reply // messages outside threads, instead of Threads
}

// ThreadNews is one message in an item's thread.
type ThreadNews struct {
	Notice string
	Number int
	First  int64       // sequence of the first entry reported
	Last   int64       // sequence of the last entry reported
	Head   reply.Reply // opens the thread: the state of the item and its latest change
	Told   reply.Reply
}

// changesOf holds consecutive changes of one item.
type changesOf struct {
	item    ledger.Item
	entries []ledger.Entry
}

// Announce returns the announcement of these entries, in order. Imports and
// refusals are not announced.
func (a *Digests) Announce(ctx context.Context, l reply.Lang, entries []ledger.Entry) (News, error) {
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return News{}, err
	}
	var told []changesOf
	count := 0
	for _, e := range entries {
		if !e.Action.ByStaff() {
			continue
		}
		if item, there := v.Item(e.Key()); there {
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

// byItem groups the changes by item, in the order of each item's first change.
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

// An announcer writes announcements.
type announcer struct {
	card.Teller
	a *Digests
}

// name returns the number and title of an item.
func (t announcer) name(item ledger.Item) string {
	return t.ItemOf(item.NoticeKey, item.Number) + " " + item.Title
}

// thread returns the message for the thread of an item.
func (t announcer) thread(ctx context.Context, c changesOf) ThreadNews {
	about := func(parts ...reply.Part) reply.Reply {
		return reply.Reply{Lang: t.Lang, Kind: reply.KindItem, Source: reply.FromRules, Items: card.Refs([]ledger.Item{c.item}), Parts: parts}
	}
	name := t.name(c.item)
	return ThreadNews{
		Notice: c.item.Notice, Number: c.item.Number, First: c.entries[0].Sequence, Last: c.entries[len(c.entries)-1].Sequence,
		Head: about(reply.Paragraph{Text: name + t.Bracketed(t.State(card.Ref(c.item)))},
			reply.Paragraph{Text: strings.Join(t.lines(ctx, changesOf{c.item, c.entries[len(c.entries)-1:]}, 1), "\n")},
			reply.Buttons{{Label: t.Phrase(msgShowButton), Command: "status " + c.item.Ref(), As: reply.AsWindow}}),
		Told: about(reply.Paragraph{Text: name + "\n" + strings.Join(t.lines(ctx, c, mostLines), "\n")}),
	}
}

// lines returns the changes of an item, one per line, and a pointer to earlier ones.
func (t announcer) lines(ctx context.Context, c changesOf, most int) (lines []string) {
	if more := len(c.entries) - most; more > 0 {
		lines = append(lines, t.Phrase(msgMoreBeforeThese, more, c.item.Ref()))
	}
	for _, e := range c.entries[max(0, len(c.entries)-most):] {
		line := t.line(ctx, e)
		if len(c.entries) > 1 {
			line = text.Clip(line, longestLine)
		}
		lines = append(lines, line)
	}
	return lines
}

// moved returns the new status where a change implies it, such as closing off; otherwise
// empty.
func (t announcer) moved(e ledger.Entry) string {
	if e.Action == ledger.Changed || e.From == e.To {
		return ""
	}
	return t.Phrase(msgStatusFromTo, t.Status(e.From), t.Status(e.To))
}

// line is a change in a line. That of an undo names the change that it reverted, which
// may be older than what is announced.
func (t announcer) line(ctx context.Context, e ledger.Entry) string {
	if e.Action != ledger.Undone {
		return t.Entry(e) + t.moved(e)
	}
	if history, err := t.a.Keeper.History(ctx, e.Notice, e.Number); err == nil {
		t.History = history
	}
	if slices.ContainsFunc(t.History, func(of ledger.Entry) bool { return of.Sequence == e.Undoes && of.Action == ledger.Changed }) {
		return t.Entry(e) // which says from which status to which
	}
	return t.Entry(e) + t.moved(e)
}

// roundup reports the changes of many items in as few messages as fit.
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
		title := t.Phrase(msgChangesSummary, len(told), count)
		if len(texts) > 1 {
			title += fmt.Sprintf(" (%d/%d)", i+1, len(texts))
		}
		messages = append(messages, reply.Reply{
			Lang: t.Lang, Kind: reply.KindItems, Source: reply.FromRules, Items: card.Refs(items[i]),
			Parts: []reply.Part{reply.Paragraph{Text: title}, reply.Paragraph{Text: lines}},
		})
	}
	return messages
}
