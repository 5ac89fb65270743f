package people

import "rectify/handlers/reply"

// Messages, in both languages.
var (
	// people.go
	ledgerChannel = reply.Both("台账频道", "ledger channel")
)
