package setup

import "rectify/handlers/reply"

// Messages, in both languages.
var (
	msgUserOfTeam    = reply.Both("%s（%s）", "%s in %s")
	msgNotTold       = reply.Both("该服务器没有给出", "not told by this server")
	msgScopesMissing = reply.Both("缺少权限 %s", "missing %s")
	msgAllScopes     = reply.Both("%d 项权限齐全", "all %d")
	msgClockOff      = reply.Both("与 Slack 相差 %s", "%s off Slack's")
	msgCanBeOpened   = reply.Both("可以连接", "can be opened")
	msgNotInChannel  = reply.Both("应用不在频道 #%s 里", "the app is not in #%s")
	msgEveryone      = reply.Both("工作区全体成员", "everyone in the workspace")
	msgNobody        = reply.Both("无", "nobody")
	msgWhoMayWhat    = reply.Both("登记进展：%s（及审批人）；销号、重开、延期：%s；接收久拖未办的提醒：%s；访客和其他工作区的成员只能查看",
		"items are changed by %s (and approvers); closed off, reopened and given time by %s; hear of what is long late: %s; guests and members of other workspaces only look")
	msgAllMayAndNobody = reply.Both("请注意：谁都可以登记进展，没有人可以销号：%s", "warning: everyone may change items, and nobody may close them off: %s")
	msgAllMayChange    = reply.Both("请注意：谁都可以登记进展：%s", "warning: everyone may change items: %s")
	msgNobodyCloses    = reply.Both("请注意：没有人可以销号：%s", "warning: nobody may close items off: %s")
	msgEmptyGroup      = reply.Both("是空的用户组", "is a group of nobody")
	msgMembersOf       = reply.Both("%[2]s 的 %[1]d 人", "the %d of %s")
	msgDeactivated     = reply.Both("已停用", "is deactivated")
	msgIsBot           = reply.Both("是机器人", "is a bot")
	msgIsOutside       = reply.Both("是访客或其他工作区的成员，只能查看", "is a guest or a member of another workspace, and only looks")

	checkedToken   = reply.Both("Slack", "slack")
	checkedScopes  = reply.Both("权限", "scopes")
	checkedClock   = reply.Both("时钟", "clock")
	checkedPeople  = reply.Both("人员", "people")
	checkedSocket  = reply.Both("连接", "socket")
	checkedChannel = reply.Both("频道", "channel")

	mendToken   = reply.Both("把 SLACK_BOT_TOKEN 设为`Install App`页面上的`Bot User OAuth Token`（`xoxb-…`）", "set SLACK_BOT_TOKEN to the app's Bot User OAuth Token, xoxb-…, of the page Install App")
	mendScopes  = reply.Both("按 `rectify manifest` 重建应用，或在`OAuth & Permissions`页面补上权限，然后重新安装", "make the app from `rectify manifest` again, or add the scopes on the page OAuth & Permissions; then install it anew")
	mendClock   = reply.Both("校准本机时钟：相差五分钟，Slack 的请求就会被拒绝", "set this machine's clock (NTP): Slack's requests are refused when it is five minutes off")
	mendPeople  = reply.Both("把 RECTIFY_EDITORS、RECTIFY_APPROVERS、RECTIFY_LEADERS 设为本工作区成员（U…）或用户组（S…）的 ID", "set RECTIFY_EDITORS, RECTIFY_APPROVERS and RECTIFY_LEADERS to ids of members (U…) or user groups (S…) of this workspace")
	mendSocket  = reply.Both("把 SLACK_APP_TOKEN 设为有 `connections:write` 权限的应用级令牌（`xapp-…`），并打开`Socket Mode`", "set SLACK_APP_TOKEN to an app-level token, xapp-…, with the scope connections:write, and turn Socket Mode on")
	mendChannel = reply.Both("把 RECTIFY_DIGEST_CHANNEL 设为频道 ID（C…），并在该频道 /invite 应用", "set RECTIFY_DIGEST_CHANNEL to a channel's id (C…), and /invite the app there")
)
