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
	return reply.Sentence(l, l.Phrase(msgSoundsHardLetHelp)), true
}

// greeting answers a greeting: how far everything is, and what can be asked.
func (q Question) greeting(context.Context) (reply.Reply, error) {
	hello := q.ReplyLang.Phrase(msgHelloItemsAskAbout, len(q.View.Items), card.ByStatus(q.ReplyLang, q.View.Items))
	return exactly(q.ReplyLang, reply.Paragraph{Text: hello}, reply.Suggestions{Questions: reply.SuggestedQuestions(q.ReplyLang)}), nil
}

// thanked answers thanks.
func (q Question) thanked(context.Context) (reply.Reply, error) {
	return exactly(q.ReplyLang, Welcome(q.ReplyLang).Parts...), nil
}

// introduced says what the assistant is.
func (q Question) introduced(context.Context) (reply.Reply, error) {
	about := q.ReplyLang.Phrase(msgAmRectificationAssistantAnswer)
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
	return reply.Sentence(l, l.Phrase(msgWelcomeAskAnyTime))
}

// otherBusiness answers what the notices have nothing to do with.
func (q Question) otherBusiness(context.Context) (reply.Reply, error) { return q.nothingBears(), nil }

// nothingBears says that the notices have nothing to do with the question.
func (q Question) nothingBears() reply.Reply {
	out := q.Refuse(q.ReplyLang.Phrase(msgNoticeNothingAboutTry))
	out.Source = reply.FromSearch
	return out
}

// mine lists what the person who asks answers for.
func (q Question) mine(context.Context) (reply.Reply, error) {
	if q.by == nil || q.by.Person.ID == "" {
		return q.Refuse(q.ReplyLang.Phrase(msgDoKnowCannotList)), nil
	}
	own := view.Where(q.View.Items, func(item *ledger.Item) bool { return item.OwnedBy(q.by.Person.ID) })
	out := reply.Reply{Lang: q.ReplyLang, Kind: reply.KindItems, Source: reply.FromRules, Certainty: reply.Exact, Items: card.Refs(own)}
	if len(own) == 0 {
		out.Parts = []reply.Part{reply.Paragraph{Text: q.ReplyLang.Phrase(msgNoItemAssigned)}}
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
		reply.Paragraph{Text: q.ReplyLang.Phrase(msgOwnItemsOpenOverdue, len(own), open, overdue)},
		reply.ItemList{Items: out.Items, Opens: true},
	}
	return out, nil
}
