package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"rectify/data/document"
	"rectify/data/ledger"
	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/handlers/draft"
	"rectify/handlers/workbook"
)

func sampleDraft(t *testing.T) draft.Document {
	t.Helper()
	n, err := reading.Read(notices.Builtin)
	if err != nil {
		t.Fatal(err)
	}
	s := &ledger.Snapshot{Notices: []ledger.Notice{{ID: "n", Notice: n}}}
	for _, i := range n.Items {
		s.Items = append(s.Items, ledger.Item{Notice: "n", Number: i.Number, Title: i.Title, Section: i.Section, Subsection: i.Subsection, Status: i.Declared, Declared: i.Declared, Owner: "办公室 <一>科", Due: "2027-05-31"})
	}
	d, err := draft.New(workbook.Source{Snapshot: s, Zone: time.UTC}, "n", time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestWordHoldsTheDraft: the file reads as the text of the draft, without the
// mark of a draft, which is in the header of its pages.
func TestWordHoldsTheDraft(t *testing.T) {
	t.Parallel()
	d := sampleDraft(t)
	content, err := Word(d)
	if err != nil {
		t.Fatal(err)
	}
	got, err := document.Read("通报.docx", bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	_, want, _ := strings.Cut(d.Text(), "\n")
	if got, want := strings.Split(strings.TrimSpace(got), "\n"), strings.Split(strings.TrimSpace(want), "\n"); len(got) != len(want) {
		t.Errorf("%d paragraphs, want %d", len(got), len(want))
	} else {
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("paragraph %d: %q, want %q", i+1, got[i], want[i])
			}
		}
	}
	n, err := reading.Read(got)
	if err != nil || len(n.Items) != 46 || n.Items[10].Owner != "办公室、<一>科" || n.Items[10].Due != "2027-05-31" {
		t.Errorf("%d items, %q, %s, %v", len(n.Items), n.Items[10].Owner, n.Items[10].Due, err)
	}
}

// TestWordIsWellFormed: every part is XML, and each page says that it is a draft.
func TestWordIsWellFormed(t *testing.T) {
	t.Parallel()
	content, err := Word(sampleDraft(t))
	if err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(raw)
		for decoder := xml.NewDecoder(bytes.NewReader(raw)); ; {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	for part, want := range map[string][]string{
		"word/header1.xml":   {"草稿：由整改台账生成", `string="草稿"`},
		"word/styles.xml":    {"方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", `w:line="560" w:lineRule="exact"`, `<w:sz w:val="44"/>`},
		"word/fontTable.xml": {`w:altName w:val="仿宋,FangSong`},
		"word/footer1.xml":   {"PAGE"},
		"word/document.xml":  {`<w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve">【待补：组织推进`},
	} {
		for _, w := range want {
			if !strings.Contains(parts[part], w) {
				t.Errorf("%s has no %s", part, w)
			}
		}
	}
}

// TestTitleLines: a long title is broken between words, into lines of about the same
// length.
func TestTitleLines(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"某局关于巡察整改进展情况的通报":                        "某局关于巡察整改进展情况的通报",
		"中共岚江省文博图书中心委员会关于巡察整改进展情况的通报":            "中共岚江省文博图书中心委员会|关于巡察整改进展情况的通报",
		"汀洲区关于省生态环境保护督察反馈问题整改进展情况的公示":            "汀洲区关于省生态环境保护督察|反馈问题整改进展情况的公示",
		"中共某省某市某县某某镇委员会关于县委第三巡察组巡察反馈意见整改进展情况的通报": "中共某省某市某县某某镇委员会|关于县委第三巡察组巡察|反馈意见整改进展情况的通报",
	} {
		if got := strings.Join(titleLines(draft.Paragraph{Style: draft.Title, Text: title}), "|"); got != want {
			t.Errorf("%s: %s, want %s", title, got, want)
		}
	}
}
