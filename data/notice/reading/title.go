package reading

import (
	"regexp"
	"strings"

	"rectify/data/notice/layout"
	"rectify/data/notice/outline"
	"rectify/data/notice/source"
)

// setTitle divides the words of the finding into title and finding.
func (ir *itemReader) setTitle() {
	head, rest := ir.head, ir.rest
	if ir.asked.Len() > 0 { // PAC conclusion: …, and PAC recommendation: … below it
		if head.Len() > 0 {
			rest = append([]source.Passage{head}, rest...)
		}
		ir.item.Title, _ = titleOf(ir.asked)
		ir.item.Finding = joinFinding(rest)
		return
	}
	if head.Len() == 0 && len(rest) > 1 && ir.references[shape(rest[0])] {
		head, rest = rest[0], rest[1:]
	}
	if len(rest) > 0 && (isRemark(head) || ir.references[shape(head)]) { // Recommendation 1 (paragraph 14)
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
		if about, ok := outline.QuotedProblem(rest[0]); ok {
			ir.item.Title = about.String()
		} else if ir.item.Title, after = titleOf(rest[0]); after.Len() == 0 && len(rest) > 1 {
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

// findReferences finds the lines below the numbers of items that differ in their figures
// only, Paragraph 2.18: these are no titles.
func (r *reader) findReferences() {
	const longest, fewest = 40, 3
	count := map[string]int{}
	for i, role := range r.outline.Roles {
		if role != outline.Item {
			continue
		}
		line := r.outline.Paragraphs[i].Body()
		if line.Len() == 0 && i+1 < len(r.outline.Paragraphs) {
			line = r.outline.Paragraphs[i+1].Passage
		}
		if of := shape(line); line.Len() <= longest && of != string(line.Plain) {
			count[of]++
		}
	}
	for of, n := range count {
		if n >= fewest {
			r.references[of] = true
		}
	}
}

// shape is a line with a sign for each number.
func shape(p source.Passage) string {
	return figures.ReplaceAllString(string(p.Plain), "#")
}

// figures are numbers with their parts: 2.18.
var figures = regexp.MustCompile(`\d+(?:[.,-]\d+)*`)

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
		if depth == 0 && (p.Is(end, "。!?") || headsRest(p, end)) {
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

// headsRest reports whether the words before i are a title that the rest explains, behind
// a colon or, in a cell, on lines of its own: 账实不符:抽查发现3处….
func headsRest(p source.Passage, i int) bool {
	const fewest, most = 5, 30
	before := p.To(i)
	if i < fewest || i > most || p.Len()-i < 2*fewest || p.English() || before.Contains(",", ";", "、") {
		return false
	}
	if p.Is(i, " ") {
		return !source.IsLatin(p, i-1) && spacesBetween.MatchString(p.String())
	}
	return p.Is(i, ":") && !before.Contains("问题", "如下", "以下", "包括", "其中", "发现", "指出", "表现", "情况", "方面", "时间", "单位")
}

// spacesBetween is a text with one space, as of a cell with one line break.
var spacesBetween = regexp.MustCompile(`^\S+ \S+$`)

func joinFinding(parts []source.Passage) string {
	var words []string
	for _, p := range parts {
		words = append(words, p.String())
	}
	return strings.Join(words, "\n")
}
