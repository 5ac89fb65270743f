package notice

import "strings"

// longestTitle is what still reads as a title, in characters.
const longestTitle = 60

// setTitle divides the words of the finding into title and finding.
func (ir *itemReader) setTitle() {
	head, rest := ir.head, ir.rest
	if head.len() == 0 {
		if len(rest) == 0 {
			return
		}
		// The label stands alone: the title is the first clause of what follows.
		ir.item.Title, _ = titleOf(rest[0])
		ir.item.Finding = joinFinding(rest)
		return
	}
	if about, ok := quotedProblem(head); ok {
		ir.item.Title = about.String()
		ir.item.Finding = joinFinding(append([]passage{head}, rest...))
		return
	}
	title, after := titleOf(head)
	ir.item.Title = title
	switch {
	case after.len() > 0 && (runeLen(title) <= longestTitle || head.english()) && endsTitle(head.to(head.len()-after.len())):
		rest = append([]passage{after}, rest...)
	case after.len() > 0 || len(rest) == 0:
		rest = append([]passage{head}, rest...)
	}
	ir.item.Finding = joinFinding(rest)
}

// endsTitle reports whether p ends as a sentence does.
func endsTitle(p passage) bool { return p.trim().is(p.trim().len()-1, "。!?") }

// titleOf is the first sentence of p, or its first clauses where the sentence
// is long, and the text behind it.
func titleOf(p passage) (title string, after passage) {
	end, clause := 0, 0
	longestTitle := longestTitle
	if p.english() {
		longestTitle *= 3 // letters are narrower than characters
	}
	depth := 0 // inside 《》 or ()
	for ; end < p.len(); end++ {
		switch {
		case p.is(end, "《("):
			depth++
		case p.is(end, "》)"):
			depth = max(0, depth-1)
		}
		if depth == 0 && p.is(end, "。!?") {
			break
		}
		if depth == 0 && p.is(end, ",;:") && end <= longestTitle && (clause == 0 || end <= longestTitle/2) {
			clause = end
		}
	}
	if end > longestTitle && clause > 0 {
		end = clause
	}
	after = p.from(min(p.len(), end+1)).trim()
	return p.to(end).trimStops(":;,").String(), after
}

func joinFinding(parts []passage) string {
	var words []string
	for _, p := range parts {
		words = append(words, p.String())
	}
	return strings.Join(words, "\n")
}
