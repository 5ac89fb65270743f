package slackapp

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rectify/bot/workspace"
	"rectify/data/ledger"
	"rectify/data/notices"
	"rectify/handlers"
)

// deskOn is a desk on a day of 2024, with a digest in the ledger's channel;
// before happens before the app is started.
func deskOn(t *testing.T, now time.Time, before func(*desk)) *desk {
	t.Helper()
	d := &desk{TB: t, dir: t.TempDir(), now: func() time.Time { return now }}
	d.openWorkspace()
	d.openLedger()
	d.assistant.UseDigests(d.ledgerCh.ID, "08:30")
	before(d)
	d.openApp(overHTTP)
	return d
}

var china = time.FixedZone("CST", 8*60*60)

// wednesday is a working day, two hours after the digest.
var wednesday = time.Date(2024, 5, 8, 10, 0, 0, 0, china)

// inLedgerChannel waits for so many messages there, the oldest first.
func (d *desk) inLedgerChannel(count int) []workspace.Message {
	d.Helper()
	var list []workspace.Message
	d.until("the messages are there", func() bool {
		var err error
		list, _, err = d.Messages(d.Context(), d.ledgerCh.ID, workspace.Page{})
		d.must(err)
		return len(list) >= count
	})
	return list
}

func TestDigestIsPostedOnce(t *testing.T) {
	t.Parallel()
	d := deskOn(t, wednesday, func(d *desk) {
		_, err := d.ledger.Change(t.Context(), ledger.Change{Notice: notices.BuiltinID, Number: 11, Act: ledger.AddNote{Note: "已签合同"}, By: "cli", At: wednesday.Add(-20 * time.Hour)})
		d.must(err)
		_, err = d.ledger.Change(t.Context(), ledger.Change{Notice: notices.BuiltinID, Number: 9, Act: ledger.SetDue{Due: "2024-05-01"}, By: "cli", At: wednesday.Add(-30 * time.Hour)})
		d.must(err)
	})
	digest := d.inLedgerChannel(1)[0]
	holds(t, digest.Text, "每日提要", "43/46 已整改", "1 项逾期", "逾期 7 天", "已签合同", "条承诺已到期")
	if !strings.Contains(string(digest.Blocks), "data_visualization") {
		t.Errorf("no chart in %s", digest.Blocks)
	}
	d.until("its thread has the promises", func() bool {
		list, err := d.Thread(t.Context(), d.ledgerCh.ID, digest.TS)
		d.must(err)
		return len(list) == 2 && strings.Contains(list[1].Text, "请确认")
	})
	d.stop()
	d.openApp(overHTTP)
	d.command(d.clerk, "note 40 材料已报组织部")
	d.until("the digest tells of it", func() bool {
		now, err := d.Message(t.Context(), d.ledgerCh.ID, digest.TS)
		d.must(err)
		return strings.Contains(now.Text, "材料已报组织部") && strings.Contains(now.Text, "10:00 更新")
	})
	d.quiet()
	digests := 0
	for _, m := range d.inLedgerChannel(1) {
		if strings.Contains(m.Text, "每日提要") {
			digests++
		}
	}
	if digests != 1 {
		t.Errorf("%d digests", digests)
	}
}

func TestDigestWithoutCharts(t *testing.T) {
	t.Parallel()
	d := deskOn(t, wednesday, func(d *desk) {
		d.Faults().Add(workspace.Fault{Method: "chat.postMessage", Times: 1, Code: "invalid_blocks"})
	})
	digest := d.inLedgerChannel(1)[0]
	if strings.Contains(string(digest.Blocks), "data_visualization") || !strings.Contains(string(digest.Blocks), "█") {
		t.Errorf("blocks = %s", digest.Blocks)
	}
	d.until("its chart is there as a picture", func() bool {
		list, err := d.Thread(t.Context(), d.ledgerCh.ID, digest.TS)
		d.must(err)
		for _, m := range list {
			if len(m.Files) == 1 && strings.HasSuffix(m.Files[0].Name, ".png") {
				return true
			}
		}
		return false
	})
}

func TestSubscriptions(t *testing.T) {
	t.Parallel()
	early := time.Date(2024, 5, 8, 7, 0, 0, 0, china) // nothing is due
	d := deskOn(t, early, func(*desk) {})
	for i, c := range []struct{ who, command, want string }{
		{"lay", "digest", "每日提要"}, {"lay", "digest on", "编辑人"}, {"lay", "digest mine on at 07:00", "工作日 07:00 发给您"},
		{"clerk", "digest at 25:99", "没看懂"}, {"clerk", "digest mine quiet 周六 daily", "每天 08:30 发给您"}, {"clerk", "digest mine off", "已关闭"},
	} {
		who := d.lay
		if c.who == "clerk" {
			who = d.clerk
		}
		d.command(who, c.command)
		count := map[string]int{"lay": i + 1, "clerk": i - 2}[c.who]
		d.seesAlone(who, count, c.want)
	}
	d.command(d.clerk, "digest channel #办公室 at 07:00 daily 英文")
	d.seesAlone(d.clerk, 4, "每天 07:00", "用英文")
	all, err := d.assistant.Subscriptions(t.Context())
	d.must(err)
	if last := all[len(all)-1]; last.To != d.office.ID || last.At != "07:00" || last.Lang != handlers.English {
		t.Errorf("subscriptions = %+v", all)
	}
	d.must(d.app.look(t.Context(), early))
	dm, err := d.OpenDM(t.Context(), d.lay.ID, d.in.BotUserID)
	d.must(err)
	d.until("their own digest is there", func() bool {
		list, _, err := d.Messages(t.Context(), dm.ID, workspace.Page{})
		d.must(err)
		return len(list) == 1 && strings.Contains(list[0].Text, "我的整改提要")
	})
	d.until("the office has one in English", func() bool {
		list, _, err := d.Messages(t.Context(), d.office.ID, workspace.Page{})
		d.must(err)
		return slices.ContainsFunc(list, func(m workspace.Message) bool { return strings.Contains(m.Text, "43/46 done") })
	})
}

func TestOwnersAreReminded(t *testing.T) {
	t.Parallel()
	d := deskOn(t, wednesday, func(d *desk) {
		for _, act := range []ledger.Act{ledger.Assign{Owner: "@" + d.clerk.ID}, ledger.SetDue{Due: "2024-05-09"}} {
			_, err := d.ledger.Change(t.Context(), ledger.Change{Notice: notices.BuiltinID, Number: 9, Act: act, By: "cli", At: wednesday.AddDate(0, 0, -6)})
			d.must(err)
		}
		_, err := d.ledger.Change(t.Context(), ledger.Change{Notice: notices.BuiltinID, Number: 11, Act: ledger.SetDue{Due: "2024-05-01"}, By: "cli", At: wednesday})
		d.must(err)
	})
	reminder := func(who workspace.User) (text string) {
		t.Helper()
		dm, err := d.OpenDM(t.Context(), who.ID, d.in.BotUserID)
		d.must(err)
		d.until(who.Name+" is reminded", func() bool {
			list, _, err := d.Messages(t.Context(), dm.ID, workspace.Page{})
			d.must(err)
			if len(list) > 0 {
				text = list[0].Text
			}
			return len(list) == 1
		})
		return text
	}
	holds(t, reminder(d.clerk), "还有 1 天到期", "还没有签收")
	holds(t, reminder(d.chief), "请督办", "逾期 7 天")
	d.must(d.app.look(t.Context(), wednesday.Add(time.Hour)))
	d.quiet()
	reminder(d.clerk) // still one
}
