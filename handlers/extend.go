package handlers

import (
	"context"
	"fmt"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/command"
)

// Words by which an approver decides on a request for more time.
var (
	grants  = []string{"grant", "granted", "approve", "approved", "yes", "ok", "同意", "批准"}
	refuses = []string{"refuse", "refused", "deny", "denied", "reject", "no", "不同意", "不批准", "驳回"}
)

// readExtend reads "extend N DATE reason" of somebody who asks for more time,
// and "extend N grant" or "extend N refuse reason" of an approver.
func (a *Assistant) readExtend(l Lang, c command.Command) (ledger.Act, Role, string) {
	word, rest, _ := strings.Cut(c.Words, " ")
	for _, w := range refuses {
		if strings.EqualFold(word, w) {
			return ledger.RefuseLater{Reason: rest}, Approver, ""
		}
	}
	for _, w := range grants {
		if strings.EqualFold(word, w) {
			return ledger.GrantLater{Note: rest}, Approver, ""
		}
	}
	date, reason, ok := command.SplitDate(c.Words, a.now())
	if !ok {
		return nil, 0, l.say("请写明日期和原因，例如：/rectify extend %d 6月底 等待批复。", "Name a date and the reason, such as: /rectify extend %d 2024-06-30 waiting for approval.", c.Numbers[0])
	}
	return ledger.AskLater{Due: date, Reason: reason}, Editor, ""
}

// withLetters adds to the reply what others must hear of the change at once:
// approvers of a request for more time, who asked of the decision, the owner
// of a nudge.
func (a *Assistant) withLetters(ctx context.Context, r Request, reply Reply, items []ledger.Item, act ledger.Act) Reply {
	if a.people == nil {
		return reply
	}
	l := r.Lang
	by := a.people.Name(ctx, r.Person.ID)
	for _, item := range items {
		about := func(parts ...Part) Reply {
			return Reply{Lang: l, Kind: KindItem, Source: FromRules, Items: refs([]ledger.Item{item}), Parts: parts}
		}
		letter := func(to string, parts ...Part) {
			key := fmt.Sprintf("%s %s %d %s", r.ID, item.Notice, item.Number, to)
			reply.Letters = append(reply.Letters, Letter{Key: key, To: to, Reply: about(parts...)})
		}
		name := l.item(item.Number) + " " + item.Title
		switch act := act.(type) {
		case ledger.AskLater:
			ask := Paragraph{l.say("%s 申请将%s延期至 %s：%s", "%s asks for more time for %s, until %s: %s", by, name, act.Due, act.Reason)}
			seen := map[int]int{item.Number: item.Version}
			decide := Buttons{
				{Label: l.say("同意延期", "Grant"), Command: fmt.Sprintf("extend %d grant", item.Number), Seen: seen, Main: true},
				{Label: l.say("不同意", "Refuse"), Command: fmt.Sprintf("extend %d refuse %s", item.Number, l.say("未获批准", "not granted")), Seen: seen},
			}
			for _, id := range a.people.Approvers(ctx) {
				if id != r.Person.ID {
					letter(id, ask, decide)
				}
			}
		case ledger.GrantLater:
			letter(a.asker(ctx, item), Paragraph{l.say("%s 同意将%s延期至 %s。", "%s granted more time for %s, until %s.", by, name, item.Due)})
		case ledger.RefuseLater:
			letter(a.asker(ctx, item), Paragraph{l.say("%s 不同意%s延期：%s", "%s granted no more time for %s: %s", by, name, act.Reason)})
		case ledger.Nudge:
			for _, to := range owners(item) {
				letter(to,
					Paragraph{l.say("%s 催办%s。请汇报进展。", "%s asks how far %s is. Please report.", by, name) + noted(l, act.Note)},
					Buttons{{Label: l.say("查看", "Show"), Command: fmt.Sprintf("status %d", item.Number), Main: true}})
			}
			if len(owners(item)) == 0 {
				reply.Parts = append(reply.Parts, Paragraph{l.say("责任人“%s”不是 Slack 用户，没有发出消息；已记录催办。", "The owner “%s” is nobody in Slack: no message was sent, but it is on record.", item.Owner)})
			}
		}
	}
	return reply
}

func noted(l Lang, note string) string {
	if note = strings.TrimSpace(note); note == "" {
		return ""
	}
	return l.say("（%s）", " (%s)", note)
}

// asker is who asked last for more time.
func (a *Assistant) asker(ctx context.Context, item ledger.Item) string {
	entries, err := a.keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return ""
	}
	for i := len(entries) - 1; i >= 0; i-- {
		if entries[i].Action == ledger.LaterAsked {
			return entries[i].By
		}
	}
	return ""
}

// owners are the people among an item's owners who can be written to: those
// assigned as @id.
func owners(item ledger.Item) (ids []string) {
	for _, word := range strings.Fields(item.Owner) {
		if id, ok := strings.CutPrefix(word, "@"); ok && id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}
