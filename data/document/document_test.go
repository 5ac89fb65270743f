package document_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"rectify/data/document"
	"rectify/data/notice"
	"rectify/data/notice/reading"
)

// reads reads a file of that name and content.
func reads(t *testing.T, name string, content []byte) string {
	t.Helper()
	read, err := document.Read(name, bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// understands reads a notice of three items from a file, and checks what
// package notice makes of it.
func understands(t *testing.T, name string, content []byte) *notice.Notice {
	t.Helper()
	n, err := reading.Read(reads(t, name, content))
	if err != nil {
		t.Fatal(err)
	}
	if len(n.Items) != 3 {
		t.Fatalf("%s: %d items: %s", name, len(n.Items), reads(t, name, content))
	}
	for i, want := range []struct{ title, owner, due, declared string }{
		{"食堂采购没有比价", "后勤科", "2025-06-30", "rectified"},
		{"公务用车台账不全", "办公室", "2025-09-30", "in_progress"},
		{"培训经费超标准列支", "财务科", "2025-12-31", "in_progress"},
	} {
		item := n.Items[i]
		if !strings.Contains(item.Title+item.Finding, want.title) || item.Owner != want.owner || item.Due != want.due || string(item.Declared) != want.declared {
			t.Errorf("%s: item %d is %q, owner %q, due %q, %s; want %v", name, i+1, item.Title, item.Owner, item.Due, item.Declared, want)
		}
	}
	return n
}

// docx packs the body of a Word document, and other parts.
func docx(t testing.TB, body string, parts map[string]string) []byte {
	t.Helper()
	const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(name, content string) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	put("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`)
	put("word/document.xml", fmt.Sprintf(`<?xml version="1.0"?><w:document %s><w:body>%s</w:body></w:document>`, ns, body))
	for name, content := range parts {
		put(name, strings.ReplaceAll(content, "NS", ns))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// p is a paragraph; properties go before its text.
func p(text string, properties ...string) string {
	var escaped bytes.Buffer
	xml.EscapeText(&escaped, []byte(text))
	return fmt.Sprintf(`<w:p><w:pPr>%s</w:pPr><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, strings.Join(properties, ""), escaped.String())
}

func numbered(list, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, list)
}

const numberingPart = `<w:numbering NS><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`

func TestWordMakesTheNumbers(t *testing.T) {
	t.Parallel()
	body := p("关于巡察整改情况的通报", `<w:pStyle w:val="Title"/>`) +
		p("现将整改情况通报如下。") +
		p("内部管理方面", numbered(3, 0)) +
		p("食堂采购没有比价的问题", `<w:pStyle w:val="Item"/>`) + // numbered by its style
		p("责任单位：后勤科") + p("整改时限：2025年6月底") + p("整改情况：已建立比价制度。该问题已整改完成。") +
		p("公务用车台账不全的问题", numbered(3, 1)) +
		p("责任单位：办公室") + p("整改时限：2025年9月底") + p("整改情况：正在补登记。该问题正在整改。") +
		p("财务方面", numbered(3, 0)) +
		p("培训经费超标准列支的问题", numbered(3, 1)) +
		p("责任单位：财务科") + p("整改时限：2025年12月底") + p("整改情况：正在清退。该问题正在整改。")
	content := docx(t, body, map[string]string{
		"word/numbering.xml": numberingPart,
		"word/styles.xml":    `<w:styles NS><w:style w:styleId="Base"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style><w:style w:styleId="Item"><w:basedOn w:val="Base"/></w:style></w:styles>`,
	})
	text := reads(t, "通报.docx", content)
	for _, want := range []string{"一、内部管理方面", "1. 食堂采购没有比价的问题", "2. 公务用车台账不全的问题", "二、财务方面", "1. 培训经费超标准列支的问题"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	n := understands(t, "通报.docx", content)
	if len(n.Sections) != 2 {
		t.Errorf("%d sections", len(n.Sections))
	}
}

// TestNumbersThatGoOn: a level may count on below each heading (w:lvlRestart 0), and
// write its numbers in figures below headings in Chinese (w:isLgl).
func TestNumbersThatGoOn(t *testing.T) {
	t.Parallel()
	body := p("学习方面", numbered(3, 0)) + p("计划没有落实", numbered(3, 1)) + p("第一季度", numbered(3, 2)) +
		p("采购方面", numbered(3, 0)) + p("没有比价", numbered(3, 1)) + p("第二季度", numbered(3, 2))
	text := reads(t, "通报.docx", docx(t, body, map[string]string{"word/numbering.xml": `<w:numbering NS><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/><w:lvlText w:val="%2．"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%3、"/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`}))
	if want := "一、学习方面\n1．计划没有落实\n1.1、第一季度\n二、采购方面\n2．没有比价\n2.1、第二季度"; text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}

func TestWordTables(t *testing.T) {
	t.Parallel()
	tc := func(text, properties string) string {
		return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + p(text) + `</w:tc>`
	}
	row := func(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }
	start, goesOn := `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`
	body := p("整改情况一览表") + `<w:tbl>` +
		row(tc("序号", ""), tc("存在问题", ""), tc("整改措施", ""), tc("责任单位", ""), tc("完成时限", ""), tc("整改状态", "")) +
		row(tc("内部管理", `<w:gridSpan w:val="6"/>`)) +
		row(tc("1", start), tc("食堂采购没有比价", start), tc("一是建立制度。", ""), tc("后勤科", start), tc("2025年6月底", start), tc("已完成整改", start)) +
		row(tc("", goesOn), tc("", goesOn), tc("二是公开价格。", ""), tc("", goesOn), tc("", goesOn), tc("", goesOn)) +
		row(tc("2", ""), tc("公务用车台账不全", ""), tc("补登记。", ""), tc("办公室", ""), tc("2025年9月底", ""), tc("正在整改", "")) +
		row(tc("3", ""), tc("培训经费超标准列支", ""), tc("清退。", ""), tc("财务科", ""), tc("2025年12月底", ""), tc("正在整改", "")) +
		`</w:tbl>`
	n := understands(t, "表.docx", docx(t, body, nil))
	if got := strings.Join(n.Items[0].Measures, ""); got != "一是建立制度。二是公开价格。" {
		t.Errorf("the measures of item 1 are %q", got)
	}
}

func TestWordLeavesOutWhatIsDeletedOrHidden(t *testing.T) {
	t.Parallel()
	body := `<w:p><w:r><w:t>保留</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins><w:r><w:t>新增</w:t></w:r></w:ins>` +
		`<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r>` +
		`<mc:AlternateContent><mc:Choice><w:r><w:t>一次</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>两次</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`
	if got := reads(t, "a.docx", docx(t, body, nil)); got != "保留新增一次" {
		t.Errorf("read %q", got)
	}
}

func workbook(t testing.TB, fill func(f *excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := fill(f); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWorkbooks(t *testing.T) {
	t.Parallel()
	content := workbook(t, func(f *excelize.File) error {
		rows := [][]any{
			{"巡察整改台账"},
			{"序号", "类别", "问题", "整改措施", "牵头单位", "整改时限", "完成情况"},
			{1, "管理", "食堂采购没有比价", "建立比价制度。", "后勤科", "2025年6月底", "已完成"},
			{2, nil, "公务用车台账不全", "补登记。", "办公室", "2025年9月底", "正在整改"},
			{3, "财务", "培训经费超标准列支", "清退。", "财务科", "2025年12月底", "正在整改"},
		}
		for i, row := range rows {
			if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
				return err
			}
		}
		return errors.Join(f.MergeCell("Sheet1", "A1", "G1"), f.MergeCell("Sheet1", "B3", "B4"))
	})
	understands(t, "台账.xlsx", content)
	if text := reads(t, "台账.xlsx", content); !strings.Contains(text, "2\t管理\t公务用车") {
		t.Errorf("a merged cell is not repeated:\n%s", text)
	}
}

const page = `<!DOCTYPE html><html><head><meta charset="%s"><meta name="ArticleTitle" content="关于巡察整改情况的通报"><title>通报_某局</title>
<style>p{color:red}</style></head><body><div class="nav"><a href="/">首页</a><a href="/b">政务公开</a></div>
<div class="article"><p>现将整改情况通报如下。</p><p>一、内部管理</p><p>1.食堂采购没有比价的问题</p><p>责任单位：后勤科</p><p>整改时限：2025年6月底</p><p>整改情况：已建立制度，严格比价。<span>该问题已整改完成</span>。</p>
<p>2.公务用车台账不全的问题</p><p>责任单位：办公室</p><p>整改时限：2025年9月底</p><p>整改情况：正在补登记。该问题正在整改。</p>
<p>3.培训经费超标准列支的问题</p><p>责任单位：财务科</p><p>整改时限：2025年12月底</p><p>整改情况：正在清退，&nbsp;已清退一半。该问题正在整改。</p></div>
<div class="foot">版权所有 <a href="/x">网站地图</a></div><script>alert("x")</script></body></html>`

func TestPages(t *testing.T) {
	t.Parallel()
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(fmt.Sprintf(page, "gb2312"))
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"utf-8.html": fmt.Sprintf(page, "utf-8"), "gbk.htm": gbk} {
		n := understands(t, name, []byte(content))
		if n.Title != "关于巡察整改情况的通报" {
			t.Errorf("%s: the title is %q", name, n.Title)
		}
		for _, clutter := range []string{"首页", "网站地图", "alert", "color"} {
			if strings.Contains(reads(t, name, []byte(content)), clutter) {
				t.Errorf("%s: %q is left", name, clutter)
			}
		}
	}
}

// TestTablesWithinTables: pages of old lay themselves out with tables.
func TestTablesWithinTables(t *testing.T) {
	t.Parallel()
	const depth = 100
	content := "<html><body>" + strings.Repeat("<table><tr><td>", depth) + "现将整改情况通报如下。" + strings.Repeat("</td></tr></table>", depth) + "</body></html>"
	if got := reads(t, "a.html", []byte(content)); got != "现将整改情况通报如下。" {
		t.Errorf("read %q", got)
	}
}

// TestFrames: a table of one column around the text is no table; WeChat shows the text of a
// page, which it hides at first.
func TestFrames(t *testing.T) {
	t.Parallel()
	cell := func(content string) string { return "<w:tc>" + content + "</w:tc>" }
	inner := "<w:tbl><w:tr>" + cell(p("序号")) + cell(p("问题")) + "</w:tr><w:tr>" + cell(p("1")) + cell(p("台账不清")) + "</w:tr></w:tbl>"
	framed := docx(t, "<w:tbl><w:tr>"+cell(p("整改情况通报")+p("现公布如下。")+inner)+"</w:tr></w:tbl>", nil)
	if got := reads(t, "a.docx", framed); got != "整改情况通报\n现公布如下。\n序号\t问题\n1\t台账不清" {
		t.Errorf("read %q", got)
	}
	if got := reads(t, "a.html", []byte(`<html><body><div id="js_content" style="visibility: hidden; opacity: 0;"><section><p>现公布如下。</p></section></div></body></html>`)); got != "现公布如下。" {
		t.Errorf("read %q", got)
	}
}

func TestPDFs(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	content, err := os.ReadFile("testdata/notice.pdf")
	if err != nil {
		t.Fatal(err)
	}
	understands(t, "通报.pdf", content)
}

func TestTextIsNormalised(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"\ufeff⽂化⼯作\r\n⼀是\r⻅面": "文化工作\n一是\n见面", "零\u200b宽\u2060": "零宽", "全角，（一）": "全角，（一）",
	} {
		if got := reads(t, "a.txt", []byte(typed)); got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}

func TestBadFiles(t *testing.T) {
	t.Parallel()
	good := docx(t, p("现将整改情况通报如下。"), nil)
	bomb := docx(t, strings.Repeat(p("零"), 600_000), nil) // 48 MB in 200 kB
	var empty bytes.Buffer
	if err := zip.NewWriter(&empty).Close(); err != nil {
		t.Fatal(err)
	}
	book := workbook(t, func(f *excelize.File) error { return f.SetCellValue("Sheet1", "A1", "通报") })
	encrypted := workbook(t, func(f *excelize.File) error { return f.SetCellValue("Sheet1", "A1", "通报") })
	encrypted, err := excelize.Encrypt(encrypted, &excelize.Options{Password: "p"})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name    string
		content []byte
		want    error
	}{
		{"empty.txt", nil, document.ErrEmpty},
		{"blank.txt", []byte("\ufeff \r\n\u3000\n"), document.ErrEmpty},
		{"blank.docx", docx(t, p(" "), nil), document.ErrEmpty},
		{"scan.docx", docx(t, p(" "), map[string]string{"word/media/image1.png": "\x89PNG"}), document.ErrScan},
		{"long.html", []byte("<html><body><p><img src=1.jpg></p></body></html>"), document.ErrScan},
		{"truncated.docx", good[:len(good)/2], document.ErrDamaged},
		{"truncated.xlsx", book[:len(book)/2], document.ErrDamaged},
		{"truncated.pdf", []byte("%PDF-1.7\n1 0 obj\n<<"), document.ErrDamaged},
		{"bomb.docx", bomb, document.ErrTooLarge},
		{"entities.docx", docx(t, `<!DOCTYPE x [<!ENTITY a "b">]><w:p><w:r><w:t>&a;</w:t></w:r></w:p>`, nil), document.ErrDamaged},
		{"encrypted.xlsx", encrypted, document.ErrEncrypted},
		{"deep.html", []byte("<html><body>" + strings.Repeat("<div>", 600) + "整改情况"), document.ErrDamaged},
		{"old.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut short"), document.ErrDamaged},
		{"notice.docx", []byte("现将整改情况通报如下。"), document.ErrWrongEnding},
		{"notice.xlsx", good, document.ErrWrongEnding},
		{"notice.txt", good, document.ErrWrongEnding},
		{"archive.docx", empty.Bytes(), document.ErrWrongEnding},
		{"picture.txt", []byte("\x89PNG\r\n\x1a\n\x00\x00"), document.ErrNoText},
	} {
		read, err := document.Read(test.name, bytes.NewReader(test.content))
		if !errors.Is(err, test.want) || read != "" {
			t.Errorf("%s: %q, %v; want %v", test.name, read, err, test.want)
		} else if !strings.HasPrefix(err.Error(), test.name+": ") {
			t.Errorf("the error does not name the file: %v", err)
		}
	}
}

func TestFilesThatAreTooLargeAreNotRead(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "large.docx")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Truncate(200<<20), f.Close()); err != nil { // sparse
		t.Fatal(err)
	}
	if _, err := document.ReadFile(path); !errors.Is(err, document.ErrTooLarge) {
		t.Error(err)
	}
	for name, content := range map[string]string{
		"a.html": "<html>" + strings.Repeat("<p>1.台账不清</p>", 150_000), "a.txt": strings.Repeat("1.台账不清\n", 1_500_000),
	} {
		if _, err := document.Read(name, strings.NewReader(content)); !errors.Is(err, document.ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
	picture := `<html><img src="data:image/png;base64,` + strings.Repeat("iVBORw0K\nGgo+/", 1<<12) + `"><p>1.台账不清</p>`
	if read, err := document.Read("a.html", strings.NewReader(picture)); err != nil || strings.TrimSpace(read) != "1.台账不清" {
		t.Errorf("%q, %v", read, err)
	}
	if _, err := document.ReadFile(t.TempDir()); !errors.Is(err, document.ErrUnsupported) {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.docx", docx(f, p("一、"), map[string]string{"word/numbering.xml": numberingPart}))
	f.Add("a.xlsx", workbook(f, func(w *excelize.File) error { return w.SetCellValue("Sheet1", "B2", 1) }))
	f.Add("a.html", []byte(fmt.Sprintf(page, "utf-8")))
	f.Add("a.txt", []byte("\xff\xfe1\x00"))
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		if bytes.HasPrefix(content, []byte("%PDF-")) {
			return // pdftotext is not ours to fuzz
		}
		read, err := document.Read(name, bytes.NewReader(content))
		if err == nil && strings.TrimSpace(read) == "" {
			t.Error("an empty text without an error")
		}
	})
}
