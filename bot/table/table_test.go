package table_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rectify/bot/table"
	"rectify/data/evidence"
	"rectify/data/ledger/store"
	"rectify/data/notice"
	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/handlers/change"
	"rectify/handlers/reply"
)

// A desk lets people do what their ids say.
type desk struct{ *handlers.Assistant }

var roles = map[string]reply.Role{
	"U0ASKER": reply.Asker, "U0EDITOR": reply.Editor, "U0OTHER": reply.Editor, "U0APPROVER": reply.Approver,
}

func (d desk) Member(_ context.Context, user string) reply.Person {
	role, known := roles[user]
	if !known {
		role = reply.Outsider
	}
	return reply.Person{ID: user, Role: role}
}

func (d desk) Fill(ctx context.Context, r reply.Request) (change.Sent, error) {
	r.Person = d.Member(ctx, r.Person.ID)
	return d.Send(ctx, r)
}

func (d desk) Form(ctx context.Context, r reply.Request) (reply.Form, error) {
	r.Person = d.Member(ctx, r.Person.ID)
	return d.Assistant.Form(ctx, r)
}

func (d desk) Do(ctx context.Context, r reply.Request) (reply.Reply, error) {
	r.Person = d.Member(ctx, r.Person.ID)
	return d.Command(ctx, r)
}

func (d desk) Copies() evidence.Store { return evidence.Store{} }

// A served is the table over the sample notice.
type served struct {
	*testing.T
	url    string
	ledger *store.Store
}

func serve(t *testing.T) *served {
	t.Helper()
	ledger, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ledger.Close() })
	s := &served{T: t, ledger: ledger}
	s.add(notices.BuiltinID, notices.Builtin)
	now := func() time.Time { return time.Date(2024, 5, 8, 10, 0, 0, 0, time.FixedZone("", 8*3600)) }
	assistant := handlers.New(handlers.Config{Ledger: ledger, Keeper: ledger, Memory: ledger, Now: now})
	server := httptest.NewServer(table.New(ledger, assistant, desk{assistant}, slog.New(slog.DiscardHandler)))
	t.Cleanup(server.Close)
	s.url = server.URL
	return s
}

func (s *served) add(id, source string) {
	s.Helper()
	n, err := reading.Read(source)
	if err != nil {
		s.Fatal(err)
	}
	if err := s.ledger.AddNotice(s.Context(), id, source, n, "test", time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)); err != nil {
		s.Fatal(err)
	}
}

func (s *served) get(path string, out any) int {
	s.Helper()
	answer, err := http.Get(s.url + path)
	if err != nil {
		s.Fatal(err)
	}
	defer answer.Body.Close()
	if err := json.NewDecoder(answer.Body).Decode(out); err != nil {
		s.Fatal(err)
	}
	return answer.StatusCode
}

// read are rows as the page has them.
type read struct {
	told
	Rows []table.Row `json:"-"`
}

type told = table.Rows

func (s *served) rows(user string, after int64) (all read) {
	s.Helper()
	s.get(fmt.Sprintf("/ledger/rows?user=%s&after=%d", user, after), &all)
	for i := range all.Columns.Of["number"] {
		text := func(column string) string { return all.Columns.Words[all.Columns.Of[column][i]] }
		number := func(column string) int { return all.Columns.Of[column][i] }
		all.Rows = append(all.Rows, table.Row{
			ID: fmt.Sprintf("%s/%d", text("notice"), number("number")), Notice: text("notice"), Number: number("number"), Title: text("title"),
			Section: text("section"), Short: text("short"), Place: number("place"), Kind: text("kind"), Unit: text("unit"), Person: text("person"), Due: text("due"),
			Light: text("light"), Status: text("status"), Progress: text("progress"), Updated: text("updated"), Version: number("version"),
		})
	}
	return all
}

type values = map[string]string

func (s *served) change(c table.Change) (out table.Changed) {
	s.Helper()
	body, err := json.Marshal(c)
	if err != nil {
		s.Fatal(err)
	}
	answer, err := http.Post(s.url+"/ledger/change", "application/json", strings.NewReader(string(body)))
	if err != nil {
		s.Fatal(err)
	}
	defer answer.Body.Close()
	if err := json.NewDecoder(answer.Body).Decode(&out); err != nil || answer.StatusCode != http.StatusOK {
		s.Fatal(answer.Status, err)
	}
	return out
}

