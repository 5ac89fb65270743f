package layout

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"rectify/data/notice"
	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// plans begin what is still to be done about an item, which is prose of its measures
// and no field.
var plans = []string{"下一步", "下步", "next step"}

// An Assumption is what a field whose name is not known was taken for by its values.
type Assumption struct {
	Line int    // where the name is printed first
	Name string // as printed
	Kind fields.Kind
}

// fewestOfName is how many lines must begin with a name that marks.tsv does not hold,
// and shareOfName the share of the most frequent name, before it is a field's.
const fewestOfName, shareOfName = 3, 3

// OwnNames finds the names of fields that a notice prints and marks.tsv does not
// hold: words and a colon that line after line begins with. What their values are
// says of which kind they are, before the words of the name do.
func OwnNames(s *source.Source, lines []source.Passage) (fields.Own, []Assumption) {
	columns := columnsOf(s, lines)
	units := findUnits(columns)
	most, people := 0, 0 // of the fields of people that marks.tsv lists
	for _, c := range columns {
		if c.known == fields.Person {
			people = max(people, c.count)
		}
	}
	has := map[fields.Kind]int{}
	titled := 0 // how often a number and a title are right above a field
	for _, c := range columns {
		titled += c.titled
		most = max(most, c.count)
		if !fields.Addresses(c.printed) {
			has[cmp.Or(c.otherwise(units, people), c.known)] += c.count
		}
	}
	signs := Signs(lines)
	hinted := slices.ContainsFunc(slices.Collect(maps.Values(columns)), func(c *column) bool { return c.known == fields.None && c.hint() == fields.Problem })
	own, assumed := fields.Own{}, []Assumption{}
	for _, name := range slices.SortedFunc(maps.Keys(columns), func(a, b string) int { return columns[a].order - columns[b].order }) {
		c := columns[name]
		if kind := c.otherwise(units, people); kind != fields.None && c.count >= fewestOfName {
			own[name] = kind
			continue
		}
		if c.known == fields.Measure && c.first*2 >= c.count && c.count >= fewestOfName && has[fields.Problem]*2 < most && !hinted &&
			has[fields.Measure]+has[fields.Progress] > c.count { // 整改任务 right below the number of an item without a title
			own[name] = fields.Problem
			has[fields.Problem] += c.count
			continue
		}
		if c.known != fields.None || c.count < fewestOfName || c.count*shareOfName < most || source.Decode(c.printed).Whole().Longest(0, plans) != "" {
			continue
		}
		if c.hint() == fields.Category && inRuns(c.values) {
			own[name] = fields.Category
			continue
		}
		kind, sure := c.judge(Known{units.beside(c), signs, c.ended * 100 / max(1, len(c.values))}, func(k fields.Kind) bool { return has[k]*2 >= most || k == fields.Problem && titled*2 >= most })
		if c.first*2 >= c.count && has[fields.Problem]*2 < most && !hinted && (kind == fields.None || kind == fields.Other) {
			kind, sure = fields.Problem, false // the first field below the number of an item without a title
		}
		if kind == fields.Owner && has[kind]*2 >= most && !fields.Leads(name) {
			kind, sure = fields.Support, false // the second field of units
		}
		if kind == fields.None {
			continue
		}
		own[name] = kind
		has[kind] += c.count
		if !sure {
			assumed = append(assumed, Assumption{c.line, c.printed, kind})
		}
	}
	return own, assumed
}

// Signs are the signs and words that a legend explains as statuses.
func Signs(lines []source.Passage) map[string]notice.Status {
	signs := map[string]notice.Status{}
	for _, l := range lines {
		found, _ := declared.Legend(l)
		maps.Copy(signs, found)
	}
	return signs
}

// A column is the values that are behind one name.
type column struct {
	printed string
	known   fields.Kind // of a name that marks.tsv lists
	count   int
	titled  int // how often a number and a title are right above
	first   int // how often a number and nothing else is right above
	ended   int // values that end with a stop
	line    int // of the first
	order   int // of the names, as they come first
	values  []source.Passage
}

