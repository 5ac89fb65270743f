package workspace_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"rectify/bot/workspace"
	"rectify/bot/workspace/page"
)

// page serves an office to a browser.
func (o *office) page() *httptest.Server {
	o.t.Helper()
	server := httptest.NewServer(page.New(o.Server.Server, page.Config{Person: o.li.ID}))
	o.t.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	return server
}

// TestPageIsForThisMachine: a page of another site can neither read nor do
// anything, whatever name it gives us.
func TestPageIsForThisMachine(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	server := o.page()
	deed := `{"user":"` + o.li.ID + `","channel":"` + o.general.ID + `","text":"早"}`
	for name, tc := range map[string]struct {
		host, kind string
		header     map[string]string
		want       int
	}{
		"the page itself":        {"", "application/json", map[string]string{"Origin": server.URL}, http.StatusOK},
		"a name made up for us":  {"evil.example:80", "application/json", nil, http.StatusForbidden},
		"another site's script":  {"", "application/json", map[string]string{"Origin": "https://evil.example"}, http.StatusForbidden},
		"another port's script":  {"", "application/json", map[string]string{"Origin": "http://127.0.0.1:1"}, http.StatusForbidden},
		"another site's fetch":   {"", "application/json", map[string]string{"Sec-Fetch-Site": "cross-site"}, http.StatusForbidden},
		"another site's form":    {"", "text/plain", nil, http.StatusUnsupportedMediaType},
		"a form of the old kind": {"", "application/x-www-form-urlencoded", nil, http.StatusUnsupportedMediaType},
	} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/page/say", strings.NewReader(deed))
		must(t, err)
		r.Header.Set("Content-Type", tc.kind)
		for k, v := range tc.header {
			r.Header.Set(k, v)
		}
		if tc.host != "" {
			r.Host = tc.host
		}
		answer, err := http.DefaultClient.Do(r)
		must(t, err)
		answer.Body.Close()
		if answer.StatusCode != tc.want {
			t.Errorf("%s: %d, want %d", name, answer.StatusCode, tc.want)
		}
	}
	list, _, err := o.Messages(t.Context(), o.general.ID, workspace.Page{})
	must(t, err)
	if len(list) != 1 {
		t.Errorf("%d messages were said, want the page's own", len(list))
	}
}

// browser opens a page in Chromium, where there is one.
func browser(t testing.TB, url string) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("there is no chromium here (make needs)")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(1280, 860))
	allocated, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	timed, cancel := context.WithTimeout(allocated, 2*time.Minute)
	t.Cleanup(cancel)
	tab, cancel := chromedp.NewContext(timed)
	t.Cleanup(cancel)
	must(t, chromedp.Do(tab, chromedp.Navigate(url), chromedp.WaitReady(chromedp.CSS("body[data-ready]"))))
	return tab
}

// TestManyMessages: the latest are shown, older ones come as one
// scrolls, and what one looks at stays where it is.
func TestManyMessages(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.chatter(2000)
	tab := browser(t, o.page().URL)
	is := func(what, condition string) {
		t.Helper()
		ok, err := chromedp.Run(tab, chromedp.Poll[bool]("Boolean("+condition+")", chromedp.WithPollingTimeout(time.Minute)))
		if err != nil || !ok {
			t.Fatalf("it never came to be that %s: %v", what, err)
		}
	}
	is("the channel is there", `[...document.querySelectorAll("#channels a")].find(b => b.textContent.includes("chatter")).click() || true`)
	is("the latest message is shown", `document.querySelector("#messages").innerText.includes("第2000条")`)
	is("not more than a page of them", `document.querySelectorAll("#messages > li").length <= 60`)
	is("one can scroll up", `(document.querySelector("#messages").scrollTop = 0) || true`)
	is("older ones come", `document.querySelectorAll("#messages > li").length > 60`)
	is("what one looked at stays", `document.querySelector("#messages").scrollTop > 0`)
}

