package slackapp

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/workspace"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notices"
)

// labelled finds the action of what bears a label, or a placeholder, in blocks.
func (d *desk) labelled(blocks json.RawMessage, label string) string {
	d.Helper()
	var found string
	var look func(any)
	look = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, inner := range v {
				look(inner)
			}
		case map[string]any:
			for _, key := range []string{"text", "placeholder"} {
				if text, ok := v[key].(map[string]any); ok && text["text"] == label && v["action_id"] != nil && found == "" {
					found = v["action_id"].(string)
				}
			}
			for _, inner := range v {
				look(inner)
			}
		}
	}
	var all any
	d.must(json.Unmarshal(blocks, &all))
	look(all)
	if found == "" {
		d.Fatalf("nothing is called %q in %s", label, blocks)
	}
	return found
}

// behindMore finds an option of that label in a menu of more buttons; empty where
// there is none.
func (d *desk) behindMore(blocks json.RawMessage, label string) (action, value string) {
	d.Helper()
	set, err := blockkit.Decode(blocks)
	d.must(err)
	for _, block := range set {
		row, ok := block.(*slack.ActionBlock)
		if !ok {
			continue
		}
		for _, e := range row.Elements.ElementSet {
			if menu, ok := e.(*slack.OverflowBlockElement); ok {
				for _, o := range menu.Options {
					if o.Text.Text == label {
						return menu.ActionID, o.Value
					}
				}
			}
		}
	}
	return "", ""
}

// choose presses what bears a label in a message of the office, choosing values.
func (d *desk) choose(who workspace.User, m workspace.Message, label string, values ...string) {
	d.Helper()
	if action, value := d.behindMore(m.Blocks, label); action != "" && len(values) == 0 {
		d.must(d.Press(d.Context(), who.ID, workspace.Target{Channel: d.office.ID, TS: m.TS}, action, value))
		return
	}
	d.must(d.Press(d.Context(), who.ID, workspace.Target{Channel: d.office.ID, TS: m.TS}, d.labelled(m.Blocks, label), values...))
}

// window waits for a window of somebody's that holds words, and returns it.
func (d *desk) window(who workspace.User, words ...string) (top workspace.View) {
	d.Helper()
	d.until("a window shows "+strings.Join(words, ", "), func() bool {
		open, err := d.Views(d.Context(), who.ID)
		d.must(err)
		if len(open) == 0 {
			return false
		}
		top = open[len(open)-1]
		for _, w := range words {
			if !strings.Contains(string(top.Blocks)+string(top.Title), w) {
				return false
			}
		}
		return true
	})
	return top
}

// sends fills in a form and wants it gone, or in errors these words.
func (d *desk) sends(who workspace.User, v workspace.View, values workspace.Values, problems ...string) workspace.Outcome {
	d.Helper()
	out, err := d.Submit(d.Context(), who.ID, v.ID, values)
	d.must(err)
	if len(problems) == 0 && (!out.Closed || len(out.Errors) > 0) {
		d.Fatalf("the form is not gone: %v, %s", out.Errors, out.View.Blocks)
	}
	text, err := json.Marshal(out.Errors)
	d.must(err)
	holds(d, string(text), problems...)
	return out
}

func (d *desk) item(number int) ledger.Item {
	d.Helper()
	item, err := d.ledger.Item(d.Context(), notices.BuiltinID, number)
	d.must(err)
	return item
}

// changedTo waits until a message holds words.
func (d *desk) changedTo(m workspace.Message, words ...string) (now workspace.Message) {
	d.Helper()
	d.until("the message shows "+strings.Join(words, ", "), func() bool {
		var err error
		now, err = d.Message(d.Context(), d.office.ID, m.TS)
		d.must(err)
		for _, w := range words {
			if !strings.Contains(now.Text, w) {
				return false
			}
		}
		return true
	})
	return now
}

func TestFormChangesAnItem(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		d.command(d.clerk, "status 11")
		card := d.seesAlone(d.clerk, 1, "第11项")
		d.choose(d.clerk, card, "更新")
		form := d.window(d.clerk, "更新状态", "第11项")
		d.sends(d.clerk, form, workspace.Values{"status": {"rectified"}, "note": {"已签合同"}, "link": {"合同.pdf"}}, "http://")
		d.sends(d.clerk, form, workspace.Values{"link": {"https://files.example/合同.pdf"}})
		if got := d.item(11); got.Status != notice.Rectified || got.Evidence != 1 || got.Version != 3 {
			t.Errorf("item = %+v", got)
		}
		done := d.changedTo(card, "已更新第11项：", "已整改")
		d.choose(d.clerk, done, "撤销")
		d.changedTo(card, "已更新第11项：撤销")
		if got := d.item(11); got.Status != notice.InProgress {
			t.Errorf("after undo: %+v", got)
		}
	})
}

