package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/change"
	"rectify/handlers/clock"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
	"rectify/handlers/workbook"
)

// Intake shows papers as they were understood, and takes them once a person agrees.
type Intake struct {
	Clock   *clock.Clock
	Ledger  *view.Reader
	People  *people.Directory
	Door    *rights.Door
	Changes *change.Changes
	Keeper  view.Keeper
	Source  func(ctx context.Context, l reply.Lang) (workbook.Source, error)
}

// ShowPaper shows what a paper would do, with buttons that do it where r is Rich.
// Nothing is changed. Only approvers import notices; who edits may send an edited
// ledger.
func (a *Intake) ShowPaper(ctx context.Context, r reply.Request, p Paper, c Choice) (reply.Reply, error) {
	if p.Ledger != nil {
		return a.showLedger(ctx, r, p)
	}
	if !r.Person.May(reply.Approver) {
		return a.passOn(ctx, r, p, c)
	}
	v, found, instead, err := a.place(ctx, r, p, c)
	switch {
	case err != nil:
		return reply.Reply{}, err
	case instead != nil:
		return *instead, nil
	case found.Match == NoMatch:
		return understood(r, p, c, v), nil
	}
	compared, err := a.compare(ctx, v, found.Notice, p)
	if err != nil {
		return reply.Reply{}, err
	}
	return a.show(ctx, r, p, c, compared), nil
}

// passOn sends the preview of a notice to the approvers, who may import it, where an
// editor brings it.
func (a *Intake) passOn(ctx context.Context, r reply.Request, p Paper, c Choice) (reply.Reply, error) {
	l, holders := r.Lang, a.Door.Holders(ctx, r.Lang, reply.Approver)
	approvers, err := a.People.Approvers(ctx)
	if err != nil || len(approvers) == 0 || !r.Person.May(reply.Editor) || p.Ref == "" {
		return reply.Sentence(l, l.Phrase(msgOnlyApprovers, p.Name, holders)), nil
	}
	out := reply.Sentence(l, l.Phrase(msgPassedOn, p.Name, holders))
	for _, id := range approvers {
		theirs := r
		theirs.Person, theirs.Lang = reply.Person{ID: id, Role: reply.Approver}, a.People.LangOf(ctx, id)
		shown, err := a.ShowPaper(ctx, theirs, p, c)
		if err != nil {
			return reply.Reply{}, err
		}
		names := a.People.Names(ctx, theirs.Lang)
		shown.Parts = append([]reply.Part{reply.Paragraph{Text: theirs.Lang.Phrase(msgBrought, names.One(r.Person.ID), p.Name)}}, shown.Parts...)
		out.Notifications = append(out.Notifications, reply.Notification{Key: fmt.Sprintf("paper %s %s", p.Ref, id), To: id, Reply: shown})
	}
	return out, nil
}

// place opens the ledger and finds the notice that a paper is a later text of. It
// returns the answer instead where that is refused, or doubtful.
func (a *Intake) place(ctx context.Context, r reply.Request, p Paper, c Choice) (v *view.View, found Found, instead *reply.Reply, err error) {
	if v, err = a.Ledger.Whole(ctx); err != nil {
		return nil, Found{}, nil, err
	}
	found, refusal := a.found(v, r.Lang, p, c)
	switch {
	case refusal != "":
		out := reply.Sentence(r.Lang, refusal)
		instead = &out
	case found.Match == Doubtful:
		out := doubtful(r, p, found)
		instead = &out
	}
	return v, found, instead, nil
}

// found is the notice that a paper is a later text of: as chosen, or as recognised.
// A refusal says why there is none.
func (a *Intake) found(v *view.View, l reply.Lang, p Paper, c Choice) (f Found, refusal string) {
	switch {
	case c.New:
		return Found{}, ""
	case c.Of != "":
		n, there := v.Named(c.Of)
		if !there {
			return Found{}, l.Phrase(msgNoSuchNotice, c.Of)
		}
		f = Found{Match: Sure, Notice: n}
	default:
		f = NewRecogniser(v.Snapshot).Find(p.ID(), p.Notice)
	}
	if f.Match != NoMatch && f.Notice.Retired {
		return f, l.Phrase(msgRetired, f.Notice.Key(), f.Notice.Called(), f.Notice.Key())
	}
	return f, ""
}

func (a *Intake) compare(ctx context.Context, v *view.View, held ledger.Notice, p Paper) (Comparison, error) {
	past := func(key ledger.Key) ([]ledger.Entry, error) {
		return a.Keeper.History(ctx, key.Notice, key.Number)
	}
	return compareWith(v.Snapshot, held, p.Notice, past, v.Zone)
}

// ComparePaper compares a notice with the one in the ledger that it is a later
// text of. The error says so where there is none, or where that is doubtful.
func (a *Intake) ComparePaper(ctx context.Context, l reply.Lang, p Paper, c Choice) (Comparison, error) {
	v, err := a.Ledger.Whole(ctx)
	if err != nil {
		return Comparison{}, err
	}
	found, refusal := a.found(v, l, p, c)
	switch {
	case refusal != "":
		return Comparison{}, errors.New(refusal)
	case found.Match == Doubtful:
		return Comparison{}, errors.New(l.Phrase(msgDoubtfulCompare, p.Name, found.Notice.Key(), found.Notice.Called(), found.Items, found.Alike,
			found.Notice.Key()))
	case found.Match == NoMatch:
		return Comparison{}, errors.New(l.Phrase(msgNothingLike, p.Name))
	}
	return a.compare(ctx, v, found.Notice, p)
}

