package digest

import (
	"context"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/reply"
)

// A DigestChange is one change that a digest reports.
type DigestChange struct {
	Notice string    `json:"notice"`
	Number int       `json:"number"`
	Title  string    `json:"title"`
	Text   string    `json:"text"`
	By     string    `json:"by"`
	At     time.Time `json:"at"`

	From notice.Status `json:"from"` // the item's status before it
	To   notice.Status `json:"to"`   // and after it
}

// finished reports whether a change completes the work; reopened, whether it starts the
// work again.
func (c DigestChange) finished() bool { return !c.From.Done() && c.To.Done() }

// changes collects what staff did to an item since the last digest.
func (b *digesting) changes(ctx context.Context, item *ledger.Item) error {
	entries, err := b.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return err
	}
	var news []ledger.Entry
	for _, e := range entries {
		switch {
		case !e.At.After(b.Since) || e.At.After(b.at), e.Action == ledger.Undone || e.UndoneBy > 0,
			e.Action == ledger.Seeded || e.Action == ledger.Reread || e.Action == ledger.Withdrawn || e.Action == ledger.Refused:
			continue
		}
		news = append(news, e)
	}
	if len(news) == 0 {
		return nil
	}
	teller := b.Cards.TellerFor(ctx, b.Lang, news...)
	for _, e := range news {
		text := teller.Did(e)
		if note := strings.TrimSpace(e.Note); note != "" {
			text += b.Lang.Phrase(msgColon) + teller.Names.All(note)
		}
		b.d.Changes = append(b.d.Changes, DigestChange{item.Notice, item.Number, item.Title, text, teller.Names.One(e.By),
			e.At.In(b.at.Location()), e.From, e.To})
	}
	return nil
}

// sortChanges lists the items that were finished or reopened and still are.
func (b *digesting) sortChanges() {
	known := map[ledger.Key]bool{}
	for _, c := range b.d.Changes {
		item, there := b.view.Item(c.key())
		if !there || known[c.key()] {
			continue
		}
		switch {
		case c.finished() && item.Status.Done():
			b.d.Finished = append(b.d.Finished, b.Cards.RefAt(&item, b.at))
		case c.From.Done() && !c.To.Done() && !item.Status.Done():
			b.d.Reopened = append(b.d.Reopened, b.Cards.RefAt(&item, b.at))
		default:
			continue
		}
		known[c.key()] = true
	}
}

func (c DigestChange) key() ledger.Key { return ledger.Key{Notice: c.Notice, Number: c.Number} }

// mostOfItem limits the changes of one item in the message.
const mostOfItem = 3

// changed returns as many changed items as most says in the order of their first changes, each
// with its latest change and the person who made it.
func (b *digesting) changed(most int) (items []reply.ItemRef) {
	at := map[ledger.Key]int{}
	var told [][]string
	for _, c := range b.d.Changes {
		item, there := b.view.Item(c.key())
		if !there {
			continue
		}
		i, known := at[c.key()]
		if !known {
			i = len(items)
			at[c.key()] = i
			shown := b.Cards.RefAt(&item, b.at)
			shown.Owner = "" // the changes say who
			items, told = append(items, shown), append(told, nil)
		}
		told[i] = append(told[i], c.Text+b.Lang.Bracketed(c.By))
	}
	for i, all := range told {
		if len(all) > most {
			all = append(all[len(all)-most:], b.Lang.Phrase(msgChangesInAll, len(all)))
		}
		items[i].Note = strings.Join(all, b.Lang.Phrase(msgSemicolon))
	}
	return items
}

// owners are an item's units and persons, those that its notice states included.
func (b *digesting) owners(of reply.ItemRef) string {
	person := ""
	if item, ok := b.view.Item(of.Key()); ok {
		person = b.view.Person(&item)
	}
	return b.Lang.Join(ledger.Names(of.Owner + ";" + person))
}
