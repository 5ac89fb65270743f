package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/prometheus/client_golang/prometheus"

	"rectify/handlers/compose"
	"rectify/handlers/compose/ground"
	"rectify/handlers/reply"
)

const openQuestion = "为什么6家二级机构的财务由一把手直接分管?总结一下问题和措施"

// downServers are the URLs of language models that are down, each in its way.
func downServers(tb testing.TB) map[string]string {
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	closed.Close()
	serve := func(do http.HandlerFunc) string {
		server := httptest.NewServer(do)
		tb.Cleanup(func() { server.CloseClientConnections(); server.Close() })
		return server.URL
	}
	return map[string]string{
		"nobody listens": "http://" + closed.Addr().String(),
		"silent": serve(func(_ http.ResponseWriter, r *http.Request) {
			io.Copy(io.Discard, r.Body) // that the other side went is noticed only then
			<-r.Context().Done()
		}),
		"broken": serve(func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "<html>502</html>", http.StatusBadGateway) }),
		"no such model": serve(func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, `{"error":{"message":"no"}}`, http.StatusNotFound)
		}),
	}
}

func TestModelThatIsDown(t *testing.T) {
	t.Parallel()
	for name, url := range downServers(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out, errs, code := rectify(t, "", "ask", "--json", "--data="+t.TempDir(), "--openai-model=m", "--openai-base-url="+url+"/v1", openQuestion)
			var got answer
			if err := json.Unmarshal([]byte(out), &got); err != nil || code != exitDone {
				t.Fatalf("exit %d, %v: %s", code, err, errs)
			}
			if got.Source != reply.FromSearch || len(got.Items) == 0 || got.Items[0].Number != 28 || !strings.Contains(got.Text, "语言模型") {
				t.Errorf("%s: %s", got.Source, got.Text)
			}
			if !strings.Contains(errs, "model answer failed") && !strings.Contains(name, "silent") {
				t.Errorf("the log says nothing: %s", errs)
			}
		})
	}
}

// BenchmarkModelDown is how long an open question takes with a model that is
// down, beside one without any.
func BenchmarkModelDown(b *testing.B) {
	servers := downServers(b)
	servers["none"] = ""
	for name, url := range servers {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			config := &Config{Data: b.TempDir(), Timezone: "Asia/Shanghai", Lang: "zh"}
			if url != "" {
				config.Model = modelSettings{Name: "m", BaseURL: url + "/v1", Wait: 800 * time.Millisecond}
			}
			log, err := os.Create(filepath.Join(b.TempDir(), "log"))
			if err != nil {
				b.Fatal(err)
			}
			defer log.Close()
			app, err := openApp(b.Context(), config, log)
			if err != nil {
				b.Fatal(err)
			}
			defer app.Close()
			var longest time.Duration
			for b.Loop() {
				began := time.Now()
				if _, err := app.Assistant.Ask(b.Context(), openQuestion); err != nil {
					b.Fatal(err)
				}
				longest = max(longest, time.Since(began))
			}
			b.ReportMetric(float64(longest.Milliseconds()), "longest-ms")
		})
	}
}

func TestFeedbackBecomesAQuestionFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	data, file := "--data="+dir, filepath.Join(dir, "bad.tsv")
	say := strings.Join([]string{"/rate-answer good 第11项", "/rate-answer bad 食堂的饺子\t为什么不好吃?", "退出"}, "\n")
	if _, errs, code := rectify(t, say, "chat", data); code != exitDone {
		t.Fatal(errs)
	}
	out, _, _ := rectify(t, "", "feedback", data)
	for _, words := range []string{"👍", "👎", "第11项", "食堂的饺子", "2 个回答有人评价：1 个有用，1 个没帮上"} {
		if !strings.Contains(out, words) {
			t.Errorf("no %q in %s", words, out)
		}
	}
	if out, _, _ = rectify(t, "", "feedback", data, "--bad"); strings.Contains(out, "👍") {
		t.Errorf("it lists what helped: %s", out)
	}
	if _, errs, code := rectify(t, "", "feedback", data, "--export", file); code != exitDone {
		t.Fatal(errs)
	}
	out, errs, code := rectify(t, "", "eval", file)
	if code != exitDone || !strings.Contains(out, "asked  f1") || !strings.Contains(out, "食堂的饺子 为什么不好吃?") {
		t.Errorf("exit %d: %s %s", code, out, errs)
	}
}

// TestModelIsWatched has what a model does counted, by its kind, and what was
// held back and went wrong logged with the reason.
func TestModelIsWatched(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	watch, registry := watchModel(slog.New(slog.NewTextHandler(&log, nil))), prometheus.NewRegistry()
	watch.register(registry)
	watch.dropped(ground.Claim{Text: "为此投入99万元。", Items: []int{28}}, ground.Number)
	watch.dropped(ground.Claim{Text: "Use only what the passages say.", Items: []int{28}, Leaks: true}, ground.Leak)
	watch.ended(compose.Outcome{Ending: compose.EndedWritten, Shown: 3, First: time.Second, Usage: compose.Usage{Calls: 1, Read: 100, Written: 20}})
	watch.ended(compose.Outcome{Ending: compose.EndedFailed, Err: errors.New("the model's server failed")})
	families, err := registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]float64{}
	for _, family := range families {
		for _, m := range family.GetMetric() {
			name := family.GetName()
			for _, label := range m.GetLabel() {
				name += " " + label.GetValue()
			}
			got[name] = m.GetCounter().GetValue() + float64(m.GetHistogram().GetSampleCount())
		}
	}
	want := map[string]float64{
		"rectify_llm_answers_total written": 1, "rectify_llm_answers_total failed": 1, "rectify_llm_first_sentence_seconds": 1,
		"rectify_llm_sentences_total shown": 3, "rectify_llm_sentences_total number": 1, "rectify_llm_sentences_total leak": 1,
		"rectify_llm_tokens_total read": 100, "rectify_llm_tokens_total written": 20,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, words := range []string{"why=number", "why=leak", "投入99万元", "the model's server failed"} {
		if !strings.Contains(log.String(), words) {
			t.Errorf("the log lacks %q: %s", words, log.String())
		}
	}
}

// TestModelMayOnlyQuote reads the setting for weak models.
func TestModelMayOnlyQuote(t *testing.T) {
	t.Parallel()
	for writes, quotes := range map[string]bool{"sentences": false, "quotes": true} {
		if got := (modelSettings{Writes: writes}).terms(watchModel(slog.Default())).Quotes; got != quotes {
			t.Errorf("%s: only quotations: %t", writes, got)
		}
	}
}
