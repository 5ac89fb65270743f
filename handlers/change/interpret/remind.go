package interpret

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// remindAt is the hour of reminders without one.
const remindAt = "09:00"

// partsOfDay maps words for a part of the day to hours.
var partsOfDay = []struct{ word, hour string }{
	{"下班", "17:00"}, {"中午", "12:00"}, {"noon", "12:00"}, {"midnight", "23:59"}, {"下午", "14:00"}, {"afternoon", "14:00"}, {"傍晚", "18:00"},
	{"晚上", "19:00"}, {"晚", "19:00"}, {"evening", "19:00"}, {"tonight", "19:00"},
}

// hourIn returns the hour in the text of a date, as "15:04": 明天下午三点.
func hourIn(date string) (hour string, ok bool) {
	date = strings.ToLower(reply.Readable(date))
	before := ' '
	for i, r := range date {
		inNumber := unicode.IsDigit(r) && unicode.IsDigit(before) || text.IsChineseNumeral(r) && text.IsChineseNumeral(before)
		if before = r; inNumber {
			continue
		}
		if hour, ok := command.HourOfDay(date[i:]); ok {
			return hour, true
		}
	}
	for _, part := range partsOfDay {
		if strings.Contains(date, part.word) {
			return part.hour, true
		}
	}
	return "", false
}

// remind sets a reminder for the person who asks.
func (a *Interpreter) remind(t Typed) reply.Reply {
	l := t.Lang
	if !a.People.Connected() {
		return reply.Sentence(l, l.Phrase(msgRemindersNeedChat))
	}
	date, _, note, _ := a.Clock.SplitDate(l, t.Command.Words) // askDate found it clear
	said := text.ReadDate(t.Command.Words, a.Clock.Now(), text.Ahead).Text
	hour, stated := hourIn(said)
	switch {
	case !stated && strings.ContainsAny(said, "点:：時时"):
		return reply.Sentence(l, l.Phrase(msgHourNotUnderstood, said))
	case !stated:
		hour = remindAt
	}
	at, err := time.ParseInLocation(time.DateOnly+" 15:04", date+" "+hour, a.Clock.Now().Location())
	switch now := a.Clock.Now(); {
	case err == nil && date == now.Format(time.DateOnly) && at.Before(now):
		return reply.Sentence(l, l.Phrase(msgHourPassed, hour))
	case err != nil || at.Before(now):
		return reply.Sentence(l, l.Phrase(msgReminderDayPassed, date))
	}
	out := reply.Sentence(l, l.Phrase(msgReminderSet, date, hour))
	for _, item := range t.Items {
		out.Notifications = append(out.Notifications, reply.Notification{
			Key: fmt.Sprintf("%s %s %d", t.ID, item.Notice, item.Number), To: t.Person.ID, At: at,
			Reply: reply.Reply{
				Lang: l, Kind: reply.KindItem, Source: reply.FromRules, Items: card.Refs([]ledger.Item{item}),
				Parts: []reply.Part{
					reply.Paragraph{Text: l.Phrase(msgReminder, l.ItemOf(item.NoticeKey, item.Number)+" "+item.Title) + l.Bracketed(note)},
					reply.Buttons{{Label: l.Phrase(msgShow), Command: fmt.Sprintf("status %s", item.Ref()), Main: true}},
				},
			},
		})
	}
	return out
}
