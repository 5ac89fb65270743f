package notice

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// ErrNotNotice says that a text is no rectification notice.
var ErrNotNotice = errors.New("this text is not a rectification notice (整改情况通报): it has no numbered findings with what was done about them")

// A reader holds a notice while it is read.
type reader struct {
	source    *source
	outline   outline
	notice    *Notice
	published time.Time
	putUp     string       // the day the page says it was put up
	signedOn  bool         // the date stands under the notice
	totals    []total      // numbers of items the prose names
	marked    bool         // some item says where its measures begin
	doubtful  map[int]bool // numbers of items whose status may be that of something else

	atSection, atSubsection int
	intro                   []string // prose between a heading and the first item under it
	sectionStatus           Status   // what the section's heading says of its items
}

// Read reads a notice from UTF-8 text, HTML entities and layout tags
// included. Text that is no notice gives an error that is ErrNotNotice; what
// cannot be placed in a notice becomes a warning. It takes time and memory in
// proportion to the text.
func Read(text string) (*Notice, error) {
	n, _, err := read(text)
	return n, err
}

// read is Read that also returns what every byte of text was read as.
func read(text string) (*Notice, []Part, error) {
	if err := checkText(text); err != nil {
		return nil, nil, err
	}
	src := decode(text)
	src.claimBytes(Markup, src.tags)
	src.claimBytes(Broken, src.broken)
	r := &reader{source: src, doubtful: map[int]bool{}, notice: &Notice{
		Preamble: []string{}, Sections: []Section{}, Items: []Item{}, Closing: []string{}, Warnings: []string{},
	}}
	t := findTable(src)
	above, heading, below := paragraphs(src, src.lines[:t.heading]), paragraphs(src, src.lines[t.heading:t.from]), paragraphs(src, src.lines[t.to:])
	r.marked = slices.ContainsFunc(above, func(p paragraph) bool {
		return slices.ContainsFunc(marksIn(p.body()), func(m mark) bool { return m.kind.work() })
	})
	r.outline = findOutline(above, t, r.marked)
	if t.tells() && r.outline.countTitles(t)*2 < t.countRows() {
		r.outline = outline{paragraphs: above, roles: r.outline.roles, begin: len(above), end: len(above)}
	}
	o := r.outline
	if o.form == noForm && len(t.rows) == 0 && !speaksOfNotice(slices.Concat(above, below)) {
		return nil, nil, ErrNotNotice
	}
	if o.form == noForm && len(t.rows) > 0 {
		o.begin, o.end = len(above), len(above)
	}
	listed := o.form != noForm // the items stand in prose, and the table only says how far they are
	if listed {
		r.readClosing(slices.Concat(above[o.end:], heading))
		heading = nil
	} else {
		r.readClosing(above[o.end:])
	}
	r.readTableHeader(t, listed)
	r.readClosing(below)
	r.readHead(slices.Concat(above[:o.begin], heading))
	r.settleDate()
	r.readBody(o.begin, o.end)
	r.readTable(t, listed)
	return r.notice, r.finish(), nil
}

// checkText refuses what cannot be a notice before it is looked at closely.
func checkText(text string) error {
	switch {
	case strings.TrimSpace(text) == "":
		return fmt.Errorf("%w (the text is empty)", ErrNotNotice)
	case !mostlyText(text):
		return fmt.Errorf("%w (it is not UTF-8 text; save it as plain text in UTF-8 and try again)", ErrNotNotice)
	case !strings.Contains(text, "整改") && !strings.Contains(strings.ToLower(text), "recommendation"):
		return ErrNotNotice
	}
	return nil
}

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

// speaksOfNotice reports whether a text without items is a notice all the
// same: its title says so, or it counts what was found.
func speaksOfNotice(paragraphs []paragraph) bool {
	const head = 12
	for i, p := range paragraphs {
		if i < head && !p.contains("。") && p.contains("整改") && p.contains("通报", "公告", "公示", "情况", "报告") {
			return true
		}
		if len(totalsIn(p.passage, p.line)) > 0 && p.contains("整改") {
			return true
		}
	}
	return false
}

// readBody reads the headings and items in paragraphs [begin, end).
func (r *reader) readBody(begin, end int) {
	o := r.outline
	for i := begin; i < end; {
		p := o.paragraphs[i]
		switch o.roles[i] {
		case headingRole:
			r.readHeading(p, p.label.form.rank())
			i++
		case itemRole:
			next := i + 1
			for next < end && o.roles[next] == plainRole {
				next++
			}
			r.endIntro()
			r.readItem(o.paragraphs[i:next], o.inside[i:next])
			i = next
		default:
			r.readIntro(p.passage)
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
func (r *reader) finish() []Part {
	n := r.notice
	if n.Issuer == "" {
		n.Issuer = issuerFromTitle(n.Title)
	}
	if len(n.Items) == 0 {
		r.source.warn(1, "no items were found in this notice")
	}
	r.readSpoken()
	r.checkTotals()
	parts := r.source.settle()
	n.Warnings = r.source.warnings(parts)
	return parts
}

func (r *reader) claim(k Kind, p passage) { r.source.claim(k, p) }
