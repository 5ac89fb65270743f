package slackapp

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"rectify/bot/summarizer"
	"rectify/handlers"
	"rectify/handlers/compose"
	"rectify/handlers/compose/ground"
	"rectify/handlers/compose/ground/groundtest"
)

// A liar is a language model's server that tells lies between true sentences:
// a batch of them in each answer.
type liar struct {
	lines   bool // it knows no schema
	batches []batch
	told    atomic.Int64 // batches
}

// A batch is what a liar tells in one answer, and whether it ever stops.
type batch struct {
	claims  []ground.Claim
	endless bool
}

func (l *liar) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Messages       []struct{ Role, Content string }
		ResponseFormat json.RawMessage `json:"response_format"`
	}
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil || l.lines && asked.ResponseFormat != nil {
		http.Error(w, `{"error":{"message":"response_format is not supported"}}`, http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if asked.Messages[len(asked.Messages)-1].Role != "tool" { // first it reads whatever it may
		var numbers []int
		for n := 1; n <= 46; n++ {
			numbers = append(numbers, n)
		}
		arguments, _ := json.Marshal(map[string]any{"numbers": numbers})
		part(w, map[string]any{"tool_calls": []any{map[string]any{"index": 0, "id": "c", "type": "function", "function": map[string]any{"name": "items", "arguments": string(arguments)}}}}, "")
		part(w, map[string]any{}, "tool_calls")
		return
	}
	if !strings.Contains(asked.Messages[0].Content, "word for word") { // it is asked again to quote, and goes on lying
		l.told.Add(1)
	}
	batch := l.batches[int(l.told.Load()-1)%len(l.batches)]
	if !l.lines {
		part(w, map[string]any{"content": `{"sentences":[`}, "")
	}
	for n := 0; n < len(batch.claims) || batch.endless && r.Context().Err() == nil; n++ {
		part(w, map[string]any{"content": l.written(batch.claims[n%len(batch.claims)], n > 0)}, "")
	}
	if !l.lines {
		part(w, map[string]any{"content": `]}`}, "")
	}
	part(w, map[string]any{}, "stop")
}

// written is a claim in the form that the server knows.
func (l *liar) written(c ground.Claim, another bool) string {
	if l.lines {
		for _, n := range c.Items {
			c.Text += fmt.Sprintf("[%d]", n)
		}
		return c.Text + "\n"
	}
	said, _ := json.Marshal(map[string]any{"text": c.Text, "items": slices.Concat([]int{}, c.Items)})
	if another {
		return "," + string(said)
	}
	return string(said)
}

// part sends one part of a stream.
func part(w http.ResponseWriter, delta map[string]any, finish string) {
	choice := map[string]any{"index": 0, "delta": delta}
	if finish != "" {
		choice["finish_reason"] = finish
	}
	said, _ := json.Marshal(map[string]any{"choices": []any{choice}})
	fmt.Fprintf(w, "data: %s\n\n", said)
	w.(http.Flusher).Flush()
}

// A record is every text that the app has sent to Slack, at any moment.
type record struct {
	mu     sync.Mutex
	texts  []string
	stream []string // those of streams
}

// of records what comes before it is handled.
func (r *record) of(handle http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		if strings.HasPrefix(request.URL.Path, "/api/chat.") {
			body, _ := io.ReadAll(request.Body)
			request.Body = io.NopCloser(bytes.NewReader(body))
			values, _ := url.ParseQuery(string(body))
			r.mu.Lock()
			r.stream = append(r.stream, values["markdown_text"]...)
			r.texts = append(r.texts, slices.Concat(values["markdown_text"], values["text"], values["blocks"])...)
			r.mu.Unlock()
		}
		handle.ServeHTTP(w, request)
	})
}

