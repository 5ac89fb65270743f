package slackapp

import (
	"context"
	"strings"
	"testing"

	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
	"rectify/handlers"
	"rectify/handlers/reply"
)

// TestWindowThatDoesNotOpen: the person hears what to type instead.
func TestWindowThatDoesNotOpen(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"expired_trigger_id", "exchanged_trigger_id", "internal_error"} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overHTTP)
			d.command(d.clerk, "status 11")
			card := d.seesAlone(d.clerk, 1, "第11项")
			d.Faults().Add(workspacetest.Fault{Method: "views.open", Code: code})
			d.choose(d.clerk, card, "备注")
			d.seesAlone(d.clerk, 2, "窗口没有打开", "/rectify 备注 11 ")
			d.choose(d.clerk, card, "记录")
			d.seesAlone(d.clerk, 3, "窗口没有打开", "/rectify 历史 11")
		})
	}
}

// TestWindowThatStaysEmpty: nor is anybody left before a window that never shows
// its form.
func TestWindowThatStaysEmpty(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.command(d.clerk, "status 11")
	card := d.seesAlone(d.clerk, 1, "第11项")
	d.Faults().Add(workspacetest.Fault{Method: "views.update", Code: "view_too_large"})
	d.choose(d.clerk, card, "备注")
	d.seesAlone(d.clerk, 2, "/rectify 备注 11 ")
}

// TestDoneWaitsForTheApprovers: an item reported done is theirs to close off,
// and they hear so once, however many items it is of.
func TestDoneWaitsForTheApprovers(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.command(d.clerk, "status 11 done 已签合同")
	d.until("the approver hears of it", func() bool { return len(d.inbox(d.chief)) == 1 })
	letter := d.inbox(d.chief)[0]
	holds(t, letter.Text, "小李", "第11项", "已签合同", "销号")
	d.must(d.Press(t.Context(), d.chief.ID, workspace.Target{Channel: letter.Channel, TS: letter.TS}, d.labelled(letter.Blocks, "销号…")))
	d.window(d.chief, "销号")
	d.command(d.clerk, "status 11 done 又补了一句") // it was done before
	d.seesAlone(d.clerk, 2, "已更新第11项")
	d.command(d.clerk, "status 9,40 done 都好了")
	d.choose(d.clerk, d.seesAlone(d.clerk, 3, "请确认"), "确认更改 2 项")
	d.until("the approver hears of both", func() bool { return len(d.inbox(d.chief)) == 2 })
	holds(t, d.inbox(d.chief)[0].Text, "2 项", "9.", "40.", "销号")
	d.quiet()
	if n := len(d.inbox(d.chief)); n != 2 {
		t.Errorf("%d letters", n)
	}
}

// led has a leader.
type led struct{ everybody }

func (led) Leaders(context.Context) []string { return []string{"U3"} }

// TestLeadersHaveAllOfTheDigest: others have their items.
func TestLeadersHaveAllOfTheDigest(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		who     reply.Person
		command string
		channel string
		want    string
		all     bool
	}{
		{goldenLay, "digest on", "D1", "全部事项", true},
		{goldenLay, "digest on", "C1", "全部事项", true},
		{goldenLay, "digest on at 07:00", "D1", "07:00 发给您（全部事项）", true},
		{goldenLay, "digest mine on", "D1", "只含您负责的事项", false},
		{goldenClerk, "digest on", "D1", "只含您负责的事项", false},
	} {
		n := newCounter(t)
		n.Assistant = n.With(func(cfg *handlers.Config) { cfg.People = led{} })
		r := n.request(c.who, c.command, nil)
		r.Channel, r.Direct = c.channel, c.channel == "D1"
		out, err := n.Assistant.Command(t.Context(), r)
		n.must(err)
		if text := out.Plain(); !strings.Contains(text, c.want) {
			t.Errorf("%s by %s: %s", c.command, c.who.ID, text)
		}
		subs, err := n.Subscriptions(t.Context())
		n.must(err)
		if s := subs[len(subs)-1]; s.All != c.all || s.To != c.who.ID || !s.Mine {
			t.Errorf("%s by %s: %+v", c.command, c.who.ID, s)
		}
	}
}
