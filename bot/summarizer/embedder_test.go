package summarizer

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// embeds is an embedder on a server that does so with the n-th request, from 1.
func embeds(t *testing.T, s Settings, hide bool, do func(w http.ResponseWriter, r *http.Request, texts []string, n int64)) (e *Embedder, requests, tokens *atomic.Int64) {
	t.Helper()
	requests, tokens = &atomic.Int64{}, &atomic.Int64{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var asked struct{ Input []string }
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil || r.URL.Path != "/v1/embeddings" {
			t.Errorf("%s: %v", r.URL, err)
		}
		io.Copy(io.Discard, r.Body) // a connection that ends is noticed only then
		do(w, r, asked.Input, requests.Add(1))
	}))
	t.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	s.BaseURL, s.Model = server.URL+"/v1", "e"
	return NewEmbedder(s, hide, func(n int) { tokens.Add(int64(n)) }), requests, tokens
}

// vectorsOf answers with vectors, each with its place.
func vectorsOf(w http.ResponseWriter, vectors map[int]string) {
	var data []string
	for place, v := range vectors { // in any order
		data = append(data, fmt.Sprintf(`{"object":"embedding","index":%d,"embedding":%s}`, place, v))
	}
	fmt.Fprintf(w, `{"object":"list","data":[%s],"usage":{"prompt_tokens":7,"total_tokens":7}}`, strings.Join(data, ","))
}

// TestWhatEmbeddingServersDo has servers do what servers do: each is all of the
// vectors, or one clear error.
func TestWhatEmbeddingServersDo(t *testing.T) {
	t.Parallel()
	right := map[int]string{0: "[1,0]", 1: "[0,1]", 2: "[1,1]"}
	well := func(w http.ResponseWriter) { vectorsOf(w, right) }
	tests := map[string]struct {
		do       func(w http.ResponseWriter, r *http.Request, n int64)
		err      error
		requests int64
	}{
		"answers": {func(w http.ResponseWriter, _ *http.Request, _ int64) { well(w) }, nil, 1},
		"answers in another order": {func(w http.ResponseWriter, _ *http.Request, _ int64) {
			fmt.Fprint(w, `{"data":[{"index":2,"embedding":[1,1]},{"index":0,"embedding":[1,0]},{"index":1,"embedding":[0,1]}],"usage":{"prompt_tokens":7}}`)
		}, nil, 1},
		"gives too few": {func(w http.ResponseWriter, _ *http.Request, _ int64) {
			vectorsOf(w, map[int]string{0: "[1,0]", 2: "[1,1]"})
		}, ErrCut, 1},
		"gives an empty": {func(w http.ResponseWriter, _ *http.Request, _ int64) {
			vectorsOf(w, map[int]string{0: "[1,0]", 1: "[]", 2: "[1,1]"})
		}, ErrCut, 1},
		"misplaces them": {func(w http.ResponseWriter, _ *http.Request, _ int64) {
			vectorsOf(w, map[int]string{-1: "[1,0]", 1: "[0,1]", 99: "[1,1]"})
		}, ErrCut, 1},
		"mixes lengths": {func(w http.ResponseWriter, _ *http.Request, _ int64) {
			vectorsOf(w, map[int]string{0: "[1,0]", 1: "[0,1,0]", 2: "[1,1]"})
		}, ErrCut, 1},
		"is busy at first": {func(w http.ResponseWriter, _ *http.Request, n int64) {
			if n == 1 {
				http.Error(w, `{"error":{"message":"slow down"}}`, http.StatusTooManyRequests)
				return
			}
			well(w)
		}, nil, 2},
		"fails": {func(w http.ResponseWriter, _ *http.Request, _ int64) { w.WriteHeader(http.StatusInternalServerError) }, ErrServer, 2},
		"fails with a page": {func(w http.ResponseWriter, _ *http.Request, _ int64) {
			http.Error(w, "<html>secret</html>", http.StatusBadGateway)
		}, ErrServer, 2},
		"answers with a page": {func(w http.ResponseWriter, _ *http.Request, _ int64) { fmt.Fprint(w, "<html>hello</html>") }, ErrServer, 2},
		"knows no such model": {func(w http.ResponseWriter, _ *http.Request, _ int64) {
			http.Error(w, `{"error":{"message":"no"}}`, http.StatusNotFound)
		}, ErrRefused, 1},
		"says nothing": {func(_ http.ResponseWriter, r *http.Request, _ int64) { <-r.Context().Done() }, ErrSlow, 1},
		"hangs up":     {func(http.ResponseWriter, *http.Request, int64) { panic(http.ErrAbortHandler) }, ErrServer, 2},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			settings := Settings{Tries: 2, Total: 10 * time.Second}
			if errors.Is(test.err, ErrSlow) {
				settings.Total = 200 * time.Millisecond
			}
			e, requests, tokens := embeds(t, settings, false, func(w http.ResponseWriter, r *http.Request, _ []string, n int64) { test.do(w, r, n) })
			vectors, err := e.Embed(t.Context(), []string{"甲", "乙", "丙"})
			if !errors.Is(err, test.err) || (err == nil) != (test.err == nil) || requests.Load() != test.requests {
				t.Errorf("%v after %d requests; want %v after %d", err, requests.Load(), test.err, test.requests)
			}
			if err != nil {
				if vectors != nil || tokens.Load() != 0 {
					t.Errorf("%v and %d tokens beside an error", vectors, tokens.Load())
				}
				return
			}
			want := [][]float32{{1, 0}, {0, 1}, {1, 1}}
			if !slices.EqualFunc(vectors, want, slices.Equal[[]float32]) || tokens.Load() != 7 {
				t.Errorf("%v, %d tokens", vectors, tokens.Load())
			}
		})
	}
}

