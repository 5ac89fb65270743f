package answer

import (
	"regexp"
	"strings"

	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// A guide says how something is done.
type guide struct {
	words []string // of the question, folded
	says  command.Phrase
}

// guides are tried in order.
var guides = []guide{
	{[]string{"延期", "extension", "more time", "extend"}, command.Extend.Spec().HowTo},
	{[]string{"时限", "期限", "due date", "deadline"}, command.Due.Spec().HowTo},
	{[]string{"佐证", "材料", "附件", "evidence", "upload"}, command.Evidence.Spec().HowTo},
	{[]string{"销号", "close"}, command.Close.Spec().HowTo},
	{[]string{"撤销", "撤回", "改错", "undo"}, command.Undo.Spec().HowTo},
	{[]string{"重新打开", "退回", "reopen"}, command.Reopen.Spec().HowTo},
	{[]string{"责任人", "分派", "assign", "owner"}, command.Assign.Spec().HowTo},
	{[]string{"备注", "note"}, command.Note.Spec().HowTo},
	{[]string{"催", "nudge"}, command.Nudge.Spec().HowTo},
	{[]string{"签收", "receive"}, command.Receive.Spec().HowTo},
	{[]string{"导出", "表格", "excel", "export"}, command.Export.Spec().HowTo},
	{[]string{"日报", "提要", "digest"}, command.Digest.Spec().HowTo},
	{[]string{"提醒", "remind"}, command.Remind.Spec().HowTo},
	{[]string{"历史", "记录", "history"}, command.History.Spec().HowTo},
	{[]string{"导入", "我们单位", "import", "our own notice"}, command.Phrase{Zh: "换成本单位的通报：RECTIFY_NOTICE=文件 启动，或运行 rectify import 文件。", En: "Use your own notice: start with RECTIFY_NOTICE=FILE, or run rectify import FILE."}},
	{[]string{"权限", "谁能", "改不了", "who can", "why can't", "permission"}, command.Phrase{Zh: "编辑人可以更新，审批人可以销号和重新打开；名单由管理员设定。", En: "Editors may update items; approvers may also close off and reopen. The administrator appoints both."}},
	{[]string{"状态", "上报", "进度", "进展", "完成", "更新", "status", "update", "progress", "done", "mark"}, command.Status.Spec().HowTo},
}

// consequences are the words of a question for what follows for somebody, which the
// notice says and the assistant does not do: 期限内完不成任务，责任怎么追究.
var consequences = regexp.MustCompile(`追究|问责|追责|后果|处罚|处分|惩处|通报批评|\b(?:consequences?|penal\w+|sanction\w*|punish\w*|held (?:to account|accountable))\b`)

// howTo says how what the folded question names is done; ok is false where it
// names nothing that the assistant does.
func (q Question) howTo(folded string) (_ reply.Reply, ok bool, err error) {
	if consequences.MatchString(folded) {
		return reply.Reply{}, false, nil
	}
	for _, g := range guides {
		for _, w := range g.words {
			if strings.Contains(folded, w) {
				return reply.Reply{Lang: q.ReplyLang, Kind: reply.KindNone, Source: reply.FromRules, Certainty: reply.Exact,
					Parts: []reply.Part{reply.Paragraph{Text: q.ReplyLang.Phrase(g.says)}}}, true, nil
			}
		}
	}
	return reply.Reply{}, false, nil
}
