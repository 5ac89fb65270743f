package declared

import (
	"slices"

	"rectify/data/notice"
	"rectify/data/notice/source"
)

// Boxes that are ticked, and those that are not.
const ticked, empty = "☑☒√✓✔■", "□☐◻"

// Boxes are the signs that always are boxes, ticked or not.
const Boxes = "☑☒" + empty

// yes and no answer 是否完成; a tick or a cross does too.
var yes, no = []string{"是", "√", "✓", "✔", "☑", "y", "yes", "已"}, []string{"否", "×", "✗", "✘", "x", "n", "no", "not yet", "partly", "in part", "未"}

// YesOrNo reads the cell of a column that asks whether an item is done; empty
// where it is neither.
func YesOrNo(p source.Passage) notice.Status {
	if stop := slices.IndexFunc(p.Plain, func(r rune) bool { return source.OneOf(r, ",;。") }); stop > 0 && p.English() { // Yes, 10 February 2026
		p = p.To(stop)
	}
	switch {
	case p.IsOne(yes...):
		return notice.Rectified
	case p.IsOne(no...):
		return notice.InProgress
	}
	return ""
}

// Ticked reads a line of boxes with a status behind each, of which one is ticked:
// ☑已完成 □正在整改 □长期坚持, or the one box that is ticked: ☑已完成. It returns the
// status and its words.
func Ticked(p source.Passage) (status notice.Status, words source.Passage, ok bool) {
	boxes, ticks, alone := 0, 0, false
	for i := 0; i < p.Len(); {
		if !p.Is(i, ticked+empty) {
			if !p.Is(i, " ") {
				return "", words, false
			}
			i++
			continue
		}
		end := i + 1
		for end < p.Len() && !p.Is(end, ticked+empty) {
			end++
		}
		said := p.Slice(i+1, end).TrimStops(",;、。").Trim()
		is := WholeCell(said)
		if is == "" {
			is = InField(said)
		}
		if boxes++; is == "" {
			return "", words, false
		}
		if p.Is(i, ticked) {
			status, words, alone = is, said, p.Is(i, "☑☒")
			ticks++
		}
		i = end
	}
	return status, words, (boxes > 1 || alone) && ticks == 1
}
