package reading_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/data/notice"
	"rectify/data/notice/reading"
)

// TestItemLabels reads two items under every form of number.
func TestItemLabels(t *testing.T) {
	t.Parallel()
	for _, labels := range [][2]string{
		{"1.", "2."}, {"1、", "2、"}, {"(1)", "(2)"}, {"(1)", "(2)"}, {"( 1 )", "( 2 )"}, {"1)", "2)"}, {"1.", "2."}, {"1、", "2、"},
		{"①", "②"}, {"⑴", "⑵"}, {"⒈", "⒉"}, {"一、", "二、"}, {"(一)", "(二)"}, {"问题一:", "问题二:"}, {"问题1:", "问题2:"},
		{"问题1.", "问题2."}, {"【问题1】", "【问题2】"}, {"问题(一):", "问题(二):"}, {"反馈问题1:", "反馈问题2:"},
		{"第1项 ", "第2项 "}, {"第一项:", "第二项:"}, {"第1个问题:", "第2个问题:"}, {"第十一条 ", "第十二条 "},
	} {
		text := "关于巡察整改情况的通报\n现通报如下。\n" +
			labels[0] + "学习不深入。很少学。\n整改情况:该问题已整改。补课3次。\n" +
			labels[1] + "管理不严格。台账不全。\n整改情况:该问题正在整改。补录台账。\n"
		n := read(t, text)
		var got []string
		for _, it := range n.Items {
			got = append(got, it.Label+it.Title+string(it.Declared))
		}
		want := []string{
			strings.TrimRight(labels[0], ": ") + "学习不深入rectified", strings.TrimRight(labels[1], ": ") + "管理不严格in_progress",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", labels[0], diff)
		}
	}
}

// TestStatusWords declares a status in every wording and place.
func TestStatusWords(t *testing.T) {
	t.Parallel()
	words := map[notice.Status][]string{
		notice.Rectified: {"已整改", "已完成", "完成整改", "已完成整改", "整改完成", "整改到位", "已整改到位", "已全部整改到位", "已整改完毕", "已销号", "已完成并长期坚持"},
		notice.InProgress: {
			"基本完成", "已基本完成整改", "部分整改", "部分完成", "正在整改", "正在整改中", "正在推进", "达到序时进度", "未完成", "尚未完成",
			"尚未完成整改", "未整改到位", "整改中", "有序推进中",
		},
		notice.LongTerm:   {"持续推进", "持续整改", "长期坚持", "需长期坚持", "持续整改中"},
		notice.NotStarted: {"未启动", "尚未启动", "未启动整改", "尚未开展"},
	}
	places := []string{
		"整改情况:%s。修订了制度。", "整改情况:该问题%s:一是修订了制度。", "整改进展:目前%s,修订了制度。", "整改情况:修订了制度。该问题%s。",
		"整改措施:修订了制度。\n整改状态:%s", "整改状态:%s\n整改措施:修订了制度。", "%s\n整改措施:修订了制度。", "整改措施:修订了制度。\n(%s)",
		"整改措施:修订了制度。目前%s。", "【整改状态】%s\n【整改措施】修订了制度。",
	}
	for want, list := range words {
		for _, word := range list {
			for _, place := range places {
				text := "关于巡察整改情况的通报\n1.未完成年度计划。完成率已不足五成。\n" + fmt.Sprintf(place, word) +
					"\n2.已完成项目未验收。验收滞后。\n整改情况:该问题已整改。组织验收。\n"
				n := read(t, text)
				if len(n.Items) != 2 {
					t.Fatalf("%d items in %s", len(n.Items), text)
				}
				it := n.Items[0]
				if it.Declared != want || it.Title != "未完成年度计划" || len(it.Measures) != 1 || !strings.HasSuffix(it.Measures[0], "修订了制度。") {
					t.Errorf("%s in %q: got %s, %q, %q", word, place, it.Declared, it.Title, it.Measures)
				}
			}
		}
	}
}

