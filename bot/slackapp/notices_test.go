package slackapp

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rectify/bot/workspace"
	"rectify/data/notice/reading"
	"rectify/data/notices"
)

// addNotices puts the notices of an audit and a hospital beside the built-in one.
func (d *desk) addNotices() {
	d.Helper()
	for _, id := range []string{"audit", "hospital"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "handlers", "testdata", "notices", id, "notice.txt"))
		d.must(err)
		n, err := reading.Read(string(text))
		d.must(err)
		d.must(d.ledger.AddNotice(d.Context(), id, string(text), n, "test", imported))
	}
}

// entriesOf are the actions in the history of an item.
func (d *desk) entriesOf(notice string, number int) (acts []string) {
	d.Helper()
	history, err := d.ledger.History(d.Context(), notice, number)
	d.must(err)
	for _, e := range history {
		acts = append(acts, string(e.Action))
	}
	return acts
}

// TestThreeNoticesInTheWorkspace has a clerk and a chief work with three notices:
// they are asked which is meant, choose, set a default, ask of one by name, see
// lists, announcements and a form that name it, and retire one.
func TestThreeNoticesInTheWorkspace(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.addNotices()
	d.announced()

	d.command(d.clerk, "status 11 done 已办结")
	asked := d.seesAlone(d.clerk, 1, "第11项不止一份通报有，没有更改", "审计#11", "文化广电#11", "医院#11")
	for _, id := range []string{notices.BuiltinID, "audit", "hospital"} {
		if got := d.entriesOf(id, 11); !slices.Equal(got, []string{"seed"}) {
			t.Errorf("item 11 of %s was changed on a guess: %v", id, got)
		}
	}
	d.choose(d.clerk, asked, "审计第11项")
	d.seesAlone(d.clerk, 2, "已更新审计第11项")
	d.announced()
	if got := d.entriesOf("audit", 11); !slices.Equal(got, []string{"seed", "status"}) {
		t.Errorf("item 11 of the audit has %v", got)
	}
	if heads := d.heads(); len(heads) == 0 || !strings.Contains(heads[len(heads)-1].Text, "审计第11项") {
		t.Errorf("the ledger's channel does not name the notice: %v", heads)
	}

	asks := d.say(d.clerk, "", "<@"+d.in.BotUserID+"> 审计那份里还有几项没完成")
	d.hears(asks.TS, 1, "共 32 项")
	all := d.say(d.clerk, "", "<@"+d.in.BotUserID+"> 还有几项没完成")
	d.hears(all.TS, 1, "共 110 项", "按通报：", "审计 ", "文化广电 ", "医院 ")

	d.command(d.clerk, "notices default 审计")
	d.seesAlone(d.clerk, 3, "本频道默认的通报设为“审计”")
	d.command(d.clerk, "list open")
	d.seesAlone(d.clerk, 4, "审计#", "只含本频道默认的通报“审计”")
	d.command(d.clerk, "note 3 走访两次")
	d.seesAlone(d.clerk, 5, "已更新审计第3项")

	d.command(d.clerk, "status 文化广电#9")
	card := d.seesAlone(d.clerk, 6, "文化广电第9项")
	d.choose(d.clerk, card, "备注")
	form := d.window(d.clerk, "文化广电第9项")
	d.sends(d.clerk, form, workspace.Values{"note": {"走访三次"}})
	d.until("the note is there", func() bool { return slices.Contains(d.entriesOf(notices.BuiltinID, 9), "note") })

	d.command(d.clerk, "notices retire 医院")
	d.seesAlone(d.clerk, 7, "没有更改", "审批人")
	d.command(d.chief, "notices retire 医院")
	d.seesAlone(d.chief, 1, "“医院”已停用")
	d.command(d.chief, "list notice all")
	if m := d.seesAlone(d.chief, 2); strings.Contains(m.Text, "医院#") {
		t.Errorf("the retired notice is listed: %s", m.Text)
	}
	d.must(d.ledger.Verify(t.Context()))
}

// TestDigestBundlesNotices posts one digest for all notices, with figures for each.
func TestDigestBundlesNotices(t *testing.T) {
	t.Parallel()
	d := deskOn(t, wednesday, func(d *desk) { d.addNotices() })
	d.looked()
	d.until("the digest is there", func() bool { return len(d.digests()) == 1 })
	holds(t, d.digests()[0].Text+string(d.digests()[0].Blocks), "文化广电 完成 43/46", "审计 完成", "医院 完成")
}
