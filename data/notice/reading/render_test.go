package reading_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"rectify/data/notice"
	"rectify/data/notice/reading"
)

// A finding is what every layout prints of an item.
type finding struct {
	section                  int
	title, story             string
	measures                 []string
	progress                 string
	words                    string // the status as printed
	status                   notice.Status
	unit, supporting, person string
	due                      time.Time
}

// made are made-up findings, two or three sections of two to five.
func made(r *rand.Rand) []finding {
	pick := func(words []string) string { return words[r.IntN(len(words))] }
	units := []string{"办公室", "财务科", "基建处", "市场监管所", "水利工程建设处", "县教育体育局", "石桥镇政府", "省水文中心", "党群工作部", "质量安全监督站"}
	people := []string{"王小明", "李建国", "周敏", "欧阳雪", "陈志远"}
	statuses := []struct {
		words string
		is    notice.Status
	}{
		{"已完成", notice.Rectified}, {"已完成整改", notice.Rectified}, {"正在推进", notice.InProgress}, {"基本完成", notice.InProgress},
		{"进度滞后", notice.InProgress}, {"长期坚持", notice.LongTerm}, {"尚未启动", notice.NotStarted},
		{"按计划推进", notice.InProgress}, {"阶段性完成", notice.InProgress}, {"尚未整改", notice.NotStarted}, {"未完成整改", notice.InProgress},
	}
	topics := []string{"台账管理", "值班值守", "物资采购", "合同审查", "食堂卫生", "管网维护", "档案保管", "安全培训", "车辆使用", "资产处置"}
	faults := []string{"不规范", "不到位", "流于形式", "责任不落实", "进展缓慢"}
	works := []string{"修订管理办法，明确办理流程", "组织专题培训3次，覆盖126人", "逐项核对台账，补录资料48份", "开展现场检查，约谈责任人员2名", "建立月调度机制，每月通报情况"}
	var out []finding
	for section := range 2 + r.IntN(2) {
		for range 2 + r.IntN(4) {
			s := statuses[r.IntN(len(statuses))]
			f := finding{
				section: section + 1,
				title:   fmt.Sprintf("%s%s%d", pick(topics), pick(faults), len(out)+1),
				story:   fmt.Sprintf("抽查发现%d处未按要求办理，涉及资金%d.%d万元。", 2+r.IntN(30), 1+r.IntN(90), r.IntN(10)),
				words:   s.words, status: s.is,
				unit: pick(units), person: pick(people),
				due:      time.Date(2025+r.IntN(2), time.Month(1+r.IntN(12)), 1+r.IntN(28), 0, 0, 0, 0, time.UTC),
				progress: fmt.Sprintf("累计整理档案%d册，追回资金%d万元。", 10+r.IntN(500), 1+r.IntN(80)),
			}
			for f.supporting = f.unit; f.supporting == f.unit; {
				f.supporting = pick(units)
			}
			for range 1 + r.IntN(3) {
				f.measures = append(f.measures, pick(works)+"。")
			}
			out = append(out, f)
		}
	}
	return out
}

// fields says which of a finding's fields a layout prints.
type fields struct{ section, supporting, person, due, status, unit bool }

var everything = fields{true, true, true, true, true, true}

// A layout prints findings as some office does.
type layout struct {
	prints fields
	print  func([]finding) string
}

const sectionNames = "一二三四五六七八九"

func heading(n int) string {
	return fmt.Sprintf("%c、第%d类工作方面", []rune(sectionNames)[n-1], n)
}

// printed writes the findings between a head and a foot.
func printed(items []finding, before string, item func(b *strings.Builder, i int, f finding), between func(b *strings.Builder, section int)) string {
	var b strings.Builder
	b.WriteString("南江市水务局关于巡察反馈问题整改情况的通报\n根据统一安排，现将整改情况通报如下。\n\n" + before)
	section := 0
	for i, f := range items {
		if f.section != section && between != nil {
			section = f.section
			between(&b, section)
		}
		item(&b, i, f)
	}
	b.WriteString("\n欢迎广大干部群众监督。联系电话：027-84506192。\n\n南江市水务局\n2025年3月28日\n")
	return b.String()
}

// counted are the measures and the progress as 一是…二是….
func counted(f finding) string {
	var b strings.Builder
	for i, m := range append(slices.Clone(f.measures), f.progress) {
		fmt.Fprintf(&b, "%c是%s", []rune(sectionNames)[i], m)
	}
	return b.String()
}

