package slackapp

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"rectify/bot/slackapp/broadcast"
	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/handlers/digest"
	"rectify/handlers/reply"
)

// deskOn is a desk on a day of 2024, with a digest in the ledger's channel;
// before happens before the app is started.
func deskOn(t *testing.T, now time.Time, before func(*desk)) *desk {
	t.Helper()
	d := &desk{TB: t, dir: t.TempDir(), hand: workspacetest.NewHandClock(now)}
	d.now = d.hand.Now
	d.openWorkspace()
	d.openLedger()
	d.assistant = d.assistant.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = d.ledgerCh.ID, "08:30" })
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
		_, err := d.ledger.Change(t.Context(), ledger.Change{Notice: notices.BuiltinID, Number: 11, Act: ledger.AddNote{Note: "已签合同"}, By: "cli", Approver: true, At: wednesday.Add(-20 * time.Hour)})
		d.must(err)
		_, err = d.ledger.Change(t.Context(), ledger.Change{Notice: notices.BuiltinID, Number: 9, Act: ledger.SetDue{Due: "2024-05-01"}, By: "cli", Approver: true, At: wednesday.Add(-30 * time.Hour)})
		d.must(err)
	})
	digest := d.inLedgerChannel(1)[0]
	holds(t, digest.Text, "每日提要", "已完成 43/46：93.5%", "逾期：1", "逾期 7 天", "已签合同", "条遗留事项已到期")
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

// digests are the digests in the ledger's channel.
func (d *desk) digests() (digests []workspace.Message) {
	d.Helper()
	for _, m := range d.inLedgerChannel(0) {
		if strings.Contains(m.Text, "整改：") || strings.Contains(m.Text, "提要（") || strings.Contains(m.Text, "回顾（") {
			digests = append(digests, m)
		}
	}
	return digests
}

// looked has the app look at what is due, and waits until that is done.
func (d *desk) looked() {
	d.Helper()
	d.must(d.app.enqueueDue(d.Context()))
	d.until("what is due is sent", func() bool {
		for _, kind := range []string{broadcast.DigestJobs, broadcast.ReminderJobs} {
			waiting, err := d.app.outbox.Waiting(d.Context(), kind)
			d.must(err)
			if waiting > 0 {
				return false
			}
		}
		return true
	})
}

// changes an item at the command line, now.
func (d *desk) changes(number int, acts ...ledger.Act) {
	d.Helper()
	for _, act := range acts {
		_, err := d.ledger.Change(d.Context(), ledger.Change{Notice: notices.BuiltinID, Number: number, Act: act, By: "cli", Approver: true, At: d.now()})
		d.must(err)
	}
}

// TestDigestThatFails: whatever happens to a call, the digest stands there once,
// and so does its thread.
func TestDigestThatFails(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]workspacetest.Fault{
		"too fast":           {Status: 429, RetryAfter: time.Second},
		"its answer is lost": {Drop: true, Accept: true},
		"error in its stead": {Status: 500, Accept: true},
		"unavailable":        {Status: 503},
	} {
		for of, before := range []string{"message", "thread"} {
			t.Run(before+" "+name, func(t *testing.T) {
				t.Parallel()
				d := deskOn(t, wednesday, func(d *desk) {
					if of > 0 {
						d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Times: 1, Slow: time.Nanosecond}) // the message goes well
					}
					fault.Method, fault.Times = "chat.postMessage", 1
					d.Faults().Add(fault)
				})
				d.looked()
				digests := d.digests()
				if len(digests) != 1 {
					t.Fatalf("%d digests", len(digests))
				}
				if thread := d.said(d.ledgerCh, digests[0].TS); len(thread) != 2 || strings.Contains(thread[0].Text, "更新") {
					t.Errorf("the digest and its thread: %+v", thread)
				}
			})
		}
	}
}

