package card

import (
	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// Circumstances are what else is to be known of an open item's date: whom it
// waits for, and that more time was asked for or given.
func Circumstances(l reply.Lang, item *ledger.Item) (words []string) {
	if item.HelpFrom != "" {
		words = append(words, l.Say("需协调（%s）", "waiting for %s", item.HelpFrom))
	}
	if item.AskedBy != "" {
		words = append(words, l.Say("已申请延期至 %s", "extension to %s requested", item.AskedDue))
	}
	if item.FirstDue != "" {
		words = append(words, l.Say("已延期至 %s，原时限 %s", "extended to %s, was due %s", item.Due, item.FirstDue))
	}
	return words
}