func TestRowsShowTheLedger(t *testing.T) {
	t.Parallel()
	s := serve(t)
	all := s.rows("U0EDITOR", 0)
	if len(all.Rows) != 46 || len(all.Notices) != 1 || all.Today != "2024-05-08" {
		t.Fatalf("%d rows of %d notices on %s", len(all.Rows), len(all.Notices), all.Today)
	}
	row := all.Rows[10]
	if row.Number != 11 || row.Title != "破解文化院团发展困境不力" || !strings.HasPrefix(row.Section, "(一) 学习贯彻") || row.Short != "一、学习贯彻…" || row.Status != string(notice.InProgress) || row.Progress == "" {
		t.Errorf("%+v", row)
	}
	for user, may := range map[string]string{"U0NOBODY": "look", "U0ASKER": "look", "U0EDITOR": "edit", "U0APPROVER": "approve"} {
		if got := s.rows(user, 0).May; got != may {
			t.Errorf("%s may %s", user, got)
		}
	}
	var sum table.Summary
	s.get("/ledger/summary?user=U0ASKER", &sum)
	if want := []table.StatusCount{{notice.Rectified, 43}, {notice.InProgress, 3}}; sum.Total != 46 || sum.Example != "11" || len(sum.Parts) != 1 || sum.Parts[0].Done != 43 || fmt.Sprint(sum.Statuses) != fmt.Sprint(want) {
		t.Errorf("%+v", sum)
	}
}

func TestAChangeShowsInTheRowsThatChanged(t *testing.T) {
	t.Parallel()
	s := serve(t)
	before := s.rows("U0EDITOR", 0).Sequence
	out := s.change(table.Change{User: "U0EDITOR", Number: 11, Version: 1, Act: "status", Values: values{"status": "rectified", "note": "5月20日已签合同"}})
	if out.Refused || out.Row.Status != "rectified" || out.Row.Version != 2 || out.Row.Progress != "5月20日已签合同" || !strings.Contains(out.Said, "已更新第11项") {
		t.Fatalf("%+v", out)
	}
	changed := s.rows("U0EDITOR", before)
	if len(changed.Rows) != 1 || changed.Rows[0] != out.Row {
		t.Errorf("%+v", changed.Rows)
	}
	if again := s.rows("U0EDITOR", changed.Sequence); len(again.Rows) != 0 {
		t.Errorf("%+v", again.Rows)
	}
	s.change(table.Change{User: "U0EDITOR", Number: 11, Version: 2, Act: "due", Values: values{"date": "2024-05-09"}})
	if row := s.rows("U0EDITOR", 0).Rows[10]; row.Due != "2024-05-09" || row.Progress != "5月20日已签合同" {
		t.Errorf("%+v", row)
	}
	var item table.Item
	s.get("/ledger/item?user=U0ASKER&number=11", &item)
	if len(item.History) != 3 || !strings.Contains(item.History[1], "5月20日已签合同") || !strings.Contains(item.Finding, "戏曲研究中心") {
		t.Errorf("%+v", item)
	}
}