// TestDigestOfAnotherDay: what could not be posted on its day is not posted on
// the next, a day off or before the hour; the next digest tells of it.
func TestDigestOfAnotherDay(t *testing.T) {
	t.Parallel()
	friday := time.Date(2024, 5, 17, 8, 20, 0, 0, china)
	d := deskOn(t, friday, func(*desk) {})
	d.changes(11, ledger.AddNote{Note: "周五早上的进展"})
	d.announced() // so that what fails is the digest
	d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Times: 1, Status: 503})
	d.hand.Advance(20 * time.Minute)
	d.must(d.app.enqueueDue(t.Context()))
	d.until("Slack was down", func() bool { return testutil.ToFloat64(d.app.metrics.delivered.WithLabelValues("failed")) > 0 })
	d.hand.Advance(25 * time.Hour)
	d.looked()
	if digests := d.digests(); len(digests) > 0 {
		t.Fatalf("on a Saturday: %s", digests[0].Text)
	}
	d.hand.Advance(45*time.Hour + 15*time.Minute) // Monday, 07:00
	d.looked()
	if digests := d.digests(); len(digests) > 0 {
		t.Fatalf("at seven: %s", digests[0].Text)
	}
	d.hand.Advance(2 * time.Hour)
	d.looked()
	if digests := d.digests(); len(digests) != 1 {
		t.Errorf("%d digests", len(digests))
	} else {
		holds(t, digests[0].Text, "5月20日 周一", "周五早上的进展")
	}
}

// TestDigestOfYesterdayStays: the day ends at the organisation's midnight,
// wherever the machine stands.
func TestDigestOfYesterdayStays(t *testing.T) {
	t.Parallel()
	d := deskOn(t, wednesday, func(*desk) {})
	d.looked()
	before := d.digests()[0].Text
	d.hand.Advance(20 * time.Hour) // Thursday, 06:00; in London it is still Wednesday
	d.changes(11, ledger.AddNote{Note: "早起的进展"})
	d.looked()
	d.hand.Advance(90 * time.Minute)
	d.looked()
	if digests := d.digests(); len(digests) != 1 || digests[0].Text != before {
		t.Errorf("before the hour: %+v", digests)
	}
	d.hand.Advance(90 * time.Minute)
	d.looked()
	digests := d.digests()
	if len(digests) != 2 {
		t.Fatalf("%d digests on two days", len(digests))
	}
	for _, m := range digests {
		if m.Text != before {
			holds(t, m.Text, "5月9日 周四", "早起的进展")
		}
	}
}

// TestDigestIsBroughtUpToDate: with its thread, in whatever blocks Slack takes,
// and only where it tells of something else than before.
func TestDigestIsBroughtUpToDate(t *testing.T) {
	t.Parallel()
	d := deskOn(t, wednesday, func(*desk) {})
	d.command(d.lay, "digest mine on")
	d.seesAlone(d.lay, 1, "发给您")
	d.looked()
	digest := d.digests()[0]
	d.until("their own is there", func() bool { return len(d.inbox(d.lay)) == 1 })
	mine := d.inbox(d.lay)[0].Text
	d.Faults().Add(workspacetest.Fault{Method: "chat.update", Times: 1, Code: "invalid_blocks"})
	d.hand.Advance(time.Hour)
	const more = 8
	for i := range more {
		d.changes(11, ledger.AddNote{Note: fmt.Sprintf("第%d步办完", i)})
	}
	d.looked()
	thread := d.said(d.ledgerCh, digest.TS)
	if len(thread) != 2 {
		t.Fatalf("the digest and its thread: %+v", thread)
	}
	holds(t, thread[0].Text, fmt.Sprintf("第%d步办完", more-1), "11:00 更新", fmt.Sprintf("共 %d 条", more))
	for i := range more {
		holds(t, thread[1].Text, fmt.Sprintf("第%d步办完", i))
	}
	if blocks := string(thread[0].Blocks); strings.Contains(blocks, "data_visualization") || !strings.Contains(blocks, "🟩") {
		t.Errorf("blocks = %s", blocks)
	}
	if now := d.inbox(d.lay)[0].Text; now != mine {
		t.Errorf("nothing changed for them: %s", now)
	}
}

// TestDigestWhereItMayNotPost: what only people can mend is tried by the hour,
// and the office hears of it once.
func TestDigestWhereItMayNotPost(t *testing.T) {
	t.Parallel()
	d := deskOn(t, wednesday, func(d *desk) {
		d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Code: "not_in_channel", Times: 1})
	})
	refused := func() float64 { return testutil.ToFloat64(d.app.metrics.delivered.WithLabelValues("refused")) }
	d.until("it was refused", func() bool { return refused() > 0 })
	for range 3 {
		d.must(d.app.enqueueDue(t.Context()))
	}
	d.must(d.Settle(t.Context()))
	if n := refused(); n != 1 {
		t.Errorf("refused %v times", n)
	}
	if waiting, err := d.app.outbox.Waiting(t.Context(), broadcast.DigestJobs); err != nil || waiting != 1 {
		t.Errorf("%d wait for the next hour, %v", waiting, err)
	}
	d.until("the office hears of it", func() bool { return len(d.inbox(d.chief)) == 1 })
	holds(t, d.inbox(d.chief)[0].Text, "整改台账", "not_in_channel")
}

