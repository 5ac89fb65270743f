package handlers_test

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"rectify/handlers"
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
	a, store := withLedger(t)
	a.Keep(store, nil)
	return &circle{T: t, assistant: a}
}

// says has a person say something, in a conversation of their own; what begins
// with "/" is a command.
func (c *circle) says(who string, role handlers.Role, text string) handlers.Reply {
	c.Helper()
	r := handlers.Request{Text: text, Person: handlers.Person{ID: who, Role: role}, Lang: handlers.Chinese, Talk: who}
	say := c.assistant.Converse
	if command, is := strings.CutPrefix(text, "/"); is {
		r.Text, say = command, c.assistant.Command
	}
	reply, err := say(context.Background(), r)
	if err != nil {
		c.Fatal(err)
	}
	return reply
}

// id is that of the first wording listed.
func (c *circle) id() string {
	c.Helper()
	found := regexp.MustCompile(`\b[0-9a-f]{8}\b`).FindString(c.says("editor", handlers.Editor, "/aliases").Plain())
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
				reply := c.says(who, handlers.Asker, text)
				return reply.Kind == handlers.KindPassages && len(reply.Items) == 1 && reply.Items[0].Number == 3 && len(reply.Citations) == 1
			}
			if reply := c.says("li", handlers.Asker, inOwnWords); reply.Certainty != handlers.Possible {
				t.Fatalf("answered: %s", reply.Plain())
			}
			if reply := c.says("li", handlers.Asker, pick); len(reply.Items) != 1 || reply.Items[0].Number != 3 || !strings.Contains(reply.Plain(), "已记下您的说法") {
				t.Fatalf("picked: %s", reply.Plain())
			}
			if finds("wang", inOwnWords) {
				t.Error("it is found before anybody confirmed it")
			}
			if said := c.says("wang", handlers.Asker, "/aliases confirm "+c.id()).Plain(); !strings.Contains(said, "没有这项权限") || finds("wang", inOwnWords) {
				t.Errorf("an asker confirmed it: %s", said)
			}
			if said := c.says("editor", handlers.Editor, "/aliases confirm "+c.id()).Plain(); !strings.Contains(said, "已确认") {
				t.Error(said)
			}
			for who, text := range map[string]string{"zhao": inOwnWords, "qian": "那个天天学习的 APP 有谁在用？", "sun": "请问" + inOwnWords + ""} {
				if !finds(who, text) {
					t.Errorf("not found: %s: %s", text, c.says(who, handlers.Asker, text).Plain())
				}
			}
			if reply := c.says("zhou", handlers.Asker, "第11项"); reply.Items[0].Number != 11 {
				t.Errorf("an exact question: %s", reply.Plain())
			}
			if said := c.says("editor", handlers.Editor, "/aliases remove "+c.id()).Plain(); !strings.Contains(said, "已删除") || finds("wu", inOwnWords) {
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
		c.says("li", handlers.Approver, line)
	}
	if said := c.says("li", handlers.Approver, "/aliases").Plain(); !strings.Contains(said, "还没有说法") {
		t.Errorf("listed: %s", said)
	}
}

// TestNearestItemsHaveButtons: one press says which was meant, one confirms it.
func TestNearestItemsHaveButtons(t *testing.T) {
	t.Parallel()
	c := newCircle(t)
	press := func(who string, role handlers.Role, reply handlers.Reply, label string) handlers.Reply {
		for _, part := range reply.Parts {
			row, _ := part.(handlers.Buttons)
			for _, b := range row {
				if strings.HasPrefix(b.Label, label) {
					next, err := c.assistant.Command(t.Context(), handlers.Request{Text: b.Command, Person: handlers.Person{ID: who, Role: role}, Lang: handlers.Chinese, Rich: true})
					if err != nil {
						t.Fatal(err)
					}
					return next
				}
			}
		}
		t.Fatalf("no button %q: %s", label, reply.Plain())
		return handlers.Reply{}
	}
	refused, err := c.assistant.Converse(t.Context(), handlers.Request{Text: inOwnWords, Person: handlers.Person{ID: "li"}, Lang: handlers.Chinese, Rich: true})
	if err != nil {
		t.Fatal(err)
	}
	if card := press("li", handlers.Asker, refused, "我问的是第3项"); card.Items[0].Number != 3 {
		t.Errorf("picked: %s", card.Plain())
	}
	list, err := c.assistant.Command(t.Context(), handlers.Request{Text: "说法", Person: handlers.Person{ID: "editor", Role: handlers.Editor}, Lang: handlers.Chinese, Rich: true})
	if err != nil {
		t.Fatal(err)
	}
	list = press("editor", handlers.Editor, list, "确认")
	if reply := c.says("zhao", handlers.Asker, inOwnWords); reply.Certainty != handlers.Stated {
		t.Errorf("not found: %s", reply.Plain())
	}
	press("editor", handlers.Editor, list, "删除")
	if reply := c.says("wu", handlers.Asker, inOwnWords); reply.Certainty != handlers.Possible {
		t.Errorf("found: %s", reply.Plain())
	}
}
