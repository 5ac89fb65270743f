package question

import (
	"regexp"
	"slices"
	"strings"

	"rectify/data/notice"
	"rectify/handlers/question/grammar"
)

// withoutDone leaves out a plain status that another one qualifies: 改完了, 就等验收的.
func (r *reader) withoutDone(all []Entity) []Entity {
	if !slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfStatus && e.Nearly && !e.Not }) {
		return all
	}
	isDone := r.classes(func(c Class) bool { return c.Status.Done() })
	return slices.DeleteFunc(slices.Clone(all), func(e Entity) bool {
		return e.Kind == OfStatus && !e.Nearly && !e.Not && !e.Late && e.Classes == isDone
	})
}

// auxiliary finds English words before a status that only make a sentence of it: been
// implemented.
var auxiliary = regexp.MustCompile(`^(?:(?:already|been|fully|still|currently|has|have|is|are) )+`)

// conjoined is all that is between two statuses either of which will do.
var conjoined = regexp.MustCompile(`^[\s"”“的]*(?:和|与|及|跟|或|或者|或是|以及|还有|加上?|or|and|&)[\s"“]*$`)

// combineStatuses intersects the statuses that are asked for, or unites them where
// none has both.
func (r *reader) combineStatuses(u *Understanding, all []Entity) {
	every := r.classes(func(Class) bool { return true })
	set, not, asked := every, Classes(0), false
	all = r.withoutDone(all)
	last := 0 // where the status before ends
	for _, e := range all {
		if e.Kind != OfStatus || r.excepts && leftOver.MatchString(string(r.runes[e.From:e.To])) { // those that are left are the others
			continue
		}
		before, after := r.before(e.From), r.after(e.To)
		switch {
		case e.Late && e.Not:
		case e.Late:
			u.Late = true
		case e.Not:
			not |= e.Classes
		case !asked:
			set, asked = e.Classes, true
		case alsoBefore.MatchString(before), alsoAfter.MatchString(after), set&e.Classes == 0, conjoined.MatchString(string(r.runes[last:e.From])):
			set |= e.Classes
		default:
			set &= e.Classes
		}
		if last = e.To; !e.Late {
			u.Said = strings.TrimSpace(u.Said + " " + auxiliary.ReplaceAllString(string(r.runes[e.From:e.To]), ""))
		}
	}
	if !asked && not == 0 {
		if left := leftOver.FindStringIndex(r.text); left != nil && !r.excepts && !u.Late {
			u.Statuses = grammar.NotDone
		}
		return
	}
	var excepted []notice.Status
	if !asked { // only exclusions: kept apart, for what is said of them
		if excepted = r.wholly(not); excepted != nil {
			u.Except.Statuses = excepted
			return
		}
	}
	set &^= not
	if u.Statuses = r.wholly(set); u.Statuses == nil {
		u.ByClass = true
		for i, c := range r.Classes {
			if set.has(i) {
				u.Classes = append(u.Classes, c)
			}
		}
	}
}

// leftOver finds words for what is left to do, where nothing else is excluded.
var leftOver = regexp.MustCompile(`还剩|剩下|剩余|剩几|剩多少|\bleft\b|\bremaining\b`)

// wholly are the statuses that a set of classes consists of, each whole; nil where
// it parts one.
func (r *reader) wholly(set Classes) (statuses []notice.Status) {
	for _, s := range notice.Statuses {
		of := r.classes(func(c Class) bool { return c.Status == s })
		switch {
		case of != 0 && set&of == of:
			statuses = append(statuses, s)
		case set&of != 0:
			return nil
		}
	}
	if slices.Contains(statuses, notice.Rectified) && r.classes(func(c Class) bool { return c.Status == notice.Closed }) == 0 {
		statuses = append(statuses, notice.Closed)
	}
	return statuses
}
