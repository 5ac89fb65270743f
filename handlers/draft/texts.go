package draft

import "rectify/handlers/reply"

// What is said about a draft, in both languages. The draft itself is in its notice's.
var (
	msgUnchanged      = reply.Both("与上次通报相比没有变化。", "Nothing has changed since the last notice.")
	msgChanged        = reply.Both("与上次通报相比，%d 项有变化：", "Since the last notice, %d items changed:")
	msgMoreChanges    = reply.Both("……还有 %d 项，见文件。", "… and %d more, in the file.")
	msgBlanks         = reply.Both("草稿里有 %d 处要填写，标为 %s。", "The draft has %d blanks to fill in, marked %s.")
	msgReadsOtherwise = reply.Both("请核对第 %s 项：草稿里的话读起来与台账的标题或状态不一致。", "Check items %s: the words of the draft read otherwise than the ledger's title or status.")
	msgListed         = reply.Both("、", ", ")

	msgItemSince  = reply.Both("%s %s：%s", "%s, %s: %s")
	msgFromTo     = reply.Both("%s %s → %s", "%s %s → %s")
	msgBetween    = reply.Both("；", "; ")
	msgNone       = reply.Both("（无）", "(none)")
	msgStatus     = reply.Both("状态", "status")
	msgUnit       = reply.Both("责任单位", "responsible")
	msgPerson     = reply.Both("责任人", "person")
	msgSupporting = reply.Both("配合单位", "supporting")
	msgDue        = reply.Both("完成时限", "due")
	msgNews       = reply.Both("新增进展 %d 条", "new progress notes: %d")
)
