// Package phrasing tells what kind of sentence somebody typed: whether it asks something, for more
// than a fact, about what, and as of which day.
package phrasing

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/question/grammar"
	"rectify/index"
)

// AsksSomething reports whether the text is a question for something, not a
// description nor a question how far an item is.
func AsksSomething(text string) bool {
	folded := index.Fold(text)
	if notAskingWords.In(folded) {
		for _, w := range notAsking {
			folded = strings.ReplaceAll(folded, w, " ")
		}
	}
	if grammar.Language(folded) == "en" {
		first, _, _ := strings.Cut(strings.TrimSpace(folded), " ")
		return strings.Contains(folded, "?") || slices.Contains(englishAsks, first)
	}
	return HoldsQuestionWord(folded) || verbNotVerb(folded)
}

// rhetorical are words that ask nothing: 谁也不管, 没什么人, 咋这么慢.
var rhetorical = phrases(`谁也 谁都 没什么 没啥 没几个 没几 好几 十几 几十 几百 几乎 咋这么 怎么这么 咋还没 怎么还没 怎么还 咋还 怎么老 咋老 怎么总 为什么老 怎么就 怎么才 不怎么 不咋`)

// notAsking are the words of a question that ask for nothing in particular.
var (
	notAsking      = slices.Concat(ProgressWords, rhetorical)
	notAskingWords = pattern.NewWords(notAsking)
)

// englishAsks are the words with which English questions begin. Elsewhere they
// mostly join clauses: over who runs it.
var englishAsks = strings.Fields("what how which who whom whose when where why is are was were do does did has have had can could will would should whats what's how's")

// ProgressWords ask how far something is: any item answers that.
var ProgressWords = phrases(`怎么样 怎样了 怎么改 怎么整改 怎么处理 怎么解决 怎么办的 解决了吗 解决了没 整改了吗 改了吗 改好了吗 完成了吗
	到位了吗 处理了吗 改没改 有没有改 改了没有 改了没 改没有 改没 改了吗 咋样了 咋样 咋处理的 咋回事 咋解决的 咋改的 怎么回事 怎么改的 怎么弄的
	怎么抓 谁来抓 谁抓 怎么办 咋办 怎么巩固 怎么打算 有什么打算 有啥打算 有何打算 打算怎么办 打算怎么做 有什么计划 咋整 咋弄 咋搞
	归哪个单位管理 归哪个单位管 归哪个部门管 由哪个单位管 由哪个部门管 归哪里管 由谁管 谁来管 谁在管 谁管 有没有人管 有人管吗 有人管没 归谁管 归谁 归哪家 谁负责 谁牵头 到哪一步了 到哪步了 处理没有 解决没有 落实没有 整改没有 落实了没 解决了没 处理了没
	查过没有 查过没 抓了没 抓没抓 管没管 后来呢 做完没有 做了没有 做了没 弄好没有 弄好没 弄好了没 完成没有 完成没 完成了没 什么情况 啥情况 情况如何 进展如何 是什么问题 什么问题 有哪些问题 有什么问题 有啥问题 啥问题
	有什么隐患 什么隐患 有哪些隐患 有什么毛病 什么毛病 有什么不足 有哪些不足 有什么漏洞 有什么短板 有哪些短板 怎么说 怎么写的 说了什么 说了啥 讲了什么 讲了啥 提到什么 怎么讲的
	有什么成效 有哪些成效 有啥成效 取得什么成效 取得了什么成效 取得哪些成效 取得了哪些成效 成效怎么样 成效如何 有什么效果 有啥效果 效果怎么样 效果如何 取得了哪些成果 整改措施是什么 整改措施有哪些
	有什么措施 有哪些措施 什么措施 哪些措施 做了什么 做了哪些工作 做了哪些 采取了什么 采取了哪些 采取什么 怎么整治 怎么规范 怎么管 怎么抓 怎么落实 怎么推进 怎么弥补 怎么补救
	what_does_the_notice_say what_did_the_inspection_find what_was_found what_did_they_find what_was_done what_was_wrong what_is_wrong what_measures what_has_been_done what_problems what_issues
	what's_the_situation what_is_the_situation how_is how_was how_were tell_me_about`)

