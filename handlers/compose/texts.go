package compose

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// draft.go
	msgAllowanceUsedUp   = reply.Both("（今天的语言模型用量已满，以上由检索得出。）", "(Today's language model allowance is used up; the above comes from search.)")
	msgModelTooSlow      = reply.Both("（语言模型没有及时回答，以上由检索得出。）", "(The language model did not answer in time; the above comes from search.)")
	msgModelStillWriting = reply.Both("（语言模型还在写，写好后补在这里。）", "(The language model is still writing; its answer will appear here.)")
	msgModelGaveNoAnswer = reply.Both("（语言模型暂时没有给出答案，以上由检索得出。）", "(The language model gave no answer; the above comes from search.)")

	// sentence.go
	msgQuotation               = reply.Both("原文：", ": ")
	msgSource                  = reply.Both("原文：", "Source: ")
	msgItemByNotes             = reply.Both("（%s，据台账备注）", " (%s, by the ledger's notes)")
	msgItemInBrackets          = reply.Both("（%s）", " (%s)")
	msgNoteOfItem              = reply.Both("%s台账备注", "Note of %s")
	msgWrittenByModel          = reply.Both("由语言模型撰写，引文为原文。", "Written by a language model; quotations are verbatim from the notice.")
	msgWrittenByModelWithNotes = reply.Both("由语言模型撰写，引文为通报或台账备注原文。",
		"Written by a language model; quotations are verbatim from the notice or the ledger's notes.")
	msgSelectedByModel = reply.Both("由语言模型选取并排序，文字均为原文。", "Selected and ordered by a language model; all words are from the notice.")
	msgSources         = reply.Both("依据：", "Sources:")
)
