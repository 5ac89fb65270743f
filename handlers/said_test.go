package handlers_test

import (
	"context"
	"strings"
	"testing"

	"rectify/handlers"
	"rectify/handlers/people"
	"rectify/handlers/reply"
)

// named are staff of whom some can be found by their names.
type named struct{ staff }

func (named) Colleagues(_ context.Context, ids []string) map[string]people.Colleague {
	known := map[string]people.Colleague{}
	for _, id := range ids {
		known[id] = people.Colleague{ID: id, Name: strings.TrimPrefix(id, "U0")}
	}
	return known
}

func (named) Nearest(_ context.Context, word string) ([]people.Colleague, error) {
	if word == "小李" || word == "Tom" {
		return []people.Colleague{{ID: "U0" + word, Name: word}}, nil
	}
	return nil, nil
}

// TestChangesAskedInWordsAreOfTheNumbersSaid: whatever was talked about before, and however the
// item is named.
func TestChangesAskedInWordsAreOfTheNumbersSaid(t *testing.T) {
	t.Parallel()
	three, _ := threeNotices(t)
	a := three.With(func(cfg *handlers.Config) { cfg.People = named{} })
	for said, want := range map[string]struct{ button, says string }{
		"审计14催一下":       {"", "审计第14项：还没有责任人"},
		"巡察4、6、16都交给小李": {"assign 巡察#4,6,16 @U0小李", "小李"},
		"审计#3交给小李":      {"assign 审计#3 @U0小李", "小李"},
		"审计5到8交给小李":     {"assign 审计#5,6,7,8 @U0小李", "小李"},
		"审计：5到8交给小李":    {"assign 审计#5,6,7,8 @U0小李", "小李"},
		"提醒小李巡察第11项":    {"", "巡察第11项：还没有责任人"},
		"提醒我下周五看巡察11":   {"remind 巡察#11 下周五", ""},
		"同意巡察第11项延期":    {"", "没有待批的延期申请"},
		"巡察第11项销号":      {"", "还没有整改完成"},
		"提醒我看巡察11":      {"", "哪一天"},
	} {
		t.Run(said, func(t *testing.T) {
			t.Parallel()
			r := reply.Request{Person: leader, Lang: reply.Chinese, Via: "test", Rich: true, Talk: "T" + said, Text: "巡察第9项"}
			if _, err := a.Converse(t.Context(), r); err != nil {
				t.Fatal(err)
			}
			r.Text = said
			out, err := a.Converse(t.Context(), r)
			if err != nil {
				t.Fatal(err)
			}
			button := ""
			for _, part := range out.Parts {
				if row, ok := part.(reply.Buttons); ok && len(row) == 1 && row[0].Main {
					button = row[0].Command
				}
			}
			if button != want.button || !strings.Contains(out.Plain(), want.says) {
				t.Errorf("%q: button %q, want %+v\n%s", said, button, want, out.Plain())
			}
		})
	}
}

// TestAssigningAPersonKeepsUnitsAndSupporters: of the notice and of staff; the answer says so.
func TestAssigningAPersonKeepsUnitsAndSupporters(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(leader, "assign 9 财务科 @孙七 配合 办公室", "财务科")
	o.says(leader, "assign 9 @李四", "责任人 @孙七 → @李四", "不变的：责任单位 财务科；配合 办公室")
	o.says(leader, "history 9", "责任人 @孙七 → @李四")
	o.says(leader, "assign 9 人事科", "配合 办公室")
	o.says(leader, "assign 9 @李四 配合 党建办", "配合 办公室 → 党建办")
}

// TestSeveralAreClosedOffByOneForm: those that cannot be are named and left out.
func TestSeveralAreClosedOffByOneForm(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "status 9 已整改 完成")
	r := reply.Request{Text: "第9、11项和第12项销号", Person: leader, Lang: reply.Chinese, Via: "test", Rich: true, Talk: "T"}
	out, err := o.Converse(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	if said := out.Plain(); !strings.Contains(said, "不在其内的：第11项") {
		t.Error(said)
	}
	r.Text = "close 9,12"
	form, err := o.Form(t.Context(), r)
	if err != nil || form.Command != r.Text || len(form.Fields) == 0 {
		t.Fatalf("%+v, %v", form, err)
	}
	r.Seen, r.Values = form.Seen, map[string]string{"result": "整改到位", "basis": "现场查看", "evidence": "台账", "note": ""}
	sent, err := o.Send(t.Context(), r)
	if err != nil || len(sent.Problems) > 0 {
		t.Fatalf("%v, %v", sent.Problems, err)
	}
	for _, history := range []string{"history 9", "history 12"} {
		o.says(leader, history, "销号", "现场查看")
	}
}

// TestSendingBackHasOneName: in the offer, the form, the answer and the record.
func TestSendingBackHasOneName(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "status 9 已整改 完成")
	r := reply.Request{Text: "退回9，没有测量报告", Person: leader, Lang: reply.Chinese, Via: "test", Rich: true, Talk: "T"}
	out, err := o.Converse(t.Context(), r)
	if said := out.Plain(); err != nil || !strings.Contains(said, "第9项：退回") || strings.Contains(said, "重新打开") {
		t.Error(said, err)
	}
	r.Text = "reopen 9 没有测量报告"
	form, err := o.Form(t.Context(), r)
	if err != nil || form.Title != "退回" || form.Fields[0].Value != "没有测量报告" {
		t.Errorf("%+v, %v", form, err)
	}
	o.says(leader, "退回 9 没有测量报告", "已更新第9项：退回")
	o.says(leader, "history 9", "退回：没有测量报告")
}
