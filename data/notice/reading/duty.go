package reading

import (
	"slices"
	"strings"
	"time"

	"rectify/data/notice"
	"rectify/data/notice/commitment"
	"rectify/data/notice/credits"
	"rectify/data/notice/dates"
	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
	"rectify/data/text"
)

// A duty is what the sentences of an item say of who answers for it, by when, and
// how far it is: 由政治部牵头、机关党委配合,要求4月底前整改到位,现已全部完成.
type duty struct {
	fields.Answerers
	surely   fields.Answerers // of sentences that say nothing else
	takers   fields.Answerers // people who take on the item: 由副区长李明包案
	due      string
	dueWords string
	bare     bool // due names no year
	status   notice.Status
	words    source.Passage   // of the status
	implied  bool             // the status is that of a time limit that is over
	begun    fields.Answerers // of clauses that go on with what is done: 财务股牵头建立机制
	begunDue source.Passage   // a time limit next to these
	planned  dates.Date       // by which sentences of the work say that it is to be done
}

// readDuties gives the items what their sentences say of who answers for them, by
// when, and how far they are.
func (r *reader) readDuties() {
	r.said = make([]duty, len(r.notice.Items))
	r.knowLabelled()
	taken := 0
	for i, it := range r.notice.Items {
		r.said[i] = r.dutyOf(it)
		taken += count(len(r.said[i].takers.People) > 0)
	}
	for i := range r.notice.Items {
		it, d := &r.notice.Items[i], r.said[i]
		d.surely.Fill(it)
		if taken >= fewestTaken {
			d.takers.Fill(it)
		}
		if on, err := time.Parse(time.DateOnly, d.due); err == nil && d.bare && !r.published.IsZero() && on.After(r.published) && (it.Declared.Done() || d.status.Done()) {
			d.due = on.AddDate(-1, 0, 0).Format(time.DateOnly) // 3月底前已清退
		}
		if it.Due == "" && it.DueWords == "" && (d.due != "" || d.dueWords != "") {
			it.Due, it.DueWords = d.due, d.dueWords
		}
		if d.status != "" && (it.Declared == "" || r.trusted[it.Number] == inClause) {
			it.Declared, it.DeclaredWords = d.status, declared.Words(d.words)
			it.Statement = d.words.String()
			delete(r.doubtful, it.Number)
			r.awaiting[it.Number] = declared.TwoWays(d.words)
		}
	}
}

// dutyOf reads the sentences of an item.
func (r *reader) dutyOf(it notice.Item) (d duty) {
	parts := append([]string{it.Finding}, it.Work()...)
	for k, part := range parts {
		p := source.Decode(part).Whole()
		n, _ := layout.ReadIs(p, 0)
		numbered := n > 0 || layout.ReadLabel(p).Form != layout.NoForm
		sentences := source.Sentences(p)
		for j, s := range sentences {
			placed := k > 0 && (j <= fewSentences && !numbered || j > 0 && k == len(parts)-1)
			if l := layout.ReadLabel(s); l.Form != layout.NoForm {
				s = s.From(l.End)
			}
			d.begin(r, s)
			all, rest := r.known.Read(credits.Opening(s), placed)
			if !credits.Named(all) || len(rest) > 0 && !placed && !declared.NamesItem(s) && !takesOn(all) && (len(all) < 2 || len(rest) > 1 && !r.opensWithDuties(s)) {
				continue
			}
			d.take(r, all, len(rest) == 0)
			d.readStatus(r, s)
			if j > 0 && d.status == "" {
				d.readStatus(r, sentences[j-1])
			}
			if j+1 < len(sentences) && d.status == "" {
				d.readStatus(r, sentences[j+1])
			}
		}
	}
	if d.implied {
		d.nameStatus(r, parts[len(parts)-1])
	}
	return d
}

// nameStatus takes the words of the clause that says of the item itself what a time limit
// that is over only implies: 2026年3月底前完成. …经复查验收,该项已整改到位.
func (d *duty) nameStatus(r *reader, last string) {
	for _, clause := range source.SplitAt(source.Decode(last).Whole(), ",。;") {
		if s, _, ok := declared.InClause(clause, r.published); ok && s.Status == d.status && declared.NamesItem(clause) {
			d.words = clause.From(s.Start)
		}
	}
}

// opensWithDuties reports whether the first two clauses of a sentence say who answers:
// 由安监办牵头,燃气公司配合,已更换管道3公里.
func (r *reader) opensWithDuties(s source.Passage) bool {
	first := s.Index(0, ",")
	if first < 0 {
		return false
	}
	second := s.Index(first+1, ",")
	if second < 0 {
		return false
	}
	all, rest := r.known.Read(s.To(second), false)
	return len(all) > 1 && len(rest) == 0
}

// knowLabelled makes the names known that the labelled fields of items hold.
func (r *reader) knowLabelled() {
	for _, it := range r.notice.Items {
		for _, name := range slices.Concat(fields.Names(it.Owner), fields.Names(it.Supporting)) {
			if text.IsUnit(name) {
				r.known.Units[name] = true
			}
		}
		for _, name := range fields.Names(it.Person) {
			if text.IsPersonal(name) {
				r.known.People[name] = true
			}
		}
	}
}