func TestWhoMayNotIsRefused(t *testing.T) {
	t.Parallel()
	s := serve(t)
	status := func(user, value string, version int) table.Change {
		return table.Change{User: user, Number: 11, Version: version, Act: "status", Values: values{"status": value, "note": "现场查验"}}
	}
	with := func(user, act string, version int) table.Change {
		return table.Change{User: user, Number: 11, Version: version, Act: act, Values: values{"basis": "现场查验", "note": "反弹"}}
	}
	for _, c := range []table.Change{
		status("U0NOBODY", "rectified", 1), status("U0ASKER", "rectified", 1), with("U0EDITOR", "close", 1),
		{User: "U0ASKER", Number: 11, Version: 1, Act: "due", Values: values{"date": "2024-06-30"}},
		{User: "U0ASKER", Number: 11, Version: 1, Act: "assign", Values: values{"office": "产业科"}},
	} {
		if out := s.change(c); !out.Refused || out.Said == "" || out.Row.Version != 1 || out.Row.Status != "in_progress" {
			t.Errorf("%+v: %+v", c, out)
		}
	}
	if entries, err := s.ledger.History(t.Context(), notices.BuiltinID, 11); err != nil || len(entries) < 4 {
		t.Errorf("refusals are not on record: %v, %v", entries, err)
	}
	if out := s.change(status("U0EDITOR", "rectified", 1)); out.Refused {
		t.Fatal(out.Said)
	}
	if out := s.change(with("U0APPROVER", "close", 2)); out.Refused || out.Row.Status != "closed" {
		t.Errorf("%+v", out)
	}
	if out := s.change(with("U0EDITOR", "reopen", 3)); !out.Refused {
		t.Errorf("an editor reopened it: %+v", out)
	}
	if out := s.change(with("U0APPROVER", "reopen", 3)); out.Refused || out.Row.Status != "in_progress" {
		t.Errorf("%+v", out)
	}
}

func TestWhatSomebodyElseChangedIsShownFirst(t *testing.T) {
	t.Parallel()
	s := serve(t)
	if out := s.change(table.Change{User: "U0OTHER", Number: 9, Version: 1, Act: "status", Values: values{"status": "long_term", "note": "7月开园"}}); out.Refused {
		t.Fatalf("%+v", out)
	}
	if out := s.change(table.Change{User: "U0EDITOR", Number: 9, Version: 1, Act: "note", Values: values{"note": "已走访"}}); out.Refused {
		t.Errorf("a note is refused though it overwrites nothing: %+v", out)
	}
	out := s.change(table.Change{User: "U0EDITOR", Number: 9, Version: 1, Act: "status", Values: values{"status": "rectified", "note": "已开园"}})
	if !out.Refused || !out.Stale || !strings.Contains(out.Said, "7月开园") || out.Row.Version != 3 {
		t.Fatalf("%+v", out)
	}
	if out := s.change(table.Change{User: "U0EDITOR", Number: 9, Version: 3, Act: "status", Values: values{"status": "rectified", "note": "已开园"}}); out.Refused {
		t.Errorf("%+v", out)
	}
	undo := table.Change{User: "U0OTHER", Number: 9, Version: 2, Act: "undo"}
	asked := s.change(undo)
	if len(asked.Choices) != 1 || !strings.Contains(asked.Said, "已开园") {
		t.Fatalf("the button beside a change that another has set since: %+v", asked)
	}
	undo.Version, undo.Confirm = asked.Choices[0].Version, true
	if out := s.change(undo); out.Refused || out.Row.Status != "long_term" {
		t.Errorf("what was confirmed was not done: %+v", out)
	}
}

// TestTwoColumnsDoNotConflict: one person names the unit while another names who in it.
func TestTwoColumnsDoNotConflict(t *testing.T) {
	t.Parallel()
	s := serve(t)
	assign := func(user, field, value string) table.Changed {
		return s.change(table.Change{User: user, Number: 9, Version: 1, Act: "assign", Values: values{field: value}})
	}
	if out := assign("U0OTHER", "office", "产业科"); out.Refused {
		t.Fatalf("%+v", out)
	}
	if out := assign("U0EDITOR", "owner", "U0EDITOR"); out.Refused || out.Row.Unit != "产业科" || out.Row.Person != "@U0EDITOR" {
		t.Errorf("%+v", out)
	}
	if out := assign("U0APPROVER", "office", "艺术科"); !out.Stale {
		t.Errorf("the same column was set by two: %+v", out)
	}
	if out := assign("U0APPROVER", "owner", "U0OTHER"); !out.Stale {
		t.Errorf("the same column was set by two: %+v", out)
	}
}

func TestAChangeHasEffectOnce(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for range 2 {
		out := s.change(table.Change{User: "U0EDITOR", Request: "r1", Number: 9, Version: 1, Act: "status", Values: values{"status": "rectified", "note": "已开园"}})
		if out.Refused || out.Row.Version != 2 {
			t.Errorf("%+v", out)
		}
	}
}

