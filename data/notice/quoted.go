package notice

// quotedProblem reads 关于"…"问题的整改 and returns the quoted words.
func quotedProblem(p passage) (about passage, ok bool) {
	start := 0
	if w := p.longest(0, []string{"关于", "针对", "对"}); w != "" {
		start = runeLen(w)
	}
	if start == 0 || !p.is(start, "\"") {
		return passage{}, false
	}
	for i := start + 1; i < p.len(); i++ {
		if !p.is(i, "\"") {
			continue
		}
		if w := p.longest(i+1, []string{"问题", "的问题", "方面问题", "方面的问题", "这一问题", "一事"}); w != "" {
			return p.slice(start+1, i).trimStops("。,;"), true
		}
	}
	return passage{}, false
}
