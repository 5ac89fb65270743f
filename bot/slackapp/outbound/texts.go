package outbound

import "rectify/handlers/reply"

// Messages, in both languages.
var (
	// live.go
	writing = reply.Both("正在撰写……", "is writing")

	// sender.go
	sentAgain = reply.Both("（服务中断后重发，可能与上一条重复）", "(sent again after an interruption: it may repeat the message before)")
)
