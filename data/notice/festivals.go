package notice

import (
	_ "embed"
	"fmt"

	"rectify/data/text"
)

//go:embed festivals.tsv
var festivalTable string

// A festival is a day by its year; year 0 stands for every year.
type festival map[int]struct{ month, day int }

// festivals are the days of festivals.tsv, and the names of festivals whose
// days it does not hold.
var festivals = func() lexicon[festival] {
	days := map[string]festival{"春节": {}, "元宵": {}, "清明": {}, "端午": {}, "中秋": {}, "重阳": {}}
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
	l := lexicon[festival]{}
	for name, f := range days {
		l.add(f, name)
	}
	return l
}()

// readFestival reads a festival behind a year: 2027年春节. Known is false where
// its day is not.
func (d *spelled) readFestival(p passage) (is, known bool) {
	e := festivals.at(p, d.end)
	if e.size == 0 || d.year == 0 {
		return false, false
	}
	on, known := e.value[d.year]
	if !known {
		on, known = e.value[0]
	}
	d.month, d.day, d.precision, d.end = on.month, on.day, day, d.end+e.size
	if p.has(d.end, "节") {
		d.end++
	}
	return true, known
}
