package command_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rectify/handlers/command"
)

// wednesday is when the sentences are said.
var wednesday = time.Date(2024, 5, 8, 9, 0, 0, 0, time.UTC)

// TestSentencesThatMeanAChange: what people say of a change in passing is read
// as the command that makes it.
func TestSentencesThatMeanAChange(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]string{
		"第11项已经整改完了":                                "status [11] 已经整改完了",
		"14催一下":                                     "nudge [14] ",
		"催办14":                                      "nudge [14] ",
		"#14催一下":                                    "nudge [14] ",
		"提醒小李第16项":                                  "nudge [16] ",
		"remind Tom about 16":                       "nudge [16] ",
		"remind Tom Brannigan about finding 16":     "nudge [16] ",
		"remind me about 16 on Friday":              "remind [16] Friday",
		"remind me on Friday about 16":              "remind [16] Friday",
		"remind me about 16":                        "remind [16] ",
		"4、6、16都交给小李":                               "assign [4 6 16] 小李",
		"#4、6、16都交给小李":                              "assign [4 6 16] 小李",
		"5到8交给小李":                                   "assign [5 6 7 8] 小李",
		"give 4 and 6 to Tom":                       "assign [4 6] Tom",
		"退回14":                                      "reopen [14] ",
		"退回#14，没有测量报告":                              "reopen [14] 没有测量报告",
		"退回第14项，没有测量报告":                             "reopen [14] 没有测量报告",
		"同意第18项延期":                                  "extend [18] 同意",
		"第18项的延期申请不同意":                              "extend [18] 不同意",
		"approve the extension of 18":               "extend [18] approve",
		"send 14 back, no survey report":            "reopen [14] no survey report",
		"3 和 4 都弄妥了":                                "status [3 4] 弄妥了",
		"8还要再缓半个月":                                  "extend [8] 半个月",
		"7还得拖三周":                                    "extend [7] 三周",
		"第20项换蒋岚副局长来盯":                              "assign [20] 蒋岚副局长",
		"第6项改赵工跟进":                                  "assign [6] 赵工",
		"给10加一句：设备已到货":                              "note [10] 设备已到货",
		"第2项补一条说明，等省厅批复":                            "note [2] 等省厅批复",
		"麻烦帮忙登记：第3项已完成第三级施工":                        "note [3] 已完成第三级施工",
		"记一下：第5项已整改":                                "status [5] 已整改",
		"第11项我们已经完成整改了":                             "status [11] 已经完成整改了",
		"帮我把第11项改成已完成":                              "status [11] 已完成",
		"麻烦把第十一条标记为已整改，谢谢":                          "status [11] 已整改",
		"能不能把11改成已整改？":                              "status [11] 已整改",
		"请将第3项和第5项都改为长期坚持":                          "status [3 5] 长期坚持",
		"11项办完了":                                    "status [11] 办完了",
		"第7项整改到位了，请更新一下":                            "status [7] 整改到位了",
		"它已经改完了":                                    "status [] 已经改完了",
		"这一项做完了，帮我更新一下":                             "status [] 做完了",
		"已经整改完了":                                    "status [] 已经整改完了",
		"先把它改回正在整改吧":                                "status [] 正在整改",
		"问题6已经启动了，帮我改成正在整改":                         "status [6] 正在整改",
		"第11项整改完成了，合同已经签了":                          "status [11] 整改完成了，合同已经签了",
		"把第8项的状态调整为正在整改":                            "status [8] 正在整改",
		"item 11 is done":                           "status [11] is done",
		"please mark 11 and 12 as finished":         "status [11 12] finished",
		"could you change item 4 to in progress?":   "status [4] in progress",
		"we have finished item 9":                   "status [9] finished",
		"set item 3 back to in progress please":     "status [3] in progress",
		"it has been completed":                     "status [] has been completed",
		"把第31项的责任人改成郜铭":                             "assign [31] 郜铭",
		"第14项的责任科室换成药剂科":                            "assign [14] 药剂科",
		"把责任人改成王五":                                  "assign [] 王五",
		"第4项交给财务科负责":                                "assign [4] 财务科",
		"把第6项分给小王":                                  "assign [6] 小王",
		"assign item 5 to Wang Li":                  "assign [5] Wang Li",
		"change the owner of item 2 to Zhao":        "assign [2] Zhao",
		"把第3条的时限改到5月1号":                             "due [3] 5月1号",
		"第18项的时限改到2025年3月31日":                       "due [18] 2025年3月31日",
		"期限改到6月底":                                   "due [] 6月底",
		"时限帮我改到2025年3月31日":                          "due [] 2025年3月31日",
		"第4项延期到2025年3月底前，改一下":                       "extend [4] 2025年3月底前",
		"第9项申请延期到7月底，因为设备没到":                        "extend [9] 7月底 因为设备没到",
		"move the deadline of item 4 to June 30":    "due [4] June 30",
		"给第3项加个备注：合同已签":                             "note [3] 合同已签",
		"给第3项加个备注":                                  "note [3] ",
		"记一下第6项今天已经进场":                              "note [6] 今天已经进场",
		"add a note to item 3: the contract is out": "note [3] the contract is out",
		"撤销第5项刚才的修改":                                "undo [5] ",
		"第12项退回重改":                                  "reopen [12] ",
		"帮我把第8项销号":                                  "close [8] ",
		"催一下第10项的责任人":                               "nudge [10] ",
		"提醒我下周五看第9项":                                "remind [9] 下周五",
		"第6项的佐证材料 https://files.example.com/a.pdf":  "evidence [6] https://files.example.com/a.pdf",
	} {
		c, ok := command.InSentence(said, wednesday)
		if got := fmt.Sprintf("%s %v %s", c.Name, c.Numbers, c.Words); !ok || got != want {
			t.Errorf("%q is read as %q, %v; want %q", said, got, ok, want)
		}
	}
}

