package handlers_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rectify/handlers/reply"
)

// TestShortTurnsGoOn: what staff add in a few words is read from what was asked and listed before.
func TestShortTurnsGoOn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ notice, items, said string }{
		// the part of the one before, where none is named
		{"kinder", "19 27", "校外培训机构治理有哪些/县市场监管局配合的呢/换成督导室"},
		{"kinder", "2 23", "县市场监管局配合的/那审批服务科呢"},
		{"tobacco", "31 33", "人事科牵头的有哪些/换成财务科"},
		// the same with another condition
		{"kinder", "1 2 7 15", "栾秀梅包的/不要销号的/邵文娟也一样筛一下"},
		{"kinder", "19 20 21 24 26", "栾秀梅包的/不要销号的/葛东升这样的有哪些"},
		{"kinder", "28 31 32", "第二部分清零销号的/那第四部分同样，龚建平的"},
		// some of the list left out
		{"prisons", "27 28 29 30 31 32", "findings in chapter 4/drop the ones not accepted"},
		{"prisons", "28 30 31 32 33", "findings in chapter 4/take out the implemented ones"},
		{"prisons", "1 2 3 4 6 7", "findings in chapter 1/remove the planned ones/exclude the not accepted ones"},
		// the list that was only counted
		{"tobacco", "19 20 23 24", "苏卫东管的已经销号了几个/都啥"},
		{"tobacco", "19 20 23 24", "苏卫东管的已经销号了几个/我看看清单"},
		{"prisons", "9 18 33", "how many findings were not accepted/show me those"},
		// one of the list
		{"bus", "10 11 13 15 18", "安全管理部牵头几条/说说都是啥"},
		{"metro", "29", "2026年3月底到期的都列出来/程雅琴那个是哪条"},
		{"metro", "27", "2026年3月底到期的都列出来/翁小萍那条是哪个"},
		{"metro", "11", "2026年3月底到期的都列出来/马骏那项是第几项"},
		{"tobacco", "24", "苏卫东管的已经销号的有哪些/24退回修改了多少份"},
		{"tobacco", "20", "苏卫东管的已经销号的有哪些/20临时追加项目减少到多少"},
		{"kinder", "15", "邵文娟包的/还没销号的/说下最后那条"},
		// back to an item, or two side by side
		{"tobacco", "12", "第12条处理了谁/下一条讲什么/回到12，限期"},
		{"tobacco", "12", "第12条处理了谁/下一条讲什么/回到12/ta归谁管"},
		{"prisons", "13", "finding 13/finding 14/back to 13"},
		{"kinder", "5 6", "暂缓的项/比较一下5和6"},
		{"prisons", "5 6", "which findings are planned/compare 5 and 6"},
		// what else whoever has a part in the item has
		{"hrss", "21 22", "第20项改完没/牵头单位还管别的什么"},
		{"hrss", "10 34", "第5项/配合单位还配合哪些别的"},
		{"hrss", "8", "第5项/牵头科室还牵头哪些别的"},
		{"hrss", "7", "第13项/责任人还管别的哪些"},
		// only some, some left out, the last of them
		{"council", "4 22 30", "anything overdue?/high priority ones only"},
		{"council", "30", "anything overdue?/high priority ones only/who's got the last of them"},
		{"council", "12 13", "What does Leila Haddad own/leave the implemented ones out"},
		{"council", "21 22", "What does Leila Haddad own/leave the implemented ones out/same for Samira Khan"},
		{"council", "26 27 28", "show me payroll"},
		// the same of another part
		{"kinder", "28 31 32 34", "第二部分有哪些/其中销号的/换成第四部分呢"},
		{"tobacco", "22 25 26 27", "第一部分有哪些/哪些没完成/第三部分呢"},
		{"prisons", "21 25 26", "findings in chapter 1/which of them are implemented/what about chapter 3"},
		{"hrss", "14 17", "谭晓燕负责哪些/办结的是哪个/彭建国呢"},
		// how many were listed, and what goes on from that
		{"prisons", "30", "findings in chapter 4/how many is that in total/which of them are planned"},
		{"prisons", "30", "findings in chapter 4/so how many altogether/the planned ones"},
		{"council", "10 11", "What does Leila Haddad own/how many are those in all/which of them are implemented"},
		{"council", "25 26 27 29", "Legal Services - what do they support/how many is that in total/which of them are implemented/and what does Human Resources support"},
		// what somebody looks after
		{"prisons", "31", "finding 13/what else does he look after"},
		{"prisons", "13 31", "finding 13/list everything she's looking after"},
		{"council", "10 11 12 13", "item 12/who owns it/what does she take care of"},
		// a figure of the item, not of the list
		{"library", "3", "finding 3/how many are left now"},
		{"library", "3", "finding 3/how many managers were there/and how many of them signed"},
		{"library", "3", "finding 3/how many now"},
		// half of a status, and whose the items are
		{"kinder", "5 17 33", "暂缓的有哪些"},
		{"kinder", "1 9 11 21 27 29", "加紧的"},
		{"tobacco", "7 26 31", "进度滞后的都有谁"},
	} {
		a := aboutFile(t, c.notice, filepath.Join("testdata", "blind", c.notice, "notice.txt"))
		if out := said(t, a, reply.Request{Talk: c.said, Person: clerk}, strings.Split(c.said, "/")...); itemsOf(out) != c.items {
			t.Errorf("%s: %s, want %s\n%s", c.said, itemsOf(out), c.items, out.Plain())
		}
	}
}

