package document

import (
	"cmp"
	"math"
	"slices"
)

// oneColumn puts the right column of pages that are set in two below the left one, each
// as a page of its own, as far left and as wide.
func oneColumn(lines []printedLine) (out []printedLine) {
	page := 1
	for _, on := range pages(lines) {
		for _, part := range parts(on) {
			for _, l := range part {
				l.page = page
				out = append(out, l)
			}
			page++
		}
	}
	return out
}

// pages parts lines by the pages that they are on.
func pages(lines []printedLine) (all [][]printedLine) {
	for len(lines) > 0 {
		end := slices.IndexFunc(lines, func(l printedLine) bool { return l.page != lines[0].page })
		if end < 0 {
			end = len(lines)
		}
		all, lines = append(all, lines[:end]), lines[end:]
	}
	return all
}

// parts are the columns of a page between the lines that go across both; the page as it
// is where it has one.
func parts(lines []printedLine) (all [][]printedLine) {
	var across []printedLine
	var columns [2][]printedLine
	page := edges(lines)
	middle := (page.left + page.right) / 2
	for _, l := range lines {
		switch {
		case l.right <= middle:
			columns[0] = append(columns[0], l)
		case l.left >= middle:
			columns[1] = append(columns[1], l)
		default:
			across = append(across, l)
		}
	}
	if !running(columns[0]) || !running(columns[1]) || len(across)*4 > len(lines) {
		return [][]printedLine{lines}
	}
	left, right := edges(columns[0]), edges(columns[1])
	for i := range columns[1] {
		columns[1][i].left, columns[1][i].right = columns[1][i].left-right.left+left.left, columns[1][i].right-right.left+left.left
	}
	byTop := func(a, b printedLine) int { return cmp.Compare(a.top, b.top) }
	slices.SortStableFunc(across, byTop)
	part := []printedLine{}
	from := math.Inf(-1)
	for i := range len(across) + 1 {
		to := math.Inf(1)
		if i < len(across) {
			to = across[i].top
		}
		for _, column := range columns {
			var band []printedLine
			for _, l := range column {
				if l.top >= from && l.top < to {
					band = append(band, l)
				}
			}
			if slices.SortStableFunc(band, byTop); len(band) > 0 {
				all, part = append(all, part, band), nil
			}
		}
		if i < len(across) {
			across[i].right = min(across[i].right, left.right)
			part = append(part, across[i])
		}
		from = to
	}
	return append(all, part)
}

// edges are where the lines of a column begin and end.
func edges(lines []printedLine) (s span) {
	for i, l := range lines {
		if s.right = max(s.right, l.right); i == 0 || l.left < s.left {
			s.left = l.left
		}
	}
	return s
}

// running reports whether a column has the lines of running text: most are as wide as it.
func running(column []printedLine) bool {
	const fewest, wide = 6, 0.8
	of, n := edges(column), 0
	for _, l := range column {
		if l.right-l.left > wide*(of.right-of.left) {
			n++
		}
	}
	return n >= fewest && n*2 > len(column)
}
