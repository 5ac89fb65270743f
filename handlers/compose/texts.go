package compose

import "rectify/handlers/reply"

// What people read, in both languages, by the file that says it first.
var (
	// draft.go
	msgTodaysLanguageModelAllowance = reply.Both("（今天的语言模型用量已满，以上由检索得出。）", "(Today's language model allowance is used up; the above comes from search.)")
	msgLanguageModelDidAnswer       = reply.Both("（语言模型没有及时回答，以上由检索得出。）", "(The language model did not answer in time; the above comes from search.)")
	msgLanguageModelStillWriting    = reply.Both("（语言模型还在写，写好后补在这里。）", "(The language model is still writing; its answer will appear here.)")
	msgLanguageModelGaveNo          = reply.Both("（语言模型暂时没有给出答案，以上由检索得出。）", "(The language model gave no answer; the above comes from search.)")

	// sentence.go
	msgColon                                  = reply.Both("原文：", ": ")
	msgSource                                 = reply.Both("原文：", "Source: ")
	msgItemLedgersNotes                       = reply.Both("（第%s项，据台账备注）", " (item %s, by the ledger's notes)")
	msgItem                                   = reply.Both("（第%s项）", " (item %s)")
	msgNoteItem                               = reply.Both("第%s项台账备注", "Note of item %s")
	msgItemInSentence                         = reply.Both("第%s项", "Item %s")
	msgWrittenLanguageModelQuotations         = reply.Both("由语言模型撰写，引文为原文。", "Written by a language model; quotations are verbatim from the notice.")
	msgWrittenLanguageModelQuotationsVerbatim = reply.Both("由语言模型撰写，引文为通报或台账备注原文。", "Written by a language model; quotations are verbatim from the notice or the ledger's notes.")
	msgSelectedOrderedLanguageModel           = reply.Both("由语言模型选取并排序，文字均为原文。", "Selected and ordered by a language model; all words are from the notice.")
	msgSources                                = reply.Both("依据：", "Sources:")
)