func TestFormSeesThatItsItemMovedOn(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		d.command(d.clerk, "status 11")
		card := d.seesAlone(d.clerk, 1, "第11项")
		d.choose(d.clerk, card, "更新")
		form := d.window(d.clerk, "更新状态")
		d.command(d.chief, "status 11 long_term 已和财政局沟通")
		d.seesAlone(d.chief, 1, "已更新")
		out, err := d.Submit(t.Context(), d.clerk.ID, form.ID, workspace.Values{"status": {"rectified"}, "note": {"5月20日进场"}})
		d.must(err)
		if out.Closed || out.View == nil {
			t.Fatalf("outcome = %+v", out)
		}
		again := d.window(d.clerk, "已经过时", "已和财政局沟通", "5月20日进场")
		d.sends(d.clerk, again, workspace.Values{})
		if got := d.item(11); got.Version != 3 {
			t.Errorf("item = %+v", got)
		}
		card = d.changedTo(card, "5月20日进场") // among the latest changes
		d.command(d.chief, "note 11 收到")
		d.seesAlone(d.chief, 2, "已更新")
		d.choose(d.clerk, card, "时限") // of a card that is out of date
		d.window(d.clerk, "设定时限", "已经过时")
		d.changedTo(card, "卡片已刷新", "收到")
	})
}

func TestFormIsForThoseWhoMay(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overSocket)
	m := d.say(d.clerk, "", "@rectify 第11条")
	card := d.hears(m.TS, 1, "第11项") // everyone sees it
	d.choose(d.lay, card, "更新")
	d.window(d.lay, "没有这项权限")
	if got := d.item(11); got.Version != 1 {
		t.Errorf("item = %+v", got)
	}
	history, err := d.ledger.History(t.Context(), notices.BuiltinID, 11)
	d.must(err)
	if last := history[len(history)-1]; last.Action != ledger.Refused || last.By != d.lay.ID {
		t.Errorf("on record: %+v", last)
	}
}

func TestCloseOffByItsForm(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.command(d.clerk, "status 11 done 已签合同")
	d.seesAlone(d.clerk, 1, "已更新")
	d.command(d.chief, "status 11")
	card := d.seesAlone(d.chief, 1, "已整改")
	d.choose(d.chief, card, "销号")
	form := d.window(d.chief, "销号单")
	d.sends(d.chief, form, workspace.Values{"basis": {"现场查验"}}, "required")
	d.sends(d.chief, form, workspace.Values{"result": {"整改到位"}, "basis": {"现场查验"}, "evidence": {"合同原件"}})
	d.changedTo(card, "已销号", "现场查验")
	history, err := d.ledger.History(t.Context(), notices.BuiltinID, 11)
	d.must(err)
	if last := history[len(history)-1]; last.Sheet == nil || last.Sheet.Evidence != "合同原件" || last.By != d.chief.ID {
		t.Errorf("last = %+v", last)
	}
}

func TestAssignedOwnerReceives(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.command(d.chief, "status 11")
	card := d.seesAlone(d.chief, 1, "第11项")
	d.choose(d.chief, card, "分派")
	form := d.window(d.chief, "分派")
	d.sends(d.chief, form, workspace.Values{}, "请选择责任人")
	d.sends(d.chief, form, workspace.Values{"owner": {d.clerk.ID}, "office": {"艺术科"}})
	d.changedTo(card, "未签收", "@小李 艺术科")
	dm, err := d.OpenDM(t.Context(), d.clerk.ID, d.in.BotUserID)
	d.must(err)
	var list []workspace.Message
	d.until("the owner hears of it", func() bool {
		list, _, err = d.Messages(t.Context(), dm.ID, workspace.Page{})
		d.must(err)
		return len(list) > 0
	})
	holds(t, list[0].Text, "派给了您", "签收")
	d.must(d.Press(t.Context(), d.clerk.ID, workspace.Target{Channel: dm.ID, TS: list[0].TS}, d.labelled(list[0].Blocks, "签收")))
	d.until("it is received", func() bool { return d.item(11).ReceivedOn != "" })
}

func TestMessageBecomesEvidence(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		m := d.say(d.clerk, "", "排练场装修验收通过，见照片")
		d.must(d.Shortcut(t.Context(), d.clerk.ID, inbound.EvidenceShortcut, workspace.Target{Channel: d.office.ID, TS: m.TS}))
		form := d.window(d.clerk, "作为佐证", "验收通过")
		d.sends(d.clerk, form, workspace.Values{"item": {"11"}})
		history, err := d.ledger.History(t.Context(), notices.BuiltinID, 11)
		d.must(err)
		pieces := ledger.Pieces(history)
		if len(pieces) != 1 || !strings.Contains(pieces[0].Evidence.Link, m.TS[:10]) || pieces[0].Evidence.Note != m.Text {
			t.Errorf("pieces = %+v", pieces)
		}
		d.seesAlone(d.clerk, 1, "已更新第11项")
		d.must(d.Shortcut(t.Context(), d.lay.ID, inbound.EvidenceShortcut, workspace.Target{Channel: d.office.ID, TS: m.TS}))
		d.window(d.lay, "没有这项权限")
	})
}

