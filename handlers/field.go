package handlers

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/index"
)

// Words that ask for a field of the ledger, folded.
var (
	asksOwner    = regexp.MustCompile(`谁(来|在)?(负责|牵头|管)|责任(人|单位|部门|科室)|牵头(单位|部门|科室)|配合(单位|部门|科室)|归谁|配合的?是|协办|(谁|哪个(单位|部门|科室)?|哪些(单位|部门|科室)?)(来|在)?(配合|协助)|分管领导|包保|归哪个(单位|部门|科室)|(哪个|哪家)(单位|部门|科室)负责|由谁|\bowners?\b|\bowns\b|responsible|in charge|assigned to`)
	asksDueDate  = regexp.MustCompile(`到期|期限|时限|截止|限期|deadline|\bdue\b`)
	asksEvidence = regexp.MustCompile(`佐证|证据|证明材料|附件|\bevidence\b|\bproof\b`)
)

// fieldLine answers a question for a field of an item in one line, from the
// ledger; the line is empty where no field is asked for.
func (q asking) fieldLine(ctx context.Context, item ledger.Item) (line string, err error) {
	folded := index.Fold(q.text)
	name := q.lang.item(item.Number)
	switch {
	case asksEvidence.MatchString(folded):
		return q.evidenceLine(ctx, item)
	case asksDueDate.MatchString(folded):
		if item.Due == "" {
			return q.lang.say("台账里%s还没有设定时限。", "The ledger has no due date for %s.", name), nil
		}
		return q.lang.say("%s的时限是 %s%s。", "%s is due on %s%s.", name, item.Due, q.untilDue(&item)), nil
	case asksOwner.MatchString(folded):
		return q.ownerLine(&item), nil
	}
	return "", nil
}

// ownerLine says who answers for an item: the unit, its people, and who supports
// it.
func (q asking) ownerLine(item *ledger.Item) string {
	name := q.lang.item(item.Number)
	if item.Owner == "" {
		return q.lang.say("台账里%s还没有责任人。", "The ledger names no owner of %s.", name)
	}
	line := q.lang.say("%s由%s负责", "%s is owned by %s", name, item.Owner)
	if person := q.book.person(item); person != "" {
		line += q.lang.say("，责任人%s", ", with %s responsible", person)
	}
	if item.Supporting != "" {
		line += q.lang.say("，%s配合", ", supported by %s", item.Supporting)
	}
	return line + q.lang.say("。", ".")
}

// untilDue says how far a due date is, behind it; nothing for an item that is
// done.
func (q asking) untilDue(item *ledger.Item) string {
	due, err := time.Parse(time.DateOnly, item.Due)
	today, err2 := time.Parse(time.DateOnly, q.today())
	if err != nil || err2 != nil || item.Status.Done() {
		return ""
	}
	switch days := int(due.Sub(today).Hours() / 24); {
	case days < 0:
		return q.lang.say("，已逾期 %d 天", ", %d days overdue", -days)
	case days == 0:
		return q.lang.say("，就是今天", ", which is today")
	default:
		return q.lang.say("，还有 %d 天", ", in %d days", days)
	}
}

// evidenceLine lists the evidence that was handed in for an item.
func (q asking) evidenceLine(ctx context.Context, item ledger.Item) (line string, err error) {
	name := q.lang.item(item.Number)
	if item.Evidence == 0 || q.keeper == nil {
		return q.lang.say("%s还没有佐证材料。", "No evidence was handed in for %s.", name), nil
	}
	history, err := q.keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return "", err
	}
	rows := []string{q.lang.say("%s有 %d 件佐证材料：", "%s has %d pieces of evidence:", name, item.Evidence)}
	for _, e := range history {
		if e.Evidence != nil && e.UndoneBy == 0 {
			rows = append(rows, strings.TrimSpace(fmt.Sprintf("%s %s", e.Evidence.Link, e.Evidence.Note)))
		}
	}
	return strings.Join(rows, "\n"), nil
}
