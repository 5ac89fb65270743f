// Package notices is about the notices of the ledger as wholes: it lists, renames,
// retires and restores them, and decides which one a person means.
package notices

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Notices carries out commands about notices, and decides which one is meant.
type Notices struct {
	Clock  *clock.Clock
	Ledger *view.Reader
	Door   *rights.Door
	Cards  *card.Cards
	Talks  Talks
	Memory view.Memory
	// Revert takes the text again that a notice had before a later one was taken.
	Revert func(ctx context.Context, r reply.Request, n ledger.Notice) (reply.Reply, error)
}

// acts are the first words of "notices WORD KEY …".
var acts = map[string]string{
	"rename": "rename", "key": "rename", "改名": "rename", "简称": "rename", "改简称": "rename", "改名称": "name", "name": "name", "title": "name", "名称": "name", "全称": "name",
	"retire": "retire", "archive": "retire", "停用": "retire", "归档": "retire", "restore": "restore", "恢复": "restore", "启用": "restore",
	"default": "default", "默认": "default", "revert": "revert", "换回": "revert", "还原": "revert",
}

// Understood reports whether the words after "notices" are those of the command.
func Understood(words string) bool {
	first, _, _ := strings.Cut(strings.ToLower(reply.Readable(words)), " ")
	return first == "" || acts[first] != ""
}

// Takes reports whether the words after "notices" are those of the command, or name a notice
// behind a word that none of its acts is: the answer then says what there is to type.
func (a *Notices) Takes(ctx context.Context, words string) (bool, error) {
	if Understood(words) {
		return true, nil
	}
	v, err := a.Ledger.Whole(ctx)
	if err != nil {
		return false, err
	}
	_, behind, _ := strings.Cut(reply.Readable(words), " ")
	return slices.ContainsFunc(strings.Fields(behind), func(word string) bool { _, known := v.Named(word); return known }), nil
}

