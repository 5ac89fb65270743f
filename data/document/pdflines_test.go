package document

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// page writes lines of words as pdftotext does: "left right" in points, then words.
func page(lines ...string) string {
	var b strings.Builder
	b.WriteString(`<page width="595" height="842">`)
	for _, l := range lines {
		var left, top, right float64
		var words string
		if _, err := fmt.Sscanf(l, "%f %f %f %s", &left, &top, &right, &words); err != nil {
			panic(err)
		}
		fmt.Fprintf(&b, `<line xMin="%f" yMin="%f" xMax="%f" yMax="%f">`, left, top, right, top+14)
		at := left
		for _, w := range strings.Split(words, "|") {
			fmt.Fprintf(&b, `<word xMin="%f" yMin="%f" xMax="%f" yMax="%f">%s</word>`, at, top, at+10, top+14, w)
			at += 12
		}
		b.WriteString(`</line>`)
	}
	return b.String() + `</page>`
}

// TestPrintedLines: lines of a paragraph are joined, also across pages; a number at the
// start of a line begins a paragraph; there is no space between a figure and a Chinese
// character; page numbers and repeated heads are no text.
func TestPrintedLines(t *testing.T) {
	t.Parallel()
	lines, pages, err := printedLines(strings.NewReader("<doc>" + page(
		"200 40 400 某局机关党委编印",
		"90 80 520 1.关于学习不深入的问题，|2024|年只学习了|7|次，没有按照",
		"90 95 300 要求开展研讨。",
		"90 110 515 整改情况：该问题已整改。一是制定计划|12|项，落实到每个科室，",
		"90 125 518 二是组织培训|3|次，参训人员|85|名，考试合格率达到百分之百。",
		"90 140 514 2.关于台账不清的问题，台账没有按照规定的格式登记造册，也",
		"280 780 320 —|1|—",
	) + page(
		"200 40 400 某局机关党委编印",
		"90 80 300 没有专人保管。",
		"90 95 400 整改情况：该问题正在整改。",
		"280 780 320 —|2|—",
	) + page(
		"200 40 400 某局机关党委编印",
		"90 80 300 Closed|–|Implemented",
		"280 780 320 —|3|—",
	) + "</doc>"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"某局机关党委编印",
		"1.关于学习不深入的问题，2024年只学习了7次，没有按照要求开展研讨。",
		"整改情况：该问题已整改。一是制定计划12项，落实到每个科室，二是组织培训3次，参训人员85名，考试合格率达到百分之百。",
		"2.关于台账不清的问题，台账没有按照规定的格式登记造册，也没有专人保管。",
		"整改情况：该问题正在整改。",
		"Closed – Implemented",
	}
	if got := paragraphs(lines, pages); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestLabelsInLines: a space parts fields inside a line, also where the line ends
// before a label; a label that a line breaks is one.
func TestLabelsInLines(t *testing.T) {
	t.Parallel()
	l := labelsOf([]printedLine{{text: "【责任领导：顾明远 责任部门：办公室 完成时限：2026年3月"}})
	for _, c := range [][3]string{
		{"配合部门：后勤服务部", "完成时限：2026年5月】", "配合部门：后勤服务部 完成时限：2026年5月】"},
		{"配合部门：后勤服务部 完成", "时限：2026年5月】", "配合部门：后勤服务部 完成时限：2026年5月】"},
		{"会议指出", "问题：台账不清", "会议指出问题：台账不清"}, {"责任领导：顾明远；责任部门", "办公室", "责任领导：顾明远；责任部门：办公室"},
		{"电话：0610—", "8365", "电话：0610—8365"}, {"publish a ten-", "year plan", "publish a ten-year plan"}, {"Closed -", "implemented", "Closed - implemented"},
	} {
		if got := l.joined(c[0], c[1]); got != c[2] {
			t.Errorf("%q and %q: %q", c[0], c[1], got)
		}
	}
	heading := []printedLine{{left: 90, right: 140, top: 80, foot: 94, text: "第一部分"}, {left: 170, right: 300, top: 80, foot: 94, text: "采购管理"}, {left: 90, right: 300, top: 99, foot: 113, text: "1.没有比价"}}
	if got := withLabels(heading); len(got) != 2 || got[0].text != "第一部分 采购管理" {
		t.Errorf("%v", got)
	}
	lines, _, err := printedLines(strings.NewReader(`<line xMin="90" yMin="80" xMax="300" yMax="94"><word xMin="90" yMin="80" xMax="189" yMax="94">责任领导：顾明远</word>` +
		`<word xMin="192.5" yMin="80" xMax="302" yMax="94">责任部门：</word><word xMin="304" yMin="80" xMax="310" yMax="94">2</word><word xMin="312" yMin="80" xMax="320" yMax="94">科</word></line>`))
	if err != nil || len(lines) != 1 || lines[0].text != "责任领导：顾明远 责任部门：2科" {
		t.Errorf("%v, %v", lines, err)
	}
}

// TestTwoColumns: of a page in two columns the left one is read first, between lines that go
// across both, whatever their order.
func TestTwoColumns(t *testing.T) {
	t.Parallel()
	words := []string{"90 60 500 关于整改情况的通报"}
	for i := range 8 {
		words = append(words, fmt.Sprintf("90 %d 288 左%d左左左左左左左左左左左左左左左", 80+15*i, i), fmt.Sprintf("316 %d 514 右%d右右右右右右右右右右右右右右右", 80+15*i, i))
	}
	lines, pages, err := printedLines(strings.NewReader("<doc>" + page(words...) + "</doc>"))
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(paragraphs(lines, pages), "")
	if left, right := strings.Index(got, "左7"), strings.Index(got, "右0"); left < 0 || left > right {
		t.Errorf("read %q", got)
	}
}
