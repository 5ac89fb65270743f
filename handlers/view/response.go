package view

import (
	"regexp"

	"rectify/data/ledger"
	"rectify/handlers/question/condition"
)

// Response is what management answered to the recommendation of an item, as printed, and
// what that means; empty where the notice does not say.
func (b *View) Response(item *ledger.Item) (printed string, meant condition.Response) {
	read := b.Text(*item)
	return read.ResponseWords, read.Response
}

func (b *View) responseTo(item *ledger.Item) condition.Response {
	_, meant := b.Response(item)
	return meant
}

// saidLate finds a notice's own word for an item whose date has passed, saidDelayed one that
// tells so only of an item whose date is not there or was put back: what is delayed may not be due yet.
var (
	saidLate    = regexp.MustCompile(`(?i)\boverdue\b|逾期|超期`)
	saidDelayed = regexp.MustCompile(`(?i)\bdelayed\b|延误`)
)

// SaidLate reports whether the notice calls an item late that is not done and no person has
// said otherwise since: its date may have been put back.
func (b *View) SaidLate(item *ledger.Item) bool {
	words := b.Text(*item).DeclaredWords
	return item.Status.Open() && item.Status == item.Declared && (saidLate.MatchString(words) || saidDelayed.MatchString(words) && (item.Due == "" || b.putBack(item)))
}
