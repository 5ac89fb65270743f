package workbook_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

var noon = time.Date(2026, 5, 8, 4, 0, 0, 0, time.UTC)

// A world is a ledger in memory: items, and what happened to them.
type world struct {
	snapshot *ledger.Snapshot
	history  []ledger.Entry
	past     map[ledger.Key][]ledger.Past
	now      time.Time
}

// names are the people of the place, by id.
var names = map[string]string{"U0000000A": "王小明", "U0000000B": "欧阳雪", "U0000000C": "李明", "U0000000D": "李明"}

var mention = regexp.MustCompile(`@(U\w+)`)

func (w *world) source(l reply.Lang) workbook.Source {
	one := func(id string) string {
		if name := names[id]; name != "" {
			return name
		}
		return "某同事"
	}
	return workbook.Source{
		Snapshot: &ledger.Snapshot{Notices: w.snapshot.Notices, Items: slices.Clone(w.snapshot.Items)},
		History:  slices.Clone(w.history), Zone: time.FixedZone("CST", 8*3600), Lang: l,
		People: workbook.People{One: one, All: func(s string) string {
			return mention.ReplaceAllStringFunc(s, func(at string) string { return "@" + one(at[1:]) })
		}},
	}
}

// newWorld holds these notices as they declare themselves.
func newWorld(notices ...ledger.Notice) *world {
	w := &world{snapshot: &ledger.Snapshot{Notices: notices}, past: map[ledger.Key][]ledger.Past{}, now: noon}
	for _, n := range notices {
		for _, said := range n.Items {
			item := ledger.Item{
				Notice: n.ID, Number: said.Number, Label: said.Label, Title: said.Title, Section: said.Section, Subsection: said.Subsection,
				Status: said.Declared, Declared: said.Declared, Owner: said.Owner, Supporting: said.Supporting, Due: said.Due,
				UpdatedAt: w.now, UpdatedBy: "import",
			}
			if item.Status == "" {
				item.Status = notice.InProgress
			}
			if item.Owner == "" {
				item.Owner = said.Person
			}
			w.snapshot.Items = append(w.snapshot.Items, item)
			w.record(len(w.snapshot.Items)-1, item, ledger.Entry{Action: ledger.Seeded, By: "import", At: w.now})
		}
	}
	return w
}

func (w *world) record(at int, after ledger.Item, e ledger.Entry) {
	after.Version++
	after.UpdatedBy, after.UpdatedAt = e.By, e.At
	e.Sequence, e.Notice, e.Number, e.Version, e.To = int64(len(w.history)+1), after.Notice, after.Number, after.Version, after.Status
	w.snapshot.Items[at] = after
	w.history = append(w.history, e)
	w.past[after.Key()] = append(w.past[after.Key()], ledger.Past{Entry: e, After: after})
}

// change carries a change out as the store does.
func (w *world) change(c ledger.Change) error {
	at := slices.IndexFunc(w.snapshot.Items, func(i ledger.Item) bool { return i.Key() == ledger.Key{Notice: c.Notice, Number: c.Number} })
	before := w.snapshot.Items[at]
	if c.Version != 0 && c.Version != before.Version {
		return fmt.Errorf("version %d, have %d", c.Version, before.Version)
	}
	after, e, err := ledger.Apply(before, c, ledger.Policy{}, func() ([]ledger.Past, error) { return w.past[before.Key()], nil })
	if err == nil {
		w.record(at, after, e)
	}
	return err
}

// grid is a sheet as a file would give it back.
func grid(s workbook.Sheet) workbook.Grid {
	g := workbook.Grid{Name: s.Name, Rows: [][]workbook.Cell{nil}}
	for _, c := range s.Columns {
		g.Rows[0] = append(g.Rows[0], workbook.Cell{Text: c.Head})
	}
	for _, row := range s.Rows {
		var cells []workbook.Cell
		for _, v := range row {
			text := ""
			switch v := v.(type) {
			case nil:
			case time.Time:
				text = v.Format(time.DateOnly)
			default:
				text = fmt.Sprint(v)
			}
			cells = append(cells, workbook.Cell{Text: text})
		}
		g.Rows = append(g.Rows, cells)
	}
	return g
}

// at is the position of the column with that head.
func at(g workbook.Grid, head string) int {
	return slices.IndexFunc(g.Rows[0], func(c workbook.Cell) bool { return c.Text == head })
}

