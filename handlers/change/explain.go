package change

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"rectify/data/database"
	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
)

// Explain returns the reply for a change that failed. Errors that the person
// cannot fix are returned as errors.
func (a *Changes) Explain(ctx context.Context, r reply.Request, err error) (reply.Reply, error) {
	var conflict *ledger.ConflictError
	if errors.As(err, &conflict) {
		return conflictReply(r, conflict, a.Cards.TellerFor(ctx, r.Lang, conflict.Since...)), nil
	}
	if out, err := rights.Refusal(r.Lang, err); err == nil {
		return out, nil
	}
	about := ""
	var which *ledger.ItemError
	if errors.As(err, &which) {
		about = r.Lang.Phrase(msgItem, which.Number)
	}
	for _, reason := range reasons {
		if errors.Is(err, reason.err) {
			sentence := r.Lang.Say(reason.zh, reason.en)
			if which != nil {
				sentence = hintedItem.ReplaceAllString(sentence, fmt.Sprintf("${1}%d", which.Number))
			}
			return reply.Sentence(r.Lang, about+sentence), nil
		}
	}
	return reply.Reply{}, fmt.Errorf("changing items: %w", err)
}

// hintedItem is where a hint names the item at hand.
var hintedItem = regexp.MustCompile(`(/rectify \w+ )N\b`)

// reasons are why the ledger does not make a change, and what to do next.
var reasons = []struct {
	err    error
	zh, en string
}{
	{ledger.ErrUnchanged, "现在就是这样，没有需要更改的。要补充情况请加上说明。", "No change: it already has that value. Add a note to report progress."},
	{ledger.ErrCloseByApproval, "销号须由审批人用 /rectify close N 办理。", "Only an approver can close it off, with /rectify close N."},
	{ledger.ErrClosedOff, "已销号，不能直接更改；确需更改请先 /rectify reopen N 原因。", "It is closed off. Reopen it first: /rectify reopen N reason."},
	{ledger.ErrReasonNeeded, "请写明原因。", "Please give a reason."},
	{ledger.ErrEvidenceNeeded, "上报完成前须先提交佐证材料：/rectify evidence N 链接。", "Add evidence before you report it done: /rectify evidence N link."},
	{ledger.ErrNotRectified, "还没有整改完成，不能销号。", "It is not rectified yet, so it cannot be closed off."},
	{ledger.ErrSamePerson, "上报完成的人不能自己销号，请另一位审批人办理。", "The person who reported it done cannot close it off. Another approver must."},
	{ledger.ErrDone, "这一项已经完成。", "It is already done."},
	{ledger.ErrNotLater, "申请的日期不晚于现在的时限。", "That date is not later than the current due date."},
	{ledger.ErrPast, "这个日期已经过去。", "That date has passed."},
	{ledger.ErrWhyLater, "请写明延期的原因：/rectify extend N 日期 原因。", "Please say why more time is needed: /rectify extend N DATE reason."},
	{ledger.ErrNotAsked, "没有待批的延期申请。", "There is no pending extension request."},
	{ledger.ErrOwnRequest, "您申请过延期，不能批准自己的申请，也不能自己放宽时限，请另一位审批人办理。", "You requested the extension yourself, so another approver must decide."},
	{ledger.ErrNotOwner, "只有被分派的责任人可以签收。", "Only the assigned owner can confirm receipt."},
	{ledger.ErrNoOwner, "还没有责任人，请先 /rectify assign N @某人。", "It has no owner yet. First: /rectify assign N @name."},
	{ledger.ErrNudged, "今天已经催办过了。", "The owner was already nudged today."},
	{ledger.ErrNothingToUndo, "没有可以撤销的更改。", "There is no change to undo."},
	{ledger.ErrInvalid, "内容不合要求（过长或格式不对），没有更改。", "The text is too long or malformed. Nothing was changed."},
	{database.ErrBusy, "台账正忙，没有更改，请再试一次。", "The ledger is busy. Nothing was changed; please try again."},
	{database.ErrReplaced, "台账文件在运行中被移走或替换，没有更改，请告知管理员重新启动程序。", "The ledger file was moved or replaced while in use. Nothing was changed. Please ask the administrator to restart the program."},
	{database.ErrFull, "磁盘已满，没有更改，请告知管理员。", "The disk is full. Nothing was changed. Please tell the administrator."},
}

// conflictReply says what happened since the person looked, and asks again.
func conflictReply(r reply.Request, c *ledger.ConflictError, t card.Teller) reply.Reply {
	l, item := r.Lang, c.Current
	var rows []string
	for _, e := range c.Since {
		rows = append(rows, t.Entry(e))
	}
	seen := map[int]int{}
	for number, version := range r.Seen {
		seen[number] = version
	}
	seen[item.Number] = item.Version
	as := reply.AsAnswer
	if r.InPlace {
		as = reply.InPlace
	}
	return reply.Reply{
		Lang: l, Kind: reply.KindItem, Source: reply.FromRules, Items: card.Refs([]ledger.Item{item}),
		Parts: []reply.Part{
			reply.Paragraph{Text: l.Phrase(msgItemChangedMeantimeChange, item.Number)},
			reply.Paragraph{Text: strings.Join(rows, "\n")},
			reply.Paragraph{Text: l.Phrase(msgNowVersionApplyChange, l.Status(item.Status), item.Version)},
			reply.Buttons{{Label: l.Phrase(msgApplyAnyway), Command: r.Text, Seen: seen, Confirm: true, As: as}},
		},
	}
}