// Command carries out "notices", which lists them, and "notices rename KEY NEW",
// "name KEY WORDS", "retire KEY", "restore KEY", "revert KEY" and "default KEY|off".
func (a *Notices) Command(ctx context.Context, r reply.Request, words string) (reply.Reply, error) {
	l := r.Lang
	v, err := a.Ledger.Whole(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	fields := strings.Fields(reply.Readable(words))
	if len(fields) == 0 {
		return a.list(r, v, ""), nil
	}
	act := acts[strings.ToLower(fields[0])]
	if act == "default" {
		return a.defaultCommand(ctx, r, v, strings.Join(fields[1:], " "))
	}
	if act == "" || len(fields) < 2 {
		return reply.Sentence(l, l.Phrase(msgNotUnderstood, reply.Readable(words))+howTo(r)), nil
	}
	n, ok := v.Named(fields[1])
	if !ok {
		return a.list(r, v, l.Phrase(msgNoSuchNotice, fields[1])), nil
	}
	rest := strings.Join(fields[2:], " ")
	switch {
	case act == "retire" && rest == "":
		return a.change(ctx, r, n, ledger.Retire{})
	case act == "restore" && rest == "":
		return a.change(ctx, r, n, ledger.Restore{})
	case act == "revert" && rest == "":
		return a.Revert(ctx, r, n)
	case act == "rename" && len(fields) == 3:
		return a.change(ctx, r, n, ledger.Rename{Key: rest})
	case act == "name" && rest != "":
		return a.change(ctx, r, n, ledger.Rename{Name: rest})
	}
	return reply.Sentence(l, howTo(r)), nil
}

// change carries out an act on a notice, and says what is so now.
func (a *Notices) change(ctx context.Context, r reply.Request, n ledger.Notice, act ledger.NoticeAct) (reply.Reply, error) {
	l := r.Lang
	changed, err := a.Door.ChangeNotice(ctx, r, n, act)
	switch {
	case errors.Is(err, ledger.ErrUnchanged):
		return reply.Sentence(l, l.Phrase(msgAlreadySo)), nil
	case errors.Is(err, ledger.ErrKeyTaken):
		return reply.Sentence(l, l.Phrase(msgKeyTaken, act.(ledger.Rename).Key)), nil
	case errors.Is(err, ledger.ErrLastNotice):
		return reply.Sentence(l, l.Phrase(msgLastNotice)), nil
	case errors.Is(err, ledger.ErrInvalid):
		return reply.Sentence(l, l.Phrase(msgInvalidKey)), nil
	case err != nil:
		return reply.Reply{}, err
	}
	said, back := "", ""
	switch act := act.(type) {
	case ledger.Retire:
		said, back = l.Phrase(msgRetired, changed.Key(), changed.Key()), "notices restore "+changed.Key()
	case ledger.Restore:
		said, back = l.Phrase(msgRestored, changed.Key()), "notices retire "+changed.Key()
	case ledger.Rename:
		said, back = l.Phrase(msgNamed, changed.Called(), changed.Key(), changed.Key()), "notices name "+changed.Key()+" "+n.Called()
		if act.Key != "" {
			back = "notices rename " + changed.Key() + " " + n.Key()
		}
	}
	out := reply.Sentence(l, said)
	out.Kind = reply.KindChange
	out.Parts = append(out.Parts, reply.Buttons{{Label: l.Phrase(msgUndo), Command: back, As: reply.InPlace}})
	return out, nil
}

// list shows the notices, those out of use too, under a sentence where there is
// one to say.
func (a *Notices) list(r reply.Request, v *view.View, sentence string) reply.Reply {
	l := r.Lang
	out := reply.Reply{Lang: l, Kind: reply.KindNotice, Source: reply.FromRules, Certainty: reply.Exact}
	if sentence != "" {
		out.Parts = append(out.Parts, reply.Paragraph{Text: sentence})
	}
	table := reply.Table{Head: []string{l.Phrase(msgKeyColumn), l.Phrase(msgNameColumn), l.Phrase(msgItemsColumn), l.Phrase(msgPublishedColumn), l.Phrase(msgStateColumn)}}
	var rows []reply.ProgressRow
	for _, n := range v.Notices {
		of := view.Where(v.Items, func(item *ledger.Item) bool { return item.Notice == n.ID })
		count := a.Cards.Count(of, a.Clock.Now()).ProgressRow
		count.Name = n.Key()
		rows = append(rows, count)
		table.Rows = append(table.Rows, []string{n.Key(), n.Called(), strconv.Itoa(len(of)), n.Published, l.Phrase(state(n))})
	}
	var back reply.Buttons
	for _, n := range v.Retired {
		table.Rows = append(table.Rows, []string{n.Key(), n.Called(), strconv.Itoa(len(n.Items)), n.Published, l.Phrase(state(n))})
		if r.Rich && r.Person.May(reply.Approver) && len(back) < mostButtons {
			back = append(back, reply.Button{Label: l.Phrase(msgRestoreNotice, n.Key()), Command: "notices restore " + n.Key(), As: reply.InPlace})
		}
	}
	out.Parts = append(out.Parts, table, reply.ProgressChart(l, l.Phrase(msgStatesOfNotices), rows))
	if len(back) > 0 {
		out.Parts = append(out.Parts, back)
	}
	if r.Person.May(reply.Editor) {
		out.Parts = append(out.Parts, reply.Paragraph{Text: howTo(r)})
	}
	return out
}

// howTo says how notices are renamed, retired and restored where the request came from.
func howTo(r reply.Request) string {
	if r.Via == "cli" {
		return r.Lang.Phrase(msgHowToTerminal)
	}
	return r.Lang.Phrase(msgHowTo)
}

// mostButtons is how many notices have a button of their own.
const mostButtons = 5

// state is the state of a notice, in a word or two.
func state(n ledger.Notice) reply.Phrase {
	switch {
	case n.Retired && n.Sample:
		return msgSampleRetired
	case n.Retired:
		return msgIsRetired
	case n.Sample:
		return msgSample
	}
	return msgActive
}

// Lines describes the notices for an operator, a line each: key, state, id, items.
func Lines(snapshot *ledger.Snapshot, l reply.Lang) (lines []string) {
	for _, n := range slices.Concat(snapshot.Notices, snapshot.Retired) {
		lines = append(lines, l.Phrase(msgNoticeLine, n.Key(), l.Phrase(state(n)), n.ID, len(n.Items), n.Called()))
	}
	return lines
}
