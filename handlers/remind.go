package handlers

import (
	"fmt"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/command"
)

// remindAt is the hour at which reminders come.
const remindAt = 9

// remind is "remind N DATE text": a letter to oneself.
func (a *Assistant) remind(r Request, c command.Command, items []ledger.Item) Reply {
	l := r.Lang
	if a.people == nil {
		return saying(l, l.say("没有连接 Slack，不能定时提醒。", "Without Slack nobody can be reminded."))
	}
	date, _, text, _ := a.splitDate(l, c.Words) // found to be clear
	day, err := time.ParseInLocation(time.DateOnly, date, a.now().Location())
	at := day.Add(remindAt * time.Hour)
	switch now := a.now(); {
	case err == nil && date == now.Format(time.DateOnly) && at.Before(now):
		return saying(l, l.say("今天 9 点已过，请换一天。", "It is past 9 today: choose another day."))
	case err != nil || at.Before(now):
		return saying(l, l.say("%s 已经过去了。", "%s has passed.", date))
	}
	reply := saying(l, l.say("好的，%s 上午 9 点提醒您。", "You will be reminded on %s at 9.", date))
	for _, item := range items {
		reply.Letters = append(reply.Letters, Letter{
			Key: fmt.Sprintf("%s %s %d", r.ID, item.Notice, item.Number), To: r.Person.ID, At: at,
			Reply: Reply{
				Lang: l, Kind: KindItem, Source: FromRules, Items: refs([]ledger.Item{item}),
				Parts: []Part{
					Paragraph{l.say("提醒：%s", "Reminder: %s", l.item(item.Number)+" "+item.Title) + noted(l, text)},
					Buttons{{Label: l.say("查看", "Show"), Command: fmt.Sprintf("status %d", item.Number), Main: true}},
				},
			},
		})
	}
	return reply
}
