package slackapp

import (
	"strings"
	"testing"
	"time"

	"rectify/bot/slackapp/inbound"
	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
	"rectify/data/ledger"
	"rectify/data/notices"
	"rectify/handlers/reply"
)

// strangers are accounts that only look, whatever the settings say.
var strangers = map[string]workspace.User{
	"a guest":                        {Name: "外聘", Guest: true},
	"a guest of one channel":         {Name: "临时", SingleGuest: true},
	"of another workspace":           {Name: "邻市", Team: "T0OTHER"},
	"of another workspace of an org": {Name: "省厅", Team: "T0PROVINCE", Organisation: "E0PROVINCE"},
	"a guest of the other workspace": {Name: "外包", Team: "T0OTHER", Guest: true},
}

// stranger adds somebody to the office, and the settings name them in every role.
func (d *desk) stranger(u workspace.User) workspace.User {
	d.Helper()
	u, err := d.AddUser(d.Context(), u)
	d.must(err)
	d.must(d.Join(d.Context(), d.office.ID, u.ID))
	d.app.people.EditorIDs = append(d.app.people.EditorIDs, u.ID)
	d.app.people.ApproverIDs = append(d.app.people.ApproverIDs, u.ID)
	return u
}

const refusedOutsider = "访客和其他组织的成员只能查看"

func TestStrangersChangeNothing(t *testing.T) {
	for name, account := range strangers {
		t.Run(name, func(t *testing.T) {
			bothWays(t, func(t *testing.T, d *desk) {
				who := d.stranger(account)
				d.command(d.clerk, "assign 11 @"+who.Name)
				d.seesAlone(d.clerk, 1, "已更新第11项")
				before, version := d.lasting(), d.item(11).Version

				d.command(who, "status 11")
				card := d.seesAlone(who, 1, "第11项") // reads
				if strings.Contains(string(card.Blocks), "更新") || strings.Contains(string(card.Blocks), "签收") && !strings.Contains(string(card.Blocks), "未签收") {
					t.Errorf("a stranger is offered what they may not press: %s", card.Blocks)
				}
				heard := 1
				for _, command := range []string{
					"status 11 done", "状态 9 已整改", "note 9 补充", "assign 9 @小李", "due 9 2027-01-01", "evidence 9 https://a.example", "wait 9 财政局",
					"extend 9 2027-01-01 等资金", "nudge 11", "promise 9 1 done", "receive 11", "签收 11", "undo 11", "close 17 查验", "reopen 17 反弹",
					"remind 9 2027-01-01", "snooze 9", "digest on", "digest mine on", "ask-office 谁负责", "aliases confirm x", "export", "note 9-12 都补充",
				} {
					d.command(who, command)
					heard++
					d.seesAlone(who, heard, refusedOutsider)
				}

				m := d.say(d.clerk, "", "@rectify 第11条")
				shared := d.hears(m.TS, 1, "第11项") // with the clerk's buttons, for all to press
				for _, button := range []string{"更新", "时限", "备注", "佐证", "分派"} {
					d.choose(who, shared, button)
					d.window(who, refusedOutsider)
					d.closeAll(who)
				}
				d.must(d.Shortcut(t.Context(), who.ID, inbound.EvidenceShortcut, workspace.Target{Channel: d.office.ID, TS: m.TS}))
				d.window(who, refusedOutsider)

				asked := d.say(who, "", "@rectify 还有哪些没整改完？") // reads
				d.hears(asked.TS, 1, "11.")
				d.must(d.Settle(t.Context()))
				if d.lasting() != before || d.item(11).Version != version || d.item(11).ReceivedOn != "" {
					t.Errorf("changed: %d entries before, %d now, item %+v", before, d.lasting(), d.item(11))
				}
				history, err := d.ledger.History(t.Context(), notices.BuiltinID, 9)
				d.must(err)
				refused := 0
				for _, e := range history {
					if e.Action == ledger.Refused && e.By == who.ID {
						refused++
					}
				}
				if refused < 10 {
					t.Errorf("%d refusals of item 9 are on record", refused)
				}
			}, fast)
		})
	}
}

// lasting counts the entries of the ledger that are no refusals.
func (d *desk) lasting() (n int) {
	d.Helper()
	all, err := d.ledger.Since(d.Context(), 0, 1_000_000)
	d.must(err)
	for _, e := range all {
		if e.Action != ledger.Refused {
			n++
		}
	}
	return n
}

func (d *desk) closeAll(who workspace.User) {
	d.Helper()
	open, err := d.Views(d.Context(), who.ID)
	d.must(err)
	for range open {
		d.must(d.CloseView(d.Context(), who.ID, open[len(open)-1].ID))
		open = open[:len(open)-1]
	}
}

