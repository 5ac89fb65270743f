package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/handlers/draft"
)

// Word is a draft as a .docx file (Office Open XML, ECMA-376 part 1), laid out as
// official documents are (GB/T 9704-2012): A4, 22 lines of 28 characters, its
// fonts by name with others to fall back to, page numbers on the outer side. On
// every page it says that it is a draft.
func Word(d draft.Document) ([]byte, error) {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageParts},
		{"word/_rels/document.xml.rels", documentParts},
		{"word/styles.xml", wordStyles(d)},
		{"word/fontTable.xml", fontTable()},
		{"word/settings.xml", wordSettings},
		{"word/header1.xml", wordHeader(d)},
		{"word/footer1.xml", wordFooter("right")},
		{"word/footer2.xml", wordFooter("left")},
		{"word/document.xml", wordBody(d)},
	} {
		w, err := archive.Create(part.name)
		if err == nil {
			_, err = w.Write([]byte(xml.Header + part.content))
		}
		if err != nil {
			return nil, fmt.Errorf("writing the document: %w", err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, fmt.Errorf("writing the document: %w", err)
	}
	return out.Bytes(), nil
}

// wordBody is the paragraphs, and the page that they are set on.
func wordBody(d draft.Document) string {
	var b strings.Builder
	b.WriteString(`<w:document ` + nameSpaces + `><w:body>`)
	for i, p := range d.Paragraphs {
		apart := ""
		if p.Style == draft.Signature && i > 0 && d.Paragraphs[i-1].Style != draft.Signature {
			apart = `<w:spacing w:before="1120"/>` // two lines
		}
		if manyNumbers.MatchString(p.Text) {
			apart = `<w:jc w:val="left"/>` // a list of numbers is not broken, and the line before it would be spaced out
		}
		keep := ""
		if i+1 < len(d.Paragraphs) && d.Paragraphs[i+1].Style == draft.Signature || // the date is never alone on the last page
			p.Style == draft.Item && !d.English && utf8.RuneCountInString(p.Text) <= bodyWidth { // nor a finding of one line at the foot of one
			keep = `<w:keepNext/>`
		}
		fmt.Fprintf(&b, `<w:p><w:pPr><w:pStyle w:val="%s"/>%s%s</w:pPr>`, stylesOf(d)[p.Style].id, keep, apart)
		if lines := titleLines(p); len(lines) > 1 {
			for i, l := range lines {
				if i > 0 {
					b.WriteString(`<w:r><w:br/></w:r>`)
				}
				b.WriteString(run("", l))
			}
			b.WriteString(`</w:p>`)
			continue
		}
		for i, s := range p.Stretches() {
			look := ""
			switch {
			case s.Blank:
				look = `<w:rPr><w:highlight w:val="yellow"/></w:rPr>`
			case p.Style == draft.Item && i == 0 && !d.English:
				b.WriteString(run(`<w:rPr><w:b/></w:rPr>`, headOf(s.Text)))
				s.Text = strings.TrimPrefix(s.Text, headOf(s.Text))
			case p.Style == draft.Body && i == 0 && labelOf(s.Text) != "":
				b.WriteString(run(`<w:rPr><w:b/></w:rPr>`, labelOf(s.Text)))
				s.Text = strings.TrimPrefix(s.Text, labelOf(s.Text))
			}
			b.WriteString(run(look, s.Text))
		}
		b.WriteString(`</w:p>`)
	}
	b.WriteString(`<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="even" r:id="rId4"/>` +
		`<w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="even" r:id="rId6"/>` +
		// 37 mm above, 35 below, 28 left, 26 right, in twentieths of a point
		`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1400" w:gutter="0"/>` +
		`</w:sectPr></w:body></w:document>`)
	return b.String()
}

// manyNumbers is a list of items by number that a line may not hold.
var manyNumbers = regexp.MustCompile(`(?:\d+、){6}`)

// bodyWidth is how many characters of the text a line holds.
const bodyWidth = 26

// titleWidth is how many characters of a title a line holds; titleBreaks are words
// before which a title may be broken, the best one first.
const titleWidth = 20

var titleBreaks = []string{"关于", "反馈", "查出", "整改", "落实", "专项"}

// titleLines parts a title that is longer than a line, as official documents do: into
// lines of about the same length, between words, before 关于 where that fits.
func titleLines(p draft.Paragraph) []string {
	long := func(s string) bool { return utf8.RuneCountInString(s) > titleWidth }
	if p.Style != draft.Title || !long(p.Text) || strings.Contains(p.Text, "【") {
		return []string{p.Text}
	}
	best, least := []string{p.Text}, math.MaxInt
	var part func(rest string, before []string, cost int)
	part = func(rest string, before []string, cost int) {
		if !long(rest) {
			lines := append(slices.Clone(before), rest)
			short, wide := math.MaxInt, 0
			for _, l := range lines {
				short, wide = min(short, utf8.RuneCountInString(l)), max(wide, utf8.RuneCountInString(l))
			}
			if total := cost + wide - short; total < least {
				best, least = lines, total
			}
			return
		}
		for k, word := range titleBreaks {
			from := 0
			for {
				at := strings.Index(rest[from:], word)
				if at < 0 {
					break
				}
				if from += at; from > 0 && !long(rest[:from]) && len(before) < 3 {
					part(rest[from:], append(slices.Clone(before), rest[:from]), cost+20+min(k, 1)*10)
				}
				from += len(word)
			}
		}
	}
	part(p.Text, nil, 0)
	return best
}

// run is text in one look; nothing for no text.
func run(look, text string) string {
	if text == "" {
		return ""
	}
	return `<w:r>` + look + `<w:t xml:space="preserve">` + escaped(text) + `</w:t></w:r>`
}

func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil { // a Builder takes everything
		panic(err)
	}
	return b.String()
}

