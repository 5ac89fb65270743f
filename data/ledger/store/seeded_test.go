package store

import (
	"context"
	"testing"
	"time"

	"rectify/data/database/databasetest"
	"rectify/data/ledger"
	"rectify/data/notice"
)

var (
	monday  = time.Date(2024, 4, 8, 8, 30, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
)

// sample is a small invented notice.
func sample() *notice.Notice {
	return &notice.Notice{
		Title: "关于巡察整改情况的通报", Published: "2024-04-07",
		Sections: []notice.Section{{Number: 1, Title: "学习不深入"}},
		Items: []notice.Item{
			{Number: 1, Label: "1.", Section: 1, Title: "学习不够", Declared: notice.Rectified},
			{Number: 2, Label: "2.", Section: 1, Title: "账实不符", Declared: notice.InProgress, Owner: "财务科", Due: "2024-06-30"},
			{Number: 3, Label: "3.", Section: 1, Title: "没有说明"},
		},
	}
}

// place is where a test's own ledger lies.
func place(t testing.TB) string { return databasetest.Either(t, "ledger.db") }

// aboutFiles skips a test in the round that has none.
func aboutFiles(t testing.TB) {
	if databasetest.Second() {
		t.Skip("it is about the file")
	}
}

func openLedger(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// seeded is a ledger with the sample notice under the id "n".
func seeded(t testing.TB) (*Store, string) {
	t.Helper()
	path := place(t)
	s := openLedger(t, path)
	add(t, s, "n", sample())
	return s, path
}

func add(t testing.TB, s *Store, id string, n *notice.Notice) {
	t.Helper()
	if err := s.AddNotice(context.Background(), id, "text", n, "office", monday); err != nil {
		t.Fatal(err)
	}
}

// set gives an item a status, whatever version it has.
func set(t testing.TB, s *Store, noticeID string, number int, status notice.Status) ledger.Item {
	t.Helper()
	ctx := context.Background()
	version := item(t, s, noticeID, number).Version
	changed, err := s.Change(ctx, ledger.Change{Notice: noticeID, Number: number, Version: version, Act: ledger.SetStatus{Status: status, Note: "有进展"}, By: "li", At: tuesday})
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

func item(t testing.TB, s *Store, noticeID string, number int) ledger.Item {
	t.Helper()
	item, err := s.Item(context.Background(), noticeID, number)
	if err != nil {
		t.Fatal(err)
	}
	return item
}

func snapshot(t testing.TB, s *Store) *ledger.Snapshot {
	t.Helper()
	snap, err := s.Snapshot(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return snap
}

func history(t testing.TB, s *Store, noticeID string, number int) []ledger.Entry {
	t.Helper()
	entries, err := s.History(context.Background(), noticeID, number)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func verify(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Verify(context.Background()); err != nil {
		t.Error(err)
	}
}

// statuses are those of all items, in order.
func statuses(t testing.TB, s *Store) []notice.Status {
	t.Helper()
	var out []notice.Status
	for _, item := range snapshot(t, s).Items {
		out = append(out, item.Status)
	}
	return out
}
