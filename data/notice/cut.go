package notice

// trimLeadingStops drops stops and space at the start.
func (p passage) trimLeadingStops() passage {
	for p.is(0, "。,;: ") {
		p = p.from(1)
	}
	return p
}

// trimBlanks drops spaces at both ends, but no tab.
func (p passage) trimBlanks() passage {
	from, to := 0, p.len()
	for from < to && p.plain[from] == ' ' && p.raw[from] != cellEnd {
		from++
	}
	for to > from && p.plain[to-1] == ' ' && p.raw[to-1] != cellEnd {
		to--
	}
	if p.slice(from, to).trim().len() == 0 {
		return p.to(0)
	}
	return p.slice(from, to)
}

// columns is the width of p where Chinese characters take two columns.
func (p passage) columns() int {
	n := 0
	for _, r := range p.raw {
		if n++; r >= '\u2000' {
			n++
		}
	}
	return n
}

// splitAt cuts p at the given characters.
func splitAt(p passage, stops string) []passage {
	var out []passage
	from := 0
	for i := 0; i <= p.len(); i++ {
		if i < p.len() && !p.is(i, stops) {
			continue
		}
		if part := p.slice(from, i).trim(); part.len() > 0 {
			out = append(out, part)
		}
		from = i + 1
	}
	return out
}

// endOf is the word that p ends with, or "".
func endOf(p passage, words ...string) string {
	best := ""
	for _, w := range words {
		if len(w) > len(best) && p.has(p.len()-runeLen(w), w) {
			best = w
		}
	}
	return best
}

// commaClause is the clause of s, between commas, that holds [from, to).
func commaClause(s passage, from, to int) passage {
	const reach = 80
	low, high := max(0, from-reach), min(s.len(), to+reach)
	for from > low && !s.is(from-1, ",。;:") {
		from--
	}
	for to < high && !s.is(to, ",。;:") {
		to++
	}
	return s.slice(from, to)
}

// sentences cuts a clause at 。; and the like, outside 《》 and brackets. One that
// begins with a comma goes on with the one before it, whatever stop is there.
func sentences(p passage) []passage {
	var out []passage
	from, depth := 0, 0
	for i := 0; i < p.len(); i++ {
		switch {
		case p.is(i, "《("):
			depth++
		case p.is(i, "》)"):
			depth = max(0, depth-1)
		case depth == 0 && p.is(i, "。;!?"):
			if s := p.slice(from, i+1).trim(); s.trimLeadingStops().trim().len() > 1 {
				out = append(out, s)
			}
			from = i + 1
		}
	}
	if s := p.from(from).trim(); s.trimLeadingStops().trim().len() > 1 {
		out = append(out, s)
	}
	return out
}

// whole is the text as one passage, lines joined by a space.
func (s *source) whole() passage {
	var all passage
	for i, l := range s.lines {
		if i > 0 {
			all.add(' ', extent{})
		}
		all = all.join(l)
	}
	return all
}

// inTitle reports whether position i is inside the name of a paper.
func inTitle(s passage, i int) bool {
	const reach = 60
	for j := i - 1; j >= max(0, i-reach) && !s.is(j, "》"); j-- {
		if s.is(j, "《") {
			return true
		}
	}
	return false
}
