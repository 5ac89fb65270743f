package draft_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/handlers/draft"
	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

var today = time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)

// ledgerOf is the ledger of a notice as it was imported.
func ledgerOf(id string, n *notice.Notice) workbook.Source {
	s := &ledger.Snapshot{Notices: []ledger.Notice{{ID: id, Notice: n}}}
	for _, said := range n.Items {
		item := ledger.Item{Notice: id, Number: said.Number, Title: said.Title, Section: said.Section, Subsection: said.Subsection, Status: said.Declared, Declared: said.Declared, Owner: said.Owner, Supporting: said.Supporting, Due: said.Due}
		switch {
		case said.Refused: // nothing is left to do
			item.Status = notice.Rectified
		case item.Status == "":
			item.Status = notice.InProgress
		}
		s.Items = append(s.Items, item)
	}
	s.NameItems()
	return workbook.Source{Snapshot: s, Zone: time.UTC, Lang: reply.Chinese}
}

// told is what a ledger or a draft says of each item.
func told(number, section, subsection int, title string, status notice.Status, unit, supporting, person, due string) string {
	if status == notice.Closed { // which a notice calls rectified
		status = notice.Rectified
	}
	list := func(s string) string { return strings.Join(ledger.Names(strings.ReplaceAll(s, "@", "")), " ") }
	return fmt.Sprint(number, section, subsection, " ", title, "|", status, "|", list(unit), "|", list(supporting), "|", list(person), "|", due)
}

// readsBack compares the ledger with what is read from a draft of it.
func readsBack(t interface {
	Helper()
	Fatalf(string, ...any)
}, s workbook.Source, id string) draft.Document {
	t.Helper()
	d, err := draft.New(s, id, today)
	if err != nil {
		t.Fatalf("%v", err)
	}
	n, err := reading.Read(d.Text())
	if err != nil {
		t.Fatalf("%v: %s", err, d.Text())
	}
	var want, got []string
	for _, item := range s.Snapshot.Items {
		unit, person := s.Owners(item)
		status := item.Status
		if item.Refused != "" {
			status = "refused"
		}
		want = append(want, told(item.Number, item.Section, item.Subsection, item.Title, status, unit, item.Supporting, person, item.Due))
	}
	for at, i := range n.Items {
		if at < len(s.Snapshot.Items) && s.Snapshot.Items[at].Due == "" && s.Snapshot.Items[at].Status.Open() {
			i.Due = "" // the reader takes it from what comes next
		}
		if i.Refused {
			i.Declared = "refused"
		}
		got = append(got, told(i.Number, i.Section, i.Subsection, i.Title, i.Declared, i.Owner, i.Supporting, i.Person, i.Due))
	}
	if !slices.Equal(got, want) {
		var differ []string
		for i := range max(len(got), len(want)) {
			a, b := "", ""
			if i < len(got) {
				a = got[i]
			}
			if i < len(want) {
				b = want[i]
			}
			if a != b {
				differ = append(differ, "got  "+a+"\nwant "+b)
			}
		}
		t.Fatalf("%s\n%v\n%s", strings.Join(differ, "\n"), n.Warnings, d.Text())
	}
	for _, i := range n.Items {
		for _, read := range append(slices.Clone(i.Measures), i.DueWords, i.Finding) {
			if strings.HasPrefix(read, "【待补：") || strings.Contains(read, ": [To complete: ") || strings.HasPrefix(read, "[To complete: ") {
				t.Fatalf("item %d: the blank %q is read as if it said something", i.Number, read)
			}
		}
	}
	blank := func(words string) bool {
		return strings.Contains(words, "【待补：") || strings.Contains(words, "[To complete: ")
	}
	for _, w := range n.Warnings {
		if w.From != 1 && (w.Concern != notice.OddDue && w.Concern != notice.NotPart || !blank(w.Words)) && !slices.Contains([]notice.Concern{notice.NotAgreed, notice.NoPlace, notice.OwnField}, w.Concern) { // the mark of a draft, blanks, and what its notice says too
			t.Fatalf("%s\n%s", w, d.Text())
		}
	}
	if n.Published != today.Format(time.DateOnly) {
		t.Fatalf("published %s", n.Published)
	}
	return d
}

