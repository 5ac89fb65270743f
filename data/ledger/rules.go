package ledger

import (
	"slices"
	"time"

	"rectify/data/notice"
)

// Moment is how long the author of a date may correct it without an approver,
// counted from the first of the dates that they set in a row.
const Moment = 15 * time.Minute

// A Past is an entry of an item's history with the item as it left it.
type Past struct {
	Entry
	After Item
}

// History reads what happened to an item, oldest first, without refusals. Acts
// ask for it only where a rule needs it.
type History func() ([]Past, error)

// permit decides whether the author may make the change, by all that happened to
// the item: its state now may have been reached by a way around a rule. It
// returns nil, ErrApproverNeeded, ErrOwnRequest or ErrSamePerson.
func permit(c Change, before, after Item, e Entry, history History) error {
	switch c.Act.(type) {
	case Close, Reopen, GrantLater, RefuseLater:
		if !c.Approver {
			return ErrApproverNeeded
		}
	case Undo, SetDue:
	default:
		return nil
	}
	read, err := history()
	if err != nil {
		return err
	}
	all := chronicle(read)
	undone := all.numbered(e.Undoes)
	switch {
	case undone.decided() && !c.Approver:
		return ErrApproverNeeded
	case after.Status == notice.Closed && before.Status != notice.Closed && slices.Contains(all.reporters(), c.By):
		return ErrSamePerson
	case after.Due != before.Due:
		return all.permitDate(c, before.Due, after.Due, undone)
	}
	return nil
}

// permitDate decides on another due date. Editors set the first one, and earlier
// ones; they take back their own, and correct them for a Moment. More time is an
// approver's to give, and not to themselves.
func (all chronicle) permitDate(c Change, from, to string, undone Past) error {
	refusal := ErrApproverNeeded
	if c.Approver {
		if !all.askedFor(c.By) {
			return nil
		}
		refusal = ErrOwnRequest
	}
	set := all.dates()
	own := set.by == c.By && c.At.Sub(set.since) <= Moment
	if !own {
		set.settle(from)
	}
	switch {
	case own && !later(to, set.limit), // a correction
		!later(to, from) && !later(to, set.limit), // a first date, or an earlier one
		undone.Action == DueSet && undone.By == c.By && to != "" && !later(to, set.limit):
		return nil
	}
	return refusal
}

// later reports whether a date leaves more time than a limit. No date is the
// latest.
func later(date, limit string) bool { return limit != "" && (date == "" || date > limit) }

// dates are what an item's history says of the dates that editors may set.
type dates struct {
	limit string    // the latest; empty for any
	by    string    // the editor who sets dates at present; empty for none
	since time.Time // of the first of these
}

// settle ends an editor's corrections: the first date that an item has binds.
func (d *dates) settle(due string) {
	if d.by != "" && d.limit == "" {
		d.limit = due
	}
	d.by, d.since = "", time.Time{}
}

// dates follows the due date through the history. A notice and approvers set the
// limit; editors do with the first date, once no one may correct it any longer.
func (all chronicle) dates() (d dates) {
	was := ""
	for i, p := range all {
		is := p.After.Due
		corrects := d.by != "" && d.by == p.By && p.At.Sub(d.since) <= Moment
		switch {
		case p.Action.byImport():
			if i == 0 || is != was {
				d = dates{limit: is}
			}
		case is == was:
			if p.By != d.by && p.decided() {
				d.settle(is)
			}
		case p.decided(), p.Action == DueSet && later(is, was) && !corrects: // including entries from before authors were recorded
			d = dates{limit: is}
		case !corrects:
			d.settle(was)
			d.by, d.since = p.By, p.At
		}
		was = is
	}
	return d
}

// A chronicle is what happened to an item, oldest first, without refusals.
type chronicle []Past

// numbered is the entry with that sequence number; the zero value for none.
func (all chronicle) numbered(sequence int64) Past {
	for _, p := range all {
		if p.Sequence == sequence && sequence > 0 {
			return p
		}
	}
	return Past{}
}

// decided reports whether an entry is an approver's decision.
func (p Past) decided() bool {
	return p.Approver || slices.Contains([]Action{ClosedOff, Reopened, LaterGranted, LaterRefused}, p.Action)
}

// askedFor reports whether somebody asked for more time since another person
// decided on the due date, though they may have taken that back.
func (all chronicle) askedFor(by string) (asked bool) {
	was := ""
	for _, p := range all {
		switch {
		case p.Action == LaterAsked && p.By == by:
			asked = true
		case p.After.Due != was && p.By != by && p.decided():
			asked = false
		}
		was = p.After.Due
	}
	return asked
}

// reporters are those who reported the item done since it was last open, whatever
// it was called then.
func (all chronicle) reporters() (who []string) {
	for _, p := range all {
		switch {
		case p.UndoneBy > 0 || p.Action == Undone:
		case p.After.Status.Open():
			who = nil
		case p.Action == Changed && p.From != p.To:
			who = append(who, p.By)
		}
	}
	return who
}
