package workbook

import (
	"rectify/data/notice"
	"rectify/handlers/reply"
)

// A Record is what a row of the ledger sheet says that people may change, for formats
// without sheets. Due is "2006-01-02", and Status is notice.Status; Mark is that of
// the row.
type Record struct {
	Unit       string `json:"unit"`
	Supporting string `json:"supporting"`
	Person     string `json:"person"`
	Due        string `json:"due"`
	Status     string `json:"status"`
	Mark       string `json:"mark"`
}

// Records are those of all items, in the order of the ledger.
func Records(s Source) []Record {
	told := s.Standing()
	all := make([]Record, len(s.Snapshot.Items))
	for i, item := range s.Snapshot.Items {
		row := s.row(item, told[item.Key()])
		all[i] = Record{plain(row.cells[unitField]), plain(row.cells[supportingField]), plain(row.cells[personField]), item.Due, string(item.Status), plain(row.cells[markField])}
	}
	return all
}

// FromRecords is a sheet of records, for Read. Its name is that of the file.
func FromRecords(name string, all []Record) Grid {
	g := Grid{Name: name, Rows: [][]Cell{{}}}
	for _, f := range []field{markField, unitField, supportingField, personField, dueField, statusField} {
		g.Rows[0] = append(g.Rows[0], Cell{Text: columnOf(f).title.Zh})
	}
	for _, r := range all {
		g.Rows = append(g.Rows, []Cell{{Text: r.Mark}, {Text: r.Unit}, {Text: r.Supporting}, {Text: r.Person}, {Text: r.Due}, {Text: r.statusWord()}})
	}
	return g
}

// statusWord is the status in the words of the sheet: those that the mark is of, where
// no person changed it.
func (r Record) statusWord() string {
	m, _ := readMark(r.Mark)
	for _, l := range []reply.Lang{reply.Chinese, reply.English} {
		if word := l.Status(notice.Status(r.Status)); hash(word) == m.Cells[statusField] {
			return word
		}
	}
	return r.Status
}
