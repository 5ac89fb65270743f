package handlers_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"rectify/data/ledger/store"
	"rectify/data/notice"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/handlers/people"
	"rectify/handlers/reply"
)

// office is an assistant with a ledger of its own, and the people who use it.
type office struct {
	*testing.T
	*handlers.Assistant
	store *store.Store
	now   time.Time
	seen  map[int]int // for the next command
}

var (
	clerk    = reply.Person{ID: "李四", Role: reply.Editor}
	leader   = reply.Person{ID: "王五", Role: reply.Approver}
	onlooker = reply.Person{ID: "赵六"}
)

func newOffice(t *testing.T) *office {
	t.Helper()
	store, err := builtinLedger(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	o := &office{T: t, store: store, now: spring}
	o.Assistant = handlers.New(handlers.Config{Ledger: store, Keeper: store, Memory: store, Index: builtinIndex(t), Now: func() time.Time { return o.now }})
	o.Assistant = o.With(func(cfg *handlers.Config) { cfg.People = staff{} })
	return o
}

// staff are known by their ids.
type staff struct{}

func (staff) Leaders(context.Context) []string { return nil }

func (staff) Connected() bool { return true }

func (staff) Office(context.Context) string { return "整改台账" }

func (staff) Holders(context.Context, reply.Role) ([]string, error) {
	return []string{"王五", "孙七"}, nil
}

func (staff) Approvers(context.Context) ([]string, error) { return []string{"王五", "孙七"}, nil }

func (staff) Colleagues(_ context.Context, ids []string) map[string]people.Colleague {
	known := map[string]people.Colleague{}
	for _, id := range ids {
		known[id] = people.Colleague{ID: id, Name: id}
	}
	return known
}

func (staff) Nearest(context.Context, string) ([]people.Colleague, error) { return nil, nil }

func (staff) Group(context.Context, string) (string, []string, error) { return "", nil, nil }

// says gives a command and wants words in the reply.
func (o *office) says(who reply.Person, command string, words ...string) reply.Reply {
	o.Helper()
	return o.asks(reply.Request{Text: command, Person: who}, words...)
}

// confirms gives a command as a button does that confirms it.
func (o *office) confirms(who reply.Person, command string, words ...string) reply.Reply {
	o.Helper()
	return o.asks(reply.Request{Text: command, Person: who, Confirmed: true}, words...)
}

func (o *office) asks(r reply.Request, words ...string) reply.Reply {
	o.Helper()
	command := r.Text
	r.Lang, r.Via, r.Seen = reply.Chinese, "test", o.seen
	out, err := o.Command(o.Context(), r)
	if err != nil {
		o.Fatalf("%s: %v", command, err)
	}
	for _, w := range words {
		if !strings.Contains(out.Plain(), w) {
			o.Errorf("%s: no %q in\n%s", command, w, out.Plain())
		}
	}
	return out
}

func TestCommandsChangeTheLedger(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "status 11", "第11项", "正在整改")
	o.says(clerk, "status 11 已整改 已签合同", "已更新第11项", "已整改")
	o.says(clerk, "历史 11", "李四", "正在整改 → 已整改：已签合同")
	o.says(leader, "close 11 现场查验", "已销号")
	o.says(leader, "重新打开 11 回头看发现反弹", "正在整改")
	o.says(clerk, "派给 9 张三 + 李四", "责任：张三", "配合：李四")
	o.says(clerk, "due 9 6月底 等资金", "时限：2024-06-30")
	o.says(clerk, "协调 9 财政局 等资金", "需协调：财政局（自 2024-05-08 起）")
	o.says(clerk, "wait 9 解除", "已更新第9项")
	o.says(clerk, "evidence 9 https://example.org/a 合同", "佐证：1 件")
	o.says(clerk, "evidence 9 https://example.org/b 2024-04-30 验收单", "佐证：2 件")
	o.says(clerk, "history 9", "佐证 https://example.org/b（2024-04-30 的事实）：验收单")
	o.says(clerk, "备注 9 已到现场", "已更新第9项")
	o.says(clerk, "undo 9", "已更新第9项")
	o.says(clerk, "history 9", "备注：已到现场（已撤销）", "佐证 https://example.org/a：合同")
	if err := o.store.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestCommandsSayWhatIsWrong(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for command, words := range map[string]string{
		"status 99 done":  "编号为 1 到 46",
		"status 11 差不多了":  "没有“差不多了”这个状态",
		"status 9 正在整改":   "现在就是这样",
		"close 9":         "还没有整改完成",
		"reopen 1":        "写明原因",
		"status 1 正在整改":   "写明原因",
		"due 9 以后再说":      "没看懂这个日期",
		"assign 9":        "请写明责任人",
		"note 9":          "内容是空的",
		"evidence 9 在我桌上": "链接",
		"undo 9":          "没有可以撤销的",
		"lsit":            "/rectify 列表",
		"undo":            "请写明问题编号",
		"note 9 " + strings.Repeat("长", 10_001): "不合要求",
	} {
		o.says(leader, command, words)
	}
	if history, err := o.store.History(t.Context(), notices.BuiltinID, 9); err != nil || len(history) != 1 {
		t.Errorf("item 9 was changed: %+v, %v", history, err)
	}
}

func TestWhoMayNotIsToldWhoMay(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(onlooker, "status 11 done", "没有这项权限", "编辑人（王五、孙七）")
	o.says(clerk, "close 1", "审批人（王五、孙七）")
	o.says(clerk, "status 1 已销号", "审批人")
	o.says(clerk, "history 1", "李四  无权更改（close 1）")
	if out := o.says(onlooker, "哪些问题正在整改"); len(out.Items) != 3 {
		t.Errorf("an onlooker got %d items", len(out.Items))
	}
}

func TestUndoingACloseOffIsForApprovers(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(leader, "close 1 查验", "已销号")
	o.says(clerk, "note 5 已到现场", "已更新第5项")
	o.says(clerk, "undo 5,1", "审批人")
	o.says(leader, "undo 1", "已整改")
}

// TestUndoAsksBeforeItTakesBackAColleaguesChange: with buttons, one's own change goes at
// once; a colleague's is named, and asked about; a decision is not offered to clerks.
func TestUndoAsksBeforeItTakesBackAColleaguesChange(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	undo := reply.Request{Text: "undo 9", Person: clerk, Rich: true}
	o.says(reply.Person{ID: "赵六", Role: reply.Editor}, "note 9 同事的话", "已更新第9项")
	o.says(clerk, "note 9 自己的话", "已更新第9项")
	if out := o.asks(undo, "撤销：备注（自己的话）"); strings.Contains(out.Plain(), "再撤销一步") {
		t.Errorf("a colleague's change is offered without a question:\n%s", out.Plain())
	}
	asked := o.asks(undo, "别人做的", "同事的话", "要撤销它吗")
	if b := button(t, asked); !b.Confirm || b.Command != "undo 9" {
		t.Errorf("button = %+v", b)
	}
	o.seen = button(t, asked).Seen
	undo.Confirmed = true
	o.asks(undo, "撤销：备注（同事的话）")
	o.seen = nil
	o.says(leader, "due 9 2024-06-30", "已更新第9项")
	o.says(leader, "evidence 9 https://example.org/a 合同", "佐证：1 件")
	o.says(clerk, "佐证 9 移除 2", "有 1 件佐证")
	o.says(clerk, "佐证 9 移除 1", "撤销：佐证 https://example.org/a")
	o.says(leader, "close 1 查验", "已销号")
	o.asks(reply.Request{Text: "undo 1", Person: clerk, Rich: true}, "别人做的", "销号", "审批人")
}

// TestUndoOfOnesOwnChangeBehindAColleagues: what a colleague did since stays, and what
// they did to the same field is named, with what can be taken back.
func TestUndoOfOnesOwnChangeBehindAColleagues(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	colleague := reply.Person{ID: "赵六", Role: reply.Editor}
	pressed := func(person reply.Person, at map[int]int) reply.Request {
		o.seen = at
		return reply.Request{Text: "undo 9", Person: person, Rich: true}
	}
	done := o.says(clerk, "status 9 done 已签合同", "已更新第9项")
	o.says(colleague, "note 9 同事的话", "已更新第9项")
	if out := o.asks(pressed(clerk, map[int]int{9: 2}), "撤销，状态 已整改 → 正在整改"); out.Kind != reply.KindChange {
		t.Errorf("the button beside one's own change:\n%s\n%s", done.Plain(), out.Plain())
	}
	o.seen = nil
	o.says(clerk, "history 9", "同事的话")
	o.says(clerk, "due 9 2024-06-30", "已更新第9项")
	o.says(colleague, "evidence 9 https://example.org/a 合同", "已更新第9项")
	asked := o.asks(pressed(clerk, nil), "别人做的", "https://example.org/a", "只撤销您自己的", "2024-06-30")
	choices := asked.Parts[len(asked.Parts)-1].(reply.Buttons)
	if choices[0].Label != "撤销我的" || len(choices) != 2 {
		t.Fatalf("choices %+v", choices)
	}
	mine := pressed(clerk, choices[0].Seen)
	mine.Confirmed = true
	o.asks(mine, "撤销：时限", "佐证：1 件")
	o.seen = nil

	o.says(clerk, "status 9 done 已办结", "已更新第9项")
	o.says(colleague, "status 9 正在整改 又出现了", "已更新第9项")
	if asked := o.asks(pressed(clerk, map[int]int{9: 7}), "别人做的", "又出现了", "要撤销它吗"); strings.Contains(asked.Plain(), "撤销我的") {
		t.Errorf("one's own is offered though the same field was set since:\n%s", asked.Plain())
	}
}

func TestSecondOfTwoPeopleIsAskedAgain(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.seen = map[int]int{11: 1}
	o.says(clerk, "status 11 done 好了", "已更新第11项")
	out := o.says(leader, "status 11 long_term 制度化", "没有生效", "李四  状态 正在整改 → 已整改：好了", "仍要更改吗")
	again := button(t, out)
	o.seen = again.Seen
	o.says(leader, again.Command, "已更新第11项：状态", "长期坚持")
}

func TestSeveralItemsAreConfirmedAndAllOrNothing(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	confirm := button(t, o.says(clerk, "status 9,40 done 好了", "以下 2 项", "请确认"))
	if got := o.says(clerk, "status 9"); got.Items[0].Status != notice.InProgress {
		t.Error("a preview changed the ledger")
	}
	o.says(clerk, "status 40 long_term 有新情况", "已更新第40项")
	r := reply.Request{Text: confirm.Command, Person: clerk, Lang: reply.Chinese, Via: "test", Seen: confirm.Seen, Confirmed: true}
	out, err := o.Command(t.Context(), r)
	if err != nil || !strings.Contains(out.Plain(), "第40项刚被更改过") {
		t.Fatalf("%v\n%s", err, out.Plain())
	}
	if got := o.says(clerk, "status 9"); got.Items[0].Status != notice.InProgress {
		t.Error("half of a bulk change was made")
	}
	r.Seen = button(t, out).Seen
	out, err = o.Command(t.Context(), r)
	if err != nil || !strings.Contains(out.Plain(), "已更新 2 项") {
		t.Fatalf("%v\n%s", err, out.Plain())
	}
}

func TestSameRequestHasEffectOnce(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	r := reply.Request{Text: "note 9 已到现场", Person: clerk, Lang: reply.Chinese, Via: "test", ID: "Ev1"}
	for range 3 {
		if _, err := o.Command(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	if history, err := o.store.History(t.Context(), notices.BuiltinID, 9); err != nil || len(history) != 2 {
		t.Errorf("history = %+v, %v, want the note once", history, err)
	}
}

// button is the one button of a reply that is to be pressed.
func button(t *testing.T, out reply.Reply) reply.Button {
	t.Helper()
	for _, part := range out.Parts {
		if buttons, ok := part.(reply.Buttons); ok {
			return buttons[0]
		}
	}
	t.Fatalf("no button in\n%s", out.Plain())
	return reply.Button{}
}

func TestQuestionsAboutThePast(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "status 9 done 好了") // on 2024-05-08
	for question, words := range map[string]string{
		"4月底还有几个没完成":      "3 项",
		"昨天哪些没完成":         "9. 旅游产业培育不充分",
		"还有几个没完成":         "2 项",
		"2024-04-01哪些没完成": "通报还没有发布",
	} {
		o.says(onlooker, question, words)
	}
}
