package dispatch

import (
	"context"
	"regexp"
	"strings"
	"time"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// dueWords are a list narrowed to what is due: "due before December 15", "12月15日前".
var dueWords = regexp.MustCompile(`(?i)^(?:due\s+|到期\s*)?(.*?)(前|内|到期|到期的)?$`)

// listDue lists what is due by a day; ok is false where the words name none.
func (a *Desk) listDue(ctx context.Context, r reply.Request, words string) (_ reply.Reply, ok bool, err error) {
	m := dueWords.FindStringSubmatch(strings.TrimSpace(words))
	if m == nil || m[1] == words {
		return reply.Reply{}, false, nil
	}
	d := text.ReadDate(m[1]+strings.TrimPrefix(strings.TrimSuffix(m[2], "的"), "到期"), a.Clock.Now(), text.Ahead)
	switch {
	case d.Problem == text.NoDate || d.After != "" || d.Working > 0:
		return reply.Reply{}, false, nil
	case d.Problem != text.Clear:
		return a.Changes.AskWhich(r.Lang, d, "list due before", func(day time.Time) string { return "list due before " + day.Format(time.DateOnly) }), true, nil
	}
	r.Text = r.Lang.Phrase(msgQuestionDueBy, d.Last.Format(time.DateOnly))
	out, err := a.Dialogues.AnswerAlone(ctx, r)
	return out, true, err
}
