package feedback

import (
	"context"
	"slices"
	"strings"
	"time"

	"rectify/data/feedback"
	"rectify/handlers/reply"
)

// Words by which an answer is rated.
const (
	good = "good"
	bad  = "bad"
)

// Rate carries out "rate-answer good|bad QUESTION".
func (a *Feedback) Rate(ctx context.Context, r reply.Request, words string) (reply.Reply, error) {
	verdict, asked, _ := strings.Cut(words, " ")
	if verdict != good && verdict != bad || asked == "" {
		return reply.Help(r.Lang), nil
	}
	reason := strings.TrimSpace(r.Values["reason"])
	if more := strings.TrimSpace(r.Values["note"]); more != "" {
		reason = strings.TrimSpace(reason + " " + more)
	}
	answer, err := a.Answers.KeptAnswer(ctx, asked)
	if err != nil {
		return reply.Reply{}, err
	}
	err = a.Keeper.Rate(ctx, feedback.Rating{By: r.Person.ID, Question: asked, Good: verdict == good, Reason: reason, Answer: answer, At: a.Clock.Now()})
	if err != nil {
		return reply.Reply{}, err
	}
	return reply.Sentence(r.Lang, r.Lang.Phrase(msgRatingSaved)), nil
}

// RatingsReply lists ratings of answers, latest first.
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
	sum := reply.Paragraph{Text: l.Phrase(msgRatingsSummary, len(ratings), helped, len(ratings)-helped)}
	return reply.Reply{Lang: l, Kind: reply.KindNone, Source: reply.FromRules, Parts: append(parts, sum)}
}

// RatingForm asks why an answer did not help.
func RatingForm(l reply.Lang, command string) reply.Form {
	reasons := []string{
		l.Phrase(msgWrongNotAsked), l.Phrase(msgWrongIncomplete), l.Phrase(msgWrongFigure),
		l.Phrase(msgWrongNotFound), l.Phrase(msgWrongOther),
	}
	choice := reply.Field{Name: "reason", Label: l.Phrase(msgWrongField), Kind: reply.FieldChoice}
	for _, reason := range reasons {
		choice.Options = append(choice.Options, reply.Option{Label: reason, Value: reason})
	}
	return reply.Form{
		Lang: l, Command: command, Title: l.Phrase(msgRatingForm), Send: l.Phrase(msgSend),
		Fields: []reply.Field{choice, {Name: "note", Label: l.Phrase(msgRatingMoreField), Kind: reply.FieldText, Optional: true}},
	}
}
