package main

import "rectify/handlers/reply"

// Messages, in both languages.
var (
	// main.go
	msgHelpListsCommands = reply.Both("`rectify --help` 列出全部命令。", "`rectify --help` lists the commands.")

	colon = reply.Both("：", ": ")

	// help.go
	msgCommonSettings = reply.Both("每个命令都可用 --data=DIR（RECTIFY_DATA）、--lang=LANG（RECTIFY_LANG）等，\n`rectify help settings` 列出全部。",
		"Every command takes --data=DIR (RECTIFY_DATA), --lang=LANG (RECTIFY_LANG) and\nmore: `rectify help settings` lists them.")
	msgSettingsAre     = reply.Both("每项设置都有环境变量和选项两种写法。", "Each setting is an environment variable and a flag.")
	msgSettingsOfAll   = reply.Both("所有命令：", "Of every command:")
	msgSettingsOfServe = reply.Both("serve：", "Of serve:")

	// parse.go
	parsedIssued     = reply.Both("发布：%s  %s", "issued by %s  %s")
	parsedProse      = reply.Both("前言 %d 段，结尾 %d 段，电话 %s，邮箱 %s", "preamble %d paragraphs, closing %d, phone %s, e-mail %s")
	parsedNoSection  = reply.Both("（不分部分）", "(no section)")
	parsedItem       = reply.Both("%4d %-6s %s [%s] 措施 %d 条，遗留事项 %d 条", "%4d %-6s %s [%s] %d clauses, %d commitments")
	parsedDeclared   = reply.Both("原文：%s", "declared: %s")
	parsedOwner      = reply.Both("责任单位：%s", "owner: %s")
	parsedSupporting = reply.Both("配合单位：%s", "supporting: %s")
	parsedPerson     = reply.Both("责任人：%s", "person: %s")
	parsedDue        = reply.Both("时限：%s", "due: %s")
	parsedGoal       = reply.Both("目标：%s", "goal: %s")
	parsedResponse   = reply.Both("答复：%s", "response: %s")
	parsedCount      = reply.Both("共 %d 项", "%d items")
	pleaseCheck      = reply.Both("请核对：%s", "warning: %s")
	pleaseCheckIn    = reply.Both("%s：请核对：%s", "%s: warning: %s")

	// import.go
	noticeAdded   = reply.Both("%s：已导入《%s》，%d 项，简称 %s", "%s: %s, %d items, key %s")
	sampleRetired = reply.Both("内置的示例通报已停用；恢复：rectify notices restore %s", "the built-in sample is retired; bring it back with: rectify notices restore %s")

	rowUnchanged   = reply.Both("%s第%d行没有更改：%s", "%s, row %d was not changed: %s")
	itemsChanged   = reply.Both("已更改 %d 项", "%d items were changed")
	confirmChanges = reply.Both("确认更改吗？[y/N] ", "Make these changes? [y/N] ")

	// local.go
	openingLedger = reply.Both("正在打开台账，数据都在：%s", "Opening the ledger; all data is in %s")
	ledgerEmpty   = reply.Both("台账是空的。", "The ledger is empty.")
	ledgerLoaded  = reply.Both("已载入 %d 项问题，通报 %d 份，最新一份：《%s》（%s）", "Loaded %d items; notices: %d, the newest: %s (%s)")
	useOwnNotice  = reply.Both("换成自己的通报：rectify import 文件.docx", "Use your own notice: rectify import FILE.docx")
	addressTaken  = reply.Both("%s 已被占用，改用 %s。", "%s is taken; %s is used instead.")
	servingAt     = reply.Both("请在浏览器中打开 %s（只在这台电脑上，没有登录）。按 Ctrl+C 停止。",
		"Open %s in a browser (on this computer only; there is no login). Press Ctrl+C to stop.")
	stopping = reply.Both("正在停止，未发完的消息下次启动后接着发。", "Stopping. What is not yet sent is sent after the next start.")

	// export.go
	unchangedSince      = reply.Both("与上次通报相比没有变化", "nothing changed since the last notice")
	changedSince        = reply.Both("与上次通报相比有变化的 %d 项：", "%d items changed since the last notice:")
	blanksLeft          = reply.Both("草稿有 %d 处【待补】须填写", "the draft has %d blanks to fill in, marked 【待补】")
	draftReadsOtherwise = reply.Both("请核对第 %s 项：草稿里的文字读起来与台账的标题或状态不一致", "check items %s: the draft's words read otherwise than the ledger's title or status")
)