// begin takes what the clauses of a sentence begin to say of who does what.
func (d *duty) begin(r *reader, sentence source.Passage) {
	clauses := source.SplitAt(sentence, ",。;:")
	found := false
	for _, clause := range clauses {
		if c, ok := r.known.Begun(clause); ok {
			found = true
			for _, name := range c.Names {
				d.begun.Add(c.Kind, name.Text)
			}
		}
	}
	for _, clause := range clauses {
		if limit, ok := credits.Limit(clause); ok && found && d.begunDue.Len() == 0 {
			d.begunDue = limit
		}
	}
}

// readBegun gives items what such clauses say, where the notice prints nearly all of its
// units and limits as fields or in clauses of their own, so that these fill what is left.
func (r *reader) readBegun() {
	items := r.notice.Items
	owned, helped := 0, 0
	for _, it := range items {
		owned += count(it.Owner != "")
		helped += count(it.Supporting != "")
	}
	if owned*10 < len(items)*6 {
		return
	}
	for i := range items {
		it, b := &items[i], r.said[i].begun
		if helped*3 < len(items) {
			b.Supporting = nil
		}
		b.Fill(it)
		if limit := r.said[i].begunDue; it.Due == "" && it.DueWords == "" && limit.Len() > 0 {
			if named := dates.Find(limit, r.published); len(named) > 0 {
				it.Due, it.DueWords = named[0].Last.Format(time.DateOnly), named[0].Text
			}
		}
	}
}

// fewestTaken is how many items must name who takes them on before that is taken for
// the person who answers: one or two say it of a part of the work.
const fewestTaken = 3

// takesOn reports whether one of the credits says that a person takes on the item.
func takesOn(all []credits.Credit) bool {
	return slices.ContainsFunc(all, func(c credits.Credit) bool { return c.Kind == fields.Person && credits.TakesOn(c.Word) })
}

// fewSentences is how far from the start of work that bears no number it may be told
// who does it.
const fewSentences = 2

// take takes the credits of one sentence, which says nothing else if whole.
func (d *duty) take(r *reader, all []credits.Credit, whole bool) {
	for _, c := range all {
		if c.Kind == fields.Due {
			if whole || !c.DayOnly {
				d.takeLimit(r, c.Value)
			}
			continue
		}
		for _, name := range c.Names {
			kind, as := c.Kind, name.Text
			if kind == fields.Beside {
				kind, as = fields.Support, withRole(name.Text, c.Word)
			}
			d.Add(kind, as)
			switch {
			case whole:
				d.surely.Add(kind, as)
			case kind == fields.Person && credits.TakesOn(c.Word):
				d.takers.Add(kind, as)
			}
		}
	}
}

// takeLimit takes a time limit.
func (d *duty) takeLimit(r *reader, value source.Passage) {
	if named := dates.Find(value, r.dueReference()); len(named) > 0 {
		d.due, d.dueWords, d.bare = named[0].Last.Format(time.DateOnly), named[0].Text, !named[0].HasYear
	} else if d.dueWords == "" {
		d.dueWords = value.String()
	}
}

// readStatus reads the clauses of a sentence that say how far the item is, and by
// when what is left is done.
func (d *duty) readStatus(r *reader, sentence source.Passage) {
	for _, clause := range source.SplitAt(sentence, ",。;") {
		if s, _, ok := declared.InClause(clause, r.published); ok && declared.Over(s.Status, d.status) {
			d.status, d.words = s.Status, clause.From(s.Start)
			d.implied = len(dates.Find(clause, r.published)) > 0
		}
		if limit, ok := credits.Limit(clause); ok && d.due == "" && len(dates.Find(limit, r.published)) > 0 {
			d.takeLimit(r, limit)
		}
		for _, found := range dates.Find(clause, r.published) {
			if d.due == "" && found.Deadline && (clause.Contains(commitment.EndsOfWork...) || clause.Contains("剩余", "其余", "余下", "仅剩")) {
				d.due, d.dueWords = found.Last.Format(time.DateOnly), found.Text
			}
		}
	}
}

// knownNames are the names that a notice gives away: people with a title or 同志, and
// short names of units that it explains.
func knownNames(lines []source.Passage) credits.Known {
	k := credits.Known{People: map[string]bool{}, Units: map[string]bool{}}
	for _, line := range lines {
		for i := 0; i < line.Len(); i++ {
			if post := credits.PostAt(line, i); post > 0 {
				for _, size := range []int{3, 2} {
					end := i + post + size
					if name := line.Slice(min(line.Len(), i+post), min(line.Len(), end)).String(); end <= line.Len() && text.Surname(name) != "" && !strings.ContainsAny(name, "未不没已") && (end == line.Len() || line.Is(end, ",。、;)任抓分负牵督落主")) {
						k.People[name] = true
						break
					}
				}
			}
			switch {
			case line.Has(i, "同志"):
				for size := longestPerson - 1; size >= 2; size-- {
					if name := line.Slice(max(0, i-size), i).String(); text.IsPersonal(name) {
						k.People[name] = true
						break
					}
				}
			case line.Has(i, "简称"):
				end := line.Slice(i, min(line.Len(), i+2*fields.LongestName)).Index(0, ")")
				if short := line.Slice(i+2, max(i+2, min(i+end, i+2+fields.LongestName))); end > 0 {
					k.Units[strings.Trim(short.String(), "“”\"‘’")] = true
				}
			}
		}
	}
	return k
}

// longestPerson is how long a person's name may be, in characters.
const longestPerson = 4