var (
	units  = rapid.SampledFrom([]string{"办公室", "财务科", "文物科", "市场管理科", "机关党委"})
	people = rapid.SampledFrom([]string{"@U0000000A", "@U0000000B", "李建国", "周敏"})
	words  = rapid.SampledFrom([]string{"已修订《办法》，覆盖126人", "=1+1", "累计整改\n两处", "-3", "  前后有空格  ", "部分完成；余下3处待验收", "@某人 请跟进", "_x0041_"})
	dates  = rapid.Custom(func(t *rapid.T) string {
		return noon.AddDate(0, 0, rapid.IntRange(1, 400).Draw(t, "days")).Format(time.DateOnly)
	})
)

// anyNotice draws a notice with what its items may have.
func anyNotice(id string) *rapid.Generator[ledger.Notice] {
	return rapid.Custom(func(t *rapid.T) ledger.Notice {
		maybe := func(g *rapid.Generator[string], what string) string {
			if rapid.Bool().Draw(t, "has "+what) {
				return g.Draw(t, what)
			}
			return ""
		}
		n := &notice.Notice{Title: "关于巡察整改情况的通报", Sections: []notice.Section{{Number: 1, Title: "党建方面", Subsections: []notice.Subsection{{Number: 1, Title: "学习"}}}}}
		for number := range rapid.IntRange(1, 6).Draw(t, "items") {
			item := notice.Item{
				Number: number + 1, Title: fmt.Sprint("问题", number+1), Finding: maybe(words, "finding"), Section: 1, Subsection: rapid.IntRange(0, 1).Draw(t, "subsection"),
				Measures: []string{words.Draw(t, "measure")}, Owner: maybe(units, "owner"), Supporting: maybe(units, "supporting"), Person: maybe(rapid.SampledFrom([]string{"陈志远", "王小明"}), "person"),
				Due: maybe(dates, "due"), Declared: rapid.SampledFrom([]notice.Status{"", notice.NotStarted, notice.InProgress, notice.Rectified, notice.LongTerm}).Draw(t, "declared"),
			}
			if rapid.Bool().Draw(t, "promises") {
				item.Commitments = []notice.Commitment{{Text: "正在落实。", Due: maybe(dates, "until")}}
			}
			n.Items = append(n.Items, item)
		}
		return ledger.Notice{ID: id, Notice: n}
	})
}

// anyWorld draws a ledger of one or two notices on which staff have worked.
func anyWorld(t *rapid.T) *world {
	all := []ledger.Notice{anyNotice("2026 审计#1").Draw(t, "first")}
	if rapid.Bool().Draw(t, "two") {
		all = append(all, anyNotice("巡察").Draw(t, "second"))
	}
	w := newWorld(all...)
	for range rapid.IntRange(0, 12).Draw(t, "changes") {
		item := rapid.SampledFrom(w.snapshot.Items).Draw(t, "item")
		act := rapid.OneOf(
			rapid.Map(units, func(s string) ledger.Act { return ledger.Assign{Owner: s + " @U0000000A"} }),
			rapid.Map(people, func(s string) ledger.Act { return ledger.Assign{Owner: s, Supporting: "文物科 @U0000000B"} }),
			rapid.Map(dates, func(s string) ledger.Act { return ledger.SetDue{Due: s} }),
			rapid.Map(words, func(s string) ledger.Act { return ledger.AddNote{Note: s} }),
			rapid.Map(units, func(s string) ledger.Act { return ledger.AskHelp{From: s} }),
			rapid.Map(words, func(s string) ledger.Act { return ledger.SetStatus{Status: notice.Rectified, Note: s} }),
			rapid.Map(words, func(s string) ledger.Act { return ledger.AskLater{Due: "2030-01-01", Reason: s} }),
			rapid.Just[ledger.Act](ledger.Close{}),
		).Draw(t, "act")
		w.now = w.now.Add(time.Hour)
		_ = w.change(ledger.Change{Notice: item.Notice, Number: item.Number, Act: act, By: rapid.SampledFrom([]string{"U0000000A", "U0000000B", "clerk"}).Draw(t, "by"), Approver: true, Via: "cli", At: w.now})
	}
	w.now = w.now.Add(time.Hour)
	return w
}

func lines(p workbook.Plan) string {
	var all []string
	for _, r := range p.Rows {
		all = append(all, fmt.Sprint(r.Row, r.Edits))
	}
	for _, e := range p.Problems {
		all = append(all, fmt.Sprint(e))
	}
	return strings.Join(all, "\n")
}

func langs(t *rapid.T) reply.Lang {
	return rapid.SampledFrom([]reply.Lang{reply.Chinese, reply.English}).Draw(t, "lang")
}

func fails(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
