package draft

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notice/reading"
	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

// A Next is the draft of the notice that comes next, with what a person looks at
// before it is published.
type Next struct {
	Document
	Last   ledger.Notice // the notice that it follows
	Since  []string      // a line an item, in the source's language: what it says otherwise than Last
	Differ []int         // items that a reader of the draft would take otherwise than the ledger has them
}

// Following drafts the notice that follows the one with that id; see New.
func Following(s workbook.Source, id string, today time.Time) (Next, error) {
	d, err := New(s, id, today)
	if err != nil {
		return Next{}, err
	}
	next := Next{Document: d, Since: Since(s, id)}
	next.Last, _ = s.Snapshot.Named(id)
	next.Differ, err = differ(d, s.Snapshot, id)
	return next, err
}

// differ are the items that are not read from the draft as the ledger has them, such
// as for words in a progress note.
func differ(d Document, s *ledger.Snapshot, id string) (numbers []int, err error) {
	n, err := reading.Read(d.Text())
	if err != nil {
		return nil, err
	}
	at := 0
	for _, item := range s.Items {
		if item.Notice != id {
			continue
		}
		if at >= len(n.Items) || !same(n.Items[at], item) {
			numbers = append(numbers, item.Number)
		}
		at++
	}
	return numbers, nil
}

// Changes lists what the draft says otherwise than the last notice, at most so many
// items.
func (n Next) Changes(l reply.Lang, most int) string {
	if len(n.Since) == 0 {
		return l.Phrase(msgUnchanged)
	}
	lines := []string{l.Phrase(msgChanged, len(n.Since))}
	for _, line := range n.Since[:min(len(n.Since), most)] {
		lines = append(lines, "• "+line)
	}
	if more := len(n.Since) - most; more > 0 {
		lines = append(lines, l.Phrase(msgMoreChanges, more))
	}
	return strings.Join(lines, "\n")
}

// ToCheck says what is left to a person: blanks, and items whose words read otherwise
// than the ledger. It is empty where that is nothing.
func (n Next) ToCheck(l reply.Lang) string {
	var lines []string
	if blanks := n.Blanks(); blanks > 0 {
		lines = append(lines, l.Phrase(msgBlanks, blanks, map[bool]string{true: "[To complete: …]", false: "【待补：…】"}[n.English]))
	}
	if len(n.Differ) > 0 {
		var numbers []string
		for _, number := range n.Differ {
			numbers = append(numbers, strconv.Itoa(number))
		}
		lines = append(lines, l.Phrase(msgReadsOtherwise, strings.Join(numbers, l.Phrase(msgListed))))
	}
	return strings.Join(lines, "\n")
}

func same(read notice.Item, item ledger.Item) bool {
	return read.Title == item.Title && read.Refused == (item.Refused != "") &&
		(read.Refused || read.Declared.Done() == item.Status.Done() && read.Declared.Open() == item.Status.Open())
}

// Since lists, a line an item, what the draft says otherwise than the notice with
// that id did: status, who answers for it, due date, and what was reported since.
func Since(s workbook.Source, id string) (lines []string) {
	l, standing := s.Lang, s.Standing()
	for _, item := range s.Snapshot.Items {
		if item.Notice != id {
			continue
		}
		said := s.Snapshot.Text(item)
		var parts []string
		differ := func(what reply.Phrase, was, is string) {
			if was != is {
				parts = append(parts, l.Phrase(msgFromTo, l.Phrase(what), orNone(l, was), orNone(l, is)))
			}
		}
		if item.Refused == "" && (item.Declared != "" || item.Status != notice.InProgress) { // as the ledger begins where a notice says nothing
			differ(msgStatus, l.Status(item.Declared), l.Status(item.Status))
		}
		unit, person := s.Owners(item)
		differ(msgUnit, names(said.Owner), names(unit))
		differ(msgPerson, names(said.Person), names(person))
		differ(msgSupporting, names(said.Supporting), names(s.People.Named(item.Supporting)))
		differ(msgDue, said.Due, item.Due)
		news := 0
		told, _ := reported(standing[item.Key()])
		for _, e := range told {
			if strings.TrimSpace(e.Note) != "" {
				news++
			}
		}
		if news > 0 {
			parts = append(parts, l.Phrase(msgNews, news))
		}
		if len(parts) > 0 {
			lines = append(lines, l.Phrase(msgItemSince, l.Item(item.Number), said.Title, strings.Join(parts, l.Phrase(msgBetween))))
		}
	}
	return slices.Clip(lines)
}

func orNone(l reply.Lang, s string) string {
	if s == "" {
		return l.Phrase(msgNone)
	}
	return s
}