func builtin(t *testing.T) workbook.Source {
	t.Helper()
	n, err := reading.Read(notices.Builtin)
	if err != nil {
		t.Fatal(err)
	}
	return ledgerOf("n", n)
}

func TestTheBuiltInNotice(t *testing.T) {
	t.Parallel()
	s := builtin(t)
	readsBack(t, s, "n")
	items := s.Snapshot.Items
	items[8].Status, items[10].Status, items[39].Status, items[3].Status = notice.Rectified, notice.NotStarted, notice.LongTerm, notice.Closed
	items[10].Owner, items[10].Due, items[11].Owner = "文物科 王小明", "2027-05-31", "市场管理科、办公室"
	d := readsBack(t, s, "n")
	text := d.Text()
	for _, want := range []string{
		"关于巡察整改进展情况的通报", "反馈问题共46个。截至2026年11月28日，已整改44个，需长期坚持1个，尚未启动1个。", "第4项已履行销号程序",
		"责任单位：文物科；责任人：王小明；完成时限：2027年5月31日。", "第11项由文物科、王小明负责，2027年5月31日前完成", "联系电话：0398",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
}

// TestDraftsReadBack: whatever the ledger holds, what is read from the draft are
// the same items.
func TestDraftsReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyLedger(t)
		readsBack(t, s, "n")
	})
}

func anyLedger(t *rapid.T) workbook.Source {
	pick := func(what string, words ...string) string { return rapid.SampledFrom(words).Draw(t, what) }
	n := &notice.Notice{
		Title: pick("title", "中共南江市水务局党组关于巡察整改情况的通报", "南江市审计整改落实情况通报", ""), Issuer: pick("issuer", "中共南江市水务局党组", ""),
		Published: pick("published", "2025-03-28", ""),
		Preamble:  []string{pick("preamble", "根据市委统一部署，2024年9月，市委巡察组对我局进行了巡察。现将整改情况通报如下。", "根据安排，现将有关情况公布。")},
		Contacts:  notice.Contacts{Phone: pick("phone", "027-84506192", "")},
	}
	sections := rapid.IntRange(0, 3).Draw(t, "sections")
	subsections := rapid.Bool().Draw(t, "subsections")
	for i := range sections {
		section := notice.Section{Number: i + 1, Title: fmt.Sprintf("第%d类工作方面", i+1)}
		if subsections {
			section.Subsections = []notice.Subsection{{Number: 1, Title: "学习贯彻不够深入"}, {Number: 2, Title: "制度执行不够严格"}}
		}
		n.Sections = append(n.Sections, section)
	}
	items := rapid.IntRange(max(2, 2*sections), 9).Draw(t, "items")
	topics := []string{"台账管理", "值班值守", "物资采购", "合同审查", "食堂卫生", "管网维护", "档案保管", "安全培训", "车辆使用"}
	for i := range items {
		item := notice.Item{
			Number: i + 1, Title: topics[i] + pick("fault", "不规范", "不到位", "流于形式", "进展缓慢"),
			Finding: pick("finding", "抽查发现12处未按要求办理，涉及资金30.5万元。", "2023年以来，有3个单位未执行。", ""),
		}
		if sections > 0 {
			item.Section = min(i*sections/items+1, sections)
			if subsections {
				item.Subsection = 1 + i*2*sections/items%2
			}
		}
		for range rapid.IntRange(0, 3).Draw(t, "measures") {
			item.Measures = append(item.Measures, pick("measure", "修订管理办法，明确办理流程。", "一是组织专题培训3次，覆盖126人。", "二是逐项核对台账，补录资料48份；", "（三）约谈责任人员2名。", "根据反馈意见，局党组研究部署。"))
		}
		if rapid.Bool().Draw(t, "promises") {
			item.Commitments = []notice.Commitment{{Text: "正在组织验收。"}, {Text: "力争2027年6月底前完成招商。", Due: "2027-06-30"}, {Text: "将于2026年3月底前开放。", Due: "2026-03-31"}}
		}
		item.Person = pick("person", "", "", "陈志远")
		n.Items = append(n.Items, item)
	}
	s := ledgerOf("n", n)
	for i := range s.Snapshot.Items {
		item := &s.Snapshot.Items[i]
		item.Status = rapid.SampledFrom(notice.Statuses).Draw(t, "status")
		item.Owner = pick("owner", "", "办公室", "财务科、基建处", "市场监管所 @李建国", "周敏", n.Items[i].Person)
		item.Supporting = pick("supporting", "", "县教育体育局", "党群工作部 @王小明")
		item.Due = pick("due", "", "2026-05-31", "2027-12-31")
		for range rapid.IntRange(0, 2).Draw(t, "news") {
			s.History = append(s.History, ledger.Entry{
				Sequence: int64(len(s.History) + 1), Notice: "n", Number: item.Number, Action: ledger.Changed, At: today.AddDate(0, -1, 0),
				Note: pick("note", "已完成3个村的改造", "正在走采购程序，预计下月完成", "整改完成\n资料已归档", "=1+1", "@李建国 已核对"),
			})
		}
		if rapid.Bool().Draw(t, "next") {
			s.History = append(s.History, ledger.Entry{
				Sequence: int64(len(s.History) + 1), Notice: "n", Number: item.Number, Action: ledger.Noted, At: today, Note: "下一步安排：" + pick("next step", "12月底前报市政府审定", "持续跟踪"),
			})
		}
	}
	return s
}

