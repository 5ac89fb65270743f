package text

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Row is a line of a table of tab-separated cells.
type Row struct {
	Line  int      // its number, from 1
	Cells []string // without white space around them, or the quotes of a spreadsheet
}

// Rows returns the lines of a table that say anything. Those that begin with #
// are remarks.
func Rows(table string) (rows []Row) {
	line := 0
	for text := range strings.Lines(table) {
		line++
		text = trim(text)
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		row := Row{Line: line}
		for cell := range strings.SplitSeq(text, "\t") {
			row.Cells = append(row.Cells, unquoted(trim(cell)))
		}
		rows = append(rows, row)
	}
	return rows
}

// Lists are the cells behind the first of every line, by the first; of lines that begin alike, together.
func Lists(table string) map[string][]string {
	all := map[string][]string{}
	for _, row := range Rows(table) {
		all[row.Cells[0]] = append(all[row.Cells[0]], row.Cells[1:]...)
	}
	return all
}

// trim takes off white space of any width, and what cannot be seen.
func trim(s string) string {
	return strings.TrimFunc(s, func(c rune) bool { return unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) })
}

// unquoted takes off the quotes that spreadsheets put around some cells.
func unquoted(cell string) string {
	if len(cell) < 2 || cell[0] != '"' || cell[len(cell)-1] != '"' {
		return cell
	}
	return trim(strings.ReplaceAll(cell[1:len(cell)-1], `""`, `"`))
}

// Parting names what parts the cells of a row that has only one, and should have
// more: "commas"; empty where nothing does.
func (r Row) Parting() string {
	if len(r.Cells) != 1 {
		return ""
	}
	for _, c := range r.Cells[0] {
		switch {
		case c == ',' || c == '，':
			return "commas"
		case c == ';' || c == '；':
			return "semicolons"
		case c == '|' || c == '｜':
			return "bars"
		case unicode.IsSpace(c) && c > utf8.RuneSelf:
			return "full-width spaces"
		case unicode.IsSpace(c):
			return "spaces"
		}
	}
	return ""
}

// A Fault is what is wrong with a line of a table.
type Fault struct {
	Line int
	What string
}

// Faults are what is wrong with a table.
type Faults []Fault

// mostFaults is how many of them are written out.
const mostFaults = 3

// Error names the first faults with their lines, and counts the others.
func (f Faults) Error() string {
	var words []string
	for _, fault := range f[:min(len(f), mostFaults)] {
		words = append(words, fmt.Sprintf("line %d: %s", fault.Line, fault.What))
	}
	if more := len(f) - mostFaults; more > 0 {
		words = append(words, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(words, "; ")
}

// Or returns the faults as an error; nil where there are none.
func (f Faults) Or() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

// Quoted is the beginning of what a line says, in quotes.
func (r Row) Quoted() string {
	const most = 40 // characters
	line := []rune(strings.Join(r.Cells, "\t"))
	if len(line) > most {
		line = append(line[:most], '…')
	}
	return strconv.Quote(string(line))
}

// NotTabbed says what is wrong with a row that has too few cells, and shows it.
func (r Row) NotTabbed(want string) string {
	if p := r.Parting(); p != "" {
		return fmt.Sprintf("%s: its columns are separated by %s; separate them by a tab", r.Quoted(), p)
	}
	return fmt.Sprintf("%s: want %s", r.Quoted(), want)
}
