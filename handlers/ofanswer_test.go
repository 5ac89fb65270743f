package handlers_test

import (
	"path/filepath"
	"strings"
	"testing"

	"rectify/handlers"
	"rectify/handlers/reply"
)

// TestAnswersAreAskedAbout: what people say of an answer, correct in it, or go back to is
// answered from the conversation, with what a colleague would say in the first line.
func TestAnswersAreAskedAbout(t *testing.T) {
	t.Parallel()
	notices := map[string]*handlers.Assistant{}
	for _, name := range []string{"fund", "bus", "envcounty", "council"} {
		notices[name] = aboutFile(t, name, filepath.Join("testdata", "blind", name, "notice.txt"))
	}
	for _, c := range []struct{ notice, items, first, said string }{
		{"bus", "8 12 33", "", "持续坚持的有哪些/第二个谁负责/广告费拖欠怎么改的/刚才那个列表再发一下"},
		{"bus", "12", "人力资源部", "持续坚持的有哪些/广告费拖欠怎么改的/前面说的第二个谁牵头"},
		{"bus", "19", "", "第19项/第26项/回到广告经营权那个"},
		{"bus", "8 12 33", "出自《", "持续坚持的有哪些/你这个数据准不准啊，我要往上报的"},
		{"bus", "33", "出自《", "第33项/这是哪来的"},
		{"bus", "8 12 33", "", "持续坚持的有哪些/再说一遍"},
		{"bus", "1 36", "党委工作部", "谁负责第1条和最后一条"},
		{"bus", "4", "已经完成", "第4条为什么还没完成"},
		{"bus", "5", "还没有完成", "第5条为啥还没完成"},
		{"bus", "5", "没有逾期", "第5条/逾期了吗"},
		{"bus", "4", "没有逾期", "第4条算不算逾期呀"},
		{"bus", "17", "没有写明责任人", "第17项/是哪位领导在管这个事啊"},
		{"bus", "24 25", "", "陆建军的有哪些/不对，我说的是许丽娟"},
		{"bus", "24", "", "许丽娟的有哪些/第二条讲讲/说错了，第一条"},
		{"bus", "3", "曹文博", "第3项/我是问责任人是谁"},
		{"bus", "", "抱歉", "持续坚持的有哪些/不是这个意思"},
		{"bus", "8 12 23 33 34 35", "合起来共 6 项", "持续坚持的有哪些/不对，我说的是陆建军负责的/两个加一起列出来"},
		{"bus", "12", "", "持续坚持的有哪些/中间那个"},
		{"bus", "", "没有改动", "第31项/第31项改成已销号吧/算了，撤回"},
		{"bus", "19", "", "许丽娟/曹文博/广告经营权低价出让"},
		{"bus", "15 35", "安全管理部", "第15项和倒数第二项分别谁负责"},
		{"bus", "26", "2026年12月31日", "资产经营部负责的有哪些/其中曹文博的/最早的是哪天到期/第二个什么时候到期"},
		{"bus", "4", "", "信息中心的有哪些/说反了，是它配合的那些"},
		{"bus", "8 12 33", "", "持续坚持的有哪些/第33项/把列表再发我一遍"},
		{"envcounty", "1 5 11 28", "", "2026年12月底到期的有哪些/其中中央督察反馈的"},
		{"envcounty", "18 25 27", "", "2026年12月底到期的有哪些/其中中央督察反馈的/省级的呢"},
		{"council", "4 22 30", "", "what is overdue/which of those are high priority"},
		{"council", "27", "", "what is Kevin Doyle responsible for/which of his is still in progress"},
		{"bus", "8 12", "第8项由党委工作部负责", "持续坚持的有哪些/前两个分别谁牵头"},
		{"bus", "2 26", "", "第2项/第26项呢/把这两项列一下"},
		{"bus", "3 15", "", "何志强的有哪些/剩下没弄好的/第3项/第15项/这两项是哪个部门的"},
		{"fund", "16", "客户服务科", "12329/谁管"},
		{"bus", "", "在上面 3 项里", "持续坚持的有哪些/都改完了吧"},
		{"bus", "3", "", "3谁管"},
		{"bus", "2 26", "两项一样", "第2项/和26比哪个期限更晚"},
		{"bus", "2 18", "第18项更早", "第2项/跟第18项比，哪个更早"},
		{"bus", "2 26", "第2项由", "第2项/谁负责/和第26项比呢"},
		{"bus", "23 24 25 34 35", "5 项", "许丽娟的有哪些/陆建军呢/他们俩一共几项"},
		{"bus", "25", "", "许丽娟的有哪些/第一个/她另一个呢"},
		{"bus", "3", "", "第3项/票款收入多少"},
		{"bus", "24", "", "第24项/收回多少钱"},
		{"bus", "3 26 27", "", "资产经营部牵头的/第2项/资产经营部牵头的全部"},
		{"bus", "20", "", "第20项/还差多少没到位"},
		{"bus", "12", "第12项由", "第20项/谁牵头/驾驶员流失那个呢"},
		{"council", "4 12 18 22 30", "", "what is overdue/item 4/how many are overdue"},
		{"council", "4", "Item 4", "what is overdue/item 4/deadline"},
		{"council", "4", "Item 4", "what is overdue/item 4/who"},
		{"bus", "", "rectify export", "持续坚持的有哪些/把这些导出来"},
		{"council", "", "rectify export", "what is overdue/can you send me that as a spreadsheet"},
		{"fund", "8 9 10 12", "", "信贷管理科"},
	} {
		out := said(t, notices[c.notice], reply.Request{Talk: c.said, Person: clerk, Rich: true}, strings.Split(c.said, "/")...)
		first, _, _ := strings.Cut(strings.TrimSpace(out.Plain()), "\n")
		if itemsOf(out) != c.items || !strings.Contains(first, c.first) {
			t.Errorf("%s: %s, want %s; first line %q, want %q", c.said, itemsOf(out), c.items, first, c.first)
		}
	}
}

