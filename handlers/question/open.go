package question

import (
	"regexp"
	"strings"
)

// asksMore is how people ask for more than a fact: for reasons, for a summary, for
// a comparison.
var asksMore = regexp.MustCompile(`为什么|为何|为啥|什么原因|原因是什么|原因有哪些|怎么回事|总结|概括|归纳|综述|小结|概述|对比|相比|比较一下|有什么区别|异同|共同点|共性|分析|梳理|讲讲|谈谈|介绍一下|说说` +
	`|(?i)\b(?:why|summari[sz]e|summary|overview|compare|comparison|explain|analy[sz]e|in common|what (?:was|has been|have they|did they) (?:done|do))\b`)

// generic are words of an open question that name nothing.
var generic = regexp.MustCompile(`(?:这|那)(?:一)?(?:块|方面|些)|方面|问题|措施|整改|情况|一下|慢|难|和|的|[?？]|(?i)\b(?:which|findings?|concern(?:s|ing)?|problems?|measures?|items?|and|the|about|please|is|are|was)\b`)

// About is what an open question is about: its subject without the words that
// ask. Empty where it has none but those.
func About(subject string) string {
	return strings.Join(strings.Fields(generic.ReplaceAllString(asksMore.ReplaceAllString(subject, " "), " ")), " ")
}

// Bare is an open question without the words that make it one: 总结一下正在整改的
// asks for a list.
func Bare(text string) string { return strings.TrimSpace(asksMore.ReplaceAllString(text, " ")) }

// Open reports whether a question asks for more than a fact or a list: an
// answer in sentences.
func Open(text string) bool { return asksMore.MatchString(text) }
