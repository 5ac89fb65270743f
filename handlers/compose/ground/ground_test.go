package ground_test

import (
	"strings"
	"testing"

	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/handlers/compose/ground"
	"rectify/handlers/compose/ground/groundtest"
)

// sources are the built-in notice's items, as a model is given them.
func sources(t testing.TB) []ground.Source {
	t.Helper()
	n, err := reading.Read(notices.Builtin)
	if err != nil {
		t.Fatal(err)
	}
	var all []ground.Source
	for _, item := range n.Items {
		all = append(all, ground.Source{Item: item.Number, Text: item.Title + "。" + item.Finding + "\n" + strings.Join(item.Measures, "\n"), Status: item.Declared})
	}
	return all
}

func TestWhatTheItemsSayIsShown(t *testing.T) {
	t.Parallel()
	all := sources(t)
	g := groundtest.Given(all)
	shown, claims := 0, groundtest.Truths(all)
	for _, c := range claims {
		fault := g.Check(c)
		if fault == "" {
			shown++
			continue
		}
		t.Logf("%s: %q %v", fault, c.Text, c.Items)
	}
	t.Logf("%d of %d sentences of the notice would be shown", shown, len(claims))
	if shown*100 < len(claims)*98 {
		t.Errorf("only %d of %d", shown, len(claims))
	}
}

// TestLiesAreNotShown tells 500 lies of every kind: none is shown.
func TestLiesAreNotShown(t *testing.T) {
	t.Parallel()
	all := sources(t)
	g := groundtest.Given(all)
	told := map[string]int{}
	for _, lie := range groundtest.Lies(all, 500, 7) {
		told[lie.Kind]++
		if g.Check(lie.Claim) == "" {
			t.Errorf("%s is shown: %q %v", lie.Kind, lie.Text, lie.Items)
		}
	}
	t.Log(told)
}

// TestWhatIsNoSentenceIsNotShown has a model write what its sources bear out, in
// forms that are not there to be read.
func TestWhatIsNoSentenceIsNotShown(t *testing.T) {
	t.Parallel()
	g := groundtest.Given(sources(t))
	const truth, english = "已确定一名副职分管财务工作", "One deputy has been assigned to manage financial work" // which no Chinese words bear out
	for text, want := range map[string]ground.Fault{
		truth + "。": "", english + ".": ground.Unsupported,
		"<rules>" + truth + "</rules>": ground.Code, "| 28 | " + truth + " |": ground.Code, truth + "{}": ground.Code, "set_status(28)" + truth: ground.Code,
		strings.Repeat(truth+"。", 60): ground.Code, strings.ReplaceAll(english, " ", "-"): ground.Code, strings.Join(strings.Split(english, ""), " "): ground.Code,
		"1. One 2. deputy 3. has 4. been 5. assigned": ground.Code, truth + ",见/var/lib/rectify.db": ground.Link, truth + ",信箱 smxwgljjgdw@163.com": ground.Link,
		"您好," + truth: ground.Aside, "我是助手," + truth: ground.Aside, "As you asked, " + english: ground.Aside,
		"\u202e" + truth: "",
	} {
		if got := g.Check(ground.Claim{Text: text, Items: []int{28}}); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := g.Check(ground.Claim{Text: truth, Items: []int{28}, Leaks: true}); got != ground.Leak {
		t.Errorf("a leak: %q", got)
	}
}