// TestOutsideThreadsQuestionsStandAlone: outside threads, which items or how many are so far is
// asked of all items; what says that it goes on still does.
func TestOutsideThreadsQuestionsStandAlone(t *testing.T) {
	t.Parallel()
	a := aboutFile(t, "bus", filepath.Join("testdata", "blind", "bus", "notice.txt"))
	for _, c := range []struct{ items, said string }{
		{"8 12 33", "第11项/长期坚持的有哪些"},
		{"8 12 33", "曹文博的有哪些/长期坚持的有哪些"},
		{"8 12 33", "苏敏的有哪些/其中长期坚持的有哪些"},
		{"8 12 33", "苏敏的有哪些/长期坚持的"},
		{"11", "第11项/谁负责"},
	} {
		out := said(t, a, reply.Request{Talk: c.said, Person: clerk, Loose: true}, strings.Split(c.said, "/")...)
		if itemsOf(out) != c.items {
			t.Errorf("%s: %s, want %s\n%s", c.said, itemsOf(out), c.items, out.Plain())
		}
	}
}

// TestHalfSaidChangesAreOfferedAsNotes: who says that something is almost done, or will be late,
// is offered to keep that as a note; nothing is changed.
func TestHalfSaidChangesAreOfferedAsNotes(t *testing.T) {
	t.Parallel()
	a := assistantWith(t)
	for _, text := range []string{
		"第11项差不多弄完了", "第11项弄完了但是还没验收", "第11项没弄完", "差一点就好了，第11项", "item 11 is almost finished", "Item 11 will slip to March",
		"I finished item 11 but the acceptance is still outstanding",
	} {
		out := said(t, a, reply.Request{Talk: text, Person: clerk, Rich: true}, text)
		if !strings.Contains(out.Plain(), "/rectify note 11 ") {
			t.Errorf("%s: no note is offered\n%s", text, out.Plain())
		}
	}
	for _, text := range []string{"第11项没弄完的原因是什么", "没弄完的有哪些", "为什么第11项还没弄完", "is item 11 almost finished?", "差不多改完的有几项"} {
		if out := said(t, a, reply.Request{Talk: text, Person: clerk, Rich: true}, text); strings.Contains(out.Plain(), "/rectify note 11 ") {
			t.Errorf("%s: a note is offered\n%s", text, out.Plain())
		}
	}
}
