package slackapp

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/people"
	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
	"rectify/data/ledger"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/handlers/digest"
	names "rectify/handlers/people"
	"rectify/handlers/reply"
)

// person adds somebody to the workspace.
func (d *desk) person(name string) workspace.User {
	d.Helper()
	u, err := d.AddUser(d.Context(), workspace.User{Name: name})
	d.must(err)
	return u
}

// records makes changes as they were made long ago, without asking anybody.
func (d *desk) records(number int, acts ...ledger.Act) {
	d.Helper()
	for _, act := range acts {
		_, err := d.ledger.Change(d.Context(), ledger.Change{Notice: notices.BuiltinID, Number: number, Act: act, By: d.clerk.ID, Via: "test", At: d.clock()().Add(-time.Hour)})
		d.must(err)
	}
}

// rawID is a user of Slack as nobody should see them.
var rawID = regexp.MustCompile(`\b[UW]0[A-Z0-9]{6,}\b`)

func (d *desk) noID(text string) {
	d.Helper()
	if id := rawID.FindString(text); id != "" {
		d.Errorf("shows the id %s: %s", id, text)
	}
}

// TestTwoOwners: each of them hears of the item, receives it, is found by lists
// and is nudged.
func TestTwoOwners(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	li, zhao := d.person("李"), d.person("赵")
	d.command(d.clerk, "assign 40 @李、@赵")
	d.seesAlone(d.clerk, 1, "已更新第40项", "责任：@李 @赵")
	if got := d.item(40).OwnerIDs(); !slices.Equal(got, []string{li.ID, zhao.ID}) {
		t.Fatalf("owners = %v", got)
	}
	for _, who := range []workspace.User{li, zhao} {
		d.until(who.Name+" hears of it", func() bool { return len(d.inbox(who)) == 1 })
		holds(t, d.inbox(who)[0].Text, "派给了您", "签收")
	}
	receives := func(who workspace.User) {
		m := d.inbox(who)[0]
		d.must(d.Press(t.Context(), who.ID, workspace.Target{Channel: m.Channel, TS: m.TS}, d.labelled(m.Blocks, "签收")))
	}
	receives(li)
	d.until("one has it", func() bool { return d.item(40).ReceivedBy != "" })
	if got := d.item(40); !got.Unreceived() || !slices.Equal(got.Awaited(), []string{zhao.ID}) {
		t.Errorf("after one receipt: %+v", got)
	}
	d.command(d.chief, "status 40")
	d.noID(d.seesAlone(d.chief, 1, "@赵 未签收").Text)
	receives(zhao)
	d.until("both have it", func() bool { return !d.item(40).Unreceived() })
	d.command(d.chief, "list @赵")
	d.seesAlone(d.chief, 2, "40.")
	d.command(d.chief, "nudge 40 明天要数")
	for _, who := range []workspace.User{li, zhao} {
		d.until(who.Name+" is nudged", func() bool { return len(d.inbox(who)) == 2 })
	}
}

func TestOwnersAsTyped(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.person("李")
	d.person("赵")
	_, err := d.AddUserGroup(t.Context(), workspace.UserGroup{Handle: "整改组", Users: []string{d.clerk.ID, d.lay.ID}})
	d.must(err)
	for i, test := range []struct{ typed, shown string }{
		{"assign 1 @李和@赵", "责任：@李 @赵"},
		{"assign 2 @李，@赵", "责任：@李 @赵"},
		{"assign 3 @李 & @赵", "责任：@李 @赵"},
		{"assign 4 @李＋@赵", "责任：@李 @赵"},
		{"assign 5 @李 @赵", "责任：@李 @赵"},
		{"assign 6 @李 + 财务科", "配合：财务科"},
		{"assign 7 @李 配合 @赵", "配合：@赵"},
		{"assign 8 财务科", "责任：财务科"},
		{"assign 9 责任科室", "责任：责任科室"},
		{"assign 10 @整改组", "责任：@小李 @路人"},
		{"派给 11 @李牵头，@赵配合", "配合：@赵"},
		{"assign 12 我", "责任：@小李"},
		{"assign 13 me", "责任：@小李"},
		{"派给 14 我和@赵", "责任：@小李 @赵"},
		{"assign 15 责任人：@李", "责任：@李"},
		{"assign 16 牵头单位：财务科 配合单位：后勤科", "配合：后勤科"},
	} {
		d.command(d.clerk, test.typed)
		d.noID(d.seesAlone(d.clerk, i+1, "已更新", test.shown).Text)
	}
}

