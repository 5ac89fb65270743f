package blockkit

import (
	"rectify/handlers/reply"
)

// A phrase is a text of ours in Chinese and in English.
type phrase struct{ zh, en string }

// in is the phrase in a language, with its arguments as in fmt.Sprintf.
func (p phrase) in(l reply.Lang, args ...any) string { return l.Say(p.zh, p.en, args...) }

// All texts of this package that people read.
var (
	itemTitle       = phrase{"第%d项 %s", "Item %d: %s"}
	labelStatus     = phrase{"状态", "Status"}
	labelOwner      = phrase{"责任人", "Owner"}
	labelSection    = phrase{"所属", "Section"}
	labelDue        = phrase{"时限", "Due"}
	labelWaits      = phrase{"需协调", "Waits for"}
	labelEvidence   = phrase{"佐证", "Evidence"}
	labelFinding    = phrase{"问题", "Finding"}
	labelMeasures   = phrase{"整改情况", "Measures"}
	declaredAs      = phrase{"%s（通报：%s）", "%s (the notice: %s)"}
	withSupport     = phrase{"%s（配合：%s）", "%s (with %s)"}
	receivedOn      = phrase{"%s 签收", "received on %s"}
	noOwner         = phrase{"未分派", "nobody yet"}
	noDue           = phrase{"未设定", "not set"}
	asksExtension   = phrase{"%s 申请延期至 %s", "%s asks for %s"}
	waitsSince      = phrase{"%s（自 %s 起）", "%s (since %s)"}
	piecesOf        = phrase{"%d 件", "%d"}
	latestChanges   = phrase{"最近变更", "Latest changes"}
	openCommitments = phrase{"遗留事项", "Open commitments"}
	moreCommitments = phrase{"……还有 %d 条", "… and %d more"}

	itemLine     = phrase{"%s *%d.* %s（%s）", "%s *%d.* %s (%s)"}
	moreItems    = phrase{"……还有 %d 项", "… and %d more"}
	tableHead    = phrase{"编号,状态,问题,责任人,时限", "No.,Status,Item,Owner,Due"}
	pressText    = phrase{"全文", "Full text"}
	pressShow    = phrase{"查看", "Show"}
	showItem     = phrase{"查看第%d项", "Show item %d"}
	pressAll     = phrase{"全部 %d 项", "All %d"}
	chooseItem   = phrase{"查看某一项…", "Show an item…"}
	pressShare   = phrase{"发到频道", "Share in channel"}
	helpful      = phrase{"有用", "Helpful"}
	notHelpful   = phrase{"没帮上", "Not helpful"}
	pressClose   = phrase{"关闭", "Close"}
	pressCancel  = phrase{"取消", "Cancel"}
	choosePeople = phrase{"选人", "Choose people"}
	chooseOne    = phrase{"请选择", "Choose"}
)