// TestALostConnectionIsSaid, and that it is back, and what came meanwhile shows.
func TestALostConnectionIsSaid(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.chatter(1)
	server := o.page()
	tab := browser(t, server.URL+"/c/chatter")
	is := func(what, condition string) {
		t.Helper()
		ok, err := chromedp.Run(tab, chromedp.Poll[bool]("Boolean("+condition+")", chromedp.WithPollingTimeout(time.Minute)))
		if err != nil || !ok {
			t.Fatalf("it never came to be that %s: %v", what, err)
		}
	}
	is("every change of the line is kept", `(window.heard = [], new MutationObserver(() => heard.push(document.querySelector("#connection").innerText)).observe(document.querySelector("#connection"), {childList: true}), true)`)
	server.CloseClientConnections()
	is("it is lost, and back", `["The connection is lost", "Connected again"].every(w => heard.some(h => h.includes(w)))`)
	c, err := o.Channels(t.Context(), o.li.ID)
	must(t, err)
	for _, c := range c {
		if c.Name == "chatter" {
			_, err := o.Say(t.Context(), o.li.ID, c.ID, "", "回来以后的消息")
			must(t, err)
		}
	}
	is("what is said then shows", `document.querySelector("#messages").innerText.includes("回来以后的消息")`)
}

// chatter is a channel with so many messages, which no app reads.
func (o *office) chatter(count int) {
	o.t.Helper()
	c, err := o.AddChannel(o.t.Context(), workspace.Channel{Name: "chatter", Creator: o.li.ID})
	must(o.t, err)
	for i := range count {
		_, err := o.Say(o.t.Context(), o.li.ID, c.ID, "", fmt.Sprintf("第%d条：今天的进展", i+1))
		must(o.t, err)
	}
}

// TestFilesAreCompressedAndKept: the files of the page come compressed, and only
// once: a browser that has one gets 304.
func TestFilesAreCompressedAndKept(t *testing.T) {
	t.Parallel()
	server := newOffice(t).page()
	for path, compressible := range map[string]bool{"/": true, "/table": true, "/gallery": false, "/page.js": true, "/style.css": true, "/vendor/tabulator/tabulator.min.js": true, "/icon.svg": false} {
		ask := func(header, value string) *http.Response {
			t.Helper()
			r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+path, nil)
			must(t, err)
			r.Header.Set("Accept-Encoding", "gzip")
			r.Header.Set(header, value)
			answer, err := http.DefaultClient.Do(r)
			must(t, err)
			must(t, answer.Body.Close())
			return answer
		}
		first := ask("Accept", "*/*")
		if first.StatusCode != http.StatusOK || (first.Header.Get("Content-Encoding") == "gzip") != compressible || first.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %d, %v", path, first.StatusCode, first.Header)
		}
		if again := ask("If-None-Match", first.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
			t.Errorf("%s is sent again: %d, %v", path, again.StatusCode, again.Header)
		}
	}
}

// BenchmarkFirstPaint is how long the page takes to show anything of a channel
// of 10,000 messages.
func BenchmarkFirstPaint(b *testing.B) {
	o := newOffice(b)
	o.chatter(10_000)
	tab := browser(b, o.page().URL)
	must(b, chromedp.Do(tab, chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll("#channels a")].find(b => b.textContent.includes("chatter")).click(), null`)))
	var paints []float64
	for b.Loop() {
		must(b, chromedp.Do(tab, chromedp.Reload(), chromedp.WaitReady(chromedp.CSS("body[data-ready]"))))
		at, err := chromedp.Run(tab, chromedp.Evaluate[float64](`performance.getEntriesByName("first-contentful-paint")[0].startTime`))
		must(b, err)
		paints = append(paints, at)
	}
	slices.Sort(paints)
	b.ReportMetric(paints[len(paints)/2], "p50-ms")
	b.ReportMetric(paints[len(paints)*95/100], "p95-ms")
}
