package document

import (
	"slices"
	"strings"
	"testing"
)

// printed are cells as a PDF has them: rows from the top, cells at these places.
func printed(page int, top float64, cells ...any) (lines []printedLine) {
	for i := 0; i < len(cells); i += 2 {
		left, words := float64(cells[i].(int)), cells[i+1].(string)
		lines = append(lines, printedLine{page: page, left: left, right: left + 11*float64(len([]rune(words))), top: top, foot: top + 14, text: words})
	}
	return lines
}

// TestPrintedTable: rows go from number to number, over the end of a page and the head
// that is printed again; a line across is a heading, and prose ends the table.
func TestPrintedTable(t *testing.T) {
	t.Parallel()
	head := func(page int, top float64) []printedLine {
		return printed(page, top, 90, "序号", 150, "存在问题", 260, "整改措施", 400, "责任单位", 480, "状态")
	}
	lines := slices.Concat(
		printed(1, 60, 90, "整改情况一览表"), head(1, 90),
		printed(1, 105, 90, "一、政治建设方面的问题和整改情况"),
		printed(1, 120, 95, "1", 150, "学习不够", 260, "制定计划，每月", 400, "党办", 480, "已完成"),
		printed(1, 134, 260, "学习一次。"),
		printed(1, 150, 95, "2", 150, "调研不够深入", 260, "开展调研5次，", 400, "办公室", 480, "正在整改"),
		head(2, 90), printed(2, 105, 260, "形成报告。"),
		printed(2, 120, 95, "3", 150, "文山会海", 260, "减少会议。", 400, "办公室", 480, "已完成"),
		printed(2, 150, 90, "下一步，继续抓好整改。联系电话：8365。"),
	)
	want := []string{
		"整改情况一览表", "序号\t存在问题\t整改措施\t责任单位\t状态", "一、政治建设方面的问题和整改情况", "1\t学习不够\t制定计划，每月学习一次。\t党办\t已完成",
		"2\t调研不够深入\t开展调研5次，形成报告。\t办公室\t正在整改", "3\t文山会海\t减少会议。\t办公室\t已完成", "", "下一步，继续抓好整改。联系电话：8365。",
	}
	if got := paragraphs(lines, 2); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for i := range lines { // numbers far from their rows tell nothing
		if rowNumber.MatchString(lines[i].text) {
			lines[i].top, lines[i].foot = lines[i].top-10, lines[i].foot-10
		}
	}
	if _, rows, _, ok := table(lines); ok {
		t.Errorf("rows that cannot be told apart are read: %q", rows)
	}
}

