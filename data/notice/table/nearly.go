package table

import (
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// Nearly is a line that looks like the header of a table which could not be read.
type Nearly struct {
	Line           int      // of the source, from 1; 0 where there is none
	Known, Unknown []string // names of columns
	Problem        bool     // one of the names is that of the findings
}

// Unread reports whether a text in which no table was found is one all the same:
// most of its lines are rows of cells below heads of which some are known. Read as
// prose, its cells would run into one another.
func Unread(s *source.Source) bool {
	near := FindNearly(s)
	if len(near.Known) < 3 {
		return false
	}
	rows, all := 0, 0
	for _, line := range s.Lines {
		if cells, parted := tabbed(line); parted && len(cells) >= len(near.Known) {
			rows++
		}
		if line.Trim().Len() > 0 {
			all++
		}
	}
	return rows > 2 && rows*2 > all
}

// FindNearly finds the line whose cells name the most fields, at least two.
func FindNearly(s *source.Source) (best Nearly) {
	for _, line := range s.Lines {
		if line.Len() > mostColumns*longestName {
			continue
		}
		cells, parted := tabbed(line)
		if !parted {
			continue
		}
		n := Nearly{Line: s.LineOf(line.At[0].Start)}
		for _, c := range cells {
			switch kind := fields.OfColumn(c); {
			case c.Len() == 0:
			case kind == fields.Other || tooLong(c):
				n.Unknown = append(n.Unknown, c.String())
			default:
				n.Known = append(n.Known, c.String())
				n.Problem = n.Problem || kind == fields.Problem
			}
		}
		if len(n.Known) > max(1, len(best.Known)) {
			best = n
		}
	}
	return best
}
