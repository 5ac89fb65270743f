package slackapp

import (
	"strings"
	"testing"

	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
)

const nowhereSaid = "仰韶村遗址几点闭馆"

// officeSays waits for the question in the ledger channel and answers it in its
// thread.
func (d *desk) officeSays(words string) workspace.Message {
	d.Helper()
	var question workspace.Message
	d.until("the office hears of it", func() bool {
		for _, m := range d.heads() {
			if strings.Contains(m.Text, nowhereSaid) {
				question = m
			}
		}
		noted, err := d.ledger.Recall(d.Context(), officeMark(d.ledgerCh.ID, question.TS))
		d.must(err)
		return noted != nil
	})
	_, err := d.Say(d.Context(), d.chief.ID, d.ledgerCh.ID, question.TS, words)
	d.must(err)
	return question
}

// TestOfficeIsAsked: the asker sees what everybody will, confirms it, and gets
// the answer in the thread they asked in.
func TestOfficeIsAsked(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		m := d.say(d.lay, "", "@rectify "+nowhereSaid)
		answer := d.hears(m.TS, 1)
		d.choose(d.lay, answer, "都不是，问整改办")
		preview := d.seesAlone(d.lay, 1, "整改台账", nowhereSaid, "路人", "还没有发出")
		if heads := d.heads(); len(heads) != 0 {
			t.Fatalf("published before it was confirmed: %+v", heads)
		}
		d.choose(d.lay, preview, "确认，问整改办")
		d.seesAlone(d.lay, 2, "已把问题转给整改办")
		question := d.officeSays("北门外有，*免费*")
		holds(t, question.Text, nowhereSaid, "路人")
		holds(t, string(question.Blocks), "@"+d.lay.ID, "原来的话题")
		got := d.hears(m.TS, 2, "<@"+d.lay.ID+">", nowhereSaid, "王主任", "北门外有")
		if strings.Contains(string(got.Blocks), "*免费*") {
			t.Errorf("somebody's words format: %s", got.Blocks)
		}
		d.choose(d.lay, preview, "确认，问整改办") // pressed again
		d.seesAlone(d.lay, 3, "已把问题转给整改办")
		_, err := d.Say(t.Context(), d.lay.ID, d.ledgerCh.ID, question.TS, "谢谢主任") // the asker's own words
		d.must(err)
		_, err = d.Say(t.Context(), d.chief.ID, d.ledgerCh.ID, question.TS, "@rectify 第11条") // said to the app
		d.must(err)
		_, err = d.Say(t.Context(), d.chief.ID, d.ledgerCh.ID, "", "北门在修路")
		d.must(err)
		d.quiet()
		if n := len(d.answers(m.TS)); n != 2 {
			t.Errorf("%d messages in the asker's thread", n)
		}
		count := 0
		for _, head := range d.heads() {
			if strings.Contains(head.Text, nowhereSaid) {
				count++
			}
		}
		if count != 1 {
			t.Errorf("the question is there %d times", count)
		}
	})
}

// TestOfficeAnswersWhoAskedInPrivate: in their direct messages, and after a
// restart, too.
func TestOfficeAnswersWhoAskedInPrivate(t *testing.T) {
	t.Parallel()
	for _, way := range []string{"command", "direct message"} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overSocket)
			said := 0
			if way == "command" {
				d.command(d.lay, "ask-office "+nowhereSaid)
				d.choose(d.lay, d.seesAlone(d.lay, 1, "还没有发出"), "确认，问整改办")
				d.seesAlone(d.lay, 2, "已把问题转给整改办")
			} else {
				dm, err := d.OpenDM(t.Context(), d.lay.ID, d.in.BotUserID)
				d.must(err)
				d.must(d.Command(t.Context(), d.lay.ID, dm.ID, "/rectify", "ask-office "+nowhereSaid))
				private := func(count int) workspace.Message {
					var list []workspace.Message
					d.until("it is said to them", func() bool {
						list, err = d.Ephemerals(t.Context(), d.lay.ID, dm.ID)
						d.must(err)
						return len(list) == count
					})
					return list[count-1]
				}
				preview := private(1)
				d.must(d.Press(t.Context(), d.lay.ID, workspace.Target{Channel: dm.ID, TS: preview.TS}, d.labelled(preview.Blocks, "确认，问整改办")))
				private(2)
			}
			d.stop()
			d.openApp(overSocket)
			d.officeSays("北门外有")
			d.until("the asker has the answer", func() bool {
				inbox := d.inbox(d.lay)
				return len(inbox) > said && strings.Contains(inbox[0].Text, "北门外有")
			})
			holds(t, d.inbox(d.lay)[0].Text, nowhereSaid, "王主任")
		})
	}
}

// TestOfficeAnswersWhereNothingCanBePosted: the answer comes another way.
func TestOfficeAnswersWhereNothingCanBePosted(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overSocket)
	m := d.say(d.lay, "", "@rectify "+nowhereSaid)
	d.choose(d.lay, d.hears(m.TS, 1), "都不是，问整改办")
	d.choose(d.lay, d.seesAlone(d.lay, 1, "还没有发出"), "确认，问整改办")
	d.seesAlone(d.lay, 2, "已把问题转给整改办")
	d.until("the office hears of it", func() bool { return len(d.heads()) == 1 })
	d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Code: "is_archived", Times: 1})
	d.officeSays("北门外有")
	d.until("the asker has the answer", func() bool { return len(d.inbox(d.lay)) == 1 })
	holds(t, d.inbox(d.lay)[0].Text, "北门外有")
}
