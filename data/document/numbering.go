package document

import (
	"archive/zip"
	"strconv"
	"strings"

	"rectify/data/text"
)

// A numbering makes the numbers that Word shows before paragraphs and does not
// store in them (ECMA-376 part 1, 17.9).
type numbering struct {
	lists  map[string]*list  // by numId
	styles map[string]*style // by styleId
}

// A style of paragraphs may number them.
type style struct {
	basedOn, list string
	level         int
}

// A list counts its levels from the first. Lists made from the same definition
// count on together, unless they override where to start.
type list struct {
	levels [9]level
	counts *[9]int
	starts map[int]int // overrides, until they have been applied
}

// A level of a list: its format, and text with %1 … %9 for the levels' numbers.
type level struct {
	start        int
	restart      int  // the deepest level, from 1, after which it starts again; -1 for the one above it
	legal        bool // all its numbers are written in figures
	format, text string
}

// readNumbering reads the definitions of lists and styles; a document without
// them has none.
func readNumbering(archive *zip.Reader) (*numbering, error) {
	n := &numbering{lists: map[string]*list{}, styles: map[string]*style{}}
	if err := n.readStyles(archive); err != nil {
		return nil, err
	}
	root, ok, err := part(archive, "word/numbering.xml")
	if err != nil || !ok {
		return n, err
	}
	type definition struct {
		levels [9]level
		counts *[9]int
	}
	definitions := map[string]definition{}
	for i := range root.Children {
		c := &root.Children[i]
		switch c.XMLName.Local {
		case "abstractNum":
			definitions[c.attr("abstractNumId")] = definition{readLevels(c), new([9]int)}
		case "num":
			d := definitions[c.child("abstractNumId").val()]
			if d.counts == nil {
				continue
			}
			l := &list{levels: d.levels, counts: d.counts, starts: map[int]int{}}
			for j := range c.Children {
				if o := &c.Children[j]; o.XMLName.Local == "lvlOverride" {
					l.override(o)
				}
			}
			n.lists[c.attr("numId")] = l
		}
	}
	return n, nil
}

func (n *numbering) readStyles(archive *zip.Reader) error {
	root, ok, err := part(archive, "word/styles.xml")
	if err != nil || !ok {
		return err
	}
	for i := range root.Children {
		c := &root.Children[i]
		if c.XMLName.Local != "style" {
			continue
		}
		s := &style{basedOn: c.child("basedOn").val(), level: -1}
		if numbers := c.at("pPr", "numPr"); numbers != nil {
			s.list = numbers.child("numId").val()
			s.level = whole(numbers.child("ilvl").val(), 0)
		}
		n.styles[c.attr("styleId")] = s
	}
	return nil
}

func readLevels(definition *node) (levels [9]level) {
	for i := range definition.Children {
		if c := &definition.Children[i]; c.XMLName.Local == "lvl" {
			if at := whole(c.attr("ilvl"), -1); at >= 0 && at < len(levels) {
				levels[at] = readLevel(c)
			}
		}
	}
	return levels
}

func readLevel(l *node) level {
	format := l.child("numFmt").val()
	if format == "" { // newer formats come with a fallback
		format = l.at("AlternateContent", "Fallback", "numFmt").val()
	}
	legal := l.child("isLgl")
	return level{
		start: whole(l.child("start").val(), 1), restart: whole(l.child("lvlRestart").val(), -1), format: format, text: l.child("lvlText").val(),
		legal: legal != nil && legal.val() != "0" && legal.val() != "false",
	}
}

func (l *list) override(o *node) {
	at := whole(o.attr("ilvl"), -1)
	if at < 0 || at >= len(l.levels) {
		return
	}
	if changed := o.child("lvl"); changed != nil {
		l.levels[at] = readLevel(changed)
	}
	if start := o.child("startOverride"); start != nil {
		l.starts[at] = whole(start.val(), 1)
	}
}

// next is the number before a paragraph, with a space where it does not end as
// numbers in Chinese text do; empty where it has none. It counts the paragraph.
func (n *numbering) next(p *node) string {
	l, at := n.of(p)
	if l == nil {
		return ""
	}
	if start, ok := l.starts[at]; ok {
		l.counts[at] = start
		delete(l.starts, at)
	} else if l.counts[at] == 0 {
		l.counts[at] = max(l.levels[at].start, 1)
	} else {
		l.counts[at]++
	}
	for deeper := at + 1; deeper < len(l.counts); deeper++ {
		if after := l.levels[deeper].restart; after < 0 || at < after {
			l.counts[deeper] = 0
		}
	}
	text := l.levels[at].text
	if f := l.levels[at].format; f == "bullet" || f == "none" {
		return ""
	}
	for i := range l.levels {
		count := l.counts[i]
		if count == 0 {
			count = max(l.levels[i].start, 1)
		}
		format := l.levels[i].format
		if l.levels[at].legal {
			format = "decimal"
		}
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), numeral(format, count))
	}
	if last := strings.TrimRight(text, " "); last != "" && last[len(last)-1] < 0x80 {
		return last + " "
	}
	return text
}

// of is the list of a paragraph, by itself or by its style, and its level there.
func (n *numbering) of(p *node) (*list, int) {
	properties := p.child("pPr")
	id, at := "", -1
	if numbers := properties.at("numPr"); numbers != nil {
		id, at = numbers.child("numId").val(), whole(numbers.child("ilvl").val(), -1)
	}
	name := properties.at("pStyle").val()
	for range 16 { // styles that are based on each other in a circle
		s := n.styles[name]
		if s == nil || id != "" && at >= 0 {
			break
		}
		if id == "" {
			id = s.list
		}
		if at < 0 && s.list != "" {
			at = s.level
		}
		name = s.basedOn
	}
	l := n.lists[id] // numId 0 takes the numbers of a style away
	return l, min(max(at, 0), 8)
}

func whole(s string, otherwise int) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return otherwise
}

// numeral writes a number in a format of ST_NumberFormat (17.18.59).
func numeral(format string, n int) string {
	switch format {
	case "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographTraditional",
		"japaneseCounting", "taiwaneseCountingThousand", "taiwaneseCounting", "ideographDigital":
		return text.ChineseNumeral(n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n >= 1 && n <= 20 {
			return string(rune('①' + n - 1))
		}
	case "decimalEnclosedParen":
		return "(" + strconv.Itoa(n) + ")"
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "upperLetter":
		return letters('A', n)
	case "lowerLetter":
		return letters('a', n)
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	}
	return strconv.Itoa(n)
}

func letters(first rune, n int) string {
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value && b.Len() < 32; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}