// TestOwnersWhoCannotBe: nothing is changed, the reason is said, and a press
// assigns the one who was meant.
func TestOwnersWhoCannotBe(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	gone := d.person("赵六")
	d.must(d.Deactivate(t.Context(), gone.ID))
	d.person("赵小六")
	_, err := d.AddUser(t.Context(), workspace.User{Name: "小助手", AppID: "A9", BotID: "B9"})
	d.must(err)
	many := []string{}
	for i := range 9 {
		many = append(many, d.person(fmt.Sprint("员工", i)).ID)
	}
	_, err = d.AddUserGroup(t.Context(), workspace.UserGroup{Handle: "全体", Users: many})
	d.must(err)
	for i, test := range []struct {
		typed string
		words []string
	}{
		{"assign 11 小李", []string{"手写", "派给 小李"}},
		{"assign 11 李主任", []string{"手写", "派给 小李"}},
		{"assign 11 @wangwu", []string{"没有找到“wangwu”"}},
		{"assign 11 @赵六", []string{"赵六 的账号已停用"}},
		{"assign 11 @李、@路人", []string{"“李”", "派给 小李", "去掉它"}},
		{"assign 11 @小助手", []string{"小助手 是机器人"}},
		{"assign 11 @here", []string{"@here 不是一个人"}},
		{"assign 11 @channel @小李", []string{"@channel 不是一个人", "去掉它"}},
		{"assign 11 #办公室", []string{"#办公室 是频道"}},
		{"assign 11 @U0UNKNOWN99", []string{"没有找到您写的这个人"}},
		{"assign 11 @全体", []string{"9 人"}},
		{"assign 11 @小李 + @赵六", []string{"赵六 的账号已停用", "去掉它"}},
		{"assign 11 @小李 请尽快办理", []string{"请尽快办理", "不像责任人"}},
		{"assign 11 配合 @小李", []string{"谁牵头"}},
		{"assign 11 郑五", []string{"没有找到“郑五”", "按文字记为“郑五”"}},
		{"assign 11 无", []string{"“无”不是责任人"}},
		{"assign 11 取消", []string{"“取消”不是责任人"}},
		{"assign 11 TBD", []string{"“TBD”不是责任人"}},
		{"assign 11 U0ABCDEF12", []string{"没有找到您写的这个人"}},
		{"assign 11 C0ABCDEF12", []string{"频道"}},
		{"assign 11 责任人：小李", []string{"“小李”", "派给 小李"}},
		{"assign 11 xiaoli", []string{"“xiaoli”", "派给 小李"}},
		{"assign 11 luren", []string{"“luren”", "派给 路人"}},
		{"assign 11 artoffice", []string{"没有找到“artoffice”"}},
		{"assign 11 艺术", []string{"没有找到“艺术”"}},
		{"assign 11 @小李明", []string{"“明”", "去掉它"}},
		{"assign 11 马上办", []string{"不像责任人"}},
		{"assign 11 @rectify", []string{"机器人"}},
	} {
		d.command(d.clerk, test.typed)
		m := d.seesAlone(d.clerk, i+1, "没有更改")
		holds(t, m.Text+string(m.Blocks), test.words...)
		d.noID(visible(m.Text))
		if got := d.item(11); got.Version != 1 {
			t.Fatalf("%s changed %+v", test.typed, got)
		}
	}
	d.command(d.clerk, "assign 11 @路人、李主任")
	asked := d.seesAlone(d.clerk, 29, "李主任")
	d.choose(d.clerk, asked, "派给 小李")
	d.until("both are assigned", func() bool { return slices.Equal(d.item(11).OwnerIDs(), []string{d.lay.ID, d.clerk.ID}) })
	d.command(d.clerk, "assign 12 郑五")
	asked = d.seesAlone(d.clerk, 30, "郑五")
	d.choose(d.clerk, asked, "按文字记为“郑五”")
	d.until("the words are kept", func() bool { return d.item(12).Owner == "郑五" })
}

// visible is a message without the commands behind its buttons, which plain text
// spells out.
func visible(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		shown, _, _ := strings.Cut(line, "/rectify assign")
		lines = append(lines, shown)
	}
	return strings.Join(lines, "")
}

func TestAssignForm(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	zhao, gone := d.person("赵"), d.person("钱七")
	d.must(d.Deactivate(t.Context(), gone.ID))
	d.command(d.clerk, "status 11")
	card := d.seesAlone(d.clerk, 1, "第11项")
	d.choose(d.clerk, card, "分派")
	form := d.window(d.clerk, "分派")
	d.sends(d.clerk, form, workspace.Values{"owner": {gone.ID}}, "钱七 的账号已停用")
	d.sends(d.clerk, form, workspace.Values{"owner": {d.lay.ID}, "office": {"李主任"}}, "请加引号")
	d.sends(d.clerk, form, workspace.Values{"owner": {d.lay.ID, zhao.ID}, "office": {"艺术科"}, "helpers": {d.chief.ID}, "supporting": {"财务科"}})
	if got := d.item(11); got.Owner != "@"+d.lay.ID+" @"+zhao.ID+" 艺术科" || got.Supporting != "@"+d.chief.ID+" 财务科" {
		t.Errorf("%+v", got)
	}
	d.noID(d.changedTo(card, "@路人 @赵 艺术科", "@王主任 财务科").Text)
}

