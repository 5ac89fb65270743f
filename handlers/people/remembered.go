package people

import (
	"cmp"
	"context"
	"errors"

	"rectify/data/ledger"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// NamesMark is the key under which names are stored: a JSON object of names by ID.
const NamesMark = "names"

// ErrNotConnected says that people cannot be looked up: there is no chat.
var ErrNotConnected = errors.New("no chat is connected")

// Remembered is People without a chat, as at the command line: it knows the names
// that a chat had when it was last connected. It can reach no person.
type Remembered struct{ Memory view.Memory }

// Colleagues returns people by their stored names. Where no names are stored, and
// for units, the ID is the name.
func (r Remembered) Colleagues(ctx context.Context, ids []string) map[string]Colleague {
	names, _, _ := view.Load[map[string]string](ctx, r.Memory, NamesMark)
	found := map[string]Colleague{}
	for _, id := range ids {
		if name := names[id]; name != "" || len(names) == 0 || !ledger.IsWholeID(id) {
			found[id] = Colleague{ID: id, Name: cmp.Or(name, id)}
		}
	}
	return found
}

// Holders returns none: only a chat has roles.
func (Remembered) Holders(context.Context, reply.Role) ([]string, error) { return nil, nil }

// Approvers returns ErrNotConnected.
func (Remembered) Approvers(context.Context) ([]string, error) { return nil, ErrNotConnected }

// Leaders returns none.
func (Remembered) Leaders(context.Context) []string { return nil }

// Office returns no channel.
func (Remembered) Office(context.Context) string { return "" }

// Nearest returns ErrNotConnected.
func (Remembered) Nearest(context.Context, string) ([]Colleague, error) { return nil, ErrNotConnected }

// Group returns ErrNotConnected.
func (Remembered) Group(context.Context, string) (string, []string, error) {
	return "", nil, ErrNotConnected
}

// Connected returns false.
func (Remembered) Connected() bool { return false }
