package slackapp

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"rectify/bot/slackapp/blockkit"
	"rectify/handlers"
	"rectify/handlers/digest"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/index"
)

var update = flag.Bool("update", false, "write the golden messages anew")

// A counter is the assistant as staff meet it, at a day that never changes.
type counter struct {
	*desk
	*handlers.Assistant
}

var (
	goldenClerk = reply.Person{ID: "U1", Role: reply.Editor}
	goldenChief = reply.Person{ID: "U2", Role: reply.Approver}
	goldenLay   = reply.Person{ID: "U3"}
)

func newCounter(t *testing.T) *counter {
	t.Helper()
	at := time.Date(2024, 5, 8, 9, 0, 0, 0, time.UTC)
	d := &desk{TB: t, dir: t.TempDir()}
	d.openLedger()
	a := handlers.New(handlers.Config{Ledger: d.ledger, Keeper: d.ledger, Memory: d.ledger, Index: d.builtinIndex(), Now: func() time.Time { return at }})
	a = a.With(func(cfg *handlers.Config) { cfg.People = everybody{} })
	return &counter{d, a}
}

func (c *counter) request(who reply.Person, text string, seen map[int]int) reply.Request {
	return reply.Request{
		Text: text, Person: who, Lang: reply.Chinese, Via: "slack C1", ID: text + who.ID, Seen: seen, Rich: true, Values: map[string]string{},
	}
}

func (c *counter) says(who reply.Person, text string, seen map[int]int) reply.Reply {
	c.Helper()
	out, err := c.Assistant.Command(c.Context(), c.request(who, text, seen))
	c.must(err)
	return out
}

func (c *counter) form(who reply.Person, text string, seen map[int]int) any {
	c.Helper()
	form, err := c.Assistant.Form(c.Context(), c.request(who, text, seen))
	c.must(err)
	return blockkit.Modal(form, blockkit.Origin{Channel: "C1"})
}

func (c *counter) home(who reply.Person, filter string) any {
	c.Helper()
	out, err := c.Assistant.Home(c.Context(), c.request(who, filter, nil))
	c.must(err)
	return blockkit.Home(out, nil, "")
}

