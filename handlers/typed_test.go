package handlers_test

import (
	"context"
	"strings"
	"testing"
	"unicode"

	"rectify/data/notice"
	"rectify/data/notices"
	"rectify/handlers/reply"
)

// ask gives a command, confirmed or not, and returns the reply.
func (o *office) typed(r reply.Request) reply.Reply {
	o.Helper()
	if r.Person.ID == "" {
		r.Person = clerk
	}
	r.Via = "test"
	if r.Lang == "" {
		r.Lang = reply.Chinese
	}
	out, err := o.Command(o.Context(), r)
	if err != nil {
		o.Fatalf("%s: %v", r.Text, err)
	}
	return out
}

// unchanged fails where an item has been changed.
func (o *office) unchanged(numbers ...int) {
	o.Helper()
	for _, n := range numbers {
		if history, err := o.store.History(o.Context(), notices.BuiltinID, n); err != nil || len(history) != 1 {
			o.Errorf("item %d was changed: %+v, %v", n, history[1:], err)
		}
	}
}

// buttonsOf are all buttons of a reply.
func buttonsOf(out reply.Reply) (all reply.Buttons) {
	for _, part := range out.Parts {
		if row, ok := part.(reply.Buttons); ok {
			all = append(all, row...)
		}
	}
	return all
}

func TestHalfDoneIsAskedAbout(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for _, words := range strings.Split(`完成了一半|完成 80%|done 50%|done?|done - not yet verified|已完成 但还差验收|基本完成|完成大半|快完成了|已整改 除了第三条|`+
		`done except the last part|nearly done|almost done|未完成验收|done, I think|完成？|还没完成|not done|不是已整改|done tomorrow|下周完成|预计月底完成|will be done|`+
		`ongoing|已销号 但还差归档|差一点完成|完成 三分之二`, "|") {
		for _, prefix := range []string{"status 11 ", "状态11：", "更新 十一 "} {
			out := o.typed(reply.Request{Text: prefix + words})
			if row := buttonsOf(out); len(row) < 2 || !strings.HasPrefix(row[0].Command, "status 11 ") || row[len(row)-1].Command != "note 11 "+words || !row[0].Confirm {
				t.Errorf("%s%s: buttons %+v in\n%s", prefix, words, row, out.Plain())
			}
		}
	}
	o.unchanged(11)
	row := buttonsOf(o.typed(reply.Request{Text: "status 11 已完成 但还差验收"}))
	o.typed(reply.Request{Text: row[1].Command, Seen: row[1].Seen, Confirmed: row[1].Confirm})
	o.says(clerk, "history 11", "备注：已完成 但还差验收")
	row = buttonsOf(o.typed(reply.Request{Text: "status 11 已完成 但还差验收"}))
	if out := o.typed(reply.Request{Text: row[0].Command, Seen: row[0].Seen, Confirmed: row[0].Confirm}); out.Kind != reply.KindChange {
		t.Errorf("a confirmed status was not set:\n%s", out.Plain())
	}
	o.says(clerk, "history 11", "正在整改 → 已整改：但还差验收")
	row = buttonsOf(o.typed(reply.Request{Text: "status 9,40 完成了一半"}))
	o.typed(reply.Request{Text: row[0].Command, Seen: row[0].Seen, Confirmed: row[0].Confirm})
	o.says(clerk, "history 40", "正在整改 → 已整改：完成了一半")
}

func TestStatusesAreSetAtOnce(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]struct {
		status notice.Status
		note   string
	}{
		"已整改 已签合同": {notice.Rectified, "已签合同"}, "done signed the contract": {notice.Rectified, "signed the contract"}, "完成了": {notice.Rectified, ""},
		"搞定": {notice.Rectified, ""}, "已完成整改": {notice.Rectified, ""}, "not started": {notice.NotStarted, ""}, "long term": {notice.LongTerm, ""},
		"已整改 見《協議》👍": {notice.Rectified, "見《協議》👍"}, "長期堅持": {notice.LongTerm, ""}, "in progress 60% paid": {notice.InProgress, "60% paid"},
	} {
		o := newOffice(t)
		if out := o.typed(reply.Request{Text: "status 11 " + words}); out.Kind != reply.KindChange || out.Items[0].Status != want.status {
			t.Errorf("%s: %v %v\n%s", words, out.Kind, out.Items, out.Plain())
		}
		history, err := o.store.History(t.Context(), notices.BuiltinID, 11)
		if last := history[len(history)-1]; err != nil || last.Note != want.note {
			t.Errorf("%s: note %q, want %q", words, last.Note, want.note)
		}
	}
}

