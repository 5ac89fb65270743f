// Package reading reads a published rectification notice into its parts:
// preamble, sections, items, closing prose and contacts.
//
// It is written for the genre, not for one notice: what marks an item, a status
// or a due date is looked for in every form that offices were seen to publish,
// and what cannot be placed becomes a warning with its line number.
package reading

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"rectify/data/notice"
	"rectify/data/notice/credits"
	"rectify/data/notice/dates"
	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/outline"
	"rectify/data/notice/source"
	"rectify/data/notice/table"
)

// ErrNotNotice says that a text is no rectification notice.
var ErrNotNotice = errors.New("this text is not a rectification notice (整改情况通报): it has no numbered findings with what was done about them")

// A reader holds a notice while it is read.
type reader struct {
	source     *source.Source
	outline    outline.Outline
	own        fields.Own // names of fields that marks.tsv does not hold
	notice     *notice.Notice
	published  time.Time
	putUp      string                   // the day the page says it was put up
	signedOn   bool                     // the date is under the notice
	totals     []declared.Total         // numbers of items the prose names
	byNumber   []byNumber               // items the prose names with their statuses
	unplaced   []string                 // names of fields that the ledger has no place for, the first on line unplacedFrom
	marked     bool                     // some item says where its measures begin
	terms      map[string]notice.Status // the notice's own words for statuses, as its prose explains them
	trusted    map[int]int              // what the status of an item was read from, by its number
	references map[string]bool          // shapes of the lines below numbers that are no titles
	meanings   map[string]string        // words that a legend gives for signs, ✔
	doubtful   map[int]bool             // numbers of items whose status may be that of something else
	awaiting   map[int]bool             // numbers of items whose words notices count in two ways: done and awaiting acceptance, going on

	known credits.Known // names that the notice gives away
	said  []duty        // what the sentences of each item say

	atSection, atSubsection int
	unplacedFrom            int
	intro                   []string                // prose between a heading and the first item under it
	monthFirst              func() (is, known bool) // whether its days in figures begin with the month, 06/30/2026
	headed                  []headed                // what the headings of sections say of who answers
	helping                 map[string]int          // how many items have a field of units, 责任单位, that support those of another
	under                   map[int]int             // the index of the section that an item is in, by its number
	sectionStatus           notice.Status           // what the section's heading says of its items
}

// Read reads a notice from UTF-8 text, HTML entities and layout tags
// included. Text that is no notice gives an error that is ErrNotNotice; what
// cannot be placed in a notice becomes a warning. It takes time and memory in
// proportion to the text.
func Read(text string) (*notice.Notice, error) {
	n, _, err := read(text)
	return n, err
}

// read is Read that also returns what every byte of text was read as.
func read(text string) (*notice.Notice, []source.Part, error) {
	if err := checkText(text); err != nil {
		return nil, nil, err
	}
	src := source.Decode(text)
	src.WithoutBlanks()
	src.ClaimBytes(source.Markup, src.Tags)
	src.ClaimBytes(source.Broken, src.Broken)
	r := &reader{source: src, trusted: map[int]int{}, under: map[int]int{}, helping: map[string]int{}, references: map[string]bool{}, meanings: map[string]string{}, doubtful: map[int]bool{}, awaiting: map[int]bool{},
		terms: map[string]notice.Status{}, notice: &notice.Notice{
			Preamble: []string{}, Sections: []notice.Section{}, Items: []notice.Item{}, Closing: []string{}, Warnings: []notice.Warning{},
		}}
	r.monthFirst = sync.OnceValues(func() (bool, bool) { return dates.MonthFirst(text) })
	layout.OwnLabels(src.Lines)
	t := table.Find(src)
	if len(t.Rows) == 0 && table.Unread(src) {
		return nil, nil, stopped(src, layout.Paragraphs(src, src.Lines, fields.Own{}))
	}
	own, assumed := layout.OwnNames(src, slices.Concat(src.Lines[:t.Heading], src.Lines[t.To:]))
	r.own, r.known = own, knownNames(src.Lines)
	for _, a := range assumed {
		src.Warn(notice.Warning{From: a.Line, Concern: notice.OwnField, Words: a.Name, As: a.Words()})
	}
	above, heading, below := layout.Paragraphs(src, src.Lines[:t.Heading], own), layout.Paragraphs(src, src.Lines[t.Heading:t.From], own),
		layout.Paragraphs(src, src.Lines[t.To:], own)
	r.marked = slices.ContainsFunc(above, func(p layout.Paragraph) bool {
		return slices.ContainsFunc(p.Marks(), func(m fields.Mark) bool { return m.Kind.Work() })
	})
	verdicts := layout.Verdicts(above, src.Lines)
	maps.Copy(r.terms, verdicts)
	r.outline = outline.Find(above, t, r.marked, verdicts)
	if t.Tells() && r.outline.CountTitles(t)*2 < t.CountRows() {
		r.outline = outline.Outline{Paragraphs: above, Roles: r.outline.Roles, Begin: len(above), End: len(above)}
	}
	o := r.outline
	if o.Form == layout.NoForm && len(t.Rows) == 0 {
		return nil, nil, stopped(src, slices.Concat(above, below))
	}
	if o.Form == layout.NoForm && len(t.Rows) > 0 {
		o.Begin, o.End = len(above), len(above)
	}
	listed := o.Form != layout.NoForm // the items are in prose, and the table only says how far they are
	if listed {
		r.readClosing(slices.Concat(above[o.End:], heading))
		heading = nil
	} else {
		r.readClosing(above[o.End:])
	}
	r.readTableHeader(t, listed)
	r.readClosing(below)
	r.readHead(slices.Concat(above[:o.Begin], heading))
	r.settleDate()
	r.findReferences()
	r.readBody(o.Begin, o.End)
	r.readTable(t, listed)
	if namesOfFields(r.notice.Items)*3 >= len(r.notice.Items) { // a table that fell apart, or none
		return nil, nil, stopped(src, slices.Concat(above, below))
	}
	return r.notice, r.finish(), nil
}