// TestEmbeddingsAreMasked has no telephone number, mailbox or name of a person
// leave where they are to be hidden; and the vectors are known to be others.
func TestEmbeddingsAreMasked(t *testing.T) {
	t.Parallel()
	secrets := []string{"王小明", "毋慧芳", "13812345678", "0398-2812345", "clerk@example.cn"}
	texts := []string{"由王小明牵头，成立以毋慧芳同志为组长的领导小组。", "打13812345678或0398-2812345，信箱clerk@example.cn"}
	for _, hide := range []bool{true, false} {
		var sent string
		e, _, _ := embeds(t, Settings{}, hide, func(w http.ResponseWriter, _ *http.Request, texts []string, _ int64) {
			sent = strings.Join(texts, "\n")
			vectorsOf(w, map[int]string{0: "[1]", 1: "[2]"})
		})
		given := slices.Clone(texts)
		if _, err := e.Embed(t.Context(), given); err != nil || !slices.Equal(given, texts) {
			t.Errorf("%v; the caller's texts are %q", err, given)
		}
		for _, secret := range secrets {
			if strings.Contains(sent, secret) == hide {
				t.Errorf("hidden %t: %q in %s", hide, secret, sent)
			}
		}
		if masked := e.Model() != "e"; masked != hide {
			t.Errorf("hidden %t: the model is called %q", hide, e.Model())
		}
	}
}

// TestEmbeddingServerThatFailsIsLeftAlone has a server fail and fail.
func TestEmbeddingServerThatFailsIsLeftAlone(t *testing.T) {
	t.Parallel()
	e, requests, _ := embeds(t, Settings{Tries: 1}, false, func(w http.ResponseWriter, _ *http.Request, _ []string, _ int64) {
		w.WriteHeader(http.StatusBadGateway)
	})
	for range failuresInARow + 3 {
		if _, err := e.Embed(t.Context(), []string{"甲"}); !errors.Is(err, ErrServer) && !errors.Is(err, ErrBusy) {
			t.Error(err)
		}
	}
	if _, err := e.Embed(t.Context(), []string{"甲"}); !errors.Is(err, ErrBusy) || requests.Load() != failuresInARow {
		t.Errorf("%v after %d requests", err, requests.Load())
	}
}
