package store

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rectify/data/database"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notices"
)

func audit() *notice.Notice {
	n := sample()
	n.Title, n.Published = "关于2023年度市级预算执行审计查出问题整改情况的报告", "2024-11-05"
	return n
}

// onNotice carries an act out on a notice.
func onNotice(t testing.TB, s *Store, id string, act ledger.NoticeAct) (ledger.Notice, error) {
	t.Helper()
	return s.ChangeNotice(context.Background(), ledger.NoticeChange{Notice: id, Act: act, By: "li", Via: "cli", At: tuesday})
}

// inUse are the ids of the notices in use, and those that are not.
func inUse(t testing.TB, s *Store) (active, retired []string) {
	t.Helper()
	snap := snapshot(t, s)
	for _, n := range snap.Notices {
		active = append(active, n.ID)
	}
	for _, n := range snap.Retired {
		retired = append(retired, n.ID)
	}
	return active, retired
}

// TestFirstOwnNoticeRetiresTheSample imports notices beside the sample: the first
// takes it out of use, and no later one does once it was restored.
func TestFirstOwnNoticeRetiresTheSample(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := openLedger(t, place(t))
	addSample := func() {
		t.Helper()
		if err := s.AddSample(ctx, "sample", "text", sample(), "rectify", monday); err != nil {
			t.Fatal(err)
		}
	}
	addSample()
	set(t, s, "sample", 2, notice.LongTerm)
	was := snapshot(t, s)
	if len(was.Notices) != 1 || !was.Notices[0].Sample {
		t.Fatalf("%d notices, want the sample", len(was.Notices))
	}
	add(t, s, "own", audit())
	addSample() // as each start does
	if active, retired := inUse(t, s); !slices.Equal(active, []string{"own"}) || !slices.Equal(retired, []string{"sample"}) {
		t.Errorf("%v are in use, %v are not", active, retired)
	}
	if got := len(snapshot(t, s).Items); got != 3 {
		t.Errorf("%d items, want those of the own notice", got)
	}
	if got := len(history(t, s, "sample", 2)); got != 2 {
		t.Errorf("item 2 of the sample has %d entries, want the two of its life", got)
	}
	_, err := s.Change(ctx, ledger.Change{Notice: "sample", Number: 1, Act: ledger.AddNote{Note: "走访"}, By: "li", At: tuesday})
	if !errors.Is(err, ledger.ErrRetired) {
		t.Errorf("a change of a retired notice: %v, want ErrRetired", err)
	}
	if _, err := onNotice(t, s, "sample", ledger.Restore{}); err != nil {
		t.Fatal(err)
	}
	add(t, s, "another", sample())
	if active, _ := inUse(t, s); len(active) != 3 {
		t.Errorf("%v are in use, want all three", active)
	}
	if got := item(t, s, "sample", 2); !cmp.Equal(got, was.Items[1]) {
		t.Errorf("restored, item 2 differs: %s", cmp.Diff(was.Items[1], got))
	}
	verify(t, s)
}

func TestLedgerWithAnOwnNoticeTakesNoSample(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	before := snapshot(t, s).Sequence
	if err := s.AddSample(context.Background(), "sample", "text", audit(), "rectify", monday); err != nil {
		t.Fatal(err)
	}
	if after := snapshot(t, s).Sequence; after != before {
		t.Errorf("%d entries, want %d", after, before)
	}
}

