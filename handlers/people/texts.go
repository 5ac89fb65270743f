package people

import "rectify/handlers/reply"

// What people read, in both languages, by the file that says it first.
var (
	// names.go
	msgSomeColleague = reply.Both("某同事", "a colleague")
)
