package index

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	read "rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/data/text"
	"rectify/index/lexicon"
)

// builtin is the passages of the built-in notice.
var builtin = sync.OnceValue(func() []Passage {
	n, err := read.Read(notices.Builtin)
	if err != nil {
		panic(err)
	}
	return Passages(notices.BuiltinID, n)
})

// generated is the passages of so many notices, each of the built-in one's
// shape, with sentences drawn from all over it and names and numbers of its own.
func generated(count int) []Passage {
	random := rand.New(rand.NewPCG(1, 2))
	var sentences []string
	for _, p := range builtin() {
		sentences = append(sentences, text.Sentences(p.Text)...)
	}
	syllables := []rune("青河柳林安平石门云山东湖西岭南溪北塘新桥古城长丰大营永和太行金沙白马黄土红旗")
	name := func() string {
		return string([]rune{syllables[random.IntN(len(syllables))], syllables[random.IntN(len(syllables))], syllables[random.IntN(len(syllables))]})
	}
	var out []Passage
	for i := range count {
		renamed := strings.NewReplacer(
			"三门峡", name(), "庙底沟", name(), "仰韶", name(), "湖滨", name(), "虢国", name(), "函谷关", name(),
			"2023", fmt.Sprint(2015+random.IntN(10)), "2022", fmt.Sprint(2014+random.IntN(10)), "29", fmt.Sprint(random.IntN(90)+10),
		)
		for _, p := range builtin() {
			p.Notice = fmt.Sprintf("generated-%d", i)
			p.Title, p.Heading = renamed.Replace(p.Title), renamed.Replace(p.Heading)
			text := p.Text
			if random.IntN(3) > 0 {
				text = sentences[random.IntN(len(sentences))] + sentences[random.IntN(len(sentences))]
			}
			p.Text = renamed.Replace(text)
			out = append(out, p)
		}
	}
	return out
}

var benchQuestions = []string{
	"青铜器病变", "公务用车管理", "城市书屋闭门谢客", "应急广播建设方案", "固定资产账实不符", "支部换届不及时",
	"漏探稀探多少起", "差旅审批在出差之后", "公众号文章有错别字", "看书的地方又小又旧", "仰绍文化", "附近停车场",
}

func words(b testing.TB) *lexicon.Wordings {
	b.Helper()
	w, err := lexicon.LoadWordings("")
	if err != nil {
		b.Fatal(err)
	}
	return w
}

func BenchmarkBuild(b *testing.B) {
	passages, dir := builtin(), b.TempDir()
	for i := 0; b.Loop(); i++ {
		ix, err := Open(b.Context(), filepath.Join(dir, fmt.Sprint(i)), passages, nil)
		if err != nil {
			b.Fatal(err)
		}
		ix.Close()
	}
}

func BenchmarkOpen(b *testing.B) {
	passages, dir := builtin(), b.TempDir()
	for b.Loop() {
		ix, err := Open(b.Context(), dir, passages, nil)
		if err != nil {
			b.Fatal(err)
		}
		ix.Close()
	}
}

// BenchmarkSearch asks over this notice, and over 1,000 of its kind with
// 46,000 items, whose index it builds first.
func BenchmarkSearch(b *testing.B) {
	for _, count := range []int{1, 1000} {
		b.Run(fmt.Sprintf("notices=%d", count), func(b *testing.B) { benchmarkSearch(b, count) })
	}
}

func benchmarkSearch(b *testing.B, notices int) {
	passages, dir := generated(notices), b.TempDir()
	start := time.Now()
	ix, err := Open(b.Context(), dir, passages, words(b))
	if err != nil {
		b.Fatal(err)
	}
	built := time.Since(start)
	ix.Close()
	start = time.Now()
	if ix, err = Open(b.Context(), dir, passages, words(b)); err != nil {
		b.Fatal(err)
	}
	opened := time.Since(start)
	defer ix.Close()
	count := len(passages)
	passages = nil

	ask := func(question string) {
		if _, err := ix.Search(context.Background(), question, 12); err != nil {
			b.Fatal(err)
		}
	}
	for _, question := range benchQuestions { // what is slow only once is not counted
		ask(question)
	}
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		ask(benchQuestions[i%len(benchQuestions)])
		took = append(took, time.Since(start))
	}
	reportLatency(b, took)
	b.ReportMetric(float64(count), "passages")
	b.ReportMetric(built.Seconds(), "build-s")
	b.ReportMetric(float64(opened.Milliseconds()), "open-ms")
	b.ReportMetric(heapMB(), "heap-MB")
}

func reportLatency(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	at := func(share float64) float64 {
		return float64(took[int(share*float64(len(took)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(at(.50), "p50-ms")
	b.ReportMetric(at(.99), "p99-ms")
}

// heapMB is the memory in use after a collection.
func heapMB() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}
