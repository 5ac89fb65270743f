package dispatch

import (
	"context"

	"rectify/data/ledger"
	"rectify/handlers/change"
	"rectify/handlers/change/interpret"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
)

// onLines carries out several commands, each on a line of its own: what reads
// is answered, what changes is previewed together and confirmed by one press.
func (a *Desk) onLines(ctx context.Context, r reply.Request, lines []string) (reply.Reply, error) {
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	out := reply.Reply{Lang: r.Lang, Kind: reply.KindItems, Source: reply.FromRules}
	var all []rights.Step
	for _, line := range lines {
		one := r
		one.Text = line
		c, ok := command.Parse(line)
		switch {
		case !ok || !c.ChangesItems():
			if !r.Confirmed {
				read, err := a.onLine(ctx, one)
				if err != nil {
					return reply.Reply{}, err
				}
				out.Items, out.Parts, out.Citations = append(out.Items, read.Items...), append(out.Parts, read.Parts...),
					append(out.Citations, read.Citations...)
			}
			continue
		}
		items, act, instead, err := a.Changes.Plan(ctx, one, v, c)
		if err != nil {
			return reply.Reply{}, err
		}
		if instead != nil {
			l := r.TypedLang()
			return reply.Sentence(l, l.Phrase(msgNoneCarriedOut, len(lines), line, instead.Plain())), nil
		}
		all = append(all, rights.Steps(items, act)...)
	}
	if len(all) == 0 {
		return out, nil
	}
	return a.changeLines(ctx, r, out, all)
}

// changeLines previews the changes of several commands, behind what the others read; or
// makes them, once they were previewed.
func (a *Desk) changeLines(ctx context.Context, r reply.Request, out reply.Reply, all []rights.Step) (reply.Reply, error) {
	var items []ledger.Item
	var acts []ledger.Act
	for _, s := range all {
		items, acts = append(items, s.Item), append(acts, s.Act)
	}
	if !interpret.Previewed(r, items) {
		if err := a.Door.Preview(ctx, r, all); err != nil {
			return a.Changes.Explain(ctx, r, err)
		}
		return change.PreviewSteps(r, out, all), nil
	}
	changed, err := a.Door.Change(ctx, r, all)
	if err != nil {
		return a.Changes.Explain(ctx, r, err)
	}
	done := a.Changes.Changed(ctx, r, rights.Latest(changed), acts...)
	for i, item := range changed {
		done = a.Changes.Notifier.With(ctx, r, done, []ledger.Item{item}, all[i].Act)
	}
	return done, nil
}

// onLine answers one of several commands, one that only reads.
func (a *Desk) onLine(ctx context.Context, r reply.Request) (reply.Reply, error) {
	c, ok := command.Parse(r.Text)
	if !ok || !change.Reads(r.Text) {
		l := r.TypedLang()
		return reply.Sentence(l, l.Phrase(msgTypeAlone, r.Text)), nil
	}
	return a.carryOut(ctx, r, c)
}
