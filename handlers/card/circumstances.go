package card

import (
	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// Circumstances are what else is to be known of an open item's date: whom it
// waits for, and that more time was asked for or given.
func Circumstances(l reply.Lang, item *ledger.Item) (words []string) {
	if item.HelpFrom != "" {
		words = append(words, l.Phrase(msgWaiting, item.HelpFrom))
	}
	if item.AskedBy != "" {
		words = append(words, l.Phrase(msgExtensionRequested, item.AskedDue))
	}
	if item.FirstDue != "" {
		words = append(words, l.Phrase(msgExtendedDue, item.Due, item.FirstDue))
	}
	return words
}