// otherwise is what the values of a field show that marks.tsv takes for another kind:
// 整改结果 that describes at length what was done is no status, and the Owner next to a Lead
// service is a person, unless the notice has a field for people too. It is None where they
// agree.
func (c *column) otherwise(all unitFields, people int) fields.Kind {
	const most, half, some = 70, 50, 30
	share := func(is func(source.Passage) bool) int {
		n := 0
		for _, v := range c.values {
			if is(v) {
				n++
			}
		}
		return n * 100 / max(1, len(c.values))
	}
	if c.known == fields.Owner && people*2 < c.count {
		units := all.beside(c)
		names := func(v source.Passage) bool { return isUnits(v, units) }
		if share(isPost) >= most || share(isAddressed) >= half || c.namesPeople() || !fields.NamesUnits(c.printed) && share(isPeople) >= most && share(names) < some {
			return fields.Person
		}
	}
	if c.known == fields.Status && share(isProse) >= half && share(isStatus) < some {
		return fields.Progress
	}
	return fields.None
}

// namesPeople reports whether all values read as English names of people, and none holds
// a word of a unit's, so that 'Action owner' is a person where no other field names units.
func (c *column) namesPeople() bool {
	named := slices.DeleteFunc(slices.Clone(c.values), func(v source.Passage) bool {
		return v.Is(0, "(-") || v.IsOne("none", "n/a", "vacant", "tbc", "to be confirmed", "to be appointed", "not applicable")
	})
	return len(named) > 0 && !fields.NamesUnits(c.printed) && !slices.ContainsFunc(named, func(v source.Passage) bool {
		return !v.English() || !isPeople(v) || fields.NamesWork(v.String())
	})
}

// hint is what the words of the name say.
func (c *column) hint() fields.Kind {
	return fields.OfColumn(source.Decode(c.printed).Whole())
}

// headLines are where the page furniture above a text is.
const headLines = 8

// columnsOf gathers what may be names of fields, with their values.
func columnsOf(s *source.Source, lines []source.Passage) map[string]*column {
	columns := map[string]*column{}
	var waiting *column // its value is on the next line
	titled := false     // the line above is a title, behind a number or below one
	alone := false      // the line above is a number
	bare := bareNames(lines)
	for i, l := range lines {
		p := l.Trim()
		if p.Len() == 0 || i < headLines && IsClutter(p) {
			continue
		}
		if p.Is(0, "★☆◆◇●■▲▪•➤※◎-*") {
			p = p.From(1).Trim()
		}
		label := ReadLabel(p)
		p = p.From(label.End)
		names := namesIn(p)
		if bare[string(p.Plain)] && len(names) == 0 {
			names = []fields.Mark{{Word: string(p.Plain), End: p.Len()}}
		}
		above, below := titled, alone
		titled = (label.Form != NoForm || below) && p.Len() > 2 && len(names) == 0
		alone = label.Form != NoForm && p.Len() == 0
		if waiting != nil && (len(names) == 0 || names[0].Start > 0) {
			waiting.values = append(waiting.values, p)
		}
		waiting = nil
		for k, m := range names {
			c := columns[m.Word]
			if c == nil {
				c = &column{printed: strings.Trim(p.Slice(m.Start, m.End).String(), ":：|｜[]【】〔〕/／★☆◆◇●■▲▪ \u3000"), known: m.Kind,
					line: s.LineOf(p.At[m.Start].Start)}
				c.order = len(columns)
				columns[m.Word] = c
			}
			end := p.Len()
			if k+1 < len(names) {
				end = names[k+1].Start
			}
			c.count++
			if above && k == 0 {
				c.titled++
			}
			if below && k == 0 {
				c.first++
			}
			value := p.Slice(m.End, end)
			if close := value.Unmatched(); close >= 0 { // of a bracket around the fields
				value = value.To(close)
			}
			if value = value.TrimStops(";,|。★☆◆◇●■▲▪").Trim(); value.Len() > 0 {
				c.values = append(c.values, value)
				if before := p.To(end).Trim(); before.Is(before.Len()-1, "。") && !value.English() {
					c.ended++
				}
			} else if k+1 == len(names) {
				waiting = c
			}
		}
	}
	return columns
}

