package handlers_test

import (
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
