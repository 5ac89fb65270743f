package source

// TrimLeadingStops drops stops and space at the start.
func (p Passage) TrimLeadingStops() Passage {
	for p.Is(0, "。,;: ") {
		p = p.From(1)
	}
	return p
}

// TrimBlanks drops spaces at both ends, but no tab.
func (p Passage) TrimBlanks() Passage {
	from, to := 0, p.Len()
	for from < to && p.Plain[from] == ' ' && p.Raw[from] != CellEnd {
		from++
	}
	for to > from && p.Plain[to-1] == ' ' && p.Raw[to-1] != CellEnd {
		to--
	}
	if p.Slice(from, to).Trim().Len() == 0 {
		return p.To(0)
	}
	return p.Slice(from, to)
}

// Columns is the width of p where Chinese characters take two columns.
func (p Passage) Columns() int {
	n := 0
	for _, r := range p.Raw {
		if n++; r >= '\u2000' {
			n++
		}
	}
	return n
}

// SplitAt cuts p at the given characters.
func SplitAt(p Passage, stops string) []Passage {
	var out []Passage
	from := 0
	for i := 0; i <= p.Len(); i++ {
		if i < p.Len() && !p.Is(i, stops) {
			continue
		}
		if part := p.Slice(from, i).Trim(); part.Len() > 0 {
			out = append(out, part)
		}
		from = i + 1
	}
	return out
}

// EndOf is the word that p ends with, or "".
func EndOf(p Passage, words ...string) string {
	best := ""
	for _, w := range words {
		if len(w) > len(best) && p.Has(p.Len()-Runes(w), w) {
			best = w
		}
	}
	return best
}

// Clause is the clause of s, between commas, that holds [from, to).
func Clause(s Passage, from, to int) Passage {
	const reach = 80
	low, high := max(0, from-reach), min(s.Len(), to+reach)
	for from > low && !s.Is(from-1, ",。;:") {
		from--
	}
	for to < high && !s.Is(to, ",。;:") {
		to++
	}
	return s.Slice(from, to)
}

// Unmatched is where p closes a bracket that it does not open; -1 where it closes none.
func (p Passage) Unmatched() int {
	depth := 0
	for i := range p.Len() {
		switch {
		case p.Is(i, "(["):
			depth++
		case p.Is(i, ")]") && depth == 0:
			return i
		case p.Is(i, ")]"):
			depth--
		}
	}
	return -1
}

// Sentences cuts a clause at 。; and the like, outside 《》 and brackets. One that
// begins with a comma goes on with the one before it, whatever stop is there.
func Sentences(p Passage) []Passage {
	var out []Passage
	from, depth := 0, 0
	for i := 0; i < p.Len(); i++ {
		switch {
		case p.Is(i, "《("):
			depth++
		case p.Is(i, "》)"):
			depth = max(0, depth-1)
		case depth == 0 && p.Is(i, "。;!?"):
			if s := p.Slice(from, i+1).Trim(); s.TrimLeadingStops().Trim().Len() > 1 {
				out = append(out, s)
			}
			from = i + 1
		}
	}
	if s := p.From(from).Trim(); s.TrimLeadingStops().Trim().Len() > 1 {
		out = append(out, s)
	}
	return out
}

// Whole is the text as one passage, lines joined by a space.
func (s *Source) Whole() Passage {
	var all Passage
	for i, l := range s.Lines {
		if i > 0 {
			all.add(' ', Extent{})
		}
		all = all.Join(l)
	}
	return all
}

// InTitle reports whether position i is inside the name of a paper.
func InTitle(s Passage, i int) bool {
	const reach = 60
	for j := i - 1; j >= max(0, i-reach) && !s.Is(j, "》"); j-- {
		if s.Is(j, "《") {
			return true
		}
	}
	return false
}
