package handlers

import (
	"regexp"
	"slices"

	"rectify/index"
)

// asksNextSteps is how people ask what is to be done next.
var asksNextSteps = regexp.MustCompile(`下一?步(?:的)?(?:整改)?(?:工作)?(?:打算|计划|安排|举措|措施|怎么|要|准备)?|今后打算|后续打算|next steps?`)

// stepNamed finds one of them by its number: 第二点, the third.
var stepNamed = regexp.MustCompile(`第([一二三四五六七八九十\d]{1,3})(?:点|条|项|方面|个|段)|the (first|second|third|fourth|fifth)`)

// nextStep begins a paragraph on one of them.
var nextStep = regexp.MustCompile(`^(?:([一二三四五六七八九十])是|第([一二三四五六七八九十]),|\(([一二三四五六七八九十])\))`)

// nextSteps answers what is to be done next, or what the N-th point of it is,
// where the question names nothing else.
func (q asking) nextSteps(folded string) (Reply, bool) {
	if !asksNextSteps.MatchString(folded) {
		return Reply{}, false
	}
	rest := stepNamed.ReplaceAllString(asksNextSteps.ReplaceAllString(folded, " "), " ")
	if !onlyNeutral(rest, []string{"打算", "计划", "工作", "有什么", "有哪些", "哪些", "几点", "几条", "几个", "主要", "内容", "是啥", "是什么", "啥", "咋", "做", "干", "准备", "说", "讲", "写", "列", "安排", "重点", "具体", "接下来", "and", "are", "next"}) {
		return Reply{}, false
	}
	for _, n := range q.book.Notices {
		var steps []quoted
		for _, paragraph := range n.Notice.Closing {
			if nextStep.MatchString(index.Fold(paragraph)) {
				steps = append(steps, quoted{notice: n.ID, from: q.lang.say("通报原文", "From the notice"), text: paragraph})
			}
		}
		if m := stepNamed.FindStringSubmatch(folded); m != nil {
			at := stepNumber(m[1] + m[2])
			if at < 1 || at > len(steps) {
				continue
			}
			steps = steps[at-1 : at]
		}
		if len(steps) == 0 {
			continue
		}
		reply := Reply{Lang: q.lang, Kind: KindNotice, Source: FromRules}
		for _, c := range steps {
			reply.Parts, reply.Citations = append(reply.Parts, c.part()), append(reply.Citations, c.citation())
		}
		return reply, true
	}
	return Reply{}, false
}

func stepNumber(text string) int {
	for i, words := range [][]string{{"一", "1", "first"}, {"二", "2", "second"}, {"三", "3", "third"}, {"四", "4", "fourth"}, {"五", "5", "fifth"}, {"六", "6"}, {"七", "7"}, {"八", "8"}, {"九", "9"}, {"十", "10"}} {
		if slices.Contains(words, text) {
			return i + 1
		}
	}
	return 0
}
