package card

import (
	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// Circumstances returns what affects the date of an open item: whose help it waits
// for, and extensions requested or granted.
func Circumstances(l reply.Lang, item *ledger.Item) (words []string) {
	if item.HelpFrom != "" {
		words = append(words, l.Phrase(msgWaitingFor, item.HelpFrom))
	}
	if item.AskedBy != "" {
		words = append(words, l.Phrase(msgExtensionRequested, item.AskedDue))
	}
	if item.FirstDue != "" {
		words = append(words, l.Phrase(msgExtendedDue, item.Due, item.FirstDue))
	}
	return words
}