func TestOwnersAreUnitsAndPeople(t *testing.T) {
	t.Parallel()
	s := serve(t)
	out := s.change(table.Change{User: "U0EDITOR", Number: 9, Version: 1, Act: "assign", Values: values{"office": "产业科", "owner": "U0OTHER"}})
	if out.Refused || out.Row.Unit != "产业科" || out.Row.Person != "@U0OTHER" {
		t.Errorf("%+v", out)
	}
	out = s.change(table.Change{User: "U0EDITOR", Number: 9, Version: 2, Act: "assign", Values: values{"office": "Board Secretariat; Legal Services"}})
	if out.Refused || out.Row.Unit != "Board Secretariat; Legal Services" || out.Row.Person != "@U0OTHER" {
		t.Errorf("%+v", out)
	}
	if out := s.change(table.Change{User: "U0EDITOR", Number: 9, Version: 3, Act: "assign", Values: values{"office": "", "owner": ""}}); !out.Refused {
		t.Errorf("nobody answers for it: %+v", out)
	}
}

func TestItemsOfTheSameNumberAreToldApart(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.add("newer", strings.ReplaceAll(notices.Builtin, "2024", "2025"))
	if len(s.rows("U0EDITOR", 0).Rows) != 92 {
		t.Fatal("not two notices")
	}
	for _, notice := range []string{notices.BuiltinID, "newer"} {
		for _, c := range []table.Change{
			{User: "U0EDITOR", Version: 1, Act: "status", Values: values{"status": "rectified", "note": "已开园 " + notice}},
			{User: "U0EDITOR", Version: 2, Act: "due", Values: values{"date": "2024-06-30"}},
			{User: "U0EDITOR", Version: 3, Act: "assign", Values: values{"office": "产业科"}},
		} {
			c.Notice, c.Number = notice, 9
			if out := s.change(c); out.Refused || out.Row.Notice != notice || out.Row.Version != c.Version+1 {
				t.Errorf("%+v: %+v", c, out)
			}
		}
		out := s.change(table.Change{User: "U0OTHER", Notice: notice, Number: 9, Version: 1, Act: "status", Values: values{"status": "in_progress", "note": "反弹"}})
		if !out.Stale || !strings.Contains(out.Said, "已开园 "+notice) {
			t.Errorf("%+v", out)
		}
		if out := s.change(table.Change{User: "U0NOBODY", Notice: notice, Number: 9, Version: 4, Act: "due", Values: values{"date": "2024-06-01"}}); !out.Refused || out.Row.Version != 4 {
			t.Errorf("%+v", out)
		}
	}
}

// TestAnItemOffersWhatItsCardOffers: the acts of a person, with their forms.
func TestAnItemOffersWhatItsCardOffers(t *testing.T) {
	t.Parallel()
	s := serve(t)
	names := func(user string) string {
		var item table.Item
		s.get("/ledger/item?number=11&user="+user, &item)
		var names []string
		for _, act := range item.Acts {
			names = append(names, act.Name)
		}
		return strings.Join(names, " ")
	}
	if asker, editor := names("U0ASKER"), names("U0EDITOR"); asker != "" || editor != "status note assign due commitment" {
		t.Errorf("asker: %s; editor: %s", asker, editor)
	}
	s.change(table.Change{User: "U0EDITOR", Number: 11, Version: 1, Act: "assign", Values: values{"owner": "U0OTHER"}})
	s.change(table.Change{User: "U0EDITOR", Number: 11, Version: 2, Act: "due", Values: values{"date": "2024-05-20"}})
	if editor := names("U0EDITOR"); !strings.Contains(editor, "extend nudge") {
		t.Errorf("editor: %s", editor)
	}
	var form table.Form
	s.get("/ledger/form?number=11&user=U0EDITOR&act=extend", &form)
	if len(form.Fields) != 2 || form.Fields[0].Kind != "date" || form.Fields[1].Kind != "text" || form.Title == "" {
		t.Errorf("%+v", form)
	}
	out := s.change(table.Change{User: "U0EDITOR", Number: 11, Version: 3, Act: "extend", Values: values{"date": "2024-06-30"}})
	if !out.Refused || out.Problems["note"] == "" {
		t.Errorf("%+v", out)
	}
	out = s.change(table.Change{User: "U0EDITOR", Number: 11, Version: 3, Act: "extend", Values: values{"date": "2024-06-30", "note": "场地未批"}})
	if out.Refused || out.Row.Due != "2024-05-20" {
		t.Errorf("%+v", out)
	}
	if decides := names("U0APPROVER"); !strings.Contains(decides, "extend") {
		t.Errorf("approver: %s", decides)
	}
	if out := s.change(table.Change{User: "U0EDITOR", Number: 11, Version: 4, Act: "undo"}); out.Refused {
		t.Errorf("%+v", out)
	}
	var said table.Form
	s.get("/ledger/form?number=11&user=U0ASKER&act=note", &said)
	if len(said.Fields) != 0 || said.Said == "" {
		t.Errorf("%+v", said)
	}
	if book, err := http.Get(s.url + "/ledger/export?user=U0ASKER"); err != nil || book.StatusCode != http.StatusOK || !strings.Contains(book.Header.Get("Content-Disposition"), "rectify-2024-05-08.xlsx") {
		t.Errorf("%v, %v", book, err)
	}
	if book, err := http.Get(s.url + "/ledger/export?user=U0NOBODY"); err != nil || book.StatusCode != http.StatusForbidden {
		t.Errorf("%v, %v", book, err)
	}
	var found table.Found
	if s.get("/ledger/find?q=审前收费", &found); len(found.IDs) != 1 {
		t.Errorf("%+v", found)
	}
}

