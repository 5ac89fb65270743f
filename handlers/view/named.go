package view

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"rectify/data/ledger"
)

// ErrNoNumber says that something does not name an item.
var ErrNoNumber = errors.New("not an item's number: write 11, or audit#11 where there are several notices")

// ItemNamed returns the item that somebody names, "11" or "审计#11", as it was at a
// moment, as it is for the zero time. The error names the numbers that there are,
// or the notices where several have the number; it is ErrNoNumber for what names no
// item.
func (a *Reader) ItemNamed(ctx context.Context, ref string, at time.Time) (ledger.Item, error) {
	whole, err := a.Whole(ctx)
	if err != nil {
		return ledger.Item{}, err
	}
	id, rest := whole.NoticeReader().Lead(ref)
	number, err := strconv.Atoi(strings.TrimLeft(strings.TrimSpace(rest), "#"))
	if err != nil {
		return ledger.Item{}, fmt.Errorf("%q: %w", ref, ErrNoNumber)
	}
	if n, ok := whole.Named(id); ok && n.Retired {
		return ledger.Item{}, fmt.Errorf("the notice %s is retired: bring it back with `notices restore %s`", n.Key(), n.Key())
	}
	if id != "" {
		ctx = About(ctx, id)
	}
	v, err := a.OpenOn(ctx, at)
	if err != nil {
		return ledger.Item{}, err
	}
	switch items := v.ByNumber(number); len(items) {
	case 0:
		return ledger.Item{}, fmt.Errorf("there is no item %d: items are numbered 1 to %d", number, v.MaxNumber())
	case 1:
		return items[0], nil
	default:
		var refs []string
		for _, item := range items {
			refs = append(refs, item.Ref())
		}
		return ledger.Item{}, fmt.Errorf("several notices have an item %d: write %s", number, strings.Join(refs, " or "))
	}
}
