package handlers

import (
	"testing"

	"rectify/data/ledger"
	"rectify/handlers/command"
	"rectify/handlers/rights"
)

// TestActsNeedWhatTheirCommandsDo: the table of commands says what the door asks for.
func TestActsNeedWhatTheirCommandsDo(t *testing.T) {
	t.Parallel()
	acts := map[command.Name]ledger.Act{
		command.Status: ledger.SetStatus{}, command.Note: ledger.AddNote{}, command.Evidence: ledger.AddEvidence{}, command.Wait: ledger.AskHelp{},
		command.Assign: ledger.Assign{}, command.Receive: ledger.Receive{}, command.Due: ledger.SetDue{}, command.Extend: ledger.AskLater{},
		command.Nudge: ledger.Nudge{}, command.Close: ledger.Close{}, command.Reopen: ledger.Reopen{}, command.Undo: ledger.Undo{}, command.Commitment: ledger.SetCommitment{},
	}
	for _, spec := range command.Table {
		act, known := acts[spec.Name]
		if known != (spec.Effect == command.Acts) || known && rights.Needs(act) != spec.Role {
			t.Errorf("%s: the table says role %d, its act %T needs %d", spec.Name, spec.Role, act, rights.Needs(act))
		}
	}
}