// headOf is the first sentence of an item: its number and title.
func headOf(text string) string {
	if at := strings.Index(text, "。"); at >= 0 {
		return text[:at+len("。")]
	}
	return text
}

// labels begin the paragraphs of an item.
var labels = []string{"整改情况：", "整改措施：", "整改进展：", "下一步：", "Responsible: ", "Supporting: ", "Responsible officer: ", "Response: ", "Status: ",
	"Action taken: ", "Next step: ", "Due date: ", "Reason for delay: ", "Contact: "}

// labelOf is the label that a paragraph begins with; empty for none.
func labelOf(text string) string {
	for _, label := range labels {
		if strings.HasPrefix(text, label) {
			return label
		}
	}
	return ""
}

// wordHeader marks every page as a draft, in words and by a watermark.
func wordHeader(d draft.Document) string {
	return `<w:hdr ` + nameSpaces + `><w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>` +
		`<w:r><w:rPr>` + fonts("黑体") + `<w:color w:val="C00000"/><w:sz w:val="21"/></w:rPr><w:t>` + escaped(d.Mark) + `</w:t></w:r>` +
		`<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">` +
		`<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>` +
		`<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>` +
		`<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>` +
		`<v:shape id="draft" o:spid="_x0000_s2049" type="#_x0000_t136"` +
		` style="position:absolute;margin-left:0;margin-top:0;width:320pt;height:150pt;rotation:315;z-index:-251658752;` +
		`mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"` +
		` fillcolor="#d9d9d9" stroked="f">` +
		`<v:fill opacity=".4"/><v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="` + escaped(d.Watermark) +
		`"/></v:shape></w:pict></w:r></w:p></w:hdr>`
}

// wordFooter is the page's number between dashes, one character from that side.
func wordFooter(side string) string {
	look := `<w:rPr>` + fonts("宋体") + `<w:sz w:val="28"/></w:rPr>`
	field := func(kind string) string { return `<w:r>` + look + `<w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	return `<w:ftr ` + nameSpaces + `><w:p><w:pPr><w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"/><w:jc w:val="` +
		side + `"/></w:pPr>` +
		run(look, "— ") + field("begin") + `<w:r>` + look + `<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		field("separate") + run(look, "1") + field("end") + run(look, " —") + `</w:p></w:ftr>`
}
