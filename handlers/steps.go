package handlers

import (
	"context"

	"rectify/data/ledger"
	"rectify/handlers/command"
)

// A step is one act on one item.
type step struct {
	item ledger.Item
	act  ledger.Act
}

// steps are all acts on each of the items.
func steps(items []ledger.Item, acts ...ledger.Act) (all []step) {
	for _, item := range items {
		for _, act := range acts {
			all = append(all, step{item, act})
		}
	}
	return all
}

// latest are the items among changed, each once, as it is now.
func latest(changed []ledger.Item) (items []ledger.Item) {
	at := map[ledger.Key]int{}
	for _, item := range changed {
		key := item.Key()
		if i, known := at[key]; known {
			items[i] = item
			continue
		}
		at[key] = len(items)
		items = append(items, item)
	}
	return items
}

// onLines carries out several commands, each on a line of its own: what reads
// is answered, what changes is previewed together and confirmed by one press.
func (a *Desk) onLines(ctx context.Context, r Request, lines []string) (Reply, error) {
	book, err := a.ledger.open(ctx)
	if err != nil {
		return Reply{}, err
	}
	reply := Reply{Lang: r.Lang, Kind: KindItems, Source: FromRules}
	var all []step
	for _, line := range lines {
		one := r
		one.Text = line
		c, ok := command.Parse(line)
		switch {
		case !ok || !c.ChangesItems():
			if !r.Confirmed {
				read, err := a.onLine(ctx, one)
				if err != nil {
					return Reply{}, err
				}
				reply.Items, reply.Parts, reply.Citations = append(reply.Items, read.Items...), append(reply.Parts, read.Parts...), append(reply.Citations, read.Citations...)
			}
			continue
		}
		items, act, instead, err := a.changes.plan(ctx, one, book, c)
		if err != nil {
			return Reply{}, err
		}
		if instead != nil {
			l := r.TypedLang()
			return saying(l, l.Say("%d 条命令都没有执行，台账没有更改。“%s”：%s", "None of the %d commands was carried out, and nothing was changed. “%s”: %s", len(lines), line, instead.Plain())), nil
		}
		all = append(all, steps(items, act)...)
	}
	if len(all) == 0 {
		return reply, nil
	}
	var items, changed []ledger.Item
	for _, s := range all {
		items = append(items, s.item)
	}
	previewed := previewed(r, items)
	switch {
	case previewed:
		changed, err = a.door.change(ctx, r, all)
	default:
		err = a.door.preview(ctx, r, all)
	}
	if err != nil {
		return a.changes.explain(ctx, r, err)
	}
	if !previewed {
		return previewSteps(r, reply, all), nil
	}
	var acts []ledger.Act
	for _, s := range all {
		acts = append(acts, s.act)
	}
	done := a.changes.changed(ctx, r, latest(changed), acts...)
	for i, item := range changed {
		done = a.changes.withLetters(ctx, r, done, []ledger.Item{item}, all[i].act)
	}
	return done, nil
}

// onLine answers one of several commands, one that only reads.
func (a *Desk) onLine(ctx context.Context, r Request) (Reply, error) {
	c, ok := command.Parse(r.Text)
	if !ok || !Reads(r.Text) {
		l := r.TypedLang()
		return saying(l, l.Say("“%s”要单独输入。", "Type “%s” on its own.", r.Text)), nil
	}
	return a.carryOut(ctx, r, c)
}

// previewSteps shows what several commands would do, and asks.
func previewSteps(r Request, reply Reply, all []step) Reply {
	l := r.Lang
	seen := map[int]int{}
	for number, version := range r.Seen {
		seen[number] = version
	}
	sentence := l.Say("将做以下 %d 处更改。全部成功或全部不变，请确认。", "These %d changes will be made, all or none. Please confirm.", len(all))
	for _, s := range all {
		sentence += "\n" + l.Item(s.item.Number) + " " + s.item.Title + l.Say("：", ": ") + actWords(l, s.act) + l.Bracketed(noteOf(s.act))
		seen[s.item.Number] = s.item.Version
		reply.Items = append(reply.Items, ref(s.item))
	}
	reply.Parts = append(reply.Parts, Paragraph{Text: sentence}, Buttons{{
		Label: l.Say("确认更改 %d 处", "Make %d changes", len(all)), Command: r.Text, Seen: seen, Confirm: true, Main: true,
	}})
	return reply
}
