package reminder

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// bundle.go
	msgReminderTitle        = reply.Both("整改提醒（%d 项）", "Rectification reminder (%d)")
	msgToReceive            = reply.Both("派给您、还没有签收", "Assigned to you, receipt not confirmed")
	msgOwnItems             = reply.Both("您负责的", "Yours")
	msgToFollowUp           = reply.Both("逾期，请督办", "Overdue: please follow up")
	msgLongOverdue          = reply.Both("长期逾期", "Long overdue")
	msgOwnerUnreached       = reply.Both("催办、提醒送不到责任人，请改派或另行联系", "Reminders do not reach the owner: assign somebody else, or contact them in another way")
	msgNudgeUndelivered     = reply.Both("%s 催办，没有送达", "nudged on %s, not delivered")
	msgAssignedOn           = reply.Both("%s 分派", "assigned on %s")
	msgDaysLate             = reply.Both("逾期 %d 天", "%d days late")
	msgDueToday             = reply.Both("今天到期", "due today")
	msgDueInDays            = reply.Both("还有 %d 天到期", "due in %d days")
	msgSemicolon            = reply.Both("；", "; ")
	msgNoOwner              = reply.Both("未设责任人", "no owner")
	msgOwnerIsOffice        = reply.Both("责任人只写了单位", "the owner is an office")
	msgOwnerRefusesMessages = reply.Both("责任人账号停用或不收私信", "the owner's account does not accept messages")
)
