package dispatch

import (
	"testing"

	"rectify/handlers/change"
	"rectify/handlers/change/interpret"
	"rectify/handlers/command"
	"rectify/handlers/digest"
	"rectify/handlers/feedback"
)

// TestEveryCommandIsCarriedOut compares what carries commands out with their table:
// what names items has a kind, what does not a service.
func TestEveryCommandIsCarriedOut(t *testing.T) {
	t.Parallel()
	changes := &change.Changes{Interpreter: interpret.Interpreter{Feedback: &feedback.Feedback{}}}
	services := (&Desk{Digests: &digest.Digests{}, Changes: changes}).services()
	for _, row := range command.Table {
		_, served := services[row.Name]
		_, kind := interpret.Kinds[row.Name]
		_, told := understands[row.Name]
		names := row.Name.Is(command.Numbers) && row.Name != command.Next // whose number is a hit's
		if served == names || kind != names {
			t.Errorf("%s: it names items: %t; it has a service: %t, a kind: %t", row.Name, names, served, kind)
		}
		if told != (row.Said == command.Understood) || names && row.Said != command.Never {
			t.Errorf("%s: the table says %d of when it is said; that is told from its words: %t", row.Name, row.Said, told)
		}
	}
	if extra := len(services) + len(interpret.Kinds) - len(command.Table); extra != 0 {
		t.Errorf("%d services and kinds more than rows", extra)
	}
}
