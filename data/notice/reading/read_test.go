package reading_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/data/notice"
	"rectify/data/notice/reading"
)

func TestRealNotice(t *testing.T) {
	t.Parallel()
	n := readFile(t, realNotice)
	same(t, "title", "中共三门峡市文化广电和旅游局党组 关于巡察整改情况的通报", n.Title)
	same(t, "issuer", "中共三门峡市文化广电和旅游局党组", n.Issuer)
	same(t, "published", "2024-04-07", n.Published)
	want := notice.Contacts{Phone: "0398—2169032", Email: "smxwgljjgdw@163.com"}
	if n.Contacts != want {
		t.Errorf("contacts: got %+v, want %+v", n.Contacts, want)
	}
	sameAll(t, "preamble", []string{
		"根据市委统一部署,…现将巡察整改情况予以公布。", "一、工作开展情况", "(一)迅速部署,立行立改。…有序推进。",
		"(二)制定方案,明确任务。…有序推进。", "(三)严明纪律,务求实效。…确保效果。", "二、反馈意见整改落实情况",
	}, n.Preamble)
	sameAll(t, "closing", []string{
		"三、下一步工作打算", "一是继续抓好整改工作,…效果。", "二是着力建章立制,…体系。", "三是强化督促检查,…环境。",
		"欢迎广大干部群众对巡察整改落实情况进行监督。…@163.com。",
	}, n.Closing)
	sameAll(t, "warnings", []string{
		"lines 1-2: not part of the notice: 当前位置:首页 > 政府信息公开 > 公告公示 > 文章详情 / 公告公示",
		"lines 4-5: not part of the notice: 来源:机关党委 / 发布时间:2024-04-07 08:14",
	}, strings.Split(warningLines(n.Warnings), "\n"))
}

