package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"rectify/bot/workspace/page"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// A local is the program as somebody runs it who has no Slack.
type local struct {
	testing.TB
	url string
}

// startLocal runs `rectify serve` within this process until the test ends, on a
// ledger of these notices, by the names of their files; on the sample without any. What
// begins with "--" is a flag.
func startLocal(t testing.TB, notices ...string) *local {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	said, out := io.Pipe()
	var errs bytes.Buffer
	ended := make(chan int, 1)
	data := t.TempDir() // outlives the program
	if len(notices) > 0 {
		if code := run(ctx, append([]string{"import", "--data=" + data}, notices...), strings.NewReader(""), io.Discard, io.Discard); code != exitDone {
			t.Fatalf("the notices were not imported: exit %d", code)
		}
	}
	serve := []string{"serve", "--listen=127.0.0.1:0", "--data=" + data}
	for _, flag := range notices {
		if strings.HasPrefix(flag, "--") {
			serve = append(serve, flag)
		}
	}
	go func() {
		ended <- run(ctx, serve, strings.NewReader(""), out, &errs)
		out.Close()
	}()
	t.Cleanup(func() {
		cancel()
		if code := <-ended; code != exitDone || complaints(errs.String()) != "" {
			t.Errorf("exit %d: %s", code, errs.String())
		}
	})
	line, err := bufio.NewReader(said).ReadString('\n')
	if err != nil {
		t.Fatalf("it said nothing: %v: %s", err, errs.String())
	}
	_, address, ok := strings.Cut(strings.TrimSpace(line), "Rectify: ")
	if !ok {
		t.Fatalf("it said %q", line)
	}
	return &local{t, address}
}

// complaints are the lines of its log and its warnings that a program wrote, but
// for what the jobs' library says on a machine that has no time for it, and of what
// is cut short at the end: the next start takes it up.
func complaints(said string) string {
	var left []string
	for line := range strings.Lines(said) {
		if (strings.Contains(line, "level=") || strings.HasPrefix(line, "rectify:")) && !strings.Contains(line, "timed out after") && !strings.Contains(line, "Soft stop timeout") {
			left = append(left, line)
		}
	}
	return strings.Join(left, "")
}

func TestTheStartSaysWhatItDoes(t *testing.T) {
	t.Parallel()
	n := ledger.Notice{ID: "n", Standing: ledger.Standing{Sample: true}, Notice: &notice.Notice{Title: "关于整改情况的通报", Published: "2024-04-07"}}
	for lang, wants := range map[reply.Lang][]string{
		reply.Chinese: {"正在打开台账", "已载入 0 项问题，通报 1 份", "（内置示例，n，0 项）关于整改情况的通报", "rectify import", "http://127.0.0.1:1", "没有登录", "Ctrl+C", "已被占用"},
		reply.English: {"Opening the ledger", "Loaded 0 items; notices: 1", "(built-in sample, n, 0 items) 关于整改情况的通报", "Use your own notice", "http://127.0.0.1:1", "no login", "Ctrl+C", "is in use"},
	} {
		var said strings.Builder
		start := startup{&said, lang}
		start.opening(&Config{Data: "rectify-data"})
		start.loaded(&ledger.Snapshot{Notices: []ledger.Notice{n}})
		start.moved("127.0.0.1:8080", "127.0.0.1:1")
		start.serving("http://127.0.0.1:1")
		start.stopping()
		for _, want := range wants {
			if !strings.Contains(said.String(), want) {
				t.Errorf("%s: no %q in\n%s", lang, want, said.String())
			}
		}
	}
}

func (l *local) get(path string, parameters url.Values, out any) {
	l.Helper()
	answer, err := http.Get(l.url + path + "?" + parameters.Encode())
	if err != nil {
		l.Fatal(err)
	}
	defer answer.Body.Close()
	if err := json.NewDecoder(answer.Body).Decode(out); err != nil {
		l.Fatal(err)
	}
}

// clerk is the clerk, and their direct message with the assistant.
func (l *local) clerk() (id, dm string) {
	l.Helper()
	var known struct {
		People   []struct{ ID, Name string }
		Channels []struct{ ID, Kind string }
	}
	l.get("/page/people", nil, &known)
	for _, p := range known.People {
		if p.Name == "小李" {
			id = p.ID
		}
	}
	l.get("/page/people", url.Values{"user": {id}}, &known)
	for _, c := range known.Channels {
		if c.Kind == "im" {
			dm = c.ID
		}
	}
	return id, dm
}

