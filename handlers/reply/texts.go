package reply

// Messages in both languages, by the file that uses them first.
var (
	// card.go
	msgNotYetReceived   = Both("%s未签收（%s 分派）", "%snot yet received (assigned on %s)")
	msgExtendedFrom     = Both("；已延期，原时限 %s", "; more time was given, it was %s")
	msgSemicolon        = Both("；", "; ")
	msgStatusLabel      = Both("状态：", "Status: ")
	msgNoticeSaysLabel  = Both("通报所载：", "The notice says: ")
	msgSectionLabel     = Both("所属：", "Under: ")
	msgOwnerLabel       = Both("责任：", "Owner: ")
	msgReceivedLabel    = Both("签收：", "Received: ")
	msgPersonLabel      = Both("责任人：", "Person: ")
	msgSupportLabel     = Both("配合：", "Supported by: ")
	msgDueLabel         = Both("时限：", "Due: ")
	msgExtensionLabel   = Both("申请延期：", "Asked for: ")
	msgUntilBy          = Both("至 %s（%s）", "until %s (%s)")
	msgWaitsLabel       = Both("需协调：", "Waits for: ")
	msgWaitsSince       = Both("%s（自 %s 起）", "%s (since %s)")
	msgEvidenceLabel    = Both("佐证：", "Evidence: ")
	msgPieces           = Both("%d 件", "%d")
	msgLastChangedLabel = Both("最近更改：", "Last changed: ")
	msgChangedBy        = Both("%s，%s", "%s, %s")
	msgFinding          = Both("问题", "Finding")
	msgRecommendation   = Both("建议", "Recommendation")
	msgResponseLabel    = Both("答复：", "Response: ")
	msgMeasuresLabel    = Both("整改情况：", "Measures:")
	msgCommitmentLabel  = Both("遗留事项：", "Open commitment: ")
	msgOpenBracket      = Both("（", " (")
	msgCloseBracket     = Both("）", ")")
	msgChangesLabel     = Both("最近变更：", "Latest changes: ")

	// chart.go
	msgRefused         = Both("未采纳", "not accepted")
	msgOfClass         = Both("%d 项%s", "%d %s")
	msgLateOfThem      = Both("其中逾期 %d", "late %d")
	msgLateAtEnd       = Both(" · 逾期 %d", " · %d late")
	msgComma           = Both("，", ", ")
	msgStatusesOpen    = Both("未完成", "open")
	msgStatusesDone    = Both("已完成", "done")
	msgStatusesNotDone = Both("未完成（含长期坚持）", "not done (long-term included)")

	// figures.go
	msgColon = Both("：", ": ")

	// file.go
	msgFactOf = Both("%s 的事实", "of %s")

	// help.go
	msgWhatIDo             = Both("我管着这份通报的整改台账。您可以：", "I keep the ledger of the notice. You can:")
	msgIAnswer             = Both("直接问：哪些还没整改完？第11项怎么样了？公务用车管理怎么样了？回答都注明出处", "Ask: which items are still open? how is item 11 doing? what about official vehicles? Every answer names its source")
	msgITakeReports        = Both("报进展：/rectify 状态 11 已整改 说明，或按卡片上的“更新”；佐证直接发文件，写明是第几项", "Report: /rectify status 11 done NOTE, or press Update on its card; send evidence as a file, and say for which item")
	msgIRemind             = Both("管期限：分派、定时限、催办、申请延期、销号，按卡片上的按钮；/rectify 提要 看今天的情况", "Keep dates: assign, set due dates, nudge, ask for time and close off with the buttons of a card; /rectify digest shows today")
	msgIWrite              = Both("拿材料：/rectify 导出 是台账（Excel），/rectify 导出 通报 是下一份通报的草稿（Word）", "Take papers: /rectify export is the ledger (Excel), /rectify export notice a draft of the next notice (Word)")
	msgAllCommands         = Both("全部命令", "All commands")
	msgAskByNumber         = Both("按编号", "By number")
	msgAskByNumberExample  = Both("第11项 / 9和11 / 5到8 / 前五个", "item 11 / 9 and 11 / the first three")
	msgAskByStatus         = Both("按状态", "By status")
	msgAskByStatusExample  = Both("哪些还没整改完 / 已完成多少项", "which are still open / how many are done")
	msgAskBySection        = Both("按部分", "By section")
	msgAskBySectionExample = Both("第三部分有哪些问题 / 财经纪律方面有哪些问题", "section two / part 3")
	msgAskByTerm           = Both("按词语", "By term")
	msgAskByTermExample    = Both("哪些问题提到政府采购 / 除了40以外哪些没完成", "which items mention …")
	msgAskBySubject        = Both("按内容", "By subject")
	msgAskBySubjectExample = Both("公务用车管理怎么样了", "government vehicles")
	msgAskOfNotice         = Both("通报本身", "The notice itself")
	msgAskOfNoticeExample  = Both("联系电话是多少 / 巡察到哪天结束", "contact phone")
	msgAskOfPastDay        = Both("过去某天", "A past day")
	msgAskOfPastDayExample = Both("5月底还有几个没完成", "how many were open last month")
	msgHelpOnAsking        = Both("可以用自己的话问通报里的任何问题，每个回答都注明出处。", "Ask anything about the notice in your own words; every answer names its source.")
	msgHowColumn           = Both("怎么问", "How")
	msgExampleColumn       = Both("例子", "For example")

	// item.go
	msgLateMark    = Both("·逾期", ", late")
	msgDueSoonMark = Both("·临期", ", due soon")
	msgDueMark     = Both("，时限 ", ", due ")

	// lang.go
	msgStatusNotStarted = Both("未启动", "not started")
	msgStatusInProgress = Both("正在整改", "in progress")
	msgStatusRectified  = Both("已整改", "rectified")
	msgStatusLongTerm   = Both("长期坚持", "long-term")
	msgStatusClosed     = Both("已销号", "closed off")
	msgStatusNotStated  = Both("未说明", "not stated")
	msgItemNumber       = Both("第%d项", "item %d")
	msgItemFirst        = Both("第%d项", "Item %d")
	msgItemOfNotice     = Both("%s第%d项", "%s item %d")
	msgListComma        = Both("、", ", ")
	msgInBrackets       = Both("（%s）", " (%s)")

	// plain.go
	msgYouCouldAsk     = Both("可以这样问：", "You could ask: ")
	msgAllOfThem       = Both("……共 %d 项（/rectify %s）", "… %d in all (/rectify %s)")
	msgTypeYes         = Both("输入 yes 确认", "type yes to confirm")
	msgTypeYesNumbered = Both("输入 yes %d 确认", "type yes %d to confirm")

	// request.go
	msgApprovers = Both("审批人", "approvers")
	msgEditors   = Both("编辑人", "editors")
)
