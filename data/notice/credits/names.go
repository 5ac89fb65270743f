package credits

import (
	"slices"
	"strings"

	"rectify/data/notice/fields"
	"rectify/data/notice/source"
	"rectify/data/text"
)

// A Name is a unit or a person.
type Name struct {
	Text    string // without titles
	Printed string // with those right before it
	Person  bool
}

// Known are names that a notice makes known elsewhere: people that it prints with a
// title, and short names of units that it explains.
type Known struct {
	People map[string]bool
	Units  map[string]bool
}

// Names reads a value that is nothing but names of units and people, with their
// titles: 党组成员、副院长李明; 石桥、柳河两个法庭. Ok is false for any other.
func (k Known) Names(value source.Passage) (names []Name, ok bool) {
	parts := k.part(value)
	parts = spread(parts)
	before := "" // posts before a name
	for i, part := range parts {
		if i+1 < len(parts) && isPost(part) {
			before += part.String() + " "
			continue
		}
		name, ok := k.name(part)
		if !ok {
			return nil, false
		}
		name.Printed, before = before+name.Printed, ""
		names = append(names, name)
	}
	return names, len(names) > 0
}

// part cuts a value at the signs between names, and at 和, 及 and 与 where names are
// on both sides.
func (k Known) part(value source.Passage) (names []source.Passage) {
	for _, part := range source.SplitAt(withoutRemarks(value), "、/ ") {
		if k.Units[part.String()] { // 政策法规与改革股
			names = append(names, part)
			continue
		}
		for i := 1; i < part.Len()-1; i++ {
			if !part.Is(i, "和及与") {
				continue
			}
			_, before := k.name(part.To(i))
			if _, after := k.name(part.From(i + 1)); after && (before || isPlace(part.To(i))) {
				names = append(names, part.To(i))
				part, i = part.From(i+1), 0
			}
		}
		names = append(names, part)
	}
	return names
}

// withoutRemarks drops the brackets in which a notice explains a short name:
// 民事审判第二庭（以下简称民二庭）.
func withoutRemarks(p source.Passage) source.Passage {
	const longest = 40
	var out source.Passage
	from := 0
	for i := 0; i < p.Len(); i++ {
		if p.Is(i, "(") && p.Longest(i+1, explains) != "" {
			if end := p.Slice(i, min(p.Len(), i+longest)).Index(0, ")"); end > 0 {
				out, from = out.Join(p.Slice(from, i)), i+end+1
				i += end
			}
		}
	}
	return out.Join(p.From(from))
}

// explains matches the words before a short name in brackets.
var explains = []string{"以下简称", "简称", "以下统称", "下称"}

// isPlace reports whether a part may be the beginning of a name that others share.
func isPlace(p source.Passage) bool {
	return p.Len() >= 2 && p.Len() <= 4 && source.EndOf(p, businesses...) == ""
}

// businesses are what offices that look after two things are named for first:
// 市经济和信息化局, 县文化和旅游局.
var businesses = []string{"经济", "住房", "卫生", "资源", "文化", "工业", "发展", "教育", "林业", "科学", "科技", "民政", "农业", "规划", "城市"}

// spread gives names that share their end each the whole: 石桥, 柳河两个法庭 are
// 石桥法庭, 柳河法庭.
func spread(parts []source.Passage) []source.Passage {
	if len(parts) < 2 {
		return parts
	}
	last := parts[len(parts)-1]
	for i := 1; i < last.Len()-1; i++ {
		n, end := last.Number(i)
		if last.Is(i, "两") {
			n, end = 2, i+1
		}
		if end == i || n != len(parts) || !last.Is(end, "个家所") {
			continue
		}
		shared := last.From(end + 1)
		out := []source.Passage{}
		for _, p := range append(slices.Clone(parts[:len(parts)-1]), last.To(i)) {
			out = append(out, p.Slice(0, p.Len()).Join(shared))
		}
		return out
	}
	return parts
}

// posts are what ends the name of a post that is before another of the same person:
// 党组成员、副局长李明.
var posts = []string{"成员", "委员", "常委", "书记", "局长", "院长", "主任", "主席", "校长", "处长", "经理", "董事长", "部长", "科长", "所长", "镇长",
	"县长", "区长", "市长", "队长", "庭长", "主席", "总监", "会计师", "工程师", "组长", "站长", "厂长", "台长", "馆长", "农艺师", "经济师", "审计师", "统计师",
	"规划师", "建筑师", "兽医师", "畜牧师", "药师", "设计师", "护士长", "大队长", "支队长", "行长", "社长", "园长", "秘书长", "教导员", "调研员"}

// PostAt is the length of the name of a post at i: 主任; 0 where none is there.
func PostAt(p source.Passage, i int) int { return source.Runes(p.Longest(i, posts)) }

// isPost reports whether a part is a post without a name.
func isPost(p source.Passage) bool {
	return source.EndOf(p, posts...) != "" && !p.Contains("同志")
}

// name reads one name.
func (k Known) name(p source.Passage) (Name, bool) {
	bare, comrade := strings.CutSuffix(fields.WithoutRemark(p.String()), "同志")
	switch {
	case p.Len() > longestNamed || p.Len() < 2, p.Contains(notNames...), beginsNoName(bare), doneBy(p):
		return Name{}, false
	case !comrade && !k.People[bare] && (text.IsUnit(bare) || k.Units[bare] || slices.Contains(bodies, bare)):
		return Name{bare, bare, false}, true
	}
	for _, post := range posts {
		if at := strings.LastIndex(bare, post); at > 0 && text.IsPersonal(bare[at+len(post):]) {
			return Name{bare[at+len(post):], bare, true}, true
		}
	}
	if comrade || k.People[bare] || text.IsPersonal(bare) || text.Titled(bare) && !p.Contains("未", "不", "没") { // not 班主任津贴未
		return Name{text.BareName(bare), bare, true}, true
	}
	return Name{}, false
}

// notNames are in no name, and noNameBegins begin none, though names hold them: 市经济和信息化局,
// 水文地质研究所.
var (
	notNames = []string{"的", "对", "将", "把", "已", "了", ":", "会同", "协同", "任务", "问题", "时间", "方案", "全部", "全面", "全程", "任何", "尚", "正在", "制定",
		"开展", "加强", "多次", "现场", "每季度", "每月", "督促", "要求", "所在"}
	noNameBegins = []string{"和", "研究", "经", "向", "从", "计划"}
)

// doneBy reports whether a part says by whom something is done: 培训计划由质量部.
func doneBy(p source.Passage) bool {
	by := p.Index(1, "由")
	return by > 0 && !p.Is(by-1, "自理")
}

// beginsNoName reports whether a part begins as no name does, unless it is of a unit
// (经济发展局, 研究室), or names two units joined by 和.
func beginsNoName(part string) bool {
	if left, _, two := strings.Cut(part, "和"); two && text.IsUnit(left) {
		return true
	}
	return !text.IsUnit(part) && slices.ContainsFunc(noNameBegins, func(w string) bool { return strings.HasPrefix(part, w) })
}

// bodies are units whose names do not end as those of units do.
var bodies = []string{"工会", "团委", "妇联", "纪委", "党委", "党组", "党总支", "政协", "人大"}

// longestNamed bounds a unit's or a titled person's name, in characters.
const longestNamed = 24
