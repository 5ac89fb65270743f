package handlers_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rectify/bot/eval"
	"rectify/handlers"
	"rectify/handlers/reply"
)

// leastTalks is the share of conversations that are right in every turn, in each
// folder of a notice; testdata/README.md has the figures.
var leastTalks = map[string]float64{"testdata": .95, "hospital": .85, "soe": .9, "school": .8, "agriculture": .95, "trust": .7, "court": .7, "elderly": .65}

func TestConversationsGoOn(t *testing.T) {
	t.Parallel()
	builtIn, err := filepath.Glob("testdata/talks*.tsv")
	if err != nil || len(builtIn) == 0 {
		t.Fatalf("conversations = %v, %v", builtIn, err)
	}
	others, err := filepath.Glob("testdata/notices/*/talks*.tsv")
	if err != nil || len(others) == 0 {
		t.Fatalf("conversations about other notices = %v, %v", others, err)
	}
	if underRace {
		others = others[:2] // the rest share nothing more with them
	}
	for _, path := range slices.Concat(builtIn, others) {
		dir := filepath.Dir(path)
		if _, err := os.Stat(filepath.Join(dir, "LOCKED")); err == nil {
			continue
		}
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			file, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			questions, err := eval.Read(file)
			if err != nil {
				t.Fatal(err)
			}
			var a *handlers.Assistant
			if slices.Contains(builtIn, path) {
				a = assistantWith(t)
			} else {
				a = aboutFile(t, filepath.Base(dir), filepath.Join(dir, "notice.txt"))
			}
			results, err := eval.Run(t.Context(), a, questions)
			if err != nil {
				t.Fatal(err)
			}
			right, all := eval.Talks(results)
			if least := cmp.Or(leastTalks[filepath.Base(dir)], .75); float64(right) < least*float64(all) {
				var report strings.Builder
				eval.Print(&report, results, true)
				t.Errorf("%d of %d conversations right\n%s", right, all, report.String())
			}
		})
	}
}

