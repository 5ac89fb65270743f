package home

import "rectify/handlers/reply"

// What people read, in both languages, by the file that says it first.
var (
	// digest.go
	msgColon         = reply.Both("：", ": ")
	msgDoneWeekWeeks = reply.Both("近 %d 周已完成：%s %s", "done by week (%d weeks): %s %s")
	msgDigestTrend   = reply.Both("提要与趋势", "Digest and trend")
	msgTodaysDigest  = reply.Both("看今天的提要", "Today's digest")

	// home.go
	msgSelection             = reply.Both("筛选结果", "Your selection")
	msgLate                  = reply.Both("逾期", "Late")
	msgMarkedDoneNoticeStill = reply.Both("已整改，原文仍有遗留事项", "Marked done, but the notice still has open commitments")
	msgDone                  = reply.Both("%d/%d 已完成", "%d/%d done")
	msgLateInHome            = reply.Both("%d 项逾期", "%d late")
	msgLedger                = reply.Both("整改台账", "The ledger")
	msgLatestChanges         = reply.Both("最近变更", "Latest changes")

	// waiting.go
	msgText                     = reply.Both("%s（%d）", "%s (%d)")
	msgWaitingConfirmReceipt    = reply.Both("待我签收", "Waiting for me to confirm receipt")
	msgMine                     = reply.Both("我负责的", "Mine")
	msgWaitingClosedOff         = reply.Both("待销号", "Waiting to be closed off")
	msgExtensionsDecide         = reply.Both("待批延期", "Extensions to decide")
	msgAssignedReceiptConfirmed = reply.Both("已分派、未签收", "Assigned, receipt not confirmed")
	msgWaitingOthers            = reply.Both("需协调", "Waiting for others")
)
