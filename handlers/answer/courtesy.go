package answer

import (
	"cmp"
	"context"
	"regexp"
	"strings"
	"unicode/utf8"

	"rectify/handlers/card"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
)

// Unreadable answers what is not read at all: no words, or far too many. What has no
// letters is answered in the person's own language, or the office's where l is empty. ok
// is false for a sentence.
func (a *Answers) Unreadable(typed string, l reply.Lang) (_ reply.Reply, ok bool) {
	asked := reply.Readable(typed)
	switch {
	case reply.SaysNothing(asked):
		return wordless(typed, cmp.Or(l, a.DefaultLang, reply.Chinese)), true
	case utf8.RuneCountInString(asked) > reply.LongestQuestion:
		l := reply.Lang(grammar.Language(asked))
		return reply.Sentence(l, l.Phrase(msgQuestionTooLong, reply.LongestQuestion)), true
	}
	return reply.Reply{}, false
}

// wordless answers an emoji as a colleague would, and punctuation with what can be asked.
func wordless(sign string, l reply.Lang) reply.Reply {
	switch {
	case strings.ContainsAny(sign, "👋🤝"):
		return reply.Sentence(l, l.Phrase(msgTalkWave))
	case strings.ContainsFunc(sign, pictured):
		return reply.Sentence(l, l.Phrase(msgTalkNoted))
	}
	return reply.Sentence(l, l.Phrase(msgTypeAQuestion))
}

// pictured reports whether a character is an emoji, or a sign drawn as one.
func pictured(r rune) bool { return r >= 0x2600 && r <= 0x27BF || r >= 0x1F300 }

// How people take their leave, and how they say thanks; whatever else is no question
// only tells that they have read the answer: 收到, got it, ok.
var (
	farewell  = regexp.MustCompile(`再见|再会|拜拜|拜了|白白|回头见|回见|明天见|下次见|晚安|下班|先走了|(?i)\b(?:bye|goodbye|good night|see (?:you|ya)|cya|later|have a (?:good|nice) (?:day|evening|weekend))\b`)
	gratitude = regexp.MustCompile(`谢|感激|辛苦|麻烦(?:你|您)?了|多亏|(?i)\b(?:thank\w*|thx|ty|tks|cheers|appreciate\w*|grateful)\b`)
)

// Acknowledged answers what asks nothing more: thanks, a farewell, 收到.
func Acknowledged(l reply.Lang, sentence string) reply.Reply {
	switch {
	case gratitude.MatchString(sentence):
		return reply.Sentence(l, l.Phrase(msgTalkWelcome))
	case farewell.MatchString(sentence):
		return reply.Sentence(l, l.Phrase(msgTalkFarewell))
	}
	return reply.Sentence(l, l.Phrase(msgTalkNoted))
}

// greeting answers a greeting: how far everything is, and what can be asked.
func (q Question) greeting(context.Context) (reply.Reply, error) {
	hello := q.ReplyLang.Phrase(msgTalkGreeting, len(q.View.Items), card.ByStatus(q.ReplyLang, q.View.Items))
	return exactly(q.ReplyLang, reply.Paragraph{Text: hello}, reply.Suggestions{Questions: reply.SuggestedQuestions(q.ReplyLang)}), nil
}

// thanked answers what asks nothing more.
func (q Question) thanked(context.Context) (reply.Reply, error) {
	return exactly(q.ReplyLang, Acknowledged(q.ReplyLang, q.Text).Parts...), nil
}

// introduced says what the assistant is.
func (q Question) introduced(context.Context) (reply.Reply, error) {
	about := q.ReplyLang.Phrase(msgTalkWhoAmI)
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
