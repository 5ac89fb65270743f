package outgoing

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const small, line = 1 << 20, 16 << 10

// hostile is a server that does so, and a client that is bounded.
func hostile(t *testing.T, do http.HandlerFunc) (*http.Client, *httptest.Server) {
	t.Helper()
	server := httptest.NewServer(do)
	t.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	return NewClient(Limits{Body: small, Line: line}, 20*time.Second), server
}

// endless writes pieces until the connection is closed, and returns how many
// bytes that took.
func endless(w io.Writer, r *http.Request, piece string) (written int64) {
	for written < 1<<30 && r.Context().Err() == nil {
		n, err := io.WriteString(w, piece)
		written += int64(n)
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
		if err != nil {
			break
		}
	}
	return written
}

// inFlight is what the buffers of two sockets hold at most, in bytes.
const inFlight = 16 << 20

// TestEndlessAnswersAreCut has servers send without end. What is read is bounded,
// and so is what they get rid of before their connection is closed.
func TestEndlessAnswersAreCut(t *testing.T) {
	t.Parallel()
	x := strings.Repeat("x", 32<<10)
	for name, test := range map[string]struct {
		status int
		kind   string
		piece  string
		most   int64
		end    error
	}{
		"a line":                     {200, "application/json", x, small, ErrTooLarge},
		"lines":                      {200, "application/json", x + "\n", small, ErrTooLarge},
		"a line of a stream":         {200, "text/event-stream; charset=utf-8", x, line, ErrTooLarge},
		"lines of a stream":          {200, "text/event-stream", "data: {}\n", small, ErrTooLarge},
		"comments":                   {200, "text/event-stream", ": ping\n\n", small, ErrTooLarge},
		"an error":                   {500, "text/html", x, largestError, nil},
		"an error of a stream":       {429, "text/event-stream", x, largestError, nil},
		"an answer that is no error": {304 - 1, "", x, small, ErrTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			written := make(chan int64, 1)
			client, server := hostile(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", test.kind)
				w.WriteHeader(test.status)
				written <- endless(w, r, test.piece)
			})
			response, err := client.Get(server.URL)
			if err != nil {
				t.Fatal(err)
			}
			n, err := io.Copy(io.Discard, response.Body) // and it is not closed
			if n > test.most || !errors.Is(err, test.end) {
				t.Errorf("%d bytes, %v; want at most %d, and %v", n, err, test.most, test.end)
			}
			if n := <-written; n > inFlight {
				t.Errorf("the server sent %d bytes", n)
			}
			if again, err := response.Body.Read(make([]byte, 1)); again > 0 || err == nil {
				t.Error("it goes on after its end")
			}
		})
	}
}

func TestWholeAnswersAreRead(t *testing.T) {
	t.Parallel()
	for _, size := range []int{0, 1, small - 1, small} {
		client, server := hostile(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, strings.Repeat("x", size)) })
		response, err := client.Get(server.URL)
		if err != nil {
			t.Fatal(err)
		}
		if body, err := io.ReadAll(response.Body); err != nil || len(body) != size {
			t.Errorf("%d of %d bytes, %v", len(body), size, err)
		}
		if err := response.Body.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestBombs has 1 GB come as 1 MB.
func TestBombs(t *testing.T) {
	t.Parallel()
	client, server := hostile(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		packed := gzip.NewWriter(w)
		endless(packed, r, strings.Repeat("\x00", 1<<20))
		packed.Close()
	})
	response, err := client.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.Copy(io.Discard, response.Body); n > small || !errors.Is(err, ErrTooLarge) {
		t.Errorf("%d bytes, %v", n, err)
	}
}

// TestHeaders has a header of 1 MB, and headers before the answer without end.
func TestHeaders(t *testing.T) {
	t.Parallel()
	for name, head := range map[string]string{
		"one":     "HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n",
		"many":    "HTTP/1.1 200 OK\r\n" + strings.Repeat("X: yyyyyyyyyyyyyyyy\r\n", 1<<16) + "\r\n",
		"hints":   strings.Repeat("HTTP/1.1 103 Early Hints\r\nLink: "+strings.Repeat("x", 8<<10)+"\r\n\r\n", 200),
		"unended": strings.Repeat("x", 1<<20),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			listener, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer listener.Close()
			go func() {
				for {
					conn, err := listener.Accept()
					if err != nil {
						return
					}
					io.WriteString(conn, head)
					conn.Close()
				}
			}()
			if response, err := NewClient(Limits{Body: small}, 20*time.Second).Get("http://" + listener.Addr().String()); err == nil {
				t.Errorf("%s with a header of %d", response.Status, len(response.Header))
			}
		})
	}
}

func TestSlowBodiesEnd(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}))
	t.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	response, err := NewClient(Limits{Body: small}, 100*time.Millisecond).Get(server.URL)
	if err == nil {
		_, err = io.ReadAll(response.Body)
	}
	var timeout net.Error
	if !errors.As(err, &timeout) || !timeout.Timeout() {
		t.Errorf("%v, want that time is over", err)
	}
}

// TestRedirects has a server lead elsewhere: neither the token nor what was asked
// gets there.
func TestRedirects(t *testing.T) {
	t.Parallel()
	var heard atomic.Int64
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { heard.Add(1) }))
	t.Cleanup(elsewhere.Close)
	for _, status := range []int{301, 302, 303, 307, 308} {
		var rounds atomic.Int64
		client, server := hostile(t, func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/elsewhere":
				http.Redirect(w, r, elsewhere.URL, status)
			case "/round":
				rounds.Add(1)
				http.Redirect(w, r, "/round", status)
			case "/moved":
				http.Redirect(w, r, "/here", status)
			default:
				fmt.Fprint(w, "here")
			}
		})
		ask := func(path string) (string, error) {
			request, _ := http.NewRequest(http.MethodPost, server.URL+path, strings.NewReader("token=xoxb-1"))
			request.Header.Set("Authorization", "Bearer xoxb-1")
			response, err := client.Do(request)
			if err != nil {
				return "", err
			}
			defer response.Body.Close()
			body, err := io.ReadAll(response.Body)
			return string(body), err
		}
		if _, err := ask("/elsewhere"); !errors.Is(err, ErrRedirected) || heard.Load() != 0 {
			t.Errorf("%d elsewhere: %v, heard %d times", status, err, heard.Load())
		}
		if _, err := ask("/round"); !errors.Is(err, ErrRedirected) || rounds.Load() > 6 {
			t.Errorf("%d in a circle: %v, %d rounds", status, err, rounds.Load())
		}
		if body, err := ask("/moved"); err != nil || body != "here" {
			t.Errorf("%d within: %q, %v", status, body, err)
		}
	}
}

func TestSameServer(t *testing.T) {
	t.Parallel()
	for pair, want := range map[[2]string]bool{
		{"http://a/x", "http://a/y"}:                 true,
		{"http://a/x", "https://A/x"}:                true,
		{"https://a/x", "http://a/x"}:                false, // encryption is not given up
		{"http://a:1/x", "http://a:2/x"}:             false,
		{"http://a/x", "https://a:8443/x"}:           false,
		{"https://slack.com", "https://x.slack.com"}: false,
		{"https://a", "https://a.evil.example"}:      false,
		{"https://a", "https://evil@a"}:              true,
		{"https://a", "https://a@evil.example"}:      false,
	} {
		from, to := httptest.NewRequest("GET", pair[0], nil).URL, httptest.NewRequest("GET", pair[1], nil).URL
		if got := sameServer(from, to); got != want {
			t.Errorf("%s: %t", pair, got)
		}
	}
}