func TestWhatIsNotUnderstoodSaysWhatToType(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for typed, words := range map[string][]string{
		"status 11 差不多了": {"没有“差不多了”这个状态", "长期坚持", "/rectify 状态 11"}, "status 11 whatever": {"没有“whatever”这个状态", "长期坚持", "/rectify 状态 11"},
		"status 11 ✅": {"“✅”", "/rectify 状态 11"}, "status 11 :white_check_mark:": {"没看懂", "/rectify 状态 11"}, "状态 11 👍👍": {"没看懂", "/rectify 状态 11"},
		"status 2023-11-06": {"请写明问题编号"}, "note 2023/11/6 签了合同": {"请写明问题编号", "/rectify 备注 11 签了合同"}, "状态 2023年11月6日 已整改": {"请写明问题编号"},
		"status -11 done": {"/rectify 状态 11 done"}, "status 1 1 done": {"“1 1”", "/rectify 状态 11 done"},
		"history 11 last week": {"“last week”", "/rectify 历史 11"}, "全文 11 第二段": {"没看懂", "/rectify 全文 11"}, "undo 11 全部": {"没看懂", "/rectify 撤销 11"},
		"extend 11 6月底": {"请写明延期的原因", "/rectify 延期 11 6月底 原因"}, "nudge 11": {"/rectify 分派 11 @"},
		"status 3-1": {"“3-1”", "/rectify 状态 1-3"}, "状态 8-5 已整改": {"没看懂“8-5”", "/rectify 状态 5-8"},
		"list xyz": {"“xyz”", "/rectify 列表 未完成"}, "列表 未知的东西啊": {"没看懂", "/rectify 列表 未完成"}, "清单 qqq 未完成": {"没看懂", "/rectify 列表"},
		"promise 6 9": {"没看懂“9”", "/rectify 遗留事项 6 1 落实"}, "承诺 6 9": {"/rectify 遗留事项 6 1 落实"},
		"export pdf": {"“pdf”", "/rectify 导出 通报"}, "导出 PDF": {"没看懂“PDF”", "/rectify 导出"}, "导出 全文 照片": {"/rectify 导出"},
		"/list": {"“/list”", "/rectify 列表"}, "/rectifi list": {"/rectify 列表"}, "/清单": {"没看懂", "/rectify 列表"}, "/statsu 11": {"/rectify 状态"}, "lsit": {"/rectify 列表"},
		"status 已整改": {"没看懂", "/rectify 状态 11 已整改"}, "status done": {"请写明问题编号", "/rectify 状态 11 done"}, "note 今天签了合同": {"请写明问题编号"},
		"status 11.5 done": {"请写明问题编号", "/rectify 状态 11 done"}, "状态 第十一 整改": {"没有“整改”这个状态"}, "状态 2023年 已整改": {"请写明问题编号"},
	} {
		out := o.typed(reply.Request{Text: typed})
		for _, w := range words {
			if !strings.Contains(out.Plain(), w) {
				t.Errorf("%s: no %q in\n%s", typed, w, out.Plain())
			}
		}
		if len(out.Items) > 0 || strings.Contains(strings.Split(out.Plain(), "\n")[0], "2024") {
			t.Errorf("%s: %d items, or a day of 2024, in\n%s", typed, len(out.Items), out.Plain())
		}
	}
	o.unchanged(1, 3, 6, 11)
}

func TestClosingAsksForItsBasis(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for _, typed := range []string{"close 1", "销号 1", "status 1 closed", "状态 1 已销号", "close 1 。"} {
		out := o.typed(reply.Request{Text: typed, Person: leader})
		if b := button(t, out); b.Command != "close 1" || b.As != reply.AsForm || out.Kind == reply.KindChange {
			t.Errorf("%s: %+v\n%s", typed, b, out.Plain())
		}
	}
	o.says(leader, "close 1", "核查依据")
	if out := o.typed(reply.Request{Text: "close 9", Person: leader}); !strings.Contains(out.Plain(), "还没有整改完成") {
		t.Errorf("close 9:\n%s", out.Plain())
	}
	o.unchanged(1, 9)
	o.says(leader, "close 1 现场查验", "已销号")
}

