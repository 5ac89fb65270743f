package credits

import (
	"slices"

	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// roleWords are the words that say what somebody does for an item, by the field that
// they give: none for the words around them.
var roleWords = func() source.Lexicon[fields.Kind] {
	l := source.Lexicon[fields.Kind]{}
	l.Add(fields.Owner, "牵头", "主办", "承办", "承担", "负责", "认领", "领办", "办理", "落实", "整改", "主责", "负主责", "抓", "实施", "主抓", "包干", "处理")
	l.Add(fields.Support, "配合", "协助", "协同", "协办", "参与", "支持", "协作", "参加")
	l.Add(fields.Beside, "监督", "督导", "验收", "复核", "督办", "督促", "跟进监督", "跟踪督办")
	l.Add(fields.Person, "分管", "包保", "包案", "包抓", "包联", "挂帅", "主管", "统筹", "抓总", "总负责", "负总责", "任组长", "担任组长", "任专班组长", "任专班负责人",
		"具体抓", "总牵头", "挂点", "挂联", "为总负责人", "为负责人", "任负责人", "担任负责人", "坐镇")
	l.Add(fields.None, "共同", "联合", "分别", "独立", "单独", "具体", "带头", "亲自", "全程", "跟踪", "给予", "予以", "总", "各负其责", "按职责分工", "按分工", "分工", "按职责", "按权属",
		"日常", "日常调度", "日常工作", "此项", "该项", "此项整改", "该项整改", "整改工作", "整改任务", "工作", "任务", "业务", "跟进", "开展",
		"推进", "组织", "做好", "协调", "到底", "全面", "统一", "密切", "积极",
		"一并", "共", "均", "同", "并", "来", "好", "整改落实", "事宜", "主要", "直接", "协调推进", "推动", "为主")
	return l
}()

// TakesOn reports whether the word of a role says that a person takes on the very
// item: 由副区长李明包案.
func TakesOn(word string) bool {
	return slices.Contains([]string{"包保", "包案", "包抓", "包联", "挂帅", "挂点", "挂联"}, word)
}

// roleOf reads a passage that is nothing but words of roles: 共同牵头, 予以配合. Among
// several, what supports or checks goes before what leads. Word is the last word of
// a role.
func roleOf(p source.Passage, loose bool) (kind fields.Kind, word string) {
	rank := map[fields.Kind]int{fields.Owner: 1, fields.Person: 2, fields.Support: 3, fields.Beside: 4}
	for i := 0; i < p.Len(); {
		e := roleWords.At(p, i)
		if e.Size == 0 {
			if loose && kind != fields.None && p.Len()-i <= longestObject && !p.Contains("0", "1", "2", "3", "4", "5", "6", "7", "8", "9") {
				return kind, word
			}
			return fields.None, ""
		}
		if rank[e.Value] > rank[kind] {
			kind, word = e.Value, e.Word
		}
		i += e.Size
	}
	if kind == fields.None && p.IsOne("各负其责", "按职责分工") {
		kind = fields.Owner
	}
	return kind, word
}

// longestObject bounds what is behind the word of a role, in a sentence that names
// others too: 配合对账.
const longestObject = 4
