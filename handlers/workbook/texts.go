package workbook

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// acts.go
	msgWhyNotDone  = reply.Both("由完成改为未完成，请在这一列写明原因", "it is done in the ledger: write here why it is not")
	msgListComma   = reply.Both("、", ", ")
	msgCannotEmpty = reply.Both("不能清空：台账的记录只增不减，请恢复原样或写上新的内容",
		"this cannot be emptied: the ledger keeps its history, so restore the cell or enter what is new")
	msgSameOwner      = reply.Both("改后还是原来的责任单位和责任人：请恢复原样", "this names the same owner as before: restore the cell")
	msgWhichColleague = reply.Both("不知道“%s”是哪位同事：请去掉 @ 只写姓名，或写明全名",
		"“%s” is nobody whom the ledger knows, or more than one: write the name without @, or in full")
	msgNoSuchStatus = reply.Both("“%s”不是整改状态：请从 %s 中选一个", "“%s” is no status: choose one of %s")

	// sheets.go: feedback
	msgRatingsSheet     = reply.Both("回答评价", "Ratings")
	msgWhenColumn       = reply.Both("时间", "When")
	msgWhoColumn        = reply.Both("何人", "Who")
	msgQuestionColumn   = reply.Both("问题", "Question")
	msgHelpedColumn     = reply.Both("有用", "Helped")
	msgWhyNotColumn     = reply.Both("原因", "Why not")
	msgAnswerColumn     = reply.Both("回答", "Answer")
	msgNo               = reply.Both("否", "no")
	msgYes              = reply.Both("是", "yes")
	msgWordingsSheet    = reply.Both("说法", "Wordings")
	msgWordingColumn    = reply.Both("说法", "Wording")
	msgNoticeColumn     = reply.Both("通报", "Notice")
	msgNumberColumn     = reply.Both("编号", "Number")
	msgStateColumn      = reply.Both("状态", "State")
	msgPickedByColumn   = reply.Both("选定人数", "Picked by")
	msgDecidedByColumn  = reply.Both("确认人", "Decided by")
	msgWordingProposed  = reply.Both("待确认", "proposed")
	msgWordingConfirmed = reply.Both("已确认", "confirmed")
	msgWordingRemoved   = reply.Both("已删除", "removed")

	// closings.go
	msgClosingsSheet     = reply.Both("销号单", "Closings")
	msgClosingTitle      = reply.Both("整改问题销号单", "Closing sheet")
	msgClosingOfOpenItem = reply.Both("%s没有销号，填写的内容未采纳：要销号，请同时在台账里把“整改状态”由“已整改”改为“已销号”",
		"%s is not closed off, so what was filled in is not taken: to close it off, also change its status in the ledger sheet from rectified to closed off")
	msgHeadNumber      = reply.Both("编号", "Number")
	msgHeadNotice      = reply.Both("通报", "Notice")
	msgHeadProblem     = reply.Both("存在问题", "Problem")
	msgHeadUnit        = reply.Both("责任单位", "Responsible unit")
	msgHeadEvidence    = reply.Both("佐证材料", "Evidence")
	msgHeadClosingMark = reply.Both("销号标记（勿动）", "Closing mark (keep)")
	msgHeadEffect      = reply.Both("整改成效", "Done")
	msgHeadReportedBy  = reply.Both("报告完成人", "Reported by")
	msgHeadResult      = reply.Both("验收结果", "Result")
	msgHeadBasis       = reply.Both("验收依据", "Checked against")
	msgHeadLookedAt    = reply.Both("核验材料", "Looked at")
	msgHeadOpinion     = reply.Both("意见", "Note")
	msgHeadClosedBy    = reply.Both("销号人", "Closed by")
	msgHeadClosedOn    = reply.Both("销号日期", "Closed on")

	// columns.go
	msgHeadMark       = reply.Both("标记（勿动）", "Mark (keep)")
	msgHeadSection    = reply.Both("部分", "Section")
	msgHeadKind       = reply.Both("类别", "Kind")
	msgHeadMeasures   = reply.Both("整改措施", "Measures")
	msgHeadSupporting = reply.Both("配合单位", "Supporting unit")
	msgHeadPerson     = reply.Both("责任人", "Person")
	msgHeadDue        = reply.Both("完成时限", "Due")
	msgHeadDeclared   = reply.Both("通报所述", "Declared")
	msgHeadStatus     = reply.Both("整改状态", "Status")
	msgHeadProgress   = reply.Both("最新进展", "Latest progress")
	msgHeadReason     = reply.Both("未按期原因", "Reason if late")
	msgHeadNext       = reply.Both("下一步安排", "Next step")
	msgHeadHelp       = reply.Both("需协调", "Waits for")
	msgHeadReceipt    = reply.Both("签收", "Receipt")
	msgHeadClosing    = reply.Both("销号", "Closing")
	msgHeadUpdated    = reply.Both("最近更新", "Updated")
	msgHeadAuthor     = reply.Both("更新人", "By")

	// ledger.go
	msgLedgerSheet    = reply.Both("整改台账", "Ledger")
	msgLedgerTitle    = reply.Both("整改台账", "Rectification ledger")
	msgCommitmentDue  = reply.Both("（%s 前）", " (by %s)")
	msgReceivedBy     = reply.Both("%s 已签收", "%s received")
	msgNotYetReceived = reply.Both("待签收", "not yet")

	// values.go
	msgColon = reply.Both("：", ": ")

	// plan.go
	msgEmptyCell       = reply.Both("（空）", "(empty)")
	msgRowOfItem       = reply.Both("%s第%d行 %s %s", "%s, row %d, %s %s")
	msgCellFromTo      = reply.Both("  %s：%s → %s", "  %s: %s → %s")
	msgColumnTitled    = reply.Both("%s列“%s”：", "column %s, %s: ")
	msgRowNotTaken     = reply.Both("%s第%d行不采纳：%s%s", "%s, row %d is not taken: %s%s")
	msgRemarks         = reply.Both("表下面的备注没有读入：%s", "Remarks below the table were not read: %s")
	msgUnknownColumns  = reply.Both("台账没有这些列，未读取：%s", "the ledger has no such columns, they were not read: %s")
	msgFarCells        = reply.Both("离表格太远的单元格没有读取：%s", "cells far from the table were not read: %s")
	msgItemsWithoutRow = reply.Both("表中没有的 %d 项保持原样", "%d items have no row and stay as they are")
	msgPlanSummary     = reply.Both("将更改 %d 项共 %d 处；%d 行不采纳；%d 行没有变化", "%d items change, in %d cells; %d rows are not taken; %d rows say nothing new")

	// read.go
	msgRowUnmarked = reply.Both("这一行没有标记，不知道是哪一项：新问题请随通报导入；原有的行请整行复制、移动",
		"the row has no mark, so its item is unknown: add items by importing a notice, and move or copy whole rows")
	msgOtherLedger = reply.Both("没有一行对得上这里的台账（是从别处导出的，或标记已删去）：请从这里重新导出",
		"no row is of this ledger (it was exported from another one, or the marks are gone): export it from here")
	msgItemGone           = reply.Both("台账里已没有通报 %s 第%d项：请重新导出", "item %[2]d of %[1]s is no longer in the ledger: export it anew")
	msgSameItemTwice      = reply.Both("与第%d行是同一项：请只留一行", "it is the same item as row %d: keep one of them")
	msgNumberNotOfMark    = reply.Both("编号与本行的标记（第%d项）不符：请整行移动，不要只移动几格", "the number is not that of the row's mark (item %d): move whole rows, not cells")
	msgChangedSinceExport = reply.Both("导出之后%s改过%s（您的表是第%d版，现在是第%d版）：请重新导出再改",
		"%s changed %s after the export (your sheet has version %d, now it is %d): export it anew")
	msgColumnFixed = reply.Both("这一列不能在表里改：请恢复原样，或在通报、Rectify 里更正",
		"this column cannot be changed in the sheet: restore the cell, and correct the notice or use the assistant")
	msgCellFormula = reply.Both("单元格里是公式：请改为文字", "the cell holds a formula: enter the text itself")
	msgCellNoDate  = reply.Both("“%s”看不出是哪一天：请写成 2026-05-31", "“%s” is no date: write it as 2026-05-31")

	// summary.go
	msgSummarySheet     = reply.Both("汇总", "Summary")
	msgSummaryTitle     = reply.Both("整改情况汇总", "Summary of the ledger")
	msgSummaryBy        = reply.Both("按", "By")
	msgSummaryOf        = reply.Both("名称", "Name")
	msgDoneColumn       = reply.Both("已完成", "Done")
	msgInProgressColumn = reply.Both("正在整改", "In progress")
	msgNotStartedColumn = reply.Both("未启动", "Not started")
	msgLongTermColumn   = reply.Both("长期坚持", "Long-term")
	msgLateColumn       = reply.Both("其中逾期", "Of these late")
	msgShareColumn      = reply.Both("完成率", "Done, share")
	msgRefusedColumn    = reply.Both("未采纳", "Not accepted")
	msgNoUnit           = reply.Both("未定责任单位", "No unit named")

	// sheets.go
	msgHistorySheet    = reply.Both("变更记录", "History")
	msgHistoryTitle    = reply.Both("整改台账变更记录", "Changes to the ledger")
	msgWhatColumn      = reply.Both("何事", "What")
	msgNoteColumn      = reply.Both("说明", "Note")
	msgWhereColumn     = reply.Both("何处", "Where")
	msgNoticesSheet    = reply.Both("通报", "Notices")
	msgKey             = reply.Both("简称", "Key")
	msgTitleColumn     = reply.Both("标题", "Title")
	msgIssuerColumn    = reply.Both("发布单位", "Issuer")
	msgPublishedColumn = reply.Both("发布日期", "Published")
	msgItemsColumn     = reply.Both("问题数", "Items")
)
