package card

import (
	"fmt"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// LongestCarried is the longest note that a button can carry, in bytes.
const LongestCarried = 1200

// Numbers returns the numbers of items as a command lists them: 9,11 or 审计#9,11.
func Numbers(items []ledger.Item) string {
	words := make([]string, len(items))
	for i, item := range items {
		if words[i] = item.Ref(); i > 0 && item.NoticeKey == items[0].NoticeKey {
			words[i] = fmt.Sprint(item.Number)
		}
	}
	return strings.Join(words, ",")
}

// Named names items in a sentence: 第9、11项.
func Named(l reply.Lang, items []ledger.Item) string {
	if len(items) == 1 {
		return l.ItemOf(items[0].NoticeKey, items[0].Number)
	}
	if items[0].NoticeKey != "" {
		words := make([]string, len(items))
		for i, item := range items {
			words[i] = l.ItemOf(item.NoticeKey, item.Number)
		}
		return l.Join(words)
	}
	words := make([]int, len(items))
	for i, item := range items {
		words[i] = item.Number
	}
	return l.Phrase(msgItemsNumbered, l.Numbers(words))
}

// Seen returns the versions of items that the person has seen, by number.
func Seen(r reply.Request, items []ledger.Item) map[int]int {
	seen := map[int]int{}
	for _, item := range items {
		seen[item.Number] = item.Version
		if version := r.Seen[item.Number]; version != 0 {
			seen[item.Number] = version
		}
	}
	return seen
}
