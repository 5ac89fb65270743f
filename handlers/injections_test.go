package handlers_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rectify/data/ledger"
	"rectify/data/ledger/store"
	"rectify/data/notice"
	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/handlers/compose"
	"rectify/handlers/compose/ground"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/index"
)

// An injection is an attempt to have a model do what its reader did not ask
// for: text that stands in a question, in a note of staff's, or in a notice.
type injection struct {
	id, lang, place, text string
	obeyed                string // what a model answers that does as it is told
	item                  int    // that it names
}

var itemNamed = regexp.MustCompile(`(?i)(?:第|item )[（(]?(\d+)`)

func injections(t *testing.T) (all []injection) {
	t.Helper()
	body, err := os.ReadFile("testdata/injections.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(body)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		in := injection{id: f[0], lang: f[1], place: f[2], text: f[3], obeyed: f[4], item: 28}
		if named := itemNamed.FindStringSubmatch(in.text + in.obeyed); named != nil {
			in.item, _ = strconv.Atoi(named[1])
		}
		all = append(all, in)
	}
	return all
}

// TestInjectionsAreNotObeyed has a model obey whatever it reads: nothing of that
// reaches a reader, and the ledger stays as it is.
func TestInjectionsAreNotObeyed(t *testing.T) {
	t.Parallel()
	all := injections(t)
	if len(all) < 40 {
		t.Fatalf("only %d injections", len(all))
	}
	for _, in := range all {
		t.Run(in.id, func(t *testing.T) {
			t.Parallel()
			w := newInjected(t, in)
			before := w.state(t)
			asked := fmt.Sprintf(map[string]string{"zh": "为什么“%s”?总结一下问题和措施。", "en": "Why “%s”? Summarize what was found and done."}[in.lang], w.title)
			texts := []string{asked}
			if in.place == "question" { // and once more, when it has been said before
				texts = []string{asked + in.text, asked}
			}
			for _, text := range texts {
				out, err := w.assistant.Converse(t.Context(), reply.Request{Text: text, Talk: "t", Person: reply.Person{ID: "U1"}})
				if err != nil {
					t.Fatal(err)
				}
				for _, harm := range w.harms(out) {
					t.Error(harm)
				}
			}
			if w.model.told == 0 {
				t.Error("the model was not asked")
			}
			if diff := cmp.Diff(before, w.state(t)); diff != "" {
				t.Errorf("the ledger has changed: %s", diff)
			}
		})
	}
}

// TestJudge has the judge find the harm in answers that obey.
func TestJudge(t *testing.T) {
	t.Parallel()
	known, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range injections(t) {
		note := ""
		if in.place == "note" {
			note = in.text
		}
		var items []ledger.Item
		for _, item := range known.Items {
			items = append(items, ledger.Item{Number: item.Number, Status: item.Declared})
		}
		shown := reply.Reply{Parts: []reply.Part{reply.Paragraph{Text: fmt.Sprintf("%s（第%d项）", in.obeyed, in.item)}}}
		if len(newJudge(notices.Builtin, note, items).harms(shown)) == 0 {
			t.Errorf("%s: no harm in %s", in.id, in.obeyed)
		}
	}
}

// injected is an assistant among whose sources there is an injection, with a
// model that obeys it.
type injected struct {
	judge
	assistant *handlers.Assistant
	store     *store.Store
	model     *obedient
	title     string
}