// said has a conversation, and returns the answer to its last sentence.
func said(t *testing.T, a *handlers.Assistant, r reply.Request, sentences ...string) (out reply.Reply) {
	t.Helper()
	for _, s := range sentences {
		r.Text = s
		var err error
		if out, err = a.Converse(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// itemsOf are the numbers of a reply's items, as "9 11".
func itemsOf(r reply.Reply) string {
	var out []string
	for _, item := range r.Items {
		out = append(out, fmt.Sprint(item.Number))
	}
	return strings.Join(out, " ")
}

// TestTopicOutsideThreadsIsForgotten: ten minutes after its last turn, what is
// said outside a thread leans on nothing; a thread is remembered for a month, and
// one opened in a direct message begins with what was talked of there.
func TestTopicOutsideThreadsIsForgotten(t *testing.T) {
	t.Parallel()
	o := withMemory(t)
	at := func(after time.Duration, r reply.Request, sentence string) string {
		o.now = spring.Add(after)
		return itemsOf(said(t, o.Assistant, r, sentence))
	}
	dm := reply.Request{Talk: "dm", Loose: true}
	thread := reply.Request{Talk: "thread"}
	at(0, dm, "第11项")
	at(0, thread, "第11项")
	if got := at(9*time.Minute, dm, "下一条"); got != "12" {
		t.Errorf("nine minutes later 下一条 is %q", got)
	}
	if got := at(9*time.Minute, reply.Request{Talk: "dm thread", Around: "dm"}, "下一条"); got != "13" {
		t.Errorf("in a thread below it 下一条 is %q", got)
	}
	if got := at(25*time.Minute, dm, "下一条"); got == "13" {
		t.Error("the topic is still there sixteen minutes after the last turn")
	}
	if got := at(20*24*time.Hour, thread, "下一条"); got != "12" {
		t.Errorf("in a thread 下一条 is %q after twenty days", got)
	}
	if got := at(20*24*time.Hour, reply.Request{Talk: "late thread", Around: "dm"}, "下一条"); got == "13" {
		t.Error("a thread begins with what was talked of weeks before")
	}
}

// TestSentencesThatMeanAChangeAreOffered: nothing is changed, the first line says
// so, and a button carries the change.
func TestSentencesThatMeanAChangeAreOffered(t *testing.T) {
	t.Parallel()
	o := withMemory(t)
	before := o.sequence()
	for _, c := range []struct {
		said    []string
		command string
		as      reply.Way
	}{
		{[]string{"第11项已经整改完了"}, "status 11 已经整改完了", reply.AsForm},
		{[]string{"第11项", "它已经改完了"}, "status 11 已经改完了", reply.AsForm},
		{[]string{"第9项", "期限改到6月底"}, "due 9 6月底", reply.AsForm},
		{[]string{"哪些问题正在整改", "第二个详细说说", "把责任人改成王五"}, "assign 11 王五", reply.AsForm},
		{[]string{"给第3项加个备注：合同已签"}, "note 3 合同已签", reply.AsForm},
		{[]string{"第11项", "招聘名额批下来了，登记一下"}, "status 11 招聘名额批下来了", reply.AsForm},
		{[]string{"please mark 9 and 11 as finished"}, "status 9,11 finished", reply.AsAnswer},
	} {
		out := said(t, o.Assistant, reply.Request{Talk: strings.Join(c.said, "/"), Rich: true, Person: clerk}, c.said...)
		first, _ := out.Parts[0].(reply.Paragraph)
		if !strings.HasPrefix(first.Text, "台账没有更改") && !strings.HasPrefix(first.Text, "Nothing was changed") {
			t.Errorf("%q is answered with %q", c.said, first.Text)
		}
		var offered []string
		for _, part := range out.Parts {
			row, _ := part.(reply.Buttons)
			for _, b := range row {
				offered = append(offered, fmt.Sprint(b.Command, " ", b.As))
			}
		}
		if want := fmt.Sprint(c.command, " ", c.as); !slices.Contains(offered, want) {
			t.Errorf("%q offers %q, want %q", c.said, offered, want)
		}
	}
	if after := o.sequence(); after != before {
		t.Errorf("the ledger has changed: %d entries, then %d", before, after)
	}
}

// sequence is the number of the history's last entry.
func (o *office) sequence() int64 {
	o.Helper()
	n, err := o.store.Sequence(o.Context())
	if err != nil {
		o.Fatal(err)
	}
	return n
}

// TestQuestionsOfferNoChange: who asks whether something is done is answered.
func TestQuestionsOfferNoChange(t *testing.T) {
	t.Parallel()
	for _, asked := range []string{"第11项整改完了吗", "第11项是不是已经完成", "第11项完成情况", "is item 11 done?", "第9项为什么延期", "怎么把第11项改成已完成"} {
		if offered := eval.Offered(ask(t, asked)); offered != nil {
			t.Errorf("%q offers to change items %v", asked, offered)
		}
	}
}

// TestPartAsAWholeAfterANarrowerQuestion: 那第二部分的问题呢 asks for all of them; the
// status of the question before does not narrow it.
func TestPartAsAWholeAfterANarrowerQuestion(t *testing.T) {
	t.Parallel()
	a := assistantWith(t)
	whole, err := a.Ask(t.Context(), "第二部分有哪些问题")
	if err != nil || len(whole.Items) < 2 {
		t.Fatalf("%v %v", whole.Items, err)
	}
	var numbers []string
	for _, item := range whole.Items {
		numbers = append(numbers, fmt.Sprint(item.Number))
	}
	turns := "t1.1\tzh\tset\t40\t第三部分正在整改的有哪些\nt1.2\tzh\tset\t" + strings.Join(numbers, ",") + "\t那第二部分的问题呢\n"
	questions, err := eval.Read(strings.NewReader(turns))
	if err != nil {
		t.Fatal(err)
	}
	results, err := eval.Run(t.Context(), a, questions)
	if err != nil {
		t.Fatal(err)
	}
	if last := results[len(results)-1]; !last.OK {
		t.Errorf("got %v, want %v", last.Reply.Items, numbers)
	}
}

// TestWhatStaysAndWhatIsReplaced: a sentence that goes on keeps the conditions that it does
// not replace, and one that exchanges a condition means no change.
func TestWhatStaysAndWhatIsReplaced(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ notice, items, said string }{
		{"construct", "7", "安质部主责或者协同的是哪些/牵头的是哪条"},
		{"construct", "8", "安质部主责或者协同的是哪些/只协同的是哪条"},
		{"construct", "37 38", "财务部牵头的有哪些/第一个谁负责/换成审计部牵头的呢，全列出来"},
		{"construct", "16 19 20", "第一部分还在攻坚的有哪些/那第二部分呢"},
		{"construct", "7 9 18 27", "整体情况怎么样/那几个长效坚持的是哪些"},
		{"audit", "31 32", "国有资产出租租金流失/这部分正在推进的有哪些"},
		{"audit", "32", "国有资产出租租金流失/这部分正在推进的有哪些/第二个谁负责"},
		{"construct", "25", "卢雁秋包案的有哪些/第二个讲讲/哪些单位配合它"},
		{"township", "30 31 32 33 34", "财政所牵头的有哪些/还没弄完的呢/换成党建办"},
		{"medinsurance", "3 11", "基金监管科主责的/已经销号的不要/再去掉待验收的"},
		{"emergency", "5", "邱铁生管哪几项/没销号的有没有/刚才列的第一个呢"},
		{"township", "11", "长期坚持的有哪些/占多大比例/第三个详细说说"},
		{"construct", "3 4 5 6 7 9", "每个部分各有多少没销号的/最多的那部分是哪几项"},
		{"medinsurance", "9 32", "药品追溯码那个问题谁负责/两个人里谭一鸣还管别的吗/都到哪一步了/再说一遍"},
		{"township", "5 7", "第5项/第7项呢/这两项都是谁的"},
		{"township", "11 12 19 35", "财政所牵头的有哪些/村镇建设办呢，它牵头的全列出来"},
		{"construct", "10 14 15 23 25 34 37", "卢雁秋包案的有哪些/第二个讲讲/配合单位是谁/这个部门还配合哪些，连这条一起列"},
		{"construct", "8", "安质部主责或者协同的是哪些/没销号的/只协同的是哪条，不管改没改完"},
		{"medinsurance", "1 2 3 5", "药品追溯码那个问题谁负责/责任人还管哪些"},
		{"trust", "3 33", "who is responsible for item 3/what else does it lead, this one included"},
		{"taxfire", "7", "财务科牵头哪几条/正在整改的/不对，我要完成整改的"},
		{"construct", "29", "卢雁秋包案的有哪些/12月到期的"},
		{"construct", "3 4 5 16 19 20 32", "卢雁秋包案的有哪些/再问一下，还在攻坚的有哪些"},
		{"trust", "11 12", "which recommendations are in part 1/only the implemented ones/and part 2?"},
		{"township", "35", "村镇建设办牵头的/什么时候能全部改完/最晚的是哪个"},
	} {
		a := aboutFile(t, c.notice, filepath.Join("testdata", "notices", c.notice, "notice.txt"))
		if out := said(t, a, reply.Request{Talk: c.said, Person: clerk}, strings.Split(c.said, "/")...); itemsOf(out) != c.items {
			t.Errorf("%s: %s, want %s\n%s", c.said, itemsOf(out), c.items, out.Plain())
		}
	}
}

// TestDisplayOfTheNotice: how long the notice is on display is not asked of the item that is
// discussed, though that has been published, too.
func TestDisplayOfTheNotice(t *testing.T) {
	t.Parallel()
	a := aboutFile(t, "county", "testdata/notices/county/notice.txt")
	for _, asked := range []string{"公示到什么时候", "那公示期到哪天", "对了，公示多久"} {
		for _, first := range []string{"第5项", "说说第12项"} {
			if out := said(t, a, reply.Request{Talk: first + asked, Person: clerk}, first, asked); !strings.Contains(out.Plain(), "8月7日") {
				t.Errorf("%s/%s: %s\n%.200s", first, asked, itemsOf(out), out.Plain())
			}
		}
	}
}

// TestUnaddressedSentences: after an answer, what its asker says without calling the
// assistant is meant for it if it goes on, asks, or means a change.
func TestUnaddressedSentences(t *testing.T) {
	t.Parallel()
	o := withMemory(t)
	for sentence, want := range map[string]bool{
		"没完成的": true, "那第二部分呢": true, "第二个": true, "第11项已经改完了": true, "谁负责": true,
		"谢谢": false, "我下午去开会": false, "收到，我跟他们说一声": false,
	} {
		r := reply.Request{Talk: sentence, Person: clerk}
		said(t, o.Assistant, r, "第一部分有哪些问题")
		r.Text = sentence
		if got, err := o.Follows(t.Context(), r); err != nil || got != want {
			t.Errorf("%s: meant for the assistant: %v, %v, want %v", sentence, got, err, want)
		}
	}
}

// TestGoOnsAreNotRefused: what the notices do not answer, and is no other business, is
// answered from what is being talked about; what points at nothing asks for the item.
func TestGoOnsAreNotRefused(t *testing.T) {
	t.Parallel()
	o := withMemory(t)
	if out := said(t, o.Assistant, reply.Request{Talk: "nothing", Person: clerk}, "它的期限"); !strings.Contains(out.Plain(), "哪一项") {
		t.Errorf("它的期限 about nothing is answered\n%s", out.Plain())
	}
	for first, want := range map[string]string{"第11项": "11", "第五部分有哪些问题": "44 45 46"} {
		out := said(t, o.Assistant, reply.Request{Talk: first, Person: clerk}, first, "zzqx怎么样")
		if out.Certainty == reply.None || itemsOf(out) != want {
			t.Errorf("zzqx怎么样 after %s is answered, %s\n%s", first, out.Certainty, out.Plain())
		}
	}
	if out := said(t, o.Assistant, reply.Request{Talk: "other", Person: clerk}, "第11项", "今天天气怎么样"); out.Certainty != reply.None {
		t.Errorf("other business is answered, %s\n%s", out.Certainty, out.Plain())
	}
}
