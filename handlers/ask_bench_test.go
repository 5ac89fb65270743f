package handlers_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"rectify/data/ledger"
	"rectify/data/ledger/store"
	"rectify/data/notice"
	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/index"
	"rectify/index/lexicon"
)

// A library is a ledger of generated notices, held in memory.
type library struct {
	*store.Store // without notices: nothing happened to the items
	all          ledger.Snapshot
}

func (l *library) Sequence(context.Context) (int64, error) { return 1, nil }

func (l *library) Snapshot(context.Context) (*ledger.Snapshot, error) {
	return &l.all, nil
}

// generate makes so many notices of the built-in one's shape, with names and
// numbers of their own.
func generate(b *testing.B, count int) *library {
	model, err := reading.Read(notices.Builtin)
	if err != nil {
		b.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	syllables := []rune("青河柳林安平石门云山东湖西岭南溪北塘新桥古城长丰大营永和太行金沙白马黄土红旗")
	name := func() string {
		return string([]rune{syllables[random.IntN(len(syllables))], syllables[random.IntN(len(syllables))], syllables[random.IntN(len(syllables))]})
	}
	store, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "ledger.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	made := library{Store: store}
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

// questionsToAsk are the questions of every set that may be looked at, in an order
// that mixes the sets and is the same each time.
func questionsToAsk(b *testing.B) (all []string) {
	b.Helper()
	names, _, sets := noticeSets(b)
	for _, name := range names {
		for _, q := range sets[name] {
			all = append(all, q.Text)
		}
	}
	rand.New(rand.NewPCG(3, 4)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// longQuestions are as long as questions may be, cut out of a notice at places of
// their own.
func longQuestions(b *testing.B) (all []string) {
	b.Helper()
	const longest = 500
	text := []rune(strings.Join(strings.Fields(notices.Builtin), ""))
	for from := 0; from+longest <= len(text); from += longest / 3 {
		all = append(all, string(text[from:from+longest]))
	}
	return all
}

// BenchmarkAsk answers questions from start to end, over this notice and over
// 1,000 of its kind with 46,000 items. No question is asked twice until all were,
// so that nothing remembered of one helps.
func BenchmarkAsk(b *testing.B) {
	asked := map[string][]string{"real": questionsToAsk(b), "500-characters": longQuestions(b)}
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
			for _, kind := range slices.Sorted(maps.Keys(asked)) {
				b.Run(kind, func(b *testing.B) {
					measureAsking(b, handlers.New(handlers.Config{Ledger: made, Keeper: made, Memory: made, Index: ix, Now: func() time.Time { return spring }}), asked[kind])
				})
			}
		})
	}
}

// measureAsking reports the median and the 99th percentile of the time that a
// question takes, and the memory in use.
func measureAsking(b *testing.B, a *handlers.Assistant, questions []string) {
	ask := func(question string) {
		if _, err := a.Ask(context.Background(), question); err != nil {
			b.Fatal(err)
		}
	}
	ask("公务用车管理") // what is slow only once is not counted
	ask("government vehicles")
	var took []time.Duration
	busy := cpuTime(b)
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		ask(questions[i%len(questions)])
		took = append(took, time.Since(start))
	}
	b.ReportMetric((cpuTime(b)-busy).Seconds()*1000/float64(len(took)), "cpu-ms")
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
}

// cpuTime is how long the processors have worked for this process: on a busy
// machine it tells more than the clock.
func cpuTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
