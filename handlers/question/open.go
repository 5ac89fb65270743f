package question

import "regexp"

// asksMore is how people ask for more than a fact: for reasons, for a summary, for
// a comparison.
var asksMore = regexp.MustCompile(`为什么|为何|为啥|什么原因|原因是什么|原因有哪些|怎么回事|总结|概括|归纳|综述|小结|概述|对比|相比|比较一下|有什么区别|异同|共同点|共性|分析|梳理|讲讲|谈谈|介绍一下|说说` +
	`|(?i)\b(?:why|summari[sz]e|summary|overview|compare|comparison|explain|analy[sz]e|in common|what (?:was|has been|have they|did they) (?:done|do))\b`)

// Open reports whether a question asks for more than a fact or a list: an
// answer in sentences.
func Open(text string) bool { return asksMore.MatchString(text) }