// TestSampleNotices drafts the next notice from each sample, as it was imported.
func TestSampleNotices(t *testing.T) {
	t.Parallel()
	var paths []string
	for _, folder := range []string{"", "layouts/"} {
		some, err := filepath.Glob("../../data/notice/reading/testdata/" + folder + "*.txt")
		if err != nil || len(some) == 0 {
			t.Fatal(some, err)
		}
		paths = append(paths, some...)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			n, err := reading.Read(string(text))
			if err != nil {
				t.Fatal(err)
			}
			s := ledgerOf("n", n)
			if _, err := draft.New(s, "n", today); errors.Is(err, draft.ErrNoItems) {
				t.Skip(err)
			}
			readsBack(t, s, "n")
		})
	}
}

// TestSince lists what the draft says otherwise than the last notice, and nothing
// for a ledger in which nobody changed anything.
func TestSince(t *testing.T) {
	t.Parallel()
	s := builtin(t)
	if same := draft.Since(s, "n"); len(same) > 0 {
		t.Errorf("nothing has changed: %q", same)
	}
	item := &s.Snapshot.Items[10]
	item.Status, item.Owner, item.Supporting, item.Due = notice.Rectified, "文物科 王小明", "办公室", "2027-05-31"
	s.History = []ledger.Entry{{Sequence: 1, Notice: "n", Number: 11, Action: ledger.Changed, Note: "已落实"}}
	want := []string{"第11项 破解文化院团发展困境不力：状态 正在整改 → 已整改；责任单位 （无） → 文物科；责任人 （无） → 王小明；配合单位 （无） → 办公室；完成时限 （无） → 2027-05-31；新增进展 1 条"}
	if got := draft.Since(s, "n"); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestNotesBecomeClauses: a note with numbers of its own joins the list, and a
// sentence that only says what is not done is no next step; what is late has a blank
// for its new date.
func TestNotesBecomeClauses(t *testing.T) {
	t.Parallel()
	n, err := reading.Read("某局关于巡察整改情况的通报\n共反馈2个问题。\n1.合同清理不力。\n整改情况：该问题正在整改。一是清理合同3份。因诉讼周期较长，该问题尚未完成整改。\n完成时限：2025年12月底前\n2.账目不清。\n整改情况：该问题正在整改。余款正在分批清收。\n完成时限：2027年6月底前\n某局\n2025年3月1日\n")
	if err != nil {
		t.Fatal(err)
	}
	s := ledgerOf("n", n)
	s.History = []ledger.Entry{{Sequence: 1, Notice: "n", Number: 1, Action: ledger.Changed, At: today, Note: "方案已定。一是清查资产12处。二是挂网招租3处。"}}
	text := readsBack(t, s, "n").Text()
	for _, want := range []string{
		"二是2026年11月28日，方案已定。三是清查资产12处。四是挂网招租3处。", "下一步：余款正在分批清收。",
		"第1项由【待补：责任单位】负责，原定2025年12月底前完成，已逾期，【待补：预计完成时间】", "2027年6月底前完成",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "下一步：因诉讼") {
		t.Errorf("what is not done is no next step:\n%s", text)
	}
}

// TestSentBack: a report that was sent back is not in the draft, but a blank for what was
// done since; the notice's own words for work that goes on are counted.
func TestSentBack(t *testing.T) {
	t.Parallel()
	n, err := reading.Read("某局关于巡察整改情况的通报\n共反馈3个问题。\n1.合同清理不力。\n整改情况：清理合同3份。（阶段性办结）\n2.账目不清。\n整改情况：余款分批清收。（阶段性办结）\n3.台账不全。\n整改情况：补齐台账。（正在整改）\n某局\n2025年3月1日\n")
	if err != nil {
		t.Fatal(err)
	}
	s := ledgerOf("n", n)
	s.History = []ledger.Entry{
		{Sequence: 1, Notice: "n", Number: 3, Action: ledger.Changed, At: today, By: "li", Note: "已经测完了"},
		{Sequence: 2, Notice: "n", Number: 3, Action: ledger.Changed, From: notice.InProgress, To: notice.Rectified, At: today, By: "li", Note: "36栋全部测完"},
		{Sequence: 3, Notice: "n", Number: 3, Action: ledger.Reopened, From: notice.Rectified, To: notice.InProgress, At: today, By: "zhang", Note: "没有测量报告"},
	}
	text := readsBack(t, s, "n").Text()
	if !strings.Contains(text, "补齐台账。【待补：退回（没有测量报告）后的整改情况】") || strings.Contains(text, "测完") || !strings.Contains(text, "正在整改3个（其中阶段性办结2个）") {
		t.Error(text)
	}
}

// TestOnlyWhatIsStillToDo: a next step leaves out what its sentence says was done; a
// finding that only names its problem is not written twice; measures and progress
// stay apart; a month stays a month.
func TestOnlyWhatIsStillToDo(t *testing.T) {
	t.Parallel()
	n, err := reading.Read("某局关于督察整改情况的通报\n共反馈2个问题。\n1.账物不符\n问题描述：针对“账物不符”问题。\n整改措施：一是清点藏品。二是更正账目。\n" +
		"整改进展：已核对17万件，更正208件，其余5件正在查找流转凭据。该问题正在整改。\n完成时限：2027年3月\n" +
		"2.排水不畅\n整改情况：正在整改。该工程已批复，计划2027年6月底前开工。\n完成时限：2027年12月\n某局\n2025年3月1日\n")
	if err != nil {
		t.Fatal(err)
	}
	s := ledgerOf("n", n)
	text := readsBack(t, s, "n").Text()
	for _, want := range []string{
		"（1）账物不符。\n整改措施：一是清点藏品。二是更正账目。\n整改进展：该问题正在整改。", "\n下一步：其余5件正在查找流转凭据。\n", "完成时限：2027年3月。",
		"下一步：该工程已批复，计划2027年6月底前开工。", "2027年12月底前完成",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	s.Snapshot.Items[0].Due = "2027-04-15" // as somebody set it
	if text := readsBack(t, s, "n").Text(); !strings.Contains(text, "完成时限：2027年4月15日。") {
		t.Errorf("the due date that was set is not in\n%s", text)
	}
}

// TestResponses: what was answered to a recommendation stands in the draft, and what was
// refused is called neither rectified nor open.
func TestResponses(t *testing.T) {
	t.Parallel()
	n, err := reading.Read("某医院关于审计建议整改情况的通报\n审计提出建议3条。现将整改情况通报如下。\n1.建议完善采购制度。\n整改情况：该问题已整改。制度已印发。\n采纳情况：采纳\n" +
		"2.建议公开药品价格。\n整改情况：该问题正在整改。已公开门诊药品价格。\n采纳情况：部分采纳\n完成时限：2027年6月底前\n3.建议停用旧楼。\n整改情况：旧楼仍有使用价值。\n采纳情况：不予采纳\n某医院\n2025年3月1日\n")
	if err != nil {
		t.Fatal(err)
	}
	text := readsBack(t, ledgerOf("n", n), "n").Text()
	for _, want := range []string{"采纳情况：部分采纳；完成时限", "不予采纳1个", "整改情况：该问题不予采纳，未作整改。旧楼"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "已整改2个") {
		t.Errorf("what was refused is counted as rectified:\n%s", text)
	}
	english, err := os.ReadFile("../../data/notice/reading/testdata/layouts/english-yes-no.txt")
	if err != nil {
		t.Fatal(err)
	}
	if n, err = reading.Read(string(english)); err != nil {
		t.Fatal(err)
	}
	text = readsBack(t, ledgerOf("n", n), "n").Text()
	for _, want := range []string{"Response: Accepted\n", "Status: Not accepted\n", "was not accepted"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// TestNumbersOfClauses: a number before a clause is replaced by 一是, one that belongs to
// what it says stays.
func TestNumbersOfClauses(t *testing.T) {
	t.Parallel()
	s := builtin(t)
	item := &s.Snapshot.Notices[0].Items[0]
	for measures, want := range map[string]string{
		"612.4万元已全部调整入账。":         "612.4万元已全部调整入账。",
		"三、四号楼已拆除。":               "三、四号楼已拆除。",
		"30、31号楼已拆除。":             "30、31号楼已拆除。",
		"1.印发办法。|2.组织培训。":         "一是印发办法。二是组织培训。",
		"（1）印发办法。|（2）2024年已组织培训。": "一是印发办法。二是2024年已组织培训。",
		"一是印发办法。|二是组织培训。":         "一是印发办法。二是组织培训。",
	} {
		item.Measures, item.Progress = strings.Split(measures, "|"), nil
		d, err := draft.New(s, "n", today)
		if err != nil || !strings.Contains(d.Text(), "整改情况：该问题已整改。"+want+"\n") {
			t.Errorf("%s: no %q, %v", measures, want, err)
		}
	}
}

// TestTitles: the next notice is about progress.
func TestTitles(t *testing.T) {
	t.Parallel()
	s := builtin(t)
	for last, want := range map[string]string{
		"中共三门峡市文化广电和旅游局党组关于巡察整改情况的通报":             "中共三门峡市文化广电和旅游局党组关于巡察整改进展情况的通报",
		"云泽市水务燃气集团关于2022至2024年度财务收支审计查出问题整改结果的公告": "云泽市水务燃气集团关于2022至2024年度财务收支审计查出问题整改进展情况的公告",
		"关于省委第三巡视组反馈意见整改工作落实情况的报告（社会公开稿）":         "关于省委第三巡视组反馈意见整改进展情况的报告（社会公开稿）",
		"关于巡察整改进展情况的通报":                           "关于巡察整改进展情况的通报",
		"关于2024年度审计发现问题的公告":                       "关于2024年度审计发现问题整改进展情况的通报",
		"审计问题清单": "关于审计问题清单整改进展情况的通报",
	} {
		s.Snapshot.Notices[0].Title = last
		d, err := draft.New(s, "n", today)
		if err != nil || d.Paragraphs[0].Text != want {
			t.Errorf("%s: %q, want %q, %v", last, d.Paragraphs[0].Text, want, err)
		}
	}
}

// TestOpeningIsOfToday: what the last notice says of how far the work was then is left
// out, and a day that is to come is not called past.
func TestOpeningIsOfToday(t *testing.T) {
	t.Parallel()
	s := builtin(t)
	n := s.Snapshot.Notices[0].Notice
	n.Preamble = []string{"3月至4月，督察组对我县开展督察，反馈6个方面35项问题。县委成立领导小组，开会17次。截至2025年10月20日，已完成整改14项，序时推进11项。其余10项均有专人。现将整改情况公布如下："}
	n.Published = "2027-01-01"
	text := readsBack(t, s, "n").Text()
	if want := "反馈6个方面35项问题。县委成立领导小组，开会17次。\n现将截至2026年11月28日的"; !strings.Contains(text, want) {
		t.Errorf("no %q in\n%s", want, text)
	}
}
