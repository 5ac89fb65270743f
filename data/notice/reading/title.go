package reading

import (
	"strings"

	"rectify/data/notice/layout"
	"rectify/data/notice/outline"
	"rectify/data/notice/source"
)

// setTitle divides the words of the finding into title and finding.
func (ir *itemReader) setTitle() {
	head, rest := ir.head, ir.rest
	if len(rest) > 0 && isRemark(head) { // Recommendation 1 (paragraph 14)
		ir.item.Title, _ = titleOf(rest[0])
		ir.item.Finding = joinFinding(append([]source.Passage{head}, rest...))
		return
	}
	if head.Len() == 0 {
		if len(rest) == 0 {
			return
		}
		// The label is alone: the title is the first clause of what follows.
		var after source.Passage
		if ir.item.Title, after = titleOf(rest[0]); after.Len() == 0 && len(rest) > 1 {
			rest = rest[1:]
		}
		ir.item.Finding = joinFinding(rest)
		return
	}
	if about, ok := outline.QuotedProblem(head); ok {
		ir.item.Title = about.String()
		ir.item.Finding = joinFinding(append([]source.Passage{head}, rest...))
		return
	}
	title, after := titleOf(head)
	ir.item.Title = title
	switch {
	case after.Len() > 0 && (source.Runes(title) <= layout.LongestTitle || head.English()) && endsTitle(head.To(head.Len()-after.Len())):
		rest = append([]source.Passage{after}, rest...)
	case after.Len() > 0 || len(rest) == 0:
		rest = append([]source.Passage{head}, rest...)
	}
	ir.item.Finding = joinFinding(rest)
}

// isRemark reports whether p is one bracket and nothing else.
func isRemark(p source.Passage) bool {
	end := p.Index(0, ")")
	return p.Is(0, "(") && end == p.TrimStops("。").Len()-1
}

// endsTitle reports whether p ends as a sentence does.
func endsTitle(p source.Passage) bool { return p.Trim().Is(p.Trim().Len()-1, "。!?") }

// titleOf is the first sentence of p, or its first clauses where the sentence
// is long, and the text behind it.
func titleOf(p source.Passage) (title string, after source.Passage) {
	end, clause := 0, 0
	longestTitle := layout.LongestTitle
	if p.English() {
		longestTitle *= 3 // letters are narrower than characters
	}
	depth := 0 // inside 《》 or ()
	for ; end < p.Len(); end++ {
		switch {
		case p.Is(end, "《("):
			depth++
		case p.Is(end, "》)"):
			depth = max(0, depth-1)
		}
		if depth == 0 && p.Is(end, "。!?") {
			break
		}
		if depth == 0 && p.Is(end, ",;:") && end <= longestTitle && (clause == 0 || end <= longestTitle/2) {
			clause = end
		}
	}
	if end > longestTitle && clause > 0 {
		end = clause
	}
	after = p.From(min(p.Len(), end+1)).Trim()
	title = p.To(end).TrimStops(":;,").String()
	if bare, ok := strings.CutPrefix(title, "【"); ok && strings.Index(bare, "】") == len(bare)-len("】") {
		title = strings.TrimSuffix(bare, "】")
	}
	return title, after
}

func joinFinding(parts []source.Passage) string {
	var words []string
	for _, p := range parts {
		words = append(words, p.String())
	}
	return strings.Join(words, "\n")
}