// phrases are listed with "_" for a space inside one, the longest first.
func phrases(list string) []string {
	out := strings.Fields(list)
	for i := range out {
		out[i] = strings.ReplaceAll(out[i], "_", " ")
	}
	slices.SortFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// IsGeneral reports whether the text asks for whatever there is about its
// subject: its problems, what was done.
func IsGeneral(text string) bool { return HoldsAny(index.Fold(text), ProgressWords) }

// QuestionWords make a sentence a question.
var QuestionWords = []string{
	"什么", "啥", "怎", "咋", "如何", "哪", "几", "多少", "谁", "吗", "是否", "能否", "可否", "何时", "为何", "为什么",
	"多久", "多高", "多远", "多大", "多长", "多宽", "多重", "多贵", "?", "what", "how", "which", "who", "when", "where", "why",
}

// whichWords ask to pick from things that are known to be there.
var whichWords = []string{"哪个", "哪些", "哪几", "哪两", "哪三", "哪家", "哪支", "哪项", "哪部", "哪出", "which"}

// AsksWhich reports whether the text is a question only by those words.
func AsksWhich(text string) bool {
	folded := index.Fold(text)
	for _, w := range whichWords {
		folded = strings.ReplaceAll(folded, w, " ")
	}
	return !AsksSomething(folded)
}

// whether matches the end of a question whether something is so: 判了没有, 追回来了吗.
var whether = pattern.MustCompile(`\p{Han}(没有|没|吗|么|嘛)[?？。!\s]*$`)

// AsksWhether finds where a question asks whether something is so, in runes of the
// folded text; equal places where it does not, or asks how far an item is.
func AsksWhether(text string) (from, to int) {
	folded := index.Fold(text)
	if notAskingWords.In(folded) {
		return 0, 0
	}
	m := whether.FindStringSubmatchIndex(folded)
	if m == nil {
		return 0, 0
	}
	from = utf8.RuneCountInString(folded[:m[2]])
	return from, from + utf8.RuneCountInString(folded[m[2]:m[3]])
}

// verbNotVerb recognises questions of the form 要不要, 有没有.
func verbNotVerb(folded string) bool {
	runes := []rune(folded)
	for i := 1; i+1 < len(runes); i++ {
		if (runes[i] == '不' || runes[i] == '没') && runes[i-1] == runes[i+1] && text.IsHan(runes[i-1]) {
			return true
		}
	}
	return false
}

// HoldsQuestionWord reports whether a folded text holds any of QuestionWords.
func HoldsQuestionWord(folded string) bool { return questionWords.In(folded) }

var questionWords = pattern.NewWords(QuestionWords)

// HoldsAny reports whether a text holds any of the words.
func HoldsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// asksMore is how people ask for more than a fact: for reasons, for a summary, for
// a comparison.
var asksMore = pattern.MustCompile(`为什么|为何|为啥|什么原因|原因是什么|原因有哪些|怎么回事|总结|概括|归纳|综述|小结|概述|对比|相比|比较一下|有什么区别|异同|共同点|共性|分析|梳理|讲讲|谈谈|介绍一下|说说` +
	`|(?i)\b(?:why|summari[sz]e|summary|overview|compare|comparison|explain|analy[sz]e|in common|what (?:was|has been|have they|did they) (?:done|do))\b`)

// generic are words of an open question that name nothing.
var generic = pattern.MustCompile(`(?:这|那)(?:一)?(?:块|方面|些)|方面|问题|措施|整改|情况|一下|慢|难|和|的|[?？]|(?i)\b(?:which|findings?|concern(?:s|ing)?|problems?|measures?|items?|and|the|about|please|is|are|was)\b`)

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
