package slackapp

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/bot/workspace"
	"rectify/data/notices"
	"rectify/handlers/reply"
)

// TestABusyChannelDelaysNobodyElse: 60 questions in one channel, at a message a
// second, and then a question in another, a command and a direct message.
func TestABusyChannelDelaysNobodyElse(t *testing.T) {
	if underRace {
		t.Skip("under the race detector no channel fills: jobs take longer than Slack; make test runs it without")
	}
	t.Parallel()
	d := newDesk(t, overHTTP)
	var asked []string
	for i := range 60 {
		asked = append(asked, d.say(d.clerk, "", fmt.Sprintf("@rectify 第%d项", 1+i%46)).TS)
	}
	for i := range 4 * outbound.Burst { // a slow machine answers no faster than Slack takes
		key := fmt.Sprint("notice ", i)
		d.must(d.app.enqueue(t.Context(), outbound.Delivery{Key: key, Channel: d.office.ID, Message: blockkit.Message{Text: key}}))
	}
	d.until("the channel is full", func() bool { return d.app.sender.Full(d.office.ID) > 0 })
	elsewhere, err := d.Say(t.Context(), d.lay.ID, d.ledgerCh.ID, "", "@rectify 第40项")
	d.must(err)
	d.command(d.clerk, "status 11")
	dm := d.room(0)
	_, err = d.Say(t.Context(), dm.Creator, dm.ID, "", "第12项")
	d.must(err)
	d.seesAlone(d.clerk, 1, "第11项")
	d.until("the other channel has its answer", func() bool { return len(d.said(d.ledgerCh, elsewhere.TS)) == 1 })
	d.until("the direct message has its answer", func() bool {
		list, _, err := d.Messages(t.Context(), dm.ID, workspace.Page{})
		d.must(err)
		return len(list) == 2
	})
	answered := func() (count int) {
		for _, ts := range asked {
			count += min(1, len(d.answers(ts)))
		}
		return count
	}
	count := answered()
	if count > 40 {
		t.Errorf("%d of 60 were answered before the others", count)
	}
	d.until("the queue moves on", func() bool { return answered() > count })
}

// TestAChannelKeepsItsOrder: more messages than Slack takes at once.
func TestAChannelKeepsItsOrder(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	var want []string
	for i := range 2 * outbound.Burst {
		want = append(want, fmt.Sprint("第", i, "条"))
		d.must(d.app.enqueue(t.Context(), outbound.Delivery{Key: want[i], Channel: d.office.ID, Message: blockkit.Message{Text: want[i]}}))
	}
	var got []string
	d.until("all are there", func() bool {
		list, _, err := d.Messages(t.Context(), d.office.ID, workspace.Page{})
		d.must(err)
		got = nil
		for _, m := range slices.Backward(list) {
			got = append(got, m.Text)
		}
		return len(got) == len(want)
	})
	if !slices.Equal(got, want) {
		t.Errorf("in the order %q", got)
	}
}

// TestASlowModelDelaysNobody: 24 open questions to a model that hangs, and then
// what needs none.
func TestASlowModelDelaysNobody(t *testing.T) {
	t.Parallel()
	d := deskWithPens(t, overHTTP, time.Minute)
	p := d.pens.hand(0)
	for range 24 {
		d.say(d.clerk, "", "@rectify "+openQuestion)
	}
	d.until("all wait for the model", func() bool {
		waiting, err := d.app.inbox.Waiting(t.Context(), modelJobs)
		return err == nil && waiting == 24
	})
	plain, err := d.Say(t.Context(), d.lay.ID, d.ledgerCh.ID, "", "@rectify 第40项")
	d.must(err)
	d.command(d.clerk, "note 11 已签合同")
	d.seesAlone(d.clerk, 1, "第11项")
	d.command(d.clerk, "status 12")
	d.seesAlone(d.clerk, 2, "第12项")
	d.until("the plain question is answered", func() bool { return len(d.said(d.ledgerCh, plain.TS)) == 1 })
	if waiting, err := d.app.inbox.Waiting(t.Context(), modelJobs); err != nil || waiting != 24 {
		t.Errorf("%d wait for the model, %v", waiting, err)
	}
	close(p)
}

func TestCommandsAreCarriedOutInTheOrderSent(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	var want []string
	for i := range 20 {
		note := fmt.Sprintf("已走访，签收单A%d存档", i)
		d.command(d.clerk, "note 11 "+note)
		want = append(want, note)
	}
	d.seesAlone(d.clerk, len(want))
	entries, err := d.ledger.History(t.Context(), notices.BuiltinID, 11)
	d.must(err)
	var got []string
	for _, e := range entries {
		if e.Note != "" {
			got = append(got, e.Note)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("in the order %q", got)
	}
}

// TestJobsHoldNoFiles: a spreadsheet is made when it is sent.
func TestJobsHoldNoFiles(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	file := reply.File{Name: "rectify.xlsx"}
	sent, err := d.app.fileFor(t.Context(), inbound.Request{Key: "k", User: d.clerk.ID, Channel: d.office.ID}, reply.Reply{Lang: reply.Chinese, File: &file})
	d.must(err)
	job, err := outbound.JobFor(sent, time.Time{})
	d.must(err)
	if len(job.Body) > 4096 {
		t.Errorf("a job of %d bytes", len(job.Body))
	}
	d.must(d.app.deliver(t.Context(), job.Body, 1))
	d.until("the file is there", func() bool {
		inbox := d.inbox(d.clerk)
		return len(inbox) == 1 && len(inbox[0].Files) == 1 && inbox[0].Files[0].Size > 1000
	})
}