func day(t time.Time) string { return t.Format("2006年1月2日") }

// rowLayout prints a table with the cells of a row joined by sep.
func rowLayout(sep string, edge string) layout {
	return layout{everything, func(items []finding) string {
		row := func(cells ...string) string { return edge + strings.Join(cells, sep) + edge + "\n" }
		return printed(items, row("序号", "存在问题", "整改措施", "责任单位", "配合单位", "责任人", "完成时限", "完成情况"), func(b *strings.Builder, i int, f finding) {
			b.WriteString(row(fmt.Sprint(i+1), f.title+"。"+f.story, strings.Join(f.measures, ""), f.unit, f.supporting, f.person, day(f.due), f.words+"。"+f.progress))
		}, func(b *strings.Builder, section int) { b.WriteString(heading(section) + "\n") })
	}}
}

// lineLayout prints a table with each cell on its own line, end behind it.
func lineLayout(end string, number string, split bool) layout {
	return layout{everything, func(items []finding) string {
		head := "序号 问题 整改措施 牵头单位 配合单位 责任人 整改时限 整改进展"
		return printed(items, strings.ReplaceAll(head, " ", end)+end, func(b *strings.Builder, i int, f finding) {
			fmt.Fprintf(b, number, i+1)
			cells := []string{f.title + "。" + f.story, strings.Join(f.measures, "\n"), f.unit, f.supporting, f.person, day(f.due)}
			if split {
				cells = append(cells, f.words, f.progress)
			} else {
				cells = append(cells, f.words+"。"+f.progress)
			}
			b.WriteString(strings.Join(cells, end) + end)
			if i == 2 {
				b.WriteString("- 2 -\n" + strings.ReplaceAll(head, " ", end) + end)
			}
		}, func(b *strings.Builder, section int) { b.WriteString(heading(section) + end) })
	}}
}

// fieldLayout prints items with a label before each field.
func fieldLayout(number string, colon string, joint string) layout {
	return layout{everything, func(items []finding) string {
		return printed(items, "", func(b *strings.Builder, i int, f finding) {
			fmt.Fprintf(b, number, i+1)
			parts := [][2]string{
				{"整改措施", strings.Join(f.measures, "")}, {"责任单位", f.unit}, {"配合单位", f.supporting}, {"责任人", f.person},
				{"整改时限", day(f.due)}, {"整改进展", f.progress}, {"整改状态", f.words},
			}
			b.WriteString(f.title + "。" + f.story)
			for _, p := range parts {
				b.WriteString(joint + p[0] + colon + p[1])
			}
			b.WriteString("\n")
		}, func(b *strings.Builder, section int) { b.WriteString(heading(section) + "\n") })
	}}
}

