package table

import (
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// edgesOf are the columns of print at which cells of a line begin.
func edgesOf(line source.Passage, cells []source.Passage) (edges []int) {
	at := 0
	for _, c := range cells {
		for at < line.Len() && line.At[at] != c.At[0] {
			at++
		}
		edges = append(edges, line.To(at).Columns())
	}
	return edges
}

// byEdges gives the cells of the line that is being read the columns that begin where
// they do, or nil where one begins where no column does.
func (rr *rowReader) byEdges(cells []source.Passage) [][]source.Passage {
	const slack = 2 // in columns of print
	if len(rr.edges) == 0 {
		return nil
	}
	out := make([][]source.Passage, len(rr.Columns))
	for i, edge := range edgesOf(rr.Lines[rr.at], cells) {
		found := -1
		for k, begin := range rr.edges {
			if edge >= begin-slack && edge <= begin+slack {
				found = k
			}
		}
		if found < 0 {
			return nil
		}
		if rr.Columns[found] != fields.Number {
			out[found] = append(out[found], cells[i])
		}
	}
	return out
}

// withSpace is a cell of the line that is being read with the space before it, if it is
// an English one.
func (rr *rowReader) withSpace(cell source.Passage) source.Passage {
	line := rr.Lines[rr.at]
	for i := 1; i < line.Len() && cell.English(); i++ {
		if line.At[i] == cell.At[0] && line.Is(i-1, " ") {
			return line.Slice(i-1, i+cell.Len())
		}
	}
	return cell
}
