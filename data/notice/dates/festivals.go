package dates

import (
	_ "embed"
	"fmt"

	"rectify/data/notice/source"
	"rectify/data/text"
)

//go:embed festivals.tsv
var festivalTable string

// A festival is a day by its year; year 0 means every year.
type festival map[int]struct{ month, day int }

// festivals are the days of festivals.tsv.
var festivals = func() source.Lexicon[festival] {
	days := map[string]festival{}
	for _, row := range text.Rows(festivalTable) {
		var year, month, day int
		if len(row.Cells) == 3 {
			_, _ = fmt.Sscanf(row.Cells[1]+" "+row.Cells[2], "%d %d-%d", &year, &month, &day)
		}
		if !validDay(2000, month, day) {
			panic(fmt.Sprintf("festivals.tsv, line %d: %q", row.Line, row.Cells))
		}
		if days[row.Cells[0]] == nil {
			days[row.Cells[0]] = festival{}
		}
		days[row.Cells[0]][year] = struct{ month, day int }{month, day}
	}
	l := source.Lexicon[festival]{}
	for name, f := range days {
		l.Add(f, name)
	}
	return l
}()

// readFestival reads a festival behind a year: 2027年春节. Known is false where
// its day is not.
func (d *spelled) readFestival(p source.Passage) (is, known bool) {
	e := festivals.At(p, d.end)
	if e.Size == 0 || d.year == 0 {
		return false, false
	}
	on, known := e.Value[d.year]
	if !known {
		on, known = e.Value[0]
	}
	d.month, d.day, d.precision, d.end = on.month, on.day, day, d.end+e.Size
	if p.Has(d.end, "节") {
		d.end++
	}
	return true, known
}
