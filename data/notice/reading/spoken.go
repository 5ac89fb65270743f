package reading

import (
	"slices"
	"strings"
	"time"

	"rectify/data/notice"
	"rectify/data/notice/commitment"
	"rectify/data/notice/dates"
	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
	"rectify/data/text"
)

// A spoken answer is what the sentences of an item say of who answers for it
// and by when: 由总经理李明负责, 企业管理部具体落实, 2025年9月底前完成.
type spoken struct {
	fields.Answerers
	due   dates.Date      // without a day where no sentence names one
	known map[string]bool // people whom other items name with a title
}

// readSpoken gives items without labelled fields what their sentences say, field
// by field, where the notice says it of most of its items (a day, of nearly all
// unfinished ones): one that names a unit here and there names whoever did a part
// of the work.
func (r *reader) readSpoken() {
	r.readCreditSentences()
	items := r.notice.Items
	said := make([]spoken, len(items))
	known := map[string]bool{}
	for _, it := range items {
		for _, name := range append(r.spokenIn(it, nil).People, it.Person) {
			known[text.BareName(name)] = true
		}
	}
	var owned, led, open, dated int
	for i, it := range items {
		said[i] = r.spokenIn(it, known)
		owned += count(it.Owner != "" || len(said[i].Owners) > 0)
		led += count(it.Person != "" || len(said[i].People) > 0)
		open += count(it.Declared.Open())
		dated += count(it.Declared.Open() && (it.Due != "" || !said[i].due.Last.IsZero()))
	}
	for i := range items {
		it, s := &items[i], said[i]
		if owned*2 <= len(items) {
			s.Owners, s.Supporting = nil, nil
		}
		if led*2 <= len(items) {
			s.People = nil
		}
		s.Fill(it)
		if dated >= fewestDated && dated*5 >= open*4 && it.Declared.Open() && it.Due == "" && !s.due.Last.IsZero() {
			it.Due, it.DueWords = s.due.Last.Format(time.DateOnly), s.due.Text
		}
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

// spokenIn reads the sentences of an item.
func (r *reader) spokenIn(it notice.Item, known map[string]bool) spoken {
	s := spoken{known: known}
	for _, part := range append([]string{it.Finding}, it.Work()...) {
		for _, clause := range source.SplitAt(source.Decode(part).Whole(), ",。;:()") {
			for _, doer := range splitDoers(clause) {
				s.readClause(doer)
			}
		}
	}
	for _, work := range it.Work() {
		for _, sentence := range source.Sentences(source.Decode(work).Whole()) {
			s.readDue(sentence, r.published)
		}
		if len(s.Owners) == 0 {
			s.readDoers(source.Decode(work).Whole())
		}
	}
	return s
}

// splitDoers cuts a clause behind the words that say what somebody does: 由甲牵头、
// 乙配合.
func splitDoers(p source.Passage) []source.Passage {
	for i := 1; i < p.Len(); i++ {
		if before := p.To(i); p.Is(i, "、") && (source.EndOf(before, creditEnds[fields.Owner]...) != "" || source.EndOf(before, creditEnds[fields.Support]...) != "") {
			return append([]source.Passage{before}, splitDoers(p.From(i+1))...)
		}
	}
	return []source.Passage{p}
}

// whatItIs are the words for the item itself that such clauses begin with.
var whatItIs = func() (words []string) {
	for _, of := range []string{"此", "该", "本", "这", "上述", "以上", "这一", "本次"} {
		for _, what := range []string{"", "项", "整改", "事", "类问题", "一问题", "条意见", "条建议", "条", "件", "意见", "建议", "一事项", "项工作", "项整改", "项整改工作", "项问题", "项任务", "问题", "事项", "任务"} {
			words = append(words, of+what)
		}
	}
	return words
}()

// readClause reads a clause that says who answers for the item, and nothing else:
// 责任部门为财务部, 由李明同志牵头, 审计部配合.
func (s *spoken) readClause(p source.Passage) {
	if n, end := layout.ReadIs(p, 0); n > 0 {
		p = p.From(end)
	}
	p = p.From(source.Runes(p.Longest(0, whatItIs)))
	if kind, word := fields.Name(p, 0); kind == fields.Owner || kind == fields.Support || kind == fields.Person || kind == fields.Both {
		value := p.From(source.Runes(word))
		for _, is := range []string{"为", "是", "由"} {
			if value.Has(0, is) {
				value = value.From(1)
				break
			}
		}
		s.take(kind, value)
		return
	}
	for _, kind := range []fields.Kind{fields.Support, fields.Owner} {
		ends := creditEnds[kind]
		if end := source.EndOf(p, ends...); end != "" {
			value := p.To(p.Len() - source.Runes(end))
			for value.Is(0, "由") {
				value = value.From(1)
			}
			s.take(kind, value)
			return
		}
	}
}

// take adds the names of a value, where it is nothing but names.
func (s *spoken) take(kind fields.Kind, value source.Passage) {
	var units, people []string
	for _, name := range source.SplitAt(value, "、和及") {
		bare, comrade := strings.CutSuffix(name.String(), "同志")
		switch {
		case name.Len() > fields.LongestName:
			return
		case !comrade && (text.IsUnit(bare) || slices.Contains(bodies, bare)):
			units = append(units, bare)
		case comrade || s.known[bare] || text.IsPersonal(bare) || text.Titled(bare) || kind == fields.Person && source.Runes(bare) <= longestPerson:
			people = append(people, text.BareName(bare))
		default:
			return
		}
	}
	s.People = append(s.People, people...)
	if kind == fields.Support {
		s.Supporting = append(s.Supporting, units...)
		return
	}
	s.Owners = append(s.Owners, units...)
}

// longestPerson is how long a person's name may be, in characters.
const longestPerson = 4

// bodies are units whose names do not end as those of units do.
var bodies = []string{"工会", "团委", "妇联", "纪委", "党委"}

// readDoers reads who does the work from what they do, where no clause says it:
// 由资源开发公司先行编制, 李明同志已组织财务部测算.
func (s *spoken) readDoers(p source.Passage) {
	for _, clause := range source.SplitAt(p, ",。;:()") {
		if at := clause.Index(0, "同志"); at >= 2 && at <= longestPerson && len(s.People) == 0 {
			s.People = append(s.People, clause.To(at).String())
			if by := clause.Index(at, "组织"); by > 0 {
				s.takeUnitAt(clause.From(by + source.Runes("组织")))
			}
		}
		if clause.Has(0, "由") {
			s.takeUnitAt(clause.From(1))
		}
	}
}

// takeUnitAt takes the longest name of a unit that p begins with.
func (s *spoken) takeUnitAt(p source.Passage) {
	for end := min(p.Len(), fields.LongestName); end > 2 && len(s.Owners) == 0; end-- {
		if name := p.To(end).String(); text.IsUnit(name) {
			s.Owners = append(s.Owners, name)
		}
	}
}

// planWords say that a date is that of a plan.
var planWords = []string{"计划", "预计", "力争", "争取", "确保", "拟于", "拟在", "拟定于", "将于", "定于", "原定"}

// readDue reads the day by which a sentence says that the work is to be done. The
// last one counts: the item is done when all of it is. A day that is past counts
// only where the sentence says it was the plan.
func (s *spoken) readDue(sentence source.Passage, reference time.Time) {
	for _, d := range dates.Find(sentence, reference) {
		clause := source.Clause(sentence, d.Start, d.End)
		planned := clause.Contains(planWords...)
		switch {
		case !d.HasYear || commitment.Told(sentence, d) || source.InTitle(sentence, d.Start):
		case !d.Last.After(reference) && !clause.Contains("原定"):
		case planned && (d.Deadline || clause.Contains(commitment.EndsOfWork...)), commitment.ByThen(sentence, d) && clause.Contains(commitment.EndsOfWork...):
			if d.Last.After(s.due.Last) {
				s.due = d
			}
		}
	}
}
