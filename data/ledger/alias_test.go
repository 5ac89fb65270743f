package ledger

import (
	"errors"
	"testing"
)

func TestAliases(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s, _ := seeded(t)
	pick := func(by string) error {
		return s.PickAlias(ctx, Alias{Key: "看书地方小", Notice: "n", Number: 3, Wording: "看书的地方太小", PickedBy: by, PickedAt: tuesday})
	}
	decide := func(state AliasState, by string) error {
		return s.DecideAlias(ctx, Alias{Key: "看书地方小", Notice: "n", Number: 3, State: state, DecidedBy: by, DecidedAt: tuesday})
	}
	is := func(state AliasState, picked int, by string) {
		t.Helper()
		all, err := s.Aliases(ctx)
		if err != nil || len(all) != 1 {
			t.Fatalf("%+v, %v", all, err)
		}
		if a := all[0]; a.State != state || a.Picked != picked || a.DecidedBy != by || a.Wording != "看书的地方太小" || a.PickedBy != "li" || !a.PickedAt.Equal(tuesday) {
			t.Errorf("%+v; want %s, picked by %d, decided by %q", a, state, picked, by)
		}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := decide(AliasConfirmed, "wang"); !errors.Is(err, ErrNoAlias) {
		t.Errorf("nobody picked it: %v", err)
	}
	must(pick("li"))
	must(pick("li")) // delivered twice
	is(AliasProposed, 1, "")
	must(decide(AliasConfirmed, "wang"))
	must(decide(AliasConfirmed, "zhao")) // the second of two editors
	is(AliasConfirmed, 1, "wang")
	must(pick("sun"))
	is(AliasConfirmed, 2, "wang")
	must(decide(AliasRemoved, "zhao"))
	must(pick("sun")) // who picked it before does not bring it back
	is(AliasRemoved, 2, "zhao")
	must(pick("wu"))
	is(AliasProposed, 3, "")

	for name, wrong := range map[string]Alias{
		"nobody":       {Key: "k", Notice: "n", Number: 3, Wording: "w", PickedAt: tuesday},
		"no key":       {Notice: "n", Number: 3, Wording: "w", PickedBy: "li", PickedAt: tuesday},
		"no such item": {Key: "k", Notice: "n", Number: 99, Wording: "w", PickedBy: "li", PickedAt: tuesday},
		"no time":      {Key: "k", Notice: "n", Number: 3, Wording: "w", PickedBy: "li"},
	} {
		if err := s.PickAlias(ctx, wrong); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	to := openLedger(t, place(t))
	must(s.CopyTo(ctx, to))
	s = to
	is(AliasProposed, 3, "")
}
