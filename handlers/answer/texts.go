package answer

import "rectify/handlers/reply"

// What people read, in both languages, by the file that says it first.
var (
	// answer.go
	msgQuestionTooLongMore = reply.Both("问题太长（超过 %d 字），请缩短后再问。", "The question is too long (more than %d characters). Please shorten it.")
	msgNothingElseMatches  = reply.Both("没有更多相关的问题了。", "Nothing else matches.")

	// asof.go
	msgNoticePublishedYet = reply.Both("%s 时通报还没有发布。", "On %s the notice was not published yet.")
	msgAsOf               = reply.Both("截至 %s：", "As of %s:")

	// commitments.go
	msgCommitmentsText       = reply.Both("原文仍有遗留事项的", "Commitments in the text")
	msgOverdueCommitments    = reply.Both("已到期、尚未落实的遗留事项", "Overdue commitments")
	msgFulfilledCommitments  = reply.Both("已落实的遗留事项", "Fulfilled commitments")
	msgOpenCommitments       = reply.Both("尚未落实的遗留事项", "Open commitments")
	msgMarkedDoneNoticeStill = reply.Both("已整改、原文仍有遗留事项的", "Marked done, but the notice still has open commitments")
	msgNone                  = reply.Both("：没有。", ": none.")
	msgColon                 = reply.Both("：", ": ")
	msgThemOverdue           = reply.Both("，其中 %d 条已到期", ", %d of them overdue")
	msgStop                  = reply.Both("。", ".")
	msgCount                 = reply.Both("%d 条", "%d")
	msgOpenBracket           = reply.Both("（", " (")
	msgSemicolon             = reply.Both("；", "; ")
	msgCloseBracket          = reply.Both("）", ")")
	msgMoreCommitment        = reply.Both("……还有 %d 条，见各项（/rectify commitment 编号）", "… and %d more (/rectify commitment N)")

	// conditions.go
	msgText                     = reply.Both("“%s”", "“%s”")
	msgNot                      = reply.Both("不含%s", "not %s")
	msgSupported                = reply.Both("%s配合", "supported by %s")
	msgOwnedSupported           = reply.Both("%s牵头或配合", "owned or supported by %s")
	msgOwned                    = reply.Both("%s负责", "owned by %s")
	msgDueFirst                 = reply.Both("时限最早", "due first")
	msgDueLast                  = reply.Both("时限最晚", "due last")
	msgWithoutEvidence          = reply.Both("没有佐证材料", "without evidence")
	msgWithoutOwner             = reply.Both("没有责任单位", "without an owner")
	msgWithoutPersonResponsible = reply.Both("没有责任人", "without a person responsible")
	msgWithoutSupportingUnit    = reply.Both("没有配合单位", "without a supporting unit")
	msgWithoutDueDate           = reply.Both("没有时限", "without a due date")
	msgDueSaid                  = reply.Both("时限写着“%s”", "with “%s” as their time limit")
	msgEvidenceField            = reply.Both("佐证", "evidence")
	msgDueDateField             = reply.Both("时限", "due date")
	msgFieldHolds               = reply.Both("有 %d 个%s", "with exactly %d for %s")
	msgFieldHoldsAtLeast        = reply.Both("至少有 %d 个%s", "with at least %d for %s")
	msgFieldHoldsAtMost         = reply.Both("最多有 %d 个%s", "with at most %d for %s")
	msgDue                      = reply.Both("%s 到期", "due on %s")
	msgDueInConditions          = reply.Both("%s 前到期", "due by %s")
	msgDueAfter                 = reply.Both("%s 以后到期", "due after %s")
	msgDueInConditionsWord      = reply.Both("%s 至 %s 到期", "due from %s to %s")

	// deadlines.go
	msgBy                            = reply.Both("%s 前", "by %s")
	msgTo                            = reply.Both("%s 至 %s 之间", "%s to %s")
	msgDone                          = reply.Both("%s要完成的", "To be done %s")
	msgCommitmentsDue                = reply.Both("%s要落实的遗留事项", "Commitments due %s")
	msgItems                         = reply.Both("：%d 项。", ": %d items.")
	msgItemsPlusCommitments          = reply.Both("：%d 项，另有遗留事项 %s。", ": %d items, plus commitments: %s.")
	msgMoreCommitmentsOverdue        = reply.Both("另有 %d 条遗留事项已到期，尚未落实。", "%d more commitments are overdue.")
	msgDueInDeadlines                = reply.Both("时限 %s", "due %s")
	msgDaysLate                      = reply.Both("逾期 %d 天", "%d days late")
	msgNoItemOverdue                 = reply.Both("没有超过时限的问题（共 %d 项）。", "No item is overdue (of %d).")
	msgOverdueCommitmentsInDeadlines = reply.Both("已到期、尚未落实的遗留事项：%s。", "Overdue commitments: %s.")
	msgItemsInDeadlines              = reply.Both("%d 条，涉及 %d 项", "%d, in %d items")

	// fact.go
	msgNoticeOf = reply.Both("%s 通报", "notice of %s")

	// field.go
	msgLedgerNoDueDate  = reply.Both("台账里%s还没有设定时限。", "The ledger has no due date for %s.")
	msgDueInField       = reply.Both("%s的时限是 %s%s。", "%s is due on %s%s.")
	msgTextInField      = reply.Both("%s：%s", "%s: %s")
	msgNotice           = reply.Both("（通报：“%s”）", " (the notice: “%s”)")
	msgLedgerNoOwner    = reply.Both("台账里%s还没有责任人。", "The ledger has no owner for %s.")
	msgOwnedInField     = reply.Both("%s由%s负责", "%s is owned by %s")
	msgResponsible      = reply.Both("，责任人%s", ", with %s responsible")
	msgSupportedInField = reply.Both("，%s配合", ", supported by %s")
	msgDaysOverdue      = reply.Both("，已逾期 %d 天", ", %d days overdue")
	msgToday            = reply.Both("，就是今天", ", which is today")
	msgDays             = reply.Both("，还有 %d 天", ", in %d days")
	msgNoEvidenceAdded  = reply.Both("%s还没有佐证材料。", "No evidence has been added to %s.")
	msgPiecesEvidence   = reply.Both("%s有 %d 件佐证材料：", "%s has %d pieces of evidence:")

	// items.go
	msgDidUnderstandAnswerIgnores = reply.Both("没有看懂“%s”，下面没有按它筛选：", "I did not understand “%s”, so the answer ignores it:")
	msgNoItemMeetsConditions      = reply.Both("没有符合条件的问题：%s（共 %d 项）。", "No item meets these conditions: %s (of %d).")
	msgOf                         = reply.Both("%s：%d 项（共 %d 项）", "%s: %d of %d")
	msgItemsInItems               = reply.Both("共 %d 项问题：%s。", "%d items: %s.")
	msgOfInItems                  = reply.Both("%s：%d 项（共 %d 项）。", "%s: %d of %d.")
	msgSection                    = reply.Both("部分", "Section")
	msgItemsInItemsLabel          = reply.Both("项数", "Items")
	msgStatus                     = reply.Both("状态", "Status")
	msgAbout0f1f                  = reply.Both("%s：约 %.0f%%（%d/%d，%.1f%%）。", "%s: about %.0f%% (%d/%d, %.1f%%).")
	msgMentioning                 = reply.Both("提到“%s”", "mentioning “%s”")
	msgLate                       = reply.Both("已逾期", "late")
	msgWithoutExcluded            = reply.Both("除去所说的", "without those excluded")
	msgItems5                     = reply.Both("问题", "Items")
	msgSectionInItems             = reply.Both("第%d部分", "section %d")
	msgNoSectionSections          = reply.Both("没有第%d部分。通报的部分有：%s。", "There is no section %d. The sections are: %s.")

	// nickname.go
	msgLedgerNoItemsOwned = reply.Both("台账里没有由%s负责的问题。", "The ledger has no items owned by %s.")

	// numbered.go
	msgNoItemsNumberedInNumbered = reply.Both("没有%s：本通报的问题编号为 1 到 %d。", "There is no %s: items are numbered 1 to %d.")

	// overview.go
	msgItemsDoneOverdue         = reply.Both("共 %d 项，完成 %d 项（%d%%）：%s；逾期 %d 项。", "%d items, %d done (%d%%): %s; %d overdue.")
	msgStillOpen                = reply.Both("还没有完成的：", "Still open:")
	msgLedgerNoResponsibleUnits = reply.Both("台账里还没有责任单位或责任人，只能按部分统计：", "The ledger has no responsible units or owners yet. By section:")
	msgMostLeftOpenThem         = reply.Both("%s 未完成最多：%d 项，其中逾期 %d 项。", "%s has the most left: %d open, %d of them overdue.")
	msgNoUnitOwnerOpen          = reply.Both("各责任单位和责任人都没有未完成的问题。", "No unit or owner has open items.")
	msgUnitOwner                = reply.Both("责任单位或责任人", "Unit or owner")
	msgDoneInOverview           = reply.Both("完成", "Done")
	msgOpen                     = reply.Both("未完成", "Open")
	msgOverdue                  = reply.Both("逾期", "Overdue")

	// points.go
	msgNoticeInPoints = reply.Both("通报原文", "From the notice")

	// possible.go
	msgNoPassageAnswersDirectly = reply.Both("没有找到直接的回答，最接近的原文如下（不一定是您要的）：", "No passage answers this directly. These come closest and may not be what you need:")
	msgItemsMentionDoState      = reply.Both("通报 %d 项提到“%s”，但没有写明%s。最接近的原文：", "%d items mention “%s” but do not state the %s. The closest passages:")
	msgNoticeMentionsItemDoes   = reply.Both("通报提到“%s”（第%s项），但没有写明%s。最接近的原文：", "The notice mentions “%s” (item %s) but does not state the %s. The closest passages:")

	// recent.go
	msgLastDays        = reply.Both("最近 %d 天", "In the last %d days")
	msgFromTo          = reply.Both("%s 至 %s", "From %s to %s")
	msgTextInRecent    = reply.Both("，%s", ", %s")
	msgLedgerDidChange = reply.Both("：台账没有更改。", ": the ledger did not change.")
	msgChangesItems    = reply.Both("：%d 处更改，涉及 %d 项。", ": %d changes to %d items.")

	// restate.go
	msgSearched = reply.Both("（按“%s”检索。）", "(Searched for: %s.)")

	// subject.go
	msgItemsMentionMostRelevant = reply.Both("%d 项提到“%s”，最相关的在前：", "%d items mention “%s”, most relevant first:")
	msgAlsoRelated              = reply.Both("相关的还有：", "Also related:")

	// talk.go
	msgSoundsHardLetHelp              = reply.Both("辛苦了，别着急，我可以帮您一起理一理：问“哪些快到期了”、“我负责的还有哪些没完成”，或输入 /rectify export 导出台账。", "That sounds hard. Let me help you sort it out: ask “what is due soon” or “which of my items are open”, or type /rectify export for the workbook.")
	msgHelloItemsAskAbout             = reply.Both("您好！共 %d 项问题：%s。想了解哪一项，直接问就行。", "Hello! There are %d items: %s. Ask about any of them.")
	msgAmRectificationAssistantAnswer = reply.Both("我是整改助手：回答通报里每项问题的情况并注明出处，维护整改台账，每个工作日早上发送进展提要。", "I am the rectification assistant. I answer questions about the notice with their source, keep the ledger of its items, and send a digest every working morning.")
	msgWelcomeAskAnyTime              = reply.Both("不客气，随时可以再问。", "You are welcome. Ask any time.")
	msgNoticeNothingAboutTry          = reply.Both("通报里没有与此有关的内容。可以换个说法再问，或输入“帮助”看看能问什么。", "The notice has nothing about this. Try other words, or type “help” to see what you can ask.")
	msgDoKnowCannotList               = reply.Both("我不知道您是谁，所以无法列出您负责的问题。请在 Slack 里问我，或输入：列表 @责任人", "I do not know who you are, so I cannot list your items. Ask me in Slack, or type: list @owner")
	msgNoItemAssigned                 = reply.Both("目前没有分派给您的问题。", "No item is assigned to you.")
	msgOwnItemsOpenOverdue            = reply.Both("您负责 %d 项：%d 项未完成，%d 项逾期。", "You own %d items: %d open, %d overdue.")

	// tally.go
	msgNoItemMeetsConditionsInTally = reply.Both("没有符合条件的问题（共 %d 项）。", "No item meets these conditions (of %d).")
	msgLedgerNamesNoYet             = reply.Both("台账里还没有%s，只能按部分统计：", "The ledger names no %s yet. By section:")
	msgNothing                      = reply.Both("的问题", "")
	msgNumbers                      = reply.Both("编号", "Numbers")
	msgTextInTally                  = reply.Both("%s %d 项", "%s: %d")
	msgItemsInTally                 = reply.Both("%s共 %d 项，按%s统计：", "%s %d items, by %s:")
	msgMost                         = reply.Both("最多", "most")
	msgFewest                       = reply.Both("最少", "fewest")
	msgThe                          = reply.Both("%s%s的是%s。", "%s the %s: %s.")
	msgComma                        = reply.Both("、", ", ")
	msgResponsibleUnit              = reply.Both("责任单位", "responsible unit")
	msgSupportingUnit               = reply.Both("配合单位", "supporting unit")
	msgSectionInTally               = reply.Both("部分", "section")
	msgPerson                       = reply.Both("责任人", "person")

	// wording.go
	msgMeansItemConfirmed = reply.Both("（“%s”指的就是这一项：%s %s确认。）", "(“%s” means this item: confirmed by %s on %s.)")

	// bynotice.go
	msgFromNoticeNamed = reply.Both("“%s”通报原文", "From the notice “%s”")
	msgByNotice        = reply.Both("按通报：%s。", "By notice: %s.")
)