// TestStatusFields reads the values of 整改状态 that say more than one thing, and
// keeps the notice's own words.
func TestStatusFields(t *testing.T) {
	t.Parallel()
	for want, list := range map[notice.Status][]string{
		notice.InProgress: {
			"基本完成但待验收", "基本完成，待市级验收", "未达到序时进度", "滞后于序时进度", "正在推进，预计2025年12月完成", "部分完成", "已完成（待验收）",
			"整改完成，尚未销号", "完成80%", "总体进度60%", "已完成3项，剩余2项正在推进", "超序时进度", "基本完成", "完成整改，剩余1处正在施工",
			"未完成（受冬季冻土影响）", "已完成，待验收",
		},
		notice.LongTerm:   {"整改完成，长期坚持", "已取得阶段性成效，需长期坚持", "已整改（长期坚持）", "持续整改", "已完成，持续坚持", "长期坚持（已完成阶段性任务）"},
		notice.Rectified:  {"已交账销号", "已验收销号", "完成100%", "已完成，立行立改", "整改完成（2025年6月）", "已通过验收", "√已完成"},
		notice.NotStarted: {"未启动", "尚未启动（方案待批）"},
	} {
		for _, words := range list {
			for _, layout := range []string{"整改状态：%s", "整改状态\n%s", "【整改状态】%s"} {
				n := read(t, "关于巡察整改情况的通报\n1.甲乙不力。丙丁。\n整改措施：戊。\n"+fmt.Sprintf(layout, words)+"\n2.己庚不力。辛。\n整改措施：壬。\n整改状态：已整改\n")
				if len(n.Items) != 2 || len(n.Warnings) > 0 {
					t.Errorf("%s in %s: %d items, %q", words, layout, len(n.Items), n.Warnings)
					continue
				}
				if it := n.Items[0]; it.Declared != want || it.DeclaredWords != strings.TrimPrefix(words, "√") {
					t.Errorf("%s in %s: %s, %q", words, layout, it.Declared, it.DeclaredWords)
				}
			}
		}
	}
	for _, words := range []string{"五星", "已完成3个村的改造", "见附件"} {
		n := read(t, "关于巡察整改情况的通报\n1.甲乙不力。丙丁。\n整改措施：戊。\n整改状态："+words+"\n")
		if n.Items[0].Declared != "" || len(n.Warnings) != 1 {
			t.Errorf("%s: %s, %q", words, n.Items[0].Declared, n.Warnings)
		}
	}
}

// TestStatusWordsInAStory must not be taken for a status.
func TestStatusWordsInAStory(t *testing.T) {
	t.Parallel()
	for _, measures := range []string{
		"已完成3个村的改造,剩余2个村正在施工。", "已整改问题12个。", "正在整改的5个点位全部设置警示牌。", "未完成任务的科室,一律取消评优资格。",
		"完成整改方案编制。", "对已整改的问题开展回头看。", "长期坚持学习制度。", "已完成,剩余资金正在拨付。",
	} {
		n := read(t, "关于巡察整改情况的通报\n1.甲乙不力。丙丁。\n整改情况:"+measures+"\n")
		if it := n.Items[0]; it.Declared != "" || !slices.Equal(it.Measures, []string{measures}) {
			t.Errorf("%s: got %q, %q", measures, it.Declared, it.Measures)
		}
	}
}

// TestStatusInTheLastSentence reads the status of an item that declares none from
// what its last sentence says is left.
func TestStatusInTheLastSentence(t *testing.T) {
	t.Parallel()
	for last, want := range map[string]notice.Status{
		"余款正在分批推进清收。":            notice.InProgress,
		"其余8份档案正在推进核查补正,力争年内补齐。": notice.InProgress,
		"相关工作正在推进。":              notice.InProgress,
		"资产评估和公开处置工作尚未启动。":       notice.NotStarted,
		"因资金没有落实,改造项目暂未开工。":      notice.NotStarted,
		"人居环境治理属于长期坚持事项。":        notice.LongTerm,
		"见效慢,需要长期坚持、久久为功。":       notice.LongTerm,
		"本项作为长期任务常抓不懈。":          notice.LongTerm,
		"其余村已完成改造。":              "",
	} {
		n := read(t, "关于巡察整改情况的通报\n1.甲乙不力。丙丁。\n整改情况:一是修订办法。二是逐户核查。"+last+"\n")
		if got := n.Items[0].Declared; got != want {
			t.Errorf("%s: got %q, want %q", last, got, want)
		}
	}
}

