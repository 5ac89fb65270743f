package view

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// commitment.go
	msgCommitmentConfirmed   = reply.Both("已确认", "confirmed")
	msgCommitmentFulfilled   = reply.Both("已落实", "fulfilled")
	msgCommitmentDropped     = reply.Both("已作废", "dropped")
	msgCommitmentUnconfirmed = reply.Both("原文所称，待确认", "unconfirmed")
	msgDuePassed             = reply.Both("；时限 %s，已过", "; due %s, overdue")
	msgDueOn                 = reply.Both("；时限 %s", "; due %s")

	// waiting.go
	msgToReceive  = reply.Both("待我签收", "Waiting for me to confirm receipt")
	msgOwnItems   = reply.Both("我负责的", "Mine")
	msgToCloseOff = reply.Both("待销号", "Waiting to be closed off")
	msgToDecide   = reply.Both("待批延期", "Extensions to decide")
)
