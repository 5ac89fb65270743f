package workspace_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"rectify/bot/workspace"
)

// page serves an office to a browser.
func (o *office) page() *httptest.Server {
	o.t.Helper()
	server := httptest.NewServer(o.Page())
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
func browser(t *testing.T, url string) context.Context {
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
	must(t, chromedp.Do(tab, chromedp.Navigate(url), chromedp.WaitVisible(chromedp.CSS("#channels button"))))
	return tab
}

// TestPageInABrowser talks, sees what an app answers, presses its button and
// answers in a thread.
func TestPageInABrowser(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	tab := browser(t, o.page().URL)
	text := func(id string) string {
		got, err := chromedp.Run(tab, chromedp.Text(chromedp.CSS(id)))
		must(t, err)
		return got
	}
	must(t, chromedp.Do(tab,
		chromedp.Evaluate[chromedp.Void](`(state.me = "`+o.li.ID+`", state.channel = "`+o.general.ID+`", loadPeople().then(loadMessages), null)`),
		chromedp.SendKeys(chromedp.CSS("#text"), "早 <b>大家</b>\n"),
		chromedp.WaitVisible(chromedp.CSS("#messages li"))))
	if got := text("#messages"); !strings.Contains(got, "早 <b>大家</b>") {
		t.Errorf("the page shows %q", got)
	}
	on := o.card() // what an app posts appears by itself
	must(t, chromedp.Do(tab, chromedp.WaitVisible(chromedp.CSS(".actions button")), chromedp.Click(chromedp.CSS(".actions button"))))
	<-o.app.arrived
	for len(o.app.received()) == 0 {
		<-o.app.arrived
	}
	must(t, chromedp.Do(tab,
		chromedp.Evaluate[chromedp.Void](`(openThread("`+on.TS+`"), null)`),
		chromedp.WaitVisible(chromedp.CSS("#replytext")),
		chromedp.SendKeys(chromedp.CSS("#replytext"), "收到\n"),
		chromedp.WaitVisible(chromedp.CSS("#replies li:nth-child(2)"))))
	if got := text("#replies"); !strings.Contains(got, "收到") {
		t.Errorf("the thread shows %q", got)
	}
	if path := os.Getenv("RECTIFY_SCREENSHOT"); path != "" {
		png, err := chromedp.Run(tab, chromedp.CaptureScreenshot())
		must(t, err)
		must(t, os.WriteFile(path, png, 0o644))
	}
}
