package intake

import (
	"cmp"
	"slices"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notice/compare"
)

// A Comparison is what a later text of a notice says otherwise than the ledger
// holds. Its JSON form is the output of `rectify compare --json`.
type Comparison struct {
	Notice  string               `json:"notice"` // the id of the ledger's
	Key     string               `json:"key"`
	Title   string               `json:"title"`
	Head    []compare.Difference `json:"head"`  // of the notice as a whole
	Items   []ItemComparison     `json:"items"` // those that are otherwise
	Same    int                  `json:"same"`  // items that say what they said
	Decide  []int                `json:"decide"`
	read    *notice.Notice       // with the ledger's numbers
	serial  int64                // of the snapshot
	textual bool                 // something of the text is otherwise, if only its prose
}

// Ways in which an item is otherwise.
const (
	Changed = "changed" // in both texts, with other words or fields
	New     = "new"     // only in the later text
	Gone    = "gone"    // only in the earlier text
)

// An ItemComparison is one item that is otherwise.
type ItemComparison struct {
	Number  int                  `json:"number"` // in the ledger; what a new one will have
	Label   string               `json:"label"`  // as the later text prints it; as the earlier one did, where it is gone
	Title   string               `json:"title"`
	Kind    string               `json:"kind"`
	Changes []compare.Difference `json:"changes,omitempty"` // of the text
	Effects []Effect             `json:"effects,omitempty"` // on the ledger
	item    ledger.Item          // as the ledger has it; zero where it is new
	begins  notice.Status        // what a new one begins with
}

// Outcomes of what the later text says, for the ledger.
const (
	Taken  = "taken"  // the ledger follows the text
	Agrees = "agrees" // the ledger has it so already
	Kept   = "kept"   // staff have set it: it stays
	Decide = "decide" // the person decides: a status that staff have set, and the text says another
)

// An Effect is what a change of the text does to a field of the ledger.
type Effect struct {
	Field   compare.Field `json:"field"`  // status, due or owner
	Ledger  string        `json:"ledger"` // what the ledger has: a status, "2006-01-02", names
	Text    string        `json:"text"`   // what the text says now, in the same form
	Outcome string        `json:"outcome"`
	By      string        `json:"by,omitempty"` // who set what the ledger has
	On      string        `json:"on,omitempty"` // "2006-01-02"
}

// Nothing reports whether the text says nothing otherwise.
func (c Comparison) Nothing() bool { return !c.textual }

// history is what happened to an item, oldest first.
type history func(ledger.Key) ([]ledger.Entry, error)

// compareWith compares a later text with what the ledger holds of a notice.
func compareWith(s *ledger.Snapshot, held ledger.Notice, later *notice.Notice, past history, zone *time.Location) (Comparison, error) {
	later = compare.Numbered(held.Notice, later)
	c := Comparison{Notice: held.ID, Key: held.Key(), Title: held.Title, read: later, serial: s.Sequence, Head: head(held.Notice, later),
		Items: []ItemComparison{}, Decide: []int{}}
	c.textual = len(c.Head) > 0
	for _, p := range compare.Items(held.Notice.Items, later.Items) {
		of, err := item(s, held, later, p, past, zone)
		if err != nil {
			return c, err
		}
		if of.Kind == "" {
			c.Same++
			continue
		}
		c.Items, c.textual = append(c.Items, of), true
		if slices.ContainsFunc(of.Effects, func(e Effect) bool { return e.Outcome == Decide }) {
			c.Decide = append(c.Decide, of.Number)
		}
	}
	return c, nil
}

// Otherwise reports whether a later text of a notice, with the numbers of the
// earlier one, says anything otherwise.
func Otherwise(was, is *notice.Notice) bool {
	return len(head(was, is)) > 0 || slices.ContainsFunc(compare.Items(was.Items, is.Items), func(p compare.Pair) bool {
		return p.Was == nil || p.Is == nil || len(compare.Differences(p, was, is)) > 0
	})
}

// head is what is otherwise in the notice as a whole.
func head(was, is *notice.Notice) []compare.Difference {
	all := []compare.Difference{}
	for _, f := range [][3]string{
		{"title", was.Title, is.Title}, {"issuer", was.Issuer, is.Issuer}, {"published", was.Published, is.Published},
		{"preamble", lines(was.Preamble), lines(is.Preamble)}, {"closing", lines(was.Closing), lines(is.Closing)},
		{"phone", was.Contacts.Phone, is.Contacts.Phone}, {"email", was.Contacts.Email, is.Contacts.Email},
	} {
		if squeezed(f[1]) != squeezed(f[2]) {
			all = append(all, compare.Difference{Field: compare.Field(f[0]), Was: f[1], Is: f[2]})
		}
	}
	return all
}

// item compares one item; its Kind is empty where nothing is otherwise.
func item(s *ledger.Snapshot, held ledger.Notice, later *notice.Notice, p compare.Pair, past history, zone *time.Location) (ItemComparison, error) {
	if p.Was == nil {
		return ItemComparison{Number: p.Is.Number, Label: p.Is.Label, Title: p.Is.Title, Kind: New, begins: ledger.Begins(*p.Is)}, nil
	}
	now, _ := s.Item(ledger.Key{Notice: held.ID, Number: p.Was.Number})
	of := ItemComparison{Number: p.Was.Number, Label: p.Was.Label, Title: p.Was.Title, item: now}
	if p.Is == nil {
		of.Kind = Gone
		return of, nil
	}
	of.Label, of.Title = p.Is.Label, p.Is.Title
	if of.Changes = compare.Differences(p, held.Notice, later); len(of.Changes) == 0 {
		return of, nil
	}
	of.Kind = Changed
	entries, err := past(now.Key())
	if err != nil {
		return of, err
	}
	by := ledger.StaffedBy(entries)
	if was, is := ledger.Begins(*p.Was), ledger.Begins(*p.Is); was != is {
		of.effect(compare.Status, string(now.Status), string(is), by.Status, Decide, zone)
	}
	if p.Was.Due != p.Is.Due {
		of.effect(compare.Due, now.Due, p.Is.Due, by.Due, Kept, zone)
	}
	if is := owner(*p.Is); owner(*p.Was) != is {
		of.effect(compare.Owner, now.Owner, is, by.Owner, Kept, zone)
	}
	return of, nil
}

// effect notes what becomes of a field: where staff set it last, the outcome is as
// given.
func (of *ItemComparison) effect(f compare.Field, has, says string, set *ledger.Entry, otherwise string, zone *time.Location) {
	e := Effect{Field: f, Ledger: has, Text: says, Outcome: otherwise}
	switch {
	case has == says, f == compare.Status && has == string(notice.Closed) && says == string(notice.Rectified):
		e.Outcome = Agrees
	case set == nil:
		e.Outcome = Taken
	}
	if set != nil {
		e.By, e.On = set.By, set.At.In(zone).Format(time.DateOnly)
	}
	of.Effects = append(of.Effects, e)
}

func owner(item notice.Item) string { return cmp.Or(item.Owner, item.Person) }
