package handlers

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/data/feedback"
	"rectify/data/text"
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

// rate is "rate-answer good|bad QUESTION".
func (a *Changes) rate(ctx context.Context, r Request, words string) (Reply, error) {
	verdict, asked, _ := strings.Cut(words, " ")
	if verdict != good && verdict != bad || asked == "" {
		return helpReply(r.Lang), nil
	}
	reason := strings.TrimSpace(r.Values["reason"])
	if more := strings.TrimSpace(r.Values["note"]); more != "" {
		reason = strings.TrimSpace(reason + " " + more)
	}
	rater, ok := a.keeper.(Rater)
	if !ok {
		return Reply{}, errNoKeeper
	}
	answer, err := a.answers.keptAnswer(ctx, asked)
	if err != nil {
		return Reply{}, err
	}
	err = rater.Rate(ctx, feedback.Rating{By: r.Person.ID, Question: asked, Good: verdict == good, Reason: reason, Answer: answer, At: a.clock.now()})
	if err != nil {
		return Reply{}, err
	}
	return saying(r.Lang, r.Lang.Say("谢谢，已记下您的评价。", "Thank you, your rating is saved.")), nil
}

// keepAnswer remembers an answer that would not be written the same again.
func (a *Composer) keepAnswer(ctx context.Context, asked string, reply Reply) error {
	if a.memory == nil {
		return nil
	}
	return a.memory.Remember(ctx, answerMark(asked), []byte(beginning(reply.Plain())), a.clock.now(), a.clock.now().Add(talkLife))
}

// answerMark names an answer by its question, which may be long.
func answerMark(asked string) string { return fmt.Sprintf("answer %x", sha256.Sum256([]byte(asked))) }

// keptAnswer is the beginning of the answer to a question: as it was written,
// or as it is found.
func (a *Answers) keptAnswer(ctx context.Context, asked string) (string, error) {
	if a.memory != nil {
		body, err := a.memory.Recall(ctx, answerMark(readable(asked)))
		if err != nil || body != nil {
			return string(body), err
		}
	}
	found, err := a.find(ctx, asked)
	return beginning(found.Plain()), err
}

// RatingsReply lists what people thought of answers, the latest first.
func RatingsReply(l Lang, ratings []feedback.Rating, zone *time.Location) Reply {
	helped := 0
	var parts []Part
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
		parts = append(parts, Paragraph{Text: line})
	}
	sum := Paragraph{Text: l.Say("%d 个回答有人评价：%d 个有用，%d 个没帮上。", "%d answers were rated: %d helped, %d did not.", len(ratings), helped, len(ratings)-helped)}
	return Reply{Lang: l, Kind: KindNone, Source: FromRules, Parts: append(parts, sum)}
}

// longestBeginning is how much of an answer is kept with its rating, in runes.
const longestBeginning = 200

func beginning(answer string) string {
	return text.Clip(answer, longestBeginning)
}

// rateForm asks why an answer did not help.
func rateForm(l Lang, command string) Form {
	reasons := []string{
		l.Say("答非所问", "Not what I asked"), l.Say("漏了内容", "Something is missing"), l.Say("数字或状态不对", "A number or status is wrong"),
		l.Say("通报里有，却说没有", "It is in the notice, but the answer says it is not"), l.Say("其他", "Something else"),
	}
	choice := Field{Name: "reason", Label: l.Say("哪里不好", "What is wrong"), Kind: FieldChoice}
	for _, reason := range reasons {
		choice.Options = append(choice.Options, Option{Label: reason, Value: reason})
	}
	return Form{
		Lang: l, Command: command, Title: l.Say("这个回答没帮上忙", "This answer did not help"), Send: l.Say("提交", "Send"),
		Fields: []Field{choice, {Name: "note", Label: l.Say("补充说明", "More"), Kind: FieldText, Optional: true}},
	}
}
