package dispatch

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// command.go
	msgNameAnItem         = reply.Both("请写明问题编号，例如：/rectify %s 11", "Please name an item, for example: /rectify %s 11")
	msgQuestionItemsAbout = reply.Both("%s有哪些问题", "list items about %s")
	msgItemsByStatus      = reply.Both("共 %d 项问题：%s。", "%d items: %s.")
	msgDidYouMeanCommand  = reply.Both("是不是要输入 /rectify %s？输入 /rectify help 查看全部命令。", "Did you mean /rectify %s? See /rectify help for all commands.")
	msgNameAnItemLike     = reply.Both("请写明问题编号，例如：/rectify %s", "Please name an item, for example: /rectify %s")
	msgListUsage          = reply.Both("可以输入：/rectify list 未完成（或 已完成、逾期、全部、第二部分、状态名、内容）",
		"Type, for example: /rectify list open (or done, late, all, section 2, a status, a subject)")

	// converse.go
	msgLinkAlone = reply.Both("收到链接，没有更改。要作为佐证，请输入：/rectify evidence 编号 链接 说明",
		"A link by itself changes nothing. To add it as evidence, type: /rectify evidence NUMBER LINK NOTE")

	// export.go
	msgExportInTerminal = reply.Both("在终端里请用：rectify export 台账.xlsx", "In a terminal, use: rectify export ledger.xlsx")
	msgExported         = reply.Both("台账已导出，文件 %s 已私信发给您。", "The ledger was exported: %s is in your direct messages.")

	// lines.go
	msgNoneCarriedOut = reply.Both("%d 条命令都没有执行，台账没有更改。“%s”：%s", "None of the %d commands was carried out, and nothing was changed. “%s”: %s")
	msgTypeAlone      = reply.Both("“%s”要单独输入。", "Type “%s” on its own.")

	// listdue.go
	msgQuestionDueBy = reply.Both("%s前要办完的有什么", "what is to be done by %s")

	// services.go
	msgOnlyExcel = reply.Both("台账只导出为 Excel 文件，请输入：/rectify export", "The ledger can only be exported as an Excel file. Type: /rectify export")

	// spoken.go
	msgStatusWithoutCommand = reply.Both("没有写命令，台账没有更改。要更改状态请按按钮，或输入：/rectify status %s %s",
		"This is not a command, so nothing was changed. To change the status, press the button or type: /rectify status %s %s")
)
