package interpret

import (
	"testing"

	"rectify/handlers/command"
)

// TestEveryCommandHasItsKind compares the kinds with the table of commands: a new
// command is one row there and one kind here, and its form is there if the row says
// so.
func TestEveryCommandHasItsKind(t *testing.T) {
	t.Parallel()
	for _, row := range command.Table {
		kind, there := Kinds[row.Name]
		if (row.Effect == command.Acts) != (kind.Read != nil) {
			t.Errorf("%s: its effect is %v, and its kind has read: %t", row.Name, row.Effect, kind.Read != nil)
		}
		if row.Form && kind.Form == nil {
			t.Errorf("%s: the table says that it has a form", row.Name)
		}
		if (kind.Form == nil) != (kind.Sent == nil) {
			t.Errorf("%s: a form and what it does go together", row.Name)
		}
		if there && !row.Name.Is(command.Numbers) {
			t.Errorf("%s: a kind for a command that names no items", row.Name)
		}
		if there && kind.Read == nil && kind.Show == nil {
			t.Errorf("%s: its kind does nothing", row.Name)
		}
	}
	for name := range Kinds {
		if name.Spec().Name == "" {
			t.Errorf("%s: a kind without a row", name)
		}
	}
}
