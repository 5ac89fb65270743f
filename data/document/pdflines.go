package document

import (
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/text"
)

// A printedLine is a line of a PDF's page, in points from its upper left corner.
type printedLine struct {
	page                   int
	left, top, right, foot float64
	first                  float64 // width of its first word
	text                   string
	parts                  *[]printedLine // as wide gaps part it, such as those between cells; nil for one
	words                  *[]printedWord // those of a part
}

// A printedWord is a word of a printed part: its span on the page, and the byte of the
// part's text at which it begins.
type printedWord struct {
	span
	from int
}

func (l printedLine) height() float64 { return l.foot - l.top }

// printedLines reads what pdftotext -bbox-layout writes: words with their places,
// in lines. Words that are closer than a space are one: Word and WPS set
// Chinese characters and figures a little apart. Between two Chinese characters a
// space may be narrower.
func printedLines(written io.Reader) (lines []printedLine, pages int, err error) {
	const closer, narrow = 0.3, 0.2 // of the height of the line
	d := xml.NewDecoder(written)
	d.Strict, d.Entity, d.AutoClose = false, xml.HTMLEntity, xml.HTMLAutoClose
	var word strings.Builder
	inWord, gap, begun, end := false, 0.0, 0.0, 0.0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return lines, pages, nil
		}
		if err != nil {
			return nil, 0, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			at := func(name string) float64 {
				for _, a := range t.Attr {
					if a.Name.Local == name {
						f, _ := strconv.ParseFloat(a.Value, 64)
						return f
					}
				}
				return 0
			}
			switch t.Name.Local {
			case "page":
				pages++
			case "line":
				lines = append(lines, printedLine{page: pages, left: at("xMin"), top: at("yMin"), right: at("xMax"), foot: at("yMax")})
				end = at("xMin")
			case "word":
				inWord = true
				word.Reset()
				gap, begun, end = (at("xMin")-end)/max(at("yMax")-at("yMin"), 1), at("xMin"), at("xMax")
				if l := len(lines) - 1; l >= 0 && lines[l].text == "" {
					lines[l].first = end - at("xMin")
				}
			}
		case xml.CharData:
			if inWord {
				word.Write(t)
			}
		case xml.EndElement:
			if t.Name.Local == "word" && len(lines) > 0 {
				inWord = false
				l, said := &lines[len(lines)-1], word.String()
				apart := (gap >= closer || gap >= narrow && endsWide(l.text) && beginsWide(said)) && !strings.HasSuffix(l.text, "—") && !strings.HasPrefix(said, "—")
				space := ""
				if l.text != "" && (apart || !endsWide(l.text) && !beginsWide(said) && (latinMeet(l.text, said) || !text.HasHan(l.text+said))) {
					space = " "
				}
				l.text += space + said
				l.add(space, said, gap >= cellsApart, span{begun, end})
			}
		}
	}
}

// cellsApart is the least gap between the cells of a row, in heights of a line.
const cellsApart = 0.7

// add adds a word to the parts of a line: behind a space to the last one, or as a new one.
func (l *printedLine) add(space, word string, anew bool, at span) {
	if l.parts == nil {
		l.parts = &[]printedLine{}
	}
	if n := len(*l.parts); n > 0 && !anew {
		last := &(*l.parts)[n-1]
		*last.words = append(*last.words, printedWord{at, len(last.text) + len(space)})
		last.text, last.right = last.text+space+word, at.right
		return
	}
	*l.parts = append(*l.parts, printedLine{
		page: l.page, left: at.left, right: at.right, top: l.top, foot: l.foot, first: at.right - at.left, text: word, words: &[]printedWord{{span: at}},
	})
}

// endsWide and beginsWide report whether a text ends or begins with a character of
// Chinese width, next to which no space is meant.
func endsWide(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r >= 0x2e80
}

func beginsWide(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= 0x2e80
}

// latinMeet reports whether a letter or figure of a Latin font ends one text and
// begins the other.
func latinMeet(a, b string) bool { return a[len(a)-1] < 0x80 && b != "" && b[0] < 0x80 }

// pageNumber is a line that only numbers a page.
var pageNumber = regexp.MustCompile(`^[\s—–\-·.]*\d{1,4}[\s—–\-·.]*$|^第\s*\d+\s*页.*$`)

// paragraphs joins the lines that a paragraph was broken into: the line before ends
// at the right margin, the next begins at the left one, and they are no further
// apart than lines of a paragraph are. Page numbers, and lines that several pages
// repeat at the same place, are left out, but for the first of these.
func paragraphs(lines []printedLine, pages int) []string {
	lines = withLabels(withoutFurniture(lines, pages))
	var all []string
	tables := tablesIn(lines)
	for i, part := range tables {
		before, rows, after, ok := table(part)
		switch {
		case !ok:
			return prose(oneColumn(lines))
		case len(after) > 0 && i == len(tables)-1:
			rows = append(rows, "") // which ends the table
		}
		all = slices.Concat(all, prose(before), rows, prose(after))
	}
	return all
}

// prose joins the lines of paragraphs.
func prose(lines []printedLine) []string {
	if len(lines) == 0 {
		return nil
	}
	m, labels := marginsOf(lines), labelsOf(lines)
	var out []string
	for i, l := range lines {
		if i > 0 && m.goesOn(lines[i-1], l) {
			out[len(out)-1] = labels.joined(out[len(out)-1], l.text)
		} else {
			out = append(out, l.text)
		}
	}
	return out
}

// aloneLabel is the number of a heading that a wide gap parts from its words.
var aloneLabel = regexp.MustCompile(`^(?:第[一二三四五六七八九十\d]{1,3}(?:部分|[章节编项条])|[一二三四五六七八九十\d]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）])$`)

