package interpret

import "rectify/handlers/reply"

// All texts of this package that people read.
var (
	// assign.go
	msgAssign                 = reply.Both("分派", "Assign")
	msgOwnerField             = reply.Both("责任人", "Owner")
	msgOwnerHint              = reply.Both("可以选几个人，每人都会收到消息", "You can choose several people; each gets a message")
	msgOfficeField            = reply.Both("责任科室", "Office")
	msgSupportingPeopleField  = reply.Both("配合的人", "Supporting people")
	msgSupportingOfficesField = reply.Both("配合", "Supporting offices")
	msgOwnerMissing           = reply.Both("请选择责任人，或填写责任科室。", "Choose a person, or name an office.")
	msgOfficesOnlyHere        = reply.Both("这里写科室。人请在选人的栏里选；如果确是科室，请加引号，例如“%s”。",
		"Enter offices here and choose people in the people field. If this really is an office, put it in quotes: “%s”.")

	// closing.go
	msgReopen                   = reply.Both("重新打开", "Reopen")
	msgReasonField              = reply.Both("原因", "Reason")
	msgReopenHint               = reply.Both("发现了什么，还差什么", "What was found, and what is missing")
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
	msgSendBack                 = reply.Both("退回", "Send back")
	msgEvidenceHandedIn         = reply.Both("佐证（%d 件）", "Evidence (%d)")
	msgNoEvidenceHandedIn       = reply.Both("还没有佐证。", "No evidence was handed in.")
	msgCommitmentsLeft          = reply.Both("原文还有 %d 条遗留事项没有落实，请一并核查。", "The notice still promises work in %d places that are not fulfilled: please check these too.")
	msgCloseOffNeedsForm        = reply.Both("%s没有更改：销号要写明核查结果、核查依据和查验的材料，请填写销号单。",
		"%s was not changed: a close-off needs the result, the basis and the evidence seen. Please fill in the form.")
	msgCloseOffNeedsBasis = reply.Both("%s没有更改：销号要写明核查依据，请输入：/rectify 销号 %s 依据……",
		"%s was not changed: a close-off needs its basis. Type: /rectify close %s BASIS")
	msgNotToCloseOff  = reply.Both("未列入：%s（尚未整改完成、已经销号，或由您本人上报）。", " Left out because not rectified yet, already closed off, or reported by you: %s.")
	msgFillInCloseOff = reply.Both("填写销号单", "Fill in the form")

	// commitments.go
	msgSayWhichCommitment = reply.Both("请写明第几条，以及确认、落实或作废：/rectify 遗留事项 %s 1 落实 说明",
		"Say which one, and confirm, kept or drop, for example: /rectify commitment %s 1 kept note")
	msgOpenBracket           = reply.Both("（", "(")
	msgCloseBracket          = reply.Both("）", ")")
	msgCommitmentUpdated     = reply.Both("已更新%s的第 %d 条遗留事项：%s。\n“%s”", "Commitment %[2]d of %[1]s updated: %[3]s.\n“%[4]s”")
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
	msgSetDueDate      = reply.Both("设定时限", "Set the due date")
	msgSave            = reply.Both("保存", "Save")
	msgDueField        = reply.Both("完成时限", "Due")
	msgDuePassedInForm = reply.Both("%[1]s 已过。确需记为这一天，请再确认一次（命令：/rectify 期限 %[2]s %[1]s）。",
		"%[1]s has passed. To set it anyway, confirm (command: /rectify due %[2]s %[1]s).")
	msgHowToClearDue = reply.Both("没有更改。要取消时限，请在第%[1]d项的“时限”表单里清空日期；要换一天，请输入：/rectify 期限 %[1]d 日期",
		"Nothing was changed. To remove the due date, clear the date in the form of item %[1]d. To choose another day, type: /rectify due %[1]d DATE")
	msgDueFormButton = reply.Both("时限…", "Due date…")

	// evidence.go
	msgEvidenceForm = reply.Both("添加佐证", "Add evidence")
	msgAdd          = reply.Both("添加", "Add")
	msgNoSuchPiece  = reply.Both("%s有 %d 件佐证，请写要移除的是第几件，例如：/rectify 佐证 11 移除 1", "%s has %d pieces of evidence. Say which to remove, as in: /rectify evidence 11 remove 1")
	msgLinkMissing  = reply.Both("请给出佐证材料的链接，例如：/rectify 佐证 %s https://… 说明",
		"Give a link to the evidence, for example: /rectify evidence %s https://… note")
	msgFactInFuture     = reply.Both("日期不能晚于今天。", "That day is in the future.")
	msgSameFile         = reply.Both("“%s”已经是这一项的佐证，没有重复添加。", "“%s” is evidence of this item already; it was not added again.")
	msgAddFileOrAddress = reply.Both("请选择文件，或填写网址。", "Choose a file or enter an address.")
	msgLinkInvalid      = reply.Both("请填写以 http:// 或 https:// 开头的网址，几个之间用空格。", "Enter addresses that begin with http:// or https://, with spaces between them.")
	msgFilesEvidence    = reply.Both("文件、照片", "Files and photos")
	msgWhichFiles       = reply.Both("可一次选几个：PDF、Word、Excel、图片、压缩包等", "Several at once: PDF, Word, Excel, pictures, archives …")
	msgLinkField        = reply.Both("佐证链接", "Link to evidence")
	msgLinkHint         = reply.Both("文件、照片或消息的网址，几个之间用空格", "The addresses of documents, photos or messages, with spaces between them")
	msgFactField        = reply.Both("事实发生日期", "Date of the fact")
	msgAboutField       = reply.Both("佐证说明", "What it shows")
	msgWhichItemField   = reply.Both("哪一项", "Which item")
	msgAddAsEvidence    = reply.Both("作为佐证", "Add as evidence")

	// extend.go
	msgExtensionReasonMissing = reply.Both("没有更改。请写明延期的原因，例如：/rectify 延期 %s %s 原因",
		"Nothing was changed. Please say why you need more time, for example: /rectify extend %s %s REASON")
	msgExtensionForm        = reply.Both("申请延期", "Request an extension")
	msgSendRequest          = reply.Both("提交申请", "Request")
	msgUntilField           = reply.Both("延期到", "Until")
	msgDecline              = reply.Both("不同意", "Decline")
	msgDeclineReasonMissing = reply.Both("不同意时请写明原因。", "Please give a reason for declining.")
	msgDecisionField        = reply.Both("批复", "Decision")
	msgGrant                = reply.Both("同意", "Grant")
	msgDecisionForm         = reply.Both("批复延期", "Extension")
	msgExtensionRequested   = reply.Both("%s 申请延期至 %s。", "%s requests an extension until %s.")
	msgCommentField         = reply.Both("意见", "Comment")
	msgCommentHint          = reply.Both("不同意时请写明原因", "Give a reason if you decline")

	// interpret.go
	msgNudgeNeedsChat = reply.Both("没有连接聊天平台，不能催办。", "Nudging needs a connected chat workspace.")
	msgNoteEmpty      = reply.Both("内容是空的，请写上说明。", "The note is empty. Please write something.")

	// note.go
	msgNoteForm      = reply.Both("汇报进展", "Report progress")
	msgProgressField = reply.Both("进展说明", "Progress")
	msgProgressHint  = reply.Both("写上日期、数字、文件或地点，便于查验", "Include a date, number, document or place that can be checked")

	// numbers.go
	msgWithdrawn = reply.Both("第%d项已由通报后来的文本撤下，记录保留：/rectify 历史 %d",
		"A later text of the notice no longer has item %d; its history is kept: /rectify history %d")
	msgNoSuchNumber   = reply.Both("没有第%d项：本通报的问题编号为 1 到 %d。", "There is no item %d: items are numbered 1 to %d.")
	msgNumberTwice    = reply.Both("同一个编号写了两次。如果指第%s%s项，请输入：/rectify %s", "The same number appears twice. If you mean item %s%s, type: /rectify %s")
	msgRangeBackwards = reply.Both("编号范围要从小到大，例如：/rectify %s %s-%s", "Write ranges from low to high, for example: /rectify %s %s-%s")
	msgNotUnderstood  = reply.Both("没看懂“%s”，没有更改。", "I did not understand “%s”; nothing was changed. ")

	// owners.go
	msgNameOwner       = reply.Both("请写明责任人，例如：/rectify 分派 %d @张三", "Please name the owner, for example: /rectify assign %d @zhang")
	msgUnclearWhoLeads = reply.Both("没看出谁牵头，没有更改。可以写：/rectify 分派 %d @牵头人 配合 @配合人",
		"It is not clear who leads, so nothing was changed. Write: /rectify assign %d @lead with @support")
	msgNobodyIsNoOwner = reply.Both("“%s”不是责任人，没有更改。责任人只能换成别人，请写明换成谁；要收回刚才的分派，请输入：/rectify 撤销 %d",
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
	msgNotLikeAnOwner = reply.Both("“%s”不像责任人，没有更改。说明请另用 /rectify 备注 %d。",
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

	// remind.go
	msgRemindersNeedChat = reply.Both("没有连接聊天平台，不能定时提醒。", "Reminders need a connected chat workspace.")
	msgReminder          = reply.Both("提醒：%s", "Reminder: %s")
	msgHourNotUnderstood = reply.Both("没看懂“%s”是几点，没有设置提醒。请写成 17:30 这样。", "I did not understand the time in “%s”; no reminder was set. Write it as 17:30.")
	msgHourPassed        = reply.Both("今天 %s 已过，没有设置提醒。请换一个时间。", "It is already past %s today; no reminder was set. Please choose another time.")
	msgReminderDayPassed = reply.Both("%s 已经过去了，没有设置提醒。", "%s has passed; no reminder was set.")
	msgReminderSet       = reply.Both("好的，%s %s 提醒您。", "You will be reminded on %s at %s.")
	msgShow              = reply.Both("查看", "Show")

	// shown.go
	msgTooManyShown = reply.Both("一次最多显示 %d 项，其余 %d 项请另输入编号。", "At most %d items are shown at once; please ask for the other %d separately.")

	// status.go
	msgStatusExample = reply.Both("已整改 说明", "done note")
	msgNoSuchStatus  = reply.Both("没有“%[1]s”这个状态。可用：%[2]s，例如：/rectify 状态 %[3]s %[4]s",
		"“%[1]s” is not a status. Use %[2]s, for example: /rectify status %[3]s %[4]s")
	msgSecondChange = reply.Both("这里还有一处更改。请每条命令写一行，可以一次输入几行。",
		"This contains a second change. Write each command on its own line; you can send several lines at once.")
	msgStatusNames       = reply.Both("未启动、正在整改、已整改、长期坚持、已销号", "not_started, in_progress, done, long_term or closed")
	msgStatusQuoted      = reply.Both("“%s”", "“%s”")
	msgStatusUnclear     = reply.Both("从“%s”不能确定是不是%s，%s没有更改。请选择：", "It is not clear whether “%s” means %s; %s was not changed. Please choose:")
	msgOrBetweenStatuses = reply.Both("还是", " or ")
	msgFillInForm        = reply.Both("填写", "Fill in")
	msgSetStatusTo       = reply.Both("设为“%s”", "Set it to “%s”")
	msgSaveAsNote        = reply.Both("只记为进展", "Save as a progress note")
	msgStatusField       = reply.Both("状态", "Status")
	msgUpdateForm        = reply.Both("更新状态", "Update")
)
