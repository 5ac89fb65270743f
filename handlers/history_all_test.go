package handlers_test

import (
	"fmt"
	"testing"
	"time"

	"rectify/handlers/card"
	"rectify/handlers/reply"
)

// TestTheWholeHistory: a command shows the latest entries, the command line all.
func TestTheWholeHistory(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for i := range 40 {
		o.says(clerk, fmt.Sprint("note 9 第", i, "次到现场"))
	}
	o.says(clerk, "history 9", "第39次", "还有 11 条")
	item, err := o.Ledger.ItemNamed(t.Context(), "9", time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	entries, err := o.store.History(t.Context(), item.Notice, 9)
	if err != nil {
		t.Fatal(err)
	}
	out := card.HistoryReply(o.Teller(t.Context(), reply.Chinese, entries), item, entries, 0)
	o.holds(out.Plain(), "第39次", "第0次", "由通报录入")
}
