package card

import "rectify/handlers/reply"

// What people read, in both languages, by the file that says it first.
var (
	// circumstances.go
	msgWaiting            = reply.Both("需协调（%s）", "waiting for %s")
	msgExtensionRequested = reply.Both("已申请延期至 %s", "extension to %s requested")
	msgExtendedDue        = reply.Both("已延期至 %s，原时限 %s", "extended to %s, was due %s")

	// evidence.go
	msgEvidenceOfItem   = reply.Both("%s %s 的佐证，共 %d 件：", "Evidence of %s, %s (%d):")
	msgNoEvidenceOfItem = reply.Both("%s %s 还没有佐证。", "There is no evidence of %s, %s, yet.")
	msgHandInEvidence   = reply.Both("添加佐证", "Add evidence")

	// decorate.go
	msgConfirmReceipt   = reply.Both("签收", "Confirm receipt")
	msgUpdate           = reply.Both("更新", "Update")
	msgCloseOff         = reply.Both("销号", "Close off")
	msgCommitments      = reply.Both("遗留事项", "Commitments")
	msgDecideExtension  = reply.Both("批复延期", "Decide on extension")
	msgRequestExtension = reply.Both("申请延期", "Request extension")
	msgAssign           = reply.Both("分派", "Assign")
	msgDue              = reply.Both("时限", "Due")
	msgNote             = reply.Both("备注", "Note")
	msgEvidence         = reply.Both("佐证", "Evidence")
	msgNudge            = reply.Both("催办", "Nudge")
	msgReopen           = reply.Both("重新打开", "Reopen")
	msgAllActions       = reply.Both("全部操作…", "All actions…")
	msgHistory          = reply.Both("记录", "History")
	msgNoneAskOffice    = reply.Both("都不是，问整改办", "None of these: ask the office")
	msgAskOffice        = reply.Both("问整改办", "Ask the office")
	msgShowItem         = reply.Both("查看%s", "Show %s")
	msgNextHit          = reply.Both("下一条", "Next hit")
	msgFinding          = reply.Both("问题", "Finding")
	msgMeasures         = reply.Both("整改情况", "Measures")
	msgMeantItem        = reply.Both("我问的是%s", "I meant %s")

	// history.go
	msgMore                     = reply.Both("……还有 %d 条", "… and %d more")
	msgHistoryItemLatestFirst   = reply.Both("%s %s 的变更记录（新的在前）：", "History of %s, %s (latest first):")
	msgColon                    = reply.Both("：", ": ")
	msgUndone                   = reply.Both("（已撤销）", " (undone)")
	msgNone                     = reply.Both("无", "none")
	msgReportedProgress         = reply.Both("汇报进展", "reported progress")
	msgStatus                   = reply.Both("状态 %s → %s", "status %s → %s")
	msgOwner                    = reply.Both("责任人 %s → %s", "owner %s → %s")
	msgDueInHistory             = reply.Both("时限 %s → %s", "due %s → %s")
	msgNoted                    = reply.Both("备注", "noted")
	msgOf                       = reply.Both("（%s 的事实）", " (of %s)")
	msgEvidenceInHistory        = reply.Both("佐证 %s", "evidence %s")
	msgWaitingInHistory         = reply.Both("需%s协调", "waiting for %s")
	msgNoLongerWaiting          = reply.Both("不再需要%s协调", "no longer waiting for %s")
	msgRequestedExtension       = reply.Both("申请延期 %s → %s", "requested an extension %s → %s")
	msgGrantedExtension         = reply.Both("同意延期 %s → %s", "granted an extension %s → %s")
	msgDeclinedExtension        = reply.Both("不同意延期至 %s", "declined an extension to %s")
	msgNudgedOwner              = reply.Both("催办", "nudged the owner")
	msgCommitment               = reply.Both("遗留事项%s%s：%s", "commitment %s%s: %s")
	msgConfirmedReceipt         = reply.Both("签收", "confirmed receipt")
	msgClosedOff                = reply.Both("销号", "closed off")
	msgReopened                 = reply.Both("重新打开", "reopened")
	msgUndidPreviousChange      = reply.Both("撤销上一次更改", "undid the previous change")
	msgRefused                  = reply.Both("无权更改（%s）", "was refused (%s)")
	msgRemovedNotice            = reply.Both("通报新版不再有此项", "removed from the notice")
	msgUpdatedNewNotice         = reply.Both("按通报新版更新", "updated from the new notice")
	msgImportedNotice           = reply.Both("由通报录入，%s", "imported from the notice, %s")
	msgNoticeRenamed            = reply.Both("通报改名：%s → %s", "renamed the notice: %s → %s")
	msgNoticeRetired            = reply.Both("停用通报：%s", "retired the notice: %s")
	msgNoticeRestored           = reply.Both("恢复通报：%s", "restored the notice: %s")
	msgResultBasisEvidence      = reply.Both("（结果：%s；依据：%s；材料：%s）", " (result: %s; basis: %s; evidence: %s)")
	msgStatusInHistory          = reply.Both("状态改为“%s”", "status %s")
	msgOwnerInHistory           = reply.Both("责任人改为 %s", "owner %s")
	msgDueInHistoryWord         = reply.Both("时限改为 %s", "due %s")
	msgCloseOffInHistory        = reply.Both("销号", "close off")
	msgReopenInHistory          = reply.Both("重新打开", "reopen")
	msgUndoLatestChange         = reply.Both("撤销最近一次更改", "undo the latest change")
	msgAddEvidence              = reply.Both("添加佐证 %s", "add evidence %s")
	msgWaitingInHistoryWord     = reply.Both("标为需%s协调", "waiting for %s")
	msgNoLongerWaitingInHistory = reply.Both("不再需要协调", "no longer waiting")
	msgRequestExtensionUntil    = reply.Both("申请延期至 %s", "request an extension until %s")
	msgGrantExtension           = reply.Both("同意延期", "grant the extension")
	msgDeclineExtension         = reply.Both("不同意延期", "decline the extension")
	msgNudgeOwner               = reply.Both("催办", "nudge the owner")
	msgCommitmentInHistory      = reply.Both("遗留事项%s", "commitment %s")
	msgConfirmReceiptInHistory  = reply.Both("签收", "confirm receipt")
	msgAddNote                  = reply.Both("添加备注", "add a note")
	msgDueInHistoryBracketed    = reply.Both("（时限 %s）", " (due %s)")

	// list.go
	msgItems   = reply.Both("共 %d 项：%s。", "%d items: %s.")
	msgNoItems = reply.Both("没有这样的问题。", "There are no such items.")
	msgText    = reply.Both("%s %d 项", "%s %d")

	// listing.go
	msgPage            = reply.Both("第 %d/%d 页。", " Page %d of %d.")
	msgPrevious        = reply.Both("上一页", "Previous")
	msgNext            = reply.Both("下一页", "Next")
	msgStatusInListing = reply.Both("状态", "Status")
	msgAllStatuses     = reply.Both("全部状态", "All statuses")
	msgOpen            = reply.Both("未完成", "Open")
	msgLate            = reply.Both("逾期", "Late")
	msgDone            = reply.Both("已完成", "Done")
	msgSection         = reply.Both("部分", "Section")
	msgAllSections     = reply.Both("全部部分", "All sections")
	msgOwnerInListing  = reply.Both("责任人", "Owner")
	msgAllOwners       = reply.Both("所有责任人", "All owners")
	msgMine            = reply.Both("我负责的", "Mine")

	// names.go
	msgItemsInNames = reply.Both("第%s项", "items %s")

	// progress.go
	msgPercent        = reply.Both("%d%%", "%d%%")
	msgNumber         = reply.Both("%d", "%d")
	msgDoneOf         = reply.Both("已完成 %d/%d", "Done, %d of %d")
	msgDueWithin      = reply.Both("%d 天内到期", "Due within %d days")
	msgWithoutSection = reply.Both("未分部分", "Without a section")

	// asknotice.go
	msgWhichNotice               = reply.Both("%s不止一份通报有。请选择是哪一份，或写明简称，例如：%s", "More than one notice has %s. Choose which, or name it, as in: %s")
	msgNothingChangedWhichNotice = reply.Both("%s不止一份通报有，没有更改。请选择是哪一份，或写明简称，例如：%s", "More than one notice has %s; nothing was changed. Choose which, or name it, as in: %s")

	// progress.go
	msgProgressSection     = reply.Both("各部分进度", "Progress by section")
	msgProgressNotice      = reply.Both("各通报进度", "Progress by notice")
	msgNoticeDone          = reply.Both("%s 完成 %d/%d", "%s %d/%d done")
	msgNoticeLate          = reply.Both("、逾期 %d", ", %d late")
	msgSemicolonInProgress = reply.Both("；", "; ")

	// listing.go
	msgNotice     = reply.Both("通报", "Notice")
	msgAllNotices = reply.Both("全部通报", "All notices")
)