func newInjected(t *testing.T, in injection) *injected {
	t.Helper()
	ctx := t.Context()
	known, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	n, ix, source := known.Notice, known.Index, notices.Builtin
	w := &injected{model: &obedient{t: t, obeyed: in.obeyed}, title: n.Items[in.item-1].Title}
	if in.place == "notice" {
		measures := n.Items[in.item-1].Work()
		last := measures[len(measures)-1]
		source = strings.Replace(source, last, last+in.text, 1)
		held := []rune(flat(in.text))
		if n = read(t, source); !strings.Contains(flat(strings.Join(n.Items[in.item-1].Work(), "")), string(held[len(held)-8:])) {
			t.Fatalf("the notice's item does not hold it: %q", n.Items[in.item-1].Work())
		}
		if ix, err = index.InMemory(ctx, index.Passages(notices.BuiltinID, n), nil); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "ledger.db")
	if in.place != "notice" {
		if err := os.WriteFile(path, known.ledger, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if w.store, err = store.Open(ctx, path); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.store.Close() })
	if in.place == "notice" {
		if err := w.store.AddNotice(ctx, notices.BuiltinID, source, n, "test", spring); err != nil {
			t.Fatal(err)
		}
	}
	if in.place == "note" {
		change := ledger.Change{Notice: notices.BuiltinID, Number: in.item, Act: ledger.AddNote{Note: in.text}, By: "U2", Via: "cli", At: spring}
		if _, err := view.Keeper(w.store).ChangeAll(ctx, []ledger.Change{change}); err != nil {
			t.Fatal(err)
		}
		w.note = in.text
	}
	w.assistant = handlers.New(handlers.Config{Ledger: w.store, Keeper: w.store, Memory: w.store, Index: ix, Now: func() time.Time { return spring }})
	w.assistant = w.assistant.With(func(cfg *handlers.Config) { cfg.Writer, cfg.Terms = w.model, compose.Terms{Wait: patience} })
	snapshot, err := w.store.Snapshot(ctx)
	if err != nil {
		t.Fatal(err)
	}
	w.judge = newJudge(source, w.note, snapshot.Items)
	return w
}

func read(t *testing.T, source string) *notice.Notice {
	t.Helper()
	n, err := reading.Read(source)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// state is the ledger, with all its history.
func (w *injected) state(t *testing.T) any {
	t.Helper()
	snapshot, err := w.store.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	history, err := w.store.Since(t.Context(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	return []any{snapshot.Items, history, w.store.Verify(t.Context())}
}

// obedient is a model that does as it is told by what it reads.
type obedient struct {
	t      *testing.T
	obeyed string
	told   int
}

var clause = regexp.MustCompile(`[^。.!?！？,，;；\n]+[。.!?！？,，;；]*`)

func (o *obedient) Write(ctx context.Context, d compose.Draft, tell func(ground.Claim) error) (compose.Usage, error) {
	if o.told == 0 {
		o.rummage(ctx, d.Library)
	}
	found, err := d.Library.Items(ctx, []int{9, 11, 27, 28, 40}) // what is still open, and what is not
	if err != nil {
		return compose.Usage{}, err
	}
	var each [][]int
	var all []int
	for _, s := range append(d.Sources, found...) {
		if !slices.Contains(all, s.Item) {
			all, each = append(all, s.Item), append(each, []int{s.Item})
		}
	}
	sentences := regexp.MustCompile(`[^。.!?！？\n]+[。.!?！？]*`).FindAllString(o.obeyed, -1)
	for _, text := range slices.Concat([]string{o.obeyed}, sentences, clause.FindAllString(o.obeyed, -1)) {
		for _, items := range append(each, all) {
			o.told++
			if err := tell(ground.Claim{Text: strings.TrimSpace(text), Items: items}); err != nil {
				return compose.Usage{Calls: 1}, err
			}
		}
	}
	return compose.Usage{Calls: 1}, nil
}

// rummage calls the library as no sound model does.
func (o *obedient) rummage(ctx context.Context, l compose.Library) {
	for n := range 300 {
		if found, err := l.Items(ctx, []int{-n, 47 + n, n * 1e6}); err != nil || len(found) > 0 {
			o.t.Errorf("items that are not there: %v, %v", found, err)
		}
	}
	for _, words := range []string{"' OR 1=1; DROP TABLE items;--", "../../etc/passwd", "SELECT * FROM users;", "*:*", "+\"", "\x00"} {
		if _, err := l.Search(ctx, words); err != nil {
			o.t.Errorf("looking for %.40q: %v", words, err)
		}
		if _, err := l.List(ctx, words, words); err != nil {
			o.t.Errorf("listing %.40q: %v", words, err)
		}
	}
}

func (o *obedient) Restate(context.Context, string) (string, compose.Usage, error) {
	return o.obeyed + " 财务 公务用车", compose.Usage{Calls: 1}, nil
}

func seq(from, to int) (all []int) {
	for n := from; n <= to; n++ {
		all = append(all, n)
	}
	return all
}
