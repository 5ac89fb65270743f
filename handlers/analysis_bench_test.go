package handlers_test

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/cjk"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/registry"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	bleveindex "github.com/blevesearch/bleve_index_api"
	"github.com/go-ego/gse"

	"rectify/bot/eval"
	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/handlers/question/grammar"
	"rectify/index"
	"rectify/index/lexicon"
)

// An approach is one way to search that was tried for the index.
type approach struct {
	name     string
	analyzer string
	model    string
	mended   bool    // BM25 with the true average field length
	title    float64 // boost of the title field; 0 leaves it out
	whole    bool    // question words are left in
}

// approaches are what README's table compares; the last line of the table is
// the index as it is.
var approaches = []approach{
	{name: "standard, TF-IDF", analyzer: "standard", model: bleveindex.TFIDFScoring, whole: true},
	{name: "cjk, TF-IDF", analyzer: "cjk", model: bleveindex.TFIDFScoring, whole: true},
	{name: "cjk, BM25 as it comes", analyzer: "cjk", model: bleveindex.BM25Scoring, whole: true},
	{name: "cjk, BM25 mended", analyzer: "cjk", model: bleveindex.BM25Scoring, mended: true, whole: true},
	{name: "cjk, BM25 mended, question words out", analyzer: "cjk", model: bleveindex.BM25Scoring, mended: true},
	{name: "words+pairs, BM25 mended", analyzer: "words", model: bleveindex.BM25Scoring, mended: true},
	{name: "words+pairs, title x3", analyzer: "words", model: bleveindex.BM25Scoring, mended: true, title: 3},
	{name: "characters+pairs, BM25 mended", analyzer: "grams", model: bleveindex.BM25Scoring, mended: true},
	{name: "characters+pairs, title x2", analyzer: "grams", model: bleveindex.BM25Scoring, mended: true, title: 2},
}

// BenchmarkAnalyses compares ways to search on the evaluation questions that
// need search: the share with the right item first, and among the first three.
func BenchmarkAnalyses(b *testing.B) {
	questions := searchQuestions(b)
	n, err := reading.Read(notices.Builtin)
	if err != nil {
		b.Fatal(err)
	}
	passages := index.Passages(notices.BuiltinID, n)
	words, err := lexicon.LoadWordings("")
	if err != nil {
		b.Fatal(err)
	}
	for _, with := range []struct {
		name  string
		words *lexicon.Wordings
	}{{"this index without wordings", nil}, {"this index", words}} {
		b.Run(with.name, func(b *testing.B) {
			start := time.Now()
			ix, err := index.InMemory(b.Context(), passages, with.words)
			if err != nil {
				b.Fatal(err)
			}
			defer ix.Close()
			built := time.Since(start)
			compare(b, built, questions, func(q eval.Question) []int {
				hits, err := ix.Search(b.Context(), grammar.Parse(q.Text, n.Sections).Subject, 10)
				if err != nil {
					b.Fatal(err)
				}
				var items []int
				for _, hit := range hits {
					items = append(items, hit.Item)
				}
				return items
			})
		})
	}
	registerWords(b)
	for _, a := range approaches {
		b.Run(a.name, func(b *testing.B) {
			start := time.Now()
			ix, lengths := a.build(b, passages)
			defer ix.Close()
			compare(b, time.Since(start), questions, func(q eval.Question) []int {
				text := q.Text
				if !a.whole {
					text = grammar.Parse(q.Text, n.Sections).Subject
				}
				return a.search(b, ix, lengths, len(passages), text)
			})
		})
	}
}

// searchQuestions are those whose answer is found by searching items.
func searchQuestions(b *testing.B) (out []eval.Question) {
	for _, path := range []string{"testdata/questions.tsv", "testdata/questions_unseen.tsv"} {
		file, err := os.Open(path)
		if err != nil {
			continue
		}
		defer file.Close()
		all, err := eval.Read(file)
		if err != nil {
			b.Fatal(err)
		}
		for _, q := range all {
			if q.Lang == "zh" && (q.Mode == "top1" || q.Mode == "top3" || q.Mode == "fact") {
				out = append(out, q)
			}
		}
	}
	return out
}

