package handlers_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"rectify/bot/eval"
	"rectify/data/ledger/store"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/handlers/reply"
)

// spring is when the tests ask: a month after the built-in notice.
var spring = time.Date(2024, 5, 8, 9, 0, 0, 0, time.UTC)

// assistant answers from the built-in notice, with the real ledger and index.
var assistant = sync.OnceValues(newAssistant)

// assistantWith is one of a test's own.
func assistantWith(t *testing.T) *handlers.Assistant {
	t.Helper()
	a, err := newAssistant()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// withLedger is an assistant of a test's own, with its ledger.
func withLedger(t *testing.T) (*handlers.Assistant, *store.Store) {
	t.Helper()
	a, store, err := openAssistant()
	if err != nil {
		t.Fatal(err)
	}
	return a, store
}

func newAssistant() (*handlers.Assistant, error) {
	a, _, err := openAssistant()
	return a, err
}

func openAssistant() (*handlers.Assistant, *store.Store, error) {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "rectify-handlers")
	if err != nil {
		return nil, nil, err
	}
	known, err := builtin()
	if err != nil {
		return nil, nil, err
	}
	store, err := builtinLedger(ctx, dir)
	if err != nil {
		return nil, nil, err
	}
	a := handlers.New(handlers.Config{Ledger: store, Keeper: store, Memory: store, Index: known.Index, Now: func() time.Time { return spring }})
	return a, store, nil
}

func ask(t *testing.T, text string) reply.Reply {
	t.Helper()
	a, err := assistant()
	if err != nil {
		t.Fatal(err)
	}
	out, err := a.Ask(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// bars are the shares of right answers below which a change has broken
// something, by mode; testdata/README.md has the figures.
var bars = map[string]float64{
	"set": 1, "incl": 1, "count": 1, "top1": .97, "notice": .95, "fact": .90, "top3": .85, "none": .95,
}

func TestQuestionsAreAnsweredRightly(t *testing.T) {
	t.Parallel()
	a, err := assistant()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/questions*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("question files = %v, %v", files, err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			file, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			questions, err := eval.Read(file)
			if err != nil {
				t.Fatal(err)
			}
			results, err := eval.Run(t.Context(), a, questions)
			if err != nil {
				t.Fatal(err)
			}
			for mode, score := range shares(results) {
				if score < bars[mode] {
					var report strings.Builder
					eval.Print(&report, results, true)
					t.Errorf("%s: %.3f right, want %.2f\n%s", mode, score, bars[mode], report.String())
				}
			}
		})
	}
}

// shares is the share of right answers by mode, 0…1.
func shares(results []eval.Result) map[string]float64 {
	right, all := map[string]float64{}, map[string]float64{}
	for _, r := range results {
		if r.Mode == eval.Ungraded {
			continue
		}
		all[r.Mode]++
		if r.OK {
			right[r.Mode]++
		}
	}
	out := map[string]float64{}
	for mode, n := range all {
		out[mode] = right[mode] / n
	}
	return out
}

// TestEveryQuoteIsVerbatim: nothing is put in the notice's mouth.
func TestEveryQuoteIsVerbatim(t *testing.T) {
	t.Parallel()
	for _, question := range []string{
		"公务用车管理", "城市书屋闭门谢客", "第11项", "哪些问题提到仰韶酒庄", "联系电话是多少", "开发区有几个城市书房",
		"巡察到哪天结束", "government vehicles", "9和11", "哪些问题正在整改",
	} {
		out := ask(t, question)
		if len(out.Citations) == 0 {
			t.Errorf("%s: no source", question)
		}
		for _, c := range out.Citations {
			if !strings.Contains(notices.Builtin, strings.TrimSpace(c.Quote)) {
				t.Errorf("%s: item %d is quoted with words the notice does not have: %q", question, c.Item, c.Quote)
			}
		}
	}
}

func TestWhatIsSaid(t *testing.T) {
	t.Parallel()
	for question, want := range map[string][]string{
		"第99条是什么":                  {"没有第99项", "1 到 46"},
		"item 99":                  {"no item 99", "1 to 46"},
		"第0条":                      {"没有第0项"},
		"第九部分有哪些问题":                {"没有第9部分", "1、2、3、4、5"},
		"仰韶村遗址几点闭馆":                {"没有写明时刻", "第6项"},
		"xyzzy plugh":              {"通报里没有与此有关的内容"}, // no language's words: the office's language
		"who won the football cup": {"The notice has nothing about this"},
		"一共有多少个问题":                 {"46", "正在整改 3 项", "已整改 43 项"},
		"完成了百分之几":                  {"93.5%", "43/46"},
		"":                         {"请输入一个问题"},
		"   \n\t ":                 {"请输入一个问题"},
		"帮助":                       {"直接问", "help all"},
		"how many are open":        {"3 of 46"},
	} {
		text := ask(t, question).Plain()
		for _, words := range want {
			if !strings.Contains(text, words) {
				t.Errorf("%q is answered\n%s\nwithout %q", question, text, words)
			}
		}
	}
}

// TestStrangeInput: whatever comes in, a sentence comes out.
func TestStrangeInput(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"query language":     `status:open AND *:* "公务 +用车 -~^/`,
		"sql":                `'; DROP TABLE items; --`,
		"binary":             "\x00\xff\xfe\x01公务用车",
		"controls":           "公务\u200b用车\x1b[31m",
		"other scripts":      "Где машины? 車両はどこ 차량 كم",
		"emoji":              "🚗🚗🚗",
		"a megabyte":         strings.Repeat("公务用车", 90_000),
		"a megabyte of ones": strings.Repeat("1", 1<<20),
		"brackets":           strings.Repeat("(", 400),
		"only marks":         "?!。,",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out := ask(t, text)
			if strings.TrimSpace(out.Plain()) == "" {
				t.Error("nothing was said")
			}
			if strings.ContainsAny(out.Plain(), "\x1b\x00") {
				t.Error("control characters came back")
			}
		})
	}
}
