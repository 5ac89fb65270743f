package reading

import (
	"slices"
	"time"

	"rectify/data/notice"
	"rectify/data/notice/commitment"
	"rectify/data/notice/dates"
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
	"rectify/data/text"
)

// readSpoken gives items without labelled fields what their sentences say, field
// by field, where the notice says it of most of its items (a day, of nearly all
// unfinished ones): one that names a unit here and there names whoever did a part
// of the work.
func (r *reader) readSpoken() {
	items := r.notice.Items
	r.readDueGoals()
	r.readDuties()
	r.readBegun()
	r.readByDates()
	r.readSubjects()
	var owned, led, open, dated int
	for i := range items {
		it, d := &items[i], &r.said[i]
		r.readWork(d, *it)
		owned += count(it.Owner != "" || len(d.Owners) > 0)
		led += count(it.Person != "" || len(d.People) > 0)
		day := it.Due != "" || !d.planned.Last.IsZero()
		open += count(it.Declared == notice.InProgress || it.Declared.Open() && day) // of what has not begun no day may be known
		dated += count(it.Declared.Open() && day)
	}
	for i := range items {
		it, d := &items[i], r.said[i]
		if owned*2 <= len(items) {
			d.Owners, d.Supporting = nil, nil
		}
		if led*2 <= len(items) {
			d.People = nil
		}
		d.Fill(it)
		if (dated >= fewestDated && dated*5 >= open*4 || dated == open && dated > 1) && it.Declared.Open() && it.Due == "" && !d.planned.Last.IsZero() {
			it.Due, it.DueWords = d.planned.Last.Format(time.DateOnly), d.planned.Text
		}
	}
}

// readDueGoals takes the days that goals begin with for the time limits, where the notice
// has no field for these: 2026年6月30日前完成修补.
func (r *reader) readDueGoals() {
	items, found := r.notice.Items, map[int]dates.Date{}
	for i, it := range items {
		if it.Due != "" || it.DueWords != "" {
			return
		}
		if named := dates.FindDue(source.Decode(it.Goal).Whole(), r.published); len(named) == 1 && named[0].Start == 0 && named[0].Deadline {
			found[i] = named[0]
		}
	}
	if len(found)*2 < len(items) {
		return
	}
	for i, d := range found {
		items[i].Due, items[i].DueWords = d.Last.Format(time.DateOnly), d.Text
	}
}

// fewestDated is how many unfinished items must name a day before the days in
// their sentences are taken for time limits.
const fewestDated = 4

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// readWork reads what the work says of who does it, and by when.
func (r *reader) readWork(d *duty, it notice.Item) {
	for _, work := range it.Work() {
		p := source.Decode(work).Whole()
		for _, sentence := range source.Sentences(p) {
			d.readDue(sentence, r.published)
		}
		if len(d.Owners) == 0 {
			d.readDoers(p)
		}
	}
}

// readDoers reads who does the work from what they do, where no clause says it:
// 由资源开发公司先行编制, 李明同志已组织财务部测算.
func (d *duty) readDoers(p source.Passage) {
	for _, clause := range source.SplitAt(p, ",。;:()") {
		if at := clause.Index(0, "同志"); at >= 2 && at <= longestPerson && len(d.People) == 0 {
			d.People = append(d.People, clause.To(at).String())
			if by := clause.Index(at, "组织"); by > 0 {
				d.takeUnitAt(clause.From(by + source.Runes("组织")))
			}
		}
		if clause.Has(0, "由") {
			d.takeUnitAt(clause.From(1))
		}
	}
}

// takeUnitAt takes the name of a unit that p begins with.
func (d *duty) takeUnitAt(p source.Passage) {
	if p.Longest(0, []string{"所在", "相关", "有关", "各"}) != "" {
		return
	}
	for end := 3; end <= min(p.Len(), fields.LongestName); end++ {
		if text.IsUnit(p.To(end).String()) {
			for _, more := range []int{2, 1} { // 财务部门
				if end+more <= p.Len() && text.IsUnit(p.To(end+more).String()) {
					end += more
					break
				}
			}
			d.Owners = append(d.Owners, p.To(end).String())
			return
		}
	}
}

// planWords say that a date is that of a plan.
var planWords = []string{"计划", "预计", "力争", "争取", "确保", "拟于", "拟在", "拟定于", "将于", "定于", "原定"}

// leftOver are words for what is still to be done.
var leftOver = []string{"其余", "剩余", "余款", "余下", "尾款"}

// readDue reads the day by which a sentence says that the work is to be done. The
// last one counts: the item is done when all of it is. A day that is past counts
// only where the sentence says it was the plan.
func (d *duty) readDue(sentence source.Passage, reference time.Time) {
	for _, on := range dates.Find(sentence, reference) {
		clause := source.Clause(sentence, on.Start, on.End)
		planned := clause.Contains(planWords...)
		switch {
		case !on.HasYear && !(on.Deadline && (planned || clause.Contains(leftOver...))) || commitment.Told(sentence, on) || source.InTitle(sentence, on.Start):
		case !on.Last.After(reference) && !clause.Contains("原定"):
		case (planned || clause.Contains(leftOver...)) && (on.Deadline || clause.Contains(commitment.EndsOfWork...)),
			commitment.ByThen(sentence, on) && clause.Contains(commitment.EndsOfWork...):
			if on.Last.After(d.planned.Last) {
				d.planned = on
			}
		}
	}
}

// readByDates gives English items the one day by which their actions are to be done,
// Clerk to reconcile by 31 May 2026, where most items name one and none has a field.
func (r *reader) readByDates() {
	by := map[int]dates.Date{}
	for i, it := range r.notice.Items {
		if it.Due != "" || it.DueWords != "" {
			return
		}
		if len(it.Measures) == 0 {
			continue
		}
		p := source.Decode(it.Measures[0]).Whole()
		found := slices.DeleteFunc(dates.Find(p, r.published), func(d dates.Date) bool {
			return !d.HasYear || source.EndOf(p.To(d.Start), "by ", "by the end of ", "by end of ", "no later than ", "before ") == ""
		})
		if len(found) == 1 && p.English() {
			by[i] = found[0]
		}
	}
	if len(by)*10 < len(r.notice.Items)*6 {
		return
	}
	for i, d := range by {
		it := &r.notice.Items[i]
		it.Due, it.DueWords = d.Last.Format(time.DateOnly), d.Text
	}
}
