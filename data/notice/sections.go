package notice

import "strings"

// readHeading reads a heading above items.
func (r *reader) readHeading(p paragraph, level int) {
	r.endIntro()
	label := p.to(p.label.end).trim()
	r.claim(LabelText, label)
	r.claim(HeadingText, p.body())
	title, intro := headingTitle(p.body())
	switch {
	case level == r.outline.section:
		r.notice.Sections = append(r.notice.Sections, Section{
			Number: p.label.number, Label: label.String(), Title: title, Intro: intro, Subsections: []Subsection{},
		})
		r.atSection, r.atSubsection = p.label.number, 0
		r.sectionStatus = groupStatus(p.body())
	case level == r.outline.subsection && len(r.notice.Sections) > 0:
		s := &r.notice.Sections[len(r.notice.Sections)-1]
		s.Subsections = append(s.Subsections, Subsection{
			Number: p.label.number, Label: label.String(), Title: title, Intro: intro,
		})
		r.atSubsection = p.label.number
	default: // a third level of headings
		r.readIntro(p.passage)
	}
}

// headingTitle divides a heading into its first sentence and what follows.
func headingTitle(p passage) (title, intro string) {
	stop := p.index(0, "。")
	if stop < 0 {
		return p.trimStops(":;").String(), ""
	}
	return p.to(stop).String(), p.from(stop + 1).trim().String()
}

// readIntro reads prose between a heading and the first item under it.
func (r *reader) readIntro(p passage) {
	if len(r.notice.Sections) == 0 {
		r.notice.Preamble = append(r.notice.Preamble, p.String())
		r.claim(PreambleText, p)
		return
	}
	r.claim(HeadingText, p)
	r.intro = append(r.intro, p.String())
}

// endIntro hands what readIntro gathered to the heading it stands under.
func (r *reader) endIntro() {
	if len(r.intro) == 0 {
		return
	}
	s := &r.notice.Sections[len(r.notice.Sections)-1]
	intro := &s.Intro
	if len(s.Subsections) > 0 {
		intro = &s.Subsections[len(s.Subsections)-1].Intro
	}
	if *intro != "" {
		r.intro = append([]string{*intro}, r.intro...)
	}
	*intro = strings.Join(r.intro, "\n")
	r.intro = nil
}
