package change

import (
	"context"
	"slices"
	"strings"
	"time"

	"rectify/data/feedback"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Rater keeps what people think of answers.
type Rater interface {
	Rate(ctx context.Context, r feedback.Rating) error
	Ratings(ctx context.Context) ([]feedback.Rating, error)
}

// Words by which an answer is rated.
const (
	good = "good"
	bad  = "bad"
)

// Rate is "rate-answer good|bad QUESTION".
func (a *Changes) Rate(ctx context.Context, r reply.Request, words string) (reply.Reply, error) {
	verdict, asked, _ := strings.Cut(words, " ")
	if verdict != good && verdict != bad || asked == "" {
		return reply.Help(r.Lang), nil
	}
	reason := strings.TrimSpace(r.Values["reason"])
	if more := strings.TrimSpace(r.Values["note"]); more != "" {
		reason = strings.TrimSpace(reason + " " + more)
	}
	rater, ok := a.Keeper.(Rater)
	if !ok {
		return reply.Reply{}, view.ErrReadOnly
	}
	answer, err := a.Answers.KeptAnswer(ctx, asked)
	if err != nil {
		return reply.Reply{}, err
	}
	err = rater.Rate(ctx, feedback.Rating{By: r.Person.ID, Question: asked, Good: verdict == good, Reason: reason, Answer: answer, At: a.Clock.Now()})
	if err != nil {
		return reply.Reply{}, err
	}
	return reply.Sentence(r.Lang, r.Lang.Say("谢谢，已记下您的评价。", "Thank you, your rating is saved.")), nil
}

// RatingsReply lists what people thought of answers, the latest first.
func RatingsReply(l reply.Lang, ratings []feedback.Rating, zone *time.Location) reply.Reply {
	helped := 0
	var parts []reply.Part
	for _, r := range slices.Backward(ratings) {
		verdict := "👎"
		if r.Good {
			verdict = "👍"
			helped++
		}
		line := verdict + " " + r.At.In(zone).Format("2006-01-02 15:04") + "  " + r.By + "  " + r.Question
		for _, more := range []string{r.Reason, r.Answer} {
			if more = strings.Join(strings.Fields(more), " "); more != "" {
				line += "\n    " + more
			}
		}
		parts = append(parts, reply.Paragraph{Text: line})
	}
	sum := reply.Paragraph{Text: l.Say("%d 个回答有人评价：%d 个有用，%d 个没帮上。", "%d answers were rated: %d helped, %d did not.", len(ratings), helped, len(ratings)-helped)}
	return reply.Reply{Lang: l, Kind: reply.KindNone, Source: reply.FromRules, Parts: append(parts, sum)}
}

// rateForm asks why an answer did not help.
func rateForm(l reply.Lang, command string) reply.Form {
	reasons := []string{
		l.Say("答非所问", "Not what I asked"), l.Say("漏了内容", "Something is missing"), l.Say("数字或状态不对", "A number or status is wrong"),
		l.Say("通报里有，却说没有", "It is in the notice, but the answer says it is not"), l.Say("其他", "Something else"),
	}
	choice := reply.Field{Name: "reason", Label: l.Say("哪里不好", "What is wrong"), Kind: reply.FieldChoice}
	for _, reason := range reasons {
		choice.Options = append(choice.Options, reply.Option{Label: reason, Value: reason})
	}
	return reply.Form{
		Lang: l, Command: command, Title: l.Say("这个回答没帮上忙", "This answer did not help"), Send: l.Say("提交", "Send"),
		Fields: []reply.Field{choice, {Name: "note", Label: l.Say("补充说明", "More"), Kind: reply.FieldText, Optional: true}},
	}
}
