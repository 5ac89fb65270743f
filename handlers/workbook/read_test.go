package workbook_test

import (
	"errors"
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

// TestOutAndIn: a ledger sheet that was moved about but not edited changes
// nothing, whatever the ledger holds.
func TestOutAndIn(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := anyWorld(t)
		l := langs(t)
		g := grid(workbook.Ledger(w.source(l)))
		g = moved(g, rapid.Permutation(positions(g)).Draw(t, "columns"))
		g.Rows = append(g.Rows[:1], rapid.Permutation(g.Rows[1:]).Draw(t, "rows")...)
		if rapid.Bool().Draw(t, "titled") {
			g.Rows = slices.Concat([][]workbook.Cell{{{Text: "市文广旅局整改台账"}}, {}}, g.Rows)
		}
		w.now = w.now.Add(48 * time.Hour)
		p, err := workbook.Read([]workbook.Grid{{Name: "另一张"}, g, grid(workbook.Closings(w.source(l)))}, w.source(langs(t)), w.now)
		if err != nil || len(p.Rows)+len(p.Problems)+p.Missing+len(p.Ignored) > 0 || p.Unchanged != len(w.snapshot.Items) {
			t.Fatalf("%+v, %v", p, err)
		}
	})
}

func positions(g workbook.Grid) (all []int) {
	for i := range g.Rows[0] {
		all = append(all, i)
	}
	return all
}

