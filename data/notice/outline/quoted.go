package outline

import "rectify/data/notice/source"

// QuotedProblem reads 关于"…"问题的整改 and returns the quoted words.
func QuotedProblem(p source.Passage) (about source.Passage, ok bool) {
	start := 0
	if p.Is(p.Len()-1, "?") { // 问:群众反映的"…"问题,整改得怎么样?
		start = max(0, p.Index(0, "\""))
	}
	if w := p.Longest(0, []string{"关于", "针对", "对"}); w != "" {
		start = source.Runes(w)
	}
	if start == 0 || !p.Is(start, "\"") {
		return source.Passage{}, false
	}
	for i := start + 1; i < p.Len(); i++ {
		if !p.Is(i, "\"") {
			continue
		}
		if w := p.Longest(i+1, []string{"问题", "的问题", "方面问题", "方面的问题", "这一问题", "一事", "的意见", "的建议", "的意见建议", "事项", "的事项"}); w != "" {
			return p.Slice(start+1, i).TrimStops("。,;"), true
		}
	}
	return source.Passage{}, false
}
