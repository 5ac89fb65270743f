package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
)

// A Filter narrows a list of items. Empty fields do not narrow.
type Filter struct {
	Statuses []notice.Status
	Late     bool
}

// filterWords are the names of filters on the command line and in commands.
var filterWords = map[string]Filter{
	"all": {}, "全部": {}, "所有": {},
	"open": {Statuses: []notice.Status{notice.NotStarted, notice.InProgress}}, "未完成": {Statuses: []notice.Status{notice.NotStarted, notice.InProgress}},
	"done": {Statuses: []notice.Status{notice.Rectified, notice.Closed}}, "已完成": {Statuses: []notice.Status{notice.Rectified, notice.Closed}},
	"late": {Late: true}, "逾期": {Late: true},
}

// ParseFilter reads a filter's name: open, done, late, all, or a status, in
// English or Chinese.
func ParseFilter(word string) (Filter, error) {
	word = strings.ToLower(strings.TrimSpace(word))
	if f, ok := filterWords[word]; ok || word == "" {
		return f, nil
	}
	for _, s := range notice.Statuses {
		if word == string(s) || word == Chinese.Status(s) || word == English.Status(s) {
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

func (f Filter) passes(item *ledger.Item, today string) bool {
	return (len(f.Statuses) == 0 || slices.Contains(f.Statuses, item.Status)) && (!f.Late || late(item, today))
}

// ListReply shows a list of items.
func ListReply(l Lang, items []ledger.Item) Reply {
	reply := Reply{Lang: l, Kind: KindItems, Source: FromRules, Items: refs(items)}
	if len(items) == 0 {
		reply.Parts = []Part{Paragraph{Text: noSuch(l)}}
		return reply
	}
	reply.Parts = []Part{
		ItemList{Items: reply.Items},
		Paragraph{Text: l.Say("共 %d 项：%s。", "%d items: %s.", len(items), byStatus(l, items))},
	}
	return reply
}

func noSuch(l Lang) string { return l.Say("没有这样的问题。", "There are no such items.") }