func TestTwoLinesAreTwoCommands(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	out := o.says(clerk, "status 11 已整改 已签合同\nnote 9 已到现场\n第二天又去了", "2 处更改", "第11项", "已签合同", "第9项", "第二天又去了")
	o.unchanged(9, 11)
	b := button(t, out)
	out = o.typed(reply.Request{Text: b.Command, Seen: b.Seen, Confirmed: b.Confirm, ID: "two"})
	if out.Kind != reply.KindChange || !strings.Contains(out.Plain(), "已更新 2 项") {
		t.Errorf("confirmed:\n%s", out.Plain())
	}
	o.says(clerk, "history 9", "备注：已到现场\n第二天又去了")
	o.says(clerk, "history 11", "→ 已整改：已签合同")
	b = button(t, o.says(clerk, "note 40 一\nstatus 40 done", "第40项"))
	o.typed(reply.Request{Text: b.Command, Seen: b.Seen, Confirmed: true, ID: "same item"})
	o.says(clerk, "history 40", "备注：一", "→ 已整改")
	o = newOffice(t)
	for _, typed := range []string{"status 9 完成一半\nnote 11 x", "note 9 x\nstatus 11 差不多", "note 9 x\nnote 99 y", "note 9 x\nclose 1", "note 9 x\nstatus 11-9 done"} {
		if out := o.typed(reply.Request{Text: typed}); len(buttonsOf(out)) > 0 || out.Kind == reply.KindChange {
			t.Errorf("%s: %+v\n%s", typed, buttonsOf(out), out.Plain())
		}
	}
	o.says(clerk, "status 11\nhistory 9", "第11项", "由通报录入")
	for _, n := range []int{9, 11} {
		o.unchanged(n)
	}
}

func TestCommandsSaidByNameChangeNothing(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	say := func(text string, rich bool) reply.Reply {
		t.Helper()
		out, err := o.Converse(t.Context(), reply.Request{Text: text, Person: leader, Lang: reply.Chinese, Via: "test", Rich: rich})
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		return out
	}
	for text, want := range map[string]reply.Button{
		"note 11 今天签了合同":                 {Command: "note 11 今天签了合同", As: reply.AsForm},
		"/rectify note 11 今天签了合同":        {Command: "note 11 今天签了合同", As: reply.AsForm},
		"status 11 done":                 {Command: "status 11 done", As: reply.AsForm},
		"狀態 十一：已整改 已簽合同":                 {Command: "status 11 已整改 已簽合同", As: reply.AsForm},
		"close 1 现场查验":                   {Command: "close 1 现场查验", As: reply.AsForm},
		"close 1":                        {Command: "close 1", As: reply.AsForm},
		"undo 11":                        {Command: "undo 11"},
		"status 9,40 done":               {Command: "status 9,40 done"},
		"digest off":                     {Command: "digest off"},
		"snooze 11":                      {Command: "snooze 11"},
		"note 9 已到现场\nstatus 11 done":    {Command: "note 9 已到现场\nstatus 11 done"},
		"status 11 done, not yet really": {Command: "status 11 rectified not yet really"},
	} {
		out := say(text, true)
		b := buttonsOf(out)
		if len(b) == 0 || b[0].Command != want.Command || b[0].As != want.As || !strings.Contains(out.Plain(), "没有更改") && !strings.Contains(out.Plain(), "请确认") && !strings.Contains(out.Plain(), "not changed") && !strings.Contains(out.Plain(), "nothing was changed") {
			t.Errorf("%q: %+v\n%s", text, b, out.Plain())
		}
	}
	for text, words := range map[string]string{
		"status 11": "破解文化院团发展困境", "history 11": "由通报录入", "历史 11": "由通报录入", "list open": "破解文化院团发展困境", "全文 11": "整改情况",
		"导出": "台账已导出", "export": "台账已导出", // changes nothing
	} {
		if out := say(text, false); !strings.Contains(out.Plain(), words) {
			t.Errorf("%q: no %q in\n%s", text, words, out.Plain())
		}
	}
	for _, text := range []string{"说明第11项的情况", "期限11是什么时候", "责任人第11项是谁", "status 11 done?", "状态11完成了吗", "进展11怎么样", "备注一下", "list the items that are open"} {
		if out := say(text, false); strings.Contains(out.Plain(), "没有更改") || strings.Contains(out.Plain(), "nothing was changed") {
			t.Errorf("the question %q was taken for a command:\n%s", text, out.Plain())
		}
	}
	for n := range 46 {
		o.unchanged(n + 1)
	}
}

