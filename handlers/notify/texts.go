package notify

import "rectify/handlers/reply"

// All texts of this package that people read.
var (
	// notify.go
	msgShow                   = reply.Both("查看", "Show")
	msgTellExtensionRequested = reply.Both("%s 申请延期：%s", "%s asks for more time: %s")
	msgTellAssigned           = reply.Both("%s 把%s派给了您%s。请签收。", "%s assigned you %s%s. Please confirm that you have received it.")
	msgTellReassigned         = reply.Both("%s 把%s改派给 %s，不再由您负责。", "%s reassigned %s to %s; it is no longer yours.")
	msgTellDue                = reply.Both("%s 更改了%s的时限：%s → %s。", "%s changed the due date of %s: %s → %s.")
	msgTellWithdrawn          = reply.Both("%s 撤回了%s的完成报告，现在是“%s”，暂不用销号。", "%s withdrew the report that %s is done; it is “%s” now and need not be closed off.")
	msgConfirmReceipt         = reply.Both("签收", "Confirm receipt")
	msgTellDueSetInstead      = reply.Both("%s 把%s的时限改为 %s，您的延期申请不再待批。", "%s set the due date of %s to %s; your extension request is no longer pending.")
	msgNoDueDate              = reply.Both("无", "none")
	msgTellExtended           = reply.Both("%s 同意将%s延期至 %s。", "%s extended %s until %s.")
	msgTellDeclined           = reply.Both("%s 不同意%s延期：%s", "%s declined the extension of %s: %s")
	msgTellNudged             = reply.Both("%s 催办%s。请汇报进展。", "%s asks for progress on %s. Please report.")
	msgReportButton           = reply.Both("汇报进展", "Report")
	msgOwnerHasNoAccount      = reply.Both("责任人“%s”没有账号，消息没有发出；已记录催办，并会告知审批人。",
		"“%s” has no account here, so no message was sent. The nudge is recorded, and the approvers will be notified.")
	msgApproversUnknownDone = reply.Both("现在查不到审批人是谁，没有通知他们销号：请直接告诉他们。",
		"The approvers could not be looked up, so they were not notified. Please tell them directly.")
	msgTellSeveralDone   = reply.Both("%s 报告以下 %d 项%s，等您核查后销号。", "%s reports these %d items as %s. Please check them and close them off.")
	msgTellDone          = reply.Both("%s 报告%s%s，等您核查后销号。", "%s reports %s as %s. Please check it and close it off.")
	msgTellClosedOff     = reply.Both("%s 已核查%s，予以销号。", "%s has checked and closed off %s.")
	msgTellSentBack      = reply.Both("%s 退回%s：%s。请继续整改。", "%s sent %s back: %s. Please continue.")
	msgOwnersUnreachable = reply.Both("%s：消息送不到 %s（账号已停用，或不收私信）。请改派，或用其他方式联系。",
		"%s: messages do not reach %s (account deactivated, or direct messages off). Assign somebody else, or contact them in another way.")
	msgRequesterUnknown        = reply.Both("没能查到是谁申请的延期，请自行告知申请人。", "Rectify could not find out who requested the extension. Please tell them yourself.")
	msgApproversUnknownRequest = reply.Both("申请已记录，但现在查不到审批人是谁，没有通知到：请直接告诉他们。",
		"The request is recorded, but the approvers could not be looked up and were not notified. Please tell them directly.")
	msgNoApproverForRequest = reply.Both("申请已记录，但目前没有能批复它的审批人，请联系管理员设置。",
		"The request is recorded, but there is no approver to decide on it. Please ask the administrator to appoint one.")
	msgWithDue = reply.Both("，时限 %s", ", due %s")
)
