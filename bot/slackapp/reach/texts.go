package reach

import "rectify/handlers/reply"

// All texts of this package that people read.
var (
	failedBecause = reply.Both("%s原因：%s", "%s Reason: %s")
	notNotified   = reply.Both("没有通知到 %s：%s 消息内容：%s", "%s was not notified: %s The message: %s")
	postedHere    = reply.Both("没能发到您提问的地方：%s", "This could not be posted where you asked: %s")
	answerTooLong = reply.Both("回答没有发成，Slack 不接收这么长的消息。请缩小范围再问，例如加上编号：/rectify 状态 11",
		"The answer was not posted: Slack refuses a message this long. Please ask for less, for example one item: /rectify status 11")
	channelRefuses   = reply.Both("该会话不接收机器人的消息%s。", "that conversation does not accept messages from the app%s.")
	personRefuses    = reply.Both("此人的账号不能接收消息（可能已停用）%s。", "the account cannot receive messages (it may be deactivated)%s.")
	messageRefused   = reply.Both("Slack 不接收这条消息%s。", "Slack refuses the message%s.")
	permissionLacks  = reply.Both("应用缺少权限，请联系管理员运行 rectify doctor%s。", "the app lacks a permission; ask the administrator to run rectify doctor%s.")
	slackFailed      = reply.Both("Slack 多次没有应答，请稍后再试。", "Slack did not respond; please try again later.")
	channelUnreached = reply.Both("⚠ #%s 收不到消息：%s提要和变更暂时发不出去，恢复后会补发。请恢复该频道并 /invite 机器人，或请管理员改设 RECTIFY_DIGEST_CHANNEL。",
		"⚠ #%s receives no messages: %s Digests and changes are held back until it does. Please restore the channel and /invite the app, or ask the "+
			"administrator to change RECTIFY_DIGEST_CHANNEL.")
	personUnreached = reply.Both("⚠ %s 收不到消息：%s通知和提醒没有送达，请确认其负责的事项是否需要改派。",
		"⚠ %s receives no messages: %s Notifications and reminders were not delivered. Please check whether their items need another owner.")
	somebody = reply.Both("某同事", "a colleague")
)