var layouts = map[string]layout{
	"tabs":                               rowLayout("\t", ""),
	"bars":                               rowLayout(" | ", "|"),
	"bars without edges":                 rowLayout("|", ""),
	"wide spaces":                        rowLayout("    ", ""),
	"cells on lines":                     lineLayout("\n", "%d\n", false),
	"cells on lines, status alone":       lineLayout("\n", "%d\n", true),
	"cells on lines, blank lines":        lineLayout("\n\n", "%d\n\n", false),
	"cells on lines, number before":      lineLayout("\n", "%d. ", false),
	"cells on lines, number with a mark": lineLayout("\n", "%d、\n", false),
	"fields":                             fieldLayout("%d.", "：", "\n"),
	"fields, full-width point":           fieldLayout("%d．", "：", "\n"),
	"fields beneath":                     fieldLayout("(%d)", "\n", "\n"),
	"fields beneath, blank lines":        fieldLayout("%d、", "\n\n", "\n\n"),
	"fields in brackets":                 fieldLayout("%d.", "】", "\n【"),
	"serial numbers":                     fieldLayout("序号：%d\n问题：", "：", "\n"),
	"serial numbers beneath":             fieldLayout("序号\n%d\n问题\n", "\n", "\n"),
	"problems":                           fieldLayout("问题%d：", "：", "\n"),
	"ordinals":                           fieldLayout("第%d项 ", "：", "\n"),
	"cards with tabs":                    fieldLayout("序号\t%d\n问题描述\t", "\t", "\n"),
	"cards with bars":                    fieldLayout("| 序号 | %d |\n| 问题描述 | ", " | ", " |\n| "),
	"html": {everything, func(items []finding) string {
		cell := func(cells ...string) string { return "<tr><td>" + strings.Join(cells, "</td><td>") + "</td></tr>\n" }
		return printed(items, "<table>"+cell("编号", "问题清单", "整改举措", "牵头部门", "协办单位", "责任领导", "完成期限", "落实情况"), func(b *strings.Builder, i int, f finding) {
			b.WriteString(cell(fmt.Sprint(i+1), f.title+"。"+f.story, strings.Join(f.measures, "<br/>"), f.unit, f.supporting, f.person, day(f.due), f.words+"。"+f.progress))
		}, func(b *strings.Builder, section int) { b.WriteString("<tr><td>" + heading(section) + "</td></tr>\n") })
	}},
	"html with paragraphs": {everything, func(items []finding) string {
		cell := func(cells ...string) string {
			return "<tr><td><p>" + strings.Join(cells, "</p></td><td><p>") + "</p></td></tr>"
		}
		return printed(items, "<table>"+cell("序号", "问题", "整改措施", "责任单位", "配合单位", "责任人", "完成时限", "完成情况"), func(b *strings.Builder, i int, f finding) {
			b.WriteString(cell(fmt.Sprint(i+1), f.title+"。"+f.story, strings.Join(f.measures, "</p><p>"), f.unit, f.supporting, f.person, day(f.due), f.words+"。"+f.progress))
		}, func(b *strings.Builder, section int) {
			b.WriteString("<tr><td><p>" + heading(section) + "</p></td></tr>")
		})
	}},
	"a column of sections": {everything, func(items []finding) string {
		section := 0
		return printed(items, "序号\t问题类别\t具体问题\t整改目标\t整改措施\t牵头领导\t责任处室\t参与处室\t整改完成时间\t整改状态\t目前进展\n", func(b *strings.Builder, i int, f finding) {
			name := ""
			if f.section != section {
				section, name = f.section, fmt.Sprintf("第%d类工作方面", f.section)
			}
			b.WriteString(strings.Join([]string{fmt.Sprint(i + 1), name, f.title + "。" + f.story, "健全机制。", strings.Join(f.measures, ""), f.person, f.unit, f.supporting, day(f.due), f.words, f.progress}, "\t") + "\n")
		}, nil)
	}},
	"a table for each section": {everything, func(items []finding) string {
		return printed(items, "", func(b *strings.Builder, i int, f finding) {
			b.WriteString(strings.Join([]string{fmt.Sprint(i + 1), f.title + "。" + f.story, strings.Join(f.measures, ""), f.unit, f.supporting, f.person, day(f.due), f.words, f.progress}, "\t") + "\n")
		}, func(b *strings.Builder, section int) {
			b.WriteString("\n" + heading(section) + "\n本类问题由专班督办。\n\n序号\t问题\t措施\t责任单位\t配合单位\t责任人\t时限\t状态\t进展\n")
		})
	}},
	"a quoted cell of several lines": {everything, func(items []finding) string {
		return printed(items, "序号\t问题\t整改措施\t责任单位\t配合单位\t责任人\t完成时限\t完成情况\n", func(b *strings.Builder, i int, f finding) {
			fmt.Fprintf(b, "%d\t%s\t\"%s\"\t%s\t%s\t%s\t%s\t%s\n", i+1, f.title+"。"+f.story, strings.Join(f.measures, "\n"), f.unit, f.supporting, f.person, day(f.due), f.words+"。"+f.progress)
		}, func(b *strings.Builder, section int) { b.WriteString(heading(section) + "\n") })
	}},
	"numbered measures": {everything, func(items []finding) string {
		return printed(items, "", func(b *strings.Builder, i int, f finding) {
			fmt.Fprintf(b, "%d．%s。%s\n整改措施：\n", i+1, f.title, f.story)
			for k, m := range f.measures {
				fmt.Fprintf(b, "%d. %s\n", k+1, m)
			}
			fmt.Fprintf(b, "整改进展：%s\n牵头单位：%s；配合单位：%s；责任人：%s\n完成时限：%s\n完成状态：%s\n", f.progress, f.unit, f.supporting, f.person, day(f.due), f.words)
		}, func(b *strings.Builder, section int) { b.WriteString(heading(section) + "\n") })
	}},
	"measures numbered as the groups are": {everything, func(items []finding) string {
		return printed(items, "", func(b *strings.Builder, i int, f finding) {
			fmt.Fprintf(b, "%d.%s。%s\n整改情况：\n", i+1, f.title, f.story)
			for k, m := range f.measures {
				fmt.Fprintf(b, "（%c）%s\n", []rune(sectionNames)[k], m)
			}
			fmt.Fprintf(b, "责任单位：%s\n配合单位：%s\n责任人：%s\n完成时限：%s\n整改状态：%s\n", f.unit, f.supporting, f.person, day(f.due), f.words)
		}, func(b *strings.Builder, section int) {
			fmt.Fprintf(b, "（%c）第%d类工作方面\n", []rune(sectionNames)[section-1], section)
		})
	}},
	"fields in one bracket": {everything, func(items []finding) string {
		return printed(items, "", func(b *strings.Builder, i int, f finding) {
			fmt.Fprintf(b, "%d.%s。（%s）\n%s\n整改情况：%s%s\n（牵头科室：%s；协办科室：%s；责任领导：%s；完成时限：%s前）\n", i+1, f.title, f.words, f.story, strings.Join(f.measures, ""), f.progress, f.unit, f.supporting, f.person, day(f.due))
		}, func(b *strings.Builder, section int) { b.WriteString(heading(section) + "\n") })
	}},
	"status in brackets behind the title": {fields{section: true, status: true, unit: true, person: true, supporting: true}, func(items []finding) string {
		return printed(items, "", func(b *strings.Builder, i int, f finding) {
			words := strings.TrimPrefix(f.words, "已") // (完成)
			fmt.Fprintf(b, "%d.%s（%s）\n%s%s责任领导：%s；责任部门：%s；配合部门：%s。\n", i+1, f.title, words, f.story, counted(f), f.person, f.unit, f.supporting)
		}, func(b *strings.Builder, section int) { b.WriteString(heading(section) + "\n") })
	}},
	"unit, person and time in prose": {fields{section: true, status: true, unit: true, supporting: true, person: true}, func(items []finding) string {
		return printed(items, "", func(b *strings.Builder, i int, f finding) {
			said := []string{
				fmt.Sprintf("由%s同志负责，%s具体落实，%s配合。", f.person, f.unit, f.supporting),
				fmt.Sprintf("责任领导是%s，责任部门是%s，配合部门是%s。", f.person, f.unit, f.supporting),
				fmt.Sprintf("此项责任领导%s，责任部门%s，配合部门%s。", f.person, f.unit, f.supporting),
				fmt.Sprintf("%s牵头，%s负责，%s配合。", f.person, f.unit, f.supporting),
			}[i%4]
			fmt.Fprintf(b, "%d.%s（%s）\n%s%s%s\n", i+1, f.title, strings.TrimPrefix(f.words, "已"), f.story, counted(f), said)
		}, func(b *strings.Builder, section int) { b.WriteString(heading(section) + "\n") })
	}},
	"fields in brackets behind the status": {fields{section: true, status: true, unit: true, supporting: true}, func(items []finding) string {
		return printed(items, "", func(b *strings.Builder, i int, f finding) {
			fmt.Fprintf(b, "（%d）%s。%s\n整改情况：%s%s该问题%s。（责任部门：%s；配合部门：%s）\n", i+1, f.title, f.story, strings.Join(f.measures, ""), f.progress, f.words, f.unit, f.supporting)
		}, func(b *strings.Builder, section int) { b.WriteString(heading(section) + "\n") })
	}},
	"status at the end": {fields{section: true, status: true}, func(items []finding) string {
		return printed(items, "", func(b *strings.Builder, i int, f finding) {
			fmt.Fprintf(b, "（%d）%s。%s\n整改情况：%s%s该问题%s。\n", i+1, f.title, f.story, strings.Join(f.measures, ""), f.progress, f.words)
		}, func(b *strings.Builder, section int) { b.WriteString(heading(section) + "\n") })
	}},
	"names of fields nobody listed": {everything, func(items []finding) string {
		return printed(items, "", func(b *strings.Builder, i int, f finding) {
			fmt.Fprintf(b, "%d.%s。%s\n整改措施：%s\n整改牵头处室：%s\n整改协同处室：%s\n包案县领导：%s\n限期整改时间：%s\n当前整改状态：%s\n", i+1, f.title, f.story, strings.Join(f.measures, ""), f.unit, f.supporting, f.person, day(f.due), f.words)
		}, func(b *strings.Builder, section int) { b.WriteString(heading(section) + "\n") })
	}},
}

