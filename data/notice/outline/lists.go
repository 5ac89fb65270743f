package outline

import (
	"slices"

	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
)

// unlabelLists takes the labels off the lines of a list that is the value of the
// mark above it, such as the measures below 整改措施:, so that these are not taken
// for items or headings that bear the same kind of number. The list ends where
// its numbers do, or at a label with a mark of its own like the one above.
func unlabelLists(paragraphs []layout.Paragraph) {
	for i := 1; i < len(paragraphs); i++ {
		first := paragraphs[i].Label
		marks := paragraphs[i-1].Marks()
		if first.Number != 1 || len(marks) == 0 || !marks[len(marks)-1].Kind.Prose() || !paragraphs[i-1].Is(paragraphs[i-1].Len()-1, ":]") ||
			!paragraphs[i-1].AwaitsValue() || paragraphs[i].StartsField() {
			continue
		}
		opener := marks[len(marks)-1].Word
		full := isFull(paragraphs[i])
		for want, k := 1, i; k < len(paragraphs); k++ {
			p := &paragraphs[k]
			if p.Label.Form == layout.NoForm && p.StartsField() {
				break
			}
			if p.Label.Form != first.Form {
				continue
			}
			if p.Label.Number != want || want > 1 && (opensAgain(paragraphs, k, opener) || full != isFull(*p)) {
				break
			}
			p.Label, p.Listed, want = layout.Label{}, true, want+1
		}
	}
}

// opensAgain reports whether a mark with the word is between the label at k
// and the next one.
func opensAgain(paragraphs []layout.Paragraph, k int, word string) bool {
	for i := k; i < len(paragraphs) && (i == k || paragraphs[i].Label.Form == layout.NoForm); i++ {
		if slices.ContainsFunc(paragraphs[i].Marks(), func(m fields.Mark) bool { return m.Word == word }) {
			return true
		}
	}
	return false
}

// A run is numbered paragraphs of one kind that count up from one.
type run struct {
	form    layout.Form
	full    bool  // printed with a full-width mark
	at      []int // its paragraphs
	outside *run  // the run it is inside of
	within  *run  // the last one inside of it
	above   int   // the paragraph of outside above the first
}

func (r *run) goesOn(l layout.Label, full bool) bool {
	return r.form == l.Form && r.full == full && l.Number == len(r.at)+1
}

// unlabelNested takes the labels off the lists inside of items: those that count from one
// again below each number of an outer run, and of which at most the last line has below it
// what tells of an item. It reports whether there were any.
func (e evidence) unlabelNested(paragraphs []layout.Paragraph) bool {
	const fewest = 3
	type kind struct {
		outside *run
		form    layout.Form
	}
	inside := map[kind][]*run{}
	for _, r := range runs(paragraphs, e.inside) {
		if r.outside != nil {
			of := kind{r.outside, r.form}
			inside[of] = append(inside[of], r)
		}
	}
	found := false
	for _, lists := range inside {
		long, bare := 0, 0
		for _, r := range lists {
			if len(r.at) > 1 {
				long++
				bare += count(e.listsOnly(paragraphs, r))
			}
		}
		if bare < fewest || bare*10 < long*8 {
			continue
		}
		found = true
		for _, r := range lists {
			for _, i := range r.at {
				paragraphs[i].Label, paragraphs[i].Listed = layout.Label{}, true
			}
		}
	}
	return found
}

// listsOnly reports whether no line of a run but the last has what tells of an item, and
// whether that or the number above the run has.
func (e evidence) listsOnly(paragraphs []layout.Paragraph, r *run) bool {
	signs := func(from, to int) (n int) {
		for i := from; i < to; i++ {
			n += e.signs[i]
		}
		return n
	}
	last := r.at[len(r.at)-1]
	end := last + 1
	for end < len(paragraphs) && paragraphs[end].Label.Form == layout.NoForm {
		end++
	}
	return signs(r.at[0], last) == 0 && signs(r.above, r.at[0])+signs(last, end) > 0
}

// isFull reports whether the label of a paragraph is printed with a full-width mark.
func isFull(p layout.Paragraph) bool {
	return slices.ContainsFunc(p.Raw[:p.Label.End], func(r rune) bool { return r > '\uff00' })
}

// runs are the numbered paragraphs, each inside of the run whose number is above it.
func runs(paragraphs []layout.Paragraph, inside []bool) (all []*run) {
	var current *run
	for i, p := range paragraphs {
		l := p.Label
		if l.Form == layout.NoForm || inside[i] {
			continue
		}
		full := isFull(p)
		r := current
		for r != nil && !r.goesOn(l, full) {
			if r.within != nil && r.within.goesOn(l, full) { // below the heading of the next section
				r = r.within
				break
			}
			r = r.outside
		}
		for out := r; out != nil; out = out.outside { // 三、 that ends a list and a section above: the next item is below it
			if within := out.within; out.goesOn(l, full) && within != nil && i+1 < len(paragraphs) && within.goesOn(paragraphs[i+1].Label, isFull(paragraphs[i+1])) {
				r = out
			}
		}
		switch {
		case r != nil:
			r.at = append(r.at, i)
		case l.Number == 1:
			r = &run{form: l.Form, full: full, at: []int{i}, outside: current}
			if current != nil {
				r.above, current.within = current.at[len(current.at)-1], r
			}
			all = append(all, r)
		default:
			continue
		}
		current = r
	}
	return all
}
