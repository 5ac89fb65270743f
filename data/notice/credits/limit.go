package credits

import (
	"time"

	"rectify/data/notice"
	"rectify/data/notice/dates"
	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// limitStarts are what may be before a time limit, and limitEnds what may be behind
// it.
var (
	limitStarts = []string{"要求", "计划", "预计", "确保", "力争", "争取", "应当", "应", "须", "必须", "限期", "限", "于", "在", "拟于", "拟", "将于",
		"将", "定于", "原定", "按要求", "按", "按照", "时限为", "时限", "完成时限为", "完成时限", "整改时限为", "整改时限", "期限为", "期限",
		"整改期限", "完成时间为", "完成时间", "为", "是", "至", "到", "最迟", "最晚", "不晚于", "以"}
	limitEnds = []string{"完成", "完成整改", "整改完成", "整改到位", "办结", "销号", "完成销号", "整改完毕", "见效", "完成任务", "为限", "为期",
		"到位", "前", "全面完成", "全部完成", "基本完成", "完成整改任务", "落实到位", "的时间节点", "的期限", "的时限", "的要求", "的时限前完成", "的期限前完成", "的时限内完成", "的期限内完成", "的节点前完成"}
)

// limit reads the time limit that a clause says and nothing else: 2025年6月底前 of
// 计划2025年6月底前完成, 长期坚持.
func limit(p source.Passage, _ bool) (Credit, bool) {
	whole := p.Len()
	for range 3 {
		p = p.From(source.Runes(p.Longest(0, limitStarts))).Trim()
	}
	if p.Len() <= longestLasting && declared.WholeCell(p.TrimStops("。,;")) == notice.LongTerm || p.Has(0, "立行立改") {
		return Credit{Kind: fields.Due, Value: p}, true
	}
	const longestAim = 8 // 2025年6月底前公示到位
	for _, d := range dates.Find(p, anyDay) {
		rest := p.From(d.End).Trim()
		rest = rest.From(source.Runes(rest.Longest(0, []string{"前", "之前", "以前", "底前", "内"}))).Trim()
		only := !d.Deadline && d.End == whole
		return Credit{Kind: fields.Due, Value: p.To(p.Len() - rest.Len()), DayOnly: only}, d.Start == 0 &&
			(rest.Len() == 0 || rest.IsOne(limitEnds...) || d.Deadline && rest.Len() <= longestAim)
	}
	return Credit{}, false
}

// Limit reads the time limit that a clause says and nothing else, a bare day is none.
func Limit(p source.Passage) (value source.Passage, ok bool) {
	c, ok := limit(p, false)
	return c.Value, ok && !c.DayOnly
}

// longestLasting bounds words that are for a day, 长期坚持, in characters.
const longestLasting = 16

// anyDay is a reference for dates without a year.
var anyDay = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)
