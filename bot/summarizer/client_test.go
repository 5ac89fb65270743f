package summarizer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	openai "github.com/sashabaranov/go-openai"
)

// piece is one event of a stream with text.
func piece(text string) string {
	return fmt.Sprintf("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":%q}}]}\n\n", text)
}

const (
	stop = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
	done = "data: [DONE]\n\n"
)

// serve is a client of a server that does so with the n-th request, from 1.
func serve(t *testing.T, settings Settings, do func(w http.ResponseWriter, r *http.Request, n int64)) (*Client, *atomic.Int64) {
	t.Helper()
	var requests atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body) // a connection that ends is noticed only then
		w.Header().Set("Content-Type", "text/event-stream")
		do(w, r, requests.Add(1))
	}))
	t.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	settings.BaseURL, settings.Model = server.URL+"/v1", "m"
	return newClient(settings), &requests
}

func say(w http.ResponseWriter, parts ...string) {
	for _, p := range parts {
		fmt.Fprint(w, p)
		w.(http.Flusher).Flush()
	}
}

// ask has the client ask, and returns what came.
func ask(ctx context.Context, c *Client) (heard string, turn Turn, err error) {
	turn, err = c.stream(ctx, openai.ChatCompletionRequest{Messages: []openai.ChatCompletionMessage{{Role: "user", Content: "?"}}}, func(p string) error {
		heard += p
		return nil
	})
	return heard, turn, err
}

// TestWhatServersDo has servers do what servers do: each is an answer, or one
// clear error, and nobody waits longer than was said.
func TestWhatServersDo(t *testing.T) {
	t.Parallel()
	quick := Settings{First: 300 * time.Millisecond, Between: 200 * time.Millisecond, Total: 2 * time.Second}
	if underRace { // which makes a machine ten times as slow
		quick = Settings{First: 3 * time.Second, Between: 2 * time.Second, Total: 20 * time.Second}
	}
	tests := []struct {
		name     string
		do       func(w http.ResponseWriter, r *http.Request, n int64)
		heard    string
		err      error
		requests int64
	}{
		{"answers", func(w http.ResponseWriter, _ *http.Request, _ int64) { say(w, piece("{甲"), piece("乙"), stop, done) }, "{甲乙", nil, 1},
		{"ends without [DONE]", func(w http.ResponseWriter, _ *http.Request, _ int64) { say(w, piece("{甲"), stop) }, "{甲", nil, 1},
		{"is cut off", func(w http.ResponseWriter, _ *http.Request, _ int64) { say(w, piece("{甲")) }, "{甲", ErrCut, 1},
		{"is cut off by its length", func(w http.ResponseWriter, _ *http.Request, _ int64) {
			say(w, piece("{甲"), strings.Replace(stop, "stop", "length", 1), done)
		}, "{甲", ErrCut, 1},
		{"fails in the stream", func(w http.ResponseWriter, _ *http.Request, _ int64) {
			say(w, piece("{甲"), "data: {\"error\":{\"message\":\"overloaded\"}}\n\n")
		}, "{甲", ErrServer, 1},
		{"fails in the stream, with a space", func(w http.ResponseWriter, _ *http.Request, _ int64) {
			say(w, piece("{甲"), "data: { \"error\": {\"message\":\"overloaded\"}}\n\n")
		}, "{甲", ErrCut, 1},
		{"fails by an event", func(w http.ResponseWriter, _ *http.Request, _ int64) {
			say(w, piece("{甲"), "event: error\ndata: {\"error\":\"overloaded\"}\n\n")
		}, "{甲", ErrServer, 1},
		{"keeps the line alive", func(w http.ResponseWriter, _ *http.Request, _ int64) {
			say(w, piece("{甲"), strings.Repeat(": ping\n\n", 1000), piece("乙"), stop, done)
		}, "{甲乙", nil, 1},
		{"keeps the line alive, and no more", func(w http.ResponseWriter, r *http.Request, _ int64) {
			for r.Context().Err() == nil {
				say(w, ": ping\n\n")
				time.Sleep(time.Millisecond) // a server's pace
			}
		}, "", ErrSlow, 1},
		{"drips", func(w http.ResponseWriter, r *http.Request, _ int64) {
			for say(w, "data: {"); r.Context().Err() == nil; {
				say(w, " ")
				time.Sleep(time.Millisecond) // a server's pace
			}
		}, "", ErrSlow, 1},
		{"fails, and drips", func(w http.ResponseWriter, r *http.Request, _ int64) {
			for w.WriteHeader(http.StatusBadGateway); r.Context().Err() == nil; {
				say(w, " ")
				time.Sleep(50 * time.Millisecond) // a server's pace
			}
		}, "", ErrSlow, 1},
		{"says nothing", func(_ http.ResponseWriter, r *http.Request, _ int64) { <-r.Context().Done() }, "", ErrSlow, 1},
		{"stalls", func(w http.ResponseWriter, r *http.Request, _ int64) {
			say(w, piece("{甲"))
			<-r.Context().Done()
		}, "{甲", ErrSlow, 1},
		{"takes for ever", func(w http.ResponseWriter, r *http.Request, _ int64) {
			for r.Context().Err() == nil {
				say(w, "data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"x\"}}]}\n\n")
				time.Sleep(50 * time.Millisecond) // a server's pace
			}
		}, "", ErrSlow, 1},
		{"never stops", func(w http.ResponseWriter, r *http.Request, _ int64) {
			for r.Context().Err() == nil {
				say(w, piece("{"+strings.Repeat("x", 4095)))
			}
		}, strings.Repeat("{"+strings.Repeat("x", 4095), maxTurn/4096), ErrEndless, 1},
		{"never stops before it begins", func(w http.ResponseWriter, r *http.Request, _ int64) {
			for r.Context().Err() == nil {
				say(w, piece(strings.Repeat("x", 4096)))
			}
		}, "", ErrEndless, 1},
		{"never stops thinking", func(w http.ResponseWriter, r *http.Request, _ int64) {
			for say(w, piece("<think>")); r.Context().Err() == nil; {
				say(w, piece(strings.Repeat("x", 4096)))
			}
		}, "", ErrEndless, 1},
		{"answers with a page", func(w http.ResponseWriter, _ *http.Request, _ int64) {
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(http.StatusInternalServerError)
			say(w, "<html><body>secret</body></html>")
		}, "", ErrServer, 2},
		{"answers without a stream", func(w http.ResponseWriter, _ *http.Request, _ int64) {
			w.Header().Set("Content-Type", "application/json")
			say(w, `{"choices":[{"message":{"content":"甲"},"finish_reason":"stop"}]}`)
		}, "", ErrCut, 1},
		{"is busy at first", func(w http.ResponseWriter, _ *http.Request, n int64) {
			if n == 1 {
				w.WriteHeader(http.StatusTooManyRequests)
				say(w, `{"error":{"message":"slow down"}}`)
				return
			}
			say(w, piece("{甲"), stop, done)
		}, "{甲", nil, 2},
		{"wants another key", func(w http.ResponseWriter, _ *http.Request, _ int64) {
			w.WriteHeader(http.StatusUnauthorized)
			say(w, `{"error":{"message":"bad key"}}`)
		}, "", ErrRefused, 1},
		{"hangs up", func(http.ResponseWriter, *http.Request, int64) { panic(http.ErrAbortHandler) }, "", ErrServer, 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			settings := quick
			settings.Tries = 2
			c, requests := serve(t, settings, test.do)
			began := time.Now()
			heard, turn, err := ask(t.Context(), c)
			if heard != test.heard || !errors.Is(err, test.err) || (err == nil) != (test.err == nil) {
				t.Errorf("heard %.40q, %v; want %.40q, %v", heard, err, test.heard, test.err)
			}
			if err == nil && turn.Text != heard {
				t.Errorf("text = %q", turn.Text)
			}
			if requests.Load() != test.requests {
				t.Errorf("%d requests, want %d", requests.Load(), test.requests)
			}
			if took := time.Since(began); took > settings.Total+3*time.Second {
				t.Errorf("it took %s", took)
			}
		})
	}
}

