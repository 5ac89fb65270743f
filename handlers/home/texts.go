package home

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// trend.go
	msgColon           = reply.Both("：", ": ")
	msgNoChangeInWeeks = reply.Both("近 %d 周没有新完成的：已完成 %d/%d", "Nothing was finished in %d weeks: %d of %d done")
	msgDoneInWeeks     = reply.Both("近 %d 周已完成 %d → %d，共 %d 项", "In the last %d weeks: %d → %d done, of %d")
	msgDoneByWeek      = reply.Both("近 %d 周 %s 已完成 %d → %d，共 %d 项", "The last %d weeks %s %d → %d done, of %d")

	// home.go
	msgLateFigure          = reply.Both("逾期", "Late")
	msgDueSoonFigure       = reply.Both("%d 天内到期", "Due within %d days")
	msgDoneWithCommitments = reply.Both("已整改，原文仍有遗留事项", "Marked done, but the notice still has open commitments")
	msgWaitsForMe          = reply.Both("等我处理", "Waiting for me")
	msgLedger              = reply.Both("整改台账", "The ledger")
	msgTodaysDigest        = reply.Both("今天的提要", "Today's digest")
	msgAllItems            = reply.Both("全部问题", "All items")
	msgExport              = reply.Both("导出 Excel", "Export to Excel")
	msgDraftNext           = reply.Both("起草下一份通报", "Draft the next notice")
	msgLookUp              = reply.Both("按条件查看", "Look up items")
	msgLatestChanges       = reply.Both("最近变更", "Latest changes")

	// waiting.go
	msgNoOwnerYet       = reply.Both("未完成、还没有分派", "Open, nobody in charge")
	msgWithoutDue       = reply.Both("逾期（未完成的有 %d 项未设定时限）", "Late (open without a due date: %d)")
	msgDaysLate         = reply.Both("已过 %d 天", "%d days past")
	msgBetween          = reply.Both("；", "; ")
	msgLongestLate      = reply.Both("%s，最久 %d 天", "%s, the longest %d days")
	msgSelection        = reply.Both("筛选结果", "Your selection")
	msgTitleAndCount    = reply.Both("%s（%d）", "%s (%d)")
	msgListedAbove      = reply.Both("%s（%d，其中 %d 项见上）", "%s (%d, %d of them above)")
	msgNotReceived      = reply.Both("已分派、未签收", "Assigned, receipt not confirmed")
	msgWaitingForOthers = reply.Both("需协调", "Waiting for others")
)
