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

	"rectify/data/notice"
	"rectify/data/notices"
	"rectify/index/lexicon"
)

// builtin is the passages of the built-in notice.
var builtin = sync.OnceValue(func() []Passage {
	n, err := notice.Read(notices.Builtin)
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
		sentences = append(sentences, Sentences(p.Text)...)
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

func words(b *testing.B) *lexicon.Wordings {
	b.Helper()
	w, err := lexicon.LoadWordings("")
	if err != nil {
		b.Fatal(err)
	}
	return w
}

// sizes are the collections that are measured: this notice, and 1,000 of its
// kind with 46,000 items.
var sizes = []struct {
	name     string
	passages func() []Passage
}{
	{"1 notice", builtin},
	{"1000 notices", sync.OnceValue(func() []Passage { return generated(1000) })},
}

func BenchmarkBuild(b *testing.B) {
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			passages := size.passages()
			b.ReportMetric(float64(len(passages)), "passages")
			for i := 0; b.Loop(); i++ {
				ix, err := Open(b.Context(), filepath.Join(b.TempDir(), fmt.Sprint(i)), passages, nil)
				if err != nil {
					b.Fatal(err)
				}
				ix.Close()
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			passages, dir := size.passages(), b.TempDir()
			for b.Loop() {
				ix, err := Open(b.Context(), dir, passages, nil)
				if err != nil {
					b.Fatal(err)
				}
				ix.Close()
			}
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			ix, err := Open(b.Context(), b.TempDir(), size.passages(), words(b))
			if err != nil {
				b.Fatal(err)
			}
			defer ix.Close()
			var took []time.Duration
			ask := func(question string) {
				if _, err := ix.Search(context.Background(), question, 12); err != nil {
					b.Fatal(err)
				}
			}
			for _, question := range benchQuestions {
				ask(question)
			}
			for i := 0; b.Loop(); i++ {
				start := time.Now()
				ask(benchQuestions[i%len(benchQuestions)])
				took = append(took, time.Since(start))
			}
			reportLatency(b, took)
			reportHeap(b)
		})
	}
}

func reportLatency(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	at := func(share float64) float64 {
		return float64(took[int(share*float64(len(took)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(at(.50), "p50-ms")
	b.ReportMetric(at(.99), "p99-ms")
}

func reportHeap(b *testing.B) {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "heap-MB")
}
