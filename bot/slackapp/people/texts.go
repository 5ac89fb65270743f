package people

import "rectify/handlers/reply"

// What people read, in both languages.
var (
	// people.go
	ledgerChannel = reply.Both("台账频道", "ledger channel")
)
