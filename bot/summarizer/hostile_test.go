package summarizer

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
)

// TestHostileServers has servers send without end: what of it is kept in memory
// is bounded, and the answer is one clear error at the first attempt.
func TestHostileServers(t *testing.T) {
	x := strings.Repeat("x", 1<<20)
	for name, test := range map[string]struct {
		status int
		first  string
		piece  string
		err    error
		most   int64 // bytes that the server may get rid of
	}{
		"a line":            {200, "data: ", x, ErrEndless, 16 << 20},
		"a line of choices": {200, `data: {"choices":[{}`, strings.Repeat(",{}", 100_000), ErrEndless, 16 << 20},
		"comments":          {200, "", strings.Repeat(": ping\n\n", 1000), ErrEndless, 32 << 20},
		"long comments":     {200, "", ": " + strings.Repeat("x", 60_000) + "\n", ErrEndless, 32 << 20},
		"thoughts apart":    {200, "", `data: {"choices":[{"index":0,"delta":{"reasoning_content":"` + strings.Repeat("x", 60_000) + `"}}]}` + "\n\n", ErrEndless, 32 << 20},
		"no choices":        {200, "", strings.Repeat(`data: {"choices":[]}`+"\n\n", 1000), ErrEndless, 32 << 20},
		"an error":          {400, "", x, ErrRefused, 16 << 20},
		"a failure":         {503, "", x, ErrServer, 16 << 20},
	} {
		t.Run(name, func(t *testing.T) { // one after another, or memory tells nothing
			sent := make(chan int64, 1)
			c, requests := serve(t, Settings{Tries: 1}, func(w http.ResponseWriter, r *http.Request, _ int64) {
				w.WriteHeader(test.status)
				w.Write([]byte(test.first))
				sent <- endlessly(w, r, test.piece)
			})
			before := allocated()
			_, _, err := ask(t.Context(), c)
			if !errors.Is(err, test.err) || len(err.Error()) > 1000 || requests.Load() != 1 {
				t.Errorf("%.2000s after %d requests, want %v", err, requests.Load(), test.err)
			}
			if n := <-sent; n > test.most {
				t.Errorf("the server sent %d MB", n>>20)
			}
			if grown := allocated() - before; grown > 400<<20 && !underRace {
				t.Errorf("%d MB were allocated", grown>>20)
			}
		})
	}
}

// allocated is all that was ever allocated, in bytes: more than was in use at any
// moment.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// TestHostileEmbeddings has vectors of any number of numbers.
func TestHostileEmbeddings(t *testing.T) {
	for name, piece := range map[string]string{
		"numbers": strings.Repeat("0,", 100_000), "vectors": `0]}` + strings.Repeat(`,{}`, 100_000) + `,{"embedding":[`, "spaces": strings.Repeat(" ", 1<<20),
	} {
		t.Run(name, func(t *testing.T) {
			sent := make(chan int64, 1)
			e, requests, _ := embeds(t, Settings{Tries: 3}, false, func(w http.ResponseWriter, r *http.Request, _ []string, _ int64) {
				w.Write([]byte(`{"data":[{"embedding":[`))
				sent <- endlessly(w, r, piece)
			})
			before := allocated()
			if _, err := e.Embed(t.Context(), []string{"整改"}); !errors.Is(err, ErrEndless) || requests.Load() != 1 {
				t.Errorf("%v after %d requests", err, requests.Load())
			}
			if n := <-sent; n > 16<<20 {
				t.Errorf("the server sent %d MB", n>>20)
			}
			if grown := allocated() - before; grown > 100<<20 && !underRace {
				t.Errorf("%d MB were allocated", grown>>20)
			}
		})
	}
}

// TestRedirectedModel has the server lead to another, which gets no key and no
// passages.
func TestRedirectedModel(t *testing.T) {
	t.Parallel()
	heard := false
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { heard = true }))
	defer elsewhere.Close()
	lead := func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, elsewhere.URL, http.StatusTemporaryRedirect)
	}
	c, requests := serve(t, Settings{Key: "secret"}, func(w http.ResponseWriter, r *http.Request, _ int64) { lead(w, r) })
	e, _, _ := embeds(t, Settings{Key: "secret"}, false, func(w http.ResponseWriter, r *http.Request, _ []string, _ int64) { lead(w, r) })
	if _, _, err := ask(t.Context(), c); !errors.Is(err, ErrRefused) || requests.Load() != 1 || heard {
		t.Errorf("chat: %v after %d requests, heard elsewhere: %t", err, requests.Load(), heard)
	}
	if _, err := e.Embed(t.Context(), []string{"整改"}); !errors.Is(err, ErrRefused) || heard {
		t.Errorf("embeddings: %v, heard elsewhere: %t", err, heard)
	}
}

// endlessly writes a piece again and again until the connection is closed, and
// returns how many bytes went out.
func endlessly(w http.ResponseWriter, r *http.Request, piece string) (sent int64) {
	for r.Context().Err() == nil && sent < 2<<30 {
		n, err := w.Write([]byte(piece))
		if sent += int64(n); err != nil {
			break
		}
	}
	return sent
}
