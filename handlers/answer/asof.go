package answer

import (
	"context"
	"time"

	"rectify/handlers/question"
	"rectify/handlers/reply"
	"rectify/index/lexicon"
)

// asOf answers a question about the ledger on a past day: "5月底还有几个没完成".
// ok is false where the question is none.
func (q Question) asOf(ctx context.Context) (_ reply.Reply, ok bool, err error) {
	day, rest, named := question.On(lexicon.Simplify(q.Text), q.Clock.Now())
	if !named {
		return reply.Reply{}, false, nil
	}
	then := q
	then.Query = question.Parse(rest, q.View.Headings())
	aboutItems := then.Want == question.List || then.Want == question.Count || then.Want == question.Share
	if !aboutItems || len(then.Statuses) == 0 && !then.Late {
		return reply.Reply{}, false, nil
	}
	if then.View, err = q.Ledger.OpenOn(ctx, day.AddDate(0, 0, 1).Add(-time.Microsecond)); err != nil {
		return reply.Reply{}, false, err
	}
	date := day.Format(time.DateOnly)
	if len(then.View.Items) == 0 {
		return then.Refuse(q.ReplyLang.Phrase(msgNoticePublishedYet, date)), true, nil
	}
	then.day, then.Text = date, rest
	out, err := then.Items(ctx)
	out.Lang, out.AsOf = q.ReplyLang, date
	out.Parts = append([]reply.Part{reply.Paragraph{Text: q.ReplyLang.Phrase(msgAsOf, date)}}, out.Parts...)
	return out, true, err
}
