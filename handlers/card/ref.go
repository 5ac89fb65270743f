package card

import (
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// Ref returns an item as lists show it.
func Ref(item ledger.Item) reply.ItemRef {
	return reply.ItemRef{
		Notice: item.Notice, NoticeKey: item.NoticeKey, Number: item.Number, Title: item.Title,
		Section: item.Section, Status: item.Status, Refused: item.Refused, Owner: item.Owner, Due: item.Due,
	}
}

// Refs returns items as lists show them.
func Refs(items []ledger.Item) []reply.ItemRef {
	out := make([]reply.ItemRef, len(items))
	for i, item := range items {
		out[i] = Ref(item)
	}
	return out
}

// awaited are those of several owners who have yet to take note of an item;
// empty where all of them have to.
func awaited(item ledger.Item) string {
	ids := item.Awaited()
	if len(ids) == len(item.OwnerIDs()) {
		return ""
	}
	for i := range ids {
		ids[i] = "@" + ids[i]
	}
	return strings.Join(ids, " ")
}
