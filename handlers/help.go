package handlers

// SuggestedQuestions are shown to somebody who does not know what to ask.
func SuggestedQuestions(l Lang) []string {
	if l == English {
		return []string{"Which items are still open?", "item 11", "What percentage is done?"}
	}
	return []string{"哪些问题正在整改？", "第11项整改得怎么样了", "完成了百分之几"}
}

// helpReply says what can be asked.
func helpReply(l Lang) Reply {
	rows := [][]string{
		{l.say("按编号", "By number"), l.say("第11项 / 9和11 / 5到8 / 前五个", "item 11 / 9 and 11 / the first three")},
		{l.say("按状态", "By status"), l.say("哪些还没整改完 / 已完成多少项", "which are still open / how many are done")},
		{l.say("按部分", "By section"), l.say("第三部分有哪些问题 / 财经纪律方面有哪些问题", "section two / part 3")},
		{l.say("按词语", "By term"), l.say("哪些问题提到政府采购 / 除了40以外哪些没完成", "which items mention …")},
		{l.say("按内容", "By subject"), l.say("公务用车管理怎么样了", "government vehicles")},
		{l.say("通报本身", "The notice itself"), l.say("联系电话是多少 / 巡察到哪天结束", "contact phone")},
		{l.say("过去某天", "A past day"), l.say("5月底还有几个没完成", "how many were open last month")},
		{l.say("查看", "To look"), l.say("/rectify list 未完成 第二部分 · status N · text N · history N", "/rectify list open section 2 · status N · text N · history N")},
		{l.say("更改", "To change"), l.say("/rectify status N 已整改 说明 · assign N @李、@赵 配合 财务科 · due N 6月底 · note N …", "/rectify status N done note · assign N @li, @zhao with @wang · due N friday · note N …")},
		{"", "/rectify receive N · evidence N https://… · wait N " + l.say("某单位", "body") + " · undo N"},
		{l.say("延期与催办", "Time"), l.say("/rectify extend N 6月底 原因 · nudge N · remind N 下周五 说明", "/rectify extend N June 30 reason · nudge N · remind N friday text")},
		{l.say("审批", "To approve"), l.say("/rectify close N 依据 · reopen N 原因 · extend N 同意", "/rectify close N basis · reopen N reason · extend N grant")},
		{l.say("承诺", "Promises"), l.say("哪些承诺已经到期 / /rectify promise 6 2 兑现 说明", "which promises are overdue / /rectify promise 6 2 kept note")},
		{l.say("提要", "Digest"), l.say("/rectify digest · digest at 08:30 · digest mine on · snooze N", "/rectify digest · digest at 08:30 · digest mine on · snooze N")},
		{l.say("说法", "Wordings"), l.say("用自己的话问，选定最接近的一项 / /rectify aliases 确认", "ask in your own words, pick the nearest / /rectify aliases to confirm")},
		{l.say("导出", "To export"), "/rectify export"},
	}
	return Reply{
		Lang: l, Kind: KindNone, Source: FromRules,
		Parts: []Part{
			Paragraph{l.say("可以用自己的话问通报里的任何问题，每个回答都注明出处。", "Ask anything about the notice in your own words; every answer names its source.")},
			Table{Head: []string{l.say("怎么问", "How"), l.say("例子", "For example")}, Rows: rows},
		},
	}
}