// say posts a message.
func (l *local) say(user, channel, text string) {
	l.Helper()
	body, err := json.Marshal(map[string]string{"user": user, "channel": channel, "text": text})
	if err != nil {
		l.Fatal(err)
	}
	answer, err := http.Post(l.url+"/page/say", "application/json", bytes.NewReader(body))
	if err != nil || answer.StatusCode != http.StatusOK {
		l.Fatalf("%v, %v", answer, err)
	}
	answer.Body.Close()
}

// hears waits until the last message holds words.
func (l *local) hears(user, channel, words string) {
	l.Helper()
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	for range 3000 { // a minute: machines may be busy
		var seen struct{ Messages []struct{ Text string } }
		l.get("/page/messages", url.Values{"user": {user}, "channel": {channel}}, &seen)
		if n := len(seen.Messages); n > 0 && strings.Contains(seen.Messages[n-1].Text, words) {
			return
		}
		<-look.C
	}
	l.Fatalf("nobody said %s", words)
}

func TestWithoutSlackThereIsAPage(t *testing.T) {
	t.Parallel()
	l := startLocal(t)
	clerk, dm := l.clerk()
	ask := func(text string) { t.Helper(); l.say(clerk, dm, text) }
	hears := func(words string) { t.Helper(); l.hears(clerk, dm, words) }
	ask("哪些问题正在整改？")
	hears("旅游产业培育不充分")
	ask("第二个详细说说")
	hears("第11项")
	ask("/rectify status 11 done 已签合同")
	hears("已更新第11项")
	ask("/rectify close 11 查验")
	hears("没有这项权限")
}

func TestThePageIsForThisMachine(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"0.0.0.0:0", "192.0.2.1:80", ":8080", "nonsense"} {
		if listener, err := listenLocally(address); err == nil {
			listener.Close()
			t.Errorf("%s is listened on", address)
		}
	}
	first, err := listenLocally("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	if second, err := listenLocally(first.Addr().String()); err == nil {
		second.Close()
		t.Error("an address that was chosen and is in use is swapped for another")
	}
}

// TestOffersAreCommands: what the page offers is read as the command that it says.
func TestOffersAreCommands(t *testing.T) {
	t.Parallel()
	all := offers()
	for _, o := range all {
		typed := strings.TrimPrefix(o.Text, "/rectify ")
		if o.Item {
			typed += "11"
		}
		c, ok := command.Parse(typed)
		if !ok || o.Item && !slices.Equal(c.Numbers, []int{11}) || o.Does == "" {
			t.Errorf("%+v is read as %+v, %t", o, c, ok)
		}
	}
	for _, want := range []page.Offer{
		{Lang: "zh", Text: "/rectify 状态 ", Name: "/rectify 状态 N 已整改 说明", Does: "更新状态", Item: true},
		{Lang: "en", Text: "/rectify list ", Name: "/rectify list [open|done|all|late] [section 2] [@owner|mine] [commitments|unassigned|unreceived|waiting] [page 2] [words]", Does: "list items"},
		{Lang: "en", Text: "/rectify export", Name: "/rectify export", Does: "download the ledger"},
	} {
		if !slices.Contains(all, want) {
			t.Errorf("%+v is not offered", want)
		}
	}
}

// TestEverybodyExportsInOnePress: each person of the page has the workbook from one
// command, and no one else can download it.
func TestEverybodyExportsInOnePress(t *testing.T) {
	t.Parallel()
	l := startLocal(t)
	var known struct {
		People []struct {
			ID, Name string
			Bot      bool
		}
		Channels []struct{ ID, Kind string }
	}
	l.get("/page/people", nil, &known)
	before := ""
	for _, p := range known.People {
		if p.Bot {
			continue
		}
		l.get("/page/people", url.Values{"user": {p.ID}}, &known)
		dm := ""
		for _, c := range known.Channels {
			if c.Kind == "im" {
				dm = c.ID
			}
		}
		l.say(p.ID, dm, "/rectify export")
		file := l.fileIn(p.ID, dm)
		if kind, content := l.download(file, p.ID); kind != http.StatusOK || !strings.HasPrefix(content, "PK") {
			t.Errorf("%s: %d, %d bytes", p.Name, kind, len(content))
		}
		if before != "" {
			if kind, _ := l.download(before, p.ID); kind == http.StatusOK {
				t.Errorf("%s has the file of somebody else", p.Name)
			}
		}
		before = file
	}
}