// TestOldOwnersStayInForm: a name that was typed behind @ long ago is no id, and
// is not lost when the form is sent.
func TestOldOwnersStayInForm(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.records(11, ledger.Assign{Owner: "@小王 @" + d.lay.ID})
	d.command(d.clerk, "status 11")
	d.choose(d.clerk, d.seesAlone(d.clerk, 1, "第11项"), "分派")
	d.sends(d.clerk, d.window(d.clerk, "分派"), workspace.Values{"owner": {d.lay.ID, d.chief.ID}, "office": {"“小王”"}})
	if got := d.item(11).Owner; got != "@"+d.lay.ID+" @"+d.chief.ID+" 小王" {
		t.Error(got)
	}
}

// TestNobodyIsNudged: who nudges hears that it reaches nobody, and so do the
// approvers, once a day.
func TestNobodyIsNudged(t *testing.T) {
	t.Parallel()
	var gone workspace.User
	d := deskOn(t, wednesday, func(d *desk) {
		gone = d.person("赵六")
		d.must(d.Deactivate(t.Context(), gone.ID))
		d.records(9, ledger.Assign{Owner: "财务科"})
		d.records(11, ledger.Assign{Owner: "@" + gone.ID})
		d.records(40, ledger.SetDue{Due: "2024-05-09"})
	})
	d.until("the approver hears what reaches nobody", func() bool { return len(d.inbox(d.chief)) == 1 })
	holds(t, d.inbox(d.chief)[0].Text, "送不到责任人", "40.", "未设责任人")
	d.command(d.clerk, "nudge 9")
	d.seesAlone(d.clerk, 1, "“财务科”没有账号")
	d.command(d.clerk, "nudge 11")
	d.noID(d.seesAlone(d.clerk, 2, "消息送不到 赵六").Text)
	d.command(d.clerk, "nudge 40")
	d.seesAlone(d.clerk, 3, "还没有责任人")
	d.must(d.app.enqueueDue(t.Context()))
	d.quiet()
	if n := len(d.inbox(d.chief)); n != 1 {
		t.Errorf("the approver has %d messages on one day", n)
	}
	d.hand.Advance(24 * time.Hour)
	d.must(d.app.enqueueDue(t.Context()))
	d.until("the approver hears of the nudges", func() bool { return len(d.inbox(d.chief)) == 2 })
	holds(t, d.inbox(d.chief)[0].Text, "9.", "11.", "没有送达")
}

// TestNoIDIsShown: on cards, in lists, the history, Home, digests and the
// spreadsheet, of people who are there, who were deactivated and whom Slack
// does not know any more.
func TestNoIDIsShown(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	gone := d.person("赵六")
	d.must(d.Deactivate(t.Context(), gone.ID))
	d.records(11, ledger.Assign{Owner: "@" + gone.ID + " @U0NOBODY99", Supporting: "@" + d.lay.ID}, ledger.AddNote{Note: "请 @" + d.lay.ID + " 跟进"},
		ledger.AskHelp{From: "@" + gone.ID}, ledger.SetDue{Due: "2024-05-01"})
	d.command(d.lay, "assign 11 @小李")
	d.seesAlone(d.lay, 1, "没有这项权限")
	for i, command := range []string{"status 11", "history 11", "list open", "list 11", "digest", "text 11"} {
		d.command(d.clerk, command)
		m := d.seesAlone(d.clerk, i+1)
		d.noID(visible(m.Text))
		if command == "history 11" {
			holds(t, m.Text, "@赵六", "某同事", "请 @路人 跟进", "无权更改")
		}
	}
	d.must(d.OpenHome(t.Context(), d.clerk.ID, "A1"))
	book, err := d.assistant.Export(t.Context(), reply.Chinese)
	d.must(err)
	d.noID(fmt.Sprint(book))
}

