package wording_test

import (
	"errors"
	"os"
	"testing"
	"time"

	"rectify/data/database/databasetest"
	"rectify/data/ledger/store"
	"rectify/data/notice"
	"rectify/data/wording"
)

func TestWordings(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s := open(t)
	n := &notice.Notice{Title: "通报", Published: "2024-04-07", Items: []notice.Item{{Number: 1}, {Number: 2}, {Number: 3, Title: "阅览室太小"}}}
	pick := func(by string) error {
		return s.PickWording(ctx, wording.Wording{Key: "看书地方小", Notice: "n", Number: 3, Text: "看书的地方太小", PickedBy: by, PickedAt: tuesday})
	}
	decide := func(state wording.State, by string) error {
		return s.DecideWording(ctx, wording.Wording{Key: "看书地方小", Notice: "n", Number: 3, State: state, DecidedBy: by, DecidedAt: tuesday})
	}
	is := func(state wording.State, picked int, by string) {
		t.Helper()
		all, err := s.Wordings(ctx)
		if err != nil || len(all) != 1 {
			t.Fatalf("%+v, %v", all, err)
		}
		if a := all[0]; a.State != state || a.Picked != picked || a.DecidedBy != by || a.Text != "看书的地方太小" || a.PickedBy != "li" || !a.PickedAt.Equal(tuesday) {
			t.Errorf("%+v; want %s, picked by %d, decided by %q", a, state, picked, by)
		}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(s.AddNotice(ctx, "n", "text", n, "office", tuesday))
	if err := decide(wording.Confirmed, "wang"); !errors.Is(err, wording.ErrUnknown) {
		t.Errorf("nobody picked it: %v", err)
	}
	must(pick("li"))
	must(pick("li")) // delivered twice
	is(wording.Proposed, 1, "")
	must(decide(wording.Confirmed, "wang"))
	must(decide(wording.Confirmed, "zhao")) // the second of two editors
	is(wording.Confirmed, 1, "wang")
	must(pick("sun"))
	is(wording.Confirmed, 2, "wang")
	must(decide(wording.Removed, "zhao"))
	must(pick("sun")) // who picked it before does not bring it back
	is(wording.Removed, 2, "zhao")
	must(pick("wu"))
	is(wording.Proposed, 3, "")

	for name, wrong := range map[string]wording.Wording{
		"nobody":       {Key: "k", Notice: "n", Number: 3, Text: "w", PickedAt: tuesday},
		"no key":       {Notice: "n", Number: 3, Text: "w", PickedBy: "li", PickedAt: tuesday},
		"no such item": {Key: "k", Notice: "n", Number: 99, Text: "w", PickedBy: "li", PickedAt: tuesday},
		"no time":      {Key: "k", Notice: "n", Number: 3, Text: "w", PickedBy: "li"},
	} {
		if err := s.PickWording(ctx, wrong); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	to := open(t)
	must(s.CopyTo(ctx, to))
	s = to
	is(wording.Proposed, 3, "")
}

var tuesday = time.Date(2024, 4, 9, 8, 30, 0, 0, time.UTC)

// TestMain runs every test in SQLite, and then in PostgreSQL.
func TestMain(m *testing.M) { os.Exit(databasetest.Twice(m, func() {})) }

func open(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), databasetest.Either(t, "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}
