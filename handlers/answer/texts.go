package answer

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// answer.go
	msgNoMoreHits = reply.Both("没有更多相关的问题了。", "Nothing else matches.")

	// tally.go
	msgFromNotice      = reply.Both("通报原文", "From the notice")
	msgFromNoticeNamed = reply.Both("“%s”通报原文", "From the notice “%s”")
	msgNotInTableOf    = reply.Both("另有 %d 项没有写明，不在表中：%s。", "Not in the table, as they name nobody: %d (%s).")
	msgOfNotice        = reply.Both("%s %d 项", "%s %d")
	msgNotInTable      = reply.Both("另有 %d 项没有写明，不在表中。", "Not in the table, as they name nobody: %d.")
	msgNoticeColumn    = reply.Both("通报", "notice")
	msgByNotice        = reply.Both("按通报：%s。", "By notice: %s.")

	// commitments.go
	msgItemsWithCommitments = reply.Both("原文仍有遗留事项的", "Commitments in the text")
	msgOverdueCommitments   = reply.Both("已到期、尚未落实的遗留事项", "Overdue commitments")
	msgFulfilledCommitments = reply.Both("已落实的遗留事项", "Fulfilled commitments")
	msgOpenCommitments      = reply.Both("尚未落实的遗留事项", "Open commitments")
	msgDoneWithCommitments  = reply.Both("已整改、原文仍有遗留事项的", "Marked done, but the notice still has open commitments")
	msgNoneAfterTitle       = reply.Both("：没有。", ": none.")
	msgColon                = reply.Both("：", ": ")
	msgOfThemOverdue        = reply.Both("，其中 %d 条已到期", ", %d of them overdue")
	msgFullStop             = reply.Both("。", ".")
	msgCommitmentCount      = reply.Both("%d 条", "%d")
	msgOpenBracket          = reply.Both("（", " (")
	msgSemicolon            = reply.Both("；", "; ")
	msgCloseBracket         = reply.Both("）", ")")
	msgMoreCommitments      = reply.Both("……还有 %d 条，见各项（/rectify 遗留事项 编号）", "… and %d more (/rectify commitment N)")

	// conditions.go
	msgQuotedTerm                  = reply.Both("“%s”", "“%s”")
	msgOr                          = reply.Both("或者", " or ")
	msgConditionNot                = reply.Both("不含%s", "not %s")
	msgConditionSupportedBy        = reply.Both("%s配合", "supported by %s")
	msgConditionOwnedOrSupportedBy = reply.Both("%s牵头或配合", "owned or supported by %s")
	msgConditionOwnedBy            = reply.Both("%s负责", "owned by %s")
	msgConditionDueFirst           = reply.Both("时限最早", "due first")
	msgConditionDueLast            = reply.Both("时限最晚", "due last")
	msgConditionDueEndOf           = reply.Both("%s的 %d 项", "%s of the %d")
	msgConditionWithoutEvidence    = reply.Both("没有佐证材料", "without evidence")
	msgConditionWithoutOwner       = reply.Both("没有责任单位", "without an owner")
	msgConditionWithoutPerson      = reply.Both("没有责任人", "without a person responsible")
	msgConditionWithoutSupport     = reply.Both("没有配合单位", "without a supporting unit")
	msgConditionInRole             = reply.Both("%s%s", "with %s as %s")
	msgConditionWithoutRole        = reply.Both("没有%s单位", "without a unit for %s")
	msgConditionWithoutDue         = reply.Both("没有时限", "without a due date")
	msgDueSaid                     = reply.Both("时限写着“%s”", "with “%s” as their time limit")
	msgEvidenceField               = reply.Both("佐证", "evidence")
	msgDueDateField                = reply.Both("时限", "due date")
	msgCellHolds                   = reply.Both("%s为%s", "%s: %s")
	msgFieldHolds                  = reply.Both("有 %d 个%s", "with exactly %d for %s")
	msgFieldHoldsAtLeast           = reply.Both("至少有 %d 个%s", "with at least %d for %s")
	msgFieldHoldsAtMost            = reply.Both("最多有 %d 个%s", "with at most %d for %s")
	msgReceiptConfirmed            = reply.Both("已签收", "receipt confirmed")
	msgReceiptAwaited              = reply.Both("还没有签收", "receipt not confirmed")
	msgTimeGiven                   = reply.Both("延过期", "given more time")
	msgTimeNotGiven                = reply.Both("没有延期", "not given more time")
	msgTimeAsked                   = reply.Both("申请了延期、还没有批", "with more time asked for and not decided")
	msgTimeNotAsked                = reply.Both("没有申请延期", "with no request for more time")
	msgHelpNeeded                  = reply.Both("需协调", "waiting for help")
	msgHelpNotNeeded               = reply.Both("不需协调", "not waiting for help")
	msgFieldHoldsMost              = reply.Both("%s最多", "with the most for %s")
	msgFieldHoldsFewest            = reply.Both("%s最少", "with the fewest for %s")
	msgUnitsConcerned              = reply.Both("涉及单位", "units concerned")
	msgUnitsOfKind                 = reply.Both("涉及的%s", "%s concerned")
	msgConditionDueOn              = reply.Both("%s 到期", "due on %s")
	msgConditionDueBy              = reply.Both("%s 及以前到期", "due by %s")
	msgConditionDueAfter           = reply.Both("%s 及以后到期", "due on or after %s")
	msgConditionDueBetween         = reply.Both("%s 至 %s 到期", "due from %s to %s")
	msgByResponsibleUnit           = reply.Both("责任单位", "responsible unit")
	msgBySupportingUnit            = reply.Both("配合单位", "supporting unit")
	msgByPerson                    = reply.Both("责任人", "person")

	// talk.go: courtesies
	msgQuestionTooLong = reply.Both("问题太长（超过 %d 字），请缩短后再问。", "The question is too long (more than %d characters). Please shorten it.")
	msgTypeAQuestion   = reply.Both("请输入一个问题，例如：哪些问题正在整改？", "Please type a question, for example: which items are still open?")
	msgTalkWave        = reply.Both("您好！想了解哪一项，直接问就行，例如：第11项整改得怎么样了", "Hello! Ask about any item, for example: how is item 11?")
	msgTalkNoted       = reply.Both("好的，有需要随时问我。", "All right. Ask me any time.")
	msgTalkFarewell    = reply.Both("再见！有需要随时问我。", "Goodbye! Ask me any time.")
	msgTalkGreeting    = reply.Both("您好！共 %d 项问题：%s。想了解哪一项，直接问就行。", "Hello! There are %d items: %s. Ask about any of them.")
	msgTalkWhoAmI      = reply.Both("我是整改助手：回答通报里每项问题的情况并注明出处，维护整改台账，每个工作日早上发送进展提要。",
		"I am the rectification assistant. I answer questions about the notice with their source, keep the ledger of its items, and send a digest "+
			"every working morning.")
	msgTalkWelcome = reply.Both("不客气，随时可以再问。", "You are welcome. Ask any time.")

	// deadlines.go
	msgSpanOn                 = reply.Both("%s ", "on %s")
	msgSpanUntil              = reply.Both("%s 前", "by %s")
	msgSpanBetween            = reply.Both("%s 至 %s 之间", "%s to %s")
	msgItemsDueTitle          = reply.Both("%s要完成的", "To be done %s")
	msgCommitmentsDueTitle    = reply.Both("%s要落实的遗留事项", "Commitments due %s")
	msgItemCount              = reply.Both("：%d 项。", ": %d items.")
	msgItemAndCommitmentCount = reply.Both("：%d 项，另有遗留事项 %s。", ": %d items, plus commitments: %s.")
	msgMoreItemsOverdue       = reply.Both("另有 %d 项已逾期。", "%d items are overdue already.")
	msgMoreCommitmentsOverdue = reply.Both("另有 %d 条遗留事项已到期，尚未落实。", "%d more commitments are overdue.")
	msgItsDueDate             = reply.Both("时限 %s", "due %s")
	msgDaysLate               = reply.Both("逾期 %d 天", "%d days late")
	msgNoItemOverdue          = reply.Both("没有超过时限的问题（共 %d 项）。", "No item is overdue (of %d).")
	msgOverdueCommitmentCount = reply.Both("已到期、尚未落实的遗留事项：%s。", "Overdue commitments: %s.")
	msgCommitmentsInItems     = reply.Both("%d 条，涉及 %d 项", "%d, in %d items")

	// points.go
	msgNoticeOf = reply.Both("%s 通报", "notice of %s")

	// field.go
	msgNoDueDateSet      = reply.Both("台账里%s还没有设定时限。", "The ledger has no due date for %s.")
	msgStatusIs          = reply.Both("它的状态是%s。", " Its status is %s.")
	msgDueInWords        = reply.Both("%s没有具体的到期日，通报写的时限是“%s”。", "%s has no due date; the notice gives its time limit as “%s”.")
	msgNeverDue          = reply.Both("%s是长期坚持的事项，没有到期日。", "%s is a long-term item and has no due date.")
	msgFieldDue          = reply.Both("%s的时限是 %s%s。", "%s is due on %s%s.")
	msgFieldAndValue     = reply.Both("%s：%s", "%s: %s")
	msgAsPrintedInNotice = reply.Both("（通报：“%s”）", " (the notice: “%s”)")
	msgFieldResponse     = reply.Both("%s：对这条建议的答复是“%s”。", "%s: management answered “%s”.")
	msgDaysOverdue       = reply.Both("，已逾期 %d 天", ", %d days overdue")
	msgWhichIsToday      = reply.Both("，就是今天", ", which is today")
	msgInDays            = reply.Both("，还有 %d 天", ", in %d days")

	msgNoOwnerSet      = reply.Both("台账里%s还没有责任单位或责任人。", "The ledger has no owner for %s.")
	msgFieldOwner      = reply.Both("%s由%s负责", "%s is owned by %s")
	msgFieldPerson     = reply.Both("，责任人%s", ", with %s responsible")
	msgFieldNoPerson   = reply.Both("，没有写明责任人", ", with no person named")
	msgFieldSupport    = reply.Both("，%s配合", ", supported by %s")
	msgFieldNoSupport  = reply.Both("，没有配合单位", ", with no supporting unit")
	msgNoEvidenceAdded = reply.Both("%s还没有佐证材料。", "No evidence has been added to %s.")
	msgEvidenceCount   = reply.Both("%s有 %d 件佐证材料：", "%s has %d pieces of evidence:")
	msgNeverChanged    = reply.Both("台账里%s还没有更改过。", "Nobody has changed %s in the ledger yet.")
	msgLatestChanges   = reply.Both("%s最近的更改：", "The latest changes to %s:")
	msgNoNotes         = reply.Both("台账里%s还没有备注。", "The ledger has no notes on %s.")
	msgLatestNotes     = reply.Both("%s最近的备注：", "The latest notes on %s:")
	msgNoSection       = reply.Both("通报没有把%s归入哪个部分。", "The notice puts %s in no section.")
	msgFieldSection    = reply.Both("%s属于：%s。", "%s is under: %s.")
	msgNoGoal          = reply.Both("通报没有写明%s的整改目标。", "The notice sets no goal for %s.")
	msgFieldGoal       = reply.Both("%s的整改目标：%s", "The goal of %s: %s")

	// howfar.go
	msgIsDone      = reply.Both("%s已经完成：台账里是“%s”%s。", "%s is done: the ledger says “%s”%s.")
	msgIsOpen      = reply.Both("%s还没有完成：%s%s%s。", "%s is not done yet: %s%s%s.")
	msgDueThen     = reply.Both("，时限 %s%s", ", due %s%s")
	msgDoneNotLate = reply.Both("%s没有逾期：已经完成（%s），时限是 %s。", "%s is not late: it is done (%s), and was due on %s.")
	msgIsLate      = reply.Both("%s的时限是 %s，已过 %d 天还没有完成（%s），所以算逾期。", "%s was due on %s, %d days ago, and is not done (%s): that makes it overdue.")
	msgNotLateYet  = reply.Both("%s没有逾期：时限是 %s%s。", "%s is not late: it is due on %s%s.")

	// intents.go
	msgNotUnderstood = reply.Both("没有看懂您的意思。可以换个说法，或者这样问：", "I did not understand. Put it another way, or try one of these:")

	// items.go
	msgIgnoredWords = reply.Both("没有看懂“%s”，下面没有按它筛选：", "I did not understand “%s”, so the answer ignores it:")

	// lists.go
	msgNoneMeetConditions  = reply.Both("没有符合条件的问题：%s（共 %d 项）。", "No item meets these conditions: %s (of %d).")
	msgListEdge            = reply.Both("%s：%s。", "%s: %s.")
	msgFirstOf             = reply.Both("最前 %d 项", "the first %d")
	msgLastOf              = reply.Both("最后 %d 项", "the last %d")
	msgCountNotDone        = reply.Both("%s还有 %d 项没完成（%s），共 %d 项。", "%s%d not done (%s), of %d.")
	msgCountOpen           = reply.Both("%s%d 项未完成（%s）；另有长期坚持 %d 项，共 %d 项。", "%[1]s%[2]d of %[5]d open (%[3]s); %[4]d more long-term.")
	msgNoneClosed          = reply.Both("%s已销号 0 项；已整改、待销号 %d 项，共 %d 项。", "%sNone is closed off; %d are rectified and wait for that, of %d.")
	msgAllNotClosed        = reply.Both("%s还没有一项销号；其中没有整改完成的 %d 项，共 %d 项。", "%sNone is closed off yet; %d are not even rectified, of %d.")
	msgOpenEarlier         = reply.Both("更早到期、还没完成的另有 %d 项：%s。", "Due earlier and still open: %d more, %s.")
	msgNotAllAreSo         = reply.Both("没有：%s共 %d 项，%s %d 项，还有 %d 项：%s。", "No: %s: %d items, %s: %d, not: %d, namely %s.")
	msgAllAreSo            = reply.Both("是的：%s共 %d 项，全部%s。", "Yes: %s: %d items, all of them %s.")
	msgSetHowFar           = reply.Both("%s：%d 项，%s", "%s: %d items: %s")
	msgListTitleOf         = reply.Both("%s：%d 项（共 %d 项）", "%s: %d of %d")
	msgAllItemsByStatus    = reply.Both("共 %d 项问题：%s。", "%d items: %s.")
	msgCountWithin         = reply.Both("%s：共 %d 项，其中%s %d 项。", "%[1]s: %[4]d of %[2]d (%[3]s).")
	msgCountOf             = reply.Both("%s：%d 项（共 %d 项）。", "%s: %d of %d.")
	msgSectionColumn       = reply.Both("部分", "Section")
	msgCountColumn         = reply.Both("项数", "Items")
	msgStatusColumn        = reply.Both("状态", "Status")
	msgWholePercent        = reply.Both("，取整 %.0f%%", ", rounded %.0f%%")
	msgShareOfItems        = reply.Both("%s：%s（%s）。", "%s: %s (%s).")
	msgConditionMentioning = reply.Both("提到“%s”", "mentioning “%s”")
	msgConditionLate       = reply.Both("已逾期", "late")
	msgConditionInTime     = reply.Both("未逾期", "not late")
	msgItemsWord           = reply.Both("问题", "Items")
	msgSectionNumbered     = reply.Both("第%d部分", "section %d")
	msgNoSuchSection       = reply.Both("没有第%d部分。通报的部分有：%s。", "There is no section %d. The sections are: %s.")

	// understand.go: nicknames
	msgOwnsNoItems = reply.Both("台账里没有由%s负责的问题。", "The ledger has no items owned by %s.")

	// numbered.go
	msgNoSuchNumbers = reply.Both("没有%s：本通报的问题编号为 1 到 %d。", "There is no %s: items are numbered 1 to %d.")

	// overview.go
	msgOverviewNotice   = reply.Both("《%s》，%s，%s 发布。", "%s. %s, published %s.")
	msgOverviewNoIssuer = reply.Both("未写明发布单位", "Issuer not stated")
	msgOverviewSummary  = reply.Both("共 %d 项，完成 %d 项（%s）：%s；逾期 %d 项。", "%d items, %d done (%s): %s; %d overdue.")
	msgAsFile           = reply.Both("要成文的材料：`/rectify 导出 通报` 起草下一份通报（Word），`/rectify 导出` 是台账（Excel）。",
		"As a file: `/rectify export notice` drafts the next notice (Word), `/rectify export` is the ledger (Excel).")
	msgInNoticeWords      = reply.Both("通报的说法：%s。", "In the notice's own words: %s.")
	msgStillOpen          = reply.Both("还没有完成的：", "Still open:")
	msgNoOwnersBySection  = reply.Both("台账里还没有责任单位或责任人，只能按部分统计：", "The ledger has no responsible units or owners yet. By section:")
	msgMostOverdue        = reply.Both("逾期最多：%s，%s%d 项。", "Most overdue: %s, %s%d. ")
	msgMostLeftOpen       = reply.Both("未完成最多：%s，%s%d 项。", "Most left to do: %s, %s%d.")
	msgOtherColumn        = reply.Both("其他", "Other")
	msgNothingLeft        = reply.Both("没有未完成的：%[1]s。", "Nothing left to do: %[1]s.")
	msgEachOfSeveral      = reply.Both("各 ", "each ")
	msgMostDone           = reply.Both("%s 完成得最好：%d/%d 项已完成。", "%s is furthest ahead: %d of %d items done.")
	msgNobodyHasOpenItems = reply.Both("各责任单位和责任人都没有未完成的问题。", "No unit or owner has open items.")
	msgOwnerColumn        = reply.Both("责任单位或责任人", "Unit or owner")
	msgDoneColumn         = reply.Both("完成", "Done")
	msgOpenColumn         = reply.Both("未完成", "Open")
	msgOverdueColumn      = reply.Both("逾期", "Overdue")

	// past.go
	msgNotPublishedYet = reply.Both("%s 时通报还没有发布。", "On %s the notice was not published yet.")
	msgAsOf            = reply.Both("截至 %s：", "As of %s:")
	msgLastDays        = reply.Both("最近 %d 天", "In the last %d days")
	msgOnDay           = reply.Both("%s", "On %s")
	msgPeriodFromTo    = reply.Both("%s至%s", "From %s to %s")
	msgChangedBy       = reply.Both("，%s", ", %s")
	msgNoChangesThen   = reply.Both("：台账没有更改。", ": the ledger did not change.")
	msgNothingDoneThen = reply.Both("：台账里没有新完成的问题；到目前共完成 %d 项。", ": nothing new was finished; %d items are done so far.")
	msgChangesThen     = reply.Both("：%d 处更改，涉及 %d 项。", ": %d changes to %d items.")

	// possible.go
	msgOnlyItemsCompared = reply.Both("台账只能比项数，没有“%s”的数可比。最接近的原文如下（不一定是您要的）：",
		"The ledger can compare numbers of items only, not “%s”. The closest passages, which may not be what you want:")
	msgClosestPassages = reply.Both("没有找到直接的回答，最接近的原文如下（不一定是您要的）：",
		"No passage answers this directly. These come closest and may not be what you need:")
	msgMentionedInItemsNotStated = reply.Both("通报 %d 项提到“%s”，但没有写明%s。最接近的原文：", "%d items mention “%s” but do not state the %s. The closest passages:")
	msgMentionedInItemNotStated  = reply.Both("通报提到“%s”（第%s项），但没有写明%s。最接近的原文：",
		"The notice mentions “%s” (item %s) but does not state the %s. The closest passages:")

	// restate.go
	msgSearchedFor = reply.Both("（按“%s”检索。）", "(Searched for: %s.)")

	// subject.go
	msgMentionMostRelevantFirst = reply.Both("%d 项提到“%s”，最相关的在前：", "%d items mention “%s”, most relevant first:")
	msgAlsoRelated              = reply.Both("相关的还有：", "Also related:")

	// talk.go
	msgTalkComplaint = reply.Both("辛苦了，别着急，我可以帮您一起理一理：问“哪些快到期了”、“我负责的还有哪些没完成”，或输入 /rectify 导出 导出台账。",
		"That sounds hard. Let me help you sort it out: ask “what is due soon” or “which of my items are open”, or type /rectify export for the workbook.")
	msgTalkNothingAbout = reply.Both("通报里没有与此有关的内容。可以换个说法再问，或输入“帮助”看看能问什么。",
		"The notice has nothing about this. Try other words, or type “help” to see what you can ask.")
	msgUnknownAsker = reply.Both("我不知道您是谁，所以无法列出您负责的问题。请用本人的账号问我，或输入：列表 @责任人",
		"I do not know who you are, so I cannot list your items. Ask me from your own account, or type: list @owner")
	msgYouOwnNothing = reply.Both("目前没有分派给您的问题。", "No item is assigned to you.")
	msgYouOwn        = reply.Both("您负责 %d 项：%d 项未完成，%d 项逾期。", "You own %d items: %d open, %d overdue.")

	// tally.go
	msgTallyEmpty    = reply.Both("没有符合条件的问题（共 %d 项）。", "No item meets these conditions (of %d).")
	msgTallyNoOwners = reply.Both("台账里还没有%s，只能按部分统计：", "The ledger names no %s yet. By section:")
	msgTallyOfItems  = reply.Both("的问题", "")
	msgNumbersColumn = reply.Both("编号", "Numbers")
	msgTallyEntry    = reply.Both("%s %d 项", "%s: %d")
	msgTallyEach     = reply.Both("%s%s。", "%s %s.")
	msgTallyTitle    = reply.Both("%s共 %d 项，按%s统计：", "%s %d items, by %s:")
	msgTallyMost     = reply.Both("最多", "most")
	msgTallyRate     = reply.Both("%s %s（%d/%d）", "%s: %s (%d of %d)")
	msgHighestRate   = reply.Both("完成率最高", "highest rate of completion")
	msgLowestRate    = reply.Both("完成率最低", "lowest rate of completion")
	msgTallyFewest   = reply.Both("最少", "fewest")
	msgTallyExtreme  = reply.Both("%s%s的是%s。", "%s the %s: %s.")
	msgListComma     = reply.Both("、", ", ")
	msgBySection     = reply.Both("部分", "section")

	// possible.go
	msgWordingConfirmedBy = reply.Both("（“%s”指的就是这一项：%s %s确认。）", "(“%s” means this item: confirmed by %s on %s.)")

	// waiting.go
	msgWaits         = reply.Both("等待处理的 %d 项：", "%d items are waiting:")
	msgTitleAndCount = reply.Both("%s（%d）", "%s (%d)")
	msgNothingWaits  = reply.Both("现在没有等您处理的事项。", "Nothing is waiting for you.")
	msgNoRequests    = reply.Both("现在没有待批的延期申请。", "No request for more time is pending.")
)