// moved is a grid with its columns in another order.
func moved(g workbook.Grid, order []int) workbook.Grid {
	out := workbook.Grid{Name: g.Name}
	for _, row := range g.Rows {
		var cells []workbook.Cell
		for _, i := range order {
			cells = append(cells, row[i])
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

// edits draws new values for some cells of a row.
func edits(t *rapid.T, status notice.Status, l reply.Lang) map[string]string {
	said := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	drawn := map[string]string{}
	for _, cell := range []struct {
		head string
		draw func() string
	}{
		{"责任单位", func() string { return units.Draw(t, "unit") + " 宣传科" }},
		{"责任人", func() string { return "赵小龙 周敏敏" }},
		{"配合单位", func() string { return units.Draw(t, "supporting") + " 后勤科" }},
		{"完成时限", func() string { return "2031-0" + rapid.SampledFrom([]string{"1-31", "6-15"}).Draw(t, "due") }},
		{"最新进展", func() string { return "新进展：" + said(words.Draw(t, "progress")) }},
		{"未按期原因", func() string { return "因故：" + said(words.Draw(t, "reason")) }},
		{"下一步安排", func() string { return "下步：" + said(words.Draw(t, "next")) }},
		{"需协调", func() string { return "市财政局" }},
	} {
		if rapid.IntRange(0, 3).Draw(t, "edit "+cell.head) == 0 {
			drawn[cell.head] = cell.draw()
		}
	}
	if rapid.Bool().Draw(t, "move") {
		to := rapid.SampledFrom(notice.Statuses).Draw(t, "status")
		if to == notice.Closed && status != notice.Rectified || to == status {
			return drawn
		}
		drawn["整改状态"] = l.Status(to)
		drawn["最新进展"] = "改为" + l.Status(to)
	}
	return drawn
}

// TestEditsAreExactlyTheChanges: what is written over a cell is what the ledger
// says afterwards, and nothing else changes.
func TestEditsAreExactlyTheChanges(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := anyWorld(t)
		l := reply.Chinese
		before := grid(workbook.Ledger(w.source(l)))
		want := grid(workbook.Ledger(w.source(l)))
		edited := 0
		for i := range w.snapshot.Items {
			drawn := edits(t, w.snapshot.Items[i].Status, l)
			for head, text := range drawn {
				want.Rows[i+1][at(want, head)].Text = text
			}
			if len(drawn) > 0 {
				edited++
			}
		}
		p, err := workbook.Read([]workbook.Grid{want}, w.source(l), w.now)
		if err != nil || len(p.Problems) > 0 || len(p.Rows) != edited || p.Unchanged != len(w.snapshot.Items)-edited {
			t.Fatalf("%d rows of %d, %v: %s", len(p.Rows), edited, err, lines(p))
		}
		for _, row := range p.Rows {
			for i, act := range row.Acts {
				c := ledger.Change{Notice: row.Item.Notice, Number: row.Item.Number, Version: row.Item.Version + i, Act: act, By: "importer", Via: "import", Approver: true, At: w.now}
				if err := w.change(c); errors.Is(err, ledger.ErrOwnRequest) {
					t.Skip("the importer may not grant that")
				} else if err != nil {
					t.Fatalf("row %d: %#v: %v", row.Row, c.Act, err)
				}
			}
		}
		after := grid(workbook.Ledger(w.source(l)))
		for y, row := range after.Rows {
			for x, cell := range row {
				head := after.Rows[0][x].Text
				if slices.Contains([]string{"标记（勿动）", "最近更新", "更新人", "销号", "签收"}, head) {
					continue
				}
				if got, is := strings.Fields(cell.Text), strings.Fields(want.Rows[y][x].Text); !slices.Equal(got, is) {
					t.Errorf("row %d, %s: %q, want %q (before: %q)", y+1, head, cell.Text, want.Rows[y][x].Text, before.Rows[y][x].Text)
				}
			}
		}
		again, err := workbook.Read([]workbook.Grid{want}, w.source(l), w.now)
		if err != nil || len(again.Rows)+len(again.Problems) > 0 {
			t.Fatalf("the same workbook once more: %v, %s", err, lines(again))
		}
	})
}

// office is a ledger with three items: 1 is in progress, 2 rectified, 3 of
// 王小明, whom the place knows by id.
func office(t *testing.T) *world {
	w := newWorld(ledger.Notice{ID: "巡察", Notice: &notice.Notice{Items: []notice.Item{
		{Number: 1, Title: "学习不深入", Declared: notice.InProgress, Owner: "机关党委", Person: "陈志远", Due: "2026-06-30"},
		{Number: 2, Title: "台账不规范", Declared: notice.Rectified},
		{Number: 3, Title: "管理不到位", Declared: notice.InProgress},
	}}})
	fails(t, w.change(ledger.Change{Notice: "巡察", Number: 3, Act: ledger.Assign{Owner: "财务科 @U0000000A"}, By: "U0000000B", At: w.now, Via: "slack"}))
	fails(t, w.change(ledger.Change{Notice: "巡察", Number: 2, Act: ledger.AddNote{Note: "已核"}, By: "U0000000C", At: w.now, Via: "slack"}))
	fails(t, w.change(ledger.Change{Notice: "巡察", Number: 2, Act: ledger.AddNote{Note: "再核"}, By: "U0000000D", At: w.now, Via: "slack"}))
	return w
}

// TestWhatIsNotTaken: each row that cannot be taken says where, why and what to do.
func TestWhatIsNotTaken(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name       string
		row        int
		head, text string
		formula    bool
		want       string
	}{
		{"a cell of the notice", 1, "存在问题", "学习不够深入", false, "不能在表里改"},
		{"no status", 1, "整改状态", "快好了", false, "不是整改状态：请从 未启动"},
		{"a status with a doubt", 1, "整改状态", "已整改？", false, "不是整改状态"},
		{"no status at all", 1, "整改状态", " ", false, "不能清空"},
		{"no date", 1, "完成时限", "尽快", false, "看不出是哪一天"},
		{"a formula", 1, "最新进展", "3", true, "公式"},
		{"a formula that nothing has worked out", 1, "最新进展", "", true, "公式"},
		{"progress taken away", 2, "最新进展", "", false, "不能清空"},
		{"a person nobody knows", 1, "责任人", "@张三", false, "不知道“@张三”是哪位同事"},
		{"a person of whom there are two", 1, "责任人", "@李明", false, "不知道“@李明”是哪位同事"},
		{"the same owner", 1, "责任人", "", false, "改后还是原来的"},
		{"another item's number", 1, "编号", "3", false, "编号与本行的标记（第1项）不符"},
		{"no mark", 1, "标记（勿动）", "", false, "没有标记"},
		{"a mark that was edited", 1, "标记（勿动）", "{}", false, "没有标记"},
	} {
		w := office(t)
		g := grid(workbook.Ledger(w.source(reply.Chinese)))
		g.Rows[c.row][at(g, c.head)] = workbook.Cell{Text: c.text, Formula: c.formula}
		p, err := workbook.Read([]workbook.Grid{g}, w.source(reply.Chinese), w.now)
		if err != nil || len(p.Rows) > 0 || len(p.Problems) != 1 {
			t.Errorf("%s: %v, %s", c.name, err, lines(p))
			continue
		}
		if e := p.Problems[0]; e.Row != c.row+1 || !strings.Contains(e.What, c.want) || e.Head != "" && (e.Head != c.head || g.Rows[0][int(e.Column[0]-'A')].Text != c.head) {
			t.Errorf("%s: %+v, want %s", c.name, e, c.want)
		}
	}
}

