package document

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"rectify/data/text"
)

// readHTML reads the article of a page: what is left when menus, scripts and the
// like are taken away.
func readHTML(raw []byte) (string, error) {
	raw = withoutEmbedded(raw)
	if bytes.Count(raw, []byte("<")) > mostTags {
		return "", fmt.Errorf("%w: the limit is %d tags", ErrTooLarge, mostTags)
	}
	decoded, damaged := text.Decode(raw)
	if damaged != nil && !errors.Is(damaged, text.ErrDamaged) {
		return "", damaged
	}
	root, err := html.Parse(strings.NewReader(decoded))
	if err != nil { // elements nested too deeply
		return "", fmt.Errorf("%w (%v)", ErrDamaged, err)
	}
	var p pageReader
	p.head(root)
	p.blocks(article(root))
	p.flush()
	return strings.Join(p.withHead(), "\n"), damaged
}

// mostTags bounds the tags of a page: one that Word saved has some twenty for each
// paragraph.
const mostTags = 200_000

// withoutEmbedded takes the pictures and fonts out of a page that was saved with all
// that belongs to it, in place.
func withoutEmbedded(raw []byte) []byte {
	const shortest = 1 << 10
	out := raw[:0]
	for len(raw) > 0 {
		at := bytes.Index(raw, []byte(";base64,"))
		if at < 0 {
			break
		}
		at += len(";base64,")
		out = append(out, raw[:at]...)
		raw = raw[at:]
		end := 0
		for end < len(raw) && (raw[end] >= '0' && raw[end] <= '9' || raw[end]|' ' >= 'a' && raw[end]|' ' <= 'z' || bytes.IndexByte([]byte("+/=\r\n %"), raw[end]) >= 0) {
			end++
		}
		if end > shortest {
			raw = raw[end:]
		}
	}
	return append(out, raw...)
}

// clutter are elements that hold no part of an article.
var clutter = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Nav: true, atom.Header: true, atom.Footer: true,
	atom.Aside: true, atom.Form: true, atom.Iframe: true, atom.Select: true, atom.Button: true, atom.Svg: true,
	atom.Head: true, atom.Template: true, atom.Textarea: true,
}

// article is the smallest element that holds nearly all of a page's text that is
// no link.
func article(root *html.Node) *html.Node {
	const nearly = 0.85
	lengths := map[*html.Node]int{}
	var measure func(n *html.Node) int
	measure = func(n *html.Node) int {
		total := 0
		switch {
		case n.Type == html.TextNode:
			total = len(strings.TrimSpace(n.Data))
		case clutter[n.DataAtom] || n.DataAtom == atom.A || hidden(n):
			return 0
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			total += measure(c)
		}
		lengths[n] = total
		return total
	}
	all := measure(root)
	at := root
	for {
		var next *html.Node
		for c := at.FirstChild; c != nil; c = c.NextSibling {
			if float64(lengths[c]) >= nearly*float64(all) && c.Type == html.ElementNode {
				next = c
			}
		}
		if next == nil || next.DataAtom == atom.Table || next.DataAtom == atom.Tbody || next.DataAtom == atom.P {
			return at
		}
		at = next
	}
}

func hidden(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(attribute(n, "style")), " ", "")
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
	}
	return strings.Contains(style, "display:none") // WeChat sets visibility:hidden on the whole text of a page
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// A pageReader collects the lines of an article.
type pageReader struct {
	lines            []string
	line             strings.Builder
	title, published string // of the page's head
}

