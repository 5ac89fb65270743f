// Package rights is the one door in front of the ledger: it decides who may do
// what, carries changes out, and puts refusals on record.
package rights

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/clock"
	"rectify/handlers/command"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// A Door controls access to the ledger. Every change goes through it, from slash
// commands, buttons, forms and the command line. It decides who may do what and
// records what it refuses.
type Door struct {
	Clock  *clock.Clock
	People *people.Directory
	Ledger *view.Reader
	Keeper view.Keeper
}

// A RefusedError says that a person is not allowed to do something. The attempt
// has been recorded.
type RefusedError struct {
	Need   reply.Role // who may
	Answer string     // to give to the person
}

// Error returns the answer, for the log.
func (e *RefusedError) Error() string { return "refused: " + e.Answer }

// Needs returns the role that an act requires. The ledger has further rules that
// depend on history: the person who reported an item done cannot close it off.
func Needs(act ledger.Act) reply.Role {
	switch act.(type) {
	case ledger.Close, ledger.Reopen, ledger.GrantLater, ledger.RefuseLater:
		return reply.Approver
	case ledger.Receive:
		return reply.Asker // the ledger lets only the owner
	}
	return reply.Editor
}

// Admit returns nil if the person has the role. Otherwise it records the attempt
// on these items (or on no item) and returns a *RefusedError. Outsiders are never
// admitted.
func (d *Door) Admit(ctx context.Context, r reply.Request, need reply.Role, items ...ledger.Item) error {
	if r.Person.May(need) {
		return nil
	}
	return d.refuse(ctx, r, need, items, "")
}

// Change carries out all steps or none and returns the items as they are
// afterwards, one per step. It returns a *RefusedError, or an error of the ledger.
func (d *Door) Change(ctx context.Context, r reply.Request, all []Step) ([]ledger.Item, error) {
	if err := d.admitSteps(ctx, r, all); err != nil {
		return nil, err
	}
	changed, err := d.Keeper.ChangeAll(ctx, d.changes(ctx, r, all))
	for i := range changed {
		changed[i].NoticeKey = all[i].Item.NoticeKey
	}
	return changed, d.judged(ctx, r, all, err)
}

// Preview returns the error that Change would return, without changing anything.
// Refusals are recorded.
func (d *Door) Preview(ctx context.Context, r reply.Request, all []Step) error {
	if err := d.admitSteps(ctx, r, all); err != nil {
		return err
	}
	return d.judged(ctx, r, all, d.Foresee(ctx, r, all))
}

// Foresee returns the error that the ledger would return for steps. It changes and
// records nothing.
func (d *Door) Foresee(ctx context.Context, r reply.Request, all []Step) error {
	refused, err := d.Try(ctx, r, all)
	if i := slices.IndexFunc(refused, func(err error) bool { return err != nil }); err == nil && i >= 0 {
		return refused[i]
	}
	return err
}

// Try returns the error that the ledger would return for each step; nil for none. It
// changes and records nothing.
func (d *Door) Try(ctx context.Context, r reply.Request, all []Step) (refused []error, err error) {
	return d.Keeper.Try(ctx, d.changes(ctx, r, all))
}

func (d *Door) admitSteps(ctx context.Context, r reply.Request, all []Step) error {
	need := reply.Asker
	for _, s := range all {
		need = max(need, Needs(s.Act))
	}
	return d.Admit(ctx, r, need, itemsOf(all)...)
}

// judged puts on record that the ledger's own rules leave a change to approvers.
func (d *Door) judged(ctx context.Context, r reply.Request, all []Step, err error) error {
	if !errors.Is(err, ledger.ErrApproverNeeded) {
		return err
	}
	hint := ""
	for _, s := range all {
		if _, due := s.Act.(ledger.SetDue); due {
			hint = r.Lang.Phrase(msgHowToExtend, s.Item.Ref())
			break
		}
	}
	return d.refuse(ctx, r, reply.Approver, itemsOf(all), hint)
}