func TestFormsOpenFilledIn(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for typed, want := range map[string]map[string]string{
		"status 11 已整改 已签合同":             {"status": "rectified", "note": "已签合同"},
		"status 11 完成了一半":                {"status": "in_progress", "note": "完成了一半"},
		"note 11 今天签了合同":                 {"note": "今天签了合同"},
		"close 1 现场查验":                   {"basis": "现场查验"},
		"reopen 1 回头看发现反弹":               {"note": "回头看发现反弹"},
		"due 11 2024-06-30 等资金":          {"date": "2024-06-30", "note": "等资金"},
		"evidence 11 https://x.org/a 合同": {"link": "https://x.org/a", "about": "合同"},
		"assign 11 @U1 财务科 + 办公室":        {"owner": "U1", "office": "财务科", "supporting": "办公室"},
	} {
		form, err := o.Form(t.Context(), reply.Request{Text: typed, Person: leader, Lang: reply.Chinese, Via: "test"})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, f := range form.Fields {
			got[f.Name] = f.Value
		}
		for name, value := range want {
			if got[name] != value {
				t.Errorf("%s: %s = %q, want %q", typed, name, got[name], value)
			}
		}
	}
}

func TestEmojiAndMarksAreNoQuestion(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for _, text := range []string{"👍", ":eyes:", ":one:", ":100:", ":pray::skin-tone-2:", "🙏🏽", "？？", "...", "1\ufe0f\u20e3:", "❤️", "\u200b"} {
		for _, put := range []func(context.Context, reply.Request) (reply.Reply, error){o.Command, o.Converse} {
			out, err := put(t.Context(), reply.Request{Text: text, Person: clerk, Lang: reply.Chinese, Via: "test"})
			if err != nil || len(out.Items) > 0 && text[0] != '1' {
				t.Errorf("%q: %v, %d items\n%s", text, err, len(out.Items), out.Plain())
			}
		}
	}
}

// TestOneReplyHasOneLanguage: a command with a Chinese word is answered in
// Chinese, and one of Latin letters in the language of whoever typed it.
func TestOneReplyHasOneLanguage(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for _, typed := range strings.Split("status 3-1|list xyz|promise 6 9|export pdf|/list|/rectifi list|status 99 done|status 11 whatever|note 11|due 11 soon|undo 11|nudge 11|status 2023-11-06|status 11 in progress|assign 11|extend 11 friday|history 11 x|close 9", "|") {
		for _, l := range []reply.Lang{reply.Chinese, reply.English} {
			out := o.typed(reply.Request{Text: typed, Lang: l, Person: leader})
			first, _, _ := strings.Cut(out.Plain(), "\n")
			if hasHan := strings.ContainsFunc(first, func(r rune) bool { return unicode.Is(unicode.Han, r) }); hasHan != (l == reply.Chinese) || out.Lang != l {
				t.Errorf("%s in %s: %s", typed, l, first)
			}
		}
	}
	for _, typed := range []string{"状态 3-1", "export 文件", "list 完全没有的东西", "状态 11 whatever", "due 11 不知道"} {
		if out := o.typed(reply.Request{Text: typed, Lang: reply.English}); out.Lang != reply.Chinese {
			t.Errorf("%s: %s", typed, out.Plain())
		}
	}
}

