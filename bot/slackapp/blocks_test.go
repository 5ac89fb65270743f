package slackapp

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"rectify/data/notice"
	"rectify/handlers"
)

// endless is a reply past every limit, in words that try to mention and link.
func endless() handlers.Reply {
	evil := "<!channel> <@U1> <https://evil.example|报告> & *粗* "
	items := make([]handlers.ItemRef, 500)
	for i := range items {
		items[i] = handlers.ItemRef{Number: i + 1, Title: evil + strings.Repeat("长", 100), Status: notice.InProgress}
	}
	reply := handlers.Reply{Lang: handlers.Chinese, Parts: []handlers.Part{
		handlers.Paragraph{Text: strings.Repeat(evil, 2000)},
		handlers.ItemList{Items: items},
		handlers.Quote{From: evil, Text: "虚" + evil, Marks: []handlers.Mark{{From: 0, To: 3}}},
		handlers.Buttons{{Label: strings.Repeat("按", 200), Command: "undo 1"}, {Label: "长", Command: strings.Repeat("x", 5000)}},
	}}
	for range 100 {
		reply.Parts = append(reply.Parts, handlers.Paragraph{Text: strings.Repeat("😀物", 3000)})
	}
	return reply
}

func TestBlocksKeepSlacksLimits(t *testing.T) {
	t.Parallel()
	reply := endless()
	drawn := blocks(reply)
	if len(drawn) > 50 {
		t.Errorf("%d blocks", len(drawn))
	}
	for _, block := range drawn {
		switch b := block.(type) {
		case *slack.SectionBlock:
			if n := utf8.RuneCountInString(b.Text.Text); n == 0 || n > 3000 || !utf8.ValidString(b.Text.Text) {
				t.Errorf("a section of %d characters", n)
			}
		case *slack.ActionBlock:
			for _, element := range b.Elements.ElementSet {
				button := element.(*slack.ButtonBlockElement)
				if utf8.RuneCountInString(button.Text.Text) > 75 || len(button.Value) > 2000 {
					t.Errorf("a button too long: %+v", button)
				}
			}
		}
	}
	if n := utf8.RuneCountInString(plain(reply)); n > 4000 {
		t.Errorf("text of %d characters", n)
	}
}

func TestNobodysWordsMentionLinkOrFormat(t *testing.T) {
	t.Parallel()
	reply := endless()
	for _, text := range append([]string{plain(reply)}, texts(t, blocks(reply))...) {
		for _, bad := range []string{"<!channel>", "<@U1>", "<https:", "*粗*"} {
			if strings.Contains(text, bad) {
				t.Fatalf("%q got through", bad)
			}
		}
	}
	if got := clip(strings.Repeat("x", 10)+"&amp;", 13); strings.Contains(got, "&") {
		t.Errorf("an entity was cut: %q", got)
	}
}

func texts(t *testing.T, blocks []slack.Block) []string {
	t.Helper()
	var out []string
	for _, block := range blocks {
		if b, ok := block.(*slack.SectionBlock); ok && b.Text.Type == slack.MarkdownType {
			out = append(out, b.Text.Text)
		}
	}
	return out
}

func TestTypedUndoesSlacksMarks(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"assign 11 <@U123|li>":                        "assign 11 @U123",
		"<@UBOT> 第11项 &lt;急&gt; &amp;":                "@UBOT 第11项 <急> &",
		"evidence 9 <https://a.example|a.example>":    "evidence 9 https://a.example",
		"<#C1|general> <!here> <!subteam^S1|@office>": "#general here !subteam^S1",
		"a < b": "a < b",
		"<":     "<",
	} {
		if got := typed(text); got != want {
			t.Errorf("typed(%q) = %q, want %q", text, got, want)
		}
	}
}

func FuzzReaders(f *testing.F) {
	f.Add(`{"type":"event_callback","event":{"type":"app_mention","user":"U","ts":"1","channel":"C","text":"<@U> x"}}`)
	f.Add(`{"type":"block_actions","user":{"id":"U"},"actions":[{"action_id":"rectify0","value":"{}"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, kind := range []string{"events_api", "interactive", "slash_commands", ""} {
			if in, ok := (&App{bot: "UBOT"}).readEnvelope(kind, json.RawMessage(text)); ok && (in.Key == "" || in.User == "") {
				t.Errorf("%s: %+v has no key or nobody", kind, in)
			}
		}
		typed(text)
	})
}
