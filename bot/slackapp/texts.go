package slackapp

import "rectify/handlers/reply"

// All texts of this package that people read.
var (
	// Windows and forms.
	opening     = reply.Both("正在打开……", "Opening …")
	notOpened   = reply.Both("没有打开成功，请关闭后再试一次。", "This could not be opened. Please close it and try again.")
	typeInstead = reply.Both("窗口没有打开（Slack 没有接受），什么都没有更改。请再点一次，或输入：%s",
		"The window did not open (Slack refused it), and nothing was changed. Please press again, or type: %s")
	cardRefreshed = reply.Both("⚠ 这一项已有更新，卡片已刷新。", "⚠ This item has changed. The card now shows its current state.")
	formUnsure    = reply.Both("没能及时确认是否办成。请先用 /rectify history 看一下这一项是否已更改，再决定是否重填。",
		"This took too long to confirm. Please check /rectify history to see whether the item was changed before you fill in the form again.")
	formFailed = reply.Both("抱歉，没有办成，台账没有更改。请再试一次，或联系管理员。", "Sorry, this failed and nothing was changed. Please try again, or contact the administrator.")
	formSilent = reply.Both("台账已更改，但消息没有发出：请用 /rectify status 查看，并自行告知有关的人。",
		"The ledger was changed, but the messages about it were not sent. Please check /rectify status and inform those concerned yourself.")

	// Files that are not taken.
	evidenceTooLarge = reply.Both("“%s”超过 %s，没有保存。请压缩或拆分后再传，或者只填链接。",
		"“%s” is larger than %s and was not saved. Please compress or split it, or enter a link instead.")
	evidenceKind = reply.Both("“%s”这类文件不能作为佐证。可以传 PDF、Word、Excel、演示文稿、图片、音视频、文本和压缩包。",
		"“%s” is not a kind of file that can be evidence. PDF, Word, Excel, PowerPoint, pictures, audio, video, text and archives are accepted.")
	evidenceContent = reply.Both("“%s”的内容与文件名后缀不符，没有保存。", "The content of “%s” does not match its file name; it was not saved.")
	evidenceEmpty   = reply.Both("“%s”是空文件，没有保存。", "“%s” is empty and was not saved.")
	evidenceOfWhat  = reply.Both("收到 %d 个文件，没有更改。要作为佐证，请写上编号重发，例如：佐证 9 验收单；也可以在那条消息的菜单里选“作为佐证…”。",
		"%d files received; nothing was changed. To add them as evidence, send them again with the number, for example: evidence 9 acceptance; or "+
			"choose “Add as evidence…” in that message's menu.")
	evidenceGone = reply.Both("“%s”已经打不开了，没有保存。请重新上传。", "“%s” can no longer be opened and was not saved. Please upload it again.")

	// Requests that failed.
	requestFailed = reply.Both("抱歉，这个请求没有办成，台账没有更改。请再试一次，或联系管理员。",
		"Sorry, this request failed and nothing was changed. Please try again, or contact the administrator.")
	changeFailed = reply.Both("抱歉，这个请求没有办完。请先用 /rectify history 看一下是否已更改，再决定是否重试；需要时联系管理员。",
		"Sorry, this request was not completed. Please check /rectify history to see whether anything was changed before you try again, or contact the "+
			"administrator.")

	// Messages that were not delivered.
	fileFailed    = reply.Both("文件 %s 没有发到您的私信。请稍后再试。", "The file %s could not be sent to your direct messages. Please try again later.")
	failedBecause = reply.Both("%s原因：%s", "%s Reason: %s")
	notNotified   = reply.Both("没有通知到 %s：%s 消息内容：%s", "%s was not notified: %s The message: %s")
	postedHere    = reply.Both("没能发到您提问的地方：%s", "This could not be posted where you asked: %s")
	answerTooLong = reply.Both("回答没有发成，Slack 不接收这么长的消息。请缩小范围再问，例如加上编号：/rectify status 11",
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

	// Files that people send.
	fileGone     = reply.Both("文件已不在 Slack 里，没有导入。请重新发送。", "The file is no longer in Slack; nothing was imported. Please send it again.")
	fileTooLarge = reply.Both("“%s”太大，没有读取：至多 %d 兆。", "“%s” is too large and was not read: at most %d MB.")
	fileUnread   = reply.Both("“%s”没有导入。%s", "“%s” was not imported. %s")
	filesTooMany = reply.Both("一次只读 %d 个文件，另有 %d 个请再发。", "Only %d files are read at once; please send the other %d again.")

	// Digests, announcements and questions to the office.
	updatedAt      = reply.Both("（%s 更新）", "(updated at %s)")
	nothingLeft    = reply.Both("现在没有了。", "Nothing left.")
	detailsInLog   = reply.Both("（详见 /rectify history）", " (see /rectify history)")
	originalThread = reply.Both("原来的话题", "the original thread")

	// Threads with the assistant.
	youCouldAsk = reply.Both("可以这样问", "You could ask")
	lookingUp   = reply.Both("正在查找……", "is looking it up")
)
