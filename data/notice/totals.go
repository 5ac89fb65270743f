package notice

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A total is a number of items that the notice says it has.
type total struct {
	line   int
	count  int
	status Status // "" for all items together
	words  passage
}

// countedNouns are what totals count.
var countedNouns = []string{"问题", "具体问题", "突出问题", "整改问题", "反馈问题", "整改任务", "整改事项", "任务", "事项", "整改任务事项"}

// totalsIn finds totals in prose: 反馈25个问题,已完成19个,正在整改6个.
// A number of aspects, measures or papers is none.
func totalsIn(p passage, line int) []total {
	var out []total
	anchored := false // a total of all items stands before, in the same sentence
	for i := 0; i < p.len(); {
		if p.is(i, "。") {
			anchored = false
		}
		n, unit := p.number(i)
		if unit == i {
			i++
			continue
		}
		after, ok := countUnit(p, unit)
		if ok && n > 0 && !p.has(i-1, "第") {
			clause := commaClause(p, i, after)
			noun := p.longest(after, countedNouns)
			if noun == "" {
				noun = nounBefore(p, i)
			}
			status := statusBefore(p, i)
			switch {
			case stillOwed(p, i): // 对未整改到位的3个问题持续跟踪
			case noun != "" && status == "" && clause.contains("反馈", "指出", "发现", "移交", "涉及", "梳理", "整改", "共", "交办", "确定"):
				out = append(out, total{line, n, "", clause})
				anchored = true
			case anchored && status != "" && (noun != "" || p.is(after, ",。;、:)") || after == p.len()):
				out = append(out, total{line, n, status, clause})
			}
		}
		i = max(unit, i+1)
	}
	return out
}

// stillOwed reports whether the words before a number speak of what is left:
// no total of the items.
func stillOwed(p passage, i int) bool {
	return p.is(i-1, "的") && commaClause(p, i-1, i).contains("未", "尚", "剩余", "正在", "没有")
}

// nounBefore is the noun of 问题25个 and 问题共25个.
func nounBefore(p passage, i int) string {
	for _, link := range []string{"", "共", "共计", "总计", "合计", "共有"} {
		for _, noun := range countedNouns {
			if p.has(i-runeLen(link)-runeLen(noun), noun+link) {
				return noun
			}
		}
	}
	return ""
}

// countUnit steps over 个, 项 or 条; a number of 方面 counts no items.
func countUnit(p passage, i int) (end int, ok bool) {
	if !p.is(i, "个项条") {
		return i, false
	}
	return i + 1, p.longest(i+1, []string{"方面", "部分", "大类", "类"}) == ""
}

// statusBefore is the status in the words right before a number: 已完成19个,
// 正在整改6个, 整改完成率 is none.
func statusBefore(p passage, i int) Status {
	const reach = 14
	for from := max(0, i-reach); from < i; from++ {
		if f, end := readPhrase(p, from); end == i && f.core {
			return f.status()
		}
	}
	return ""
}

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
