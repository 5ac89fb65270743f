package view

import (
	"regexp"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/question/condition"
)

// responded finds what management answered to a recommendation, where a notice prints
// it before the measures: Partially accepted (one scanner now).
var responded = regexp.MustCompile(`(?i)^(?:(not|rejected|declined|disagreed|不|未|不予)|(partially|partly|in part|部分)|fully|全部)?\s*(?:(?:accepted` +
	`|agreed)|采纳|同意|接受)?\s*(?:[(（–—:-].*)?[.。]?$`)

// Response is what management answered to the recommendation of an item, as printed, and
// what that means; empty where the notice does not say.
func (b *View) Response(item *ledger.Item) (printed string, meant condition.Response) {
	read := b.Text(*item)
	if len(read.Measures) == 0 {
		return "", ""
	}
	printed = strings.TrimSpace(read.Measures[0])
	m := responded.FindStringSubmatch(printed)
	switch {
	case printed == "" || m == nil:
		return "", ""
	case m[1] != "":
		return printed, condition.Refused
	case m[2] != "":
		return printed, condition.PartlyAccepted
	}
	return printed, condition.Accepted
}

func (b *View) responseTo(item *ledger.Item) condition.Response {
	_, meant := b.Response(item)
	return meant
}

// saidLate finds a notice's own word for an item whose date has passed.
var saidLate = regexp.MustCompile(`(?i)\b(?:delayed|overdue)\b|逾期|超期|延误`)

// SaidLate reports whether the notice calls an item late that is not done, and nobody has
// said otherwise since: its date may have been put back.
func (b *View) SaidLate(item *ledger.Item) bool {
	return item.Status.Open() && item.Status == item.Declared && saidLate.MatchString(b.Text(*item).DeclaredWords)
}