// TestQuestionsAreNoChanges: who asks whether something is so, or talks about
// changes, asks for none.
func TestQuestionsAreNoChanges(t *testing.T) {
	t.Parallel()
	for said := range strings.SplitSeq(strings.TrimSpace(`
第11项整改完了吗
第11项是不是已经完成
第11项已经完成了没有
11项办完了没
第11项完成情况
第11项整改情况
第11项还没整改完
第11项整改完成后要做什么
它改完了吗
这条完成了没有
整改完了的有哪些
已经整改完的问题
把没完成的都列出来
哪些已经完成了
第4项为什么延期到5月底
第4项什么时候申请延期的
时限改到什么时候了
第18项的时限是哪天
责任人是谁
责任人改成谁了
谁把第8项销号了
第8项销号了吗
怎么把第11项改成已完成
怎么改期限
如何给第3项加备注
第3项有备注吗
第11项如果完成了怎么办
is item 11 done
is item 11 done?
has item 4 been extended to June
when was the deadline of item 4 moved to June
which items are done
how do I mark item 11 as done
who was item 5 assigned to
have we finished item 9
item 11 is not done
第12项退回过吗
列出已整改的
第二部分完成了多少
第6项的佐证材料有哪些
第9项的责任人换成了谁
把正在整改的列给我
9的时限为什么挪到2027年
第20项现在谁在盯
第12项以前延过期吗
哪些需要催一下
22验收通过的条件是什么
尚未动工的改成正在推进要谁批
第12项还要再拖多久
第3项换谁来盯
还有哪些没改完
那采取了哪些措施
整改完成
已完成
`), "\n") {
		if c, ok := command.InSentence(said, wednesday); ok {
			t.Errorf("%q is read as the change %q %v %q", said, c.Name, c.Numbers, c.Words)
		}
	}
}

// TestQuestionsOfAnItemReportNothing: what is asked behind an item's number is no news of it.
func TestQuestionsOfAnItemReportNothing(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]bool{
		"item 23, what was the due date": false, "Item 5: when was it closed": false, "item 9, who has it": false, "item 23 when was it signed": false, "第9项，是谁去验收了": false,
		"item 23 was signed off": true, "第9项验收完了": true,
	} {
		if _, ok := command.Reports(said); ok != want {
			t.Errorf("%s: %v", said, ok)
		}
	}
}
