package handlers

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rectify/data/ledger"
)

// withLetters adds to the reply what others must hear of the change at once:
// approvers of a request for more time, who asked of the decision, the owner
// of a nudge, those who were assigned.
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
				{Label: l.say("同意延期", "Grant"), Command: fmt.Sprintf("extend %d grant", item.Number), Seen: seen, Main: true, As: InPlace},
				{Label: l.say("不同意…", "Refuse…"), Command: fmt.Sprintf("extend %d refuse", item.Number), Seen: seen, As: AsForm},
			}
			deciders := slices.DeleteFunc(slices.Clone(a.people.Approvers(ctx)), func(id string) bool { return id == r.Person.ID })
			for _, id := range deciders {
				letter(id, ask, decide)
			}
			if len(deciders) == 0 {
				reply.Parts = append(reply.Parts, Paragraph{l.say("申请已记录，但目前没有能批复它的审批人：请管理员设置 RECTIFY_APPROVERS。", "The request is on record, but there is no approver to decide on it: the administrator names them in RECTIFY_APPROVERS.")})
			}
		case ledger.Assign:
			for _, to := range item.OwnerIDs() {
				if to == r.Person.ID || !item.Unreceived() {
					continue
				}
				letter(to,
					Paragraph{l.say("%s 把%s派给了您%s。请签收。", "%s assigned you %s%s. Please confirm that you have received it.", by, name, untilDue(l, item))},
					Buttons{
						{Label: l.say("签收", "Received"), Command: fmt.Sprintf("receive %d", item.Number), Main: true, As: InPlace},
						{Label: l.say("查看", "Show"), Command: fmt.Sprintf("status %d", item.Number), As: AsWindow},
					})
			}
		case ledger.SetDue:
			if asker := a.answered(ctx, item); asker != "" && asker != r.Person.ID {
				letter(asker, Paragraph{l.say("%s 把%s的时限改为 %s，您的延期申请不再待批。", "%s set the due date of %s to %s: that answers your request for more time.", by, name, cmp.Or(item.Due, l.say("无", "none")))})
			}
		case ledger.GrantLater:
			letter(a.asker(ctx, item), Paragraph{l.say("%s 同意将%s延期至 %s。", "%s granted more time for %s, until %s.", by, name, item.Due)})
		case ledger.RefuseLater:
			letter(a.asker(ctx, item), Paragraph{l.say("%s 不同意%s延期：%s", "%s granted no more time for %s: %s", by, name, act.Reason)})
		case ledger.Nudge:
			for _, to := range item.OwnerIDs() {
				letter(to,
					Paragraph{l.say("%s 催办%s。请汇报进展。", "%s asks how far %s is. Please report.", by, name) + noted(l, act.Note)},
					Buttons{
						{Label: l.say("汇报进展", "Report"), Command: fmt.Sprintf("status %d", item.Number), As: AsForm, Main: true},
						{Label: l.say("查看", "Show"), Command: fmt.Sprintf("status %d", item.Number), As: AsWindow},
					})
			}
			if len(item.OwnerIDs()) == 0 {
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

// untilDue says by when, where that is set.
func untilDue(l Lang, item ledger.Item) string {
	if item.Due == "" {
		return ""
	}
	return l.say("，时限 %s", ", due %s", item.Due)
}
