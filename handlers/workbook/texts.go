package workbook

import "rectify/handlers/reply"

// What people read, in both languages, by the file that says it first.
var (
	// acts.go
	msgComma = reply.Both("、", ", ")

	// answers.go
	msgRatings   = reply.Both("回答评价", "Ratings")
	msgWhen      = reply.Both("时间", "When")
	msgWho       = reply.Both("何人", "Who")
	msgQuestion  = reply.Both("问题", "Question")
	msgHelped    = reply.Both("有用", "Helped")
	msgWhy       = reply.Both("原因", "Why not")
	msgAnswer    = reply.Both("回答", "Answer")
	msgNo        = reply.Both("否", "no")
	msgYes       = reply.Both("是", "yes")
	msgWordings  = reply.Both("说法", "Wordings")
	msgWording   = reply.Both("说法", "Wording")
	msgNotice    = reply.Both("通报", "Notice")
	msgNumber    = reply.Both("编号", "Number")
	msgState     = reply.Both("状态", "State")
	msgPicked    = reply.Both("选定人数", "Picked by")
	msgDecided   = reply.Both("确认人", "Decided by")
	msgProposed  = reply.Both("待确认", "proposed")
	msgConfirmed = reply.Both("已确认", "confirmed")
	msgRemoved   = reply.Both("已删除", "removed")

	// closings.go
	msgClosings            = reply.Both("销号单", "Closings")
	msgClosingSheet        = reply.Both("整改问题销号单", "Closing sheet")
	msgItemClosedOffFilled = reply.Both("第%d项没有销号，填写的内容未采纳：要销号，请同时在台账里把“整改状态”由“已整改”改为“已销号”", "item %d is not closed off, so what was filled in is not taken: to close it off, also change its status in the ledger sheet from rectified to closed off")

	// ledger.go
	msgLedger              = reply.Both("整改台账", "Ledger")
	msgRectificationLedger = reply.Both("整改台账", "Rectification ledger")
	msgBy                  = reply.Both("（%s 前）", " (by %s)")
	msgReceived            = reply.Both("%s 已签收", "%s received")
	msgYet                 = reply.Both("待签收", "not yet")

	// notes.go
	msgColon = reply.Both("：", ": ")

	// plan.go
	msgEmpty                = reply.Both("（空）", "(empty)")
	msgRowItem              = reply.Both("%s第%d行 第%d项 %s", "%s, row %d, item %d %s")
	msgText                 = reply.Both("  %s：%s → %s", "  %s: %s → %s")
	msgColumn               = reply.Both("%s列“%s”：", "column %s, %s: ")
	msgRowTaken             = reply.Both("%s第%d行不采纳：%s%s", "%s, row %d is not taken: %s%s")
	msgLedgerNoColumnsThey  = reply.Both("台账没有这些列，未读取：%s", "the ledger has no such columns, they were not read: %s")
	msgItemsNoRowStay       = reply.Both("表中没有的 %d 项保持原样", "%d items have no row and stay as they are")
	msgItemsChangeCellsRows = reply.Both("将更改 %d 项共 %d 处；%d 行不采纳；%d 行没有变化", "%d items change, in %d cells; %d rows are not taken; %d rows say nothing new")

	// sheets.go
	msgHistory       = reply.Both("变更记录", "History")
	msgChangesLedger = reply.Both("整改台账变更记录", "Changes to the ledger")
	msgWhat          = reply.Both("何事", "What")
	msgNote          = reply.Both("说明", "Note")
	msgWhere         = reply.Both("何处", "Where")
	msgNotices       = reply.Both("通报", "Notices")
	msgId            = reply.Both("标识", "Id")
	msgTitle         = reply.Both("标题", "Title")
	msgIssuer        = reply.Both("发布单位", "Issuer")
	msgPublished     = reply.Both("发布日期", "Published")
	msgItems         = reply.Both("问题数", "Items")
)
