package document

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"strings"

	"rectify/data/text"
)

// readWord reads a .docx (Office Open XML, ECMA-376 part 1): its paragraphs in
// their order, with the numbers that Word makes for them, and its tables. What
// was deleted under change tracking is left out; so are headers, footers,
// footnotes, and pictures.
func readWord(raw []byte) (string, error) {
	archive, err := openArchive(raw)
	if err != nil {
		return "", err
	}
	body, err := unpack(archive, "word/document.xml")
	if err != nil {
		return "", err
	}
	if body == nil {
		return "", fmt.Errorf("%w (word/document.xml is missing)", ErrDamaged)
	}
	var root node
	if err := unmarshal(body, &root); err != nil {
		return "", err
	}
	numbers, err := readNumbering(archive)
	if err != nil {
		return "", err
	}
	w := wordReader{numbers: numbers}
	if b := root.child("body"); b != nil {
		w.blocks(b)
	}
	return strings.Join(w.lines, "\n"), nil
}

// A node is an element of WordprocessingML, without its name space.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []node     `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (n *node) child(name string) *node {
	for i := range n.Children {
		if n.Children[i].XMLName.Local == name {
			return &n.Children[i]
		}
	}
	return nil
}

// at follows child elements by their names; nil where one is missing.
func (n *node) at(names ...string) *node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		n = n.child(name)
	}
	return n
}

// val is the attribute w:val; empty where there is none.
func (n *node) val() string { return n.attr("val") }

func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// A wordReader collects the lines of a document.
type wordReader struct {
	numbers *numbering
	lines   []string
}

// blocks reads the paragraphs and tables below a node.
func (w *wordReader) blocks(n *node) {
	for i := range n.Children {
		c := &n.Children[i]
		switch c.XMLName.Local {
		case "p":
			w.lines = append(w.lines, w.paragraph(c))
		case "tbl":
			if len(descend(c, "tc")) == len(descend(c, "tr")) { // of one column: a frame around the text
				w.blocks(c)
				continue
			}
			w.lines = append(w.lines, rows(w.table(c))...)
		case "del", "moveFrom", "Fallback", "sectPr":
		default: // content controls, custom XML, insertions
			w.blocks(c)
		}
	}
}

// paragraph is the text of a paragraph, after the number that Word makes for it.
func (w *wordReader) paragraph(p *node) string {
	var b strings.Builder
	runs(p, &b)
	said := b.String()
	if strings.TrimSpace(said) == "" {
		return ""
	}
	if p.at("pPr", "pStyle").val() == "Title" { // broken into lines for its look alone
		said = oneLine(said)
		if text.HasHan(said) {
			said = strings.ReplaceAll(said, " ", "")
		}
	}
	return w.numbers.next(p) + said
}

// runs adds the text below a node.
func runs(n *node, b *strings.Builder) {
	for i := range n.Children {
		c := &n.Children[i]
		switch c.XMLName.Local {
		case "t":
			b.WriteString(c.Text)
		case "tab":
			b.WriteByte(' ')
		case "br", "cr":
			if c.attr("type") == "" {
				b.WriteByte('\n')
			}
		case "noBreakHyphen":
			b.WriteByte('-')
		case "del", "moveFrom", "Fallback", "instrText", "delText", "rPr", "pPr":
		case "r":
			if v := c.at("rPr", "vanish"); v == nil || isOff(v.val()) {
				runs(c, b)
			}
		default: // hyperlinks, insertions, content controls, text boxes
			runs(c, b)
		}
	}
}

func isOff(val string) bool { return val == "0" || val == "false" || val == "off" }

// table is a table as a grid, with the columns and rows that cells cover.
func (w *wordReader) table(t *node) [][]cell {
	var grid [][]cell
	for _, r := range descend(t, "tr") {
		var row []cell
		for _, c := range descend(r, "tc") {
			inner := wordReader{numbers: w.numbers}
			inner.blocks(c)
			properties := c.child("tcPr")
			columns := 1
			if span := properties.at("gridSpan").val(); span != "" {
				fmt.Sscan(span, &columns)
			}
			merge := properties.at("vMerge")
			above := merge != nil && merge.val() != "restart"
			row = append(row, cell{text: strings.Join(inner.lines, "\n"), covered: above, above: above})
			for range min(columns, mostColumns) - 1 {
				row = append(row, cell{covered: true, above: above})
			}
		}
		grid = append(grid, row)
	}
	return grid
}

// mostColumns bounds the columns that a cell covers.
const mostColumns = 64

// descend returns the nodes of a name below n that are not within another table.
func descend(n *node, name string) []*node {
	var found []*node
	for i := range n.Children {
		switch c := &n.Children[i]; c.XMLName.Local {
		case name:
			found = append(found, c)
		case "p", "tbl", "del":
		default:
			found = append(found, descend(c, name)...)
		}
	}
	return found
}

// part unmarshals a part of an archive; ok is false where there is none.
func part(archive *zip.Reader, name string) (root node, ok bool, err error) {
	b, err := unpack(archive, name)
	if err != nil || b == nil {
		return node{}, false, err
	}
	return root, true, unmarshal(b, &root)
}
