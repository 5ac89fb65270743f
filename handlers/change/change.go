// Package change carries out changes of the ledger: it reads commands and forms,
// checks rights, previews, applies, and notifies.
package change

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/change/interpret"
	"rectify/handlers/command"
	"rectify/handlers/notify"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Changes carries out commands and forms that change the ledger.
type Changes struct {
	interpret.Interpreter
	Notifier notify.Notifier
	Door     *rights.Door
	Ledger   *view.Reader
	Keeper   view.Keeper
}

// change carries out an act on all items and returns their new state.
func (a *Changes) change(ctx context.Context, r reply.Request, items []ledger.Item, act ledger.Act) (reply.Reply, error) {
	changed, err := a.Door.Change(ctx, r, rights.Steps(items, act))
	if err != nil {
		return a.Explain(ctx, r, err)
	}
	out := a.Changed(ctx, r, changed, act)
	if _, grants := act.(ledger.GrantLater); grants && r.InPlace && len(changed) == 1 {
		out.Parts = a.granted(ctx, r, changed[0], out.Parts)
	}
	if len(changed) == 1 {
		out = a.withHint(out, changed[0], act)
	}
	return a.Notifier.With(ctx, r, out, changed, act), nil
}

// granted is a request for more time, in the place of its message, with the decision under
// it; parts are what is shown where it cannot be read.
func (a *Changes) granted(ctx context.Context, r reply.Request, item ledger.Item, parts []reply.Part) []reply.Part {
	history, err := a.Keeper.History(ctx, item.Notice, item.Number)
	asked := slices.DeleteFunc(slices.Clone(history), func(e ledger.Entry) bool { return e.Action != ledger.LaterAsked })
	if err != nil || len(asked) == 0 {
		return parts
	}
	request, tell := asked[len(asked)-1], a.Cards.TellerFor(ctx, r.Lang, history...)
	until, because := card.Request(r.Lang, ledger.Item{Due: request.Was, AskedDue: request.Is}, asked)
	name := r.Lang.ItemOf(item.NoticeKey, item.Number) + " " + item.Title
	lines := []string{r.Lang.Phrase(msgWhoAsked, tell.Names.One(request.By), name), until, because, tell.Entry(history[len(history)-1])}
	return append([]reply.Part{reply.Paragraph{Text: strings.Join(lines, "\n")}}, a.undoButton(ctx, r, item, []ledger.Act{ledger.GrantLater{}})...)
}

// Changed shows items after a change: one item as a card, several as a list. The
// change has been made, so a failure to read the ledger again only makes the reply
// shorter.
func (a *Changes) Changed(ctx context.Context, r reply.Request, items []ledger.Item, acts ...ledger.Act) reply.Reply {
	l := r.Lang
	out := reply.Reply{Lang: l, Kind: reply.KindChange, Source: reply.FromRules, Items: card.Refs(items)}
	if len(items) > 1 {
		out.Parts = []reply.Part{reply.Paragraph{Text: l.Phrase(msgItemsUpdated, len(items))}, reply.ItemList{Items: out.Items}}
		return out
	}
	sentence := a.sentence(ctx, l, items[0], acts)
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		out.Parts = []reply.Part{reply.Paragraph{Text: sentence}}
		return out
	}
	card := card.Of(v, l, a.Clock.Today(), items[0])
	if !r.InPlace {
		card.Finding, card.Measures, card.Commitments = "", nil, nil // already shown, or known
	}
	if set, ok := acts[0].(ledger.SetCommitment); ok {
		sentence = a.CommitmentSaid(l, v, items[0], set)
	}
	out.Parts = append([]reply.Part{reply.Paragraph{Text: sentence}, card}, a.undoButton(ctx, r, items[0], acts)...)
	return out
}

// sentence says what was just done to an item.
func (a *Changes) sentence(ctx context.Context, l reply.Lang, item ledger.Item, acts []ledger.Act) string {
	name := l.ItemFirst(item.NoticeKey, item.Number)
	history, err := a.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil || len(history) < len(acts) {
		return l.Phrase(msgItemUpdated, name)
	}
	tell := a.Cards.TellerFor(ctx, l, history...)
	var done []string
	for _, e := range history[len(history)-len(acts):] {
		done = append(done, tell.Did(e))
	}
	said := l.Phrase(msgItemUpdatedSo, name, strings.Join(done, l.Phrase(msgBetweenActs)))
	if _, asked := acts[0].(ledger.AskLater); asked && item.Due != "" {
		said += l.Phrase(msgDueUntilGranted, item.Due)
	}
	if set, ok := acts[0].(ledger.Assign); ok && set.Keep {
		said += staying(l, item, set)
	}
	return said
}

