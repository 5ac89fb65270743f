package view

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rectify/data/ledger"
)

// ErrNoNumber means that a text does not name an item.
var ErrNoNumber = errors.New("not an item's number: write 11, or audit#11 where there are several notices")

// ErrWithdrawn means that a later text of the notice no longer has the item. Its
// history is kept.
var ErrWithdrawn = errors.New("a later text of the notice no longer has this item: rectify history shows what became of it")

// Withdrawn returns the id of the notice in use that had an item of that number
// which a later text no longer has; empty for none, or where several had. An id
// limits it to that notice.
func (v *View) Withdrawn(id string, number int) (of string) {
	for _, n := range v.Notices {
		if n.Notice == nil || id != "" && n.ID != id || !slices.Contains(n.Gone, number) {
			continue
		}
		if of != "" {
			return ""
		}
		of = n.ID
	}
	return of
}

// itemNumber matches the number of an item as people write it: 11, #11, 第11项, item 11.
var itemNumber = regexp.MustCompile(`(?i)^(?:#|第|item )?\s*(\d{1,6})\s*(?:项|号|条)?$`)

// ItemNamed returns the item that somebody names, "11", "审计#11" or "审计第11项", as it was at a
// moment, as it is for the zero time. The error names the numbers that there are,
// or the notices where several have the number; it is ErrNoNumber for what names no
// item.
func (a *Reader) ItemNamed(ctx context.Context, ref string, at time.Time) (ledger.Item, error) {
	whole, err := a.Whole(ctx)
	if err != nil {
		return ledger.Item{}, err
	}
	id, rest := whole.NoticeReader().Lead(ref)
	m := itemNumber.FindStringSubmatch(strings.TrimSpace(rest))
	if m == nil {
		return ledger.Item{}, fmt.Errorf("%q: %w", ref, ErrNoNumber)
	}
	number, err := strconv.Atoi(m[1])
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
		if gone := whole.Withdrawn(id, number); gone != "" {
			return ledger.Item{Notice: gone, Number: number}, ErrWithdrawn
		}
		return ledger.Item{}, fmt.Errorf("there is no item %d: items are numbered 1 to %d", number, v.MaxNumber())
	case 1:
		return items[0], nil
	default:
		var refs []string
		for _, item := range items {
			refs = append(refs, item.Ref())
		}
		return ledger.Item{}, fmt.Errorf("several notices have an item %d: write one of %s", number, strings.Join(refs, ", "))
	}
}