// TakePaper takes a paper as chosen, all of it or nothing; of an edited ledger each
// row. A paper that was taken before is not taken twice.
func (a *Intake) TakePaper(ctx context.Context, r reply.Request, p Paper, c Choice) (reply.Reply, error) {
	out, err := a.take(ctx, r, p, c)
	if err != nil {
		return a.Changes.Explain(ctx, r, err)
	}
	return out, nil
}

// Revert takes the text again that a notice had before a later one was taken. What
// staff have set stays. Reverting twice takes the later text again.
func (a *Intake) Revert(ctx context.Context, r reply.Request, n ledger.Notice) (reply.Reply, error) {
	source, read, err := a.Keeper.Former(ctx, n.ID)
	switch {
	case errors.Is(err, ledger.ErrNotFound):
		return reply.Sentence(r.Lang, r.Lang.Phrase(msgNoFormer, n.Key())), nil
	case err != nil:
		return reply.Reply{}, err
	}
	return a.TakePaper(ctx, r, Paper{Name: n.ID, Text: source, Notice: read}, Choice{Of: n.ID})
}

func (a *Intake) take(ctx context.Context, r reply.Request, p Paper, c Choice) (reply.Reply, error) {
	if p.Ledger != nil {
		return a.takeLedger(ctx, r, p)
	}
	if err := a.Door.Admit(ctx, r, reply.Approver); err != nil {
		return reply.Reply{}, err
	}
	for range attempts {
		v, found, instead, err := a.place(ctx, r, p, c)
		switch {
		case err != nil:
			return reply.Reply{}, err
		case instead != nil:
			return *instead, nil
		case found.Match == NoMatch:
			return a.add(ctx, r, p, v)
		}
		compared, err := a.compare(ctx, v, found.Notice, p)
		if err != nil {
			return reply.Reply{}, err
		}
		correction, decided := corrections(r.Lang, p, c, compared)
		err = a.Door.Correct(ctx, r, correction, decided)
		if !errors.Is(err, ledger.ErrStale) {
			return corrected(r, c, compared), err
		}
	}
	return reply.Sentence(r.Lang, r.Lang.Phrase(msgStale)), nil
}

// attempts is how often a text is compared again because the ledger moved on.
const attempts = 3

// add adds a notice of its own.
func (a *Intake) add(ctx context.Context, r reply.Request, p Paper, v *view.View) (reply.Reply, error) {
	form, err := json.Marshal(p.Notice)
	if err != nil {
		return reply.Reply{}, err
	}
	hash := ledger.Digest(p.Text, string(form))
	all := slices.Concat(v.Notices, v.Retired)
	at := slices.IndexFunc(all, func(n ledger.Notice) bool { return n.Hash == hash })
	if at < 0 {
		id := NewRecogniser(v.Snapshot).NewID(p.ID())
		if err := a.Door.AddNotice(ctx, r, id, p.Text, p.Notice); err != nil {
			return reply.Reply{}, err
		}
		if v, err = a.Ledger.Whole(ctx); err != nil {
			return reply.Reply{}, err
		}
		all = slices.Concat(v.Notices, v.Retired)
		if at = slices.IndexFunc(all, func(n ledger.Notice) bool { return n.ID == id }); at < 0 {
			return reply.Reply{}, fmt.Errorf("the notice %s is not in the ledger", id)
		}
	}
	return added(r, all[at], v), nil
}

// corrections is what taking a later text asks of the ledger, and the acts on the items
// whose status is taken from it.
func corrections(l reply.Lang, p Paper, c Choice, compared Comparison) (out ledger.Correction, decided []rights.Step) {
	out = ledger.Correction{Notice: compared.Notice, Source: p.Text, Read: compared.read, Notes: map[int]string{}, Sequence: compared.serial}
	for _, item := range compared.Items {
		if note := noteOf(l, item); note != "" {
			out.Notes[item.Number] = note
		}
		for _, e := range item.Effects {
			if e.Outcome == Decide && slices.Contains(c.Text, item.Number) {
				decided = append(decided, rights.Steps([]ledger.Item{item.item}, actsTo(l, item.item, notice.Status(e.Text))...)...)
			}
		}
	}
	return out, decided
}

// actsTo are the acts that give an item the status of the text.
func actsTo(l reply.Lang, item ledger.Item, to notice.Status) []ledger.Act {
	why := l.Phrase(msgByLaterText)
	set := ledger.SetStatus{Status: to, Note: why}
	switch {
	case item.Status != notice.Closed:
		return []ledger.Act{set}
	case to == notice.InProgress:
		return []ledger.Act{ledger.Reopen{Reason: why}}
	}
	return []ledger.Act{ledger.Reopen{Reason: why}, set}
}

// noteOf is what an item's history says of a later text.
func noteOf(l reply.Lang, item ItemComparison) string {
	if item.Kind != Changed {
		return ""
	}
	var said []string
	for _, d := range item.Changes {
		said = append(said, difference(l, d))
	}
	return strings.Join(said, l.Phrase(msgSemicolon))
}
