package handlers_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rectify/data/ledger"
	"rectify/data/ledger/store"
	"rectify/data/notice"
	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/index"
	"rectify/index/lexicon"
)

// threeFiles is a ledger with the built-in notice and those of an audit and a
// hospital, and an index of all three.
var threeFiles = sync.OnceValues(func() (known struct {
	ledger []byte
	*index.Index
}, err error) {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "rectify-three")
	if err != nil {
		return known, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "ledger.db")
	s, err := store.Open(ctx, path)
	if err != nil {
		return known, err
	}
	var passages []index.Passage
	for _, id := range []string{notices.BuiltinID, "audit", "hospital"} {
		text := notices.Builtin
		if id != notices.BuiltinID {
			source, err := os.ReadFile(filepath.Join("testdata", "notices", id, "notice.txt"))
			if err != nil {
				return known, err
			}
			text = string(source)
		}
		n, err := reading.Read(text)
		if err != nil {
			return known, err
		}
		if err := s.AddNotice(ctx, id, text, n, "test", spring); err != nil {
			return known, err
		}
		passages = append(passages, index.Passages(id, n)...)
	}
	if err := s.Close(); err != nil {
		return known, err
	}
	if known.ledger, err = os.ReadFile(path); err != nil {
		return known, err
	}
	words, err := lexicon.LoadWordings("")
	if err != nil {
		return known, err
	}
	known.Index, err = index.InMemory(ctx, passages, words)
	return known, err
})

// Keys of the three notices, as their titles suggest them.
const builtinKey, auditKey, hospitalKey = "文化广电", "审计", "医院"

// threeNotices is an assistant of a test's own for three notices.
func threeNotices(t *testing.T) (*handlers.Assistant, *store.Store) {
	t.Helper()
	known, err := threeFiles()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "ledger.db")
	if err := os.WriteFile(path, known.ledger, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return handlers.New(handlers.Config{Ledger: s, Keeper: s, Memory: s, Index: known.Index, Now: func() time.Time { return spring }}), s
}

// asks is a request of an approver in a channel.
func asks(text string) reply.Request {
	return reply.Request{Text: text, Person: reply.Person{ID: "U2", Role: reply.Approver}, Lang: reply.Chinese, Via: "slack C1", Channel: "C1", Talk: "C1 U2", Loose: true, Rich: true}
}

// changedSince are the items that changed after a sequence number, as refs.
func changedSince(t *testing.T, s *store.Store, sequence int64) (refs []string) {
	t.Helper()
	entries, err := s.Since(t.Context(), sequence, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Action.ByStaff() {
			refs = append(refs, fmt.Sprintf("%s#%d", e.Notice, e.Number))
		}
	}
	return refs
}

