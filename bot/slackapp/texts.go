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
	formUnsure    = reply.Both("没能及时确认是否办成。请先用 /rectify 历史 看一下这一项是否已更改，再决定是否重填。",
		"This took too long to confirm. Please check /rectify history to see whether the item was changed before you fill in the form again.")
	formFailed = reply.Both("抱歉，没有办成，台账没有更改。请再试一次，或联系管理员。", "Sorry, this failed and nothing was changed. Please try again, or contact the administrator.")
	formSilent = reply.Both("台账已更改，但消息没有发出：请用 /rectify 状态 查看，并自行告知有关的人。",
		"The ledger was changed, but the messages about it were not sent. Please check /rectify status and inform those concerned yourself.")

	openDirect = reply.Both("打开与我的私信，取文件", "Open our direct messages to get the file")

	// Files without a number.
	evidenceOfWhat = reply.Both("收到 %d 个文件，没有更改。要作为佐证，请写上编号重发，例如：佐证 9 验收单；也可以在那条消息的菜单里选“作为佐证…”。",
		"%d files received; nothing was changed. To add them as evidence, send them again with the number, for example: evidence 9 acceptance; or "+
			"choose “Add as evidence…” in that message's menu.")
	// Requests that failed.
	requestFailed = reply.Both("抱歉，这个请求没有办成，台账没有更改。请再试一次，或联系管理员。",
		"Sorry, this request failed and nothing was changed. Please try again, or contact the administrator.")
	changeFailed = reply.Both("抱歉，这个请求没有办完。请先用 /rectify 历史 看一下是否已更改，再决定是否重试；需要时联系管理员。",
		"Sorry, this request was not completed. Please check /rectify history to see whether anything was changed before you try again, or contact the "+
			"administrator.")

	// Messages that were not delivered.
	fileFailed = reply.Both("文件 %s 没有发到您的私信。请稍后再试。", "The file %s could not be sent to your direct messages. Please try again later.")
	// Questions to the office.
	originalThread = reply.Both("原来的话题", "the original thread")

	// Threads with the assistant.
	youCouldAsk = reply.Both("可以这样问", "You could ask")
	lookingUp   = reply.Both("正在查找……", "is looking it up")
)