// TestOtherHeads: a column that somebody gave another usual name is read, and what
// colloquial words for a status are taken for is shown.
func TestOtherHeads(t *testing.T) {
	t.Parallel()
	for _, head := range []string{"牵头单位", "责任科室", "责任部门", "Lead unit"} {
		w := office(t)
		g := grid(workbook.Ledger(w.source(reply.Chinese)))
		g.Rows[1][at(g, "责任单位")].Text = "财务科"
		g.Rows[1][at(g, "整改状态")].Text = "搞定了"
		g.Rows[0][at(g, "责任单位")].Text = head
		p, err := workbook.Read([]workbook.Grid{g}, w.source(reply.Chinese), w.now)
		if said := p.Text(reply.Chinese); err != nil || len(p.Rows) != 1 || len(p.Ignored) > 0 || !strings.Contains(said, "责任单位：机关党委 → 财务科") || !strings.Contains(said, "→ 搞定了（已整改）") {
			t.Errorf("%s: %v\n%s", head, err, said)
		}
	}
	w := office(t)
	g := grid(workbook.Ledger(w.source(reply.Chinese)))
	kind := at(g, "佐证材料")
	g.Rows[0][at(g, "责任单位")].Text, g.Rows[0][kind].Text = "牵头单位", "责任部门"
	if p, err := workbook.Read([]workbook.Grid{g}, w.source(reply.Chinese), w.now); err != nil || len(p.Ignored) != 2 {
		t.Errorf("two columns of one name: %v, %q", err, p.Ignored)
	}
}

// TestTheSameStatusInOtherWords changes nothing, be the item changed since or not.
func TestTheSameStatusInOtherWords(t *testing.T) {
	t.Parallel()
	w := office(t)
	g := grid(workbook.Ledger(w.source(reply.Chinese)))
	fails(t, w.change(ledger.Change{Notice: "巡察", Number: 1, Act: ledger.AddNote{Note: "已约谈"}, By: "U0000000B", At: w.now, Via: "slack"}))
	for row, word := range map[int]string{1: "推进中", 2: "已完成", 3: "In progress"} {
		g.Rows[row][at(g, "整改状态")].Text = word
	}
	if p, err := workbook.Read([]workbook.Grid{g}, w.source(reply.Chinese), w.now); err != nil || len(p.Rows)+len(p.Problems) > 0 || p.Unchanged != 3 {
		t.Errorf("%v, %s", err, lines(p))
	}
}

