package slackapp

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rectify/bot/workspace"
	"rectify/data/database/databasetest"
	"rectify/handlers"
	"rectify/handlers/reply"
)

// twoDesks are two replicas in one workspace, on one database. What people do
// reaches one or the other.
func twoDesks(t *testing.T) (one, other *desk) {
	t.Helper()
	one = &desk{TB: t, dir: t.TempDir(), database: databasetest.Place(t), now: func() time.Time { return wednesday }}
	one.openWorkspace()
	second := *one
	other = &second
	other.dir, other.beside = t.TempDir(), 1
	for _, d := range []*desk{one, other} {
		d.openLedger()
		d.assistant = d.assistant.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = d.ledgerCh.ID, "08:30" })
		d.openApp(overSocket)
	}
	return one, other
}

// TestReplicasTellOnce has changes come in at both of two replicas: each is
// announced once, an item's in one thread and in order, and the digest is
// posted once, though one of them ends in between.
func TestReplicasTellOnce(t *testing.T) {
	t.Parallel()
	one, other := twoDesks(t)
	const changes = 4
	items := []int{9, 11, 40}
	for i := range changes {
		for _, number := range items {
			one.command(one.clerk, fmt.Sprintf("note %d 进展%d", number, i))
		}
		one.seesAlone(one.clerk, (i+1)*len(items), "进展")
		if i == changes/2 {
			one.stop()
		}
	}
	var heads map[string][]workspace.Message
	other.until("all changes are told", func() bool {
		heads = map[string][]workspace.Message{}
		told, digest := 0, false
		for _, m := range other.inLedgerChannel(0) {
			heads[firstWords(m.Text)] = append(heads[firstWords(m.Text)], m)
			replies := other.said(other.ledgerCh, m.TS)
			if strings.Contains(m.Text, "每日提要") {
				digest = len(replies) > 1
				continue
			}
			for _, out := range replies[min(1, len(replies)):] { // several changes may be in one
				told += strings.Count(out.Text, "进展")
			}
		}
		return told >= changes*len(items) && digest
	})
	for words, list := range heads {
		if len(list) != 1 {
			t.Errorf("%q is there %d times", words, len(list))
		}
		var text strings.Builder
		for _, m := range other.said(other.ledgerCh, list[0].TS)[1:] { // the first shows the item's state
			text.WriteString(m.Text)
		}
		if strings.Contains(words, "每日提要") {
			continue
		}
		last := -1
		for i := range changes {
			word := fmt.Sprint("进展", i)
			at := strings.Index(text.String(), word)
			if strings.Count(text.String(), word) != 1 || at < last {
				t.Errorf("%s is not told once, in order: %s", word, text.String())
			}
			last = at
		}
	}
	if len(heads) != len(items)+1 {
		t.Errorf("%d heads, want one an item and a digest: %v", len(heads), heads)
	}
}

func firstWords(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// TestReplicasKeepOneHome has a person's home opened at one replica and the
// ledger changed at another: the home shows it, and both know of it.
func TestReplicasKeepOneHome(t *testing.T) {
	t.Parallel()
	one, other := twoDesks(t)
	one.must(one.OpenHome(t.Context(), one.clerk.ID, "A1"))
	one.must(one.OpenHome(t.Context(), one.chief.ID, "A1"))
	one.until("both homes are kept", func() bool {
		known, err := other.app.homes.Known(t.Context())
		one.must(err)
		return len(known) == 2
	})
	out, err := other.assistant.Command(t.Context(), reply.Request{
		Text: "status 9 rectified 全部办结", Person: reply.Person{ID: one.clerk.ID, Role: reply.Editor}, Lang: reply.Chinese, Via: "test",
	})
	one.must(err)
	if out.Kind != reply.KindChange {
		t.Fatalf("%+v", out)
	}
	one.app.notifyChanged()
	other.app.notifyChanged()
	for _, who := range []workspace.User{one.clerk, one.chief} {
		one.until("the home of "+who.Name+" shows it", func() bool {
			view, err := one.Home(t.Context(), "A1", who.ID)
			one.must(err)
			return strings.Contains(string(view.Blocks), "44/46")
		})
	}
}