// TestLyingModel has a model tell 500 lies and more between true sentences, and
// never stop: the truths stand in the thread in the end, and no lie does at any
// moment.
func TestLyingModel(t *testing.T) {
	t.Parallel()
	const lies, inOne, truthsInOne = 260, 26, 5 // in each form
	for form, lines := range map[string]bool{"JSON": false, "lines": true} {
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			sources := sourcesOf(t)
			given := groundtest.Given(sources[:28])
			truths := slices.DeleteFunc(groundtest.Truths(sources[:28]), func(c ground.Claim) bool { return given.Check(c) != "" })
			told := groundtest.Lies(sources, lies, uint64(len(form)))
			l := &liar{lines: lines}
			for n := 0; n < lies; n += inOne {
				var b batch
				for i, lie := range told[n : n+inOne] {
					b.claims = append(b.claims, lie.Claim)
					if i%(inOne/truthsInOne) == 0 && len(b.claims) < inOne+truthsInOne {
						b.claims = append(b.claims, truths[(n+i*7)%len(truths)])
					}
				}
				l.batches = append(l.batches, b)
			}
			l.batches[len(l.batches)-1].endless = true
			d, sent := newDeskWithModel(t, l)
			for n, b := range l.batches {
				asked := d.say(d.clerk, "", "@rectify "+openQuestion)
				if b.endless {
					d.shows(asked.TS, []string{"语言模型暂时没有给出答案"})
					continue
				}
				shown := d.shows(asked.TS, []string{"由语言模型撰写"})
				for _, c := range b.claims {
					if slices.ContainsFunc(truths, func(truth ground.Claim) bool { return truth.Text == c.Text && slices.Equal(truth.Items, c.Items) }) && !strings.Contains(bare(shown.Text+string(shown.Blocks)), bare(c.Text)) {
						t.Errorf("answer %d lacks %q: %s", n, c.Text, shown.Text)
					}
				}
			}
			if l.told.Load() != int64(len(l.batches)) {
				t.Errorf("%d answers were asked for, of %d", l.told.Load(), len(l.batches))
			}
			sent.holdsNoLie(t, sources, truths, told)
		})
	}
}

// holdsNoLie looks at all that was ever to be seen.
func (r *record) holdsNoLie(t *testing.T, sources []ground.Source, truths []ground.Claim, lies []groundtest.Lie) {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	allowed := map[string]bool{"": true}
	var honest strings.Builder
	for _, c := range truths {
		allowed[bare(c.Text)+fmt.Sprintf("第%d项", c.Items[0])] = true
		honest.WriteString(bare(c.Text))
	}
	var source string
	for _, s := range sources {
		source += bare(s.Text)
	}
	sentences := 0
	for _, text := range r.stream {
		if utf8.RuneCountInString(text) > 12_000 {
			t.Errorf("%d characters at once", utf8.RuneCountInString(text))
		}
		for line := range strings.Lines(text) {
			sentences++
			quote, quoted := strings.CutPrefix(line, "原文：")
			if quoted && strings.Contains(source, bare(quote)) {
				continue
			}
			if !allowed[bare(line)] {
				t.Errorf("streamed: %s", line)
			}
		}
	}
	all := bare(strings.Join(r.texts, "\n"))
	for _, lie := range lies {
		if said := bare(lie.Text); !strings.Contains(honest.String(), said) && strings.Contains(all, said) {
			t.Errorf("%s was shown: %s", lie.Kind, lie.Text)
		}
	}
	t.Logf("%d lies told, none shown; %d lines streamed in %d parts", len(lies), sentences, len(r.stream))
}

// bare is a text without its marks.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, strings.NewReplacer("&lt;", "", "&gt;", "", `\u0026lt;`, "", `\u0026gt;`, "", `\u003c`, "", `\u003e`, "", `\n`, "").Replace(text))
}

// newDeskWithModel is a desk whose open questions a model's server answers, with
// all that the app sends to Slack on record. Its clock runs fast enough for
// every sentence to be sent as soon as it is there.
func newDeskWithModel(t *testing.T, model http.Handler) (*desk, *record) {
	t.Helper()
	var ticks atomic.Int64
	began := time.Now()
	d := &desk{TB: t, dir: t.TempDir(), now: func() time.Time { return began.Add(time.Duration(ticks.Add(1)) * 2 * time.Second) }}
	sent := &record{}
	d.openWorkspace(sent.of)
	server := httptest.NewServer(model)
	t.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	d.openLedger()
	d.assistant = d.assistant.With(func(cfg *handlers.Config) {
		cfg.Writer, cfg.Terms = summarizer.NewWriter(summarizer.Settings{BaseURL: server.URL + "/v1", Model: "m"}), compose.Terms{Wait: time.Minute}
	})
	d.openApp(overHTTP)
	return d, sent
}

// sourcesOf are the built-in notice's items, as a model is given them.
func sourcesOf(t *testing.T) (all []ground.Source) {
	t.Helper()
	known, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range known.Items {
		all = append(all, ground.Source{Item: item.Number, Text: item.Title + "。" + item.Finding + "\n" + strings.Join(item.Measures, "\n"), Status: item.Declared})
	}
	return all
}
