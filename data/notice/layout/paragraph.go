package layout

import "rectify/data/notice/source"

// A Paragraph is one or more source lines read as one, without outer space.
type Paragraph struct {
	source.Passage
	Line  int   // source line it begins on
	Label Label // the number it begins with, if any
	// listed says that its number is that of a list inside an item, no label
	Listed bool
}

// Body is the paragraph without its label.
func (p Paragraph) Body() source.Passage { return p.From(p.Label.End) }

// LongestTitle is what still reads as a title, in characters.
const LongestTitle = 60