// withLabels joins the number of a heading to the words right of it.
func withLabels(lines []printedLine) (out []printedLine) {
	for i, l := range lines {
		if i > 0 && len(out) > 0 {
			last := &out[len(out)-1]
			if last.page == l.page && l.left > last.right && l.top < last.foot && last.top < l.foot && aloneLabel.MatchString(last.text) {
				last.text, last.right = last.text+" "+l.text, l.right
				continue
			}
		}
		out = append(out, l)
	}
	return out
}

// withoutFurniture leaves out page numbers and repeated headers and footers.
func withoutFurniture(lines []printedLine, pages int) []printedLine {
	type place struct {
		text string
		top  int
	}
	at := func(l printedLine) place { return place{l.text, int(l.top / 4)} }
	times := map[place]int{}
	for _, l := range lines {
		times[at(l)]++
	}
	oftenAt := func(l printedLine) bool { return times[at(l)] > 1 && times[at(l)]*2 > pages }
	cell := func(l printedLine) bool { // of a row whose other cells are not repeated
		return slices.ContainsFunc(lines, func(o printedLine) bool {
			return o.page == l.page && max(o.top-l.top, l.top-o.top) < l.height()/2 && !oftenAt(o) && !pageNumber.MatchString(o.text)
		})
	}
	seen := map[place]bool{}
	return slices.DeleteFunc(slices.Clone(lines), func(l printedLine) bool {
		p := at(l)
		again := seen[p]
		seen[p] = true
		return pages > 1 && pageNumber.MatchString(l.text) && times[p] < 2 && outermost(lines, l) || again && oftenAt(l) && !cell(l)
	})
}

// outermost reports whether no line of its page is above l, or none below, and none next
// to it, as in a table.
func outermost(lines []printedLine, l printedLine) bool {
	above, below := false, false
	for _, o := range lines {
		if o.page == l.page && o != l && max(o.top-l.top, l.top-o.top) < l.height()/2 {
			return false
		}
		if o.page == l.page {
			above, below = above || o.foot < l.top, below || o.top > l.foot
		}
	}
	return !above || !below
}

// margins are where the lines of running text begin and end.
type margins struct {
	left, right, pitch, height float64
	told                       bool // paragraphs are indented, or set apart
}

func marginsOf(lines []printedLine) (m margins) {
	var lefts, pitches, heights []float64
	for i, l := range lines {
		lefts, heights = append(lefts, l.left), append(heights, l.height())
		m.right = max(m.right, l.right)
		if i > 0 && lines[i-1].page == l.page && l.top > lines[i-1].top {
			pitches = append(pitches, l.top-lines[i-1].top)
		}
	}
	m.left, m.pitch, m.height = commonest(lefts), closest(pitches), commonest(heights)
	indented, apart := 0, 0
	for i, l := range lines {
		if in := l.left - m.left; in > m.height && in < 3*m.height { // two characters
			indented++
		}
		if i > 0 && l.top-lines[i-1].top > m.pitch*farApart {
			apart++
		}
	}
	m.told = indented*20 > len(lines) || apart*5 > len(lines)
	return m
}

// farApart is how many times the usual distance is between paragraphs at least.
const farApart = 1.3

// commonest is the value that most are near to.
func commonest(all []float64) float64 {
	times := map[int]int{}
	for _, v := range all {
		times[int(v+0.5)]++
	}
	best, most := 0, 0
	for v, n := range times {
		if n > most || n == most && v < best {
			best, most = v, n
		}
	}
	return float64(best)
}

// closest is the smallest value that a tenth are near to.
func closest(all []float64) float64 {
	slices.Sort(all)
	for i, v := range all {
		if j := i + len(all)/10; j < len(all) && all[j]-v < 1.5 {
			return v
		}
	}
	return 0
}

// opensParagraph matches the beginning of lines that continue no paragraph, for texts
// without other signs of it.
var opensParagraph = regexp.MustCompile(`^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十\d]+[项条章]` +
	`|问题\s*[一二三四五六七八九十\d]|【|附件|\p{Han}{2,8}[：:]|[A-Z][A-Za-z ]{2,40}:|Recommendation \d)`)

// goesOn reports whether a line continues the paragraph of the one before.
func (m margins) goesOn(last, next printedLine) bool {
	em, room := m.height, m.height*2.2
	if !beginsWide(next.text) { // a word goes to the next line whole
		room = min(next.first+em, (m.right-m.left)/2)
	}
	large := last.height() > 1.15*m.height
	switch {
	case wholeDay.MatchString(next.text): // below a title as wide as the text
		return false
	case large != (next.height() > 1.15*m.height):
		return false
	case large: // a title in several lines
		return last.page == next.page && next.top > last.top && next.top-last.top < 1.3*last.height() && last.right-last.left > (m.right-m.left)/2
	case last.right < m.right-room, next.left > m.left+0.7*em, last.left > m.left+3*em:
		return false
	case last.page == next.page && (next.top <= last.top || next.top-last.top > m.pitch*farApart):
		return false
	}
	return m.told && !(last.page != next.page && opensParagraph.MatchString(next.text)) || !opensParagraph.MatchString(next.text)
}

// wholeDay is a line that is a day and nothing else.
var wholeDay = regexp.MustCompile(`^[（(]?\s*20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*[）)]?$`)

// lettersOf counts the letters of lines.
func lettersOf(lines []printedLine) (n int) {
	for _, l := range lines {
		for _, r := range l.text {
			if unicode.IsLetter(r) {
				n++
			}
		}
	}
	return n
}