// namesOfFields counts items whose title is the name of a field, such as 责任单位.
func namesOfFields(items []notice.Item) (n int) {
	for _, item := range items {
		title := source.Decode(item.Title).Whole()
		if kind, word := fields.Name(title, 0); kind != fields.None && source.Runes(word) == title.Len() {
			n++
		}
	}
	return n
}

// checkText refuses what cannot be a notice before it is looked at closely.
func checkText(text string) error {
	switch {
	case strings.TrimSpace(text) == "":
		return fmt.Errorf("%w (the text is empty)", ErrNotNotice)
	case !mostlyText(text):
		return fmt.Errorf("%w (it is not UTF-8 text; save it as plain text in UTF-8 and try again)", ErrNotNotice)
	case !speaksOfFindings.MatchString(text):
		return ErrNotNotice
	}
	return nil
}

// speaksOfFindings finds the words without which a text is no notice.
var speaksOfFindings = regexp.MustCompile(`(?is)问题.*(?:办理|处理|解决|办结)|(?:办理|处理|解决).*问题|(?:意见|建议).*(?:落实|办理|答复)` +
	`|整改|問題|隐患|審計|审计|巡察|巡视|督查|督察|检查|跟进|跟進|落实|督办|整治|交办|recommendation|audit|finding|inspection|\baction|peer review|challenge`)

// mostlyText reports whether nearly every byte of text belongs to a valid,
// printable character.
func mostlyText(text string) bool {
	bad := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 || r == 0 {
			bad++
		}
		i += size
	}
	return bad*20 <= len(text)
}

// readBody reads the headings and items in paragraphs [begin, end).
func (r *reader) readBody(begin, end int) {
	o := r.outline
	for i := begin; i < end; {
		p := o.Paragraphs[i]
		switch o.Roles[i] {
		case outline.Heading:
			r.readHeading(p, p.Label.Form.Rank())
			i++
		case outline.Item:
			next := i + 1
			for next < end && o.Roles[next] == outline.Plain {
				next++
			}
			r.endIntro()
			r.readItem(o.Paragraphs[i:next], o.Inside[i:next])
			i = next
		default:
			r.readIntro(p.Passage)
			i++
		}
	}
}

// settleDate takes the day the page says it was put up for that of
// publication: the date under the text is that of signing.
func (r *reader) settleDate() {
	if day, err := time.Parse(time.DateOnly, r.putUp); err == nil {
		r.setPublished(day)
	}
}

func (r *reader) setPublished(day time.Time) {
	r.published = day
	r.notice.Published = day.Format(time.DateOnly)
}

// finish fills in what depends on the whole notice, and returns what every byte
// was read as.
func (r *reader) finish() []source.Part {
	n := r.notice
	if n.Issuer == "" {
		n.Issuer = issuerFromTitle(n.Title)
	}
	r.readHeaded()
	r.readSpoken()
	r.readRule()
	r.readLedBy()
	r.nameFields()
	r.partJoined()
	r.withoutLimits()
	r.declareByNumber()
	r.partRolling()
	r.checkTotals()
	if len(r.unplaced) > 0 {
		r.source.Warn(notice.Warning{From: r.unplacedFrom, Concern: notice.NoPlace, Words: strings.Join(r.unplaced, "、")})
	}
	parts := r.source.Settle()
	n.Warnings = r.source.Warnings(parts)
	return parts
}

func (r *reader) claim(k source.Kind, p source.Passage) { r.source.Claim(k, p) }