// staying says which units and supporters an assignment left as they were.
func staying(l reply.Lang, item ledger.Item, set ledger.Assign) string {
	var stay []string
	kept := slices.DeleteFunc(ledger.Names(item.Owner), func(name string) bool {
		return slices.Contains(ledger.Names(set.Owner), name) || strings.HasPrefix(name, "@")
	})
	if len(kept) > 0 {
		stay = append(stay, l.Phrase(msgUnitsStay, l.Join(kept)))
	}
	if set.Supporting == "" && item.Supporting != "" {
		stay = append(stay, l.Phrase(msgSupportStays, l.Join(ledger.Names(item.Supporting))))
	}
	if stay == nil {
		return ""
	}
	return l.Phrase(msgStays, strings.Join(stay, l.Phrase(msgBetweenActs)))
}

// preview shows what a change to several items would do, with a button to confirm.
func preview(r reply.Request, items []ledger.Item, act ledger.Act) reply.Reply {
	seen := map[int]int{}
	for _, item := range items {
		seen[item.Number] = item.Version
	}
	return reply.Reply{
		Lang: r.Lang, Kind: reply.KindItems, Source: reply.FromRules, Items: card.Refs(items),
		Parts: []reply.Part{
			reply.Paragraph{Text: r.Lang.Phrase(msgPreviewSameChange, len(items), card.ActWords(r.Lang, act, items...)) + noted(r.Lang, items, act)},
			reply.ItemList{Items: card.Refs(items)},
			reply.Buttons{{
				Label: r.Lang.Phrase(msgConfirmItems, len(items)), Command: r.Text, Seen: seen, Confirm: true, Main: true,
			}},
		},
	}
}

// noted says of a status for several items what it notes, and of how many it is the
// status already.
func noted(l reply.Lang, items []ledger.Item, act ledger.Act) string {
	set, ok := act.(ledger.SetStatus)
	if !ok {
		return ""
	}
	said := ""
	if set.Note != "" {
		said = l.Phrase(msgPreviewNote, set.Note)
	}
	same := 0
	for _, item := range items {
		if item.Status == set.Status {
			same++
		}
	}
	if same > 0 {
		said += l.Phrase(msgPreviewSameStatus, same, l.Status(set.Status))
	}
	return said
}

// Made returns the reply to a change, decorated for display. If decorating fails,
// the reply has fewer buttons.
func (a *Changes) Made(ctx context.Context, r reply.Request, out reply.Reply) reply.Reply {
	dressed, err := a.Cards.Decorate(ctx, r, out)
	if err != nil {
		return a.People.Names(ctx, out.Lang).In(out)
	}
	return dressed
}

// OnItems carries out a command that names items.
func (a *Changes) OnItems(ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	if item, gone := withdrawn(v, c); gone {
		return a.Cards.History(ctx, r.Lang, item)
	}
	if instead := interpret.Impossible(r, v, c); instead != nil {
		return *instead, nil
	}
	if out, asks := a.AskDate(r, c); asks {
		return out, nil
	}
	items := interpret.ItemsOf(v, c)
	if c.Name.Is(command.NoWords) && c.Words != "" {
		return interpret.NotUnderstood(r, c.Words, msgOnlyNumbers, c.Name, card.Numbers(items)), nil
	}
	if show := interpret.Kinds[c.Name].Show; show != nil && !c.ChangesItems() {
		return show(&a.Interpreter, ctx, interpret.Typed{Request: r, Command: c, View: v, Items: items})
	}
	items, act, instead, err := a.Plan(ctx, r, v, c)
	switch {
	case err != nil:
		return reply.Reply{}, err
	case instead != nil:
		return *instead, nil
	}
	if ask, err := a.askUndo(ctx, r, items, act); ask != nil || err != nil {
		return *cmp.Or(ask, &reply.Reply{}), err
	}
	out, err := a.carry(ctx, r, c, items, act)
	if hour := a.HourLeftOut(act, c); err == nil && hour != "" {
		out = out.WithRemark(r.Lang.Phrase(msgDueIsADay, hour, c.Numbers[0], hour))
	}
	return out, err
}

// withdrawn returns the item whose history a command asks for where a later text of
// its notice no longer has it.
func withdrawn(v *view.View, c command.Command) (item ledger.Item, gone bool) {
	if c.Name != command.History || len(c.Numbers) != 1 || len(v.ByNumber(c.Numbers[0])) > 0 {
		return ledger.Item{}, false
	}
	of := v.Withdrawn("", c.Numbers[0])
	return ledger.Item{Notice: of, Number: c.Numbers[0], NoticeKey: v.KeyOf(of)}, of != ""
}
