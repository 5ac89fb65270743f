package view

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/clock"
	"rectify/handlers/reply"
)

// A Filter narrows a list of items. Empty fields do not narrow.
type Filter struct {
	Statuses []notice.Status
	Late     bool
	Refused  bool // nothing was or will be done about it
}

// Where is the items that meet the condition; all of them are returned as
// they are, since a ledger may hold tens of thousands.
func Where(items []ledger.Item, meets func(*ledger.Item) bool) []ledger.Item {
	count := 0
	met := make([]bool, len(items))
	for i := range items {
		if met[i] = meets(&items[i]); met[i] {
			count++
		}
	}
	if count == len(items) {
		return items
	}
	chosen := make([]ledger.Item, 0, count)
	for i := range items {
		if met[i] {
			chosen = append(chosen, items[i])
		}
	}
	return chosen
}

// notDone are the statuses of what is not done. What is long-term is among them,
// as it is in the answer to 还有几项没完成.
var notDone = []notice.Status{notice.NotStarted, notice.InProgress, notice.LongTerm}

// filterWords are the names of filters on the command line and in commands.
var filterWords = map[string]Filter{
	"all": {}, "全部": {}, "所有": {},
	"open": {Statuses: notDone}, "未完成": {Statuses: notDone},
	"done": {Statuses: []notice.Status{notice.Rectified, notice.Closed}}, "已完成": {Statuses: []notice.Status{notice.Rectified, notice.Closed}},
	"late": {Late: true}, "逾期": {Late: true},
	"refused": {Refused: true}, "未采纳": {Refused: true},
}

// ParseFilter reads a filter's name: open, done, late, all, or a status, in
// English or Chinese.
func ParseFilter(word string) (Filter, error) {
	word = strings.ToLower(strings.TrimSpace(word))
	if f, ok := filterWords[word]; ok || word == "" {
		return f, nil
	}
	for _, s := range notice.Statuses {
		if word == string(s) || word == reply.Chinese.Status(s) || word == reply.English.Status(s) {
			return Filter{Statuses: []notice.Status{s}}, nil
		}
	}
	return Filter{}, fmt.Errorf("%w %q: use open, done, late, all, not_started, in_progress, rectified, closed or long_term", ErrUnknownFilter, word)
}

// ErrUnknownFilter says that a word names no filter.
var ErrUnknownFilter = errors.New("unknown status")

// List returns the items that pass the filter, in the order of the notice.
func (a *Reader) List(ctx context.Context, f Filter) ([]ledger.Item, error) {
	return a.ListOn(ctx, f, time.Time{})
}

// Passes reports whether an item passes the filter on a day, "2006-01-02".
func (f Filter) Passes(item *ledger.Item, today string) bool {
	return (len(f.Statuses) == 0 || slices.Contains(f.Statuses, item.Status) && item.Refused == "") && (!f.Refused || item.Refused != "") && (!f.Late || clock.Late(item, today))
}

// ListOn is List at a moment of the past; now for the zero time.
func (a *Reader) ListOn(ctx context.Context, f Filter, at time.Time) ([]ledger.Item, error) {
	v, err := a.OpenOn(ctx, at)
	if err != nil {
		return nil, err
	}
	today := a.clock.Today()
	if !at.IsZero() {
		today = at.Format(time.DateOnly)
	}
	return Where(v.Items, func(item *ledger.Item) bool { return f.Passes(item, today) }), nil
}
