package rights

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// door.go
	msgHowToExtend        = reply.Both("要推迟已定的时限，可以申请延期：/rectify 延期 %s 日期 原因。", " To ask for more time, type: /rectify extend %s DATE reason.")
	msgNotAllowed         = reply.Both("您没有这项权限，没有更改。%s可以办理，请直接联系。", "You are not allowed to do this; nothing was changed. Please ask one of the %s.")
	msgPermissionsUnknown = reply.Both("没有更改：现在无法核实您的身份和权限，请稍后再试；如果一直如此，请管理员运行 rectify doctor。",
		"Nothing was changed: your permissions cannot be checked at the moment. Please try again later. If this persists, ask the administrator to run "+
			"rectify doctor.")
	msgGuestsOnlyView = reply.Both("没有更改：访客和其他组织的成员只能查看。需要更改，请联系本单位的同事办理。",
		"Nothing was changed: guests and members of other organisations can only view. Please ask a colleague in this organisation.")
	msgNoApproversYet = reply.Both("没有更改：这须由审批人办理，但还没有设置审批人，请联系管理员设置。",
		"Nothing was changed: only approvers may do this, and there are none yet. Ask the administrator to appoint one.")
	msgInBrackets = reply.Both("（%s）", " (%s)")
)
