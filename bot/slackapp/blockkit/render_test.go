package blockkit

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/reply"
)

// endless is a reply past every limit, in words that try to mention and link.
func endless() reply.Reply {
	evil := "<!channel> <@U1> <https://evil.example|报告> & *粗* "
	items := make([]reply.ItemRef, 500)
	for i := range items {
		items[i] = reply.ItemRef{Number: i + 1, Title: evil + strings.Repeat("长", 100), Status: notice.InProgress}
	}
	answer := reply.Reply{Lang: reply.Chinese, Parts: []reply.Part{
		reply.Paragraph{Text: strings.Repeat(evil, 2000)},
		reply.ItemList{Items: items},
		reply.Quote{From: evil, Text: "虚" + evil, Marks: []reply.Mark{{From: 0, To: 3}}},
		reply.Buttons{{Label: strings.Repeat("按", 200), Command: "undo 1"}, {Label: "长", Command: strings.Repeat("x", 5000)}},
	}}
	for range 100 {
		answer.Parts = append(answer.Parts, reply.Paragraph{Text: strings.Repeat("😀物", 3000)})
	}
	return answer
}

func TestBlocksKeepSlacksLimits(t *testing.T) {
	t.Parallel()
	answer := endless()
	rendered := Render(answer, InMessage)
	if len(rendered) > 50 {
		t.Errorf("%d blocks", len(rendered))
	}
	for _, block := range rendered {
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
	if n := utf8.RuneCountInString(Text(answer)); n > 4000 {
		t.Errorf("text of %d characters", n)
	}
}

func TestNobodysWordsMentionLinkOrFormat(t *testing.T) {
	t.Parallel()
	answer := endless()
	for _, shown := range append([]string{Text(answer)}, texts(t, Render(answer, InMessage))...) {
		for _, bad := range []string{"<!channel>", "<@U1>", "<https:", "*粗*"} {
			if strings.Contains(shown, bad) {
				t.Fatalf("%q got through", bad)
			}
		}
	}
	if got := text.Clip(strings.Repeat("x", 10)+"&amp;", 13); strings.Contains(got, "&") {
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

// TestARowNamesADayOnce: a list says when an item is due unless its note does.
func TestARowNamesADayOnce(t *testing.T) {
	t.Parallel()
	item := reply.ItemRef{Number: 9, Title: "旅游", Status: notice.InProgress, Owner: "产业科", Due: "2026-12-31", Note: "已延期至 2026-12-31，原时限 2026-12-04"}
	plain := item
	plain.Note = ""
	for want, item := range map[string]reply.ItemRef{"原时限 2026-12-04　产业科": item, "产业科　时限 2026-12-31": plain} {
		out := Render(reply.Reply{Lang: reply.Chinese, Parts: []reply.Part{reply.ItemList{Items: []reply.ItemRef{item}, Opens: true}}}, InMessage)
		if text := strings.Join(textsIn(out), "\n"); strings.Count(text, "2026-12-31") != 1 || !strings.HasSuffix(text, want) {
			t.Errorf("%s, want %s", text, want)
		}
	}
}
