package notice

// A splitter cuts a line into cells; parted is false where nothing parts them.
type splitter func(line passage) (cells []passage, parted bool)

// splitters are tried in this order.
var splitters = []splitter{tabbed, barred, spaced, worded}

// tabbed cuts at tabs, which part cells even where these are empty.
func tabbed(p passage) (cells []passage, parted bool) {
	from := 0
	for i := 0; i <= p.len(); i++ {
		if i == p.len() || p.raw[i] == cellEnd {
			cells = append(cells, p.slice(from, i).trim())
			from = i + 1
		}
	}
	return unquoted(cells), len(cells) > 1
}

// unquoted drops the quotes that spreadsheets put around cells.
func unquoted(cells []passage) []passage {
	for i, c := range cells {
		if c.len() > 1 && c.raw[0] == '"' && c.raw[c.len()-1] == '"' {
			cells[i] = c.slice(1, c.len()-1).trim()
		}
	}
	return cells
}

// barred cuts at bars; those around the line part nothing.
func barred(p passage) (cells []passage, parted bool) {
	p = p.trim()
	bars := 0
	from := 0
	for i := 0; i <= p.len(); i++ {
		if i < p.len() && !p.is(i, "|") {
			continue
		}
		if i < p.len() {
			bars++
		}
		if cell := p.slice(from, i).trim(); i > 0 && (i < p.len() || cell.len() > 0) {
			cells = append(cells, cell)
		}
		from = i + 1
	}
	return cells, bars > 0
}

// spaced cuts at two spaces or more.
func spaced(p passage) (cells []passage, parted bool) {
	p = p.trim()
	from := 0
	for i := 0; i <= p.len(); i++ {
		if i < p.len() && !(p.is(i, " ") && p.is(i+1, " ")) {
			continue
		}
		if cell := p.slice(from, i).trim(); cell.len() > 0 {
			cells = append(cells, cell)
		}
		from = i
	}
	return cells, len(cells) > 1
}

// worded cuts at any white space, dash or bracket.
func worded(p passage) (cells []passage, parted bool) {
	from := 0
	for i := 0; i <= p.len(); i++ {
		if i < p.len() && !p.is(i, " |:—()[]") {
			continue
		}
		if cell := p.slice(from, i).trim(); cell.len() > 0 {
			cells = append(cells, cell)
		}
		from = i + 1
	}
	return cells, len(cells) > 1
}
