// Package source is the text of a notice as it came: decoded into lines, with
// entities resolved and layout tags taken out, and an account of what every byte
// was read as. A Passage is a stretch of it, with the words by which the other
// rooms recognise things and the bytes they were read from.
package source

import (
	"html"
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/notice"
	"rectify/data/text"
)

// A Source is the text as it came, cut into decoded lines.
type Source struct {
	text   string
	starts []int     // byte offset of each source line
	Lines  []Passage // one a printed line; <br/> and block tags start a new one
	kinds  []Kind    // what each byte of text was read as
	Tags   []Extent  // markup taken as layout
	Broken []Extent  // bytes that are no text: control characters, bad UTF-8

	cautions []notice.Warning // warnings, before they are written out
}

// Decode cuts text into lines, with entities resolved, layout tags taken out
// and white space made plain. It reads every byte once.
func Decode(text string) *Source {
	s := &Source{text: text, starts: lineStarts(text), kinds: make([]Kind, len(text))}
	var all Passage // every line in one piece, cut up at the end
	var ends []int
	flush := func() { ends = append(ends, all.Len()) }
	for i := 0; i < len(text); {
		if end := markdown(text, i); end > i {
			s.ClaimBytes(Markup, []Extent{{int32(i), int32(end)}})
			i = end
			continue
		}
		if n := emphasis(text, i); n > 0 {
			s.ClaimBytes(Markup, []Extent{{int32(i), int32(i + n)}})
			i += n
			continue
		}
		switch text[i] {
		case '\n':
			flush()
			i++
			continue
		case '<':
			if end, breaks := layoutTag(text, i); end > 0 {
				s.Tags = append(s.Tags, Extent{int32(i), int32(end)})
				if breaks {
					flush()
				} else if isCell(text[i:end]) {
					all.add(CellEnd, Extent{int32(end), int32(end)})
				}
				i = end
				continue
			}
		case '&':
			if r, end := entity(text, i); end > 0 {
				at := Extent{int32(i), int32(end)}
				all.add(r, at)
				if unicode.IsSpace(r) {
					s.ClaimBytes(Markup, []Extent{at})
				}
				i = end
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		at := Extent{int32(i), int32(i + size)}
		switch {
		case r == utf8.RuneError && size == 1, unicode.IsControl(r) && !unicode.IsSpace(r):
			s.Broken = append(s.Broken, at)
		case r != '\r' && !unicode.Is(unicode.Cf, r):
			all.add(r, at)
		}
		i += size
	}
	flush()
	start := 0
	for _, end := range ends {
		line := all.Slice(start, end).untrimmedEnd()
		line = line.closeUp()
		line.foldPoints()
		s.Lines = append(s.Lines, line)
		start = end
	}
	return s
}

// add appends one decoded character.
func (p *Passage) add(r rune, at Extent) {
	if unicode.IsSpace(r) && r != '\u3000' && r != CellEnd {
		r = ' '
	}
	p.Raw = append(p.Raw, r)
	p.Plain = append(p.Plain, Fold(r))
	p.At = append(p.At, at)
}

// untrimmedEnd drops trailing white space but keeps the indent, which tells
// where a wrapped paragraph begins.
func (p Passage) untrimmedEnd() Passage {
	to := p.Len()
	for to > 0 && p.Plain[to-1] == ' ' {
		to--
	}
	return p.To(to)
}

// Fold maps a character to the one it is recognised by.
func Fold(r rune) rune {
	if unicode.IsSpace(r) {
		return ' '
	}
	if r = text.Narrow(r); r < utf8.RuneSelf {
		return r
	}
	r = text.SimplifyRune(r)
	switch r {
	case '【', '〔':
		return '['
	case '】', '〕':
		return ']'
	case '“', '”', '「', '」', '『', '』':
		return '"'
	case '○': // often typed for the Chinese zero
		return '〇'
	case '│', '┃', '¦': // of tables drawn with characters
		return '|'
	}
	return r
}

func lineStarts(text string) []int {
	starts := []int{0}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// LineOf returns the number, counted from 1, of the source line that holds
// the byte at offset.
func (s *Source) LineOf(offset int32) int {
	return sort.SearchInts(s.starts, int(offset)+1)
}

// longestTag bounds how far a tag or an entity is followed, so that stray
// "<" and "&" cannot make reading slow.
const longestTag, longestEntity = 400, 12

// layoutTags names the tags that shape text and say nothing; the value tells
// whether the tag ends a line.
var layoutTags = map[string]bool{
	"br": true, "p": true, "div": true, "li": true, "ul": true, "ol": true, "tr": true,
	"table": true, "tbody": true, "section": true, "article": true, "hr": true, "html": true,
	"body": true, "h1": true, "h2": true, "h3": true, "h4": true,
	"span": false, "b": false, "strong": false, "i": false, "em": false, "u": false,
	"font": false, "a": false, "td": false, "th": false, "sup": false, "sub": false, "o:p": false,
}

// layoutTag reads a tag at i. It returns the offset after it, or 0 where no
// known tag is there.
func layoutTag(text string, i int) (end int, breaks bool) {
	rest := text[i+1 : min(len(text), i+longestTag)]
	stop := strings.IndexAny(rest, "<>\n")
	if stop < 0 || rest[stop] != '>' {
		return 0, false
	}
	name := strings.TrimPrefix(rest[:stop], "/")
	if cut := strings.IndexAny(name, " /\t"); cut >= 0 {
		name = name[:cut]
	}
	breaks, known := layoutTags[strings.ToLower(name)]
	if !known {
		return 0, false
	}
	return i + 1 + stop + 1, breaks
}

// emphasis is how many stars of Markdown's **bold** and *slanted* words are at i: a letter
// or a sign is right inside them, and the same number is on the line again.
func emphasis(text string, i int) (n int) {
	const reach = 200
	for n < 2 && i+n < len(text) && text[i+n] == '*' {
		n++
	}
	inside := func(at int) bool { return at >= 0 && at < len(text) && text[at] > ' ' && text[at] != '*' }
	apart := func(at int) bool { return at < 0 || at >= len(text) || strings.IndexByte(" \n\r.,;:)", text[at]) >= 0 }
	line, _, _ := strings.Cut(text[i+n:min(len(text), i+n+reach)], "\n")
	before := text[max(0, i-reach):i]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	stars := text[i : i+n]
	opens := inside(i+n) && strings.Contains(line, stars) && (n == 2 || apart(i-1) && slanted.MatchString(stars+line))
	closes := inside(i-1) && strings.Contains(before, stars) && (n == 2 || apart(i+1) && slanted.MatchString(before+stars))
	if n == 0 || !opens && !closes {
		return 0
	}
	return n
}

// slanted are words between single stars.
var slanted = regexp.MustCompile(`(?:^|[ \r])\*[^ *][^*]*[^ *]?\*(?:$|[ \r.,;:)])`)

// markdown returns the end of Markdown's signs at i: those before a heading, ##,
// and the line below the head of a table, |---|---|. It is i where there are none.
func markdown(text string, i int) int {
	if i > 0 && text[i-1] != '\n' || text[i] != '#' && text[i] != '|' {
		return i
	}
	line, _, _ := strings.Cut(text[i:], "\n")
	if rest := strings.TrimLeft(line, "#"); len(line)-len(rest) <= 6 && strings.HasPrefix(rest, " ") && rest != line {
		return i + len(line) - len(rest)
	}
	if strings.Contains(line, "---") && strings.Trim(line, "|-: \r") == "" {
		return i + len(line)
	}
	return i
}

// entity reads an HTML entity at i that means one character.
func entity(text string, i int) (r rune, end int) {
	stop := strings.IndexByte(text[i:min(len(text), i+longestEntity)], ';')
	if stop < 0 {
		return 0, 0
	}
	decoded := []rune(html.UnescapeString(text[i : i+stop+1]))
	if len(decoded) != 1 || unicode.IsControl(decoded[0]) || decoded[0] == utf8.RuneError {
		return 0, 0
	}
	return decoded[0], i + stop + 1
}

// CellEnd parts the cells of a table. It is printed as a space.
const CellEnd = '\t'

// isCell reports whether a tag opens a cell of a table.
func isCell(tag string) bool {
	tag = strings.ToLower(strings.TrimLeft(tag, "<"))
	return strings.HasPrefix(tag, "td") || strings.HasPrefix(tag, "th")
}