// TestEveryLayout prints made-up findings in every layout and reads the same
// items from each.
func TestEveryLayout(t *testing.T) {
	t.Parallel()
	for name, l := range layouts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for seed := range uint64(8) {
				items := made(rand.New(rand.NewPCG(seed, 1)))
				text := l.print(items)
				n := read(t, text)
				var want, got []string
				for i, f := range items {
					want = append(want, l.line(i+1, f.section, f.title, f.status, f.unit, f.supporting, f.person, f.due.Format("2006-01-02")))
				}
				for _, it := range n.Items {
					got = append(got, l.line(it.Number, it.Section, it.Title, it.Declared, it.Owner, it.Supporting, it.Person, it.Due))
				}
				if !slices.Equal(want, got) {
					t.Fatalf("seed %d: got\n%s\nwant\n%s\nwarnings\n%s\ntext\n%s", seed, strings.Join(got, "\n"), strings.Join(want, "\n"), warningLines(n.Warnings), text)
				}
				for i, f := range items {
					if work := strings.Join(n.Items[i].Work(), ""); !strings.Contains(n.Items[i].Finding, f.story) || !strings.Contains(work, strings.TrimSuffix(f.measures[len(f.measures)-1], "。")) {
						t.Errorf("seed %d: item %d: %q, %q", seed, i+1, n.Items[i].Finding, work)
					}
				}
				for _, w := range n.Warnings {
					if w.Concern == notice.Unplaced {
						t.Errorf("seed %d: %s", seed, w)
					}
				}
			}
		})
	}
}

