package ledger

import (
	"testing"
	"time"
)

func TestMemory(t *testing.T) {
	t.Parallel()
	ctx, path := t.Context(), place(t)
	store, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	wants := func(name, want string) {
		t.Helper()
		if body, err := store.Recall(ctx, name); err != nil || string(body) != want {
			t.Errorf("%s: %q, %v; want %q", name, body, err, want)
		}
	}
	keep := func(name, body string, until time.Time) {
		t.Helper()
		if err := store.Remember(ctx, name, []byte(body), time.Now(), until); err != nil {
			t.Fatal(err)
		}
	}
	wants("a", "")
	keep("a", `1`, time.Time{})
	keep("a", `2`, time.Time{})
	keep("b", `3`, time.Now().Add(-time.Hour))
	keep("c", `4`, time.Now().Add(time.Hour))
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if store, err = Open(ctx, path); err != nil { // it outlives the process
		t.Fatal(err)
	}
	defer store.Close()
	wants("a", `2`)
	wants("b", "")
	wants("c", `4`)
}
