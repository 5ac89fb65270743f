package reply

// What people read, in both languages, by the file that says it first.
var (
	// card.go
	msgYetReceivedAssigned = Both("%s未签收（%s 分派）", "%snot yet received (assigned on %s)")
	msgMoreTimeGiven       = Both("；已延期，原时限 %s", "; more time was given, it was %s")
	msgSemicolon           = Both("；", "; ")
	msgStatus              = Both("状态：", "Status: ")
	msgNoticeSays          = Both("通报所载：", "The notice says: ")
	msgUnder               = Both("所属：", "Under: ")
	msgOwner               = Both("责任：", "Owner: ")
	msgReceived            = Both("签收：", "Received: ")
	msgSupported           = Both("配合：", "Supported by: ")
	msgDue                 = Both("时限：", "Due: ")
	msgAsked               = Both("申请延期：", "Asked for: ")
	msgUntil               = Both("至 %s（%s）", "until %s (%s)")
	msgWaits               = Both("需协调：", "Waits for: ")
	msgSince               = Both("%s（自 %s 起）", "%s (since %s)")
	msgEvidence            = Both("佐证：", "Evidence: ")
	msgCount               = Both("%d 件", "%d")
	msgLastChanged         = Both("最近更改：", "Last changed: ")
	msgVersion             = Both("%s，%s（第 %d 版）", "%s, %s (version %d)")
	msgFinding             = Both("问题：", "Finding: ")
	msgMeasures            = Both("整改情况：", "Measures:")
	msgOpenCommitment      = Both("遗留事项：", "Open commitment: ")
	msgOpenBracket         = Both("（", " (")
	msgCloseBracket        = Both("）", ")")
	msgLatestChanges       = Both("最近变更：", "Latest changes: ")

	// chart.go
	msgOverdue = Both("逾期", "late")

	// file.go
	msgFactOf = Both("%s 的事实", "of %s")

	// figures.go
	msgColon = Both("：", ": ")

	// help.go
	msgNumber                 = Both("按编号", "By number")
	msgItem11911              = Both("第11项 / 9和11 / 5到8 / 前五个", "item 11 / 9 and 11 / the first three")
	msgStatusInHelp           = Both("按状态", "By status")
	msgStillOpenHowMany       = Both("哪些还没整改完 / 已完成多少项", "which are still open / how many are done")
	msgSection                = Both("按部分", "By section")
	msgSectionTwoPartInHelp   = Both("第三部分有哪些问题 / 财经纪律方面有哪些问题", "section two / part 3")
	msgTerm                   = Both("按词语", "By term")
	msgItemsMention           = Both("哪些问题提到政府采购 / 除了40以外哪些没完成", "which items mention …")
	msgSubject                = Both("按内容", "By subject")
	msgGovernmentVehicles     = Both("公务用车管理怎么样了", "government vehicles")
	msgNoticeItself           = Both("通报本身", "The notice itself")
	msgContactPhone           = Both("联系电话是多少 / 巡察到哪天结束", "contact phone")
	msgPastDay                = Both("过去某天", "A past day")
	msgHowManyOpenLast        = Both("5月底还有几个没完成", "how many were open last month")
	msgAskAnythingAboutNotice = Both("可以用自己的话问通报里的任何问题，每个回答都注明出处。", "Ask anything about the notice in your own words; every answer names its source.")
	msgHow                    = Both("怎么问", "How")
	msgExample                = Both("例子", "For example")

	// item.go
	msgLate      = Both("·逾期", ", late")
	msgDueSoon   = Both("·临期", ", due soon")
	msgDueInItem = Both("，时限 ", ", due ")

	// lang.go
	msgStarted      = Both("未启动", "not started")
	msgProgress     = Both("正在整改", "in progress")
	msgRectified    = Both("已整改", "rectified")
	msgLongTerm     = Both("长期坚持", "long-term")
	msgClosedOff    = Both("已销号", "closed off")
	msgStated       = Both("未说明", "not stated")
	msgOpen         = Both("未完成", "open")
	msgDone         = Both("已完成", "done")
	msgItem         = Both("第%d项", "item %d")
	msgItemFirst    = Both("第%d项", "Item %d")
	msgItemOfNotice = Both("%s第%d项", "%s item %d")
	msgComma        = Both("、", ", ")
	msgInBrackets   = Both("（%s）", " (%s)")

	// plain.go
	msgAsk                   = Both("可以这样问：", "You could ask: ")
	msgAll                   = Both("……共 %d 项（/rectify %s）", "… %d in all (/rectify %s)")
	msgTypeYesConfirm        = Both("输入 yes 确认", "type yes to confirm")
	msgTypeYesConfirmInPlain = Both("输入 yes %d 确认", "type yes %d to confirm")

	// request.go
	msgApprovers = Both("审批人", "approvers")
	msgEditors   = Both("编辑人", "editors")
)
