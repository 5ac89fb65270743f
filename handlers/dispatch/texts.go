package dispatch

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// command.go
	msgNameAnItem         = reply.Both("请写明问题编号，例如：/rectify %s", "Please name an item, for example: /rectify %s")
	msgQuestionItemsAbout = reply.Both("%s有哪些问题", "list items about %s")
	msgItemsByStatus      = reply.Both("共 %d 项问题：%s。", "%d items: %s.")
	msgDidYouMeanCommand  = reply.Both("是不是要输入 /rectify %s？输入 /rectify 帮助 查看全部命令。", "Did you mean /rectify %s? See /rectify help for all commands.")
	msgNoSuchCommand      = reply.Both("没有这个命令，通报里也没有这个词。全部命令：/rectify 帮助 全部", "There is no such command, and the notice does not have this word. All commands: /rectify help all")
	msgListUsage          = reply.Both("可以输入：/rectify 列表 未完成（或 已完成、逾期、全部、第二部分、状态名、内容）",
		"Type, for example: /rectify list open (or done, late, all, section 2, a status, a subject)")

	// converse.go
	msgLinkAlone = reply.Both("收到链接，没有更改。要作为佐证，请输入：/rectify 佐证 编号 链接 说明",
		"A link by itself changes nothing. To add it as evidence, type: /rectify evidence NUMBER LINK NOTE")

	// export.go
	msgExportInTerminal = reply.Both("在终端里请用：rectify export 台账.xlsx", "In a terminal, use: rectify export ledger.xlsx")
	msgExported         = reply.Both("台账已导出，文件 %s 已私信发给您。", "The ledger was exported: %s is in your direct messages.")

	// nextnotice.go
	msgDraftInTerminal = reply.Both("在终端里请用：rectify export 通报.docx", "In a terminal, use: rectify export notice.docx")
	msgDraftName       = reply.Both("下一份通报草稿-%s-%s.docx", "next-notice-%s-%s.docx")
	msgDrafted         = reply.Both("下一份通报的草稿 %s 已私信发给您。它依据《%s》的台账写成，未经审核。",
		"The draft of the next notice, %s, is in your direct messages. It was written from the ledger of “%s” and has not been reviewed.")
	msgWhichFollows = reply.Both("台账里有 %d 份通报。起草哪一份的下一份？", "The ledger holds %d notices. Which one does the next notice follow?")
	msgKeyOf        = reply.Both("• %s：《%s》", "• %s: %s")
	msgNoneToFollow = reply.Both("台账里没有“%s”这份通报。起草哪一份的下一份？", "The ledger holds no notice “%s”. Which one does the next notice follow?")

	// lines.go
	msgNoneCarriedOut = reply.Both("%d 条命令都没有执行，台账没有更改。“%s”：%s", "None of the %d commands was carried out, and nothing was changed. “%s”: %s")
	msgTypeAlone      = reply.Both("“%s”要单独输入。", "Type “%s” on its own.")

	// listdue.go
	msgQuestionDueBy = reply.Both("%s前要办完的有什么", "what is to be done by %s")

	// services.go
	msgWhatIsExported = reply.Both("可以导出台账（Excel），或下一份通报的草稿（Word）：/rectify 导出；/rectify 导出 通报",
		"You can export the ledger (Excel) or a draft of the next notice (Word): /rectify export; /rectify export notice")

	// spoken.go
	msgStatusWithoutCommand = reply.Both("没有写命令，台账没有更改。要更改状态请按按钮，或输入：/rectify 状态 %s %s",
		"This is not a command, so nothing was changed. To change the status, press the button or type: /rectify status %s %s")
)
