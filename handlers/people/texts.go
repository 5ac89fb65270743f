package people

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// names.go
	msgSomeColleague = reply.Both("某同事", "a colleague")
)
