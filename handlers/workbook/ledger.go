package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
)

// Ledger is the 整改台账: a row an item. The hidden marks let Read take it back.
func Ledger(s Source) Sheet {
	l := s.Lang
	sheet := Sheet{Name: l.Phrase(msgLedgerSheet), Title: l.Phrase(msgLedgerTitle), Frozen: 2}
	shown := s.columns()
	for _, c := range shown {
		column := Column{Head: c.head(l), Width: c.width, Centred: c.centred, Hidden: c.field == markField}
		if c.field == statusField {
			column.Choices = statusChoices(l)
		}
		sheet.Columns = append(sheet.Columns, column)
	}
	told := s.Standing()
	for _, item := range s.Snapshot.Items {
		sheet.Rows = append(sheet.Rows, s.row(item, told[item.Key()]).below(shown))
	}
	return sheet
}

// columns are those that the ledger sheet of s has: a column that is empty in
// every notice's ledger by nature is left out.
func (s Source) columns() []column {
	kinds := slices.ContainsFunc(s.Snapshot.Items, func(i ledger.Item) bool { return i.Subsection > 0 })
	sections := slices.ContainsFunc(s.Snapshot.Items, func(i ledger.Item) bool { return i.Section > 0 })
	return slices.DeleteFunc(slices.Clone(columns), func(c column) bool {
		return c.field == noticeField && !s.several() || c.field == kindField && !kinds || c.field == sectionField && !sections
	})
}

// Standing are the entries of each item that were not taken back, oldest first.
func (s Source) Standing() map[ledger.Key][]ledger.Entry {
	all := map[ledger.Key][]ledger.Entry{}
	undone := map[int64]bool{}
	for _, e := range s.History {
		if e.Undoes > 0 {
			undone[e.Undoes] = true
		}
	}
	for _, e := range s.History {
		if e.UndoneBy == 0 && !undone[e.Sequence] && e.Action != ledger.Refused {
			all[e.Key()] = append(all[e.Key()], e)
		}
	}
	return all
}

// An itemRow is an item as cells.
type itemRow struct {
	item  ledger.Item
	cells map[field]any
}

// row writes an item, with its history without changes that were undone, oldest first.
func (s Source) row(item ledger.Item, history []ledger.Entry) itemRow {
	said := s.Snapshot.Text(item)
	section, kind, _ := strings.Cut(s.Snapshot.HeadingText(item), " › ")
	unit, person := s.Owners(item)
	r := itemRow{item, map[field]any{
		numberField:     item.Number,
		noticeField:     s.Snapshot.KeyOf(item.Notice),
		sectionField:    section,
		kindField:       kind,
		problemField:    problem(said),
		measuresField:   strings.TrimSpace(said.ResponseWords + "\n" + strings.Join(said.Measures, "\n")),
		unitField:       unit,
		supportingField: s.People.all(item.Supporting),
		personField:     person,
		dueField:        day(item.Due),
		declaredField:   s.Lang.Status(item.Declared),
		statusField:     s.Lang.Status(item.Status),
		progressField:   s.People.all(progress(said, history)),
		reasonField:     s.People.all(Reason(history)),
		nextField:       s.People.all(s.next(item, said, history)),
		helpField:       s.People.all(item.HelpFrom),
		evidenceField:   evidence(history),
		receiptField:    s.receipt(item),
		closingField:    s.closing(item, history),
		updatedField:    s.dayOf(item.UpdatedAt),
		authorField:     s.People.one(item.UpdatedBy),
	}}
	r.legal()
	r.cells[markField] = mark(r)
	return r
}

// legal leaves out of a row's texts what a workbook cannot hold.
func (r itemRow) legal() {
	for f, cell := range r.cells {
		if words, ok := cell.(string); ok {
			r.cells[f] = text.Clip(strings.TrimSpace(legal(words)), longestCell)
		}
	}
}

// below are the cells below these columns.
func (r itemRow) below(shown []column) []any {
	row := make([]any, len(shown))
	for i, c := range shown {
		row[i] = r.cells[c.field]
	}
	return row
}

// longestCell is the most that a cell holds in Excel, in characters.
// https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
const longestCell = 32_767

// problem is an item's title with its finding beneath, where that says more.
func problem(i notice.Item) string {
	finding := strings.TrimSpace(i.Finding)
	switch {
	case finding == "":
		return i.Title
	case strings.HasPrefix(finding, i.Title):
		return finding
	}
	return i.Title + "\n" + finding
}

// Owners parts who answers for an item into units and people, by name. Where no
// person is among them, the notice may name one.
func (s Source) Owners(item ledger.Item) (unit, person string) {
	named := s.Snapshot.Text(item).Person
	units, people := partOwners(item.Owner, s.Snapshot)
	if len(people) == 0 {
		return s.People.all(item.Owner), named
	}
	return s.People.all(ledger.JoinNames(units)), s.People.all(ledger.JoinNames(people))
}

// partOwners divides a list of owners into units and people. People are those with an
// ID, those that a notice names as persons, and those with a personal name.
func partOwners(owners string, snapshot *ledger.Snapshot) (units, people []string) {
	for _, word := range ledger.Names(owners) {
		name, _, _ := strings.Cut(strings.ReplaceAll(word, "(", "（"), "（") // 张三（科长）
		if strings.HasPrefix(word, "@") || snapshot.NamesPerson(word) || text.IsPersonal(name) || isLatinPerson(word, snapshot) {
			people = append(people, word)
		} else {
			units = append(units, word)
		}
	}
	return units, people
}

