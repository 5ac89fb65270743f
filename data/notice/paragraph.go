package notice

// A paragraph is one or more source lines read as one, without outer space.
type paragraph struct {
	passage
	line  int   // source line it begins on
	label label // the number it begins with, if any
	// listed says that its number is that of a list inside an item, no label
	listed bool
}

// body is the paragraph without its label.
func (p paragraph) body() passage { return p.from(p.label.end) }
