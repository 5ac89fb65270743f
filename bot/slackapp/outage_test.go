package slackapp

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/broadcast"
	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
	"rectify/handlers/digest"
)

// TestWhoWasNeverLookedUp: while Slack cannot say who somebody is, they change
// nothing, unless the settings name them or Slack said so before, also before a
// restart.
func TestWhoWasNeverLookedUp(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]workspacetest.Fault{
		"down": {Method: "users.info", Status: 503}, "hanging": {Method: "users.info", Slow: 20 * time.Second}, "barred": {Method: "users.info", Code: "missing_scope"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overHTTP)
			d.app.people.EditorIDs = nil // everyone may update
			guest, err := d.AddUser(t.Context(), workspace.User{Name: "外聘", Guest: true})
			d.must(err)
			d.must(d.Join(t.Context(), d.office.ID, guest.ID))
			colleague := d.person("赵")
			d.must(d.Join(t.Context(), d.office.ID, colleague.ID))
			d.command(colleague, "note 11 已签合同")
			d.seesAlone(colleague, 1, "已更新第11项")
			d.must(d.app.people.Save(t.Context()))
			d.stop()
			d.openApp(overHTTP)
			d.app.people.EditorIDs = []string{d.chief.ID}
			d.Faults().Add(fault)
			d.command(d.chief, "note 9 已开会")
			d.seesAlone(d.chief, 1, "已更新第9项")
			d.app.people.EditorIDs = nil
			for i, command := range []string{"note 11 补充", "export", "digest mine on"} {
				d.command(guest, command)
				d.seesAlone(guest, i+1, "没有更改", "无法核实您的身份")
			}
			d.command(guest, "status 11")
			d.seesAlone(guest, 4, "第11项")
			d.command(colleague, "note 11 已进场")
			d.seesAlone(colleague, 2, "已更新第11项")
			if v := d.item(11).Version; v != 3 {
				t.Errorf("version %d", v)
			}
		})
	}
}

// TestGroupsThatHang: roles given to groups are not waited for in the path of a
// change, and nothing is changed by whom they may concern.
func TestGroupsThatHang(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.command(d.lay, "status 11")
	d.seesAlone(d.lay, 1, "第11项")
	d.Faults().Add(workspacetest.Fault{Method: "usergroups.users.list", Slow: 40 * time.Second})
	d.restart() // nothing is known from before
	began := time.Now()
	d.command(d.clerk, "note 11 已签合同")
	d.seesAlone(d.clerk, 1, "已更新第11项")
	d.command(d.lay, "note 11 补充")
	d.seesAlone(d.lay, 2, "无法核实您的身份和权限")
	if took := time.Since(began); took > 30*time.Second {
		t.Errorf("it took %s", took)
	}
	d.Faults().Clear()
}

// TestLetterRefusedOnce: the one who nudged and the approvers hear that somebody
// takes no messages, once; it is known after a restart, and until a message
// arrives.
func TestLetterRefusedOnce(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.command(d.clerk, "assign 9,11 @路人")
	d.choose(d.clerk, d.seesAlone(d.clerk, 1, "请确认"), "确认更改 2 项")
	d.until("the owner hears of both", func() bool { return len(d.inbox(d.lay)) == 2 })
	d.quiet()
	d.Faults().Add(workspacetest.Fault{Method: "conversations.open", Code: "user_disabled", Times: 1})
	d.command(d.clerk, "nudge 11 明天要数")
	d.until("the clerk hears that it did not arrive", func() bool {
		all, err := d.Ephemerals(t.Context(), d.clerk.ID, d.office.ID)
		d.must(err)
		return slices.ContainsFunc(all, func(m workspace.Message) bool { return strings.Contains(m.Text, "没有通知到 路人") })
	})
	warnings := func() []workspace.Message { return d.letters(d.chief, "收不到消息") }
	d.until("the approver hears of it", func() bool { return len(warnings()) == 1 })
	holds(t, warnings()[0].Text, "路人 收不到消息", "改派")
	d.must(d.app.people.Save(t.Context()))
	d.stop()
	d.openApp(overHTTP)
	all, err := d.Ephemerals(t.Context(), d.clerk.ID, d.office.ID)
	d.must(err)
	d.command(d.clerk, "nudge 9")
	d.seesAlone(d.clerk, len(all)+1, "消息送不到 路人")
	if n := len(warnings()); n != 1 {
		t.Errorf("the approver has it %d times", n)
	}
	d.app.reach.Note(t.Context(), d.lay.ID, nil)
	d.must(d.app.people.Save(t.Context()))
	if c := d.app.people.Colleagues(t.Context(), []string{d.lay.ID})[d.lay.ID]; c.Refuses {
		t.Error("still out of reach")
	}
}

// A paused assistant lets something happen while a digest is made out.
type paused struct {
	broadcast.Writer
	meanwhile func()
}

func (p paused) Digest(ctx context.Context, q digest.DigestQuery) (digest.Digest, error) {
	digest, err := p.Writer.Digest(ctx, q)
	p.meanwhile()
	return digest, err
}

// TestDigestPostedByAnother: a process that was paused while it made out a digest,
// and taken for dead, posts none beside the other's.
func TestDigestPostedByAnother(t *testing.T) {
	t.Parallel()
	d := deskOn(t, wednesday, func(d *desk) {})
	d.looked()
	d.stop() // what follows is done by hand
	before := len(d.inLedgerChannel(0))
	d.hand.Advance(24 * time.Hour)
	due, err := d.assistant.DueDigests(t.Context(), d.now())
	d.must(err)
	if len(due) != 1 {
		t.Fatalf("%d digests are due", len(due))
	}
	real := d.app.broadcast.Writer
	d.app.broadcast.Writer = paused{real, func() {
		sent := due[0].Sent
		sent.Place = d.ledgerCh.ID + " 1.000001" // the other process was faster
		d.must(real.DigestSent(t.Context(), due[0].To, sent))
	}}
	err = d.app.broadcast.PublishDigest(t.Context(), "digest by one who was paused", due[0], new(due[0].Sent), true)
	if !errors.Is(err, jobs.ErrTaken) {
		t.Errorf("posting: %v", err)
	}
	if after := len(d.inLedgerChannel(0)); after != before {
		t.Errorf("%d messages more", after-before)
	}
}
