package source

import "rectify/data/text"

// longestSpaced bounds how far the colon behind a spaced-out name is looked for, in
// characters.
const longestSpaced = 24

// closeUp drops the spaces inside a name that a line begins with and that is printed
// with a space between all its characters: 责 任 部 门:.
func (p Passage) closeUp() Passage {
	start := p.SkipSpace(0)
	letters, gaps, end := 0, 0, start
	for end < min(p.Len(), start+longestSpaced) && !p.Is(end, ":0123456789") {
		switch {
		case p.Is(end, " "):
			if !p.Is(end-1, " ") {
				gaps++
			}
		case !text.IsHan(p.Plain[end]) || end > start && !p.Is(end-1, " "):
			return p
		default:
			letters++
		}
		end++
	}
	if letters < 2 || gaps < letters-1 || !p.Is(end, ":0123456789") || p.Is(end, "0123456789") && gaps < letters {
		return p
	}
	out := Passage{}
	for i := range p.Len() {
		if i <= start || i >= end || !p.Is(i, " ") {
			out = out.Join(p.Slice(i, i+1))
		}
	}
	return out
}