// TestGallery: what Slack is sent for each sort of reply, form and home, in
// gallery; -update writes them.
func TestGallery(t *testing.T) {
	t.Parallel()
	c := newCounter(t)
	shown := map[string]any{}
	show := func(name string, out reply.Reply) {
		shown[name] = struct {
			Text   string       `json:"text"`
			Blocks slack.Blocks `json:"blocks"`
		}{blockkit.Text(out), slack.Blocks{BlockSet: blockkit.Render(out, blockkit.InMessage)}}
	}
	show("help", c.says(goldenClerk, "help", nil))
	show("list", c.says(goldenClerk, "list open", nil))
	show("list-page-2", c.says(goldenClerk, "list page 2", nil))
	show("item", c.says(goldenClerk, "第25条", nil))
	show("passages", c.says(goldenClerk, "公务用车管理怎么样了", nil))
	show("next-hit", c.says(goldenClerk, "next 1 乡村旅游怎么样了", nil))
	show("count", c.says(goldenClerk, "各部分分别有几个没完成", nil))
	show("notice", c.says(goldenClerk, "联系电话是多少", nil))
	show("none", c.says(goldenClerk, "今天天气怎么样", nil))
	show("possible", c.says(goldenClerk, "仰韶村遗址几点闭馆", nil))
	show("english", c.says(goldenClerk, "which items are open?", nil))
	show("preview", c.says(goldenClerk, "status 9,40 done 5月20日办结，材料已归档", nil))
	show("change", c.says(goldenClerk, "status 11 done 5月6日与演艺公司签订合同", nil))
	show("hint", c.says(goldenClerk, "note 40 高度重视，持续推进", nil))
	show("conflict", c.says(goldenChief, "status 11 in_progress 还要补材料", map[int]int{11: 1}))
	show("refused", c.says(goldenLay, "close 11", nil))
	show("assigned", c.says(goldenChief, "assign 9 @U1 产业科", nil).Notifications[0].Reply)
	show("date-past", c.says(goldenClerk, "due 9 2024-05-01", nil))
	past := c.request(goldenClerk, "due 9 2024-05-01", nil)
	past.Confirmed = true
	_, err := c.Assistant.Command(t.Context(), past)
	c.must(err)
	show("date-unclear", c.says(goldenClerk, "due 9 5.6.2027 等资金", nil))
	show("item-unreceived", c.says(goldenClerk, "status 9", nil))
	show("received", c.says(goldenClerk, "receive 9", nil))
	extend := c.says(goldenClerk, "extend 9 2024-06-30 等资金", nil)
	show("extend", extend)
	show("extend-asks", extend.Notifications[0].Reply)
	show("nudge", c.says(goldenChief, "nudge 9 请尽快", nil).Notifications[0].Reply)
	show("history", c.says(goldenClerk, "history 11", nil))
	show("fact", c.says(goldenClerk, "仰韶酒庄种了多少亩高粱", nil))
	c.hands("现场照片.jpg", "5月7日复查", 412_000)
	c.hands("验收单.pdf", "", 1_900_000)
	show("evidence", c.says(goldenClerk, "evidence 40", nil))
	show("item-evidence", c.says(goldenClerk, "status 40", nil))
	abroad := c.request(goldenClerk, "status 9", nil)
	abroad.Lang, abroad.Person.Lang = reply.English, reply.English
	english, err := c.Assistant.Command(t.Context(), abroad)
	c.must(err)
	show("item-english", english)
	abroad.Text = ""
	home, err := c.Assistant.Home(t.Context(), abroad)
	c.must(err)
	shown["home-english"] = blockkit.Home(home, nil, "")
	show("remind", c.says(goldenClerk, "remind 11 下周五 催材料", nil).Notifications[0].Reply)
	show("office-preview", c.says(goldenClerk, "ask-office 附近哪里有停车场", nil))
	confirmed := c.request(goldenClerk, "ask-office 附近哪里有停车场", nil)
	confirmed.Confirmed = true
	office, err := c.Assistant.Command(t.Context(), confirmed)
	c.must(err)
	show("office", *office.Office)
	show("rated", c.says(goldenClerk, "rate-answer good 联系电话是多少", nil))

	shown["form-update"] = c.form(goldenClerk, "status 40", nil)
	shown["form-stale"] = c.form(goldenClerk, "note 11", map[int]int{11: 1})
	shown["form-assign"] = c.form(goldenClerk, "assign 9", nil)
	shown["form-due"] = c.form(goldenClerk, "due 9", nil)
	shown["form-evidence"] = c.form(goldenClerk, "evidence 9", nil)
	shown["form-evidence-any"] = c.form(goldenClerk, "evidence", nil)
	shown["form-extend"] = c.form(goldenClerk, "extend 40", nil)
	shown["form-decide"] = c.form(goldenChief, "extend 9", nil)
	shown["form-close"] = c.form(goldenChief, "close 11", nil)
	shown["form-reopen"] = c.form(goldenChief, "reopen 11", nil)
	shown["form-refused"] = c.form(goldenLay, "close 11", nil)
	shown["form-rate"] = c.form(goldenClerk, "rate-answer bad 联系电话是多少", nil)
	shown["window-text"] = blockkit.Window(c.says(goldenClerk, "text 25", nil))
	shown["window-item"] = blockkit.Window(c.says(goldenChief, "status 11", nil))
	shown["window-list"] = blockkit.Window(c.says(goldenClerk, "list", nil))
	shown["home-clerk"] = c.home(goldenClerk, "")
	shown["home-chief"] = c.home(goldenChief, "open section 1")
	shown["home-lay"] = c.home(goldenLay, "")
	quiet, err := c.Assistant.Digest(t.Context(), digest.DigestQuery{Lang: reply.Chinese})
	c.must(err)
	show("digest", quiet.Head)
	show("digest-thread", quiet.Detail)
	week, err := c.Assistant.Digest(t.Context(), digest.DigestQuery{Lang: reply.Chinese, Review: digest.OfWeek})
	c.must(err)
	show("digest-week", week.Head)
	for _, command := range []string{"status 1-8 in_progress 回头看发现反弹", "due 1-8 2024-05-06", "wait 3 财政局"} {
		late := c.request(goldenClerk, command, nil)
		late.Confirmed, late.Rich = true, false // as in a terminal, which shows no versions
		_, err = c.Assistant.Command(t.Context(), late)
		c.must(err)
	}
	many, err := c.Assistant.Digest(t.Context(), digest.DigestQuery{Lang: reply.Chinese})
	c.must(err)
	show("digest-many", many.Head)
	mine, err := c.Assistant.Digest(t.Context(), digest.DigestQuery{Lang: reply.English, Person: "U1"})
	c.must(err)
	show("digest-mine", mine.Head)
	for name, what := range shown {
		golden(t, name, what)
	}
}