// latinPerson is a person's name in Latin letters, Dr. Hannah Weiss, or a post, Deputy
// Director for Institutions; latinUnit a word of a unit's name that may be written alike,
// Legal Counsel.
var (
	latinPerson = regexp.MustCompile(`^(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.? )?\p{Lu}[\p{Ll}'’-]*\.?(?: \p{Lu}\.)?(?: \p{Lu}[\p{L}'’-]+){1,2}$|\b(?:` + text.EnglishPosts + `)\b`)
	latinUnit   = regexp.MustCompile(`\b(?:Affairs|Agency|Audit|Authority|Board|Branch|Bureau|Committee|Communications|Compliance|Corporate|Council|Counsel|Department|Development|Directorate|Division` +
		`|Education|Engineering|Estates|Facilities|Finance|Fleet|Group|Health|Housing|Information|Legal|Library|Maintenance|Management|Office|Operations|Parks|Planning|Police|Policy|Procurement` +
		`|Registry|Research|Resources|Revenues?|Safety|Secretariat|Section|Security|Services?|Support|Team|Technology|Training|Transport|Treasury|Trust|Unit|Works)$`)
)

// isLatinPerson reports whether a name that no notice has as a unit's may be a person's.
func isLatinPerson(name string, snapshot *ledger.Snapshot) bool {
	return latinPerson.MatchString(name) && !snapshot.NamesUnit(name) && !latinUnit.MatchString(name) && !text.IsUnit(name)
}

// progress is what staff last said of an item; else what its notice says.
func progress(said notice.Item, history []ledger.Entry) string {
	for _, e := range slices.Backward(history) {
		_, isReason := noteOf(reasonField, e.Note)
		_, isNext := noteOf(nextField, e.Note)
		if (e.Action == ledger.Changed || e.Action == ledger.Noted || e.Action == ledger.Reopened) && strings.TrimSpace(e.Note) != "" && !isReason && !isNext {
			return e.Note
		}
	}
	return strings.Join(said.Progress, "\n")
}

// Reason is why an item is late, as staff last said: of the due date, when more
// time was asked for, or in a note that begins so.
func Reason(history []ledger.Entry) string {
	for _, e := range slices.Backward(history) {
		if words, ok := noteOf(reasonField, e.Note); ok && e.Action == ledger.Noted {
			return words
		}
		if (e.Action == ledger.LaterAsked || e.Action == ledger.DueSet) && strings.TrimSpace(e.Note) != "" {
			return e.Note
		}
	}
	return ""
}

// next is what is still to do: as staff last said in a note that begins so, else
// the commitments that are open.
func (s Source) next(item ledger.Item, said notice.Item, history []ledger.Entry) string {
	if words := NextStep(history); words != "" {
		return words
	}
	var lines []string
	for _, c := range OpenCommitments(item, said) {
		line := c.Text
		if c.Due != "" {
			line += s.Lang.Phrase(msgCommitmentDue, c.Due)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// NextStep is what comes next, as staff last said; empty where they did not.
func NextStep(history []ledger.Entry) string {
	for _, e := range slices.Backward(history) {
		if words, ok := noteOf(nextField, e.Note); ok && e.Action == ledger.Noted {
			return words
		}
	}
	return ""
}

// OpenCommitments are those sentences of an item that commitment work, without
// those that staff called done or dropped, and with the dates that staff set.
func OpenCommitments(item ledger.Item, said notice.Item) (open []notice.Commitment) {
	states := item.CommitmentStates()
	for _, c := range said.Commitments {
		is := states[ledger.CommitmentKey(c.Text)]
		if is.State == ledger.CommitmentKept || is.State == ledger.CommitmentDropped {
			continue
		}
		if is.Due != "" {
			c.Due = is.Due
		}
		open = append(open, c)
	}
	return open
}

// evidence are the pieces that were handed in, a line each.
func evidence(history []ledger.Entry) string {
	var lines []string
	for _, e := range history {
		if e.Action == ledger.EvidenceAdded && e.Evidence != nil {
			words := slices.DeleteFunc([]string{e.Evidence.Name, e.Evidence.FactDate, e.Evidence.Link}, func(s string) bool { return s == "" })
			if len(words) == 0 {
				words = []string{"SHA-256 " + e.Evidence.Hash}
			}
			lines = append(lines, strings.Join(words, " "))
		}
	}
	return strings.Join(lines, "\n")
}

func (s Source) receipt(item ledger.Item) string {
	switch {
	case item.ReceivedOn != "":
		return s.Lang.Phrase(msgReceivedBy, item.ReceivedOn)
	case item.Unreceived():
		return s.Lang.Phrase(msgNotYetReceived)
	}
	return ""
}

// closing says when an item was closed off, and by whom.
func (s Source) closing(item ledger.Item, history []ledger.Entry) string {
	e, ok := closed(item, history)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%s %s", e.At.In(s.zone()).Format(time.DateOnly), s.People.one(e.By))
}

// closed is the entry that closed an item off.
func closed(item ledger.Item, history []ledger.Entry) (ledger.Entry, bool) {
	if item.Status != notice.Closed {
		return ledger.Entry{}, false
	}
	for _, e := range slices.Backward(history) {
		if e.Action == ledger.ClosedOff {
			return e, true
		}
	}
	return ledger.Entry{}, false
}

// Progress is what staff last said of an item, by its whole history, oldest
// first; where they said nothing, what its notice says, a clause a line.
func Progress(said notice.Item, history []ledger.Entry) string {
	standing := Source{History: history}.Standing()
	for _, entries := range standing { // of one item
		history = entries
	}
	if len(standing) == 0 {
		history = nil
	}
	return strings.TrimSpace(progress(said, history))
}
