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
			names[k].text, names[k].top = l.text+names[k].text, l.top
		default:
			names[k].text += l.text
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
