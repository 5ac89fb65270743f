package table

import (
	"rectify/data/notice/source"
	"rectify/data/text"
)

// A splitter cuts a line into cells; parted is false where nothing parts them.
type splitter func(line source.Passage) (cells []source.Passage, parted bool)

// splitters are tried in this order.
var splitters = []splitter{tabbed, barred, commaed, spaced, worded}

// exactSplitters is how many of them part empty cells too.
const exactSplitters = 3

// tabbed cuts at tabs, which part cells even where these are empty.
func tabbed(p source.Passage) (cells []source.Passage, parted bool) {
	from := 0
	for i := 0; i <= p.Len(); i++ {
		if i == p.Len() || p.Raw[i] == source.CellEnd {
			cells = append(cells, p.Slice(from, i).Trim())
			from = i + 1
		}
	}
	return unquoted(cells), len(cells) > 1
}

// unquoted drops the quotes that spreadsheets put around cells.
func unquoted(cells []source.Passage) []source.Passage {
	for i, c := range cells {
		if c.Len() > 1 && c.Raw[0] == '"' && c.Raw[c.Len()-1] == '"' {
			cells[i] = c.Slice(1, c.Len()-1).Trim()
		}
	}
	return cells
}

// commaed cuts at commas outside of quotes, as CSV files have them.
func commaed(p source.Passage) (cells []source.Passage, parted bool) {
	quoted := false
	from := 0
	for i := 0; i <= p.Len(); i++ {
		switch {
		case i < p.Len() && p.Raw[i] == '"':
			quoted = !quoted
		case i == p.Len() || p.Raw[i] == ',' && !quoted:
			cells = append(cells, p.Slice(from, i).Trim())
			from = i + 1
		}
	}
	return unquoted(cells), len(cells) > 2
}

// barred cuts at bars; those around the line part nothing.
func barred(p source.Passage) (cells []source.Passage, parted bool) {
	p = p.Trim()
	bars := 0
	from := 0
	for i := 0; i <= p.Len(); i++ {
		if i < p.Len() && !p.Is(i, "|") {
			continue
		}
		if i < p.Len() {
			bars++
		}
		if cell := p.Slice(from, i).Trim(); i > 0 && (i < p.Len() || cell.Len() > 0) {
			cells = append(cells, cell)
		}
		from = i + 1
	}
	return cells, bars > 0
}

// spaced cuts at two spaces or more, and at one that is as wide as a character, unless it
// spaces out a name of two characters: 王　敏.
func spaced(p source.Passage) (cells []source.Passage, parted bool) {
	p = p.Trim()
	from := 0
	for i := 0; i <= p.Len(); i++ {
		if i < p.Len() && !(p.Is(i, " ") && p.Is(i+1, " ")) && !(p.Raw[i] == '\u3000' && !(alone(p, i-1) && alone(p, i+1))) {
			continue
		}
		if cell := p.Slice(from, i).Trim(); cell.Len() > 0 {
			cells = append(cells, cell)
		}
		from = i
	}
	return cells, len(cells) > 1
}

// alone reports whether the character at i is a Chinese one with space around it.
func alone(p source.Passage, i int) bool {
	return i >= 0 && i < p.Len() && text.IsHan(p.Plain[i]) && (i == 0 || p.Is(i-1, " ")) && (i+1 == p.Len() || p.Is(i+1, " "))
}

// worded cuts at any white space, dash or bracket.
func worded(p source.Passage) (cells []source.Passage, parted bool) {
	from := 0
	for i := 0; i <= p.Len(); i++ {
		if i < p.Len() && !p.Is(i, " |:—()[]") {
			continue
		}
		if cell := p.Slice(from, i).Trim(); cell.Len() > 0 {
			cells = append(cells, cell)
		}
		from = i + 1
	}
	return cells, len(cells) > 1
}