// refuse puts on record that a person asked for what they may not do, and returns
// what to answer. Where the place cannot say who they are, nothing is recorded.
func (d *Door) refuse(ctx context.Context, r reply.Request, need reply.Role, items []ledger.Item, hint string) error {
	l := r.Lang
	answer := l.Phrase(msgNotAllowed, l.Role(need)+d.Holders(ctx, l, need))
	switch {
	case r.Person.Unsure:
		return &RefusedError{need, l.Phrase(msgPermissionsUnknown)}
	case !r.Person.May(reply.Asker):
		answer = l.Phrase(msgGuestsOnlyView)
	case need == reply.Approver && d.noApprovers(ctx):
		answer = l.Phrase(msgNoApproversYet)
	}
	answer += hint
	if len(items) == 0 {
		items = []ledger.Item{{}} // it is about no item
	}
	for _, item := range items {
		err := d.Keeper.Refuse(ctx, ledger.Refusal{
			Notice: item.Notice, Number: item.Number, Asked: reply.Readable(command.Unquoted(r.Text)), Why: answer,
			By: r.Person.ID, Via: r.Via, At: d.Clock.Now(), Request: r.ID,
		})
		if err != nil {
			return err
		}
	}
	return &RefusedError{need, answer}
}

// Refusal returns the reply for a *RefusedError. It returns any other error
// unchanged.
func Refusal(l reply.Lang, err error) (reply.Reply, error) {
	var refused *RefusedError
	if errors.As(err, &refused) {
		return reply.Sentence(l, refused.Answer), nil
	}
	return reply.Reply{}, err
}

// Holders names the people who have a role, in brackets. It is empty if they
// cannot be looked up.
func (d *Door) Holders(ctx context.Context, l reply.Lang, role reply.Role) string {
	names, err := d.People.Holders(ctx, role)
	if err != nil || len(names) == 0 {
		return ""
	}
	return l.Phrase(msgInBrackets, l.Join(names))
}

// noApprovers reports whether it is known that there are none.
func (d *Door) noApprovers(ctx context.Context) bool {
	approvers, err := d.People.Approvers(ctx)
	return err == nil && len(approvers) == 0
}

// changes are the steps as the person asks for them.
func (d *Door) changes(ctx context.Context, r reply.Request, all []Step) (changes []ledger.Change) {
	before := map[ledger.Key]int{} // steps on an item
	for _, s := range all {
		key := s.Item.Key()
		c := d.asked(ctx, r, s)
		switch n := before[key]; {
		case n == 0:
			c.Version = r.Seen[key.Number]
			if _, undo := s.Act.(ledger.Undo); undo && c.Version == 0 {
				c.Version = s.Item.Version // what is undone is what was there when they asked
			}
		case r.ID != "":
			c.Request = fmt.Sprint(r.ID, " ", n)
		}
		before[key]++
		changes = append(changes, c)
	}
	return changes
}

// asked is a step as the person asks for it. The ledger has its own rules for approvers.
func (d *Door) asked(ctx context.Context, r reply.Request, s Step) ledger.Change {
	if act, ok := s.Act.(ledger.Assign); ok {
		if v, err := d.Ledger.Open(ctx); err == nil { // else the record lacks whom the notice names
			act.Named = v.Person(&s.Item)
			if act.Keep {
				act = keeping(v, s.Item, act)
			}
			s.Act = act
		}
	}
	return ledger.Change{Notice: s.Item.Notice, Number: s.Item.Number, Act: s.Act, By: r.Person.ID, Approver: r.Person.May(reply.Approver),
		Via: r.Via, At: d.Clock.Now(), Request: r.ID}
}

// keeping is an assignment with what it leaves as it is: the item's units where it names
// people only, and its supporters where it names none.
func keeping(v *view.View, item ledger.Item, act ledger.Assign) ledger.Assign {
	lead := ledger.Names(act.Owner)
	if !slices.ContainsFunc(lead, func(name string) bool { return !v.IsPerson(name) }) {
		for _, name := range ledger.Names(item.Owner) {
			if !v.IsPerson(name) {
				lead = append(lead, name)
			}
		}
	}
	if act.Supporting == "" {
		act.Supporting = ledger.JoinNames(slices.DeleteFunc(ledger.Names(item.Supporting), func(name string) bool { return slices.Contains(lead, name) }))
	}
	act.Owner, act.Keep = ledger.JoinNames(lead), false
	return act
}
