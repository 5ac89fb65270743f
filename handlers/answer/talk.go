package answer

import (
	"context"
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/question"
	"rectify/handlers/reply"
	"rectify/handlers/view"
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

// Complaint answers somebody who complains and asks nothing: with a kind word and
// what can be done for them. ok is false for a question.
func (t *Turn) Complaint() (_ reply.Reply, ok bool) {
	if !complains().MatchString(t.Sentence) || asksAtAll.MatchString(t.Sentence) || len(t.Numbers)+len(t.Places) > 0 || t.Want == question.Help {
		return reply.Reply{}, false
	}
	l := t.ReplyLang
	return reply.Sentence(l, l.Say("辛苦了，别着急，我可以帮您一起理一理：问“哪些快到期了”、“我负责的还有哪些没完成”，或输入 /rectify export 导出台账。", "That sounds hard. Let me help you sort it out: ask “what is due soon” or “which of my items are open”, or type /rectify export for the workbook.")), true
}

// greeting answers a greeting: how far everything is, and what can be asked.
func (q Question) greeting(context.Context) (reply.Reply, error) {
	hello := q.ReplyLang.Say("您好！共 %d 项问题：%s。想了解哪一项，直接问就行。", "Hello! There are %d items: %s. Ask about any of them.", len(q.View.Items), card.ByStatus(q.ReplyLang, q.View.Items))
	return exactly(q.ReplyLang, reply.Paragraph{Text: hello}, reply.Suggestions{Questions: reply.SuggestedQuestions(q.ReplyLang)}), nil
}

// thanked answers thanks.
func (q Question) thanked(context.Context) (reply.Reply, error) {
	return exactly(q.ReplyLang, Welcome(q.ReplyLang).Parts...), nil
}

// introduced says what the assistant is.
func (q Question) introduced(context.Context) (reply.Reply, error) {
	about := q.ReplyLang.Say("我是整改助手：回答通报里每项问题的情况并注明出处，维护整改台账，每个工作日早上发送进展提要。",
		"I am the rectification assistant. I answer questions about the notice with their source, keep the ledger of its items, and send a digest every working morning.")
	return exactly(q.ReplyLang, reply.Paragraph{Text: about}, reply.Suggestions{Questions: reply.SuggestedQuestions(q.ReplyLang)}), nil
}

// helped says what can be asked.
func (q Question) helped(context.Context) (reply.Reply, error) {
	out := reply.Help(q.ReplyLang)
	out.Certainty = reply.Exact
	return out, nil
}

// exactly is a reply that is sure and names no item.
func exactly(l reply.Lang, parts ...reply.Part) reply.Reply {
	return reply.Reply{Lang: l, Kind: reply.KindNone, Source: reply.FromRules, Certainty: reply.Exact, Parts: parts}
}

// Welcome answers thanks.
func Welcome(l reply.Lang) reply.Reply {
	return reply.Sentence(l, l.Say("不客气，随时可以再问。", "You are welcome. Ask any time."))
}

// otherBusiness answers what the notices have nothing to do with.
func (q Question) otherBusiness(context.Context) (reply.Reply, error) { return q.nothingBears(), nil }

// nothingBears says that the notices have nothing to do with the question.
func (q Question) nothingBears() reply.Reply {
	out := q.Refuse(q.ReplyLang.Say("通报里没有与此有关的内容。可以换个说法再问，或输入“帮助”看看能问什么。", "The notice has nothing about this. Try other words, or type “help” to see what you can ask."))
	out.Source = reply.FromSearch
	return out
}

// mine lists what the person who asks answers for.
func (q Question) mine(context.Context) (reply.Reply, error) {
	if q.by == nil || q.by.Person.ID == "" {
		return q.Refuse(q.ReplyLang.Say("我不知道您是谁，所以无法列出您负责的问题。请在 Slack 里问我，或输入：list @责任人",
			"I do not know who you are, so I cannot list your items. Ask me in Slack, or type: list @owner")), nil
	}
	own := view.Where(q.View.Items, func(item *ledger.Item) bool { return item.OwnedBy(q.by.Person.ID) })
	out := reply.Reply{Lang: q.ReplyLang, Kind: reply.KindItems, Source: reply.FromRules, Certainty: reply.Exact, Items: card.Refs(own)}
	if len(own) == 0 {
		out.Parts = []reply.Part{reply.Paragraph{Text: q.ReplyLang.Say("目前没有分派给您的问题。", "No item is assigned to you.")}}
		return out, nil
	}
	open, overdue := 0, 0
	for i := range own {
		if own[i].Status.Open() {
			open++
		}
		if clock.Late(&own[i], q.Clock.Today()) {
			overdue++
		}
	}
	out.Parts = []reply.Part{
		reply.Paragraph{Text: q.ReplyLang.Say("您负责 %d 项：%d 项未完成，%d 项逾期。", "You own %d items: %d open, %d overdue.", len(own), open, overdue)},
		reply.ItemList{Items: out.Items, Opens: true},
	}
	return out, nil
}