// TestStrangerSendsAForm has a form stay open while its person becomes a guest.
func TestStrangerSendsAForm(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		d.command(d.clerk, "status 11")
		card := d.seesAlone(d.clerk, 1, "第11项")
		d.choose(d.clerk, card, "备注")
		form := d.window(d.clerk, "汇报进展")
		before := d.lasting()
		guest := d.clerk
		guest.Guest = true
		_, err := d.AddUser(t.Context(), guest)
		d.must(err)
		d.restart()
		out, err := d.Submit(t.Context(), d.clerk.ID, form.ID, workspace.Values{"note": {"5月20日进场"}})
		d.must(err)
		if out.Closed && len(out.Errors) == 0 {
			d.seesAlone(d.clerk, 2, refusedOutsider)
		} else {
			d.window(d.clerk, refusedOutsider)
		}
		if d.lasting() != before {
			t.Error("the form was carried out")
		}
	})
}

// TestWhoMayWhereSlackCannotSay has users.info fail in every way.
func TestWhoMayWhereSlackCannotSay(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]workspacetest.Fault{
		"a missing scope": {Method: "users.info", Code: "missing_scope"},
		"slow":            {Method: "users.info", Slow: 2 * time.Second},
		"cut":             {Method: "users.info", Drop: true},
		"down":            {Method: "users.info", Status: 503},
		"too many":        {Method: "users.info", Status: 429, RetryAfter: time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overHTTP)
			guest := d.stranger(workspace.User{Name: "外聘", Guest: true})
			d.command(guest, "status 11")
			d.seesAlone(guest, 1, "第11项")
			d.Faults().Add(fault)
			d.command(d.clerk, "note 11 已签合同") // as configured
			d.seesAlone(d.clerk, 1, "已更新第11项")
			d.command(guest, "note 11 补充") // what Slack said before holds
			d.seesAlone(guest, 2, refusedOutsider)
			other := d.stranger(workspace.User{Name: "邻市", Team: "T0OTHER"})
			m := d.say(d.clerk, "", "@rectify 第11条")
			card := d.hears(m.TS, 1, "第11项")
			d.choose(other, card, "备注") // the payload names their workspace
			d.window(other, refusedOutsider)
		})
	}
}

func TestMissingScopeForGroupsDoesNotHoldUpReading(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overSocket)
	d.Faults().Add(workspacetest.Fault{Method: "usergroups.users.list", Code: "missing_scope"})
	d.restart() // nothing is known from before
	d.command(d.lay, "list open")
	d.seesAlone(d.lay, 1, "11.")
	d.command(d.clerk, "note 11 已签合同") // named in the settings
	d.seesAlone(d.clerk, 1, "已更新第11项")
	d.command(d.lay, "note 11 补充")
	d.seesAlone(d.lay, 2, "无法核实您的身份和权限")
	if got := d.item(11); got.Version != 2 {
		t.Errorf("item = %+v", got)
	}
}

func TestSeveralFilesBecomeEvidence(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		m, err := d.SayWith(t.Context(), d.clerk.ID, d.office.ID, "验收单和照片", "验收单.pdf", "现场 照片.jpg", "合同.docx")
		d.must(err)
		d.must(d.Shortcut(t.Context(), d.clerk.ID, inbound.EvidenceShortcut, workspace.Target{Channel: d.office.ID, TS: m.TS}))
		form := d.window(d.clerk, "作为佐证", "验收单和照片", m.Files[0].Permalink, m.Files[2].Permalink)
		d.sends(d.clerk, form, workspace.Values{"item": {"11"}})
		var pieces []ledger.Entry
		d.until("three pieces are recorded", func() bool {
			history, err := d.ledger.History(t.Context(), notices.BuiltinID, 11)
			d.must(err)
			pieces = ledger.Pieces(history)
			return len(pieces) == 3
		})
		for i, piece := range pieces {
			if piece.Evidence.Link != m.Files[i].Permalink || piece.Evidence.Name != m.Files[i].Name || piece.Evidence.Note != "验收单和照片" {
				t.Errorf("piece %d = %+v of %+v", i, piece.Evidence, m.Files[i])
			}
		}
		if got := d.item(11); got.Evidence != 3 {
			t.Errorf("item = %+v", got)
		}
	})
}

func TestWhoIsSettledByTheSettings(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	group := d.app.people.ApproverIDs
	for name, test := range map[string]struct {
		editors, approvers []string
		who                workspace.User
		want               reply.Role
	}{
		"an editor": {[]string{d.clerk.ID}, group, d.clerk, reply.Editor}, "of the group": {[]string{d.clerk.ID}, group, d.chief, reply.Approver},
		"neither": {[]string{d.clerk.ID}, group, d.lay, reply.Asker}, "everyone": {nil, nil, d.lay, reply.Editor},
	} {
		d.app.people.EditorIDs, d.app.people.ApproverIDs = test.editors, test.approvers
		if got := d.app.people.Person(t.Context(), test.who.ID, false); got.Role != test.want || got.Unsure {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
