package document

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Where a table ends: what lies farther away in a sheet was typed there by mistake.
const (
	farthestGap    = 1000 // empty rows between two rows with something in them
	farthestColumn = 256  // IV, the last column of Excel before 2007
	mostFarNamed   = 5    // cells that a FarError names
)

// A FarError says that cells of a workbook lie far from its tables and were not
// read: a space in the last row of a sheet, say. The text that comes with it is
// usable.
type FarError struct {
	Cells []string // the first of them, such as "台账!D1048576"
	Count int      // all of them
}

// Error names the first of the cells, in English.
func (e *FarError) Error() string {
	return fmt.Sprintf("%d cells far from the table were not read: %s", e.Count, strings.Join(e.Cells, ", "))
}

// Named is the cells with "…" for those that are not named; nil for a nil error.
func (e *FarError) Named() []string {
	switch {
	case e == nil:
		return nil
	case e.Count > len(e.Cells):
		return append(slices.Clone(e.Cells), "…")
	}
	return e.Cells
}

func (e *FarError) add(cell string) {
	if e.Count++; len(e.Cells) < mostFarNamed {
		e.Cells = append(e.Cells, cell)
	}
}

// WithoutFar returns a workbook without the cells that lie far from its tables and
// without rows that only have a format, of which a sheet may have a million; and
// those cells by sheet. A workbook that has none, or that cannot be read, is
// returned as it is.
func WithoutFar(raw []byte) ([]byte, map[string]*FarError) {
	archive, err := openArchive(raw)
	if err != nil {
		return raw, nil
	}
	names, all, cut := sheetNames(archive), map[string]*FarError{}, map[string]bool{}
	budget := int64(4 * largestPart)
	for _, f := range archive.File {
		if path.Dir(f.Name) != "xl/worksheets" {
			continue
		}
		if f.UncompressedSize64 > uint64(budget) { // which readers refuse
			return raw, nil
		}
		p := sheetPass{name: cmp.Or(names[f.Name], path.Base(f.Name))}
		if p.run(f, io.Discard, &budget) != nil {
			return raw, nil
		}
		if p.far.Count > 0 {
			all[p.name] = &p.far
		}
		cut[f.Name] = p.far.Count > 0 || p.empty > farthestGap
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	changed := false
	for _, f := range archive.File {
		if !cut[f.Name] {
			err = errors.Join(err, w.Copy(f))
			continue
		}
		changed = true
		part, failed := w.Create(f.Name)
		if failed != nil {
			return raw, nil
		}
		budget := int64(4 * largestPart)
		err = errors.Join(err, (&sheetPass{}).run(f, part, &budget))
	}
	if err = errors.Join(err, w.Close()); err != nil || !changed {
		return raw, nil
	}
	return out.Bytes(), all
}

// sheetNames are the names of sheets by their parts of the archive.
func sheetNames(archive *zip.Reader) map[string]string {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var links struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	for name, into := range map[string]any{"xl/workbook.xml": &book, "xl/_rels/workbook.xml.rels": &links} {
		if part, err := unpack(archive, name); err != nil || unmarshal(part, into) != nil {
			return nil
		}
	}
	names := map[string]string{}
	for _, link := range links.All {
		for _, s := range book.Sheets {
			if s.ID == link.ID {
				names[strings.TrimPrefix(path.Join("xl", link.Target), "xl/xl/")] = s.Name
				names[strings.TrimPrefix(link.Target, "/")] = s.Name
			}
		}
	}
	return names
}

// A sheetPass copies a sheet without what lies far away, tag by tag: a sheet is too
// large to be held as a document.
type sheetPass struct {
	name       string
	far        FarError
	empty      int // rows without content
	row, last  int // this row's number, and that of the last with content
	column     int
	line, cell bytes.Buffer
	in         string // "row", "c", or "" outside the rows
	said       bool   // the cell has content
	kept, lost int    // cells of the row with content, near and far
}

var (
	rowPlace  = regexp.MustCompile(`\sr="(\d+)"`)
	cellPlace = regexp.MustCompile(`\sr="([A-Z]{1,3})\d+"`)
)

func (p *sheetPass) run(f *zip.File, out io.Writer, budget *int64) error {
	part, err := f.Open()
	if err != nil {
		return err
	}
	defer part.Close()
	limited := &io.LimitedReader{R: part, N: *budget}
	w := bufio.NewWriter(out)
	tags := bufio.NewScanner(limited)
	tags.Buffer(make([]byte, 0, 1<<16), 1<<20)
	tags.Split(untilTagEnd)
	for tags.Scan() {
		p.tag(tags.Bytes(), w)
	}
	if *budget = limited.N; *budget <= 0 {
		return ErrTooLarge
	}
	return errors.Join(tags.Err(), w.Flush())
}

// untilTagEnd splits XML behind each tag.
func untilTagEnd(data []byte, atEOF bool) (int, []byte, error) {
	if end := bytes.IndexByte(data, '>'); end >= 0 {
		return end + 1, data[:end+1], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

// tag takes a tag with the text before it.
func (p *sheetPass) tag(b []byte, w *bufio.Writer) {
	start := bytes.IndexByte(b, '<')
	if start < 0 {
		w.Write(b)
		return
	}
	name, closed := tagName(b[start:])
	single := bytes.HasSuffix(b, []byte("/>"))
	switch {
	case name == "row" && !closed:
		p.in, p.row, p.column, p.kept, p.lost = "row", p.row+1, 0, 0, 0
		if m := rowPlace.FindSubmatch(b[start:]); m != nil {
			p.row, _ = strconv.Atoi(string(m[1]))
		}
		p.line.Reset()
		p.line.Write(b)
		if single {
			p.endRow(w)
		}
	case name == "row":
		p.line.Write(b)
		p.endRow(w)
	case name == "c" && p.in == "row":
		p.in, p.said, p.column = "c", false, p.column+1
		if m := cellPlace.FindSubmatch(b[start:]); m != nil {
			p.column, _ = excelize.ColumnNameToNumber(string(m[1]))
		}
		p.cell.Reset()
		p.cell.Write(b)
		if single {
			p.endCell()
		}
	case name == "c" && closed && p.in == "c":
		p.cell.Write(b)
		p.endCell()
	case p.in == "c":
		p.said = p.said || name == "v" || name == "is" || name == "f"
		p.cell.Write(b)
	case p.in == "row":
		p.line.Write(b)
	default:
		w.Write(b)
	}
}

func (p *sheetPass) endCell() {
	p.in = "row"
	switch {
	case p.column > farthestColumn && p.said:
		p.lost++
		p.leave()
	case p.column <= farthestColumn:
		if p.line.Write(p.cell.Bytes()); p.said {
			if p.kept++; p.last > 0 && p.row-p.last > farthestGap {
				p.leave()
			}
		}
	}
}

// leave notes that this cell is left out.
func (p *sheetPass) leave() {
	at, err := excelize.CoordinatesToCellName(p.column, p.row)
	if err != nil {
		at = fmt.Sprint("row ", p.row)
	}
	p.far.add(p.name + "!" + at)
}

func (p *sheetPass) endRow(w *bufio.Writer) {
	p.in = ""
	switch {
	case p.kept == 0:
		p.empty++
	case p.last > 0 && p.row-p.last > farthestGap:
	default:
		p.last = p.row
		w.Write(p.line.Bytes())
	}
}

// tagName is the name of a tag without its namespace, and whether the tag ends an
// element.
func tagName(tag []byte) (name string, closed bool) {
	tag = bytes.TrimPrefix(tag, []byte("<"))
	rest, closed := bytes.CutPrefix(tag, []byte("/"))
	if end := bytes.IndexAny(rest, " \t\r\n/>"); end >= 0 {
		rest = rest[:end]
	}
	return string(rest[bytes.IndexByte(rest, ':')+1:]), closed
}