func TestHomeFollowsTheLedger(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		shows := func(who workspace.User, words ...string) (v workspace.View) {
			t.Helper()
			d.until("the home shows "+strings.Join(words, ", "), func() bool {
				var err error
				if v, err = d.Home(t.Context(), "A1", who.ID); err != nil {
					return false
				}
				for _, w := range words {
					if !strings.Contains(string(v.Blocks), w) {
						return false
					}
				}
				return true
			})
			return v
		}
		d.must(d.OpenHome(t.Context(), d.chief.ID, "A1"))
		home := shows(d.chief, "已完成 43/46", "原文仍有遗留事项")
		d.must(d.Press(t.Context(), d.chief.ID, workspace.Target{View: home.ID}, d.labelled(home.Blocks, "状态"), "list open"))
		home = shows(d.chief, "筛选结果（3）", "*11.*")
		d.command(d.clerk, "status 11 done 已签合同")
		home = shows(d.chief, "已完成 44/46", "待销号（1）", "已签合同", "筛选结果（2）")

		d.must(d.Press(t.Context(), d.chief.ID, workspace.Target{View: home.ID}, d.labelled(home.Blocks, "查看"))) // the first one of them
		window := d.window(d.chief, "第11项")
		d.must(d.Press(t.Context(), d.chief.ID, workspace.Target{View: window.ID}, d.labelled(window.Blocks, "备注")))
		form := d.window(d.chief, "汇报进展")
		d.sends(d.chief, form, workspace.Values{"note": {"5月1日开工"}})
		d.window(d.chief, "第11项", "5月1日开工") // the window below tells of it
		shows(d.chief, "5月1日开工")
	})
}

func TestAnswersAreRated(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overSocket)
	d.command(d.lay, "公务用车管理怎么样了")
	answer := d.seesAlone(d.lay, 1, "公务用车")
	rate := func(helpful bool) {
		t.Helper()
		var blocks []struct {
			Elements []struct {
				ActionID string                 `json:"action_id"`
				Positive struct{ Value string } `json:"positive_button"`
				Negative struct{ Value string } `json:"negative_button"`
			}
		}
		var all []json.RawMessage
		d.must(json.Unmarshal(answer.Blocks, &all))
		for _, b := range all {
			if strings.Contains(string(b), "context_actions") {
				d.must(json.Unmarshal([]byte("["+string(b)+"]"), &blocks))
			}
		}
		e := blocks[0].Elements[0]
		value := e.Negative.Value
		if helpful {
			value = e.Positive.Value
		}
		d.must(d.Press(t.Context(), d.lay.ID, workspace.Target{Channel: d.office.ID, TS: answer.TS}, e.ActionID, value))
	}
	rate(true)
	d.seesAlone(d.lay, 2, "谢谢")
	rate(false)
	form := d.window(d.lay, "没帮上忙")
	d.sends(d.lay, form, workspace.Values{"reason": {"漏了内容"}, "note": {"少了第3项"}})
	ratings, err := d.ledger.Ratings(t.Context())
	d.must(err)
	if len(ratings) != 1 || ratings[0].Good || ratings[0].Reason != "漏了内容 少了第3项" || !strings.Contains(ratings[0].Answer, "公务用车") {
		t.Errorf("ratings = %+v", ratings)
	}
}

func TestNextHitAndPagesTakeThePlace(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.command(d.lay, "list")
	list := d.seesAlone(d.lay, 1, "共 46 项", "第 1/4 页")
	d.choose(d.lay, list, "下一页")
	list = d.changedTo(list, "第 2/4 页", "13.")
	d.choose(d.lay, list, "状态", "list late")
	d.changedTo(list, "没有这样的问题")
	d.command(d.lay, "领导班子管理方面有什么问题")
	answer := d.seesAlone(d.lay, 2, "班子")
	first := answer.Text
	d.choose(d.lay, answer, "下一条")
	d.until("another item is shown", func() bool {
		now, err := d.Message(t.Context(), d.office.ID, answer.TS)
		d.must(err)
		return now.Text != first
	})
}

// TestExportFromTheHome: one press sends the workbook, and a window says so.
func TestExportFromTheHome(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.must(d.OpenHome(t.Context(), d.lay.ID, "A1"))
	var home workspace.View
	d.until("there is a home", func() bool {
		var err error
		home, err = d.Home(t.Context(), "A1", d.lay.ID)
		return err == nil && strings.Contains(string(home.Blocks), "导出")
	})
	d.must(d.Press(t.Context(), d.lay.ID, workspace.Target{View: home.ID}, d.labelled(home.Blocks, "导出 Excel")))
	d.window(d.lay, "已导出")
	d.until("the file is there", func() bool {
		return slices.ContainsFunc(d.inbox(d.lay), func(m workspace.Message) bool {
			return len(m.Files) == 1 && strings.HasSuffix(m.Files[0].Name, ".xlsx")
		})
	})
}
