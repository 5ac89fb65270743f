package handlers

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"rectify/handlers/question"
)

//go:embed complaints.tsv
var complaintWords string

// complains finds the words of somebody who is worn out: 烦死了, 真累, so tired.
var complains = sync.OnceValue(func() *regexp.Regexp {
	var feelings, wholes []string
	for line := range strings.Lines(complaintWords) {
		switch kind, words, _ := strings.Cut(strings.TrimSpace(line), "\t"); kind {
		case "feeling":
			feelings = append(feelings, regexp.QuoteMeta(words))
		case "whole":
			wholes = append(wholes, regexp.QuoteMeta(words))
		}
	}
	felt := `(?:` + strings.Join(feelings, "|") + `)`
	return regexp.MustCompile(`(?i)` + felt + `(?:死|坏|疯|透|爆)(?:我|人)?(?:了|啦)|` + felt + `(?:得|的)(?:不行|要死|要命)|(?:^|[,，。.!！\s我])(?:好|太|真|真是|可真)` + felt + `(?:了|啊|呀|哦|人|[,，。.!！~]|$)|` + strings.Join(wholes, "|"))
})

// asksAtAll are the words of a question or a request, beside a complaint.
var asksAtAll = regexp.MustCompile(`(?i)[?？]|吗|呢|哪|什么|多少|几[个项条]|怎么|谁|帮我|查|列|看看|\b(?:what|which|who|how|when|where|why|show|list|tell)\b`)

// complaint answers somebody who complains and asks nothing: with a kind word and
// what can be done for them. ok is false for a question.
func (t *turn) complaint() (_ Reply, ok bool) {
	if !complains().MatchString(t.sentence) || asksAtAll.MatchString(t.sentence) || len(t.Numbers)+len(t.Places) > 0 || t.Want == question.Help {
		return Reply{}, false
	}
	l := t.lang
	return saying(l, l.Say("辛苦了，别着急，我可以帮您一起理一理：问“哪些快到期了”、“我负责的还有哪些没完成”，或输入 /rectify export 导出台账。", "That sounds hard. Let me help you sort it out: ask “what is due soon” or “which of my items are open”, or type /rectify export for the workbook.")), true
}
