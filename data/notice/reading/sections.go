package reading

import (
	"regexp"
	"strings"

	"rectify/data/notice"
	"rectify/data/notice/declared"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
)

// readHeading reads a heading above items.
func (r *reader) readHeading(p layout.Paragraph, level int) {
	r.endIntro()
	label := p.To(p.Label.End).Trim()
	r.claim(source.LabelText, label)
	r.claim(source.HeadingText, p.Body())
	title, intro := headingTitle(p.Body())
	switch {
	case level == r.outline.Section:
		r.notice.Sections = append(r.notice.Sections, notice.Section{
			Number: p.Label.Number, Label: label.String(), Title: title, Intro: intro, Subsections: []notice.Subsection{},
		})
		r.atSection, r.atSubsection = p.Label.Number, 0
		r.sectionStatus = declared.OfGroup(p.Body())
		r.headed = append(r.headed, r.unitsOf(p.Body()))
	case level == r.outline.Subsection && len(r.notice.Sections) > 0:
		s := &r.notice.Sections[len(r.notice.Sections)-1]
		s.Subsections = append(s.Subsections, notice.Subsection{
			Number: p.Label.Number, Label: label.String(), Title: title, Intro: intro,
		})
		r.atSubsection = p.Label.Number
	default: // a third level of headings
		r.readIntro(p.Passage)
	}
}

// headingTitle divides a heading into its first sentence and what follows.
func headingTitle(p source.Passage) (title, intro string) {
	stop := p.Index(0, "。")
	if stop < 0 {
		return withoutRange(p.TrimStops(":;").String()), ""
	}
	return withoutRange(p.To(stop).String()), p.From(stop + 1).Trim().String()
}

// itsItems is the range of its items that a heading ends in: （问题1至问题11）.
var itsItems = regexp.MustCompile(`\s*[（(](?:共?\d+[个项条]?[,，:：])?(?:第|问题|序号|items?|recommendations?|nos?\.?)?\s*\d+\s*[项条号个]?\s*(?:至` +
	`|到|to|[-–—~～])\s*(?:第|问题)?\s*\d+\s*[项条号个]?(?:问题)?[）)]$`)

func withoutRange(heading string) string { return itsItems.ReplaceAllString(heading, "") }

// readIntro reads prose between a heading and the first item under it.
func (r *reader) readIntro(p source.Passage) {
	if len(r.notice.Sections) == 0 {
		r.notice.Preamble = append(r.notice.Preamble, p.String())
		r.claim(source.PreambleText, p)
		return
	}
	r.claim(source.HeadingText, p)
	r.intro = append(r.intro, p.String())
}

// endIntro hands what readIntro gathered to the heading it is under.
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
