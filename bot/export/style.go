package export

import (
	"fmt"
	"strings"

	"rectify/handlers/draft"
)

// A style is how a kind of paragraph is set in Word.
type style struct {
	id, name, font string
	size           int // in half points: 44 is 二号, 32 is 三号
	paragraph      string
	bold           bool
}

// indented is a first line that begins two characters in.
const indented = `<w:ind w:firstLineChars="200" w:firstLine="640"/>`

var styles = map[draft.Style]style{
	draft.Title: {"Title", "Title", "方正小标宋简体", 44,
		`<w:keepNext/><w:spacing w:before="0" w:after="560" w:line="700" w:lineRule="exact"/><w:jc w:val="center"/>`, false},
	draft.Heading1:  {"Heading1", "heading 1", "黑体", 32, `<w:keepNext/>` + indented + `<w:outlineLvl w:val="0"/>`, false},
	draft.Heading2:  {"Heading2", "heading 2", "楷体_GB2312", 32, `<w:keepNext/>` + indented + `<w:outlineLvl w:val="1"/>`, false},
	draft.Heading3:  {"Heading3", "heading 3", "仿宋_GB2312", 32, `<w:keepNext/>` + indented + `<w:outlineLvl w:val="2"/>`, true},
	draft.Body:      {"Body", "Body Text", "仿宋_GB2312", 32, indented + `<w:jc w:val="both"/>`, false},
	draft.Item:      {"Item", "Finding", "仿宋_GB2312", 32, indented + `<w:jc w:val="both"/>`, false},
	draft.Signature: {"Signature", "Signature", "仿宋_GB2312", 32, `<w:keepLines/><w:ind w:rightChars="200" w:right="640"/><w:jc w:val="right"/>`, false},
}

// englishStyles are those of an English report: 11 points, a space between paragraphs.
var englishStyles = map[draft.Style]style{
	draft.Title:     {"Title", "Title", "黑体", 32, `<w:keepNext/><w:spacing w:before="0" w:after="280" w:line="240" w:lineRule="auto"/>`, true},
	draft.Heading1:  {"Heading1", "heading 1", "黑体", 26, `<w:keepNext/><w:spacing w:before="360" w:after="120" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="0"/>`, true},
	draft.Heading2:  {"Heading2", "heading 2", "黑体", 24, `<w:keepNext/><w:spacing w:before="280" w:after="120" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="1"/>`, true},
	draft.Heading3:  {"Heading3", "heading 3", "黑体", 22, `<w:keepNext/><w:spacing w:before="200" w:after="80" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="2"/>`, true},
	draft.Body:      {"Body", "Body Text", "仿宋_GB2312", 22, `<w:spacing w:before="0" w:after="80" w:line="276" w:lineRule="auto"/>`, false},
	draft.Item:      {"Item", "Finding", "仿宋_GB2312", 22, `<w:keepNext/><w:spacing w:before="240" w:after="80" w:line="276" w:lineRule="auto"/>`, true},
	draft.Signature: {"Signature", "Signature", "仿宋_GB2312", 22, `<w:keepLines/><w:spacing w:before="0" w:after="0" w:line="276" w:lineRule="auto"/>`, false},
}

// stylesOf are the styles of a draft's language.
func stylesOf(d draft.Document) map[draft.Style]style {
	if d.English {
		return englishStyles
	}
	return styles
}

// fallbacks are the fonts to take where a font is not installed.
var fallbacks = map[string]string{
	"方正小标宋简体":   "小标宋,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
	"黑体":        "SimHei,Noto Sans CJK SC",
	"楷体_GB2312": "楷体,KaiTi,华文楷体,Noto Serif CJK SC",
	"仿宋_GB2312": "仿宋,FangSong,华文仿宋,Noto Serif CJK SC",
	"宋体":        "SimSun,Noto Serif CJK SC",
}

// fonts name the font of Chinese text; figures and Latin letters have their own.
func fonts(chinese string) string {
	return `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="` + chinese + `"/>`
}

// wordStyles have lines 28 points apart, as 22 on a page need; in English each style has its own.
func wordStyles(d draft.Document) string {
	var b strings.Builder
	b.WriteString(`<w:styles ` + nameSpaces + `><w:docDefaults><w:rPrDefault><w:rPr>` + fonts("仿宋_GB2312") +
		`<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`)
	for kind := draft.Body; kind <= draft.Signature; kind++ {
		s := stylesOf(d)[kind]
		bold := ""
		if s.bold {
			bold = `<w:b/>`
		}
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn`+
			` w:val="Normal"/><w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s%s<w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr></w:style>`,
			s.id, s.name, s.paragraph, fonts(s.font), bold, s.size, s.size)
	}
	return b.String() + `</w:styles>`
}

// fontTable names the fonts to fall back to.
func fontTable() string {
	var b strings.Builder
	b.WriteString(`<w:fonts ` + nameSpaces + `>`)
	for _, name := range []string{"方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"} {
		fmt.Fprintf(&b, `<w:font w:name="%s"><w:altName w:val="%s"/><w:charset w:val="86"/></w:font>`, name, fallbacks[name])
	}
	return b.String() + `</w:fonts>`
}

const nameSpaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml"` +
	` xmlns:o="urn:schemas-microsoft-com:office:office"`

const (
	wordSettings = `<w:settings ` + nameSpaces + `><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/></w:settings>`

	contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"` +
		` ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
		`<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>` +
		`<Override PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>`

	relations    = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	kindOfPart   = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	packageParts = relations + `<Relationship Id="rId1" Type="` + kindOfPart + `officeDocument" Target="word/document.xml"/></Relationships>`

	documentParts = relations + `<Relationship Id="rId1" Type="` + kindOfPart + `styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + kindOfPart + `fontTable" Target="fontTable.xml"/>` +
		`<Relationship Id="rId3" Type="` + kindOfPart + `settings" Target="settings.xml"/>` +
		`<Relationship Id="rId4" Type="` + kindOfPart + `header" Target="header1.xml"/>` +
		`<Relationship Id="rId5" Type="` + kindOfPart + `footer" Target="footer1.xml"/>` +
		`<Relationship Id="rId6" Type="` + kindOfPart + `footer" Target="footer2.xml"/></Relationships>`
)
