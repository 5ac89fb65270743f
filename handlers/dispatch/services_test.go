package dispatch

import (
	"testing"

	"rectify/handlers/command"
)

// TestEveryCommandIsCarriedOut compares the services with the table of commands:
// what names no items has a service, and what names items a kind in package change.
func TestEveryCommandIsCarriedOut(t *testing.T) {
	t.Parallel()
	for _, row := range command.Table {
		service, there := services[row.Name]
		names := row.Name.Is(command.Numbers) && row.Name != command.Next // whose number is a hit's
		if there == names {
			t.Errorf("%s: it names items: %t; it has a service: %t", row.Name, names, there)
		}
		if there && service.run == nil {
			t.Errorf("%s: its service does nothing", row.Name)
		}
	}
	for name := range services {
		if name.Spec().Name == "" {
			t.Errorf("%s: a service without a row", name)
		}
	}
}