// TestBelowTheTable: remarks below the table are no items, and a name in Latin letters in
// the column of people stays there.
func TestBelowTheTable(t *testing.T) {
	t.Parallel()
	w := office(t)
	g := grid(workbook.Ledger(w.source(reply.Chinese)))
	g.Rows[1][at(g, "责任人")].Text = "Jane Roe"
	g.Rows = append(g.Rows, nil, []workbook.Cell{{Text: "注：数据截至11月"}}, []workbook.Cell{{Text: "填表人：张三"}, {Text: "审核人：李四"}, {Text: "11月28日"}})
	p, err := workbook.Read([]workbook.Grid{g}, w.source(reply.Chinese), w.now)
	if err != nil || len(p.Rows) != 1 || len(p.Problems) > 0 || len(p.Remarks) != 2 {
		t.Fatalf("%v, %s", err, lines(p))
	}
	item := p.Rows[0].Item
	item.Owner = p.Rows[0].Acts[0].(ledger.Assign).Owner
	if unit, person := w.source(reply.Chinese).Owners(item); person != "Jane Roe" || strings.Contains(unit, "Roe") {
		t.Errorf("%q, %q", unit, person)
	}
}

// TestAsOfficesWrite: a status with a note, a date with 完成 behind it, a head with the
// month, a person with a title; a copy of the sheet is no second change, and a sheet
// of another ledger is refused in one line.
func TestAsOfficesWrite(t *testing.T) {
	t.Parallel()
	w := office(t)
	g := grid(workbook.Ledger(w.source(reply.Chinese)))
	copied := workbook.Grid{Name: "备份"}
	for _, row := range g.Rows {
		copied.Rows = append(copied.Rows, slices.Clone(row))
	}
	progress := at(g, "最新进展")
	g.Rows[0][progress].Text = "11月最新进展（必填）"
	g.Rows[1][progress] = workbook.Cell{Text: "0.85", Shown: "85%"}
	g.Rows[1][at(g, "整改状态")].Text = "正在推进中，预计年底完成"
	g.Rows[1][at(g, "完成时限")].Text = "2026年12月25日前完成"
	g.Rows[3][at(g, "责任人")].Text = "张小三（科长）"
	g.Rows[2][at(g, "整改状态")].Text = "整改中"
	p, err := workbook.Read([]workbook.Grid{g, copied}, w.source(reply.Chinese), w.now)
	if err != nil || len(p.Rows) != 2 || len(p.Problems) != 1 || !strings.Contains(lines(p), "3 K 最新进展 由完成改为未完成，请在这一列写明原因") {
		t.Fatalf("%v, %s", err, lines(p))
	}
	want := []ledger.Act{ledger.SetDue{Due: "2026-12-25"}, ledger.SetStatus{Status: notice.InProgress, Note: "85%\n预计年底完成"}}
	if !slices.Equal(p.Rows[0].Acts, want) {
		t.Errorf("%+v, want %+v", p.Rows[0].Acts, want)
	}
	item := p.Rows[1].Item
	item.Owner = p.Rows[1].Acts[0].(ledger.Assign).Owner
	if unit, person := w.source(reply.Chinese).Owners(item); unit != "财务科" || person != "张小三（科长）" {
		t.Errorf("%q, %q", unit, person)
	}
	w.snapshot.Items, w.snapshot.Notices = nil, nil
	if p, err = workbook.Read([]workbook.Grid{g}, w.source(reply.Chinese), w.now); err != nil || len(p.Problems) != 1 || !strings.Contains(lines(p), "没有一行对得上这里的台账") {
		t.Errorf("%v, %s", err, lines(p))
	}
}