// TestStatusWithoutItsCommand: a number and a status after "/rectify" show the
// change as a button and how it is typed, rather than a card.
func TestStatusWithoutItsCommand(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for _, typed := range []string{"11 已整改", "第11项 已整改", "11已整改", "第11项：已经整改完毕", "11 done", "item 11 done", "#11 搞定"} {
		out := o.typed(reply.Request{Text: typed, Rich: true})
		if row := buttonsOf(out); len(row) == 0 || !strings.HasPrefix(row[0].Command, "status 11 ") || !strings.Contains(out.Plain(), "没有更改") || !strings.Contains(out.Plain(), "/rectify status 11") {
			t.Errorf("%s: %+v\n%s", typed, row, out.Plain())
		}
	}
	for _, typed := range []string{"11 已整改吗", "第11项整改得怎么样了", "11 整改完了没有", "item 11 done?", "11"} {
		if out := o.typed(reply.Request{Text: typed}); strings.Contains(out.Plain(), "没有写命令") {
			t.Errorf("%s: %s", typed, out.Plain())
		}
	}
	o.unchanged(11)
}

// TestSeveralOfWhichSomeAreSo: the rest is previewed and changed.
func TestSeveralOfWhichSomeAreSo(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := button(t, o.says(clerk, "status 11,12,9 已整改 验收通过了", "以下 3 项")) // a note is a report of progress
	if b.Command != "status 11,12,9 已整改 验收通过了" {
		t.Error(b)
	}
	b = button(t, o.says(clerk, "status 11,12,9 已整改", "以下 2 项", "第12项现在就是这样"))
	out := o.typed(reply.Request{Text: b.Command, Seen: b.Seen, Confirmed: b.Confirm, ID: "some"})
	if out.Kind != reply.KindChange || !strings.Contains(out.Plain(), "已更新 2 项") {
		t.Errorf("%s", out.Plain())
	}
	o.says(clerk, "status 9,11 done", "现在就是这样")
	o.unchanged(12)
	o.says(clerk, "assign 9 财务科")
	b = button(t, o.says(clerk, "assign 9,40 财务科", "将对"))
	if out := o.typed(reply.Request{Text: b.Command, Seen: b.Seen, Confirmed: b.Confirm, ID: "both"}); out.Kind != reply.KindChange {
		t.Error(out.Plain())
	}
}

// TestCourtesyIsNoNote: 谢谢 at the end of a command is no part of it, unless what
// follows is kept as it was typed.
func TestCourtesyIsNoNote(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"status 11 已整改，谢谢！": "→ 已整改\n", "due 11 6月底 谢谢🙏": "→ 2024-06-30\n", "assign 11 财务科 辛苦了": "→ 财务科\n", "status 11 done, thanks": "→ 已整改\n",
		"note 11 已签合同 谢谢": "备注：已签合同 谢谢", "status 11 已整改 感谢财政局支持": "已整改：感谢财政局支持",
	} {
		o := newOffice(t)
		o.says(clerk, typed, "已更新")
		if out := o.says(clerk, "history 11"); !strings.Contains(out.Plain()+"\n", want) {
			t.Errorf("%s: no %q in\n%s", typed, want, out.Plain())
		}
	}
}

// TestHistoriesOfSeveral: none is left out without a word.
func TestHistoriesOfSeveral(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "history 9,11", "第9项", "第11项")
	o.says(clerk, "全文 9、11", "旅游产业培育不充分", "破解文化院团发展困境不力")
	o.says(clerk, "history 1-9", "第5项", "其余 4 项")
}

// TestCommandsSaidByNameWithoutAnItem name the item that is missing.
func TestCommandsSaidByNameWithoutAnItem(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for _, text := range []string{"undo", "撤销", "nudge", "催办", "close", "销号。", "reopen", "assign", "/rectify undo", "due", "https://example.org/a", "<https://example.org/a> <https://example.org/b>"} {
		out, err := o.Converse(t.Context(), reply.Request{Text: text, Person: leader, Lang: reply.Chinese, Via: "test", Rich: true})
		if err != nil || len(out.Items) > 0 || !strings.Contains(out.Plain(), "编号") {
			t.Errorf("%s: %v %s", text, err, out.Plain())
		}
	}
	for _, text := range []string{"材料", "什么时候销号？", "销号了吗", "责任人"} {
		if out, err := o.Converse(t.Context(), reply.Request{Text: text, Person: leader, Lang: reply.Chinese, Via: "test"}); err != nil || strings.Contains(out.Plain(), "请写明问题编号") {
			t.Errorf("%s: %v %s", text, err, out.Plain())
		}
	}
}

