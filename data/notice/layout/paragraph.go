package layout

import (
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// A Paragraph is one or more source lines read as one, without outer space.
type Paragraph struct {
	source.Passage
	Line  int   // source line it begins on
	Label Label // the number it begins with, if any
	// listed says that its number is that of a list inside an item, no label
	Listed bool
	own    fields.Own
}

// Marks finds the names of fields in the body.
func (p Paragraph) Marks() []fields.Mark { return p.own.Marks(p.Body()) }

// Mark reads the name of a field that the body begins with.
func (p Paragraph) Mark() fields.Mark { return p.own.At(p.Body(), 0) }

// StartsField reports whether the body begins with the name of a field.
func (p Paragraph) StartsField() bool { return p.own.Starts(p.Body()) }

// AwaitsValue reports whether the body ends with the name of a field, so that its
// value is on the next line.
func (p Paragraph) AwaitsValue() bool {
	marks := p.Marks()
	return len(marks) > 0 && p.Body().From(marks[len(marks)-1].End).Trim().Len() == 0
}

// Another reports whether the number is one with a letter behind it that is not the
// first: 2b.
func (p Paragraph) Another() bool {
	_, end := p.Arabic(0)
	return end > 0 && end < p.Label.End && source.IsLatin(p.Passage, end) && !p.Is(end, "a")
}

// Body is the paragraph without its label.
func (p Paragraph) Body() source.Passage { return p.From(p.Label.End) }

// LongestTitle is what still reads as a title, in characters.
const LongestTitle = 60
