package change

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// assign.go
	msgNameOwner       = reply.Both("请写明责任人，例如：/rectify assign %d @张三", "Please name the owner, for example: /rectify assign %d @zhang")
	msgUnclearWhoLeads = reply.Both("没看出谁牵头，没有更改。可以写：/rectify assign %d @牵头人 配合 @配合人",
		"It is not clear who leads, so nothing was changed. Write: /rectify assign %d @lead with @support")
	msgNobodyIsNoOwner = reply.Both("“%s”不是责任人，没有更改。责任人只能换成别人，请写明换成谁；要收回刚才的分派，请输入：/rectify undo %d",
		"“%s” is not an owner; nothing was changed. An owner can only be replaced, so please name the new one. To undo an assignment you have just "+
			"made, type: /rectify undo %d")
	msgNotAPerson     = reply.Both("%s 不是一个人，不能作责任人，没有更改。请写明是谁。", "%s is not a person and cannot be the owner. Nothing was changed; please name a person.")
	msgChannelNoOwner = reply.Both("%s 是频道，不能作责任人，没有更改。请写明是谁。", "%s is a channel and cannot be the owner. Nothing was changed; please name a person.")
	msgWhatYouNamed   = reply.Both("您写的", "What you named")
	msgNoSuchPerson   = reply.Both("没有找到您写的这个人，没有更改。请从 @ 列表里选人。",
		"There is no user with that ID. Nothing was changed; please choose a person from the @ list.")
	msgAccountDeactivated = reply.Both("%s 的账号已停用，收不到消息，没有更改。请另选责任人。",
		"The account of %s is deactivated and gets no messages. Nothing was changed; please choose another owner.")
	msgBotNoOwner     = reply.Both("%s 是机器人，不能作责任人，没有更改。请写明是谁。", "%s is a bot and cannot be the owner. Nothing was changed; please name a person.")
	msgThisUserGroup  = reply.Both("这个用户组", "this user group")
	msgUserGroupNamed = reply.Both("用户组“%s”", "the user group “%s”")
	msgMembersUnknown = reply.Both("现在查不到%s里有谁，没有更改。请逐个写明责任人。",
		"The members of %s could not be looked up. Nothing was changed; please name the owners one by one.")
	msgGroupEmpty    = reply.Both("%s里没有人，没有更改。请写明是谁。", "%s has no members. Nothing was changed; please name a person.")
	msgGroupTooLarge = reply.Both("%s有 %d 人，不能都作责任人，没有更改。请写明是谁。",
		"%s has %d members, too many to own one item. Nothing was changed; please name a person.")
	msgNotLikeAnOwner = reply.Both("“%s”不像责任人，没有更改。说明请另用 /rectify note %d。",
		"“%s” does not look like an owner. Nothing was changed. To add a note, use /rectify note %d.")
	msgTypedNameDidYouMean = reply.Both("“%s”是手写的名字，收不到消息，没有更改。您指的是：", "“%s” is typed by hand and would get no messages. Nothing was changed. Do you mean:")
	msgPeopleUnavailable   = reply.Both("现在查不到人员名单，不能确认“%s”是谁，没有更改。请从 @ 列表里选人，或稍后再试。",
		"People cannot be looked up at the moment, so it is not clear who “%s” is. Nothing was changed. Choose a person from the @ list, or try again later.")
	msgPersonNotFound = reply.Both("没有找到“%s”，没有更改。请从 @ 列表里选人；如果是科室，请确认：",
		"“%s” was not found. Nothing was changed. Choose a person from the @ list; if it is an office, confirm it:")
	msgAssignTo      = reply.Both("派给 %s", "Assign %s")
	msgLeaveOutOwner = reply.Both("去掉它", "Leave it out")
	msgKeepAsWritten = reply.Both("按文字记为“%s”", "Save as “%s”")
	msgChoosePerson  = reply.Both("选人…", "Choose…")

	// assignform.go
	msgAssign                 = reply.Both("分派", "Assign")
	msgOwnerField             = reply.Both("责任人", "Owner")
	msgOwnerHint              = reply.Both("可以选几个人，每人都会收到消息", "You can choose several people; each gets a message")
	msgOfficeField            = reply.Both("责任科室", "Office")
	msgSupportingPeopleField  = reply.Both("配合的人", "Supporting people")
	msgSupportingOfficesField = reply.Both("配合", "Supporting offices")
	msgOwnerMissing           = reply.Both("请选择责任人，或填写责任科室。", "Choose a person, or name an office.")
	msgOfficesOnlyHere        = reply.Both("这里写科室。人请在选人的栏里选；如果确是科室，请加引号，例如“%s”。",
		"Enter offices here and choose people in the people field. If this really is an office, put it in quotes: “%s”.")

	// change.go
	msgItemsUpdated      = reply.Both("已更新 %d 项：", "%d items updated:")
	msgItemUpdated       = reply.Both("已更新%s（第 %d 版）。", "%s updated (version %d).")
	msgUndo              = reply.Both("撤销", "Undo")
	msgPreviewSameChange = reply.Both("将对以下 %d 项做同样的更改：%s。全部成功或全部不变，请确认。",
		"The same change will be made to these %d items: %s. Either all of them change or none. Please confirm.")
	msgConfirmItems = reply.Both("确认更改 %d 项", "Change %d items")
	msgWithdrawn    = reply.Both("第%d项已由通报后来的文本撤下，记录保留：/rectify history %d",
		"A later text of the notice no longer has item %d; its history is kept: /rectify history %d")
	msgNoSuchNumber = reply.Both("没有第%d项：本通报的问题编号为 1 到 %d。", "There is no item %d: items are numbered 1 to %d.")
	msgOnlyNumbers  = reply.Both("请只写编号，例如：/rectify %s %s", "Give item numbers only, for example: /rectify %s %s")
	msgDueIsADay    = reply.Both("（时限只记到日，“%s”里的钟点没有记下；要按钟点提醒，请输入：/rectify remind %d %s）",
		"(A due date is a day, so the hour in “%s” was not kept. For a reminder at that hour, type: /rectify remind %d %s)")

	// closing.go
	msgCloseOffNeedsForm = reply.Both("%s没有更改：销号要写明核查结果、核查依据和查验的材料。请填写销号单，或输入：/rectify close %s 依据……",
		"%s was not changed: a close-off needs the result, the basis and the evidence seen. Fill in the form, or type: /rectify close %s BASIS")
	msgFillInCloseOff           = reply.Both("填写销号单", "Fill in the form")
	msgReasonField              = reply.Both("原因", "Reason")
	msgReopen                   = reply.Both("重新打开", "Reopen")
	msgReopenHint               = reply.Both("回头看发现了什么", "What was found")
	msgResultField              = reply.Both("核查结果", "Result")
	msgResultRectified          = reply.Both("整改到位", "Rectified")
	msgResultNeedsFollowThrough = reply.Both("整改到位，需巩固", "Rectified, needs follow-through")
	msgResultNoLongerApplies    = reply.Both("客观条件变化，无需再办", "No longer applies")
	msgCloseOffForm             = reply.Both("销号单", "Close off")
	msgCloseOff                 = reply.Both("销号", "Close off")
	msgBasisField               = reply.Both("核查依据", "Basis")
	msgBasisHint                = reply.Both("怎样核查的，对照什么", "How it was checked, and against what")
	msgEvidenceSeenField        = reply.Both("查验的材料", "Evidence seen")
	msgNoteField                = reply.Both("备注", "Note")

	// commitments.go
	msgSayWhichCommitment = reply.Both("请写明第几条，以及确认、落实或作废：/rectify commitment %s 1 落实 说明",
		"Say which one, and confirm, kept or drop, for example: /rectify commitment %s 1 kept note")
	msgOpenBracket           = reply.Both("（", "(")
	msgCloseBracket          = reply.Both("）", ")")
	msgCommitmentUpdated     = reply.Both("已更新%s的第 %d 条遗留事项（第 %d 版）：%s。\n“%s”", "Commitment %[2]d of %[1]s updated (version %[3]d): %[4]s.\n“%[5]s”")
	msgWhichCommitment       = reply.Both("哪一条", "Which")
	msgCommitmentIs          = reply.Both("是", "It is")
	msgIsOpenCommitment      = reply.Both("遗留事项，尚未落实", "an open commitment")
	msgIsFulfilledCommitment = reply.Both("遗留事项，已经落实", "a fulfilled commitment")
	msgIsNoCommitment        = reply.Both("不是遗留事项", "not a commitment")
	msgCommitments           = reply.Both("遗留事项", "Commitments")
	msgSend                  = reply.Both("提交", "Send")
	msgCommitmentDueField    = reply.Both("时限", "Due")
	msgCommitmentNoteField   = reply.Both("说明", "Note")
	msgCommitmentNoteHint    = reply.Both("怎样落实的，或为什么不是遗留事项", "How it was fulfilled, or why it is not a commitment")

	// dates.go
	msgHowToWriteDates = reply.Both("请写成 %s、下周五、5个工作日内等，例如：/rectify %s %s",
		"Write a date such as %s, next Friday, or in 5 working days. For example: /rectify %s %s")
	msgNoSuchDay               = reply.Both("没有 %s 这一天，没有更改。", "%s does not exist; nothing was changed. ")
	msgDateMissing             = reply.Both("请写明日期。", "Please give a date. ")
	msgDateNotUnderstood       = reply.Both("没看懂这个日期，没有更改。", "I did not understand the date; nothing was changed. ")
	msgNoSpecificDay           = reply.Both("没看懂这个日期：“%s”不是具体的一天，没有更改。", "“%s” is not a specific day; nothing was changed. ")
	msgNoSpecificDayDidYouMean = reply.Both("“%s”不是具体的一天，没有更改。是指 %s 吗？", "“%s” is not a specific day; nothing was changed. Do you mean %s?")
	msgWhichDay                = reply.Both("“%s”指哪一天？%s？没有更改。", "Which day does “%s” mean: %s? Nothing was changed.")
	msgOrBetweenDays           = reply.Both("，还是 ", " or ")
	msgHasPassedShort          = reply.Both("已过", "has passed")
	msgHasPassed               = reply.Both("已经过去", "has passed")
	msgSpaceInChinese          = reply.Both(" ", "")
	msgDayInBrackets           = reply.Both("%s（%s）", "%s (%s)")
	msgPassedChooseAnother     = reply.Both("%s%s，没有更改。请另写一天。", "%s %s; nothing was changed. Please choose another day.")
	msgSetAnyway               = reply.Both("就是 %s", "Set %s anyway")
	msgPassedDidYouMean        = reply.Both("%s%s，指 %s 吗？没有更改。", "%s %s. Do you mean %s? Nothing was changed.")
	msgThatVeryDay             = reply.Both("就是 %s", "No, %s")

	// due.go
	msgHowToClearDue = reply.Both("没有更改。要取消时限，请在第%[1]d项的“时限”表单里清空日期；要换一天，请输入：/rectify due %[1]d 日期",
		"Nothing was changed. To remove the due date, clear the date in the form of item %[1]d. To choose another day, type: /rectify due %[1]d DATE")
	msgDueFormButton   = reply.Both("时限…", "Due date…")
	msgSetDueDate      = reply.Both("设定时限", "Set the due date")
	msgSave            = reply.Both("保存", "Save")
	msgDueField        = reply.Both("完成时限", "Due")
	msgDuePassedInForm = reply.Both("%[1]s 已过。确需记为这一天，请用 /rectify due %[2]s %[1]s 并确认。",
		"%[1]s has passed. To set it anyway, type /rectify due %[2]s %[1]s and confirm.")

	// evidence.go
	msgFactInFuture     = reply.Both("日期不能晚于今天。", "That day is in the future.")
	msgFilesEvidence    = reply.Both("文件、照片", "Files and photos")
	msgWhichFiles       = reply.Both("可一次选几个：PDF、Word、Excel、图片、压缩包等", "Several at once: PDF, Word, Excel, pictures, archives …")
	msgAddFileOrAddress = reply.Both("请选择文件，或填写网址。", "Choose a file or enter an address.")
	msgLinkInvalid      = reply.Both("请填写以 http:// 或 https:// 开头的网址，每行一个。", "Enter addresses that begin with http:// or https://, one per line.")
	msgEvidenceForm     = reply.Both("添加佐证", "Add evidence")
	msgAdd              = reply.Both("添加", "Add")
	msgLinkField        = reply.Both("佐证链接", "Link to evidence")
	msgLinkHint         = reply.Both("文件、照片或消息的网址", "The address of a document, a photo or a message")
	msgFactField        = reply.Both("事实发生日期", "Date of the fact")
	msgAboutField       = reply.Both("佐证说明", "What it shows")
	msgWhichItemField   = reply.Both("哪一项", "Which item")
	msgAddAsEvidence    = reply.Both("作为佐证", "Add as evidence")
	msgLinkMissing      = reply.Both("请给出佐证材料的链接，例如：/rectify evidence %s https://… 说明",
		"Give a link to the evidence, for example: /rectify evidence %s https://… note")

	// explain.go
	msgAboutItem        = reply.Both("%s：", "%s: ")
	msgConflict         = reply.Both("%s刚被更改过，您的更改没有生效。其间发生了：", "%s was changed in the meantime, so your change was not made. Since then:")
	msgConflictNow      = reply.Both("现在的状态：%s（第 %d 版）。仍要更改吗？", "It is now %s (version %d). Apply your change anyway?")
	msgApplyAnyway      = reply.Both("仍然更改", "Apply anyway")
	msgUnchanged        = reply.Both("现在就是这样，没有需要更改的。要补充情况请加上说明。", "No change: it already has that value. Add a note to report progress.")
	msgCloseByApproval  = reply.Both("销号须由审批人用 /rectify close N 办理。", "Only an approver can close it off, with /rectify close N.")
	msgIsClosedOff      = reply.Both("已销号，不能直接更改；确需更改请先 /rectify reopen N 原因。", "It is closed off. Reopen it first: /rectify reopen N reason.")
	msgReasonNeeded     = reply.Both("请写明原因。", "Please give a reason.")
	msgEvidenceNeeded   = reply.Both("上报完成前须先提交佐证材料：/rectify evidence N 链接。", "Add evidence before you report it done: /rectify evidence N link.")
	msgNotRectified     = reply.Both("还没有整改完成，不能销号。", "It is not rectified yet, so it cannot be closed off.")
	msgSamePerson       = reply.Both("上报完成的人不能自己销号，请另一位审批人办理。", "The person who reported it done cannot close it off. Another approver must.")
	msgIsDone           = reply.Both("这一项已经完成。", "It is already done.")
	msgNotLater         = reply.Both("申请的日期不晚于现在的时限。", "That date is not later than the current due date.")
	msgDatePassed       = reply.Both("这个日期已经过去。", "That date has passed.")
	msgWhyLater         = reply.Both("请写明延期的原因：/rectify extend N 日期 原因。", "Please say why more time is needed: /rectify extend N DATE reason.")
	msgNothingRequested = reply.Both("没有待批的延期申请。", "There is no pending extension request.")
	msgOwnRequest       = reply.Both("您申请过延期，不能批准自己的申请，也不能自己放宽时限，请另一位审批人办理。", "You requested the extension yourself, so another approver must decide.")
	msgNotOwner         = reply.Both("只有被分派的责任人可以签收。", "Only the assigned owner can confirm receipt.")
	msgNoOwner          = reply.Both("还没有责任人，请先 /rectify assign N @某人。", "It has no owner yet. First: /rectify assign N @name.")
	msgNudgedToday      = reply.Both("今天已经催办过了。", "The owner was already nudged today.")
	msgNothingToUndo    = reply.Both("没有可以撤销的更改。", "There is no change to undo.")
	msgInvalid          = reply.Both("内容不合要求（过长或格式不对），没有更改。", "The text is too long or malformed. Nothing was changed.")
	msgLedgerBusy       = reply.Both("台账正忙，没有更改，请再试一次。", "The ledger is busy. Nothing was changed; please try again.")
	msgLedgerReplaced   = reply.Both("台账文件在运行中被移走或替换，没有更改，请告知管理员重新启动程序。",
		"The ledger file was moved or replaced while in use. Nothing was changed. Please ask the administrator to restart the program.")
	msgDiskFull = reply.Both("磁盘已满，没有更改，请告知管理员。", "The disk is full. Nothing was changed. Please tell the administrator.")

	// extend.go
	msgExtensionForm          = reply.Both("申请延期", "Request an extension")
	msgSendRequest            = reply.Both("提交申请", "Request")
	msgUntilField             = reply.Both("延期到", "Until")
	msgDecisionField          = reply.Both("批复", "Decision")
	msgGrant                  = reply.Both("同意", "Grant")
	msgDecline                = reply.Both("不同意", "Decline")
	msgDecisionForm           = reply.Both("批复延期", "Extension")
	msgExtensionRequested     = reply.Both("%s 申请延期至 %s。", "%s requests an extension until %s.")
	msgCommentField           = reply.Both("意见", "Comment")
	msgCommentHint            = reply.Both("不同意时请写明原因", "Give a reason if you decline")
	msgExtensionReasonMissing = reply.Both("没有更改。请写明延期的原因，例如：/rectify extend %s %s 原因",
		"Nothing was changed. Please say why you need more time, for example: /rectify extend %s %s REASON")
	msgDeclineReasonMissing = reply.Both("不同意时请写明原因。", "Please give a reason for declining.")

	// form.go
	msgNoPendingRequest = reply.Both("没有待批的延期申请。\n%s", "There is no pending extension request.\n%s")
	msgCardOutdated     = reply.Both("这张卡片已经过时，其间发生了：\n%s\n下面是最新的情况。", "This card was out of date. Since then:\n%s\nBelow is the current state.")
	msgNowStatus        = reply.Both("状态 ", "Status ")
	msgNowOwner         = reply.Both("责任 ", "owner ")
	msgNowDue           = reply.Both("时限 ", "due ")
	msgSemicolon        = reply.Both("；", "; ")

	// kind.go
	msgNudgeNeedsChat = reply.Both("没有连接聊天平台，不能催办。", "Nudging needs a connected chat workspace.")
	msgNoteEmpty      = reply.Both("内容是空的，请写上说明。", "The note is empty. Please write something.")
	msgGoAhead        = reply.Both("办理", "Go ahead")

	// note.go
	msgNoteForm      = reply.Both("汇报进展", "Report progress")
	msgProgressField = reply.Both("进展说明", "Progress")
	msgProgressHint  = reply.Both("写上日期、数字、文件或地点，便于查验", "Include a date, number, document or place that can be checked")
	msgVagueNoteHint = reply.Both("提示：这条进展里没有可以查验的内容（日期、数字、文件或地点）。可以再补充一句，例如“5月20日已签合同，见《××协议》”。",
		"Hint: this note has nothing that can be checked (a date, a number, a document, a place). You could add, for example, “contract signed on May 20”.")

	// notify.go
	msgTellExtensionRequested = reply.Both("%s 申请将%s延期至 %s：%s", "%s requests an extension for %s until %s: %s")
	msgTellAssigned           = reply.Both("%s 把%s派给了您%s。请签收。", "%s assigned you %s%s. Please confirm that you have received it.")
	msgConfirmReceipt         = reply.Both("签收", "Confirm receipt")
	msgShow                   = reply.Both("查看", "Show")
	msgTellDueSetInstead      = reply.Both("%s 把%s的时限改为 %s，您的延期申请不再待批。", "%s set the due date of %s to %s; your extension request is no longer pending.")
	msgNoDueDate              = reply.Both("无", "none")
	msgTellExtended           = reply.Both("%s 同意将%s延期至 %s。", "%s extended %s until %s.")
	msgTellDeclined           = reply.Both("%s 不同意%s延期：%s", "%s declined the extension of %s: %s")
	msgTellNudged             = reply.Both("%s 催办%s。请汇报进展。", "%s asks for progress on %s. Please report.")
	msgReportButton           = reply.Both("汇报进展", "Report")
	msgOwnerHasNoAccount      = reply.Both("责任人“%s”没有账号，消息没有发出；已记录催办，并会告知审批人。",
		"“%s” has no account here, so no message was sent. The nudge is recorded, and the approvers will be notified.")
	msgTellDone             = reply.Both("%s 报告%s%s，等您核查后销号。", "%s reports %s as %s. Please check it and close it off.")
	msgCloseOffButton       = reply.Both("销号…", "Close off…")
	msgTellSeveralDone      = reply.Both("%s 报告以下 %d 项%s，等您核查后销号。", "%s reports these %d items as %s. Please check them and close them off.")
	msgApproversUnknownDone = reply.Both("现在查不到审批人是谁，没有通知他们销号：请直接告诉他们。",
		"The approvers could not be looked up, so they were not notified. Please tell them directly.")
	msgOwnersUnreachable = reply.Both("%s：消息送不到 %s（账号已停用，或不收私信）。请改派，或用其他方式联系。",
		"%s: messages do not reach %s (account deactivated, or direct messages off). Assign somebody else, or contact them in another way.")
	msgRequesterUnknown        = reply.Both("没能查到是谁申请的延期，请自行告知申请人。", "Rectify could not find out who requested the extension. Please tell them yourself.")
	msgGrantButton             = reply.Both("同意延期", "Grant")
	msgDeclineButton           = reply.Both("不同意…", "Decline…")
	msgApproversUnknownRequest = reply.Both("申请已记录，但现在查不到审批人是谁，没有通知到：请直接告诉他们。",
		"The request is recorded, but the approvers could not be looked up and were not notified. Please tell them directly.")
	msgNoApproverForRequest = reply.Both("申请已记录，但目前没有能批复它的审批人，请联系管理员设置。",
		"The request is recorded, but there is no approver to decide on it. Please ask the administrator to appoint one.")
	msgWithDue = reply.Both("，时限 %s", ", due %s")

	// office.go
	msgAskOfficeUsage      = reply.Both("请写明要问的问题，例如：/rectify ask-office 谁负责停车场", "Write your question, for example: /rectify ask-office who runs the car park")
	msgOfficeHasNoChannel  = reply.Both("还没有设置整改办的频道，请直接联系他们。", "The office has no channel here. Please ask them directly.")
	msgOfficeQuestionTitle = reply.Both("通报没有回答的问题", "A question the notice does not answer")
	msgWhoAsks             = reply.Both("%s 问", "%s asks")
	msgClosestItems        = reply.Both("最接近的问题：", "The closest items:")
	msgAnswerInThread      = reply.Both("请在这个话题里回复，回复会转给提问的人。", "Please answer in this thread. Your reply will be passed on to the person who asked.")
	msgOfficePreview       = reply.Both("确认后，下面的内容会以您的名义发到 #%s，频道里的人都能看到；他们的回复会转给您。现在还没有发出。",
		"Once you confirm, this will be posted in #%s in your name, where everyone can see it. You will get their reply. Nothing has been posted yet.")
	msgConfirmAskOffice = reply.Both("确认，问整改办", "Confirm: ask the office")
	msgOfficeAsked      = reply.Both("已把问题转给整改办（#%s），他们回复后会转给您。", "Your question is with the office (#%s); you will get their answer.")
	msgAttachmentOnly   = reply.Both("（回复里只有附件，请到整改办的频道查看）", "(attachment only: see the office's channel)")
	msgOfficeReplied    = reply.Both("您问整改办的“%s”有了回复：", "The office replied to your question “%s”:")

	// plan.go
	msgNotUnderstood  = reply.Both("没看懂“%s”，没有更改。", "I did not understand “%s”; nothing was changed. ")
	msgNumberTwice    = reply.Both("同一个编号写了两次。如果指第%s%s项，请输入：/rectify %s", "The same number appears twice. If you mean item %s%s, type: /rectify %s")
	msgRangeBackwards = reply.Both("编号范围要从小到大，例如：/rectify %s %s-%s", "Write ranges from low to high, for example: /rectify %s %s-%s")

	// rate.go
	msgRatingSaved     = reply.Both("谢谢，已记下您的评价。", "Thank you, your rating is saved.")
	msgRatingsSummary  = reply.Both("%d 个回答有人评价：%d 个有用，%d 个没帮上。", "%d answers were rated: %d helped, %d did not.")
	msgWrongNotAsked   = reply.Both("答非所问", "Not what I asked")
	msgWrongIncomplete = reply.Both("漏了内容", "Something is missing")
	msgWrongFigure     = reply.Both("数字或状态不对", "A number or status is wrong")
	msgWrongNotFound   = reply.Both("通报里有，却说没有", "It is in the notice, but the answer says it is not")
	msgWrongOther      = reply.Both("其他", "Something else")
	msgWrongField      = reply.Both("哪里不好", "What is wrong")
	msgRatingForm      = reply.Both("这个回答没帮上忙", "This answer did not help")
	msgRatingMoreField = reply.Both("补充说明", "More")

	// remind.go
	msgRemindersNeedChat = reply.Both("没有连接聊天平台，不能定时提醒。", "Reminders need a connected chat workspace.")
	msgHourNotUnderstood = reply.Both("没看懂“%s”是几点，没有设置提醒。请写成 17:30 这样。", "I did not understand the time in “%s”; no reminder was set. Write it as 17:30.")
	msgHourPassed        = reply.Both("今天 %s 已过，没有设置提醒。请换一个时间。", "It is already past %s today; no reminder was set. Please choose another time.")
	msgReminderDayPassed = reply.Both("%s 已经过去了，没有设置提醒。", "%s has passed; no reminder was set.")
	msgReminderSet       = reply.Both("好的，%s %s 提醒您。", "You will be reminded on %s at %s.")
	msgReminder          = reply.Both("提醒：%s", "Reminder: %s")

	// send.go
	msgNumberInvalid = reply.Both("请填写 1 到 %d 之间的编号。", "Enter a number from 1 to %d.")
	msgAddToNote     = reply.Both("补充说明", "Add to it")
	msgNotInLedger   = reply.Both("这一项不在台账里。", "This item is not in the ledger.")

	// several.go
	msgAlreadySo        = reply.Both("%s现在就是这样，没有需要更改的。", "%s already has this value; there is nothing to change.")
	msgTooManyShown     = reply.Both("一次最多显示 %d 项，其余 %d 项请另输入编号。", "At most %d items are shown at once; please ask for the other %d separately.")
	msgAlreadySoLeftOut = reply.Both("%s现在就是这样，不再更改。", "%s already has this value and is left out here.")
	msgPreviewChanges   = reply.Both("将做以下 %d 处更改。全部成功或全部不变，请确认。", "These %d changes will be made, all or none. Please confirm.")
	msgColon            = reply.Both("：", ": ")
	msgConfirmChanges   = reply.Both("确认更改 %d 处", "Make %d changes")

	// status.go
	msgStatusNames       = reply.Both("未启动、正在整改、已整改、长期坚持、已销号", "not_started, in_progress, done, long_term or closed")
	msgStatusQuoted      = reply.Both("“%s”", "“%s”")
	msgStatusUnclear     = reply.Both("从“%s”不能确定是不是%s，%s没有更改。请选择：", "It is not clear whether “%s” means %s; %s was not changed. Please choose:")
	msgOrBetweenStatuses = reply.Both("还是", " or ")
	msgFillInForm        = reply.Both("填写", "Fill in")
	msgSetStatusTo       = reply.Both("设为“%s”", "Set it to “%s”")
	msgSaveAsNote        = reply.Both("只记为进展", "Save as a progress note")
	msgStatusField       = reply.Both("状态", "Status")
	msgUpdateForm        = reply.Both("更新状态", "Update")
	msgStatusExample     = reply.Both("已整改 说明", "done note")
	msgNoSuchStatus      = reply.Both("没有“%[1]s”这个状态。可用：%[2]s，例如：/rectify status %[3]s %[4]s",
		"“%[1]s” is not a status. Use %[2]s, for example: /rectify status %[3]s %[4]s")
	msgSecondChange = reply.Both("这里还有一处更改。请每条命令写一行，可以一次输入几行。",
		"This contains a second change. Write each command on its own line; you can send several lines at once.")

	// takeback.go
	msgRowOutdated = reply.Both("%s刚刚被改过：请重新导出再改。", "%s was changed a moment ago: export the ledger anew.")

	// wordings.go
	msgWordingSaved = reply.Both("（已记下您的说法，编辑人在 /rectify aliases 里确认后，大家这样问都能找到这一项。）",
		"(Your wording is saved. Once an editor confirms it in /rectify aliases, it will find this item for everyone.)")
	msgNoSuchWording    = reply.Both("没有这个说法。输入 /rectify aliases 查看全部说法。", "There is no such wording. See /rectify aliases for all of them.")
	msgWordingConfirmed = reply.Both("已确认：“%s”就是%s。", "Confirmed: “%s” is %s.")
	msgWordingRemoved   = reply.Both("已删除：“%s”不再指%s。", "Removed: “%s” no longer means %s.")
)
