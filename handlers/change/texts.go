package change

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// change.go
	msgItemsUpdated      = reply.Both("已更新 %d 项：", "%d items updated:")
	msgItemUpdated       = reply.Both("已更新%s。", "%s updated.")
	msgItemUpdatedSo     = reply.Both("已更新%s：%s。", "%s updated: %s.")
	msgStays             = reply.Both("不变的：%s。", " Unchanged: %s.")
	msgUnitsStay         = reply.Both("责任单位 %s", "responsible unit %s")
	msgSupportStays      = reply.Both("配合 %s", "supporting %s")
	msgBetweenActs       = reply.Both("；", "; ")
	msgDueUntilGranted   = reply.Both("批准之前，时限仍是 %s。", " Until it is granted, it is due %s.")
	msgWhoAsked          = reply.Both("%s 申请延期：%s", "%s asks for more time: %s")
	msgUndo              = reply.Both("撤销", "Undo")
	msgPreviewNote       = reply.Both("说明：%s。", " Note: %s.")
	msgPreviewSameStatus = reply.Both("其中 %d 项已经是“%s”，状态不变。", " %d of them are “%s” already and keep that status.")
	msgPreviewSameChange = reply.Both("将对以下 %d 项做同样的更改：%s。全部成功或全部不变，请确认。",
		"The same change will be made to these %d items: %s. Either all of them change or none. Please confirm.")
	msgConfirmItems = reply.Both("确认更改 %d 项", "Change %d items")
	msgOnlyNumbers  = reply.Both("请只写编号，例如：/rectify %s %s", "Give item numbers only, for example: /rectify %s %s")
	msgDueIsADay    = reply.Both("（时限只记到日，“%s”里的钟点没有记下；要按钟点提醒，请输入：/rectify 提醒 %d %s）",
		"(A due date is a day, so the hour in “%s” was not kept. For a reminder at that hour, type: /rectify remind %d %s)")

	// explain.go
	msgAboutItem        = reply.Both("%s：", "%s: ")
	msgUnchanged        = reply.Both("现在就是这样，没有需要更改的。要补充情况请加上说明。", "No change: it already has that value. Add a note to report progress.")
	msgCloseByApproval  = reply.Both("销号须由审批人用 /rectify 销号 N 办理。", "Only an approver can close it off, with /rectify close N.")
	msgIsClosedOff      = reply.Both("已销号，不能直接更改；确需更改请先 /rectify 重新打开 N 原因。", "It is closed off. Reopen it first: /rectify reopen N reason.")
	msgReasonNeeded     = reply.Both("请写明原因。", "Please give a reason.")
	msgEvidenceNeeded   = reply.Both("上报完成前须先提交佐证材料：/rectify 佐证 N 链接。", "Add evidence before you report it done: /rectify evidence N link.")
	msgNotRectified     = reply.Both("还没有整改完成，不能销号。", "It is not rectified yet, so it cannot be closed off.")
	msgSamePerson       = reply.Both("上报完成的人不能自己销号，请另一位审批人办理。", "The person who reported it done cannot close it off. Another approver must.")
	msgIsDone           = reply.Both("这一项已经完成。", "It is already done.")
	msgNotLater         = reply.Both("申请的日期不晚于现在的时限。", "That date is not later than the current due date.")
	msgDatePassed       = reply.Both("这个日期已经过去。", "That date has passed.")
	msgWhyLater         = reply.Both("请写明延期的原因：/rectify 延期 N 日期 原因。", "Please say why more time is needed: /rectify extend N DATE reason.")
	msgNothingRequested = reply.Both("没有待批的延期申请。", "There is no pending extension request.")
	msgOwnRequest       = reply.Both("您申请过延期，不能批准自己的申请，也不能自己放宽时限，请另一位审批人办理。", "You requested the extension yourself, so another approver must decide.")
	msgNotOwner         = reply.Both("只有被分派的责任人可以签收。", "Only the assigned owner can confirm receipt.")
	msgOwnedByNow       = reply.Both("现在由 %s 负责，不用您签收。", "It is assigned to %s now, so you need not confirm receipt.")
	msgNoOwner          = reply.Both("还没有责任人，请先 /rectify 分派 N @某人。", "It has no owner yet. First: /rectify assign N @name.")
	msgNudgedToday      = reply.Both("今天已经催办过了。", "The owner was already nudged today.")
	msgNothingToUndo    = reply.Both("没有可以撤销的更改。", "There is no change to undo.")
	msgInvalid          = reply.Both("内容不合要求（过长或格式不对），没有更改。", "The text is too long or malformed. Nothing was changed.")
	msgLedgerBusy       = reply.Both("台账正忙，没有更改，请再试一次。", "The ledger is busy. Nothing was changed; please try again.")
	msgLedgerReplaced   = reply.Both("台账文件在运行中被移走或替换，没有更改，请告知管理员重新启动程序。",
		"The ledger file was moved or replaced while in use. Nothing was changed. Please ask the administrator to restart the program.")
	msgDiskFull        = reply.Both("磁盘已满，没有更改，请告知管理员。", "The disk is full. Nothing was changed. Please tell the administrator.")
	msgRequestAnswered = reply.Both("%s 的这次延期申请已经不再待批：\n%s", "This extension request for %s is no longer pending:\n%s")
	msgConflict        = reply.Both("%s刚被更改过，您的更改没有生效。其间发生了：", "%s was changed in the meantime, so your change was not made. Since then:")
	msgConflictNow     = reply.Both("现在的状态：%s。仍要更改吗？", "It is now %s. Apply your change anyway?")
	msgApplyAnyway     = reply.Both("仍然更改", "Apply anyway")

	// form.go
	msgNoPendingRequest = reply.Both("没有待批的延期申请。\n%s", "There is no pending extension request.\n%s")
	msgCardOutdated     = reply.Both("这张卡片已经过时，其间发生了：\n%s\n下面是最新的情况。", "This card was out of date. Since then:\n%s\nBelow is the current state.")
	msgIsOpenNow        = reply.Both("%s现在是“%s”，还不能销号。最近的变更：\n%s", "%s is “%s” now and cannot be closed off yet. Latest changes:\n%s")
	msgSameForAll       = reply.Both("这张表对以上 %d 项一并办理，每项都记下同样的内容。", "This form applies to all %d items: the same is recorded with each.")
	msgNowStatus        = reply.Both("状态 ", "Status ")
	msgNowOwner         = reply.Both("责任 ", "owner ")
	msgNowDue           = reply.Both("时限 ", "due ")
	msgSemicolon        = reply.Both("；", "; ")

	// hint.go
	msgVagueNoteHint = reply.Both("提示：这条进展里没有可以查验的内容（日期、数字、文件或地点）。可以再补充一句，例如“5月20日已签合同，见《××协议》”。",
		"Hint: this note has nothing that can be checked (a date, a number, a document, a place). You could add, for example, “contract signed on May 20”.")

	// reads.go
	msgGoAhead = reply.Both("办理", "Go ahead")

	// send.go
	msgFillInField   = reply.Both("请填写“%s”。", "Please fill in “%s”.")
	msgChooseField   = reply.Both("请选择“%s”。", "Please choose “%s”.")
	msgNumberInvalid = reply.Both("请填写 1 到 %d 之间的编号。", "Enter a number from 1 to %d.")
	msgAddToNote     = reply.Both("补充说明", "Add to it")
	msgNotInLedger   = reply.Both("这一项不在台账里。", "This item is not in the ledger.")

	// several.go
	msgAlreadySo        = reply.Both("%s现在就是这样，没有需要更改的。", "%s already has this value; there is nothing to change.")
	msgAlreadySoLeftOut = reply.Both("%s现在就是这样，不再更改。", "%s already has this value and is left out here.")
	msgPreviewChanges   = reply.Both("将做以下 %d 处更改。全部成功或全部不变，请确认。", "These %d changes will be made, all or none. Please confirm.")
	msgColon            = reply.Both("：", ": ")
	msgConfirmChanges   = reply.Both("确认更改 %d 处", "Make %d changes")

	// undo.go
	msgUndoOneMore = reply.Both("再撤销一步", "Undo one more")
	msgUndoOfOther = reply.Both("%s的上一次更改是别人做的：\n%s", "Somebody else made the latest change of %s:\n%s")
	msgUndoThatToo = reply.Both("要撤销它吗？", "Undo it?")
	msgUndoOwn     = reply.Both("可以只撤销您自己的更改，别人的保留：\n%s", "You can undo only your own change and keep theirs:\n%s")
	msgUndoMine    = reply.Both("撤销我的", "Undo mine")
	msgUndoIt      = reply.Both("撤销它", "Undo it")

	// takeback.go
	msgRowOutdated = reply.Both("%s刚刚被改过：请重新导出再改。", "%s was changed a moment ago: export the ledger anew.")
)
