package handlers

import (
	"regexp"
	"strings"
)

// A guide says how something is done.
type guide struct {
	words  []string // of the question, folded
	zh, en string
}

// guides are tried in order.
var guides = []guide{
	{[]string{"延期", "extension", "more time", "extend"}, "申请延期：/rectify extend 11 日期 原因，由审批人批复。", "Ask for more time: /rectify extend 11 DATE reason. An approver decides."},
	{[]string{"时限", "期限", "due date", "deadline"}, "设定时限：/rectify due 11 日期，例如 /rectify due 11 月底。推迟已定的时限须申请延期。", "Set a due date: /rectify due 11 DATE, such as /rectify due 11 friday. To move it later, ask for an extension."},
	{[]string{"佐证", "材料", "附件", "evidence", "upload"}, "提交佐证：打开卡片按“佐证”，或输入 /rectify evidence 11 https://… 说明；也可以在文件消息的菜单里选“添加为佐证”。", "Add evidence: press Evidence on the item's card, type /rectify evidence 11 https://… note, or choose “Add as evidence” in a message's menu."},
	{[]string{"销号", "close"}, "办理销号：整改完成后，由审批人（不能是上报人）输入 /rectify close 11 依据，或按卡片上的“销号”。", "Close off: once an item is done, an approver other than the one who reported it types /rectify close 11 basis, or presses Close off on its card."},
	{[]string{"撤销", "撤回", "改错", "undo"}, "撤销上一次更改：/rectify undo 11，或按更改后出现的“撤销”。", "Undo the last change: /rectify undo 11, or press Undo below it."},
	{[]string{"重新打开", "退回", "reopen"}, "重新打开：审批人输入 /rectify reopen 11 原因。", "Reopen: an approver types /rectify reopen 11 reason."},
	{[]string{"责任人", "分派", "assign", "owner"}, "分派责任人：/rectify assign 11 @某人，或按卡片上的“分派”。", "Assign an owner: /rectify assign 11 @name, or press Assign on the card."},
	{[]string{"备注", "note"}, "加备注：/rectify note 11 内容。", "Add a note: /rectify note 11 text."},
	{[]string{"催", "nudge"}, "催办：/rectify nudge 11，同一项每天一次。", "Nudge the owner: /rectify nudge 11, once a day."},
	{[]string{"签收", "receive"}, "签收：按卡片上的“签收”，或输入 /rectify receive 11。", "Confirm receipt: press Received on the card, or type /rectify receive 11."},
	{[]string{"导出", "表格", "excel", "export"}, "导出台账：/rectify export，表格会发到您的私信。", "Export the ledger: /rectify export sends you the workbook."},
	{[]string{"日报", "提要", "digest"}, "每日提要：/rectify digest 立即查看；/rectify digest mine on 订阅自己的；/rectify digest off 关闭频道里的。", "Digest: /rectify digest shows it now, /rectify digest mine on subscribes you, /rectify digest off stops it in the channel."},
	{[]string{"提醒", "remind"}, "设提醒：/rectify remind 11 下周五 说明。", "Set a reminder: /rectify remind 11 friday text."},
	{[]string{"历史", "记录", "history"}, "查看更改记录：/rectify history 11，或按卡片上的“记录”。", "See what changed: /rectify history 11, or press History on the card."},
	{[]string{"导入", "我们单位", "import", "our own notice"}, "换成本单位的通报：RECTIFY_NOTICE=文件 启动，或运行 rectify import 文件。", "Use your own notice: start with RECTIFY_NOTICE=FILE, or run rectify import FILE."},
	{[]string{"权限", "谁能", "改不了", "who can", "why can't", "permission"}, "编辑人可以更新，审批人可以销号和重新打开；名单由管理员在 RECTIFY_EDITORS、RECTIFY_APPROVERS 里设定。", "Editors may update items; approvers may also close off and reopen. The administrator names them in RECTIFY_EDITORS and RECTIFY_APPROVERS."},
	{[]string{"状态", "上报", "进度", "进展", "完成", "更新", "status", "update", "progress", "done", "mark"}, "更新状态：打开卡片按“更新”，或输入 /rectify status 11 已整改 说明（正在整改、已整改、长期坚持）。", "Update an item: press Update on its card, or type /rectify status 11 done note (in_progress, done, long_term)."},
}

// consequences are the words of a question for what follows for somebody, which the
// notice says and the assistant does not do: 期限内完不成任务，责任怎么追究.
var consequences = regexp.MustCompile(`追究|问责|追责|后果|处罚|处分|惩处|通报批评|\b(?:consequences?|penal\w+|sanction\w*|punish\w*|held (?:to account|accountable))\b`)

// howTo says how what the folded question names is done; ok is false where it
// names nothing that the assistant does.
func (q asking) howTo(folded string) (_ Reply, ok bool, err error) {
	if consequences.MatchString(folded) {
		return Reply{}, false, nil
	}
	for _, g := range guides {
		for _, w := range g.words {
			if strings.Contains(folded, w) {
				return Reply{Lang: q.lang, Kind: KindNone, Source: FromRules, Certainty: Exact,
					Parts: []Part{Paragraph{q.lang.say(g.zh, g.en)}}}, true, nil
			}
		}
	}
	return Reply{}, false, nil
}
