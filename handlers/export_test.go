package handlers_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"rectify/data/ledger"
	"rectify/data/ledger/store"
	"rectify/handlers"
	"rectify/handlers/reply"
)

// counting is a keeper that counts how often the history is read.
type counting struct {
	*store.Store
	item, all int
}

func (c *counting) History(ctx context.Context, notice string, number int) ([]ledger.Entry, error) {
	c.item++
	return c.Store.History(ctx, notice, number)
}

func (c *counting) Since(ctx context.Context, sequence int64, limit int) ([]ledger.Entry, error) {
	c.all++
	return c.Store.Since(ctx, sequence, limit)
}

// TestExportReadsTheHistoryOnce, however many items there are.
func TestExportReadsTheHistoryOnce(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "note 40 后面的一项")
	o.says(clerk, "note 11 先记")
	o.says(clerk, "note 11 后记")
	c := &counting{Store: o.store}
	o.Assistant = o.With(func(cfg *handlers.Config) { cfg.Keeper, cfg.People = c, staff{} })
	book, err := o.Export(t.Context(), reply.Chinese)
	if err != nil || c.item != 0 || c.all != 1 {
		t.Errorf("%v; the history was read %d times, those of items %d times", err, c.all, c.item)
	}
	var notes []string
	for _, row := range book.Sheets[3].Rows {
		if strings.Contains(row[3].(string), "备注") {
			notes = append(notes, row[4].(string))
		}
	}
	if !slices.Equal(notes, []string{"先记", "后记", "后面的一项"}) {
		t.Errorf("item by item, oldest first: %q", notes)
	}
}