// TestAsClerksType: what was typed is done as it was meant; what holds more than
// one change, or names no command, changes nothing.
func TestAsClerksType(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"状态十一已整改。": "→ 已整改", "状态，11，已整改，": "→ 已整改", "STATUS １１ ＤＯＮＥ": "→ 已整改", "狀態 第１１項 已整改 謝謝": "→ 已整改", "更新11已完成 已签合同": "→ 已整改：已签合同",
		"status 11 已整改🎉🎉": "→ 已整改", "status 11 🎉已整改": "→ 已整改", "status 11 改成已整改": "→ 已整改", "set 11 done": "→ 已整改", "status 11 to done pls": "→ 已整改",
		"> 第11项请尽快反馈\nstatus 11 已整改": "→ 已整改", "> 请反馈\n> 谢谢\nnote 11 已到场": "备注：已到场", "status 11 已整改\n谢谢": "→ 已整改", "status 11 整改中，预计6月底完成": "预计6月底完成",
		"备注11今天签了合同": "备注：今天签了合同", "进展11：设备已到货🚚": "备注：设备已到货🚚", "note 11 3台设备到货": "备注：3台设备到货", "備註 第十一項 今天簽了合同": "备注：今天簽了合同",
		"assign 11给财务科": "→ 财务科", "分派第11项给财务科": "→ 财务科", "责任人11财务科": "→ 财务科", "assign 11 财务科、办公室": "→ 财务科 办公室", "分派 11 →财务科": "→ 财务科",
		"due 11：6月底": "→ 2024-06-30", "期限11，六月三十号。": "→ 2024-06-30", "due 11 下周五下班前": "→ 2024-05-17", "due 11 ６月３０日": "→ 2024-06-30", "due 11 延到7月底": "→ 2024-07-31", "限期 11 一个月": "→ 2024-06-08",
		"evidence 11 http://x.cn/a，合同": "佐证 http://x.cn/a：合同", "extend 11 7月底，因为等批复，谢谢": "→ 2024-07-31：因为等批复", "status 11 已整改 3项制度已完成": "→ 已整改：3项制度已完成",
	} {
		o := newOffice(t)
		if out := o.typed(reply.Request{Text: typed}); out.Kind != reply.KindChange {
			t.Errorf("%s: %s", typed, out.Plain())
			continue
		}
		if history := o.says(clerk, "history 11").Plain(); !strings.Contains(history, want) {
			t.Errorf("%s: no %q in\n%s", typed, want, history)
		}
	}
	o := newOffice(t)
	for typed, words := range map[string]string{
		"status 11 已整改 status 9 已整改": "每条命令写一行", "status 11 已整改，9 已整改": "每条命令写一行", "status 11 done 9 done": "每条命令写一行", "status 11 OK": "没有“OK”这个状态", "status 11 √": "没看懂",
		"status 11 未整改": "没看懂", "status 11 暂缓": "没看懂", "status 11 取消": "没看懂", "status 全部 已整改": "请写明问题编号", "status 第二部分 已整改": "请写明问题编号", "status 11以外 已整改": "不能确定", "status 11 什么时候完成": "不能确定",
		"请把第11项改为已整改": "没有写命令", "第11项状态改为已整改": "没有写命令", "把11改为已整改": "没有写命令", "due 11 国庆前": "没看懂这个日期", "due 11 年前": "不是具体的一天", "due 11 不变": "没看懂这个日期", "due 11:30": "请写明问题编号",
		"note 11 。": "空的", "note 11 :ok_hand:": "空的", "evidence 11 见附件": "请给出佐证材料的链接", "undo 99": "没有第99项", "状态": "请写明问题编号", "撤销": "请写明问题编号", "promise 6 2 7月底": "没看懂", "@rectify 11 done": "没看懂",
	} {
		if out := o.typed(reply.Request{Text: typed}); out.Kind == reply.KindChange || !strings.Contains(out.Plain(), words) {
			t.Errorf("%s: no %q in\n%s", typed, words, out.Plain())
		}
	}
	o.unchanged(6, 9, 11)
}
