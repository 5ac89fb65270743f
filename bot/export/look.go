package export

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/xuri/excelize/v2"

	"rectify/handlers/workbook"
)

// A look is the styles of a workbook's cells.
type look struct{ head, words, centred, day, formula int }

// Sizes, in points.
const (
	fontSize   = 10
	lineHeight = 13.0
	rowPadding = 4.0
	headHeight = 30.0
	mostHeight = 409.0 // Excel's limit of a row
)

// Excel's number formats "yyyy-mm-dd" and "@".
const (
	dayFormat  = "yyyy-mm-dd"
	textFormat = 49
)

func newLook(f *excelize.File) (k look, err error) {
	line := func(colour string) (all []excelize.Border) {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			all = append(all, excelize.Border{Type: side, Style: 1, Color: colour})
		}
		return all
	}
	style := func(into *int, s excelize.Style, across, down string) {
		if err != nil {
			return
		}
		s.Alignment = &excelize.Alignment{WrapText: true, Vertical: down, Horizontal: across}
		s.Border = line("A6A6A6")
		if s.Font == nil {
			s.Font = &excelize.Font{Family: "宋体", Size: fontSize}
		}
		*into, err = f.NewStyle(&s)
	}
	day := dayFormat
	style(&k.head, excelize.Style{
		Font: &excelize.Font{Family: "黑体", Size: fontSize, Bold: true},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE6F0"}},
	}, "center", "center")
	style(&k.words, excelize.Style{}, "left", "top")
	style(&k.centred, excelize.Style{}, "center", "center")
	style(&k.day, excelize.Style{CustomNumFmt: &day}, "center", "center")
	style(&k.formula, excelize.Style{NumFmt: textFormat}, "left", "top")
	return k, err
}

// layOut sets what is of the whole sheet: frozen head, filter, widths, choices,
// and how it is printed: A4 landscape, as many pages wide as keep it legible, the head
// and the frozen columns on every page.
func (k look) layOut(f *excelize.File, w *excelize.StreamWriter, s workbook.Sheet) error {
	err := freeze(w, s)
	for i, c := range s.Columns {
		if c.Width > 0 {
			err = errors.Join(err, w.SetColWidth(i+1, i+1, c.Width))
		}
		if c.Hidden {
			err = errors.Join(err, w.SetColVisible(i+1, i+1, false))
		}
		err = errors.Join(err, choices(f, s, i))
	}
	titles := fmt.Sprintf("%s!$1:$1", quoted(s.Name))
	if pagesWide(s) > 1 && s.Frozen > 0 {
		titles = fmt.Sprintf("%s!$A:$%s,%s", quoted(s.Name), letters(s.Frozen), titles)
	}
	last, rows := letters(max(len(s.Columns), 1)), max(len(s.Rows), 1)+1
	return errors.Join(err, f.AutoFilter(s.Name, fmt.Sprintf("A1:%s%d", last, rows), nil),
		f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: s.Name}),
		f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: fmt.Sprintf("%s!$A$1:$%s$%d", quoted(s.Name), last, rows), Scope: s.Name}),
		printed(f, s))
}

// letters is the name of a column, from 1: A, B … AA.
func letters(column int) string {
	name, _ := excelize.ColumnNumberToName(column) // fails for no column only
	return name
}

// freeze keeps the head in sight, and the first columns where the sheet says so.
func freeze(w *excelize.StreamWriter, s workbook.Sheet) error {
	active := "bottomLeft"
	if s.Frozen > 0 {
		active = "bottomRight"
	}
	return w.SetPanes(&excelize.Panes{Freeze: true, XSplit: s.Frozen, YSplit: 1, TopLeftCell: letters(s.Frozen+1) + "2", ActivePane: active})
}

func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// choices offers what may be entered in a column.
func choices(f *excelize.File, s workbook.Sheet, i int) error {
	c := s.Columns[i]
	if len(c.Choices) == 0 {
		return nil
	}
	v := excelize.NewDataValidation(true)
	v.SetSqref(fmt.Sprintf("%s2:%s%d", letters(i+1), letters(i+1), len(s.Rows)+1))
	if err := v.SetDropList(c.Choices); err != nil {
		return err
	}
	v.SetError(excelize.DataValidationErrorStyleStop, c.Head, strings.Join(c.Choices, " / "))
	return f.AddDataValidation(s.Name, v)
}

// widestPage is how many characters of the standard font print legibly, at some two
// thirds of their size, across A4 landscape.
const widestPage = 190

// pagesWide is how many pages a sheet's columns are printed across.
func pagesWide(s workbook.Sheet) int {
	all, frozen := 0.0, 0.0
	for i, c := range s.Columns {
		if !c.Hidden {
			all += c.Width
		}
		if i < s.Frozen {
			frozen += c.Width
		}
	}
	return max(1, int(math.Ceil((all-frozen)/(widestPage-frozen))))
}

func printed(f *excelize.File, s workbook.Sheet) error {
	landscape, a4, wide, high := "landscape", 9, pagesWide(s), 0
	side, above, below, edge, middle := 0.4, 0.7, 0.6, 0.3, true // inches
	return errors.Join(
		f.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &high}),
		f.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{
			Left: &side, Right: &side, Top: &above, Bottom: &below, Header: &edge, Footer: &edge, Horizontally: &middle,
		}),
		f.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{
			OddHeader: "&C&\"黑体\"&14" + strings.ReplaceAll(s.Title, "&", "&&"),
			OddFooter: "&C&P / &N",
		}))
}

// widened gives columns with text that would be cut at the greatest height of a
// row the width to show it, up to half as much again: print stays legible.
func widened(s workbook.Sheet) workbook.Sheet {
	s.Columns = slices.Clone(s.Columns)
	for i := range s.Columns {
		for widest := 1.5 * s.Columns[i].Width; s.Columns[i].Width < widest && slices.ContainsFunc(s.Rows, func(row []any) bool {
			return linesIn(row[i], s.Columns[i])*lineHeight+rowPadding > mostHeight
		}); {
			s.Columns[i].Width += 3
		}
	}
	return s
}

// height is the height that a row's wrapped text needs, in points: programs that
// open a file do not all work it out.
func height(s workbook.Sheet, row []any) float64 {
	lines := 1.0
	for i, cell := range row {
		lines = max(lines, linesIn(cell, s.Columns[i]))
	}
	return min(lines*lineHeight+rowPadding, mostHeight)
}

// linesIn is how many lines a cell's text takes in its column.
func linesIn(cell any, c workbook.Column) (lines float64) {
	words, ok := cell.(string)
	if !ok || c.Hidden || c.Width == 0 {
		return 1
	}
	for line := range strings.SplitSeq(words, "\n") {
		lines += max(1, math.Ceil(float64(runewidth.StringWidth(line))/(c.Width-cellPadding)))
	}
	return lines
}

// cellPadding is what a cell's edges take of its width, in characters.
const cellPadding = 1
