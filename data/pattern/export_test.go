package pattern

// MayMatch says for tests whether the expression runs on a text.
func (p *Pattern) MayMatch(text string) bool { return p.mayMatch(text) }
