package declared

import (
	"time"

	"rectify/data/notice"
	"rectify/data/notice/dates"
	"rectify/data/notice/source"
)

// InClause reads a clause that says a status and nothing else but what has it and
// when: 现已全部完成, 整改任务已完成, 5月底前整改完成, 列为长期坚持事项. Planned says that
// it only names the work and a day to come: 10月31日前完成.
func InClause(p source.Passage, today time.Time) (s Statement, planned, ok bool) {
	const longest = 80
	if p = p.TrimStops("。;,"); p.Len() > longest {
		return s, false, false
	}
	var day dates.Date
	for i := 0; i < p.Len(); {
		f, end := readPhrase(p, i)
		tail := p.From(end)
		whole := end == p.Len() || tail.IsOne("下去", "事项", "任务") || p.Is(end-1, "了") && tail.Len() <= longestDone && source.EndOf(tail, "任务", "工作", "整改") != ""
		if status := f.status(); whole && status != "" {
			said := p.Slice(i, end).Contains("已", "现", "了")
			bare := !said && !f.moving && !f.long && !f.not
			switch {
			case bare && i == 0 && !f.end, bare && p.To(i).Contains("要求", "计划", "预计", "力争", "确保", "争取", "将", "定于", "拟"):
				return s, true, false
			case bare && day.Text != "" && day.Last.After(today):
				return s, true, false
			case bare && !f.already && day.Text == "" && i == 0 && end-i < 4:
				return s, false, false
			}
			return Statement{status, i, p.Len()}, false, true
		}
		next := skipLead(p, i)
		if found := dates.Find(p.From(i), today); len(found) > 0 && found[0].Start == 0 {
			day, next = found[0], max(next, i+found[0].End)
		}
		if next == i {
			return s, false, false
		}
		i = next
	}
	return s, false, false
}

// longestDone bounds what was done in full, in characters: 完成了清理任务.
const longestDone = 8

// skipLead steps over what may precede a status in a clause of its own.
func skipLead(p source.Passage, i int) int {
	if w := leadWords.At(p, i); w.Size > 0 {
		return i + w.Size
	}
	if n := source.Runes(mentionLead.FindString(string(p.Plain[i:]))); n > 0 {
		return i + n
	}
	if w := p.Longest(i, clauseLeads); w != "" {
		return i + source.Runes(w)
	}
	return i
}

// clauseLeads may precede a status too.
var clauseLeads = []string{
	"任务", "问题", "整改", "工作", "本项整改", "此项整改", "该项整改", "本项", "各项", "所有", "相关", "有关", "事项", "的期限", "的时限", "的要求",
	"的时间节点", "的节点", "按", "按照", "于", "在", "前", "要求", "计划", "预计", "力争", "确保", "争取", "将", "定于", "拟于", "拟",
	"院党组", "局党组", "党组", "党委", "我局", "我委", "我院", "我校", "公司", "集团", "将其", "其", "作为", "列为", "列入", "纳入", "转为", "定为",
	"确定为", "属于", "属", "为", "一项", "需要", "处于", "正处于", "进入", "任务",
	"眼下", "现阶段", "目前", "截至目前", "到目前", "现", "今", "总体上", "总体", "整体", "经常性", "长期性", "一项经常性工作", "一项长期工作", "经常性工作",
}

// Rank orders statuses by how much a clause that says them counts over one before it
// in the same sentence: that work lasts over how far it is.
func Over(a, b notice.Status) bool { return b == "" || a == notice.LongTerm || b != notice.LongTerm }
