package papers

import "rectify/handlers/reply"

// Messages about files that cannot be read, in both languages.
var (
	msgTooLarge = reply.Both("文件太大：文件至多 64 兆，其中的文字至多 4 兆。", "The file is too large: at most 64 MB, with at most 4 MB of text.")
	msgSplit    = reply.Both("表格太大。请保留表头，只留下改过的行（表中没有的项保持原样），或每份通报一个文件，再发一次。",
		"The workbook is too large. Keep the row of heads and only the rows that were edited, since items without a row stay as they are, or make a "+
			"file of each notice, and send it again.")
	msgEmpty       = reply.Both("文件里没有文字。", "The file holds no text.")
	msgEncrypted   = reply.Both("文件有密码保护，请去掉密码另存后再发。", "The file is protected by a password; save it without one and send it again.")
	msgDamaged     = reply.Both("文件已损坏或不完整，请打开后另存再发。", "The file is damaged or incomplete; open it, save it again and send it again.")
	msgOldFormat   = reply.Both("这是旧版文件格式，请另存为 .docx 或 .xlsx。", "The file is in an old Office format; save it as .docx or .xlsx.")
	msgWrongEnding = reply.Both("文件的扩展名与内容不符，请改正后再发。", "The file's ending does not match its content.")
	msgUnsupported = reply.Both("不读这种文件，请另存为 Word、Excel、PDF、网页或文本文件。", "Files of this kind are not read; save it as .docx, .xlsx, .pdf, .html or .txt.")
	msgScan        = reply.Both("文件里只有图片（如扫描件），没有文字：请先作文字识别，或发有文字的 Word 文件。",
		"The file holds pictures, such as a scan, and no text; run text recognition (OCR) on it, or send a Word file with text.")
	msgNoPDFTool = reply.Both("这里暂时不能读 PDF，请另存为 Word 或文本文件再发。", "This machine cannot read PDF (pdftotext is missing); save it as .docx or .txt.")
	msgNoText    = reply.Both("文件不是可读的文本，请另存后再发。", "The file is no readable text; save it as UTF-8 text.")
	msgNoLedger  = reply.Both("这是导出的台账，但隐藏的标记列已被删去，无法导入：请重新导出，在不删列的情况下修改。",
		"This is an exported ledger that has lost its hidden column of marks, so it cannot be taken back: export it anew, and edit it without "+
			"deleting columns.")
	msgNotNotice = reply.Both("这不是整改情况通报：没有带编号的问题和整改情况。", "This is not a rectification notice: it has no numbered findings with what was done about them.")
	msgStopped   = reply.Both("有 %d 段带编号，但没有一段写明整改情况或状态。读到第 %d 行为止：%s",
		"%d paragraphs bear a number, and none says what was done or how far it is. Reading stopped on line %d: %s")
	msgNoNumbers   = reply.Both("没有一段带编号。读到第 %d 行为止：%s", "No paragraph bears a number. Reading stopped on line %d: %s")
	msgPDFTable    = reply.Both("如果是 PDF 里的表格，请改发 Word 或 Excel 文件。", " If it is a table in the PDF, send the Word or Excel file instead.")
	msgNowhere     = reply.Both("已读到最后一行，没有一处写到整改情况、措施或状态。", " The text was read to its last line; nowhere does it speak of findings, of what was done, or of a status.")
	msgNoTable     = reply.Both("第 %d 行像是表头：认出的列是%s，没认出的是%s。", "Line %d looks like the head of a table: it was read as %s; not understood were %s.")
	msgNoProblem   = reply.Both("请把写问题的那一列改名为“存在问题”，再发一次。", " Call the column that holds the findings “Finding”, and try again.")
	msgNoRowsBelow = reply.Both("第 %d 行像是表头（%s），下面没有读到带编号的行：请把编号写成 1、2、3，再发一次。",
		"Line %d looks like the head of a table (%s), and no row below it bears a number: write the numbers as 1, 2, 3 and try again.")
	msgMarkItems = reply.Both("请给每个问题编号（1.、2.……），下面用“整改情况：”写明做了什么，再发一次；也可以按 Excel 台账的样子填成表格发来。",
		" Number each finding (1., 2., …) and say below it what was done (整改情况：), then try again; or send them as a table in Excel.")
	msgUnreadable = reply.Both("没有读成：%v", "It could not be read: %v")
)
