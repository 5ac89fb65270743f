package slackapp

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/riverqueue/river/rivertype"
	"github.com/slack-go/slack"

	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
	"rectify/data/ledger"
	"rectify/data/notice"
)

// announced waits until the ledger channel knows all of the history.
func (d *desk) announced() {
	d.Helper()
	d.app.notifyChanged()
	d.until("everything is announced", func() bool {
		told, err := d.app.broadcast.AnnouncedUpTo(d.Context())
		d.must(err)
		sequence, err := d.ledger.Sequence(d.Context())
		d.must(err)
		return told == sequence
	})
}

// heads are the messages of the ledger channel that are in no thread, the
// oldest first.
func (d *desk) heads() (heads []workspace.Message) {
	d.Helper()
	heads, _, err := d.Messages(d.Context(), d.ledgerCh.ID, workspace.Page{Limit: 500})
	d.must(err)
	slices.Reverse(heads)
	return slices.DeleteFunc(heads, func(m workspace.Message) bool { return m.User != d.in.BotUserID })
}

// TestAnnouncementSaysWhatChanged: its item, by whom, from what to what.
func TestAnnouncementSaysWhatChanged(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		acts []ledger.Act
		want []string
	}{
		"status":   {[]ledger.Act{ledger.SetStatus{Status: notice.Rectified, Note: "已签合同"}}, []string{"状态 正在整改 → 已整改", "已签合同"}},
		"owner":    {[]ledger.Act{ledger.Assign{Owner: "产业科"}}, []string{"责任单位 无 → 产业科"}},
		"due":      {[]ledger.Act{ledger.SetDue{Due: "2099-12-31"}, ledger.SetDue{Due: "2099-06-30"}}, []string{"时限 2099-12-31 → 2099-06-30"}},
		"undo":     {[]ledger.Act{ledger.SetStatus{Status: notice.Rectified}, ledger.Undo{}}, []string{"撤销，状态 已整改 → 正在整改"}},
		"reopened": {[]ledger.Act{ledger.SetStatus{Status: notice.Rectified}, ledger.Reopen{Reason: "反弹"}}, []string{"退回", "已整改 → 正在整改", "反弹"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overHTTP)
			for _, act := range c.acts {
				d.changes(11, act)
				d.announced()
			}
			heads := d.heads()
			if len(heads) != 1 {
				t.Fatalf("%d messages in the channel", len(heads))
			}
			thread := d.said(d.ledgerCh, heads[0].TS)
			last := thread[len(thread)-1].Text
			holds(t, last, append(c.want, "第11项 "+"", "cli")...)
			if title, _, _ := strings.Cut(last, "\n"); len(title) <= len("第11项 ") {
				t.Errorf("no title: %s", last)
			}
		})
	}
}

// TestHeadThatWasDeleted: the next change opens a thread anew, and those after
// it go there.
func TestHeadThatWasDeleted(t *testing.T) {
	t.Parallel()
	for name, faults := range map[string][]workspacetest.Fault{
		"in the channel":            nil,
		"refused":                   {{Method: "chat.postMessage", Code: "thread_not_found", Times: 1}},
		"message gone":              {{Method: "chat.postMessage", Code: "message_not_found", Times: 1}},
		"its answer is lost":        {{Method: "chat.postMessage", Drop: true, Accept: true, Times: 1}},
		"the update's answer, too":  {{Method: "chat.update", Drop: true, Accept: true, Times: 1}},
		"it cannot become the head": {{Method: "chat.update", Code: "cant_update_message", Times: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overHTTP)
			d.changes(11, ledger.AddNote{Note: "第一句"})
			d.announced()
			d.must(d.Delete(t.Context(), d.in.BotUserID, d.ledgerCh.ID, d.heads()[0].TS))
			for _, fault := range faults {
				d.Faults().Add(fault)
			}
			d.changes(11, ledger.AddNote{Note: "第二句"})
			d.announced()
			d.changes(11, ledger.AddNote{Note: "第三句"})
			d.announced()
			heads := d.heads()
			if len(heads) != 1 || !strings.Contains(heads[0].Text, "第11项") {
				t.Fatalf("heads = %+v", heads)
			}
			thread := d.said(d.ledgerCh, heads[0].TS)
			var all strings.Builder
			for _, m := range thread[1:] {
				all.WriteString(m.Text)
			}
			for _, words := range []string{"第二句", "第三句"} {
				inHead := name == "it cannot become the head" && words == "第二句" && strings.Contains(thread[0].Text, words)
				if n := strings.Count(all.String(), words); n != 1 && !inHead {
					t.Errorf("%s is told %d times: %s", words, n, all.String())
				}
			}
			if name != "it cannot become the head" { // the channel itself says what changed last
				holds(t, thread[0].Text, "（正在整改）", "cli", "第三句")
			}
		})
	}
}

