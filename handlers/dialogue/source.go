package dialogue

import (
	"context"
	"slices"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// source answers 这个准吗 and 哪来的: which notice and which state of the ledger the last
// answer rests on, and then the answer again.
func (f *followUp) source(ctx context.Context) (reply.Reply, bool, error) {
	first := f.restsOn()
	out, ok, err := f.shownAgain(ctx)
	if err != nil || !ok {
		return out, ok, err
	}
	f.stays = true
	out.Parts = slices.Insert(slices.Clone(out.Parts), 0, reply.Part(reply.Paragraph{Text: first}))
	return out, true, nil
}

// restsOn names the notices that the last answer is from, and says when the ledger was
// changed since.
func (f *followUp) restsOn() string {
	l, from := f.ReplyLang, map[string]bool{f.topic.From: true}
	var changed time.Time
	meant := f.topic.listed()
	if f.topic.Focus != nil {
		meant = []ledger.Key{*f.topic.Focus}
	}
	for _, item := range f.items(meant) {
		from[item.Notice] = true
		if item.Version > 1 && item.UpdatedAt.After(changed) {
			changed = item.UpdatedAt
		}
	}
	var names []string
	for _, n := range f.View.Notices {
		if !from[n.ID] {
			continue
		}
		name := l.Phrase(msgNoticeTitle, n.Called())
		if n.Published != "" {
			name += l.Bracketed(l.Phrase(msgPublishedOn, l.Day(n.Published)))
		}
		names = append(names, name)
	}
	switch {
	case f.topic.Prose:
		return l.Phrase(msgFromTheText, l.Join(names))
	case changed.IsZero():
		return l.Phrase(msgFromNoticeUnchanged, l.Join(names))
	}
	return l.Phrase(msgFromNoticeChanged, l.Join(names), l.Day(changed.Format(time.DateOnly)))
}
