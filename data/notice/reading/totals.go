package reading

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"rectify/data/notice"
	"rectify/data/notice/declared"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
)

// readCounts reads what prose says of all items: how many have which status, and
// what the notice's own words for statuses mean.
func (r *reader) readCounts(p layout.Paragraph) {
	r.totals = append(r.totals, declared.Totals(p.Passage, p.Line)...)
	for _, of := range declared.ByNumber(p.Passage) {
		r.byNumber = append(r.byNumber, byNumber{of, p.Line})
	}
	maps.Copy(r.terms, declared.Definitions(p.Passage))
	signs, words := declared.Legend(p.Passage)
	maps.Copy(r.terms, signs)
	maps.Copy(r.meanings, words)
}

// partRolling takes 持续推进 for work in progress where most of these items have a day by
// which they are to be done, or where the notice has 长期坚持 for what never ends.
func (r *reader) partRolling() {
	goesOn := func(words string) bool { return declared.GoesOn(source.Decode(words).Whole()) }
	long := func(rolling bool) []int {
		return r.numbers(func(it notice.Item) bool {
			return it.Declared == notice.LongTerm && it.DeclaredWords != "" && goesOn(it.DeclaredWords) == rolling
		})
	}
	rolling, dated := long(true), 0
	for _, number := range rolling {
		dated += count(r.notice.Items[number-1].Due != "")
	}
	if lasting := len(long(false)); lasting == 0 && dated*2 <= len(rolling) && len(rolling) > 0 || lasting > 0 && len(rolling) == 0 {
		return
	}
	for _, number := range rolling {
		r.notice.Items[number-1].Declared = notice.InProgress
	}
	for i, t := range r.totals {
		if t.Status == notice.LongTerm && goesOn(t.Words.String()) {
			r.totals[i].Status = notice.InProgress
		}
	}
}

// checkTotals lets the totals of the preamble and the closing decide what is
// doubtful, and warns where they are not what was read. Of several numbers of
// items one must fit.
func (r *reader) checkTotals() {
	r.settleTotals()
	fits, all := false, []declared.Total{}
	for _, t := range r.totals {
		if t.Status == "" {
			all = append(all, t)
			fits = fits || t.Count == len(r.notice.Items)
		}
	}
	if len(all) > 0 {
		stated := notice.Total{Stated: all[0].Count, Read: len(r.notice.Items), Words: all[0].Words.String()}
		if fits {
			stated.Stated = stated.Read
		} else {
			r.source.Warn(notice.Warning{From: all[0].Line, Concern: notice.OtherCount, Stated: stated.Stated, Read: stated.Read, Words: stated.Words})
		}
		r.notice.Totals = append(r.notice.Totals, stated)
	}
	if len(r.notice.Items) == 0 {
		return
	}
	defer r.warnWithoutStatus()
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
		if !ok {
			continue
		}
		stated := notice.Total{Status: status, Stated: t.Count, Read: len(as), Words: t.Words.String()}
		if sums[status] == len(as) {
			stated.Stated = len(as)
		}
		r.notice.Totals = append(r.notice.Totals, stated)
		if stated.Stated != stated.Read {
			r.source.Warn(notice.Warning{From: t.Line, Concern: notice.OtherTotal, Stated: t.Count, Status: status, Read: len(as), Items: as,
				Undecided: undecided, Words: stated.Words})
		}
	}
}

// explained is the status of a notice's own word that by its parts has the given one: as
// its prose explains it where the parts say nothing, or that the work is done where more
// is owed, “整改到位”指措施均已落实,待验收. An explanation of what goes on or has not begun
// speaks of what is done too, so that the parts decide there.
func (r *reader) explained(word string, parts notice.Status) notice.Status {
	if as := r.terms[word]; parts == "" || parts == notice.Rectified && as == notice.InProgress {
		return as
	}
	return parts
}

// settleTotals gives numbers of items by a word that the notice explains its status, and
// drops the number of closed items that is the number of those refused.
func (r *reader) settleTotals() {
	refused := len(r.numbers(func(it notice.Item) bool { return it.Refused }))
	r.totals = slices.DeleteFunc(r.totals, func(t declared.Total) bool {
		return t.Status == notice.Rectified && refused > 0 && t.Count == refused && source.EndOf(t.Words.TrimStops(".。,;"), "closed") != ""
	})
	for i, t := range r.totals {
		for word := range r.terms {
			if t.Status != "" && t.Words.Contains(word+strconv.Itoa(t.Count)) {
				r.totals[i].Status = r.explained(word, t.Status)
			}
		}
	}
}

// warnWithoutStatus names the items that have no status where most have one.
func (r *reader) warnWithoutStatus() {
	without := r.numbers(func(it notice.Item) bool { return it.Declared == "" && !it.Refused })
	if len(without) > 0 && len(without)*2 < len(r.notice.Items) {
		r.source.Warn(notice.Warning{From: 1, Concern: notice.NoStatus, Items: without})
	}
}

// decideBy gives items without a status, and those whose status is doubtful, the
// statuses of which the totals count more, where exactly so many are missing: each
// the one that its prose prefers, if that is how many the totals say.
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
	r.source.Warn(notice.Warning{From: by.Line, Concern: notice.ByTotals, Items: numbers, Status: by.Status, Words: by.Words.String()})
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