func TestRealNoticeHeadings(t *testing.T) {
	t.Parallel()
	var got []string
	for _, s := range readFile(t, realNotice).Sections {
		got = append(got, s.Label+s.Title)
		for _, sub := range s.Subsections {
			got = append(got, sub.Label+sub.Title)
		}
	}
	want := []string{
		"(一)学习贯彻习近平新时代中国特色社会主义思想不深入,谋划推动文化广电和旅游事业高质量发展有差距",
		"1.学习贯彻习近平新时代中国特色社会主义思想和党的二十大精神不到位",
		"2.落实习近平总书记贺信精神有差距,推进中华文明探源工程不够有力",
		"3.推动落实市委文旅文创融合战略还有差距", "4.推进文化强市建设不够有力", "5.安全底线思维树得不牢", "6.落实意识形态工作责任制不到位",
		"(二)落实全面从严治党不到位,管党治党政治责任虚化",
		"1.“两个责任”落实存在差距", "2.作风建设不够扎实", "3.执行财经纪律不严格", "4.重点领域和关键环节廉政风险突出",
		"(三)落实新时代党的组织路线有差距,干部队伍建设存在薄弱环节",
		"1.领导班子自身建设存在差距", "3.干部人才队伍建设有短板",
		"(四)党组抓整改担当作为不够,落实巡察审计反馈问题整改不到位",
		"(五)落实乡村振兴行业职责不够到位,推进乡村文化和旅游发展不够有力",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestRealNoticeItems(t *testing.T) {
	t.Parallel()
	n := readFile(t, realNotice)
	if len(n.Items) != 46 {
		t.Fatalf("%d items, want 46", len(n.Items))
	}
	var moving []int
	inSection := make([]int, 6)
	for _, it := range n.Items {
		inSection[it.Section]++
		if it.Declared == notice.InProgress {
			moving = append(moving, it.Number)
		} else if it.Declared != notice.Rectified {
			t.Errorf("item %d is %q", it.Number, it.Declared)
		}
		if it.Finding == "" || len(it.Measures) == 0 || it.Owner != "" || it.Due != "" {
			t.Errorf("item %d: %+v", it.Number, it)
		}
	}
	if want := []int{9, 11, 40}; !slices.Equal(moving, want) {
		t.Errorf("in progress: %v, want %v", moving, want)
	}
	if want := []int{0, 20, 12, 9, 2, 3}; !slices.Equal(inSection, want) {
		t.Errorf("items by section: %v, want %v", inSection, want)
	}
	for _, want := range []struct {
		number, subsection, measures int
		title, finding, last         string
	}{
		{1, 1, 3, "在对标看齐、推动工作上有差距", "局党组学习…具体落实措施。", "三是加快推动文旅文创发展。…逐项逐条抓好落实。"},
		{4, 2, 6, "庙底沟博物馆名片不亮", "庙底沟博物馆是…扯皮现象。", "五是关于被施工方…积极推动下步工作。"},
		{9, 3, 4, "旅游产业培育不充分", "目前全市…实则“地产”。", "四是与市教育局…美誉度。"},
		{11, 4, 3, "破解文化院团发展困境不力", "市戏曲研究中心…演出质量。", "三是积极解决办公条件简陋,…排练场所问题。"},
		{23, 1, 3, "警示教育震慑力度不足", "2020年以来,…进行通报。", "三是严格执行党内通报规定,…进行了通报。"},
		{40, 3, 1, "缺配与超配问题并存", "二级机构…14名。", "统筹解决超配缺配问题。…相关工作。"},
		{46, 0, 1, "乡村旅游业对巩固拓展脱贫攻坚成果的作用有限", "局党组在…需求。", "依托全市乡村实际…增收。"},
	} {
		it := n.Items[want.number-1]
		same(t, "title", want.title, it.Title)
		same(t, "finding", want.finding, it.Finding)
		if len(it.Measures) != want.measures || it.Subsection != want.subsection {
			t.Fatalf("item %d: %d clauses under %d, want %d under %d", it.Number, len(it.Measures), it.Subsection, want.measures, want.subsection)
		}
		same(t, "last clause", want.last, it.Measures[len(it.Measures)-1])
	}
}

func TestRealNoticeCommitments(t *testing.T) {
	t.Parallel()
	n := readFile(t, realNotice)
	want := map[int][]string{ // the due date, and words of the sentence
		4:  {"|待呈报市政府主要领导阅示批示后"},
		5:  {"|笔试环节", "|拟于2024年1月6日", "|正在筹备下一阶段", "|对接协调", "|正在办理当中"},
		6:  {"|上报财政部审批", "2024-06-30|拟定于2024年6月底前", "2024-04-30|将于2024年4月完工", "|U型保护房", "|影响评估报告", "2024-10-31|2024年10月底完工", "|等待财政部审核", "|尽快投入使用"},
		7:  {"|上报财政部审批", "|自然资源局", "|中房(渑池)", "|正在加速推进"},
		8:  {"|发文公布"},
		9:  {"|马上印发", "|豫西大峡谷", "|登山步道", "|内部装修"},
		10: {"|待市领导同意后", "|待主管市领导", "|向移交", "|尽早对外开放"},
		11: {"|争取尽快"},
		12: {"|将在处罚决定书"},
		13: {"|尽快立项"},
		14: {"|尽快投入使用"},
		27: {"|下一步将"},
		37: {"|至今未进行换届"},
		40: {"|下一步,我们将"},
	}
	for _, it := range n.Items {
		if len(it.Commitments) != len(want[it.Number]) {
			t.Errorf("item %d: %q, want %q", it.Number, it.Commitments, want[it.Number])
			continue
		}
		for i, c := range it.Commitments {
			due, words, _ := strings.Cut(want[it.Number][i], "|")
			if c.Due != due || !strings.Contains(c.Text, words) {
				t.Errorf("item %d: got %q, want %q by %q", it.Number, c, words, due)
			}
		}
	}
}

func TestNotANotice(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"empty":      "",
		"blank":      " \n\t\u3000\n",
		"binary":     strings.Repeat("\x00\xff\xfe\x80整改", 1000),
		"noise":      strings.Repeat("lorem ipsum 123. (1) ", 50000),
		"recipe":     "红烧肉做法\n1.五花肉切块。\n2.焯水。\n3.小火炖一小时。\n",
		"news":       "本报讯 记者昨日获悉,某食品厂因卫生问题被责令整改。\n该厂负责人表示歉意。",
		"sql":        "SELECT * FROM items WHERE status = '整改'; -- 1.",
		"controls":   "\x01\x02\x03\x04",
		"one symbol": "整改",
		"a form":     "某局关于巡察整改情况的通报\n问题序号\n问题内容\n1\n整改状态\n已完成\n学习流于形式。很少学。\n问题序号\n问题内容\n2\n整改状态\n正在整改\n台账不清。没有登记。\n",
	} {
		n, err := reading.Read(text)
		if !errors.Is(err, reading.ErrNotNotice) || n != nil {
			t.Errorf("%s: got %+v and error %v", name, n, err)
		}
	}
}

// TestDamagedText reads on where a few characters are spoilt.
func TestDamagedText(t *testing.T) {
	t.Parallel()
	text := "关于巡察整改情况的通报\n1.学习不深\x07入。很少学。\n整改情况:该问题已整改:一是补课。\xff二是考试。\n"
	n := read(t, text)
	if len(n.Items) != 1 || n.Items[0].Title != "学习不深入" || len(n.Items[0].Measures) != 2 {
		t.Errorf("got %+v", n.Items)
	}
	if warningLines(n.Warnings) != "lines 2-3: 2 characters that are no text were left out" {
		t.Errorf("warnings: %q", n.Warnings)
	}
}
