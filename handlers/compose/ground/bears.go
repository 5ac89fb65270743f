package ground

import (
	"slices"
	"strings"
)

// bears reports whether a quotation says all of what is said, in its own order:
// nothing is added, and nothing passed over that would change it.
func bears(w window, said []unit) bool {
	if len(said) == 0 || !near(w, said) {
		return false
	}
	p := pairing{said: said, quoted: w.units, at: align(said, w.units)}
	p.settle()
	return p.adds() == "" && p.passesOver() == ""
}

// near reports whether a quotation has most of the units said, in any order.
func near(w window, said []unit) bool {
	lacks := 0
	for _, u := range said {
		if !w.has[u.text] {
			lacks++
		}
	}
	return lacks*4 <= len(said)
}

// A pairing is a claim and a quotation, with their units aligned.
type pairing struct {
	said, quoted []unit
	at           []int // of each unit said, the unit of the quotation; -1 for none
}

// settle removes isolated pairs: a single character found elsewhere is not the same
// word, and a number or a negation belongs to the word next to it.
func (p pairing) settle() {
	next := func(i, k int) bool {
		for i >= 0 && k < len(p.at) && p.at[i] < 0 && p.said[i].kind == done {
			i--
		}
		for i >= 0 && k < len(p.at) && p.at[k] < 0 && p.said[k].kind == done {
			k++
		}
		return i >= 0 && k < len(p.at) && p.at[i] >= 0 && p.at[k] == p.at[i]+1
	}
	alone := make([]bool, len(p.at))
	for i, u := range p.said {
		switch u.kind {
		case plain, number:
			alone[i] = !u.day && !next(i-1, i) && !next(i, i+1)
		case negate:
			last := i+1 == len(p.said) || p.said[i+1].clause != u.clause
			alone[i] = !next(i, i+1) && (!last || !next(i-1, i))
		}
	}
	for i := range p.at {
		if alone[i] && len(p.said) > 1 {
			p.at[i] = -1
		}
	}
}

// adds is what was said that the quotation does not say; empty for nothing.
func (p pairing) adds() string {
	for i, u := range p.said {
		if p.at[i] >= 0 {
			continue
		}
		switch {
		case u.kind == self && u.head:
		case u.kind == done && p.acts(u.clause):
		default:
			return u.text
		}
	}
	return ""
}

// acts reports whether a clause is about an act that a notice mentions because it was
// done.
func (p pairing) acts(clause int) bool {
	return slices.ContainsFunc(p.said, func(u unit) bool { return u.clause == clause && u.act })
}

// begins reports whether no word that matters precedes a unit of the quotation in its
// entry.
func (p pairing) begins(b int) bool {
	for j := b; !p.quoted[j].head; {
		j--
		if u := p.quoted[j]; u.kind != done && !u.day && !p.mere(j) {
			return false
		}
	}
	return true
}

// mere reports whether a word for a role says nothing that its place does not:
// by whom, at the beginning, or to what, if no other person is named.
func (p pairing) mere(j int) bool {
	u := p.quoted[j]
	if !u.head || u.kind != role {
		return false
	}
	named := slices.ContainsFunc(p.quoted, func(o unit) bool { return o.clause == u.clause && o.who })
	return u.text == "由" || (u.text == "对" || u.text == "将" || u.text == "把") && !named
}

// passesOver is what the quotation says that must not be left out; empty for
// nothing.
func (p pairing) passesOver() string {
	last := -1 // the unit said that was found before
	for i := range p.said {
		if p.at[i] < 0 {
			continue
		}
		var left string
		switch {
		case last < 0:
			left = p.before(i)
		case p.said[last].clause == p.said[i].clause:
			left = p.within(last, i)
		default:
			if left = p.after(last); left == "" {
				left = p.between(last, i)
			}
		}
		if left == "" {
			left = p.inexact(i)
		}
		if left != "" {
			return left
		}
		last = i
	}
	if last < 0 {
		return "all"
	}
	return p.after(last)
}

// changing are the kinds of words that change what a clause says.
var changing = []kind{negate, plan, lead, part}

// within is what must not be left out between two units of one clause said.
func (p pairing) within(i, k int) string {
	a, b := p.at[i], p.at[k]
	counts := slices.ContainsFunc(p.said, func(u unit) bool { return u.clause == p.said[i].clause && u.kind == number && !u.day })
	for j := a + 1; j < b; j++ {
		u := p.quoted[j]
		if slices.Contains(changing, u.kind) || u.kind == role && !p.mere(j) || u.who || u.kind == number && counts {
			return u.text
		}
	}
	if b > a+1 && p.quoted[b-1].kind == rank {
		return p.quoted[b-1].text
	}
	if p.quoted[a].entry != p.quoted[b].entry && !p.begins(b) {
		return "head " + p.quoted[b-1].text
	}
	if p.quoted[a].clause != p.quoted[b].clause && !p.carries(i, b) {
		return "subject"
	}
	if p.quoted[a].sentence != p.quoted[b].sentence {
		return "sentence"
	}
	return ""
}

