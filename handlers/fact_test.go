package handlers_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rectify/handlers/reply"
)

// TestAFactIsSaidFirst: its clause with the fact in bold, the sentence that it is
// from, and then the item with the notice's date; and nothing beside.
func TestAFactIsSaidFirst(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for question, want := range map[string]struct {
		fact, lead string
		item       int
	}{
		"全市开发的文创产品有多少种": {"1200余种", "目前全市开发的文创产品已达1200余种", 9},
		"仰韶酒庄种了多少亩高粱":   {"1300亩", "目前种植园区已种植1300亩专用高粱", 9},
		"新党员发展了多少名":     {"9名", "", 38}, // several sentences may say it
		"开发区有几个城市书房":    {"4个", "开发区4个", 10},
		"陕州区有多少个城市书房":   {"8个", "陕州区8个", 10},
	} {
		out, err := o.Converse(t.Context(), reply.Request{Text: question, Person: clerk, Lang: reply.Chinese, Rich: true})
		if err != nil {
			t.Fatal(err)
		}
		var quotes []reply.Quote
		var sources []reply.ItemRef
		for _, part := range out.Parts {
			switch p := part.(type) {
			case reply.Quote:
				quotes = append(quotes, p)
			case reply.ItemList:
				sources = append(sources, p.Items...)
			}
		}
		if len(quotes) == 0 || len(sources) != 1 || sources[0].Number != want.item {
			t.Errorf("%s: %s", question, out.Plain())
			continue
		}
		for _, q := range quotes {
			runes := []rune(q.Text)
			if strings.Contains(q.Text, want.fact) && (len(q.Marks) != 1 || string(runes[q.Marks[0].From:q.Marks[0].To]) != want.fact) {
				t.Errorf("%s: in bold are %v of %s", question, q.Marks, q.Text)
			}
		}
		if first := quotes[0]; first.Lead && first.Text != want.lead || first.Lead != (want.lead != "") {
			t.Errorf("%s: %+v", question, first)
		}
		if want.lead != "" && (len(quotes) != 2 || sources[0].Note != "2024-04-07 通报") {
			t.Errorf("%s: %s", question, out.Plain())
		}
	}
}

// TestTheSentenceThatIsMeant is quoted first: of the time, the part and the office asked for;
// a name that stands at another office is not called stated.
func TestTheSentenceThatIsMeant(t *testing.T) {
	t.Parallel()
	for _, q := range []struct{ notice, question, want string }{
		{"hrss", "零工市场日均进场多少人了", "目前日均进场312人"},
		{"bigdata", "整改领导小组办公室设在哪儿", "设在财务审计科"},
		{"bigdata", "领导小组办公室是设在哪个科室", "设在财务审计科"},
		{"../notices/market", "学校大宗食材采购取得了哪些成效", "3所学校已重新招标"},
		{"../notices/market", "学校大宗食材采购采取了哪些措施", "联合教育部门修订招标文件"},
		{"cityauditor", "what number do I call for general questions, not the hotline", "555-0120"},
		{"council", "who chairs the Audit Response Board", "Margaret Ellison"}, // It is chaired by…
		{"agency", "names of the three suppliers that got the camp meals contract", ""},
		{"forestry", "县委书记叫什么名字", ""},
		{"forestry", "县长叫什么", ""},
		{"forestry", "领导小组办公室主任是谁", "周远航"},
	} {
		text, err := os.ReadFile(filepath.Join("testdata/blind", q.notice, "notice.txt"))
		if err != nil {
			t.Fatal(err)
		}
		out, err := measuredOn(t, string(text)).Ask(t.Context(), q.question)
		if err != nil {
			t.Fatal(err)
		}
		first := ""
		for _, part := range out.Parts {
			if quote, ok := part.(reply.Quote); ok && first == "" {
				first = quote.Text
			}
		}
		if (out.Certainty == reply.Stated) != (q.want != "") || !strings.Contains(first, q.want) {
			t.Errorf("%s: %s %s", q.question, out.Certainty, out.Plain())
		}
	}
}
