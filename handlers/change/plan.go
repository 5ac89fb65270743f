package change

import (
	"context"

	"rectify/data/ledger"
	"rectify/handlers/change/interpret"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Plan turns a command into an act on items and checks the person's rights. If the
// command cannot be carried out as typed, instead is the reply.
func (a *Changes) Plan(ctx context.Context, r reply.Request, v *view.View, c command.Command) (items []ledger.Item, act ledger.Act,
	instead *reply.Reply, err error) {
	if instead := interpret.Impossible(r, v, c); instead != nil {
		return nil, nil, instead, nil
	}
	if unclear, asks := a.AskDate(r, c); asks {
		return nil, nil, &unclear, nil
	}
	kind, t := interpret.Kinds[c.Name], interpret.Typed{Request: r, Command: c, View: v, Items: interpret.ItemsOf(v, c)}
	act, problem := kind.Read(&a.Interpreter, t)
	if problem != "" {
		wrong := reply.Sentence(r.Lang, problem)
		return t.Items, nil, &wrong, nil
	}
	need := c.Name.Spec().Role
	if act != nil {
		need = rights.Needs(act)
	}
	if err := a.Door.Admit(ctx, r, need, t.Items...); err != nil {
		refused, err := rights.Refusal(r.Lang, err)
		return nil, nil, &refused, err
	}
	if kind.Check != nil {
		act, instead = kind.Check(&a.Interpreter, ctx, t, act)
	}
	return t.Items, act, instead, nil
}

// Understood returns the act that a command clearly means; nil if more has to be
// asked, or the command changes nothing in the ledger.
func (a *Changes) Understood(r reply.Request, v *view.View, c command.Command) ledger.Act {
	if _, unclear := a.AskDate(r, c); unclear {
		return nil
	}
	read := interpret.Kinds[c.Name].Read
	if read == nil {
		return nil // it changes nothing in the ledger
	}
	act, _ := read(&a.Interpreter, interpret.Typed{Request: r, Command: c, View: v, Items: interpret.ItemsOf(v, c)})
	return act
}
