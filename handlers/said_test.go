package handlers_test

import (
	"cmp"
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
		known[id] = people.Colleague{ID: id, Name: cmp.Or(map[string]string{"U0LI00001": "小李", "U0TOM0001": "Tom"}[id], id)}
	}
	return known
}

func (named) Nearest(_ context.Context, word string) ([]people.Colleague, error) {
	switch word {
	case "小李":
		return []people.Colleague{{ID: "U0LI00001", Name: "小李"}}, nil
	case "Tom", "tom":
		return []people.Colleague{{ID: "U0TOM0001", Name: "Tom"}}, nil
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
		"审计14催一下":         {"", "审计第14项：还没有责任人"},
		"文化广电4、6、16都交给小李": {"assign 文化广电#4,6,16 @U0LI00001", "小李"},
		"审计#3交给小李":        {"assign 审计#3 @U0LI00001", "小李"},
		"审计5到8交给小李":       {"assign 审计#5,6,7,8 @U0LI00001", "小李"},
		"审计：5到8交给小李":      {"assign 审计#5,6,7,8 @U0LI00001", "小李"},
		"提醒小李文化广电第11项":    {"", "文化广电第11项：还没有责任人"},
		"提醒我下周五看文化广电11":   {"remind 文化广电#11 下周五", ""},
		"同意文化广电第11项延期":    {"", "没有待批的延期申请"},
		"文化广电第11项销号":      {"", "还没有整改完成"},
		"提醒我看文化广电11":      {"", "哪一天"},
	} {
		t.Run(said, func(t *testing.T) {
			t.Parallel()
			r := reply.Request{Person: leader, Lang: reply.Chinese, Via: "test", Rich: true, Talk: "T" + said, Text: "文化广电第9项"}
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
	if said := out.Plain(); !strings.Contains(said, "未列入：第11项") {
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

// TestWhySentBack: the reason is answered, of the item named, of the one talked about, and of
// the person's own.
func TestWhySentBack(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(leader, "assign 9 @李四")
	o.says(clerk, "status 9 已整改 完成")
	o.says(leader, "退回 9 没有测量报告")
	for _, asked := range []string{"第9项为什么被退回", "为什么退回", "退回的原因是什么", "why was item 9 sent back?"} {
		out, err := o.Converse(t.Context(), reply.Request{Text: asked, Person: clerk, Lang: reply.Chinese, Via: "test", Rich: true, Talk: asked})
		if err != nil || !strings.Contains(out.Plain(), "没有测量报告") || len(out.Plain()) > 400 {
			t.Errorf("%s: %v\n%s", asked, err, out.Plain())
		}
	}
}

// TestHowToSendBackIsNoWhy: a question how, after a report was sent back.
func TestHowToSendBackIsNoWhy(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "status 9 已整改 完成")
	o.says(leader, "退回 9 没有测量报告")
	for asked, told := range map[string]bool{"第9项怎么又退回了": true, "第9项怎么退回了": true, "第9项怎么被打回来了": true,
		"第9项怎么退回": false, "怎么退回": false, "怎么把第9项退回": false} {
		out, err := o.Converse(t.Context(), reply.Request{Text: asked, Person: clerk, Lang: reply.Chinese, Via: "test", Rich: true, Talk: asked})
		if err != nil || told != (len(out.Plain()) < 400 && strings.Contains(out.Plain(), "退回：没有测量报告")) {
			t.Errorf("%s: %v\n%s", asked, err, out.Plain())
		}
	}
}

// TestChangesOfAllThatAreDescribed: by a condition, or by who has them.
func TestChangesOfAllThatAreDescribed(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.Assistant = o.With(func(cfg *handlers.Config) { cfg.People = named{} })
	o.says(leader, "assign 9 @U0LI00001")
	o.says(leader, "assign 11 @U0LI00001")
	for said, want := range map[string]string{
		"把小李的都给Tom":      "assign 9,11 @U0TOM0001",
		"小李负责的问题全部转给财务科": "assign 9,11 财务科",
		"把正在整改的都给Tom":    "assign 9,11,40 @U0TOM0001",
		"把第四部分的问题都催一下":   "",
		"正在整改的都给我":       "", "第四部分的问题全部给我看看": "", "文艺科牵头的和配合的都给我": "",
		"把正在整改的都销号": "",
	} {
		out, err := o.Converse(t.Context(), reply.Request{Text: said, Person: leader, Lang: reply.Chinese, Via: "test", Rich: true, Talk: said})
		if err != nil {
			t.Fatal(err)
		}
		button := ""
		for _, part := range out.Parts {
			if row, ok := part.(reply.Buttons); ok && row[0].Main {
				button = row[0].Command
			}
		}
		if button != want {
			t.Errorf("%s: %q, want %q\n%s", said, button, want, out.Plain())
		}
	}
}

// TestNobodyIsNudgedForNothing: a colleague who has no open items.
func TestNobodyIsNudgedForNothing(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.Assistant = o.With(func(cfg *handlers.Config) { cfg.People = named{} })
	for said, want := range map[string]string{"催一下小李": "小李没有未完成的问题", "nudge Tom": "Tom has no open item"} {
		out, err := o.Converse(t.Context(), reply.Request{Text: said, Person: leader, Via: "test", Rich: true, Talk: said})
		if err != nil || !strings.Contains(out.Plain(), want) {
			t.Errorf("%s: %v\n%s", said, err, out.Plain())
		}
	}
}

// TestAnswersInThePersonsLanguage: an English sentence with a Chinese name in it.
func TestAnswersInThePersonsLanguage(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.Assistant = o.With(func(cfg *handlers.Config) { cfg.People = named{} })
	o.says(leader, "assign 11 @U0LI00001")
	for _, said := range []string{"nudge 小李", "remind 小李 about 11", "give 9 to 小李"} {
		out, err := o.Converse(t.Context(), reply.Request{Text: said, Person: leader, Lang: reply.English, Via: "test", Rich: true, Talk: said})
		if plain := out.Plain(); err != nil || out.Lang != reply.English || !strings.Contains(plain, "press the button") {
			t.Errorf("%s: %v\n%s", said, err, plain)
		}
	}
}

// TestCommandsOnNoticesThatAreNotUnderstood: they say so and what there is to type, rather than
// answer from the text.
func TestCommandsOnNoticesThatAreNotUnderstood(t *testing.T) {
	t.Parallel()
	a, _ := threeNotices(t)
	for typed, want := range map[string]string{
		"通报 换名字 审计 审计局":         "没看懂“换名字 审计 审计局”，没有更改。改简称：/rectify 通报 改名",
		"notices call 审计 audit": "/rectify",
		"通报 改简称 审计 审计局":         "审计局",
	} {
		out, err := a.Command(t.Context(), asks(typed))
		if err != nil || !strings.Contains(out.Plain(), want) || len(out.Items) > 0 {
			t.Errorf("%s: %v\n%s", typed, err, out.Plain())
		}
	}
}

// TestWhatWaitsToBeClosedOffHasItsButtons: in the answer and at home, as in the message.
func TestWhatWaitsToBeClosedOffHasItsButtons(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "status 9 已整改 完成")
	r := reply.Request{Text: "等我处理的", Person: leader, Lang: reply.Chinese, Via: "test", Rich: true, Talk: "T"}
	out, err := o.Converse(t.Context(), r)
	if plain := out.Plain(); err != nil || !strings.Contains(plain, "close 9") || !strings.Contains(plain, "reopen 9") {
		t.Errorf("%v\n%s", err, plain)
	}
}