// TestPeopleByName: a colleague is written in the sheet by name and kept by id.
func TestPeopleByName(t *testing.T) {
	t.Parallel()
	w := office(t)
	g := grid(workbook.Ledger(w.source(reply.Chinese)))
	if unit, person := g.Rows[3][at(g, "责任单位")].Text, g.Rows[3][at(g, "责任人")].Text; unit != "财务科" || person != "@王小明" {
		t.Fatalf("%q, %q", unit, person)
	}
	g.Rows[1][at(g, "责任人")].Text = "@王小明 @欧阳雪"
	g.Rows[3][at(g, "责任单位")].Text = ""
	p, err := workbook.Read([]workbook.Grid{g}, w.source(reply.Chinese), w.now)
	if err != nil || len(p.Rows) != 2 {
		t.Fatalf("%v, %s", err, lines(p))
	}
	want := []ledger.Act{ledger.Assign{Owner: "机关党委 @U0000000A @U0000000B"}, ledger.Assign{Owner: "@U0000000A"}}
	if got := []ledger.Act{p.Rows[0].Acts[0], p.Rows[1].Acts[0]}; !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// TestConflicts: a row that was edited is refused where somebody else changed its
// item meanwhile; one that was not stays as the ledger has it.
func TestConflicts(t *testing.T) {
	t.Parallel()
	w := office(t)
	g := grid(workbook.Ledger(w.source(reply.Chinese)))
	for _, n := range []int{1, 3} {
		fails(t, w.change(ledger.Change{Notice: "巡察", Number: n, Act: ledger.SetStatus{Status: notice.LongTerm}, By: "U0000000B", At: w.now, Via: "slack"}))
	}
	g.Rows[1][at(g, "整改状态")].Text = "已整改"
	g.Rows[2][at(g, "整改状态")].Text = "已销号"
	g.Rows = append(g.Rows, g.Rows[2])
	p, err := workbook.Read([]workbook.Grid{g}, w.source(reply.Chinese), w.now)
	if err != nil || len(p.Rows) != 1 || p.Rows[0].Item.Number != 2 || p.Unchanged != 1 || len(p.Problems) != 2 {
		t.Fatalf("%v, %s", err, lines(p))
	}
	if e := p.Problems[0]; e.Row != 2 || !strings.Contains(e.What, "欧阳雪改过第1项（您的表是第1版，现在是第2版）") {
		t.Errorf("%+v", e)
	}
	if e := p.Problems[1]; e.Row != 5 || !strings.Contains(e.What, "与第3行是同一项") {
		t.Errorf("%+v", e)
	}
	if _, err := workbook.Read([]workbook.Grid{{Rows: [][]workbook.Cell{{{Text: "编号"}}}}}, w.source(reply.Chinese), w.now); !errors.Is(err, workbook.ErrNoLedger) {
		t.Errorf("a workbook without marks: %v", err)
	}
}

// TestClosingSheet: what is filled in for an item in the 销号单 goes with its
// closing, and is not lost where the item is not closed off.
func TestClosingSheet(t *testing.T) {
	t.Parallel()
	w := office(t)
	g, sheet := grid(workbook.Ledger(w.source(reply.Chinese))), grid(workbook.Closings(w.source(reply.Chinese)))
	if len(sheet.Rows) != 2 {
		t.Fatalf("%d rows, want the head and item 2", len(sheet.Rows))
	}
	for head, text := range map[string]string{"验收结果": "合格", "验收依据": "整改方案", "核验材料": "新台账", "意见": "同意销号"} {
		sheet.Rows[1][at(sheet, head)].Text = text
	}
	p, err := workbook.Read([]workbook.Grid{g, sheet}, w.source(reply.Chinese), w.now)
	if err != nil || len(p.Rows) > 0 || len(p.Problems) != 1 || p.Problems[0].Sheet != "销号单" || p.Problems[0].Row != 2 || !strings.Contains(p.Problems[0].What, "第2项没有销号") {
		t.Fatalf("not closed off: %v, %s", err, lines(p))
	}
	g.Rows[2][at(g, "整改状态")].Text = "已销号"
	p, err = workbook.Read([]workbook.Grid{sheet, g}, w.source(reply.Chinese), w.now)
	want := ledger.Close{Note: "同意销号", Sheet: ledger.Sheet{Result: "合格", Basis: "整改方案", Evidence: "新台账"}}
	if err != nil || len(p.Rows) != 1 || len(p.Problems) > 0 || !slices.Equal(p.Rows[0].Acts, []ledger.Act{want}) {
		t.Fatalf("closed off: %v, %s, %+v", err, lines(p), p.Rows)
	}
}