// TestToolsAreCalled has calls come in pieces, as servers send them.
func TestToolsAreCalled(t *testing.T) {
	t.Parallel()
	c, _ := serve(t, Settings{}, func(w http.ResponseWriter, _ *http.Request, _ int64) {
		say(w,
			`data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"item","arguments":"{\"nu"}}]}}]}`+"\n\n",
			`data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"mber\":9}"}},{"index":1,"id":"b","function":{"name":"list","arguments":"{}"}}]}}]}`+"\n\n",
			`data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":99,"id":"z","function":{"name":"x"}}]}}]}`+"\n\n",
			`data: {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}`+"\n\n",
			`data: {"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}`+"\n\n", done)
	})
	_, turn, err := ask(t.Context(), c)
	if err != nil || len(turn.Calls) != 2 || turn.Calls[0].Function.Arguments != `{"number":9}` || turn.Calls[1].Function.Name != "list" || turn.Usage.TotalTokens != 18 {
		t.Errorf("%+v, %v", turn, err)
	}
}

// TestBreakerOpens has a server fail and fail: it is asked no more, and answers
// come at once.
func TestBreakerOpens(t *testing.T) {
	t.Parallel()
	c, requests := serve(t, Settings{Tries: 1}, func(w http.ResponseWriter, _ *http.Request, _ int64) { w.WriteHeader(http.StatusBadGateway) })
	for range failuresInARow + 5 {
		ask(t.Context(), c)
	}
	if _, _, err := ask(t.Context(), c); !errors.Is(err, ErrBusy) || requests.Load() != failuresInARow {
		t.Errorf("%v after %d requests", err, requests.Load())
	}
}

// TestOnlySoManyCallAtATime has one call take the only line.
func TestOnlySoManyCallAtATime(t *testing.T) {
	t.Parallel()
	began, release := make(chan struct{}, 1), make(chan struct{})
	c, requests := serve(t, Settings{AtATime: 1, First: 100 * time.Millisecond, Between: 10 * time.Second}, func(w http.ResponseWriter, _ *http.Request, _ int64) {
		say(w, piece("{甲"))
		began <- struct{}{}
		<-release
		say(w, stop, done)
	})
	first := make(chan error, 1)
	go func() {
		_, _, err := ask(context.Background(), c)
		first <- err
	}()
	<-began
	if _, _, err := ask(t.Context(), c); !errors.Is(err, ErrBusy) || requests.Load() != 1 {
		t.Errorf("%v after %d requests", err, requests.Load())
	}
	close(release)
	if err := <-first; err != nil {
		t.Error(err)
	}
}

// TestReaderStopsTheStream has whoever reads say that it is enough: that is no
// fault of the server's.
func TestReaderStopsTheStream(t *testing.T) {
	t.Parallel()
	enough := errors.New("enough")
	c, _ := serve(t, Settings{}, func(w http.ResponseWriter, r *http.Request, _ int64) {
		say(w, piece("{甲"))
		<-r.Context().Done()
	})
	for range failuresInARow + 1 {
		_, err := c.stream(t.Context(), openai.ChatCompletionRequest{}, func(string) error { return enough })
		if !errors.Is(err, enough) {
			t.Errorf("%v", err)
		}
	}
}
