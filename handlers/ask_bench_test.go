package handlers_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/index"
	"rectify/index/lexicon"
)

// A library is a ledger of generated notices, held in memory.
type library struct{ all ledger.Snapshot }

func (l *library) Sequence(context.Context) (int64, error) { return 1, nil }

func (l *library) Snapshot(context.Context) (*ledger.Snapshot, error) {
	return &l.all, nil
}

// generate makes so many notices of the built-in one's shape, with names and
// numbers of their own.
func generate(b *testing.B, count int) *library {
	model, err := notice.Read(notices.Builtin)
	if err != nil {
		b.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	syllables := []rune("青河柳林安平石门云山东湖西岭南溪北塘新桥古城长丰大营永和太行金沙白马黄土红旗")
	name := func() string {
		return string([]rune{syllables[random.IntN(len(syllables))], syllables[random.IntN(len(syllables))], syllables[random.IntN(len(syllables))]})
	}
	var made library
	all := &made.all
	for i := range count {
		rename := strings.NewReplacer(
			"三门峡", name(), "庙底沟", name(), "仰韶", name(), "湖滨", name(), "虢国", name(), "函谷关", name(),
			"2023", fmt.Sprint(2015+random.IntN(10)), "29", fmt.Sprint(random.IntN(90)+10)).Replace
		n := *model
		n.Items = slices.Clone(model.Items)
		id := fmt.Sprintf("generated-%d", i)
		for j := range n.Items {
			item := &n.Items[j]
			item.Title, item.Finding = rename(item.Title), rename(item.Finding)
			item.Measures = slices.Clone(item.Measures)
			for k := range item.Measures {
				item.Measures[k] = rename(item.Measures[k])
			}
			status := []notice.Status{notice.Rectified, notice.InProgress, notice.LongTerm}[random.IntN(3)]
			all.Items = append(all.Items, ledger.Item{
				Notice: id, Number: item.Number, Title: item.Title, Section: item.Section, Subsection: item.Subsection,
				Status: status, Declared: status, Version: 1,
			})
		}
		all.Notices = append(all.Notices, ledger.Notice{ID: id, Notice: &n})
	}
	made.all.Sequence = 1
	return &made
}

func (l *library) On(context.Context, time.Time) (*ledger.Snapshot, error) { return &l.all, nil }

// askedInBench are questions of every kind.
var askedInBench = []string{
	"第11项", "9和11", "前五个问题", "哪些问题正在整改", "还剩几个", "完成了百分之几", "第三部分已整改多少个",
	"财经纪律方面有哪些问题", "哪些问题提到民主集中制", "涉及政府采购的哪些还没整改完", "除了40以外哪些没完成",
	"城市书屋闭门谢客", "公务用车管理", "看书的地方又小又旧", "漏探稀探多少起", "仰绍文化", "chengshishufang",
	"联系电话是多少", "附近哪里有停车场", "government vehicles", "which items are still open",
}

// BenchmarkAsk answers questions of every kind from start to end, over this
// notice and over 1,000 of its kind with 46,000 items.
func BenchmarkAsk(b *testing.B) {
	for _, count := range []int{1, 1000} {
		b.Run(fmt.Sprintf("notices=%d", count), func(b *testing.B) {
			made := generate(b, count)
			var passages []index.Passage
			for _, n := range made.all.Notices {
				passages = append(passages, index.Passages(n.ID, n.Notice)...)
			}
			words, err := lexicon.LoadWordings("")
			if err != nil {
				b.Fatal(err)
			}
			ix, err := index.Open(b.Context(), b.TempDir(), passages, words)
			if err != nil {
				b.Fatal(err)
			}
			defer ix.Close()
			passages = nil
			a := handlers.New(made, ix, func() time.Time { return spring })
			ask := func(question string) {
				if _, err := a.Ask(context.Background(), question); err != nil {
					b.Fatal(err)
				}
			}
			for _, question := range askedInBench { // what is slow only once is not counted
				ask(question)
			}
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				start := time.Now()
				ask(askedInBench[i%len(askedInBench)])
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			milliseconds := func(share float64) float64 {
				return float64(took[int(share*float64(len(took)-1))].Microseconds()) / 1000
			}
			b.ReportMetric(milliseconds(.50), "p50-ms")
			b.ReportMetric(milliseconds(.99), "p99-ms")
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "heap-MB")
		})
	}
}
