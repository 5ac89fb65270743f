package question

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/text"
	"rectify/handlers/question/condition"
)

// How people are called by their office.
var (
	title       = oneOf(text.Titles())
	titled      = regexp.MustCompile(`副?(?:` + title + `)`)
	shortNamed  = regexp.MustCompile(`副?(?:` + oneOf(text.ShortTitles()) + `)`)
	againCalled = regexp.MustCompile(`^\p{Han}副?(?:` + oneOf(slices.Concat(text.Titles(), text.ShortTitles())) + `)`)
	familiarly  = regexp.MustCompile(oneOf(text.Familiar()))
)

// nameEnds finds, behind a name of two characters, that it ends there: 韩局的, 老龙管.
var nameEnds = regexp.MustCompile(`^(?:$|[^\p{Han}]|[的那这手名管负牵分抓带呢还有和与跟及、一两几现目没未都在头]|同志)`)

// oneOf is a pattern for one of the words, the longest first.
func oneOf(words []string) string {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	return strings.Join(quoteAll(words), "|")
}

// officials proposes the people that a question calls by surname and office (贺科长,
// 韩局) or by a familiar name (老龙), and all who hold an office that it makes
// responsible (副县长负责的).
func (r *reader) officials(known []Entity) (out []Entity) {
	people := r.people()
	if len(people) == 0 {
		return nil
	}
	free := func(from, to int) bool {
		return !covered(known, Entity{From: from, To: to}) && !covered(out, Entity{From: from, To: to})
	}
	add := func(from, to int, owners []string) {
		if len(owners) > 0 && free(from, to) {
			out = append(out, r.owner(condition.Owner{IDs: owners, Person: true}, from, to, 1))
		}
	}
	var listed []Entity // offices before another: 支队长、副支队长负责的
	for _, m := range titled.FindAllStringIndex(r.text, -1) {
		from, to := r.at[m[0]], r.at[m[1]]
		said := r.text[m[0]:m[1]]
		for _, n := range []int{2, 1} { // characters of the surname
			if from >= n && free(from-n, to) {
				add(from-n, to, holding(surnamed(people, string(r.runes[from-n:from])), said))
			}
		}
		if !free(from, to) || utf8.RuneCountInString(said) < 2 || r.follows(known, from) || r.chatted(from, to) {
			continue
		}
		for from > 0 && len(heldBy(people, string(r.runes[from-1:to]))) > 0 { // 执法支队支队长
			from--
		}
		e := r.owner(condition.Owner{}, from, to, 1)
		listed = append(listed, e)
		if e.Kind != OfOwner || e.Part == condition.AnyPart {
			continue
		}
		for i := len(listed) - 1; i >= 0 && (i == len(listed)-1 || pureJoint.MatchString(string(r.runes[listed[i].To:listed[i+1].From]))); i-- {
			if of := heldBy(people, string(r.runes[listed[i].From:listed[i].To])); len(of) > 0 { // 工会主席, though 工会 is a unit
				out = append(out, r.owner(condition.Owner{IDs: of, Person: true}, listed[i].From, listed[i].To, 1))
			}
		}
	}
	for _, m := range shortNamed.FindAllStringIndex(r.text, -1) {
		if from, to := r.at[m[0]], r.at[m[1]]; from > 0 && nameEnds.MatchString(r.after(to)) && (from == 1 || !r.wordBefore(from-1)) {
			add(from-1, to, holding(surnamed(people, string(r.runes[from-1:from])), r.text[m[0]:m[1]]))
		}
	}
	for _, m := range familiarly.FindAllStringIndex(r.text, -1) {
		if from, to := r.at[m[0]], r.at[m[1]]; to < len(r.runes) && nameEnds.MatchString(r.after(to+1)) {
			add(from, to+1, ids(surnamed(people, string(r.runes[to:to+1]))))
		}
	}
	return out
}

// people are the owners who are people, under their names alone.
func (r *reader) people() (all []condition.Owner) {
	for _, o := range r.Owners {
		if (o.Person || text.IsPersonal(o.Called)) && o.Called == text.BareName(o.Called) && text.HasHan(o.Called) {
			all = append(all, o)
		}
	}
	return all
}

// surnamed are the people of that surname.
func surnamed(people []condition.Owner, surname string) (all []condition.Owner) {
	for _, p := range people {
		if strings.HasPrefix(p.Called, surname) && p.Called != surname && (text.Surname(p.Called) == surname || text.Surname(p.Called) == "" && utf8.RuneCountInString(surname) == 1) {
			all = append(all, p)
		}
	}
	return all
}

// holding are, of people, those who hold an office, which colleagues may call without
// 副 or shorten; where the notices name none, all of them.
func holding(people []condition.Owner, said string) (owners []string) {
	var may, told []condition.Owner
	for _, p := range people {
		switch {
		case len(p.Office) == 0:
			may = append(may, p)
		case slices.ContainsFunc(p.Office, func(office string) bool { return strings.Contains(office, strings.TrimPrefix(said, "副")) }):
			told = append(told, p)
		}
	}
	if len(told) > 0 {
		may = told
	}
	return ids(may)
}

// heldBy are the people who hold an office as it is said: of 副县长, no 县长.
func heldBy(people []condition.Owner, said string) []string {
	return ids(slices.DeleteFunc(slices.Clone(people), func(p condition.Owner) bool {
		return !slices.ContainsFunc(p.Office, func(office string) bool {
			for _, one := range strings.FieldsFunc(office, func(c rune) bool { return strings.ContainsRune("、,，;；", c) }) {
				if before, ok := strings.CutSuffix(one, said); ok && !strings.HasSuffix(before, "副") {
					return true
				}
			}
			return false
		})
	}))
}

// ids are the ledger's names of owners, each once.
func ids(owners []condition.Owner) (all []string) {
	for _, o := range owners {
		for _, id := range o.IDs {
			if !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
	}
	return all
}

// follows reports whether an entity ends where a rune begins: the office behind a
// name only repeats whose it is.
func (r *reader) follows(known []Entity, at int) bool {
	return slices.ContainsFunc(known, func(e Entity) bool { return e.Person && e.To == at })
}

// chatted reports whether a stretch is part of what asks nothing: 局长让我查.
func (r *reader) chatted(from, to int) bool {
	return slices.ContainsFunc(chatter.FindAllStringIndex(r.text, -1), func(m []int) bool { return r.at[m[0]] < to && from < r.at[m[1]] })
}

// wordBefore reports whether the rune before one continues a word that is known to no
// one: 财务科 is no person called 务.
func (r *reader) wordBefore(at int) bool {
	return at > 0 && !strings.ContainsRune("的那由归是为找问和与跟及、，,。:：；; 把被给让请查看", r.runes[at-1])
}
