package handlers_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"rectify/handlers"
	"rectify/handlers/reply"
)

// to are those whom a reply writes to.
func to(out reply.Reply) string {
	var ids []string
	for _, letter := range out.Notifications {
		ids = append(ids, letter.To)
	}
	return strings.Join(ids, " ")
}

func TestMoreTimeIsAskedForAndGranted(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "due 11 5月底")
	o.says(clerk, "extend 11 2024-05-20 来不及", "不晚于现在的时限")
	o.says(clerk, "extend 11 6月底", "写明延期的原因")
	asked := o.says(clerk, "延期11 6月底 等待批复", "时限：2024-05-31", "申请延期：至 2024-06-30（李四）")
	if to(asked) != "王五 孙七" {
		t.Errorf("asked of %s", to(asked))
	}
	if text := asked.Notifications[0].Reply.Plain(); !strings.Contains(text, "李四 申请") || !strings.Contains(text, "等待批复") {
		t.Errorf("approvers read %s", text)
	}
	o.says(clerk, "extend 11 grant", "没有这项权限", "王五")
	granted := o.says(leader, "extend 11 同意 抓紧", "时限：2024-06-30")
	if to(granted) != "李四" {
		t.Errorf("the decision went to %s", to(granted))
	}
	o.says(clerk, "history 11", "申请延期 2024-05-31 → 2024-06-30：等待批复", "王五  同意延期 2024-05-31 → 2024-06-30：抓紧", "时限 无 → 2024-05-31")
	o.says(leader, "extend 11 7月底 再等等")
	o.says(leader, "extend 11 grant", "不能批准自己的")
	o.says(leader, "extend 11 不同意 不能再拖", "时限：2024-06-30")
	o.says(leader, "extend 11 grant", "没有待批的延期申请")
	o.says(leader, "extend 1 6月底 想再改改", "已经完成")
}

// TestRefusingMoreTimeAsksForAWord: the button in an approver's letter opens the
// form, which wants one; a request that was decided meanwhile says so.
func TestRefusingMoreTimeAsksForAWord(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	asked := o.says(clerk, "extend 11 6月底 等批复")
	buttons := asked.Notifications[0].Reply.Parts[1].(reply.Buttons)
	refuse := buttons[1]
	if refuse.As != reply.AsForm {
		t.Fatalf("%+v opens no form", refuse)
	}
	r := reply.Request{Text: refuse.Command, Person: leader, Lang: reply.Chinese, Via: "test", Seen: refuse.Seen}
	form, err := o.Form(t.Context(), r)
	if err != nil || len(form.Fields) != 2 || form.Fields[0].Value != "refuse" || form.Send != "不同意" || form.Fields[1].Label != "原因" || form.Fields[1].Optional {
		t.Fatalf("form = %+v, %v", form, err)
	}
	r.Text, r.Seen, r.Values = form.Command, form.Seen, map[string]string{"decision": "refuse"}
	if sent, err := o.Send(t.Context(), r); err != nil || sent.Problems["note"] == "" {
		t.Errorf("refused without a word: %+v, %v", sent, err)
	}
	r.Values["note"] = "材料不全"
	if sent, err := o.Send(t.Context(), r); err != nil || to(sent.Reply) != "李四" || !strings.Contains(sent.Reply.Notifications[0].Reply.Plain(), "材料不全") {
		t.Errorf("%+v, %v", sent, err)
	}
	late, err := o.Form(t.Context(), reply.Request{Text: refuse.Command, Person: leader, Lang: reply.Chinese, Via: "test", Seen: refuse.Seen})
	if text := (reply.Reply{Parts: late.Parts}).Plain(); err != nil || len(late.Fields) > 0 || !strings.Contains(text, "没有待批的延期申请") || !strings.Contains(text, "材料不全") {
		t.Errorf("decided already: %s, %v", text, err)
	}
}

func TestFormsSetNoPastDate(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	sent, err := o.Send(t.Context(), reply.Request{Text: "due 11", Person: clerk, Lang: reply.Chinese, Via: "test", Values: map[string]string{"date": "2024-05-07"}})
	if err != nil || !strings.Contains(sent.Problems["date"], "2024-05-07 已过") || o.due(11) != "" {
		t.Errorf("%+v, %v", sent, err)
	}
}

// nobody approves where no approvers are configured.
type nobody struct{ staff }

func (nobody) Approvers(context.Context) ([]string, error) { return nil, nil }

func TestAskingForTimeWithoutApprovers(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.Assistant = o.With(func(cfg *handlers.Config) { cfg.People = nobody{} })
	o.says(clerk, "extend 11 6月底 等批复", "申请延期：至 2024-06-30", "没有能批复它的审批人", "联系管理员")
	o.says(clerk, "close 1", "还没有设置审批人")
}

