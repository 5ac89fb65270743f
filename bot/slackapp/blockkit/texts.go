package blockkit

import (
	"rectify/handlers/reply"
)

// All texts of this package that people read.
var (
	itemTitle       = reply.Both("%s %s", "%s: %s")
	labelOwner      = reply.Both("责任人", "Owner")
	labelDue        = reply.Both("时限", "Due")
	labelWaits      = reply.Both("需协调", "Waits for")
	labelEvidence   = reply.Both("佐证", "Evidence")
	labelResponse   = reply.Both("答复", "Response")
	labelMeasures   = reply.Both("整改情况", "Measures")
	declaredAs      = reply.Both("通报所载：%s", "The notice says: %s")
	withSupport     = reply.Both("%s（配合：%s）", "%s (with %s)")
	receivedOn      = reply.Both("%s 签收", "received on %s")
	noOwner         = reply.Both("未分派", "nobody yet")
	noDue           = reply.Both("未设定", "not set")
	asksExtension   = reply.Both("%s 申请延期至 %s", "%s asks for %s")
	waitsSince      = reply.Both("%s（自 %s 起）", "%s (since %s)")
	piecesOf        = reply.Both("%d 件", "%d")
	evidenceTitle   = reply.Both("佐证（%d）", "Evidence (%d)")
	latestChanges   = reply.Both("最近变更", "Latest changes")
	openCommitments = reply.Both("遗留事项", "Open commitments")
	moreCommitments = reply.Both("……还有 %d 条", "… and %d more")

	labelLate = reply.Both(" 逾期%d", " %d late")

	itemLine     = reply.Both("%s *%s.* %s（%s）", "%s *%s.* %s (%s)")
	moreItems    = reply.Both("……还有 %d 项", "… and %d more")
	tableHead    = reply.Both("编号,状态,问题,责任人,时限", "No.,Status,Item,Owner,Due")
	pressText    = reply.Both("全文", "Full text")
	pressShow    = reply.Both("查看", "Show")
	showItem     = reply.Both("查看%s", "Show %s")
	pressAll     = reply.Both("全部 %d 项", "All %d")
	chooseItem   = reply.Both("查看某一项…", "Show an item…")
	pressShare   = reply.Both("发到频道", "Share in channel")
	helpful      = reply.Both("有用", "Helpful")
	notHelpful   = reply.Both("没帮上", "Not helpful")
	pressClose   = reply.Both("关闭", "Close")
	pressCancel  = reply.Both("取消", "Cancel")
	choosePeople = reply.Both("选人", "Choose people")
	chooseOne    = reply.Both("请选择", "Choose")
)