// head takes the title and date from the tags that government sites in China
// must have (国办发〔2019〕… 网站发展指引: ArticleTitle, PubDate), or <title>.
func (p *pageReader) head(n *html.Node) {
	switch {
	case n.DataAtom == atom.Meta && strings.EqualFold(attribute(n, "name"), "ArticleTitle"):
		p.title = strings.TrimSpace(attribute(n, "content"))
	case n.DataAtom == atom.Meta && strings.EqualFold(attribute(n, "name"), "PubDate"):
		p.published = strings.TrimSpace(attribute(n, "content"))
	case n.DataAtom == atom.Title && p.title == "" && n.FirstChild != nil:
		p.title = strings.TrimSpace(n.FirstChild.Data)
		for _, part := range []string{"_", "|", " - ", "-"} { // the site's name
			p.title = strings.TrimSpace(strings.Split(p.title, part)[0])
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.head(c)
	}
}

// withHead puts the title and the date of the head above an article without.
func (p *pageReader) withHead() []string {
	var above []string
	begin := strings.Join(p.lines[:min(len(p.lines), 12)], "")
	squeezed := strings.Join(strings.Fields(begin), "")
	if p.title != "" && !strings.Contains(squeezed, strings.Join(strings.Fields(p.title), "")) {
		above = append(above, p.title)
	}
	if day, _, _ := strings.Cut(p.published, " "); day != "" && !strings.Contains(begin, day) {
		above = append(above, "发布时间："+day)
	}
	return append(above, p.lines...)
}

func (p *pageReader) flush() {
	if said := strings.TrimSpace(p.line.String()); said != "" {
		p.lines = append(p.lines, said)
	}
	p.line.Reset()
}

// inline are elements that stay within a line.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.Strong: true, atom.I: true, atom.Em: true, atom.U: true, atom.Span: true,
	atom.Font: true, atom.Sup: true, atom.Sub: true, atom.Small: true, atom.Big: true, atom.Mark: true, atom.Ins: true,
	atom.Abbr: true, atom.Code: true, atom.Label: true, atom.Time: true, atom.Cite: true, atom.Q: true, atom.S: true,
}

// blocks adds the text below a node.
func (p *pageReader) blocks(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		p.line.WriteString(strings.Join(strings.FieldsFunc(n.Data, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), ""))
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode, clutter[n.DataAtom], hidden(n):
		return
	case n.DataAtom == atom.Br:
		p.flush()
		return
	case n.DataAtom == atom.Table:
		if grid, ok := dataTable(n); ok {
			p.flush()
			p.lines = append(p.lines, rows(grid)...)
			return
		}
	}
	if block := !inline[n.DataAtom] && n.Type == html.ElementNode; block {
		p.flush()
		defer p.flush()
	}
	ordered := n.DataAtom == atom.Ol
	number := whole(attribute(n, "start"), 1)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if ordered && c.DataAtom == atom.Li {
			p.line.WriteString(strconv.Itoa(number) + ".")
			number++
			for d := c.FirstChild; d != nil; d = d.NextSibling {
				p.blocks(d)
			}
			p.flush()
			continue
		}
		p.blocks(c)
	}
}

// dataTable is a table as a grid; ok is false where it serves the page's layout,
// which it does with a table within it, or without two rows of two columns.
// Tables within tables are looked for first: a grid reads all that is within it.
func dataTable(table *html.Node) (grid [][]cell, ok bool) {
	if find(table.FirstChild, atom.Table) != nil {
		return nil, false
	}
	grid = tableGrid(table)
	wide := 0
	for _, row := range grid {
		if len(row) > 1 {
			wide++
		}
	}
	return grid, wide > 1
}

func find(n *html.Node, a atom.Atom) *html.Node {
	for ; n != nil; n = n.NextSibling {
		if n.DataAtom == a {
			return n
		}
		if found := find(n.FirstChild, a); found != nil {
			return found
		}
	}
	return nil
}

// tableGrid is a table as a grid; rowspan and colspan cover cells.
func tableGrid(table *html.Node) [][]cell {
	var grid [][]cell
	spans := map[int]int{} // rows that a column is still covered, by column
	var read func(n *html.Node)
	read = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.DataAtom {
			case atom.Tr:
				grid = append(grid, tableRow(c, spans))
			case atom.Thead, atom.Tbody, atom.Tfoot:
				read(c)
			}
		}
	}
	read(table)
	return grid
}

func tableRow(tr *html.Node, spans map[int]int) []cell {
	var row []cell
	covered := func() {
		for spans[len(row)] > 0 {
			spans[len(row)]--
			row = append(row, cell{covered: true, above: true})
		}
	}
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		covered()
		var inner pageReader
		inner.blocks(c)
		inner.flush()
		columns := min(max(whole(attribute(c, "colspan"), 1), 1), mostColumns)
		down := min(max(whole(attribute(c, "rowspan"), 1), 1), 1<<16)
		for i := range columns {
			if down > 1 {
				spans[len(row)] = down - 1
			}
			if i == 0 {
				row = append(row, cell{text: strings.Join(inner.lines, "\n")})
			} else {
				row = append(row, cell{covered: true})
			}
		}
	}
	covered()
	return row
}
