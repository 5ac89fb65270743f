package export

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

// TestFilesLoseNothing: whatever words a ledger holds, its workbook reads back
// as one in which nothing was edited.
func TestFilesLoseNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.Map(rapid.OneOf(rapid.String(), rapid.StringMatching(`[ =+@\-]?(_x00[0-9a-f]{2}_|\n|"|'|&|<|0|1e5|2026-05-31|TRUE|车){0,5}`)), text.Storable)
		s := &ledger.Snapshot{}
		var history []ledger.Entry
		for k := range rapid.IntRange(1, 2).Draw(t, "notices") {
			n := &notice.Notice{Title: "通报"}
			id := fmt.Sprint(words.Draw(t, "id"), k)
			s.Notices = append(s.Notices, ledger.Notice{ID: id, Notice: n, Standing: ledger.Standing{Keys: rapid.SampledFrom([][]string{nil, {"审计", "audit"}, {fmt.Sprint("键", k)}}).Draw(t, "keys")}})
			for number := range rapid.IntRange(1, 3).Draw(t, "items") {
				n.Items = append(n.Items, notice.Item{Number: number + 1, Title: words.Draw(t, "title"), Finding: words.Draw(t, "finding"), Measures: []string{words.Draw(t, "measure"), words.Draw(t, "measure")}, Person: words.Draw(t, "person")})
				item := ledger.Item{Notice: id, Number: number + 1, Title: n.Items[number].Title, Status: rapid.SampledFrom(notice.Statuses).Draw(t, "status"), Owner: words.Draw(t, "owner"), Supporting: words.Draw(t, "supporting"), HelpFrom: words.Draw(t, "help"), Due: rapid.SampledFrom([]string{"", "2026-05-31", "1999-12-31"}).Draw(t, "due"), Version: 1, UpdatedBy: words.Draw(t, "by")}
				s.Items = append(s.Items, item)
				history = append(history, ledger.Entry{Sequence: int64(100*k + 2*number), Notice: item.Notice, Number: item.Number, Action: ledger.ClosedOff, Note: words.Draw(t, "opinion"), Sheet: &ledger.Sheet{Result: words.Draw(t, "result")}})
				history = append(history, ledger.Entry{Sequence: int64(100*k + 2*number + 1), Notice: item.Notice, Number: item.Number, Action: ledger.Changed, Note: words.Draw(t, "note"), At: time.Unix(0, 0)})
			}
		}
		source := workbook.Source{Snapshot: s, History: history, Lang: reply.Chinese, Zone: time.UTC}
		content, err := Excel(workbook.Book{Sheets: []workbook.Sheet{workbook.Ledger(source), workbook.Closings(source)}})
		if err != nil {
			t.Fatal(err)
		}
		sheets, err := ReadExcel("台账.xlsx", content)
		if err != nil {
			t.Fatal(err)
		}
		var csv strings.Builder
		if err := CSV(&csv, workbook.Ledger(source)); err != nil {
			t.Fatal(err)
		}
		for format, sheets := range map[string][]workbook.Grid{
			"xlsx": sheets, "csv": ReadCSV("台账.csv", strings.TrimPrefix(csv.String(), "\ufeff")), "json": {workbook.FromRecords("台账.json", workbook.Records(source))},
		} {
			p, err := workbook.Read(sheets, source, time.Unix(0, 0))
			if err != nil || len(p.Rows)+len(p.Problems) > 0 || p.Unchanged != len(s.Items) {
				t.Fatalf("%s: %v\n%s", format, err, p.Text(reply.English))
			}
		}
	})
}
