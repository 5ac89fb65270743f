package export

import (
	"testing"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/handlers/workbook"
)

// manyItems is the built-in notice's ledger ten times over: 460 items.
func manyItems(b *testing.B) workbook.Source {
	b.Helper()
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
	return workbook.Source{Snapshot: s, Zone: time.UTC}
}

// BenchmarkExcel writes the ledger's workbook.
func BenchmarkExcel(b *testing.B) {
	s := manyItems(b)
	for b.Loop() {
		if _, err := Excel(workbook.New(s)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadExcel reads the workbook again and compares it with the ledger.
func BenchmarkReadExcel(b *testing.B) {
	s := manyItems(b)
	content, err := Excel(workbook.New(s))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		sheets, err := ReadExcel("台账.xlsx", content)
		if err != nil {
			b.Fatal(err)
		}
		if p, err := workbook.Read(sheets, s, time.Unix(0, 0)); err != nil || p.Unchanged != len(s.Snapshot.Items) {
			b.Fatal(p.Unchanged, err)
		}
	}
}
