package reading

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rectify/data/notice"
	"rectify/data/notice/declared"
	"rectify/data/notice/layout"
)

// readCounts reads what prose says of all items: how many have which status, and
// what the notice's own words for statuses mean.
func (r *reader) readCounts(p layout.Paragraph) {
	r.totals = append(r.totals, declared.Totals(p.Passage, p.Line)...)
	maps.Copy(r.terms, declared.Definitions(p.Passage))
}

// checkTotals lets the totals of the preamble and the closing decide what is
// doubtful, and warns where they are not what was read. Of several numbers of
// items one must fit.
func (r *reader) checkTotals() {
	fits, all := false, []declared.Total{}
	for _, t := range r.totals {
		if t.Status == "" {
			all = append(all, t)
			fits = fits || t.Count == len(r.notice.Items)
		}
	}
	if len(all) > 0 && !fits {
		r.source.Warn(all[0].Line, "the text counts %d items, %d were read: %s", all[0].Count, len(r.notice.Items), all[0].Words)
	}
	if len(r.notice.Items) == 0 {
		return
	}
	sums, counts, last := map[notice.Status]int{}, map[notice.Status]int{}, map[notice.Status]declared.Total{}
	for _, t := range r.totals {
		if t.Status != "" {
			sums[t.Status] += t.Count
			counts[t.Status] = t.Count
			last[t.Status] = t
		}
	}
	for _, want := range []map[notice.Status]int{sums, counts} {
		if r.decideBy(want, last) {
			break
		}
	}
	undecided := r.numbers(func(it notice.Item) bool { return it.Declared == "" || r.doubtful[it.Number] })
	for _, status := range notice.Statuses {
		as := r.numbers(func(it notice.Item) bool { return it.Declared == status })
		t, ok := last[status]
		if !ok || sums[status] == len(as) || t.Count == len(as) {
			continue
		}
		r.source.Warn(t.Line, "the text counts %d items as %s, %d were read so%s: %s", t.Count, status, len(as), named(as, undecided), t.Words)
	}
}

// decideBy gives items without a status, and those whose status is doubtful, the
// statuses of which the totals count more, where exactly so many are missing: each
// the one that its prose leans to, if that is how many the totals say.
func (r *reader) decideBy(want map[notice.Status]int, last map[notice.Status]declared.Total) bool {
	all := 0
	for _, n := range want {
		all += n
	}
	refused := r.numbers(func(it notice.Item) bool { return it.Refused })
	if all+len(refused) != len(r.notice.Items) {
		return false
	}
	candidates := r.numbers(func(it notice.Item) bool { return it.Declared == "" && !it.Refused })
	missing, short := 0, map[notice.Status]int{}
	for _, status := range notice.Statuses {
		as := r.numbers(func(it notice.Item) bool { return it.Declared == status })
		switch spare := len(as) - want[status]; {
		case spare < 0:
			short[status] = -spare
			missing -= spare
		case spare > 0:
			spared, ok := r.spare(as, spare)
			if !ok {
				return false
			}
			candidates = append(candidates, spared...)
		}
	}
	if len(candidates) != missing {
		return false
	}
	slices.Sort(candidates)
	if len(short) == 1 {
		for status := range short {
			r.decide(candidates, last[status])
		}
		return true
	}
	by := map[notice.Status][]int{}
	for _, number := range candidates {
		status := leaning(r.notice.Items[number-1], short[notice.LongTerm] > 0)
		by[status] = append(by[status], number)
	}
	for _, status := range notice.Statuses {
		if len(by[status]) != short[status] {
			return false
		}
	}
	for _, status := range notice.Statuses {
		if len(by[status]) > 0 {
			r.decide(by[status], last[status])
		}
	}
	return true
}

// leaning is the status that an item's prose comes nearest to, where it declares
// none: long-term, if any is, where its end says to keep on; in progress where it
// has commitments; rectified otherwise.
func leaning(it notice.Item, anyLasts bool) notice.Status {
	end := ""
	if n := len(it.Measures); n > 0 {
		end = it.Measures[n-1]
	}
	if i := strings.LastIndexAny(strings.TrimRight(end, "。;；.! "), "。;；"); i >= 0 {
		end = end[i:]
	}
	switch {
	case anyLasts && declared.KeepsOn(end):
		return notice.LongTerm
	case len(it.Commitments) > 0:
		return notice.InProgress
	}
	return notice.Rectified
}

// spare finds the n items that may have another status: those that only await
// acceptance, else those in doubt. There must be exactly n of them.
func (r *reader) spare(as []int, n int) ([]int, bool) {
	for _, of := range []map[int]bool{r.awaiting, r.doubtful} {
		if may := slices.DeleteFunc(slices.Clone(as), func(number int) bool { return !of[number] }); len(may) == n {
			return may, true
		}
	}
	return nil, false
}

// decide gives items the status of a total, and says so.
func (r *reader) decide(numbers []int, by declared.Total) {
	for _, number := range numbers {
		r.notice.Items[number-1].Declared = by.Status
		delete(r.doubtful, number)
	}
	r.source.Warn(by.Line, "the status of %s was taken from the totals, %s: %s", itemList(numbers), by.Status, by.Words)
}

// numbers are those of the items that pass.
func (r *reader) numbers(pass func(notice.Item) bool) []int {
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