// TestDoersInOneClause reads who leads and who supports from one clause, whatever
// it calls the item, and people without the titles before their names.
func TestDoersInOneClause(t *testing.T) {
	t.Parallel()
	for said, want := range map[string][3]string{
		"本项由党政办负责,责任人为党政办主任温晓彤。":      {"党政办", "", "温晓彤"},
		"该事项由农业农村局牵头、财政局配合,副局长邬志刚负责。": {"农业农村局", "财政局", "邬志刚"},
		"这项工作由人事科牵头落实、办公室协助。":         {"人事科", "办公室", ""},
		"此任务由审计处承办、财务处和后勤处参与。":        {"审计处", "财务处、后勤处", ""},
	} {
		n := read(t, "关于巡察整改情况的通报\n1.甲乙不力。丙丁。\n整改情况:该问题已整改。"+said+"一是修订办法。\n")
		if it := n.Items[0]; [3]string{it.Owner, it.Supporting, it.Person} != want {
			t.Errorf("%s: got %q, %q, %q", said, it.Owner, it.Supporting, it.Person)
		}
	}
}

// TestOwnWordsForStatuses reads a notice's own short words for a status from what
// they are made of, or from what its prose says they mean.
func TestOwnWordsForStatuses(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]notice.Status{
		"办结销号": notice.Rectified, "改完待核": notice.InProgress, "序时推进": notice.InProgress, "常态坚持": notice.LongTerm, "尚未动工": notice.NotStarted,
		"绿牌": notice.Rectified, "黄牌": notice.InProgress, "红牌": notice.NotStarted, "蓝牌": "",
		"整治中": notice.InProgress, "延期整改": notice.InProgress, "待启动": notice.NotStarted, "问题归零": notice.Rectified,
	} {
		n := read(t, "关于巡察整改情况的通报\n说明:“绿牌”指已完成整改,“黄牌”表示已经完成一部分、其余正在推进,“红牌”指尚未启动。\n1.甲乙不力\n整改措施:修订办法。\n整改状态:"+word+"\n2.丙丁不严\n整改措施:修订规程。\n整改状态:已完成\n")
		if got := n.Items[0].Declared; got != want {
			t.Errorf("%s: got %q, want %q: %q", word, got, want, n.Warnings)
		}
	}
}

// TestFieldsLeftOut reads a field that says there is nothing as if it were not
// there, and a time limit without a day as its words.
func TestFieldsLeftOut(t *testing.T) {
	t.Parallel()
	for _, none := range []string{"无", "/", "——", "暂无"} {
		n := read(t, "关于巡察整改情况的通报\n1.甲乙不力\n牵头单位:办公室\n配合单位:"+none+"\n整改时限:长期\n整改情况:该问题已整改。一是修订办法。\n")
		if it := n.Items[0]; it.Supporting != "" || it.Owner != "办公室" || it.Due != "" || it.DueWords != "长期" || len(n.Warnings) > 0 {
			t.Errorf("%s: %+v, %q", none, it, n.Warnings)
		}
	}
}

// TestTitlesOfTables reads the line above a table as the title.
func TestTitlesOfTables(t *testing.T) {
	t.Parallel()
	for head, want := range map[string][2]string{
		"巡察整改台账":            {"巡察整改台账", ""},
		"2025年度反馈问题整改情况一览表": {"2025年度反馈问题整改情况一览表", ""},
		"问题清单":              {"问题清单", ""},
		"某局党组\n整改责任清单":      {"某局党组整改责任清单", "某局党组"},
	} {
		n := read(t, head+"\n序号\t问题\t整改措施\t责任单位\t整改状态\n1\t制度不健全\t已修订制度\t办公室\t已完成\n2\t车管不严\t正在安装设备\t后勤科\t正在整改\n")
		if n.Title != want[0] || n.Issuer != want[1] || len(n.Items) != 2 || len(n.Preamble) > 0 {
			t.Errorf("%q: title %q, issuer %q, preamble %q, %d items", head, n.Title, n.Issuer, n.Preamble, len(n.Items))
		}
	}
}

