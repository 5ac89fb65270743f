package export

import (
	"testing"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/handlers/workbook"
)

// BenchmarkExcel writes the built-in notice's ledger ten times over: 460 items.
func BenchmarkExcel(b *testing.B) {
	n, err := reading.Read(notices.Builtin)
	if err != nil {
		b.Fatal(err)
	}
	s := &ledger.Snapshot{}
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"} {
		s.Notices = append(s.Notices, ledger.Notice{ID: id, Notice: n})
		for _, i := range n.Items {
			s.Items = append(s.Items, ledger.Item{Notice: id, Number: i.Number, Title: i.Title, Section: i.Section, Status: i.Declared, Version: 1, UpdatedAt: time.Unix(0, 0)})
		}
	}
	for b.Loop() {
		if _, err := Excel(workbook.New(workbook.Source{Snapshot: s, Zone: time.UTC})); err != nil {
			b.Fatal(err)
		}
	}
}