// TestBurstIsBundled: many changes of many items make few messages, and each
// item is named in them, in order, once.
func TestBurstIsBundled(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.stop() // meanwhile they pile up
	const rounds = 30
	for i := range rounds {
		for number := 1; number <= 46; number++ {
			d.changes(number, ledger.AddNote{Note: fmt.Sprintf("进展%d-%d。", number, i)})
		}
	}
	d.openApp(overHTTP)
	d.announced()
	heads := d.heads()
	if len(heads) > 12 {
		t.Errorf("%d messages for %d changes", len(heads), rounds*46)
	}
	var all strings.Builder
	for _, m := range heads {
		all.WriteString(m.Text)
	}
	for number := 1; number <= 46; number++ {
		if !strings.Contains(all.String(), fmt.Sprintf("第%d项 ", number)) {
			t.Errorf("item %d is not named", number)
		}
		if last := fmt.Sprintf("进展%d-%d。", number, rounds-1); strings.Count(all.String(), last) != 1 {
			t.Errorf("%s is told %d times", last, strings.Count(all.String(), last))
		}
	}
}

// TestManyChangesOfAnItem: they stand in its thread, in order, bundled.
func TestManyChangesOfAnItem(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Drop: true, Accept: true, Times: 1})
	for i := range 60 {
		d.changes(11, ledger.AddNote{Note: fmt.Sprintf("进展%d。", i)})
	}
	d.announced()
	heads := d.heads()
	if len(heads) != 1 {
		t.Fatalf("heads = %+v", heads)
	}
	thread := d.said(d.ledgerCh, heads[0].TS)
	if len(thread) > 20 {
		t.Errorf("%d messages", len(thread))
	}
	var all strings.Builder
	for _, m := range thread[1:] { // below the first, which says what changed last
		all.WriteString(m.Text)
	}
	if strings.Count(all.String(), "进展59。") != 1 || strings.Index(all.String(), "进展58。") > strings.Index(all.String(), "进展59。") {
		t.Errorf("thread = %s", all.String())
	}
}

// TestChannelThatTakesNothing: the office hears of it once, and what changed is
// told when the channel takes messages again.
func TestChannelThatTakesNothing(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"is_archived", "channel_not_found", "not_in_channel"} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overHTTP)
			d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Code: code, Times: 1})
			d.changes(11, ledger.AddNote{Note: "第一句"})
			d.app.notifyChanged()
			d.until("the office hears of it", func() bool { return len(d.letters(d.chief, "整改台账")) == 1 })
			holds(t, d.letters(d.chief, "整改台账")[0].Text, code, "恢复")
			d.must(d.app.reach.Unreachable(t.Context(), d.ledgerCh.ID, asError(code)))
			d.changes(11, ledger.AddNote{Note: "第二句"})
			d.until("the channel has both", func() bool { // as an hour later; it takes one message a second
				err := d.app.broadcast.PostNews(t.Context(), nil, 1)
				var later *rivertype.JobSnoozeError
				if !errors.As(err, &later) {
					d.must(err)
				}
				return err == nil
			})
			if thread := d.said(d.ledgerCh, d.heads()[0].TS); len(thread) != 3 {
				t.Errorf("thread = %+v", thread)
			}
			if n := len(d.letters(d.chief, "整改台账")); n != 1 {
				t.Errorf("the office was told %d times", n)
			}
		})
	}
}

func asError(code string) error { return slack.SlackErrorResponse{Err: code} }

// TestHeadIsRenewedOnceAfterItsNews: several messages in a thread renew its first
// message once, and a slow renewal holds up neither the news nor a stop.
func TestHeadIsRenewedOnceAfterItsNews(t *testing.T) {
	t.Parallel()
	d := &desk{TB: t, dir: t.TempDir(), now: time.Now}
	var updates atomic.Int32
	d.openWorkspace(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/api/chat.update" {
				updates.Add(1)
			}
			next.ServeHTTP(w, r)
		})
	})
	d.openLedger()
	d.openApp(overHTTP)
	d.changes(11, ledger.AddNote{Note: "第一句"})
	d.announced()
	if n := updates.Load(); n != 0 {
		t.Errorf("a new thread was renewed %d times", n)
	}
	d.stop()
	for i := range 4 {
		d.changes(11, ledger.AddNote{Note: fmt.Sprint("后来第", i, "句")})
	}
	d.openApp(overHTTP)
	d.announced()
	if n := updates.Load(); n != 1 {
		t.Errorf("four messages renewed the head %d times", n)
	}
	thread := d.said(d.ledgerCh, d.heads()[0].TS)
	if len(thread) != 6 {
		t.Errorf("%d messages", len(thread))
	}
	holds(t, thread[0].Text, "后来第3句")
	d.Faults().Add(workspacetest.Fault{Method: "chat.update", Slow: time.Hour})
	d.changes(11, ledger.AddNote{Note: "最后一句"})
	d.announced()
	began := time.Now()
	d.stop()
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("the app stopped after %v", took)
	}
}