// TestWhatIsLeftToDo: what is still missing is asked of the item under discussion.
func TestWhatIsLeftToDo(t *testing.T) {
	t.Parallel()
	a := aboutFile(t, "kinder", "testdata/blind/kinder/notice.txt")
	for asked, want := range map[string]string{"还差什么": "云栖苑", "还缺啥没办": "云栖苑", "那还剩哪些没弄完": "云栖苑", "还有啥没弄完": "云栖苑", "它的限时是哪天": "2025年9月30日", "啥时候到": "2025年9月30日"} {
		if out := said(t, a, reply.Request{Talk: asked, Person: clerk}, "第2项", asked); itemsOf(out) != "2" || !strings.Contains(out.Plain(), want) {
			t.Errorf("%s: %s\n%.300s", asked, itemsOf(out), out.Plain())
		}
	}
}

// TestWholeQuestionsStandAlone: what says itself what it asks for is not narrowed by what was
// talked of before in a direct message, nor asked of the item that was.
func TestWholeQuestionsStandAlone(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ notice, items, words, said string }{
		{"prisons", "19 20 21 22 23 24 25 26", "", "what percent is done/summarize chapter 3"},
		{"prisons", "29", "", "due in December 2026/What was found about food?"},
		{"prisons", "11", "", "which findings are planned/What was found about overtime?"},
		{"kinder", "28 34", "上面 3 项里没有", "暂缓的有哪些/2025年4月30日到期的"},
		{"kinder", "4 8 9", "上面 2 项里没有", "加紧推进的，限时2025年12月底的/提到补发或者托位的"},
		{"kinder", "", "一共 34 项", "第11项/一共多少问题，完成了多少"},
		{"tobacco", "", "一共 35 项", "第7项/总共多少个问题，销号了多少"},
	} {
		a := aboutFile(t, c.notice, filepath.Join("testdata", "blind", c.notice, "notice.txt"))
		out := said(t, a, reply.Request{Talk: c.said, Person: clerk, Loose: true}, strings.Split(c.said, "/")...)
		if c.items != "" && itemsOf(out) != c.items || !strings.Contains(out.Plain(), c.words) {
			t.Errorf("%s: %s, want %s and %q\n%s", c.said, itemsOf(out), c.items, c.words, out.Plain())
		}
	}
}

// TestNamesOfSectionsAndHeads: a name that a section and an office share is the section's where
// sections were asked for, and the head's where heads were.
func TestNamesOfSectionsAndHeads(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "notice.txt")
	var notice strings.Builder
	notice.WriteString("Westshire Fire Authority\nAction plan in response to the 2025 inspection report\nPublished: 12 June 2026\n\nThe report contains 6 recommendations.\n")
	for i, s := range []string{"Prevention", "Protection", "Control"} {
		notice.WriteString("\nPart " + string(rune('A'+i)) + ": " + s + "\n")
		for j, status := range []string{"Complete", "In progress"} {
			other := []string{"Protection", "Control", "Prevention"}[i]
			notice.WriteString("\nRecommendation " + string(rune('1'+2*i+j)) + ": Weakness in " + strings.ToLower(s) + " work\nThe review made 26 proposals and found gaps.\n" +
				"Lead: Head of " + s + "\nSupport: " + other + "\nTarget date: 30 September 2026\nStatus: " + status + "\n")
		}
	}
	if err := os.WriteFile(path, []byte(notice.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	for said1, want := range map[string]string{
		"what is open in the prevention section/same for protection":   "4",
		"which are complete/which of those are in the control section": "5",
		"What does the Head of Prevention lead?/what about Control":    "5 6",
		"What does the Head of Control lead?/and Protection?":          "3 4",
	} {
		a := aboutFile(t, "westshire", path)
		if out := said(t, a, reply.Request{Talk: said1, Person: clerk}, strings.Split(said1, "/")...); itemsOf(out) != want {
			t.Errorf("%s: %s, want %s\n%s", said1, itemsOf(out), want, out.Plain())
		}
	}
}
