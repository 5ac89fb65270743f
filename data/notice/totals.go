package notice

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// checkTotals lets the totals of the preamble and the closing decide what is
// doubtful, and warns where they are not what was read. Of several numbers of
// items one must fit.
func (r *reader) checkTotals() {
	fits, all := false, []total{}
	for _, t := range r.totals {
		if t.status == "" {
			all = append(all, t)
			fits = fits || t.count == len(r.notice.Items)
		}
	}
	if len(all) > 0 && !fits {
		r.source.warn(all[0].line, "the text counts %d items, %d were read: %s", all[0].count, len(r.notice.Items), all[0].words)
	}
	if len(r.notice.Items) == 0 {
		return
	}
	sums, counts, last := map[Status]int{}, map[Status]int{}, map[Status]total{}
	for _, t := range r.totals {
		if t.status != "" {
			sums[t.status] += t.count
			counts[t.status] = t.count
			last[t.status] = t
		}
	}
	for _, want := range []map[Status]int{sums, counts} {
		if r.decideBy(want, last) {
			break
		}
	}
	undecided := r.numbers(func(it Item) bool { return it.Declared == "" || r.doubtful[it.Number] })
	for _, status := range Statuses {
		as := r.numbers(func(it Item) bool { return it.Declared == status })
		t, ok := last[status]
		if !ok || sums[status] == len(as) || t.count == len(as) {
			continue
		}
		r.source.warn(t.line, "the text counts %d items as %s, %d were read so%s: %s", t.count, status, len(as), named(as, undecided), t.words)
	}
}

// decideBy gives items without a status, and those whose status is doubtful, the
// one status of which the totals count more, where exactly so many are missing.
func (r *reader) decideBy(want map[Status]int, last map[Status]total) bool {
	all, short := 0, []Status{}
	for _, n := range want {
		all += n
	}
	if all != len(r.notice.Items) {
		return false
	}
	candidates := r.numbers(func(it Item) bool { return it.Declared == "" })
	missing := 0
	for _, status := range Statuses {
		as := r.numbers(func(it Item) bool { return it.Declared == status })
		switch spare := len(as) - want[status]; {
		case spare < 0:
			short = append(short, status)
			missing -= spare
		case spare > 0:
			doubtful := slices.DeleteFunc(as, func(number int) bool { return !r.doubtful[number] })
			if len(doubtful) != spare {
				return false
			}
			candidates = append(candidates, doubtful...)
		}
	}
	if len(short) != 1 || len(candidates) != missing {
		return false
	}
	for _, number := range candidates {
		r.notice.Items[number-1].Declared = short[0]
		delete(r.doubtful, number)
	}
	t := last[short[0]]
	slices.Sort(candidates)
	r.source.warn(t.line, "the status of %s was taken from the totals, %s: %s", itemList(candidates), short[0], t.words)
	return true
}

// numbers are those of the items that pass.
func (r *reader) numbers(pass func(Item) bool) []int {
	var out []int
	for _, it := range r.notice.Items {
		if pass(it) {
			out = append(out, it.Number)
		}
	}
	return out
}

// named names the items that were read so, and those that are undecided.
func named(as, undecided []int) string {
	var parts []string
	if len(as) > 0 {
		parts = append(parts, itemList(as))
	}
	if len(undecided) > 0 {
		parts = append(parts, "undecided: "+itemList(undecided))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}

// itemList writes item numbers, the first of many.
func itemList(numbers []int) string {
	const most = 20
	var words []string
	for i, n := range numbers {
		if i == most {
			words = append(words, fmt.Sprintf("and %d more", len(numbers)-most))
			break
		}
		words = append(words, strconv.Itoa(n))
	}
	if len(numbers) == 1 {
		return "item " + words[0]
	}
	return "items " + strings.Join(words, ", ")
}