// bareNames are the lines that come again and again and say what a field is: 落实主体,
// with the value on the line below.
func bareNames(lines []source.Passage) map[string]bool {
	const longest = 8
	count := map[string]int{}
	for _, l := range lines {
		if p := l.Trim(); p.Len() >= 2 && p.Len() <= longest && !p.Contains(":", "。", ",", "、", "(", " ") {
			count[string(p.Plain)]++
		}
	}
	names := map[string]bool{}
	for line, n := range count {
		p := source.Decode(line).Whole()
		if kind := fields.OfColumn(p); n >= fewestOfName && kind != fields.Other && kind != fields.Number && declared.WholeCell(p) == "" && declared.InField(p) == "" && !fields.Listed(line) {
			names[line] = true
		}
	}
	return names
}

// namesIn are the names of fields in a line that begins with one, those of marks.tsv
// with their kinds.
func namesIn(p source.Passage) []fields.Mark {
	if out := fields.Line(p); out != nil {
		return out
	}
	var out []fields.Mark
	for i := 0; i < p.Len(); i++ {
		if i > 0 && (len(out) == 0 && !fields.Gap(p, i) && !p.Is(i-2, "。—–") && !p.Is(i-1, "|") || !p.Is(i-1, " ;|[(★☆◆◇●■▲▪")) {
			continue
		}
		if remark(p, i) {
			continue
		}
		m := fields.Own(nil).At(p, i)
		if name, end := fields.OwnName(p, i); name != "" && (m.Kind == fields.None || !fields.Listed(name)) && !saysStatus(source.Decode(name).Whole()) {
			m = fields.Mark{Kind: fields.None, Word: name, Start: i, End: end}
		} else if m.Kind == fields.None {
			continue
		}
		if m.Kind == fields.None && i > 0 && source.IsLatin(p, i) && p.Is(i-1, " ") && !fields.Gap(p, i) && !p.Is(i-2, ";|[(.。") {
			continue // a word of the value: Department of Waterways: Navigation
		}
		if len(out) > 0 && opensValue(p, out[len(out)-1], m) {
			continue
		}
		out = append(out, m)
		i = m.End - 1
	}
	return out
}

// opensValue reports whether what looks like the name of a field is the value of the
// one before it: Department of Waterways of Agency: Department of Waterways: Navigation.
func opensValue(p source.Passage, before, m fields.Mark) bool {
	if m.Start != p.SkipSpace(before.End) {
		return false
	}
	if !p.Is(before.End-1, ":") {
		return !p.Is(m.End-1, ":")
	}
	return !fields.Gap(p, m.Start)
}

// remark reports whether a square bracket around position i holds a colon too, as
// 【待补：完成时限】 does: its words are no field's name, unless marks.tsv holds them.
func remark(p source.Passage, i int) bool {
	open := i
	if i > 0 && p.Is(i-1, "[") {
		open = i - 1
	}
	if !p.Is(open, "[") || fields.Own(nil).At(p, open+1).Kind != fields.None {
		return false
	}
	const longest = 60
	inside := p.Slice(open, min(p.Len(), open+longest))
	colon, end := inside.Index(0, ":"), inside.Index(0, "]")
	return colon > 0 && colon < end
}

// saysStatus reports whether what looks like a name is a status: 该问题已整改:
func saysStatus(name source.Passage) bool {
	s, _, ok := declared.ReadSentence(name, 0)
	return ok && s.End == name.Len()
}

// printedKinds say in warnings what a field was taken for.
var printedKinds = map[fields.Kind]string{
	fields.Problem: "the finding", fields.Measure: "measures", fields.Progress: "progress", fields.Goal: "the goal",
	fields.Status: "the status", fields.Owner: "responsible units", fields.Support: "supporting units",
	fields.Person: "people responsible", fields.Both: "units and people", fields.Due: "the time limit", fields.Beside: "units that check the work",
}

// Words say what the field was taken for.
func (a Assumption) Words() string { return strings.TrimSpace(printedKinds[a.Kind]) }
