package slackapp

import (
	"strings"
	"testing"
	"time"

	"rectify/data/ledger"
)

// TestEachPersonsOwnLanguage: answers, letters and forms are in the language of
// whoever reads them, questions are answered in the language that they were typed
// in, and the ledger channel is the office's.
func TestEachPersonsOwnLanguage(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overSocket)
	d.must(d.SetLocale(t.Context(), d.clerk.ID, "en-GB"))
	d.command(d.clerk, "status 11")
	card := d.seesAlone(d.clerk, 1, "item 11", "in progress")
	d.command(d.lay, "status 11")
	d.seesAlone(d.lay, 1, "第11项", "正在整改")
	d.choose(d.clerk, card, "Note")
	d.window(d.clerk, "Report progress")
	d.command(d.clerk, "状态 11") // typed in Chinese
	d.seesAlone(d.clerk, 2, "第11项", "正在整改")

	zhao := d.person("赵")
	d.must(d.SetLocale(t.Context(), zhao.ID, "en-US"))
	d.command(d.clerk, "指派 40 @赵")
	d.until("a letter", func() bool { return len(d.inbox(zhao)) == 1 })
	holds(t, d.inbox(zhao)[0].Text, "小李", "assigned", "item 40")
	d.until("the channel hears of it", func() bool {
		all := d.said(d.ledgerCh, "")
		return len(all) > 0 && strings.Contains(all[len(all)-1].Text, "第40项")
	})
}

// TestHomeFollowsTheLanguage: a home is shown anew once its owner has chosen
// another language.
func TestHomeFollowsTheLanguage(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	shows := func(words string) {
		t.Helper()
		d.until("the home shows "+words, func() bool {
			v, err := d.Home(t.Context(), "A1", d.chief.ID)
			return err == nil && strings.Contains(string(v.Blocks), words)
		})
	}
	d.must(d.OpenHome(t.Context(), d.chief.ID, "A1"))
	shows("原文仍有遗留事项")
	d.must(d.SetLocale(t.Context(), d.chief.ID, "en-US"))
	shows("Marked done, but the notice")
	d.must(d.SetLocale(t.Context(), d.chief.ID, "fr-FR")) // which the assistant does not speak
	shows("原文仍有遗留事项")
}

// TestRemindersInTheirLanguage: what a person gets without asking is in their own
// language, and what a channel gets in the office's.
func TestRemindersInTheirLanguage(t *testing.T) {
	t.Parallel()
	d := deskOn(t, wednesday, func(d *desk) {
		d.must(d.SetLocale(t.Context(), d.clerk.ID, "en-US"))
		d.now = func() time.Time { return wednesday.AddDate(0, 0, -1) }
		d.changes(9, ledger.Assign{Owner: "@" + d.clerk.ID}, ledger.SetDue{Due: "2024-05-08"})
		d.now = d.hand.Now
	})
	d.until("they are reminded", func() bool { return len(d.inbox(d.clerk)) > 0 })
	holds(t, d.inbox(d.clerk)[0].Text, "Rectification reminder")
	d.until("the channel has its digest", func() bool {
		for _, m := range d.said(d.ledgerCh, "") {
			if strings.Contains(m.Text, "每日提要") {
				return true
			}
		}
		return false
	})
	d.command(d.clerk, "digest mine on")
	d.seesAlone(d.clerk, 1, "On")
	d.hand.Advance(24 * time.Hour)
	d.looked()
	d.until("their digest is in English", func() bool {
		for _, m := range d.inbox(d.clerk) {
			if strings.Contains(m.Text, "digest") {
				return true
			}
		}
		return false
	})
}