func (l layout) line(number, section int, title string, status notice.Status, unit, supporting, person, due string) string {
	p := l.prints
	keep := func(printed bool, s string) string {
		if printed {
			return s
		}
		return ""
	}
	return strings.Join([]string{
		fmt.Sprint(number), keep(p.section, fmt.Sprint(section)), title, keep(p.status, string(status)), keep(p.unit, unit),
		keep(p.supporting, supporting), keep(p.person, person), keep(p.due, due),
	}, "|")
}

// TestNoWorkIsABracket reads fields in brackets behind the work and finds no
// part of the brackets among the measures.
func TestNoWorkIsABracket(t *testing.T) {
	t.Parallel()
	for name, l := range layouts {
		n, err := reading.Read(l.print(made(rand.New(rand.NewPCG(9, 9)))))
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range n.Items {
			for _, work := range it.Work() {
				if last := strings.TrimRight(work, "。"); last == "" || strings.HasSuffix(last, "（") {
					t.Errorf("%s: item %d: %q", name, it.Number, work)
				}
			}
		}
	}
}

// TestDueInProse reads the day by which unfinished work is to be done from its
// sentences, and none of work that is done.
func TestDueInProse(t *testing.T) {
	t.Parallel()
	text := "南江市水务局关于巡察反馈问题整改情况的通报\n根据统一安排，现将整改情况通报如下。\n"
	want := []string{}
	for i, c := range []struct{ words, said, due string }{
		{"正在推进", "其余2处计划2025年9月底前完成。", "2025-09-30"},
		{"正在推进", "还有18部正在采购，预计2025年三季度完成更换。", "2025-09-30"},
		{"尚未启动", "待规划获批后启动，力争2026年3月底前完成招商。", "2026-03-31"},
		{"已完成", "该项任务已于2024年11月完成。", ""},
		{"正在推进", "原定2024年12月31日前收回的目标没有实现。", "2024-12-31"},
		{"正在推进", "全部工作2025年10月底前完成。", "2025-10-31"},
		{"长期坚持", "计划2025年12月底前开展回头看。", ""},
	} {
		text += fmt.Sprintf("%d.第%d项工作不规范（%s）\n抽查发现3处未按要求办理。一是修订办法。二是%s\n", i+1, i+1, c.words, c.said)
		want = append(want, c.due)
	}
	n, err := reading.Read(text + "\n南江市水务局\n2025年3月28日\n")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, it := range n.Items {
		got = append(got, it.Due)
	}
	if !slices.Equal(want, got) {
		t.Errorf("got %q, want %q", got, want)
	}
}