// TestEverybodyHasTheEvidence: whoever may change an item adds files to it, others are
// told that they may not; everybody of the page sees the files and downloads them.
func TestEverybodyHasTheEvidence(t *testing.T) {
	t.Parallel()
	l := startLocal(t)
	var known struct {
		People []struct {
			ID, Name string
			Bot      bool
		}
	}
	l.get("/page/people", nil, &known)
	type piece struct{ Name, Copy string }
	var item struct {
		Notice   string
		Version  int
		Evidence []piece
	}
	kept := 0
	for _, p := range known.People {
		if p.Bot {
			continue
		}
		read := func() { t.Helper(); l.get("/ledger/item", url.Values{"user": {p.ID}, "number": {"11"}}, &item) }
		read()
		name, content := p.Name+"的验收单.txt", "排练场已交付，"+p.Name
		answer, err := http.Post(l.url+"/page/upload?"+url.Values{"user": {p.ID}, "name": {name}}.Encode(), "application/octet-stream", strings.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		var file struct{ ID string }
		if err := errors.Join(json.NewDecoder(answer.Body).Decode(&file), answer.Body.Close()); err != nil || file.ID == "" {
			t.Fatalf("%s uploads nothing: %v", p.Name, err)
		}
		request, err := json.Marshal(map[string]any{"user": p.ID, "request": p.ID, "notice": item.Notice, "number": 11, "version": item.Version, "act": "evidence", "values": map[string]string{"files": file.ID}})
		if err != nil {
			t.Fatal(err)
		}
		answer, err = http.Post(l.url+"/ledger/change", "application/json", bytes.NewReader(request))
		if err != nil {
			t.Fatal(err)
		}
		var changed struct {
			Said    string
			Refused bool
		}
		if err := errors.Join(json.NewDecoder(answer.Body).Decode(&changed), answer.Body.Close()); err != nil {
			t.Fatal(err)
		}
		if leads := p.Name == "刘局"; changed.Refused != leads || changed.Said == "" {
			t.Errorf("%s: %+v", p.Name, changed)
		}
		if !changed.Refused {
			kept++
		}
		read()
		if len(item.Evidence) != kept {
			t.Errorf("%s sees %+v, want %d", p.Name, item.Evidence, kept)
			continue
		}
		for _, e := range item.Evidence {
			status, got := l.fetch("/ledger/evidence/" + e.Copy + "?" + url.Values{"user": {p.ID}, "notice": {item.Notice}, "number": {"11"}}.Encode())
			if want := "排练场已交付，" + strings.TrimSuffix(e.Name, "的验收单.txt"); status != http.StatusOK || got != want {
				t.Errorf("%s downloads %s: %d, %q", p.Name, e.Name, status, got)
			}
		}
	}
	if kept != 3 {
		t.Errorf("%d people added files, want 3", kept)
	}
}

// fileIn waits for a file in a conversation, and returns its id.
func (l *local) fileIn(user, channel string) string {
	l.Helper()
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	for range 3000 { // a minute: machines may be busy
		var said struct {
			Messages []struct{ Files []struct{ ID string } }
		}
		l.get("/page/messages", url.Values{"user": {user}, "channel": {channel}}, &said)
		for _, m := range said.Messages {
			if len(m.Files) > 0 {
				return m.Files[0].ID
			}
		}
		<-look.C
	}
	l.Fatal("no file came")
	return ""
}

// download is what the page serves of a file, with the HTTP status.
func (l *local) download(file, user string) (status int, content string) {
	l.Helper()
	return l.fetch("/page/file/" + file + "?user=" + user)
}

// fetch is what an address of the page answers.
func (l *local) fetch(address string) (status int, content string) {
	l.Helper()
	answer, err := http.Get(l.url + address)
	if err != nil {
		l.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		l.Fatal(err)
	}
	return answer.StatusCode, string(body)
}
