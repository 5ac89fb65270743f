package handlers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rectify/handlers/digest"
	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

// partOf is the first part of that kind in a reply.
func partOf[T reply.Part](o *office, r reply.Reply) (part T) {
	o.Helper()
	for _, p := range r.Parts {
		if p, ok := p.(T); ok {
			return p
		}
	}
	o.Fatalf("no %T in %s", part, r.Plain())
	return part
}

// sums adds up what the bars of a chart show.
func sums(c reply.Chart) string {
	var out []string
	for _, s := range c.Series {
		sum := 0
		for _, v := range s.Values {
			sum += v
		}
		out = append(out, fmt.Sprint(s.Name, sum))
	}
	return strings.Join(out, " ")
}

// TestNumbersAgree: the digest, Home, both charts and the exported workbook say
// the same of how many are done, late and due soon.
func TestNumbersAgree(t *testing.T) {
	t.Parallel()
	o := withMemory(t)
	o.says(clerk, "status 11 done 合同已签")
	for _, command := range []string{"status 1,2,3 in_progress 反弹", "due 1,2,9 2024-05-01", "due 3,40 2024-05-10"} {
		if _, err := o.Command(t.Context(), reply.Request{Text: command, Person: leader, Lang: reply.Chinese, Via: "test", Confirmed: true}); err != nil {
			t.Fatal(err)
		}
	}
	o.says(clerk, "extend 9 6月底 等批复")
	const done, late, soon = 41, 3, 2
	d, err := o.Digest(t.Context(), digest.DigestQuery{Lang: reply.Chinese})
	if err != nil {
		t.Fatal(err)
	}
	home, err := o.Home(t.Context(), reply.Request{Person: clerk, Lang: reply.Chinese, Rich: true})
	if err != nil {
		t.Fatal(err)
	}
	for name, where := range map[string]reply.Reply{"digest": d.Head, "home": home} {
		figures := partOf[reply.Figures](o, where)
		var values []string
		for _, f := range figures[:3] {
			values = append(values, f.Value)
		}
		if len(figures) != 4 || !slices.Equal(values, []string{"89.1%", fmt.Sprint(late), fmt.Sprint(soon)}) || figures[0].Label != fmt.Sprintf("已完成 %d/46", done) {
			t.Errorf("%s: %v", name, figures)
		}
		chart, lates := partOf[reply.Chart](o, where), 0
		for _, row := range chart.Progress {
			lates += row.Late
		}
		if got := sums(chart); got != fmt.Sprintf("已完成%d 正在整改%d", done, 46-done) || lates != late {
			t.Errorf("the chart of %s: %s, %d late", name, got, lates)
		}
	}
	book, err := o.Export(t.Context(), reply.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	column := func(head string) int {
		return slices.IndexFunc(book.Sheets[0].Columns, func(c workbook.Column) bool { return c.Head == head })
	}
	status, due := column("整改状态"), column("完成时限")
	exported := map[string]int{}
	for _, row := range book.Sheets[0].Rows {
		if row[status] == "已整改" || row[status] == "已销号" {
			exported["done"]++
		} else if day, ok := row[due].(time.Time); ok && day.Format(time.DateOnly) < "2024-05-08" {
			exported["late"]++
		} else if ok {
			exported["soon"]++
		}
	}
	if exported["done"] != done || exported["late"] != late || exported["soon"] != soon || d.Done != done || d.Total != 46 {
		t.Errorf("exported %v; digest %d/%d", exported, d.Done, d.Total)
	}
	if numbers(d.Finished)[0] != 11 || len(d.Reopened) != 3 {
		t.Errorf("finished %v, reopened %v", numbers(d.Finished), numbers(d.Reopened))
	}
	if label, ok := d.Head.Parts[2].(reply.Label); !ok || label.Text != "已完成（1）" {
		t.Errorf("what was finished does not come first:\n%s", d.Head.Plain())
	}
	for _, item := range home.Parts {
		if list, ok := item.(reply.ItemList); ok {
			for _, i := range list.Items {
				exported[fmt.Sprint("listed ", i.Number)]++
			}
		}
	}
	for what, times := range exported {
		if strings.HasPrefix(what, "listed") && times > 1 {
			t.Errorf("home: %s %d times", what, times)
		}
	}
}
