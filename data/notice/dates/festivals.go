package dates

import (
	"rectify/data/notice/source"
	"rectify/data/text"
)

// readFestival reads a festival behind a year: 2027年春节. Known is false where
// its day is not.
func (d *spelled) readFestival(p source.Passage) (is, known bool) {
	if d.year == 0 || d.end >= p.Len() {
		return false, false
	}
	m, on, size := text.FestivalAt(p.Plain[d.end:], d.year)
	if size == 0 {
		return false, false
	}
	d.month, d.day, d.precision, d.end = m, on, day, d.end+size
	return true, m > 0
}
