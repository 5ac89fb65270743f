package people

import "rectify/handlers/reply"

// What people read, in both languages.
var (
	// people.go
	someColleague = reply.Both("某同事", "a colleague")
	ledgerChannel = reply.Both("台账频道", "ledger channel")
)
