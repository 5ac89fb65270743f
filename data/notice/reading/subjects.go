package reading

import (
	"strings"

	"rectify/data/notice"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
	"rectify/data/text"
)

// readSubjects takes the units that do the work in nearly every item's sentences for
// those that answer, where the notice says it in no other way: 区财政局已全部下达,
// 区民政局会同区数据局追回8.6万元.
func (r *reader) readSubjects() {
	items := r.notice.Items
	lead, with := make([][]string, len(items)), make([][]string, len(items))
	found, distinct := 0, map[string]bool{}
	for i, it := range items {
		if it.Owner != "" || len(r.said[i].surely.Owners) > 0 {
			return
		}
		lead[i], with[i] = subjectsOf(it)
		found += count(len(lead[i]) > 0)
		distinct[strings.Join(lead[i], "、")] = true
	}
	if len(items) < fewestItems || found*5 < len(items)*4 || len(distinct) <= len(items)/3 {
		return
	}
	var of []int
	for i := range items {
		if len(lead[i]) > 0 {
			items[i].Owner, items[i].Supporting = strings.Join(lead[i], "、"), strings.Join(with[i], "、")
			r.said[i].Owners, r.said[i].Supporting = nil, nil
			of = append(of, items[i].Number)
		}
	}
	r.source.Warn(notice.Warning{From: 1, Concern: notice.FromProse, Items: of})
}

// fewestItems is how many items tell who does the work.
const fewestItems = 3

// subjectsOf are the units of a place that the sentence behind an item's title, or its
// second clause, begins with, and those that these work with.
func subjectsOf(it notice.Item) (lead, with []string) {
	first := source.Passage{}
	switch told, work := source.Sentences(source.Decode(it.Finding).Whole()), it.Work(); {
	case len(told) > 1:
		first = told[1]
	case len(work) > 0:
		first = firstSentence(source.Decode(work[0]).Whole())
	case len(told) == 1:
		first = told[0]
	}
	clauses := source.SplitAt(first, ",;:")
	for _, clause := range clauses[:min(2, len(clauses))] {
		if n, end := layout.ReadIs(clause, 0); n > 0 {
			clause = clause.From(end)
		}
		names, end := unitsAt(clause)
		if len(names) == 0 || end == clause.Len() || !clause.Is(0, "区市县省州旗镇乡") {
			continue
		}
		rest := clause.From(end)
		if w := rest.Longest(0, []string{"会同", "联合", "协同", "商"}); w != "" {
			with, _ = unitsAt(rest.From(source.Runes(w)))
		}
		return names, with
	}
	return nil, nil
}

// doings are words of what is done, which no name of a unit holds.
var doings = []string{"已", "于", "将", "对", "把", "向", "按", "并", "的", "了", "会同", "联合", "督促", "组织", "补办", "公示", "收回", "追回",
	"清理", "完成", "制定", "印发", "修订", "投入", "聘请", "委托", "通过", "针对", "根据", "测算", "出台", "召开", "加强", "开展", "责令", "约谈",
	"启动", "正在", "建成", "推进", "落实", "整改", "负责", "牵头"}

// unitsAt reads the names of units that p begins with, and where they end.
func unitsAt(p source.Passage) (names []string, end int) {
	for {
		rest := p.From(end)
		stop := min(rest.Len(), longestUnit)
		for i := 1; i < stop; i++ {
			if rest.Longest(i, doings) != "" || rest.Is(i, "、和及与") {
				stop = i
			}
		}
		size := 0
		for i := stop; i >= 3 && size == 0; i-- {
			if text.IsUnit(rest.To(i).String()) {
				size = i
			}
		}
		if size == 0 {
			return names, end
		}
		names = append(names, rest.To(size).String())
		end += size
		if !p.Is(end, "、和及与") {
			return names, end
		}
		end++
	}
}

// longestUnit bounds the name of a unit, in characters.
const longestUnit = 16
