package reading_test

import (
	"strings"
	"testing"

	"rectify/data/notice"
	"rectify/data/notice/reading"
)

// TestDetails reads one odd notice each and looks at one thing in it.
func TestDetails(t *testing.T) {
	t.Parallel()
	const head = "甲乙局关于巡察整改情况的通报\n现通报如下。\n"
	const item = "1.丙丁不力。戊己。\n整改情况:该问题已整改。庚辛。\n"
	for name, test := range map[string]struct {
		text string
		look func(*notice.Notice) string
		want string
	}{
		"the page's date where the notice has none": {
			"发布时间:2024-04-07 08:14\n" + head + item,
			func(n *notice.Notice) string { return n.Published }, "2024-04-07",
		},
		"the issuer from the title": {
			head + item, func(n *notice.Notice) string { return n.Issuer }, "甲乙局",
		},
		"issuer and date on one line": {
			head + item + "中共甲乙局党组 2024年4月7日\n",
			func(n *notice.Notice) string { return n.Issuer + n.Published }, "中共甲乙局党组2024-04-07",
		},
		"a title over two lines": {
			"中共甲乙局党组\n关于巡察整改情况的通报\n现通报如下。\n" + item,
			func(n *notice.Notice) string { return n.Title }, "中共甲乙局党组关于巡察整改情况的通报",
		},
		"prose under a section": {
			head + "(一)党建方面\n总的情况如下。\n另有说明。\n" + item + "(二)业务方面\n" + item,
			func(n *notice.Notice) string { return n.Sections[0].Intro }, "总的情况如下。\n另有说明。",
		},
		"a third level of headings": {
			head + "一、党建\n(一)班子\n1.学习\n(1)甲不力。整改情况:已整改。乙。\n2.团结\n(2)丙不力。整改情况:已整改。丁。\n" +
				"(二)队伍\n1.培训\n(3)戊不力。整改情况:已整改。己。\n二、业务\n(一)收费\n1.标准\n(4)庚不力。整改情况:已整改。辛。\n",
			func(n *notice.Notice) string { return n.Sections[0].Subsections[0].Intro }, "1.学习\n2.团结",
		},
		"a row against the text": {
			head + item + "附件\n1 丙丁不力 正在整改\n",
			func(n *notice.Notice) string { return n.Warnings[0].String() }, "line 6: item 1 is rectified in the text and in_progress in the table",
		},
		"a row of no item": {
			head + item + "附件\n1 丙丁不力 已完成\n9 完全另外一回事情 已完成\n",
			func(n *notice.Notice) string { return n.Warnings[0].String() }, "line 7: the table has a row that fits no item: 9 完全另外一回事情 已完成",
		},
		"a row in other words": {
			head + "问题1:丙丁工作推进不力。戊己。\n附件\n序号 问题 整改状态\n1 问题1丙丁推进不力 已完成\n" + "整改\n",
			func(n *notice.Notice) string { return string(n.Items[0].Declared) }, "rectified",
		},
		"an HTML table": {
			head + item + "<p>附件</p><table><tr><td>序号</td><td>问题</td><td>责任人</td><td>状态</td></tr><tr><td>1</td><td>丙丁不力</td><td>王五</td><td>已完成</td></tr></table>",
			func(n *notice.Notice) string { return n.Items[0].Owner + "|" + n.Items[0].Person }, "|王五",
		},
		"a mark with a remark": {
			head + "1.丙丁不力。戊己。\n整改情况(截至2024年3月底):该问题正在整改。庚辛。\n",
			func(n *notice.Notice) string { return string(n.Items[0].Declared) + n.Items[0].Measures[0] }, "in_progress庚辛。",
		},
		"a finding without a title": {
			head + "1.2022年以来,局机关先后有5名同志未按规定报告个人有关事项,其中2名同志连续3年没有报告,3名同志报告的内容前后不一致,群众反映强烈,影响较坏。\n整改情况:已整改。庚。\n",
			func(n *notice.Notice) string { return n.Items[0].Title }, "2022年以来,局机关先后有5名同志未按规定报告个人有关事项",
		},
		"a label on a line of its own": {
			head + "问题一\n丙丁不力。戊己。\n整改情况:已整改。庚。\n",
			func(n *notice.Notice) string { return n.Items[0].Label + n.Items[0].Title }, "问题一丙丁不力",
		},
		"an owner and a person": {
			head + "1.丙丁不力。\n责任单位:办公室 责任人:王五\n整改情况:已整改。庚。\n",
			func(n *notice.Notice) string { return n.Items[0].Owner + "|" + n.Items[0].Person }, "办公室|王五",
		},
		"a field without a place": {
			head + "1.丙丁不力。\n问题来源:财务科\n整改情况:已整改。庚。\n",
			func(n *notice.Notice) string { return n.Items[0].Finding }, "丙丁不力。\n问题来源：财务科",
		},
		"units that check the work": {
			head + "1.丙丁不力。\n责任单位:办公室\n配合单位:财务科\n督导单位:石埠县委、县政府\n整改情况:已整改。庚。\n",
			func(n *notice.Notice) string { return n.Items[0].Supporting }, "财务科、石埠县委（督导）、石埠县政府（督导）",
		},
		"bodies that leave out their place": {
			head + "1.丙丁不力。\n责任单位:望岭县委、县政府，枫林镇党委、政府，市委、市政府，高新区党工委、管委会\n整改情况:已整改。庚。\n",
			func(n *notice.Notice) string { return n.Items[0].Owner }, "望岭县委、望岭县政府，枫林镇党委、枫林镇政府，市委、市政府，高新区党工委、高新区管委会",
		},
		"units behind a semicolon": {
			head + "1.丙丁不力。\n责任单位:市民政局；市财政局\n整改情况:已整改。庚。\n",
			func(n *notice.Notice) string { return n.Items[0].Owner }, "市民政局；市财政局",
		},
		"done on a day": {
			head + "1.丙丁不力。\n整改情况:庚。已完成整改,2025年1月17日通过验收销号。\n",
			func(n *notice.Notice) string { return string(n.Items[0].Declared) + n.Items[0].DeclaredWords }, "rectified已完成整改",
		},
		"a status nobody knows": {
			head + "1.丙丁不力。\n整改状态:五星\n整改措施:庚。\n",
			func(n *notice.Notice) string { return n.Warnings[0].String() }, "line 4: the status of item 1 is not understood: 五星",
		},
		"a page number inside an item": {
			head + "1.丙丁不力。戊己。\n整改情况:该问题已整改。庚辛。\n— 2 —\n壬癸。\n",
			func(n *notice.Notice) string { return strings.Join(n.Items[0].Measures, "|") + n.Warnings[0].String() },
			"庚辛。|壬癸。line 5: not part of the notice: — 2 —",
		},
		"a status from the heading above": {
			head + "一、已完成整改的问题\n1.甲不力。\n整改措施:乙。\n二、需长期坚持的问题\n2.丙不力。\n整改措施:丁。\n",
			func(n *notice.Notice) string { return string(n.Items[0].Declared + "," + n.Items[1].Declared) }, "rectified,long_term",
		},
		"a telephone in brackets": {
			head + item + "欢迎监督。监督电话:(0398)2169032。\n",
			func(n *notice.Notice) string { return n.Contacts.Phone }, "(0398)2169032",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := read(t, test.text)
			if len(n.Items) == 0 {
				t.Fatal("no items")
			}
			same(t, name, test.want, test.look(n))
		})
	}
}

// TestReasonsBehindAReply: they follow it with the stop of their language, also where they
// begin with a figure.
func TestReasonsBehindAReply(t *testing.T) {
	t.Parallel()
	n, err := reading.Read("关于审计建议采纳情况的通报\n\n建议1：建立台账\n答复：不采纳。2023年已建立台账，无需另建。\n建议2：清理资产\n答复：采纳。已清理资产12件。\n" +
		"建议3：完善制度\n答复：部分采纳。3项制度已修订。\n整改措施：修订制度。\n")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"不采纳。2023年已建立台账，无需另建。", "采纳", "部分采纳。3项制度已修订。"} {
		if i >= len(n.Items) || n.Items[i].ResponseWords != want {
			t.Errorf("item %d: want %q of %d items: %+v", i+1, want, len(n.Items), n.Items)
		}
	}
}