// hands adds a file to the evidence of item 40.
func (c *counter) hands(name, about string, size int64) {
	c.Helper()
	r := c.request(goldenClerk, "evidence 40", nil)
	r.Values, r.ID = map[string]string{"about": about}, r.ID+name
	r.Files = []reply.SentFile{{Name: name, Link: "https://files.example/" + name, Hash: strings.Repeat("0a", 32), Type: "application/pdf", Size: size}}
	_, err := c.Assistant.Send(c.Context(), r)
	c.must(err)
}

// TestGalleryHasAnIndex: every example has a heading in both languages, once.
func TestGalleryHasAnIndex(t *testing.T) {
	t.Parallel()
	index, err := blockkit.Gallery.ReadFile("gallery/index.tsv")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for line := range strings.Lines(string(index)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") {
			cells = append([]string{""}, cells...)
		}
		if len(cells) != 3 || listed[cells[0]] && cells[0] != "" {
			t.Errorf("%q", line)
			continue
		}
		listed[cells[0]] = true
	}
	files, err := blockkit.Gallery.ReadDir("gallery")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if name, is := strings.CutSuffix(file.Name(), ".json"); is {
			if !listed[name] {
				t.Errorf("%s is not in index.tsv", name)
			}
			delete(listed, name)
		}
	}
	if delete(listed, ""); len(listed) > 0 {
		t.Errorf("no examples of %v", listed)
	}
}

func golden(t *testing.T, name string, what any) {
	t.Helper()
	text, err := json.Marshal(what)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	encoder := json.NewEncoder(&got)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(json.RawMessage(text)); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("blockkit", "gallery", name+".json")
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// everybody is known by a name of their own.
type everybody struct{}

func (everybody) Holders(context.Context, reply.Role) ([]string, error) {
	return []string{"王主任"}, nil
}
func (everybody) Connected() bool                             { return true }
func (everybody) Approvers(context.Context) ([]string, error) { return []string{"U2"}, nil }
func (everybody) Leaders(context.Context) []string            { return nil }
func (everybody) Office(context.Context) string               { return "整改台账" }

func (everybody) Colleagues(_ context.Context, ids []string) map[string]people.Colleague {
	names := map[string]string{"U1": "小李", "U2": "王主任", "U3": "路人"}
	known := map[string]people.Colleague{}
	for _, id := range ids {
		known[id] = people.Colleague{ID: id, Name: id}
		if name := names[id]; name != "" {
			known[id] = people.Colleague{ID: id, Name: name}
		}
	}
	return known
}

func (everybody) Nearest(context.Context, string) ([]people.Colleague, error) { return nil, nil }

func (everybody) Group(context.Context, string) (string, []string, error) { return "", nil, nil }

func (d *desk) builtinIndex() *index.Index {
	d.Helper()
	known, err := builtin()
	d.must(err)
	return known.Index
}