// TestNamesThatAreLate: users.info hangs; the history of twelve people is
// answered, and a form that changes an item says so.
func TestNamesThatAreLate(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	for i := range 12 {
		_, err := d.ledger.Change(t.Context(), ledger.Change{Notice: notices.BuiltinID, Number: 11, Act: ledger.AddNote{Note: fmt.Sprint("进展", i)}, By: d.person(fmt.Sprint("员工", i)).ID, Via: "test", At: time.Now()})
		d.must(err)
	}
	d.Faults().Add(workspacetest.Fault{Method: "users.info", Slow: time.Hour})
	d.Faults().Add(workspacetest.Fault{Method: "users.list", Slow: time.Hour})
	began := time.Now()
	d.command(d.clerk, "history 11")
	d.noID(d.seesAlone(d.clerk, 1, "进展11", "某同事").Text)
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("answered after %s", took)
	}
	d.command(d.clerk, "status 12")
	card := d.seesAlone(d.clerk, 2, "第12项")
	d.choose(d.clerk, card, "分派")
	form := d.window(d.clerk, "分派")
	d.sends(d.clerk, form, workspace.Values{"owner": {d.lay.ID}})
	d.noID(d.changedTo(card, "已更新第12项", "某同事").Text)
	if got := d.item(12); !got.OwnedBy(d.lay.ID) {
		t.Errorf("%+v", got)
	}
}

// TestDirectoryAsksOnceForEach: many ask at once, Slack hears one call a person.
func TestDirectoryAsksOnceForEach(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	var calls atomic.Int32
	dir := people.New(people.Config{Now: time.Now, API: slack.New(d.in.BotToken, slack.OptionAPIURL(d.BaseURL()+"/api/"), slack.OptionHTTPClient(client(func(r *http.Request) (*http.Response, error) {
		calls.Add(1)
		return http.DefaultClient.Do(r)
	})))})
	ids := []string{d.clerk.ID, d.chief.ID, d.lay.ID, "U0NOBODY99", "cli"}
	done := make(chan map[string]names.Colleague, 10)
	for range 10 {
		go func() { done <- dir.Colleagues(t.Context(), ids) }()
	}
	for range 10 {
		known := <-done
		if known[d.clerk.ID].Name != "小李" || !known["U0NOBODY99"].Unknown || known["cli"].Name != "cli" {
			t.Errorf("%+v", known)
		}
	}
	dir.Colleagues(t.Context(), ids)
	if got := calls.Load(); got != 4 {
		t.Errorf("%d calls of users.info", got)
	}
}

// A client makes calls of Slack's Web API.
type client func(*http.Request) (*http.Response, error)

func (c client) Do(r *http.Request) (*http.Response, error) { return c(r) }

// TestNamesAreRemembered: they are there after a restart while Slack hangs, and
// where there is no Slack at all.
func TestNamesAreRemembered(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overSocket)
	zhao := d.person("赵")
	d.command(d.clerk, "assign 11 @赵")
	d.seesAlone(d.clerk, 1, "责任：@赵")
	d.must(d.app.people.Save(t.Context()))
	d.stop()
	d.Faults().Add(workspacetest.Fault{Method: "users.info", Slow: time.Hour})
	d.openLedger()
	d.openApp(overSocket)
	d.command(d.clerk, "status 11")
	d.seesAlone(d.clerk, 2, "责任：@赵")
	alone := handlers.New(handlers.Config{Ledger: d.ledger, Keeper: d.ledger, Memory: d.ledger, Index: d.builtinIndex(), Now: time.Now})
	d.records(11, ledger.Assign{Owner: "@" + zhao.ID + " @U0NOBODY99 @小王"})
	out, err := alone.Command(t.Context(), reply.Request{Text: "history 11", Lang: reply.Chinese})
	d.must(err)
	holds(t, out.Plain(), "@赵 某同事 @小王")
	d.noID(out.Plain())
}

// TestDigestByHandHasNames: `digest --post` has no server behind it.
func TestDigestByHandHasNames(t *testing.T) {
	t.Parallel()
	d := deskOn(t, wednesday, func(d *desk) {
		d.records(9, ledger.Assign{Owner: "@" + d.lay.ID}, ledger.SetDue{Due: "2024-05-01"}, ledger.AddNote{Note: "在办"})
	})
	d.until("the digest of the day is there", func() bool { return len(d.digests()) == 1 })
	assistant := handlers.New(handlers.Config{Ledger: d.ledger, Keeper: d.ledger, Memory: d.ledger, Index: d.builtinIndex(), Now: d.clock()})
	assistant = assistant.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = d.ledgerCh.ID, "08:30" })
	conn, known := d.connect(d.config, assistant)
	posted, err := PostDigest(t.Context(), conn, known, digest.DigestQuery{Lang: reply.Chinese}, true)
	if err != nil || !posted {
		t.Fatal(posted, err)
	}
	all := ""
	for _, m := range d.digests() {
		all += m.Text + string(m.Blocks)
		for _, out := range d.said(d.ledgerCh, m.TS) {
			all += out.Text
		}
	}
	holds(t, all, "小李")
	d.noID(visible(regexp.MustCompile(`"value":"[^"]*"`).ReplaceAllString(all, "")))
}