func TestClauses(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		measures string
		want     []string
	}{
		{"修订制度。", []string{"修订制度。"}},
		{"根据意见:一是甲。二是乙。", []string{"根据意见:", "一是甲。", "二是乙。"}},
		{"一是甲;二是乙,三是丙。", []string{"一是甲;", "二是乙,", "三是丙。"}},
		{"一是甲。二是从以下三个方面突破:一是子。二是丑。三是寅。三是乙。", []string{"一是甲。", "二是从以下三个方面突破:一是子。二是丑。三是寅。", "三是乙。"}},
		{"一是从两方面入手:一是子。二是丑。二是乙。", []string{"一是从两方面入手:一是子。二是丑。", "二是乙。"}},
		{"一是甲。第一,子。第二,丑。二是乙。", []string{"一是甲。第一,子。第二,丑。", "二是乙。"}},
		{"①甲;②乙。", []string{"①甲;", "②乙。"}},
		{"(1)甲。(2)乙3.5万元。", []string{"(1)甲。", "(2)乙3.5万元。"}},
		{"1.甲。2.乙。", []string{"1.甲。", "2.乙。"}},
		{"第一,甲。第二,乙。", []string{"第一,甲。", "第二,乙。"}},
		{"一是甲。二是乙。\n三是丙。\n另丁。", []string{"一是甲。", "二是乙。", "三是丙。", "另丁。"}},
		{"甲的同时,\n完成乙。", []string{"甲的同时,完成乙。"}},
		{"这是十一是二十的一半。", []string{"这是十一是二十的一半。"}},
	} {
		n := read(t, "关于巡察整改情况的通报\n1.甲乙不力。丙丁。\n整改情况:"+test.measures+"\n2.戊己不力。庚。\n整改情况:辛。\n壬。\n癸。\n")
		if diff := cmp.Diff(test.want, n.Items[0].Measures); diff != "" {
			t.Errorf("%s: %s", test.measures, diff)
		}
	}
}

func TestCommitments(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		sentence string
		want     []notice.Commitment
	}{
		{"正在修改设计方案。", []notice.Commitment{{Text: "正在修改设计方案。"}}},
		{"待验收后拨付尾款。", []notice.Commitment{{Text: "待验收后拨付尾款。"}}},
		{"将于2024年9月完工。", []notice.Commitment{{Text: "将于2024年9月完工。", Due: "2024-09-30"}}},
		{"力争6月底前建成。", []notice.Commitment{{Text: "力争6月底前建成。", Due: "2024-06-30"}}},
		{"确保2024年12月31日前清退完毕。", []notice.Commitment{{Text: "确保2024年12月31日前清退完毕。", Due: "2024-12-31"}}},
		{"拟于2024年1月6日开展笔试。", []notice.Commitment{{Text: "拟于2024年1月6日开展笔试。"}}},
		{"已完成甲;下一步将推进乙。", []notice.Commitment{{Text: "下一步将推进乙。"}}},
		{"已于2024年1月完工。", nil},
		{"已于12月7日向市政府请示。", nil},
		{"11月份完成施工图审查,12月初签订合同。", nil},
		{"质保期内(2024年6月22日前)存在的问题由施工方负责。", nil},
		{"印发《2024年6月底前正在实施项目管理办法》。", nil},
		{"全力争取上级支持。", nil},
		{"今后要严格执行财经纪律。", nil},
		{"对未按要求落实的,将给予责任追究。", nil},
		{"接待、对待群众热情,期待后续。", nil},
		{"将在今后工作中加强管理。", nil},
	} {
		text := "关于巡察整改情况的通报\n1.甲乙不力。丙丁。\n整改情况:该问题已整改:" + test.sentence + "\n某某局党组\n2024年4月7日\n"
		got := read(t, text).Items[0].Commitments
		if diff := cmp.Diff(test.want, got, cmp.Transformer("empty", func(c []notice.Commitment) string { return fmt.Sprint(c) })); diff != "" {
			t.Errorf("%s: %s", test.sentence, diff)
		}
	}
}