// TestWhichNoticeACommandMeans carries out changes, with a default of the channel
// or without: none is ever made on a guess.
func TestWhichNoticeACommandMeans(t *testing.T) {
	t.Parallel()
	tests := []struct {
		usual, text string
		want        []string // items that changed
		asks        bool     // a notice is asked back, with a button for each
		says        string
	}{
		{"", "status 11 done 已办结", nil, true, "不止一份通报"},
		{"", "status #11 done 已办结", nil, true, "审计#11"},
		{"", "状态 第11项 已整改 已办结", nil, true, "审计#11"},
		{"", "status 审计#11 done 已办结", []string{"audit#11"}, false, "审计第11项"},
		{"", "status audit#11 done 已办结", []string{"audit#11"}, false, "审计第11项"},
		{"", "状态 审计第11项 已整改 已办结", []string{"audit#11"}, false, "审计第11项"},
		{"", "note 医院#3 走访两次", []string{"hospital#3"}, false, "医院第3项"},
		{"", "note 45 走访两次", []string{notices.BuiltinID + "#45"}, false, "文化广电第45项"}, // no other notice has it
		{"", "note 财务#3 走访两次", nil, false, "没有“财务”这份通报"},
		{"", "note 审计#3,文化广电#4 走访两次", nil, false, "同一份通报"},
		{"", "note 3,审计#4 走访两次", nil, false, "同一份通报"},
		{"", "note 3 参照审计#4 走访", nil, true, "审计#3"},
		{"", "note 文化广电#3 参照审计#4 走访", []string{notices.BuiltinID + "#3"}, false, "参照审计#4"},
		{"", "note 审计#3 走访\nnote 审计#4 走访", nil, false, "审计第4项"}, // previewed
		{"", "note 审计#3 走访\nnote 4 走访", nil, false, "同一份通报"},
		{"", "note 审计#3 走访\nnote 文化广电#4 走访", nil, false, "同一份通报"},
		{"审计", "status 11 done 已办结", []string{"audit#11"}, false, "审计第11项"},
		{"审计", "status 文化广电#11 done 已办结", []string{notices.BuiltinID + "#11"}, false, "文化广电第11项"},
		{"审计", "note 45 走访两次", nil, false, "没有第45项"},
		{"审计", "assign 11 财务科", []string{"audit#11"}, false, "审计第11项"},
		{"", "assign 11 财务科", nil, true, "审计#11"},
		{"", "close 11 已核查", nil, true, "审计#11"},
		{"", "undo 11", nil, true, "审计#11"},
		{"", "due 11 2030-06-30", nil, true, "审计#11"},
		{"", "extend 11 2030-06-30 工期长", nil, true, "审计#11"},
		{"", "receive 11", nil, true, "审计#11"},
	}
	for _, test := range tests {
		t.Run(test.usual+" "+test.text, func(t *testing.T) {
			t.Parallel()
			a, s := threeNotices(t)
			if test.usual != "" {
				if _, err := a.Command(t.Context(), asks("notices default "+test.usual)); err != nil {
					t.Fatal(err)
				}
			}
			before, err := s.Sequence(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			out, err := a.Command(t.Context(), asks(test.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := changedSince(t, s, before); !slices.Equal(got, test.want) {
				t.Errorf("%v changed, want %v\n%s", got, test.want, out.Plain())
			}
			if !strings.Contains(out.Plain(), test.says) {
				t.Errorf("it does not say %q:\n%s", test.says, out.Plain())
			}
			if row := lastButtons(out); test.asks && len(row) != 3 {
				t.Errorf("%d buttons, want one a notice", len(row))
			}
		})
	}
}

// TestSpeltCommandsNameTheirNotice: a command that a sentence tells people to type
// is on the item of the notice that they meant.
func TestSpeltCommandsNameTheirNotice(t *testing.T) {
	t.Parallel()
	a, s := threeNotices(t)
	if _, err := s.Change(t.Context(), ledger.Change{Notice: "audit", Number: 1, Act: ledger.SetDue{Due: "2024-05-20"}, By: "U9", Approver: true, At: spring}); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ text, want string }{
		{"due 审计#1 2024-06-20", "/rectify 延期 审计#1 "}, {"assign 审计#1", "/rectify 分派 审计#1 "}, {"assign 审计那份第1项", "/rectify 分派 审计#1 "},
		{"due 审计#1 无", "/rectify 期限 审计#1 "}, {"extend 审计#1 2024-06-20", "/rectify 延期 审计#1 2024-06-20"},
	} {
		r := asks(step.text)
		r.Person.Role = reply.Editor
		out, err := a.Command(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.Plain(), step.want) {
			t.Errorf("%s: no %q in\n%s", step.text, step.want, out.Plain())
		}
	}
}

// lastButtons are the buttons of the last row of a reply.
func lastButtons(out reply.Reply) (row reply.Buttons) {
	for _, part := range out.Parts {
		if b, ok := part.(reply.Buttons); ok {
			row = b
		}
	}
	return row
}

// TestAskedBackAndChosen presses the button of a notice: the change is made there.
func TestAskedBackAndChosen(t *testing.T) {
	t.Parallel()
	a, s := threeNotices(t)
	before, _ := s.Sequence(t.Context())
	out, err := a.Command(t.Context(), asks("status 11 done 已办结"))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range lastButtons(out) {
		if b.Label == "审计第11项" {
			if _, err := a.Command(t.Context(), asks(b.Command)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := changedSince(t, s, before); !slices.Equal(got, []string{"audit#11"}) {
		t.Errorf("%v changed, want the item of the notice that was chosen", got)
	}
}

// TestQuestionsNameNotices asks about one notice, several and all.
func TestQuestionsNameNotices(t *testing.T) {
	t.Parallel()
	count := map[string]int{}
	a, s := threeNotices(t)
	snapshot, err := s.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	open := map[string]int{}
	for _, item := range snapshot.Items {
		count[item.Notice]++
		if !item.Status.Done() {
			open[item.Notice]++
		}
	}
	total := func(of map[string]int, ids ...string) (sum int) {
		for _, id := range ids {
			sum += of[id]
		}
		return sum
	}
	all := []string{notices.BuiltinID, "audit", "hospital"}
	tests := []struct {
		question string
		says     string
		of       []string // notices of the items that the answer lists
	}{
		{"审计那份里还有几项没完成", fmt.Sprint(open["audit"]), []string{"audit"}},
		{"审计通报一共有多少项", fmt.Sprint(count["audit"]), []string{"audit"}},
		{"how many are open in the audit notice?", fmt.Sprintf("of %d", count["audit"]), []string{"audit"}},
		{"how many are open in audit?", fmt.Sprintf("of %d", count["audit"]), []string{"audit"}},
		{"审计的还有几项没完成", fmt.Sprint(open["audit"]), []string{"audit"}},
		{"文化广电通报里还有哪些没整改完", fmt.Sprint(open[notices.BuiltinID]), []string{notices.BuiltinID}},
		{"审计和文化广电那两份里一共多少项", fmt.Sprint(total(count, "audit", notices.BuiltinID)), []string{notices.BuiltinID, "audit"}},
		{"一共有多少项问题", fmt.Sprint(total(count, all...)), all},
		{"还有几项没完成", fmt.Sprint(total(open, all...)), all},
		{"审计第3项", "审计第3项", []string{"audit"}},
		{"item 3 of the audit", "审计 item 3", []string{"audit"}},
		{"医院#3是谁负责的", "", []string{"hospital"}},
		{"第3项", "不止一份通报", all},
		{"第3项是谁负责的", "医院#3", all},
		{"现在有哪些通报", "简称", nil},
		{"which notices are there?", "Key", nil},
		{"审计那份的联系电话是多少", "“审计”通报原文", nil},
		{"督察#3", "没有简称为“督察”的通报", nil},
		{"第45项", "文化广电第45项", []string{notices.BuiltinID}},
	}
	for _, test := range tests {
		t.Run(test.question, func(t *testing.T) {
			t.Parallel()
			r := asks(test.question)
			r.Talk = test.question
			out, err := a.Converse(t.Context(), r)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(out.Plain(), test.says) {
				t.Errorf("it does not say %q:\n%s", test.says, out.Plain())
			}
			for _, item := range out.Items {
				if !slices.Contains(test.of, item.Notice) {
					t.Errorf("it names item %d of %s", item.Number, item.Notice)
					break
				}
			}
		})
	}
}

// TestTotalsByNotice counts over all notices: by each, and together.
func TestTotalsByNotice(t *testing.T) {
	t.Parallel()
	a, _ := threeNotices(t)
	out, err := a.Converse(t.Context(), asks("还有几项没完成"))
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{builtinKey, auditKey, hospitalKey} {
		if !strings.Contains(out.Plain(), key+" ") {
			t.Errorf("no total of %s:\n%s", key, out.Plain())
		}
	}
}

// TestSharesByNotice tells a share of each notice, too.
func TestSharesByNotice(t *testing.T) {
	t.Parallel()
	a, _ := threeNotices(t)
	out, err := a.Converse(t.Context(), asks("完成了百分之几"))
	if err != nil {
		t.Fatal(err)
	}
	holdsAll(t, out.Plain(), "80/110", "文化广电 43/46", "审计 14/32", "医院 23/32")
}

// holdsAll wants all words in a text.
func holdsAll(t *testing.T, text string, words ...string) {
	t.Helper()
	for _, word := range words {
		if !strings.Contains(text, word) {
			t.Errorf("no %q in:\n%s", word, text)
		}
	}
}

// TestChannelsDefault narrows questions in a channel to its notice, says so, and
// has a way to all.
func TestChannelsDefault(t *testing.T) {
	t.Parallel()
	a, _ := threeNotices(t)
	command := func(text string) reply.Reply {
		t.Helper()
		out, err := a.Command(t.Context(), asks(text))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	command("notices default audit")
	out := command("list open")
	if row := lastButtons(out); len(row) == 0 || row[len(row)-1].Command != "list notice all open" || !strings.Contains(out.Plain(), "只含本频道默认的通报“审计”") {
		t.Errorf("it does not say what it is of:\n%s", out.Plain())
	}
	for _, item := range out.Items {
		if item.Notice != "audit" {
			t.Fatalf("it lists item %d of %s", item.Number, item.Notice)
		}
	}
	if out := command("list notice all open"); !slices.ContainsFunc(out.Items, func(i reply.ItemRef) bool { return i.Notice == notices.BuiltinID }) {
		t.Errorf("all notices:\n%s", out.Plain())
	}
	menu := listingOf(command("list open")).Menus[0]
	if menu.Name != "通报" || menu.Options[menu.Chosen].Label != auditKey || menu.Options[0].Value != "list notice all open" || menu.Options[2].Value != "list notice 医院 open" {
		t.Errorf("the menu of notices is %+v", menu)
	}
	other := asks("还有几项没完成")
	other.Channel, other.Talk = "C2", "C2 U2"
	if out, err := a.Converse(t.Context(), other); err != nil || strings.Contains(out.Plain(), "默认") {
		t.Errorf("another channel has a default: %v\n%s", err, out.Plain())
	}
	command("notices default off")
	if out := command("list open"); strings.Contains(out.Plain(), "默认") {
		t.Errorf("the default is off:\n%s", out.Plain())
	}
}

// listingOf is the page of a list in a reply.
func listingOf(out reply.Reply) (page reply.Listing) {
	for _, part := range out.Parts {
		if p, ok := part.(reply.Listing); ok {
			page = p
		}
	}
	return page
}

// TestThreadsTopicDecides changes an item in a thread about one notice, and asks
// where the channel's default is another.
func TestThreadsTopicDecides(t *testing.T) {
	t.Parallel()
	a, s := threeNotices(t)
	inThread := func(text string) reply.Request {
		r := asks(text)
		r.Talk, r.Loose = "C1 thread", false
		return r
	}
	if _, err := a.Converse(t.Context(), inThread("审计第3项怎么样了")); err != nil {
		t.Fatal(err)
	}
	before, _ := s.Sequence(t.Context())
	if _, err := a.Command(t.Context(), inThread("note 5 走访两次")); err != nil {
		t.Fatal(err)
	}
	if got := changedSince(t, s, before); !slices.Equal(got, []string{"audit#5"}) {
		t.Errorf("%v changed, want that of the thread's notice", got)
	}
	if _, err := a.Command(t.Context(), asks("notices default 医院")); err != nil {
		t.Fatal(err)
	}
	before, _ = s.Sequence(t.Context())
	out, err := a.Command(t.Context(), inThread("note 5 走访三次"))
	if err != nil {
		t.Fatal(err)
	}
	if got := changedSince(t, s, before); len(got) > 0 || len(lastButtons(out)) != 2 {
		t.Errorf("%v changed where thread and channel disagree:\n%s", got, out.Plain())
	}
}

// TestCardsOfAnyNoticeCanBePressed: every button of an item's card reaches it,
// whatever notice it is of.
func TestCardsOfAnyNoticeCanBePressed(t *testing.T) {
	t.Parallel()
	a, _ := threeNotices(t)
	for _, key := range []string{builtinKey, auditKey, hospitalKey} {
		out, err := a.Command(t.Context(), asks("status "+key+"#3"))
		if err != nil {
			t.Fatal(err)
		}
		row := lastButtons(out)
		if len(row) == 0 {
			t.Fatalf("the card of %s#3 has no buttons", key)
		}
		for _, b := range row {
			if !strings.Contains(b.Command, key+"#3") {
				t.Errorf("%q of %s#3 carries out %q", b.Label, key, b.Command)
			}
			if b.As == reply.AsForm {
				form, err := a.Form(t.Context(), asks(b.Command))
				if err != nil || len(form.Fields) == 0 || !strings.Contains(form.Command, key+"#3") {
					t.Errorf("the form of %q is %+v, %v", b.Command, form, err)
				}
			}
		}
	}
}

// TestFormsReachTheirNotice fills in the form of a card and sends it.
func TestFormsReachTheirNotice(t *testing.T) {
	t.Parallel()
	a, s := threeNotices(t)
	form, err := a.Form(t.Context(), asks("note 医院#3"))
	if err != nil {
		t.Fatal(err)
	}
	before, _ := s.Sequence(t.Context())
	r := asks(form.Command)
	r.Seen, r.Values = form.Seen, map[string]string{"note": "走访两次"}
	if _, err := a.Send(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if got := changedSince(t, s, before); !slices.Equal(got, []string{"hospital#3"}) {
		t.Errorf("%v changed", got)
	}
}

// TestRetiredNoticeIsNowhere retires a notice and brings it back.
func TestRetiredNoticeIsNowhere(t *testing.T) {
	t.Parallel()
	a, s := threeNotices(t)
	say := func(text string) string {
		t.Helper()
		out, err := a.Command(t.Context(), asks(text))
		if err != nil {
			t.Fatal(err)
		}
		return out.Plain()
	}
	say("note 审计#3 走访两次")
	was, err := s.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got := say("notices retire 审计"); !strings.Contains(got, "已停用") {
		t.Errorf("retiring: %s", got)
	}
	for _, text := range []string{"list", "digest", "还有几项没完成"} {
		if got := say(text); strings.Contains(got, "审计第") || strings.Contains(got, "审计#") {
			t.Errorf("%s names the retired notice:\n%s", text, got)
		}
	}
	for _, text := range []string{"status 审计#3 done 好了", "审计#3怎么样了", "审计那份里还有几项没完成", "审计通报第3项是谁负责"} {
		if got := say(text); !strings.Contains(got, "“审计”已停用") {
			t.Errorf("%s: %s", text, got)
		}
	}
	if entries, err := s.History(t.Context(), "audit", 3); err != nil || len(entries) != 2 {
		t.Errorf("%d entries, %v; want the history kept", len(entries), err)
	}
	say("notices restore 审计")
	is, err := s.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(was.Items, is.Items) {
		t.Error("restored, the ledger is not as it was")
	}
	if err := s.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestNoticesNeedRights has a clerk and an editor manage notices.
func TestNoticesNeedRights(t *testing.T) {
	t.Parallel()
	a, s := threeNotices(t)
	for _, test := range []struct {
		role    reply.Role
		text    string
		allowed bool
	}{
		{reply.Asker, "notices", true}, {reply.Asker, "notices rename 审计 预算", false}, {reply.Asker, "notices default 审计", false},
		{reply.Editor, "notices retire 审计", false}, {reply.Editor, "notices rename 审计 预算", true}, {reply.Editor, "notices default 预算", true},
		{reply.Approver, "notices retire 预算", true},
	} {
		r := asks(test.text)
		r.Person.Role = test.role
		out, err := a.Command(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		if refused := strings.Contains(out.Plain(), "没有这项权限") || strings.Contains(out.Plain(), "审批人"); refused == test.allowed && test.text != "notices" {
			t.Errorf("%s as %v: %s", test.text, test.role, out.Plain())
		}
	}
	_, err := s.Change(t.Context(), ledger.Change{Notice: "audit", Number: 1, Act: ledger.AddNote{Note: "走访"}, By: "U1", At: spring})
	if !errors.Is(err, ledger.ErrRetired) {
		t.Errorf("%v, want ErrRetired", err)
	}
}

// TestNoChangeOnAGuess types random commands in random places: whatever changes is
// of the notice that was named, or that the thread and the channel agree on, or of
// the only notice that has the number.
func TestNoChangeOnAGuess(t *testing.T) {
	t.Parallel()
	a, s := threeNotices(t)
	snapshot, err := s.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]string{"": "", builtinKey: notices.BuiltinID, auditKey: "audit", "audit": "audit", hospitalKey: "hospital"}
	verbs := []string{"status %s done 已办结", "note %s 走访两次", "assign %s 财务科", "due %s 2030-06-30", "evidence %s https://example.org/1", "wait %s 财政局", "reopen %s 反弹", "undo %s", "commitment %s 1 confirm", "状态 %s 正在整改 继续推进"}
	named := []string{"%d", "#%d", "第%d项", "item %d"}
	places := 0
	rapid.Check(t, func(rt *rapid.T) {
		key := rapid.SampledFrom([]string{"", "", builtinKey, auditKey, "audit", hospitalKey}).Draw(rt, "key")
		usual := rapid.SampledFrom([]string{"", "", builtinKey, auditKey}).Draw(rt, "usual")
		thread := rapid.SampledFrom([]string{"", auditKey, hospitalKey}).Draw(rt, "thread")
		number := rapid.IntRange(1, 48).Draw(rt, "number")
		form := rapid.SampledFrom(named).Draw(rt, "form")
		if key != "" {
			form = key + rapid.SampledFrom([]string{"#%d", "第%d项", " #%d"}).Draw(rt, "named")
		}
		text := fmt.Sprintf(rapid.SampledFrom(verbs).Draw(rt, "verb"), fmt.Sprintf(form, number))
		places++
		r := asks(text)
		r.Channel, r.Talk, r.Loose = fmt.Sprint("C", places), fmt.Sprint("thread ", places), false
		r.Confirmed, r.Rich = rapid.Bool().Draw(rt, "confirmed"), rapid.Bool().Draw(rt, "rich")
		do := func(text string) reply.Reply {
			asked := r
			asked.Text = text
			out, err := a.Command(rt.Context(), asked)
			if err != nil {
				rt.Fatal(err)
			}
			return out
		}
		if thread != "" {
			do("status " + thread + "#2")
		}
		if usual != "" {
			do("notices default " + usual)
		}
		before, err := s.Sequence(rt.Context())
		if err != nil {
			rt.Fatal(err)
		}
		out := do(text)
		may := map[string]bool{}
		switch there := snapshot.ByNumber(number); {
		case key != "":
			may[keys[key]] = true
		case usual != "" && thread != "" && usual != thread:
			_, inUsual := snapshot.Item(ledger.Key{Notice: keys[usual], Number: number})
			_, inThread := snapshot.Item(ledger.Key{Notice: keys[thread], Number: number})
			may[keys[thread]] = inThread && !inUsual // the thread's, where only it has the number
		case thread != "":
			may[keys[thread]] = true
		case usual != "":
			may[keys[usual]] = true
		case len(there) == 1:
			may[there[0].Notice] = true
		}
		for _, ref := range changedSince(t, s, before) {
			notice, at, _ := strings.Cut(ref, "#")
			if !may[notice] || at != fmt.Sprint(number) {
				rt.Fatalf("%q (channel %q, thread %q) changed %s:\n%s", text, usual, thread, ref, out.Plain())
			}
		}
	})
}

// TestNextOfTwoNotices: the buttons of an answer about two notices stay with these
// two, and so does what somebody says of the answer.
func TestNextOfTwoNotices(t *testing.T) {
	t.Parallel()
	a, _ := threeNotices(t)
	for _, question := range []string{"审计和文化广电那两份里培训机构骗取了多少补贴资金", "审计那份里培训机构骗取了多少补贴资金"} {
		r := asks(question)
		r.Talk = question
		out, err := a.Converse(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		var next, rated string
		reply.Rewrite{
			Command: func(typed string) string {
				if c, ok := command.Parse(typed); ok && c.Name == command.Next {
					next = typed
				}
				return typed
			},
			Question: func(q string) string { rated = q; return q },
		}.Parts(out.Parts)
		if rated != question {
			t.Errorf("rated is %q, want %q:\n%s", rated, question, out.Plain())
		}
		if next == "" {
			t.Errorf("no next passage:\n%s", out.Plain())
			continue
		}
		r.Text = next
		more, err := a.Command(t.Context(), r)
		if err != nil || len(more.Items) == 0 {
			t.Fatalf("%s: %v\n%s", next, err, more.Plain())
		}
		for _, item := range more.Items {
			if item.Notice == "hospital" {
				t.Errorf("%s shows an item of a third notice:\n%s", next, more.Plain())
			}
		}
		if !strings.Contains(next, "审计") || strings.Contains(more.Plain(), "提到“审计”") {
			t.Errorf("%s:\n%s", next, more.Plain())
		}
	}
}

// TestRemindersNameTheNotice: one message bundles what somebody owes in several
// notices, and each item is named with its notice.
func TestRemindersNameTheNotice(t *testing.T) {
	t.Parallel()
	a, s := threeNotices(t)
	due := spring.AddDate(0, 0, 3).Format(time.DateOnly)
	for _, id := range []string{"audit", notices.BuiltinID} {
		for _, act := range []ledger.Act{ledger.Reopen{Reason: "回头看"}, ledger.SetStatus{Status: notice.InProgress}, ledger.Assign{Owner: "@U7"}, ledger.SetDue{Due: due}} {
			_, err := s.Change(t.Context(), ledger.Change{Notice: id, Number: 3, Act: act, By: "U2", Approver: true, Via: "test", At: spring})
			if err != nil && !errors.Is(err, ledger.ErrUnchanged) && !errors.Is(err, ledger.ErrInvalid) {
				t.Logf("%s %T: %v", id, act, err)
			}
		}
	}
	b, ok, err := a.DueBundle(t.Context(), "U7", spring)
	if err != nil || !ok {
		t.Fatalf("%v %v", ok, err)
	}
	for _, name := range []string{"审计#3", "文化广电#3"} {
		if !strings.Contains(b.Reply.Plain(), name) {
			t.Errorf("no %s in\n%s", name, b.Reply.Plain())
		}
	}
}