// TestCentredTable: where cells are set in the middle of their height, a row ends as far
// below its number as it begins above it; the last one of a page goes on on the next. The
// head of a further table begins anew.
func TestCentredTable(t *testing.T) {
	t.Parallel()
	head := func(page int, top float64) []printedLine {
		return printed(page, top, 90, "序号", 150, "存在问题", 260, "整改措施", 400, "责任单位", 480, "状态")
	}
	lines := slices.Concat(
		printed(1, 60, 90, "整改情况一览表"), head(1, 90),
		printed(1, 110, 260, "制定计划，每月"), printed(1, 117, 95, "1", 150, "学习不够", 400, "党办", 480, "已完成"), printed(1, 124, 260, "学习一次。"),
		printed(1, 138, 150, "调研不够深入，"), printed(1, 145, 95, "2", 260, "开展调研5次。", 400, "办公室", 480, "正在整改"), printed(1, 152, 150, "走马观花"),
		printed(1, 170, 90, "二、作风建设方面的问题和整改情况"), head(1, 190),
		printed(1, 210, 150, "文山会海，"), printed(1, 217, 95, "3", 260, "减少会议。", 400, "办公室", 480, "已完成"), printed(1, 224, 150, "开会过多"),
		printed(1, 238, 95, "4", 150, "台账不清", 260, "建立台账，", 400, "办公室", 480, "已完成"),
		printed(2, 60, 260, "专人管理。"),
		printed(2, 74, 260, "通报批评，"), printed(2, 81, 95, "5", 150, "值班脱岗", 400, "办公室", 480, "已完成"), printed(2, 88, 260, "每周抽查。"),
		printed(2, 102, 95, "6", 150, "公车私用", 260, "退赔。", 400, "办公室", 480, "已完成"),
	)
	want := []string{
		"整改情况一览表", "序号\t存在问题\t整改措施\t责任单位\t状态", "1\t学习不够\t制定计划，每月学习一次。\t党办\t已完成",
		"2\t调研不够深入，走马观花\t开展调研5次。\t办公室\t正在整改", "二、作风建设方面的问题和整改情况", "3\t文山会海，开会过多\t减少会议。\t办公室\t已完成",
		"4\t台账不清\t建立台账，专人管理。\t办公室\t已完成", "5\t值班脱岗\t通报批评，每周抽查。\t办公室\t已完成", "6\t公车私用\t退赔。\t办公室\t已完成",
	}
	if got := paragraphs(lines, 2); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestCloseCells: a line that goes into several columns is cut where they begin, though its
// cells are no further apart than words; what is below the last number is no row.
func TestCloseCells(t *testing.T) {
	t.Parallel()
	words := func(page int, top float64, cells ...any) printedLine {
		l := printedLine{page: page, top: top, foot: top + 14}
		for i := 0; i < len(cells); i += 2 {
			left, word := float64(cells[i].(int)), cells[i+1].(string)
			space := " "
			if l.text == "" {
				space, l.left = "", left
			}
			l.text, l.right = l.text+space+word, left+7*float64(len(word))
			l.add(space, word, false, span{left, l.right})
		}
		return l
	}
	lines := slices.Concat(
		printed(1, 60, 90, "Action plan"), printed(1, 90, 90, "Ref", 150, "Finding", 330, "Action", 500, "Owner", 640, "Status"),
		printed(1, 110, 90, "R1", 130, "Cash is not", 320, "Count daily", 480, "Treasurer", 620, "Done"), printed(1, 124, 130, "banked"),
		[]printedLine{words(1, 140, 90, "R2", 130, "Keys", 170, "are", 200, "shared", 320, "Issue", 362, "locks", 480, "Registrar", 620, "Open")},
		[]printedLine{words(1, 155, 90, "R3", 130, "Stock", 170, "is", 200, "uncounted")}, printed(1, 155, 320, "Count", 480, "Bursar", 620, "Open"),
		printed(1, 180, 90, "Prepared by A Lund", 330, "Checked"),
	)
	want := []string{
		"Action plan", "Ref\tFinding\tAction\tOwner\tStatus", "R1\tCash is not banked\tCount daily\tTreasurer\tDone",
		"R2\tKeys are shared\tIssue locks\tRegistrar\tOpen", "R3\tStock is uncounted\tCount\tBursar\tOpen", "", "Prepared by A Lund", "Checked",
	}
	if got := paragraphs(lines, 1); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestHeadsInTheMiddle: heads that are set in the middle of columns whose cells are at
// their edge, one of them close to the next, and headings that begin in the first column.
func TestHeadsInTheMiddle(t *testing.T) {
	t.Parallel()
	head := printedLine{page: 1, left: 100, right: 220, top: 90, foot: 104, text: "序号 存在问题"}
	head.words = &[]printedWord{{span{100, 122}, 0}, {span{130, 220}, len("序号 ")}}
	lines := slices.Concat(
		printed(1, 60, 90, "整改情况亮灯表"), []printedLine{head}, printed(1, 90, 330, "责任单位", 460, "状态"),
		printed(1, 105, 80, "一、政治建设"), printed(1, 120, 80, "1", 130, "学习不够", 290, "党办", 420, "绿灯"), printed(1, 135, 80, "2", 130, "调研不够深入扎实", 290, "办公室", 420, "黄灯"),
		printed(1, 150, 80, "二、作风建设"), printed(1, 165, 80, "1", 130, "文山会海", 290, "办公室", 420, "绿灯"),
	)
	want := []string{
		"整改情况亮灯表", "序号\t存在问题\t责任单位\t状态", "一、政治建设", "1\t学习不够\t党办\t绿灯", "2\t调研不够深入扎实\t办公室\t黄灯",
		"二、作风建设", "1\t文山会海\t办公室\t绿灯",
	}
	if got := paragraphs(lines, 1); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestTablesOfOtherColumns: a further head with its names elsewhere begins a table of its
// own, and larger words above it are its heading.
func TestTablesOfOtherColumns(t *testing.T) {
	t.Parallel()
	heading := printed(1, 140, 90, "Housing")
	heading[0].foot += 6
	lines := slices.Concat(
		printed(1, 90, 90, "Ref", 150, "Finding", 300, "Owner", 420, "Due", 500, "Status"),
		printed(1, 105, 90, "1.1", 130, "Keys are shared", 300, "Bursar", 420, "May", 500, "Done"), printed(1, 120, 90, "1.2", 130, "Cash is lost", 300, "Bursar", 420, "June", 500, "Open"),
		heading, printed(1, 165, 90, "Ref", 180, "Finding", 350, "Owner", 450, "Due", 530, "Status"),
		printed(1, 180, 90, "2.1", 130, "Damp is left", 350, "Estates", 450, "May", 530, "Open"), printed(1, 195, 90, "2.2", 130, "Repairs are late", 350, "Estates", 450, "July", 530, "Open"),
	)
	want := []string{
		"Ref\tFinding\tOwner\tDue\tStatus", "1.1\tKeys are shared\tBursar\tMay\tDone", "1.2\tCash is lost\tBursar\tJune\tOpen", "Housing",
		"Ref\tFinding\tOwner\tDue\tStatus", "2.1\tDamp is left\tEstates\tMay\tOpen", "2.2\tRepairs are late\tEstates\tJuly\tOpen",
	}
	if got := paragraphs(lines, 1); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
