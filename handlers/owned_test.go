package handlers_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"rectify/data/ledger/store"
	"rectify/data/notice/reading"
	"rectify/handlers"
	"rectify/handlers/reply"
	"rectify/index"
	"rectify/index/lexicon"
)

// about is an assistant that knows one of the notices that the reader is tested
// with.
func about(t *testing.T, name string) *handlers.Assistant {
	t.Helper()
	return aboutFile(t, name, "../data/notice/reading/testdata/"+name+".txt")
}

// aboutFile is an assistant of a test's own with the notice of a file.
func aboutFile(t *testing.T, name, path string) *handlers.Assistant {
	t.Helper()
	must := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(path)
	must(err)
	n, err := reading.Read(string(text))
	must(err)
	store, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"))
	must(err)
	t.Cleanup(func() { store.Close() })
	must(store.AddNotice(t.Context(), name, string(text), n, "test", spring))
	words, err := lexicon.LoadWordings("")
	must(err)
	ix, err := index.InMemory(t.Context(), index.Passages(name, n), words)
	must(err)
	a := handlers.New(handlers.Config{Ledger: store, Keeper: store, Memory: store, Index: ix, Now: func() time.Time { return spring }})
	return a
}

// TestFieldsAreAskedFor: what notices say of who answers for an item, and in
// which words they say how far it is, narrows questions for items.
func TestFieldsAreAskedFor(t *testing.T) {
	t.Parallel()
	for notice, questions := range map[string]map[string][]int{
		"hightech-zone": {
			"党群工作部负责的有哪些":       {7, 8, 9},
			"党群工作部还有几项没完成":      {9},
			"责任单位是投资促进局的问题":     {2},
			"由应急管理局牵头的是哪几项":     {3},
			"哪些问题提到党群工作部":       {7, 8, 9},
			"行政审批局的列一下，领导要看":    {5},
			"时限是2024年5月底前的有哪些":  {1, 8},
			"2024年12月到期的是哪几项":   {2},
			"时限在2024年的一共几项":     {1, 2, 3, 5, 6, 7, 8, 9},
			"未启动或者长期坚持的有哪些":     {4, 9},
			"去掉已完成的和长期坚持的，还剩哪些": {2, 5, 9},
			"党群工作部已经完成的有哪些":     {7, 8},
		},
		"town": {
			"林业站负责哪几项":  {3},
			"财政所负责的有几项": {1},
		},
		"water-bureau": {"基本完成的有哪几项": {3}},
		"lake-county": {
			"钟望川负责的有哪些":         {1, 3},
			"鲁静秋名下有哪几项":         {2},
			"白若溪负责哪些问题":         {4},
			"湾头镇政府配合的有哪些":       {3, 4},
			"县应急管理局牵头的有哪几项":     {2},
			"配合单位是县应急管理局的问题有哪些": {1},
			"责任人是方知远的有哪些问题":     {5, 6},
			"章以宁分管的有几项":         {5},
			"达到序时进度的有哪几项":       {2},
			"基本完成但待验收的是哪几项":     {3},
		},
	} {
		t.Run(notice, func(t *testing.T) {
			t.Parallel()
			listsExactly(t, about(t, notice), questions)
		})
	}
}

// TestFieldsOfAnItemWithUnitsAndPeople: who owns an item names the unit, its
// people and who supports it, until staff assign it to others.
func TestFieldsOfAnItemWithUnitsAndPeople(t *testing.T) {
	t.Parallel()
	a := about(t, "lake-county")
	for text, want := range map[string]string{
		"谁负责第3项":           "第3项由县水利局负责，责任人钟望川，湾头镇政府配合。",
		"第5项的责任人是谁":        "第5项由县住建局负责，责任人副县长章以宁、方知远。",
		"第2项谁配合":           "第2项由县应急管理局负责，责任人副局长鲁静秋，县财政局配合。",
		"第4项的配合单位是哪家":      "第4项由县疾控中心负责，责任人白若溪（主任），湾头镇政府配合。",
		"who owns item 1?": "Item 1 is owned by 县水利局, with 钟望川 responsible, supported by 县应急管理局、各乡镇（街道）.",
	} {
		out, err := a.Ask(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		if line, _ := out.Parts[0].(reply.Paragraph); line.Text != want {
			t.Errorf("%s: %s", text, out.Plain())
		}
	}
}

// TestFieldsOfAnItem: one line says what the ledger knows, before the card.
func TestFieldsOfAnItem(t *testing.T) {
	t.Parallel()
	a := about(t, "hightech-zone")
	for text, want := range map[string]string{
		"谁负责第2项":              "第2项由投资促进局负责。",
		"第5项什么时候到期":           "第5项的时限是 2024年9月30日（2024年9月底），还有 145 天。",
		"第1项有什么佐证":            "第1项还没有佐证材料。",
		"第4项的时限":              "第4项是长期坚持的事项，没有到期日。",
		"who owns item 2":     "Item 2 is owned by 投资促进局.",
		"when is item 5 due?": "Item 5 is due on 30 September 2024, in 145 days.",
	} {
		out, err := a.Ask(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		if line, _ := out.Parts[0].(reply.Paragraph); line.Text != want {
			t.Errorf("%s: %s", text, out.Plain())
		}
	}
}

// listsExactly asks questions, and wants the items of each from the ledger, in any
// order.
func listsExactly(t *testing.T, a *handlers.Assistant, questions map[string][]int) {
	t.Helper()
	for text, want := range questions {
		out, err := a.Ask(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		got := []int{}
		for _, item := range out.Items {
			got = append(got, item.Number)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) || out.Certainty != reply.Exact {
			t.Errorf("%s: %v %v, want %v: %s", text, got, out.Certainty, want, out.Plain())
		}
	}
}
