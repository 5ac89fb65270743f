package document

import (
	"math"
	"slices"
	"strings"
)

// joinedNames are the names of a head from left to right; one in two lines is one.
func joinedNames(head []printedLine) (names []printedLine) {
	slices.SortFunc(head, func(a, b printedLine) int { return int(a.left - b.left) })
	for _, l := range head {
		k := slices.IndexFunc(names, func(n printedLine) bool { return (span{n.left, n.right}).meets(l) })
		switch {
		case k < 0:
			names = append(names, l)
			continue
		case l.top < names[k].top:
			names[k].text, names[k].top = labels{}.joined(l.text, names[k].text), l.top
		default:
			names[k].text = labels{}.joined(names[k].text, l.text)
		}
		names[k].left, names[k].right = min(names[k].left, l.left), max(names[k].right, l.right)
	}
	return names
}

// partedHeads parts the lines at the height of one that begins with the name of the numbers
// where words are a little further apart than in one: 序号 问题.
func partedHeads(lines []printedLine) (all []printedLine) {
	const apart = 0.35 // of the height
	names := func(l printedLine) (names []printedLine) {
		if l.words == nil {
			return []printedLine{l}
		}
		for i, w := range *l.words {
			end := len(l.text)
			if i+1 < len(*l.words) {
				end = (*l.words)[i+1].from
			}
			word := printedLine{page: l.page, left: w.left, right: w.right, top: l.top, foot: l.foot, text: strings.TrimSpace(l.text[w.from:end])}
			if n := len(names) - 1; n >= 0 && w.left-names[n].right < apart*l.height() {
				names[n].text, names[n].right = names[n].text+" "+word.text, w.right
			} else {
				names = append(names, word)
			}
		}
		return names
	}
	var heads []printedLine
	for _, l := range lines {
		if namesNumber(names(l)[0].text) {
			heads = append(heads, l)
		}
	}
	for _, l := range lines {
		if slices.ContainsFunc(heads, func(h printedLine) bool { return h.page == l.page && math.Abs(h.top-l.top) < 0.6*l.height() }) {
			all = append(all, names(l)...)
		} else {
			all = append(all, l)
		}
	}
	return all
}

// tablesIn parts lines before each head whose names are elsewhere than those of the head
// before it: the columns of the tables below differ.
func tablesIn(lines []printedLine) (parts [][]printedLine) {
	lines = inOrder(lines)
	cells := inOrder(partedHeads(parted(lines)))
	var last []printedLine
	for _, l := range cells {
		if !namesNumber(l.text) {
			continue
		}
		head := headOf(cells, l)
		if len(head) < leastHeads || head[0].text != l.text {
			continue
		}
		if last != nil && !slices.EqualFunc(head, last, func(a, b printedLine) bool { return math.Abs(a.left-b.left) < 3 && math.Abs(a.right-b.right) < 3 }) {
			first := slices.MinFunc(head, func(a, b printedLine) int { return int(a.top - b.top) })
			at := slices.IndexFunc(lines, func(o printedLine) bool { return o.page == first.page && o.top >= first.top-1 })
			parts, lines = append(parts, lines[:at]), lines[at:]
		}
		last = head
	}
	return append(parts, lines)
}

// leastHeads is how many columns a printed table has at least.
const leastHeads = 4

// headOf are the names of the head that a line is of, from left to right.
func headOf(lines []printedLine, of printedLine) []printedLine {
	var head []printedLine
	for _, l := range lines {
		if l.page == of.page && math.Abs(l.top-of.top) < 0.6*l.height() {
			head = append(head, l)
		}
	}
	return joinedNames(head)
}