// TestMoreTimeIsForApprovers: editors set the first date and earlier ones; what
// gives an item more time, in whatever way, is an approver's.
func TestMoreTimeIsForApprovers(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "extend 11 10个工作日内", "写明延期的原因") // how it is counted is no reason
	o.says(clerk, "extend 11 2024-05-01 等批复", "已经过去")
	o.says(clerk, "due 11 5月底", "时限：2024-05-31")
	o.now = o.now.Add(time.Hour)
	o.says(clerk, "due 11 5月20日", "时限：2024-05-20")
	o.says(clerk, "due 11 7月底", "审批人（王五、孙七）", "延期 11")
	sent, err := o.Send(t.Context(), reply.Request{Text: "due 11", Person: clerk, Lang: reply.Chinese, Via: "test", Values: map[string]string{"date": ""}})
	if err != nil || !strings.Contains(sent.Problems["date"], "审批人") {
		t.Errorf("an editor took a date away: %+v, %v", sent, err)
	}
	o.says(clerk, "extend 11 6月10日 等批复", "申请延期：至 2024-06-10")
	set := o.says(leader, "due 11 7月底", "时限：2024-07-31（已延期，原时限 2024-05-20）")
	if to(set) != "李四" || !strings.Contains(set.Notifications[0].Reply.Plain(), "不再待批") {
		t.Errorf("%s read %+v", to(set), set.Notifications)
	}
	o.says(leader, "extend 11 grant", "没有待批的延期申请")
	o.says(leader, "due 11 6月底", "时限：2024-06-30")
	o.says(clerk, "undo 11", "审批人")
	o.says(clerk, "extend 11 8月底 等批复")
	o.says(leader, "extend 11 grant", "时限：2024-08-31")
	o.says(clerk, "undo 11", "审批人")
	o.says(leader, "undo 11", "时限：2024-06-30")
	o.says(clerk, "due 11 6月1日", "时限：2024-06-01")
	o.says(clerk, "undo 11", "时限：2024-06-30") // their own
	o.says(clerk, "due 11 6月1日")
	o.now = o.now.Add(24 * time.Hour)
	o.says(clerk, "due 11 6月底", "审批人")
	o.says(clerk, "due 9 6月3日")
	o.now = o.now.Add(10 * time.Minute)
	o.says(clerk, "due 9 7月底", "时限：2024-07-31") // a correction
	o.now = o.now.Add(10 * time.Minute)
	o.says(clerk, "due 9 8月底", "审批人")
	o.says(clerk, "due 9,11 8月底", "审批人") // before it is shown to be confirmed
	o.says(clerk, "history 9", "无权更改（due 9 8月底）")
	o.says(leader, "extend 9 8月底 等批复")
	o.says(leader, "due 9 8月底", "不能自己放宽时限")
}

func TestNudgingAnOwner(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "nudge 11", "还没有责任人")
	o.says(clerk, "assign 11 @U7 @U8 + 后勤科")
	if nudged := o.says(clerk, "催办 11 明天要数"); to(nudged) != "U7 U8" || !strings.Contains(nudged.Notifications[0].Reply.Plain(), "明天要数") {
		t.Errorf("nudged %s: %+v", to(nudged), nudged.Notifications)
	}
	o.says(clerk, "nudge 11", "今天已经催办过了")
	o.says(clerk, "undo 11", "已更新第11项") // the assignment: a nudge was heard
	o.says(clerk, "history 11", "李四  催办 @U7 @U8", "责任人 无 → @U7 @U8；配合 无 → 后勤科（已撤销）")
	o.says(clerk, "assign 9 后勤科")
	o.says(clerk, "nudge 9", "没有账号")
	o.says(onlooker, "nudge 9", "没有这项权限")
}

func TestReminders(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	out := o.says(onlooker, "remind 11 下周五 催材料", "2024-05-17 09:00")
	if len(out.Notifications) != 1 || out.Notifications[0].To != "赵六" || out.Notifications[0].At.Format("2006-01-02 15:04") != "2024-05-17 09:00" {
		t.Errorf("letters = %+v", out.Notifications)
	}
	o.says(onlooker, "提醒 11 2024-05-01", "已经过去")
	o.says(onlooker, "remind 11 今天", "2024-05-08 09:00")
	o.now = spring.Add(time.Hour)
	o.says(onlooker, "remind 11 今天", "今天 09:00 已过")
	o.says(onlooker, "remind 11", "请写明日期")
}

func TestExport(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "status 11 done =1+1 <&>")
	out := o.says(clerk, "导出", "台账已导出")
	if out.File == nil || !strings.HasSuffix(out.File.Name, "2024-05-08.xlsx") {
		t.Fatalf("file = %+v", out.File)
	}
	book, err := o.Export(t.Context(), reply.Chinese)
	if err != nil || book.Name != out.File.Name {
		t.Fatalf("%q, %v", book.Name, err)
	}
	for i, words := range map[int][]string{0: {"旅游产业培育不充分", "=1+1 <&>"}, 3: {"状态 正在整改 → 已整改", "=1+1 <&>"}} {
		text := fmt.Sprint(book.Sheets[i].Rows)
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("no %q in %s", w, book.Sheets[i].Name)
			}
		}
		if rows := len(book.Sheets[i].Rows); rows < 46 {
			t.Errorf("%s has %d rows", book.Sheets[i].Name, rows)
		}
	}
}
