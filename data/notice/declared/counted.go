package declared

import (
	"rectify/data/notice"
	"rectify/data/notice/source"
)

// A Total is a number of items that the notice says it has.
type Total struct {
	Line   int
	Count  int
	Status notice.Status // "" for all items together
	Words  source.Passage
}

// countedNouns are what totals count.
var countedNouns = []string{"问题", "具体问题", "突出问题", "整改问题", "反馈问题", "整改任务", "整改事项", "任务", "事项", "整改任务事项", "意见",
	"反馈意见", "整改意见", "建议", "审计建议"}

// Totals finds totals in prose: 反馈25个问题,已完成19个,正在整改6个. A number of
// aspects, measures or papers is none. Numbers by status belong to the items where
// the number of all is before them in the sentence, or where they add up to
// one in a sentence before.
func Totals(p source.Passage, line int) []Total {
	if p.English() {
		return englishTotals(p, line)
	}
	var out, byStatus []Total
	all, anchored := 0, false // the number of all items, and whether it is of this sentence
	endSentence := func() {
		sum := 0
		for _, t := range byStatus {
			sum += t.Count
		}
		if anchored || sum == all {
			out = append(out, byStatus...)
		}
		byStatus, anchored = nil, false
	}
	named := ByNumber(p)
	for i := 0; i < p.Len(); {
		if p.Is(i, "。") {
			endSentence()
		}
		if byNumber(named, i) { // 第1、2、4项共3个问题已整改到位
			i++
			continue
		}
		n, unit := p.Number(i)
		if unit == i {
			i++
			continue
		}
		after, ok := countUnit(p, unit)
		if ok && n > 0 && !p.Has(i-1, "第") {
			clause := source.Clause(p, i, after)
			noun := p.Longest(after, countedNouns)
			if noun == "" {
				noun = nounBefore(p, i)
			}
			status := statusBefore(p, i)
			switch {
			case inPart(p, i): // 22项(其中14项已通过验收,8项待验收)
			case noun == "" && clause.Contains("条措施", "项措施", "项举措", "条举措", "项整改措施", "条整改措施"): // 127条措施已落实109条
			case stillOwed(p, i): // 对未整改到位的3个问题持续跟踪
			case noun != "" && status == "" && clause.Contains("反馈", "指出", "发现", "移交", "涉及", "梳理", "整改", "共", "交办", "确定") ||
				noun != "" && status == "" && p.Is(after+source.Runes(noun), "中里"):
				out = append(out, Total{line, n, "", clause})
				all, anchored = n, true
			case all > 0 && status != "" && (noun != "" || p.Is(after, ",。;、:()") || after == p.Len()):
				byStatus = append(byStatus, Total{line, n, status, clause})
			}
		}
		i = max(unit, i+1)
	}
	endSentence()
	return out
}

// stillOwed reports whether the words before a number speak of what is left:
// no total of the items.
func stillOwed(p source.Passage, i int) bool {
	return p.Is(i-1, "的") && source.Clause(p, i-1, i).Contains("未", "尚", "剩余", "正在", "没有")
}

// inPart reports whether a number is inside a bracket that divides the one before
// it.
func inPart(p source.Passage, i int) bool {
	const reach = 80
	for from := i - reach; i > max(0, from) && !p.Is(i-1, ")。"); i-- {
		if p.Is(i-1, "(") {
			return p.Longest(i, []string{"其中", "含", "包括", "包含"}) != ""
		}
	}
	return false
}

// nounBefore is the noun of 问题25个 and 问题共25个.
func nounBefore(p source.Passage, i int) string {
	for _, link := range []string{"", "共", "共计", "总计", "合计", "共有"} {
		for _, noun := range countedNouns {
			if p.Has(i-source.Runes(link)-source.Runes(noun), noun+link) {
				return noun
			}
		}
	}
	return ""
}

// countUnit steps over 个, 项 or 条; a number of 方面 counts no items.
func countUnit(p source.Passage, i int) (end int, ok bool) {
	if !p.Is(i, "个项条") {
		return i, false
	}
	return i + 1, p.Longest(i+1, []string{"方面", "部分", "大类", "类"}) == ""
}

// statusBefore is the status in the words right before a number: 已完成19个,
// 正在整改6个, 整改完成率 is none.
func statusBefore(p source.Passage, i int) notice.Status {
	const reach = 14
	if open := i - 1; p.Is(open, ")") { // 基本完成(待验收)4项
		for open > max(0, i-reach) && !p.Is(open, "(") {
			open--
		}
		if skipAwaited(p, open) == i {
			i = open
		}
	}
	for from := max(0, i-reach); from < i; from++ {
		if f, end := readPhrase(p, from); end == i && f.core {
			return f.status()
		}
	}
	start := i
	for start > max(0, i-longestTerm-1) && !p.Is(start-1, ",。;、:()中\"") {
		start--
	}
	if size := i - start; size < 3 || size > longestTerm {
		return ""
	}
	return Term(p.Slice(start, i)) // 改完待核4项
}
