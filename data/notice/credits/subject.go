package credits

import (
	"slices"

	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// withoutBy drops the 由 that who does the work is behind.
func withoutBy(p source.Passage) source.Passage {
	const reach = 10 // 局党组已明确由
	for i := 1; i < min(p.Len(), reach); i++ {
		if p.Is(i, "由") && !p.Is(i-1, "自理缘") && !slices.Contains([]fields.Kind{fields.None, fields.Beside}, endRole(p.From(i))) { // 清收工作由财务部牵头
			return p.From(i + 1).Trim()
		}
		if w := p.Longest(i, []string{"明确由", "决定由", "确定由", "安排由", "研究由", "指定由", "责成"}); w != "" {
			return p.From(i + source.Runes(w)).Trim()
		}
	}
	return p.From(source.Runes(p.Longest(0, []string{"由", "交由", "转由", "已由", "交", "明确由", "均由", "分别由", "指定", "今后由", "日常由", "平时由",
		"后续由", "现由", "仍由", "继续由", "统一由"}))).Trim()
}

// withoutSubject drops the words for the item itself that a clause begins with:
// 此项, 这项工作; 整改工作 where 由 is behind it.
func withoutSubject(p source.Passage) source.Passage {
	for range 2 {
		p = p.From(source.Runes(p.Longest(0, whatItIs))).Trim()
	}
	for _, work := range []string{"整改工作", "整改任务", "整改", "任务", "工作", "具体工作", "问题"} {
		if p.Has(0, work+"由") || p.Has(0, work+"交") {
			return p.From(source.Runes(work))
		}
	}
	return p
}

// whatItIs are the words for the item itself that such clauses begin with.
var whatItIs = func() (words []string) {
	for _, of := range []string{"此", "该", "本", "这", "上述", "以上", "这一", "本次"} {
		for _, what := range []string{"", "项", "整改", "事", "类问题", "一问题", "条意见", "条建议", "条", "件", "意见", "建议", "一事项", "项工作",
			"项整改", "项整改工作", "项问题", "项任务", "问题", "事项", "任务"} {
			words = append(words, of+what)
		}
	}
	return words
}()