// TestDigestPostedByHand: it is the day's, unless it is asked for again.
func TestDigestPostedByHand(t *testing.T) {
	t.Parallel()
	d := deskOn(t, wednesday.Add(-2*time.Hour), func(*desk) {}) // 08:00
	post := func(q digest.DigestQuery, again, want bool, digests int) {
		t.Helper()
		conn, assistant := d.connect(d.config, d.assistant)
		ok, err := PostDigest(t.Context(), conn, assistant, q, again)
		if err != nil || ok != want {
			t.Errorf("posted: %t, %v", ok, err)
		}
		if got := len(d.digests()); got != digests {
			t.Errorf("%d digests, want %d", got, digests)
		}
	}
	today := digest.DigestQuery{Lang: reply.Chinese}
	post(today, false, true, 1)
	post(today, false, false, 1)
	d.hand.Advance(time.Hour)
	d.looked()
	post(today, false, false, 1)
	post(today, true, true, 2)
	yesterday := digest.DigestQuery{Lang: reply.Chinese, At: wednesday.AddDate(0, 0, -1)}
	post(yesterday, false, true, 3)
	post(yesterday, false, false, 3)
	d.looked()
	if n := len(d.digests()); n != 3 {
		t.Errorf("%d digests", n)
	}
}

func TestDigestWithoutCharts(t *testing.T) {
	t.Parallel()
	d := deskOn(t, wednesday, func(d *desk) {
		d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Times: 1, Code: "invalid_blocks"})
	})
	digest := d.inLedgerChannel(1)[0]
	if strings.Contains(string(digest.Blocks), "data_visualization") || !strings.Contains(string(digest.Blocks), "🟩") {
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
	if last := all[len(all)-1]; last.To != d.office.ID || last.At != "07:00" || last.Lang != reply.English {
		t.Errorf("subscriptions = %+v", all)
	}
	d.must(d.app.enqueueDue(t.Context()))
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
		return slices.ContainsFunc(list, func(m workspace.Message) bool { return strings.Contains(m.Text, "Done, 43 of 46") })
	})
}

func TestOwnersAreReminded(t *testing.T) {
	t.Parallel()
	d := deskOn(t, wednesday, func(d *desk) {
		for _, act := range []ledger.Act{ledger.Assign{Owner: "@" + d.clerk.ID}, ledger.SetDue{Due: "2024-05-09"}} {
			_, err := d.ledger.Change(t.Context(), ledger.Change{Notice: notices.BuiltinID, Number: 9, Act: act, By: "cli", Approver: true, At: wednesday.AddDate(0, 0, -6)})
			d.must(err)
		}
		_, err := d.ledger.Change(t.Context(), ledger.Change{Notice: notices.BuiltinID, Number: 11, Act: ledger.SetDue{Due: "2024-05-01"}, By: "cli", Approver: true, At: wednesday})
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
	d.must(d.app.enqueueDue(t.Context()))
	d.quiet()
	reminder(d.clerk) // still one
}

// TestReminderOfAnotherDay: what did not reach somebody is not sent on top of the
// next day's, and not where it was done meanwhile; nothing of it is forgotten.
func TestReminderOfAnotherDay(t *testing.T) {
	t.Parallel()
	d := deskOn(t, wednesday, func(d *desk) {
		d.now = func() time.Time { return wednesday.AddDate(0, 0, -1) }
		for _, number := range []int{9, 11} {
			d.changes(number, ledger.Assign{Owner: "@" + d.clerk.ID}, ledger.SetDue{Due: "2024-05-08"})
		}
		d.now = d.hand.Now
		d.assistant = d.assistant.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = "", "" })
		d.Faults().Add(workspacetest.Fault{Method: "conversations.open", Status: 503, Times: 1})
	})
	d.until("Slack is down", func() bool { return testutil.ToFloat64(d.app.metrics.delivered.WithLabelValues("failed")) > 0 })
	d.hand.Advance(24 * time.Hour)
	d.changes(9, ledger.SetStatus{Status: notice.Rectified, Note: "办完"})
	d.looked()
	d.looked()
	inbox := d.inbox(d.clerk)
	if len(inbox) != 1 {
		t.Fatalf("%d reminders", len(inbox))
	}
	holds(t, inbox[0].Text, "11.", "逾期 1 天")
	if strings.Contains(inbox[0].Text, "9.") {
		t.Errorf("reminded of what is done: %s", inbox[0].Text)
	}
}