// compare asks everything once and reports the shares.
func compare(b *testing.B, built time.Duration, questions []eval.Question, search func(eval.Question) []int) {
	var first, three, all float64
	for b.Loop() {
		first, three, all = 0, 0, 0
		for _, q := range questions {
			want := strings.Split(strings.Split(q.Expect, "|")[0], ",")
			at := slices.IndexFunc(search(q), func(item int) bool { return slices.Contains(want, strconv.Itoa(item)) })
			all++
			if at == 0 {
				first++
			}
			if at >= 0 && at < 3 {
				three++
			}
		}
	}
	b.ReportMetric(first/all, "first")
	b.ReportMetric(three/all, "first-three")
	b.ReportMetric(float64(built.Milliseconds()), "build-ms")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/all/1000, "ms/question")
	b.ReportMetric(0, "ns/op")
}

func (a approach) build(b *testing.B, passages []index.Passage) (bleve.Index, map[string]int) {
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer, m.ScoringModel = a.analyzer, a.model
	ix, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		b.Fatal(err)
	}
	lengths := map[string]int{}
	analyzer := m.AnalyzerNamed(a.analyzer)
	batch := ix.NewBatch()
	for i, p := range passages {
		if p.Item == 0 {
			continue
		}
		fields := map[string]string{"text": p.Text, "title": p.Title}
		if err := batch.Index(fmt.Sprintf("%d/%d", p.Item, i), fields); err != nil {
			b.Fatal(err)
		}
		for name, text := range fields {
			lengths[name] += len(analyzer.Analyze([]byte(text)))
		}
	}
	if err := ix.Batch(batch); err != nil {
		b.Fatal(err)
	}
	return ix, lengths
}

func (a approach) search(b *testing.B, ix bleve.Index, lengths map[string]int, size int, text string) []int {
	match := bleve.NewMatchQuery(text)
	match.SetField("text")
	all := []query.Query{match}
	if a.title > 0 {
		title := bleve.NewMatchQuery(text)
		title.SetField("title")
		title.SetBoost(a.title)
		all = append(all, title)
	}
	request := bleve.NewSearchRequestOptions(bleve.NewDisjunctionQuery(all...), 60, 0, false)
	if a.mended {
		request.PreSearchData = map[string]any{
			search.BM25PreSearchDataKey: &search.BM25Stats{DocCount: float64(size), FieldCardinality: lengths},
		}
	}
	result, err := ix.SearchInContext(b.Context(), request)
	if err != nil {
		b.Fatal(err)
	}
	var items []int
	for _, hit := range result.Hits {
		number, _, _ := strings.Cut(hit.ID, "/")
		if item, err := strconv.Atoi(number); err == nil && !slices.Contains(items, item) {
			items = append(items, item)
		}
	}
	return items
}

// registerWords makes the analyzer "words": dictionary words (gse) and pairs.
func registerWords(b *testing.B) {
	var segmenter gse.Segmenter
	segmenter.SkipLog = true
	if err := segmenter.LoadDictEmbed(); err != nil {
		b.Fatal(err)
	}
	err := registry.RegisterAnalyzer("words", func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
		return &analysis.DefaultAnalyzer{Tokenizer: wordsAndPairs{Segmenter: &segmenter}}, nil
	})
	if err != nil {
		b.Log(err) // registered by an earlier run of this benchmark
	}
}

type wordsAndPairs struct{ *gse.Segmenter }

func (w wordsAndPairs) Tokenize(text []byte) analysis.TokenStream {
	folded := index.Fold(string(text))
	terms := w.CutSearch(folded, true)
	runes := []rune(folded)
	for i := range max(0, len(runes)-1) {
		terms = append(terms, string(runes[i:i+2]))
	}
	stream := make(analysis.TokenStream, len(terms))
	for i, term := range terms {
		stream[i] = &analysis.Token{Term: []byte(term), Position: i + 1}
	}
	return stream
}
