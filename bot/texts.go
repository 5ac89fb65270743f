package main

import "rectify/handlers/reply"

// Messages, in both languages.
var (
	// main.go
	msgInChat    = reply.Both("这是对话里的命令：运行 `rectify chat`，再输入 /rectify %s", "This is a command of the conversation: run `rectify chat` and type /rectify %s")
	msgAskIt     = reply.Both("要提问，请写成 `rectify ask %s`", "To ask a question: `rectify ask %s`")
	msgHelpLists = reply.Both("用法见 `%s`。", "See `%s`.")

	colon = reply.Both("：", ": ")

	// export.go, feedback.go
	msgWritten          = reply.Both("已写入 %s", "wrote %s")
	msgWrittenQuestions = reply.Both("已写入 %s，%d 个问题", "wrote %s, %d questions")

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
	parsedItem       = reply.Both("%4d  %s [%s] 措施 %d 条", "%4d  %s [%s] %d clauses")
	parsedOpen       = reply.Both("，遗留事项 %d 条", ", %d commitments")
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
	ledgerLoaded  = reply.Both("已载入 %d 项问题，通报 %d 份：", "Loaded %d items; notices: %d:")
	useOwnNotice  = reply.Both("换成自己的通报：rectify import 文件.docx", "Use your own notice: rectify import FILE.docx")
	addressTaken  = reply.Both("%s 已被占用，改用 %s。", "%s is in use; Rectify uses %s instead.")
	servingAt     = reply.Both("请在浏览器中打开 %s（只在这台电脑上，没有登录）。按 Ctrl+C 停止。",
		"Open %s in a browser (on this computer only; there is no login). Press Ctrl+C to stop.")
	stopping = reply.Both("正在停止，未发完的消息下次启动后接着发。", "Stopping. What is not yet sent is sent after the next start.")

	// doctor.go
	doctorOK      = reply.Both("正常", "ok")
	doctorSkipped = reply.Both("未查", "skip")
	doctorFail    = reply.Both("失败", "FAIL")

	checkedZone       = reply.Both("时区", "time zone")
	checkedData       = reply.Both("数据目录", "data")
	checkedLedger     = reply.Both("台账", "ledger")
	checkedEvidence   = reply.Both("佐证", "evidence")
	checkedWordings   = reply.Both("说法", "wordings")
	checkedHolidays   = reply.Both("节假日", "holidays")
	checkedIndex      = reply.Both("索引", "index")
	checkedModel      = reply.Both("语言模型", "model")
	checkedEmbeddings = reply.Both("向量模型", "embeddings")
	checkedSlack      = reply.Both("Slack", "slack")
	checkedRequests   = reply.Both("请求", "requests")

	doctorNoLedger     = reply.Both("未检查：台账打不开", "not checked: the ledger cannot be read")
	doctorToMend       = reply.Both("处理办法：%s", "to mend: %s")
	doctorFailed       = reply.Both("有 %d 项检查未通过", "%d of the checks failed")
	doctorZone         = reply.Both("%s，现在是 %s", "%s, now %s")
	doctorWordings     = reply.Both("内置说法 %d 条，自己的 %d 条（%s）", "%d phrases built in, %d of your own from %s")
	doctorNoSlack      = reply.Both("未配置：助手在浏览器里的本机工作区运行", "not configured: Rectify runs in the local workspace, in the browser")
	doctorNoRequests   = reply.Both("既没有应用级令牌，也没有签名密钥", "neither an app-level token nor a signing secret")
	doctorNoModel      = reply.Both("未配置：开放性问题由检索回答", "not configured: open questions are answered by search")
	doctorModel        = reply.Both("%s 有应答，用时 %.1f 秒", "%s answers in %.1f s")
	doctorNoEmbeddings = reply.Both("未配置：按字词查找原文", "not configured: passages are found by words")
	doctorEmbeddings   = reply.Both("%s 有应答，用时 %.1f 秒，向量 %d 维", "%s answers in %.1f s, with %d dimensions")
	doctorNoHolidays   = reply.Both("没有 %d 年的节假日，只按周末休息", "the holidays of %d are not known: only weekends are off")
	doctorHolidays     = reply.Both("已有 %d 年的节假日和调休，各年共列 %d 天", "known for %d; %d holidays and make-up days listed over all years")
	doctorLedger       = reply.Both("%s：在用通报 %d 份，问题 %d 项，历史记录完整", "%s: notices in use: %d, items: %d, history complete")
	doctorNoCopies     = reply.Both("不留副本，只记每个文件的哈希值（RECTIFY_EVIDENCE_DIR=none）", "no copies are kept, only the SHA-256 of each file (RECTIFY_EVIDENCE_DIR=none)")
	doctorNoFiles      = reply.Both("%s：历史记录里还没有文件", "%s: the history records no files yet")
	doctorFilesLost    = reply.Both("%s 缺 %d 个文件的副本（历史记录共 %d 个）", "%s has no copy of %d of the %d files that the history records")
	doctorFiles        = reply.Both("%s：历史记录里的 %d 个文件都有副本", "%s: copies of all %d files that the history records")
	doctorPassages     = reply.Both("%d 段", "%d passages")

	mendZone   = reply.Both("把 RECTIFY_TIMEZONE 设为时区名，如 `Asia/Shanghai`", "set RECTIFY_TIMEZONE to a name such as Asia/Shanghai")
	mendData   = reply.Both("把 RECTIFY_DATA 设为可以写入、空间足够的目录", "set RECTIFY_DATA to a directory that can be written and has room")
	mendLedger = reply.Both("用 `rectify restore 文件` 恢复备份，或把 `"+ledgerFile+"` 及同名的 `-wal`、`-shm` 移走，重新建账；用了 RECTIFY_DATABASE_URL 的，请确认服务器有应答、账号可以建表",
		"restore a backup with `rectify restore FILE`, or move "+ledgerFile+", with its -wal and -shm, away to start a new ledger; with RECTIFY_DATABASE_URL: see that the server answers, and that its user may make tables")
	mendEvidence = reply.Both("把副本放回该目录，或把 RECTIFY_EVIDENCE_DIR 设为副本所在的目录；文件在 Slack 里也有，除非已被删除",
		"put the copies back into the directory, or set RECTIFY_EVIDENCE_DIR to where they are; the files are in Slack, too, unless somebody deleted them there")
	mendWordings = reply.Both("改正所指的行；改好之前使用内置词条", "mend what is named; until then the wordings built in are used")
	mendHolidays = reply.Both("把当年的节假日和调休写入数据目录的 "+holidaysFile+"，格式同 data/calendar/china.tsv；写好之前使用内置的节假日",
		"put the holidays and make-up days of the year into "+holidaysFile+" in the data directory, as in data/calendar/china.tsv; until then the holidays built in are used")
	mendIndex = reply.Both("运行 `rectify reindex`", "run `rectify reindex`")
	mendModel = reply.Both("确认 OPENAI_BASE_URL 有应答，且 OPENAI_MODEL 和 OPENAI_API_KEY 正确；不用模型时，去掉 OPENAI_MODEL",
		"see that OPENAI_BASE_URL answers, and that it knows OPENAI_MODEL and OPENAI_API_KEY; without a model, unset OPENAI_MODEL")
	mendEmbeddings = reply.Both("确认 OPENAI_EMBEDDING_BASE_URL（或 OPENAI_BASE_URL）有应答，且 OPENAI_EMBEDDING_MODEL 正确；不用时去掉后者",
		"see that OPENAI_EMBEDDING_BASE_URL (or OPENAI_BASE_URL) answers, and that it knows OPENAI_EMBEDDING_MODEL; without, unset that")
	mendRequests = reply.Both("设置 SLACK_APP_TOKEN（`Socket Mode`）或 SLACK_SIGNING_SECRET（`HTTP`）", "set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)")
)
