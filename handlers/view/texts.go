package view

import "rectify/handlers/reply"

// What people read, in both languages, by the file that says it first.
var (
	// commitment.go
	msgConfirmed   = reply.Both("已确认", "confirmed")
	msgFulfilled   = reply.Both("已落实", "fulfilled")
	msgDropped     = reply.Both("已作废", "dropped")
	msgUnconfirmed = reply.Both("原文所称，待确认", "unconfirmed")
	msgDueOverdue  = reply.Both("；时限 %s，已过", "; due %s, overdue")
	msgDue         = reply.Both("；时限 %s", "; due %s")
)