// TestNoticesAreRenamedRetiredAndRestored follows one notice through all acts,
// each on record.
func TestNoticesAreRenamedRetiredAndRestored(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	add(t, s, "a", audit())
	steps := []struct {
		name string
		act  ledger.NoticeAct
		keys []string
		err  error
	}{
		{"another key", ledger.Rename{Key: "预算"}, []string{"预算", "审计", "audit"}, nil},
		{"the same key", ledger.Rename{Key: "预算"}, nil, ledger.ErrUnchanged},
		{"a key of another notice", ledger.Rename{Key: "巡察"}, nil, ledger.ErrKeyTaken},
		{"its former key in other letters", ledger.Rename{Key: "Audit"}, []string{"Audit", "预算", "审计", "audit"}, nil},
		{"its former key", ledger.Rename{Key: "审计"}, []string{"审计", "Audit", "预算", "audit"}, nil},
		{"no key", ledger.Rename{Key: "11"}, nil, ledger.ErrInvalid},
		{"a key of two words", ledger.Rename{Key: "预算 审计"}, nil, ledger.ErrInvalid},
		{"a name", ledger.Rename{Name: "预算执行审计"}, []string{"审计", "Audit", "预算", "audit"}, nil},
		{"restored though in use", ledger.Restore{}, nil, ledger.ErrUnchanged},
		{"retired", ledger.Retire{}, []string{"审计", "Audit", "预算", "audit"}, nil},
		{"retired again", ledger.Retire{}, nil, ledger.ErrUnchanged},
		{"restored", ledger.Restore{}, []string{"审计", "Audit", "预算", "audit"}, nil},
	}
	for _, step := range steps {
		got, err := onNotice(t, s, "a", step.act)
		if !errors.Is(err, step.err) || err == nil && !slices.Equal(got.Keys, step.keys) {
			t.Errorf("%s: keys %v, error %v", step.name, got.Keys, err)
		}
	}
	if _, err := onNotice(t, s, "n", ledger.Rename{Key: "预算"}); !errors.Is(err, ledger.ErrKeyTaken) {
		t.Errorf("the former key of another notice: %v, want ErrKeyTaken", err)
	}
	var acts []ledger.Action
	for _, e := range history(t, s, "a", 0) {
		acts = append(acts, e.Action)
	}
	want := []ledger.Action{ledger.Imported, ledger.NoticeRenamed, ledger.NoticeRenamed, ledger.NoticeRenamed, ledger.NoticeRenamed, ledger.NoticeRetired, ledger.NoticeRestored}
	if diff := cmp.Diff(want, acts); diff != "" {
		t.Error(diff)
	}
	verify(t, s)
	if _, err := onNotice(t, s, "a", ledger.Retire{}); err != nil {
		t.Fatal(err)
	}
	if _, err := onNotice(t, s, "n", ledger.Retire{}); !errors.Is(err, ledger.ErrLastNotice) {
		t.Errorf("retiring the only active notice: %v, want ErrLastNotice", err)
	}
	if _, err := onNotice(t, s, "x", ledger.Retire{}); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("no such notice: %v, want ErrNotFound", err)
	}
}

func TestNoticeRequestHasEffectOnce(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s, _ := seeded(t)
	add(t, s, "a", audit())
	for range 2 {
		if _, err := s.ChangeNotice(ctx, ledger.NoticeChange{Notice: "a", Act: ledger.Retire{}, By: "li", At: tuesday, Request: "r1"}); err != nil {
			t.Fatal(err)
		}
	}
	if got := len(history(t, s, "a", 0)); got != 2 {
		t.Errorf("%d entries, want the import and one retirement", got)
	}
}

// TestLedgerFromBeforeKeysIsReadOn opens a ledger whose notices have no keys yet.
func TestLedgerFromBeforeKeysIsReadOn(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s, at := seeded(t)
	if err := s.AddNotice(ctx, notices.BuiltinID, "text", sample(), "rectify", monday); err != nil {
		t.Fatal(err)
	}
	before := snapshot(t, s).Items
	// As a program left it that knew no standings.
	execute(t, at, `DELETE FROM standings`)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openLedger(t, at)
	after := snapshot(t, s)
	if diff := cmp.Diff(before, after.Items); diff != "" {
		t.Error(diff)
	}
	for _, want := range []struct {
		id, key string
		sample  bool
	}{{"n", "巡察", false}, {notices.BuiltinID, "巡察2024", true}} {
		n, ok := after.Named(want.key)
		if !ok || n.ID != want.id || n.Sample != want.sample || n.Retired {
			t.Errorf("%s names %+v, want %+v", want.key, n.Standing, want)
		}
	}
	verify(t, s)
}

// TestStandingBehindTheHistorysBackShows retires a notice in its table alone.
func TestStandingBehindTheHistorysBackShows(t *testing.T) {
	t.Parallel()
	s, at := seeded(t)
	execute(t, at, `UPDATE standings SET retired = 1`)
	if err := s.Verify(context.Background()); !errors.Is(err, database.ErrDamaged) {
		t.Errorf("%v, want database.ErrDamaged", err)
	}
}

// TestKeysAreUnique gives keys to notices with any titles: each has one that no
// other has, and that can be typed.
func TestKeysAreUnique(t *testing.T) {
	t.Parallel()
	titles := rapid.SampledFrom([]string{"关于巡察整改情况的通报", "市审计局关于审计查出问题整改情况的公告", "Audit report 2023", "", "关于城市更新问题整改的公示", "关于1号问题的通报", "!!!", "The Government's response"})
	rapid.Check(t, func(t *rapid.T) {
		var all []ledger.Notice
		for i := range rapid.IntRange(1, 12).Draw(t, "notices") {
			n := ledger.Notice{ID: string(rune('a' + i)), Notice: &notice.Notice{Title: titles.Draw(t, "title"), Published: rapid.SampledFrom([]string{"", "2023-01-02", "2024-05-06"}).Draw(t, "published")}}
			n.Standing = ledger.WithKeys(n, all)
			if len(n.Keys) == 0 {
				t.Fatalf("no key for %q", n.Title)
			}
			for _, other := range all {
				for _, key := range n.Keys {
					if other.Answers(key) {
						t.Fatalf("%q has the key %s of %q", n.Title, key, other.Title)
					}
				}
			}
			all = append(all, n)
		}
	})
}
