package handlers_test

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rectify/data/notice"
	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/handlers/reply"
)

// inOwnWords is a question that search refuses, with the right item among the
// nearest.
const inOwnWords = "那个天天学习的app有谁在用"

// A circle is several people with one assistant.
type circle struct {
	*testing.T
	assistant *handlers.Assistant
}

func newCircle(t *testing.T) *circle {
	t.Helper()
	a, _ := withLedger(t)
	return &circle{T: t, assistant: a}
}

// says has a person say something, in a conversation of their own; what begins
// with "/" is a command.
func (c *circle) says(who string, role reply.Role, text string) reply.Reply {
	c.Helper()
	r := reply.Request{Text: text, Person: reply.Person{ID: who, Role: role}, Lang: reply.Chinese, Talk: who}
	say := c.assistant.Converse
	if command, is := strings.CutPrefix(text, "/"); is {
		r.Text, say = command, c.assistant.Command
	}
	out, err := say(context.Background(), r)
	if err != nil {
		c.Fatal(err)
	}
	return out
}

// id is that of the first wording listed.
func (c *circle) id() string {
	c.Helper()
	found := regexp.MustCompile(`\b[0-9a-f]{8}\b`).FindString(c.says("editor", reply.Editor, "/aliases").Plain())
	if found == "" {
		c.Fatal("no wording is listed")
	}
	return found
}

func TestWordingIsLearned(t *testing.T) {
	t.Parallel()
	for _, pick := range []string{"第3项", "3", "第一个", "item 3", "the first one"} {
		t.Run(pick, func(t *testing.T) {
			t.Parallel()
			c := newCircle(t)
			finds := func(who, text string) bool {
				out := c.says(who, reply.Asker, text)
				return out.Kind == reply.KindPassages && len(out.Items) == 1 && out.Items[0].Number == 3 && len(out.Citations) == 1
			}
			if out := c.says("li", reply.Asker, inOwnWords); out.Certainty != reply.Possible {
				t.Fatalf("answered: %s", out.Plain())
			}
			if out := c.says("li", reply.Asker, pick); len(out.Items) != 1 || out.Items[0].Number != 3 || !strings.Contains(out.Plain(), "已记下您的说法") {
				t.Fatalf("picked: %s", out.Plain())
			}
			if finds("wang", inOwnWords) {
				t.Error("it is found before anybody confirmed it")
			}
			if said := c.says("wang", reply.Asker, "/aliases confirm "+c.id()).Plain(); !strings.Contains(said, "没有这项权限") || finds("wang", inOwnWords) {
				t.Errorf("an asker confirmed it: %s", said)
			}
			if said := c.says("editor", reply.Editor, "/aliases confirm "+c.id()).Plain(); !strings.Contains(said, "已确认") {
				t.Error(said)
			}
			for who, text := range map[string]string{"zhao": inOwnWords, "qian": "那个天天学习的 APP 有谁在用？", "sun": "请问" + inOwnWords + ""} {
				if !finds(who, text) {
					t.Errorf("not found: %s: %s", text, c.says(who, reply.Asker, text).Plain())
				}
			}
			if out := c.says("zhou", reply.Asker, "第11项"); out.Items[0].Number != 11 {
				t.Errorf("an exact question: %s", out.Plain())
			}
			if said := c.says("editor", reply.Editor, "/aliases remove "+c.id()).Plain(); !strings.Contains(said, "已删除") || finds("wu", inOwnWords) {
				t.Errorf("it is found after it was removed: %s", said)
			}
		})
	}
}

// TestWhatIsNoWording asks exactly, or picks what was not offered.
func TestWhatIsNoWording(t *testing.T) {
	t.Parallel()
	c := newCircle(t)
	for _, line := range []string{"第11项", "哪些问题正在整改", "第3项", inOwnWords, "第46项", "/meant 3 第11项", "/meant 3", "/meant 99 " + inOwnWords, "/aliases confirm", "/aliases confirm 00000000"} {
		c.says("li", reply.Approver, line)
	}
	if said := c.says("li", reply.Approver, "/aliases").Plain(); !strings.Contains(said, "还没有说法") {
		t.Errorf("listed: %s", said)
	}
}

// TestWithdrawnItemIsNotPicked: an item that was among the nearest is withdrawn
// before somebody picks it.
func TestWithdrawnItemIsNotPicked(t *testing.T) {
	t.Parallel()
	for _, pick := range []string{"第3项", "3", "第一个", "item 3", "它的期限", "/meant 3 " + inOwnWords} {
		a, store := withLedger(t)
		c := &circle{T: t, assistant: a}
		if out := c.says("li", reply.Asker, inOwnWords); out.Certainty != reply.Possible || out.Items[0].Number != 3 {
			t.Fatalf("answered: %s", out.Plain())
		}
		read, err := reading.Read(notices.Builtin)
		if err != nil {
			t.Fatal(err)
		}
		read.Items = slices.DeleteFunc(read.Items, func(item notice.Item) bool { return item.Number == 3 })
		if err := store.AddNotice(t.Context(), notices.BuiltinID, notices.Builtin, read, "cli", spring); err != nil {
			t.Fatal(err)
		}
		if out := c.says("li", reply.Asker, pick); slices.ContainsFunc(out.Items, func(ref reply.ItemRef) bool { return ref.Number == 3 }) || out.Plain() == "" {
			t.Errorf("%s: %s", pick, out.Plain())
		}
	}
}

// TestNearestItemsHaveButtons: one press says which was meant, one confirms it.
func TestNearestItemsHaveButtons(t *testing.T) {
	t.Parallel()
	c := newCircle(t)
	press := func(who string, role reply.Role, out reply.Reply, label string) reply.Reply {
		for _, part := range out.Parts {
			row, _ := part.(reply.Buttons)
			for _, b := range row {
				if strings.HasPrefix(b.Label, label) {
					next, err := c.assistant.Command(t.Context(), reply.Request{Text: b.Command, Person: reply.Person{ID: who, Role: role}, Lang: reply.Chinese, Rich: true})
					if err != nil {
						t.Fatal(err)
					}
					return next
				}
			}
		}
		t.Fatalf("no button %q: %s", label, out.Plain())
		return reply.Reply{}
	}
	refused, err := c.assistant.Converse(t.Context(), reply.Request{Text: inOwnWords, Person: reply.Person{ID: "li"}, Lang: reply.Chinese, Rich: true})
	if err != nil {
		t.Fatal(err)
	}
	if card := press("li", reply.Asker, refused, "我问的是第3项"); card.Items[0].Number != 3 {
		t.Errorf("picked: %s", card.Plain())
	}
	list, err := c.assistant.Command(t.Context(), reply.Request{Text: "说法", Person: reply.Person{ID: "editor", Role: reply.Editor}, Lang: reply.Chinese, Rich: true})
	if err != nil {
		t.Fatal(err)
	}
	list = press("editor", reply.Editor, list, "确认")
	if out := c.says("zhao", reply.Asker, inOwnWords); out.Certainty != reply.Stated {
		t.Errorf("not found: %s", out.Plain())
	}
	press("editor", reply.Editor, list, "删除")
	if out := c.says("wu", reply.Asker, inOwnWords); out.Certainty != reply.Possible {
		t.Errorf("found: %s", out.Plain())
	}
}