func TestWhatIsNoRequestIsRefused(t *testing.T) {
	t.Parallel()
	s := serve(t)
	var said map[string]string
	if code := s.get("/ledger/item?number=99", &said); code != http.StatusNotFound || said["error"] == "" {
		t.Errorf("%d, %v", code, said)
	}
	form, err := http.Post(s.url+"/ledger/change", "application/x-www-form-urlencoded", strings.NewReader("user=U0EDITOR"))
	if err != nil {
		t.Fatal(err)
	}
	form.Body.Close()
	field, err := http.Post(s.url+"/ledger/change", "application/json", strings.NewReader(`{"user":"U0EDITOR","number":9,"act":"title"}`))
	if err != nil {
		t.Fatal(err)
	}
	field.Body.Close()
	if form.StatusCode != http.StatusUnsupportedMediaType || field.StatusCode != http.StatusBadRequest {
		t.Errorf("%s, %s", form.Status, field.Status)
	}
}

// TestAPieceOfEvidenceIsRemoved: the page takes one piece back by its place, and shows
// the request for more time, whom receipt waits for, and which files are taken.
func TestAPieceOfEvidenceIsRemoved(t *testing.T) {
	t.Parallel()
	s := serve(t)
	item := func() (got table.Item) {
		s.get("/ledger/item?number=11&user=U0EDITOR&lang=zh&notice="+notices.BuiltinID, &got)
		return got
	}
	change := func(act string, v values) table.Changed {
		t.Helper()
		return s.change(table.Change{User: "U0EDITOR", Lang: "zh", Notice: notices.BuiltinID, Number: 11, Version: item().Version, Act: act, Values: v})
	}
	for _, link := range []string{"https://example.org/a", "https://example.org/b"} {
		if out := change("evidence", values{"link": link}); out.Refused {
			t.Fatalf("%+v", out)
		}
	}
	if out := change("remove", values{"piece": "1"}); out.Refused || !strings.Contains(out.Said, "撤销：佐证 https://example.org/a") {
		t.Errorf("%+v", out)
	}
	got := item()
	if len(got.Evidence) != 1 || got.Evidence[0].Name != "https://example.org/b" || got.Takes.Largest == 0 || !slices.Contains(got.Takes.Kinds, "pdf") {
		t.Errorf("evidence %+v, takes %+v", got.Evidence, got.Takes)
	}
	if change("due", values{"date": "2024-06-30"}); !change("extend", values{"date": "", "note": ""}).Refused {
		t.Error("an empty request was taken")
	}
	change("extend", values{"date": "2024-07-31", "note": "等批复"})
	if got := item(); got.Asked == nil || got.Asked.Due != "2024-07-31" {
		t.Errorf("asked = %+v", got.Asked)
	}
}