// carries reports whether what one clause of the quotation begins with may be
// said of the next: it is a name at the head of its clause, or all of it, and the
// next has no name of its own.
func (p pairing) carries(i, b int) bool {
	a := p.at[i]
	first := i
	named := false
	for k := i; k >= 0 && p.said[k].clause == p.said[i].clause; k-- {
		if p.at[k] >= 0 && p.quoted[p.at[k]].clause == p.quoted[a].clause {
			first, named = k, named || p.quoted[p.at[k]].who
		}
	}
	rest := a + 1
	for p.quoted[rest].clause == p.quoted[a].clause && p.quoted[rest].day {
		rest++
	}
	whole := p.quoted[rest].clause != p.quoted[a].clause
	if !p.leads(p.at[first]) || !named && !whole {
		return false
	}
	own := slices.ContainsFunc(p.quoted[b:], func(u unit) bool { return u.clause == p.quoted[b].clause && u.who })
	return whole || !own
}

// leads reports whether no word that matters precedes a unit of the quotation in its
// clause.
func (p pairing) leads(b int) bool {
	for j := b - 1; j >= 0 && p.quoted[j].clause == p.quoted[b].clause; j-- {
		if u := p.quoted[j]; u.kind != done && !u.day && !p.mere(j) {
			return false
		}
	}
	return true
}

// before is what must not be left out in front of the first unit.
func (p pairing) before(k int) string {
	b := p.at[k]
	added := slices.ContainsFunc(p.said[:k], func(u unit) bool { return u.kind == self })
	clause := p.quoted[b].clause
	if p.named(k) && !p.leads(b) { // the object of an act does not act
		return "subject"
	}
	told := false // something was done, so that what is to be done before leads no further
	for j := b - 1; j >= 0 && p.quoted[j].sentence == p.quoted[b].sentence; j-- {
		u := p.quoted[j]
		told = told || u.kind == done
		switch {
		case u.clause == clause && slices.Contains(changing, u.kind):
			return u.text
		case added && u.who:
			return u.text
		case j == b-1 && u.clause == clause && (u.kind == role && !p.mere(j) || u.kind == rank):
			return u.text
		case u.clause != clause && (u.kind == lead && !told || u.over):
			return u.text
		}
	}
	return ""
}

// counts reports whether a number is said that counts something.
func (p pairing) counts() bool {
	return slices.ContainsFunc(p.said, func(u unit) bool { return u.kind == number && !u.day })
}

// named reports whether a clause said begins with a name, from a unit of it on.
func (p pairing) named(k int) bool {
	for n := k; n < len(p.said) && p.said[n].clause == p.said[k].clause && p.said[n].kind == plain && n < k+longestNamed; n++ {
		if p.said[n].who {
			return true
		}
		if p.said[n].act {
			return false
		}
	}
	return false
}

// longestNamed is how many characters of a clause its first name may take.
const longestNamed = 10

// between is what must not be left out from one clause said to the next.
func (p pairing) between(i, k int) string {
	a, b := p.at[i], p.at[k]
	if p.quoted[a].clause == p.quoted[b].clause {
		for _, u := range p.quoted[a+1 : b] {
			if slices.Contains(changing, u.kind) || u.kind == role || u.who {
				return u.text
			}
		}
		return ""
	}
	if !p.begins(b) {
		return "head " + p.quoted[b-1].text
	}
	named := slices.ContainsFunc(p.said, func(u unit) bool { return u.clause == p.said[k].clause && u.who })
	for j := a + 1; j < b; j++ {
		u := p.quoted[j]
		if u.clause != p.quoted[a].clause && u.who && !named {
			return u.text
		}
		if u.sentence == p.quoted[b].sentence && (u.kind == lead || u.over) && u.clause != p.quoted[a].clause {
			return u.text
		}
	}
	return ""
}

// after is what must not be left out behind the last unit of a clause.
func (p pairing) after(i int) string {
	a := p.at[i]
	for j := a + 1; j < len(p.quoted) && p.quoted[j].clause == p.quoted[a].clause; j++ {
		u := p.quoted[j]
		switch {
		case u.kind == negate || u.kind == plan || u.kind == lead:
			return u.text
		case j == a+1 && (u.kind == plain && u.entry == p.quoted[a].entry || p.quoted[a].of || u.kind == role || u.kind == number && !u.day &&
			(strings.HasSuffix(u.text, "%") || p.counts())):
			return u.text
		}
	}
	return ""
}

// inexact is what makes a number less exact, and was left out.
func (p pairing) inexact(i int) string {
	if p.said[i].kind != number {
		return ""
	}
	for _, j := range []int{p.at[i] - 1, p.at[i] + 1} {
		if j >= 0 && j < len(p.quoted) && p.quoted[j].kind == about && !slices.Contains(p.at, j) {
			return p.quoted[j].text
		}
	}
	return ""
}