// TestNumberedLinesThatAreNoItems keeps lists around and inside items apart
// from them.
func TestNumberedLinesThatAreNoItems(t *testing.T) {
	t.Parallel()
	n := read(t, `关于巡察整改情况的通报
1.提高站位。召开会议3次。
2.压实责任。印发方案1份。
二、整改落实情况
1.学习不深入。很少学。
整改情况:该问题已整改。
1.制定计划。
2.补课3次。
2.管理不严格。台账不全。
整改情况:该问题已整改。
1.补录台账,金额
4万元。
三、下一步打算
1.常抓不懈。
2.举一反三。
`)
	var got []string
	for _, it := range n.Items {
		got = append(got, it.Title+"|"+strings.Join(it.Measures, "|"))
	}
	want := []string{"学习不深入|1.制定计划。|2.补课3次。", "管理不严格|1.补录台账,金额4万元。"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	sameAll(t, "preamble", []string{"1.提高站位。召开会议3次。", "2.压实责任。印发方案1份。", "二、整改落实情况"}, n.Preamble)
	sameAll(t, "closing", []string{"三、下一步打算", "1.常抓不懈。", "2.举一反三。"}, n.Closing)
}

func TestTotals(t *testing.T) {
	t.Parallel()
	items := "1.甲不力。乙。\n整改情况:该问题已整改。丙。\n2.丁不力。戊。\n整改情况:该问题正在整改。己。\n"
	for totals, want := range map[string][]string{
		"反馈2个问题,已完成1个,正在整改1个。":          nil,
		"共反馈3个方面2个问题,制定措施16条,已整改1个。":    nil,
		"反馈问题2项,其中整改完成1项,正在推进1项。":       nil,
		"反馈5个问题,形成2项整改任务。":              nil,
		"反馈25个问题,已完成19个,正在整改6个。":        {"25 items, 2 were read", "19 items as rectified, 1 were read", "6 items as in_progress, 1 were read"},
		"反馈2个问题,已完成2个。":                 {"2 items as rectified, 1 were read"},
		"确定了六个方面的问题和五个方面意见建议,召开会议30余次。": nil,
	} {
		n := read(t, "关于巡察整改情况的通报\n"+totals+"\n"+items)
		if len(n.Warnings) != len(want) {
			t.Errorf("%s: %q, want %q", totals, n.Warnings, want)
			continue
		}
		for _, words := range want {
			if !strings.Contains(warningLines(n.Warnings), words) {
				t.Errorf("%s: %q, want %q", totals, n.Warnings, words)
			}
		}
	}
}

// TestEnglishTotals counts the statuses of English sentences, the noun behind the first
// number or before them all.
func TestEnglishTotals(t *testing.T) {
	t.Parallel()
	items := "Recommendation 1: Check invoices\nStatus: Implemented\n\nRecommendation 2: Keep a register\nStatus: In progress\n\n" +
		"Recommendation 3: Train staff\nStatus: Not started\n"
	for totals, want := range map[string]int{
		"At 30 June 2026, 1 recommendations were implemented, 1 was in progress and 1 had not been started.":   3,
		"Of the 3 recommendations, one has been implemented, one is in progress and one has not been started.": 4,
		"So far 2 recommendations were implemented.":                                                           0,
		"In May 2 recommendations were implemented and 1 finding was reopened.":                                0,
	} {
		n := read(t, "Progress on audit recommendations\n\n"+totals+"\n\n"+items)
		if len(n.Totals) != want || len(n.Warnings) > 0 {
			t.Errorf("%s: %+v %q", totals, n.Totals, n.Warnings)
		}
	}
}

// TestTotalsDecide gives doubtful items the status that the totals count.
func TestTotalsDecide(t *testing.T) {
	t.Parallel()
	item := func(number int, title, measures string) string {
		return fmt.Sprintf("%d.%s。乙。\n整改情况:%s\n", number, title, measures)
	}
	three := item(1, "甲不力", "该问题已整改。丙。") + item(2, "丁不力", "补录台账。") + item(3, "戊不力", "该问题正在整改。庚。")
	leaning := item(1, "甲不力", "两台设备恢复正常。") + item(2, "丁不力", "管道仍在函商,预计明年3月底前移交。") + item(3, "戊不力", "制度已纳入年度任务,长期坚持下去。") +
		item(4, "己不力", "台账已补录。这一问题现已解决,资料已归档。")
	for _, test := range []struct {
		text     string
		declared []notice.Status
		warning  string
	}{
		{"反馈3个问题,已整改1个,正在整改2个。\n" + three, []notice.Status{notice.Rectified, notice.InProgress, notice.InProgress},
			"the status of item 2 was taken from the totals, in_progress"},
		{"反馈3个问题,已整改1个,正在整改1个,未启动1个。\n" + three, []notice.Status{notice.Rectified, notice.NotStarted, notice.InProgress},
			"the status of item 2 was taken from the totals, not_started"},
		{"反馈3个问题,已整改3个。\n" + three, []notice.Status{notice.Rectified, "", notice.InProgress},
			"the text counts 3 items as rectified, 1 were read so (item 1; undecided: item 2)"},
		{"反馈3个问题,已整改1个。\n" + three, []notice.Status{notice.Rectified, "", notice.InProgress}, "no status was found for item 2"},
		{"反馈3个问题,已整改2个,正在整改1个。\n" + item(1, "甲不力", "已整改。丙。") + item(2, "丁不力", "督促各科室持续整改。") + item(3, "戊不力", "正在整改。庚。"),
			[]notice.Status{notice.Rectified, notice.Rectified, notice.InProgress}, "the status of item 2 was taken from the totals, rectified"},
		{"反馈4个问题,已整改2个,正在整改1个,需要长期坚持1个。\n" + leaning, []notice.Status{notice.Rectified, notice.InProgress, notice.LongTerm, notice.Rectified},
			"the status of item 3 was taken from the totals, long_term"},
		{"反馈4个问题,已整改1个,正在整改2个,需要长期坚持1个。\n" + leaning, []notice.Status{"", "", "", notice.Rectified}, "undecided: items 1, 2, 3"},
	} {
		n := read(t, "关于巡察整改情况的通报\n"+test.text)
		var got []notice.Status
		for _, it := range n.Items {
			got = append(got, it.Declared)
		}
		if diff := cmp.Diff(test.declared, got); diff != "" || (test.warning == "") != (len(n.Warnings) == 0) || !strings.Contains(warningLines(n.Warnings), test.warning) {
			t.Errorf("%s: %s %q", test.text, diff, n.Warnings)
		}
	}
}

// TestSerialNumbers reads 序号：N as an item's number, before its fields.
func TestSerialNumbers(t *testing.T) {
	t.Parallel()
	for _, layout := range []string{
		"序号：%d\n问题：%s不力\n责任单位：办公室\n整改措施：丙。\n整改状态：已整改\n",
		"序号:%d 问题:%s不力\n责任单位:办公室\n整改措施:丙。\n整改状态:已整改\n",
		"序号\n%d\n问题\n%s不力\n责任单位\n办公室\n整改措施\n丙。\n整改状态\n已整改\n",
		"序号 %d\n问题描述：%s不力\n责任单位：办公室\n整改措施：丙。\n整改状态：已整改\n",
	} {
		text := "关于巡察整改情况的通报\n现通报如下。\n" + fmt.Sprintf(layout, 1, "甲") + fmt.Sprintf(layout, 2, "乙") + fmt.Sprintf(layout, 3, "丁")
		n := read(t, text)
		var got []string
		for _, it := range n.Items {
			got = append(got, it.Title+"|"+it.Owner+"|"+strings.Join(it.Measures, "")+"|"+string(it.Declared))
		}
		if diff := cmp.Diff([]string{"甲不力|办公室|丙。|rectified", "乙不力|办公室|丙。|rectified", "丁不力|办公室|丙。|rectified"}, got); diff != "" {
			t.Errorf("%s: %s %q", layout, diff, n.Warnings)
		}
	}
}

// TestOwnWordsInBrackets reads statuses in a notice's own words behind the titles,
// as its prose explains them.
func TestOwnWordsInBrackets(t *testing.T) {
	t.Parallel()
	n := read(t, "关于巡察整改情况的通报\n整改实行台账管理:经核验的,标注“已销号”;正在按计划推进的,标注“攻坚中”;需要常抓不懈的,记为“绿灯”。\n"+
		"问题1 甲不力〔已销号〕\n甲已补录。\n问题2 乙不力〔攻坚中〕\n乙在办。\n问题3 丙不力〔绿灯〕\n丙在抓。\n问题4 丁不力〔试点中〕\n丁在办。\n")
	var got []string
	for _, it := range n.Items {
		got = append(got, it.Title+"|"+it.DeclaredWords+"|"+string(it.Declared))
	}
	want := []string{"甲不力|已销号|rectified", "乙不力|攻坚中|in_progress", "丙不力|绿灯|long_term", "丁不力〔试点中〕||"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s %q", diff, n.Warnings)
	}
}

// TestNoItems refuses a text without items and says where reading stopped: an empty
// notice would take the place of the sample.
func TestNoItems(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text  string
		line  int
		known []string
	}{
		{"街道关于环保督察反馈问题整改工作的通报\n督察组反馈25个问题,已完成19个,正在整改6个。\n一、提高站位。先后召开专题会议8次。\n街道党工委\n", 3, nil},
		{"县局整改台账\n编号\t所涉内容\t责任单位\t完成时限\n1\t食堂账目不清\t办公室\t2025年6月\n", 1, []string{"编号", "责任单位", "完成时限"}},
	} {
		_, err := reading.Read(test.text)
		var at *reading.StoppedError
		if !errors.As(err, &at) || at.Line != test.line || !slices.Equal(at.Table.Known, test.known) {
			t.Errorf("%s: %+v", test.text, err)
		}
	}
}
