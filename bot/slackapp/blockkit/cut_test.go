package blockkit

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"rectify/data/notice"
	"rectify/handlers/reply"
)

// everywhere is a reply that holds words wherever a reply can hold some.
func everywhere(words string) reply.Reply {
	item := reply.ItemRef{Number: 11, Title: words, Status: notice.InProgress, Owner: words, Note: words}
	return reply.Reply{Lang: reply.Chinese, Parts: []reply.Part{
		reply.Heading{Text: words}, reply.Label{Text: words}, reply.Paragraph{Text: words}, reply.Quote{From: words, Text: words},
		reply.ItemList{Items: []reply.ItemRef{item}}, reply.ItemList{Items: []reply.ItemRef{item}, Opens: true},
		reply.Card{ItemRef: item, SectionText: words, Finding: words, Measures: []string{words}, Changes: []string{words},
			Commitments: []reply.CardCommitment{{Number: 1, Text: words, Standing: words}}},
		reply.Table{Head: []string{words}, Rows: [][]string{{words}, {words}}}, reply.Table{Head: []string{words}, Rows: [][]string{{words}}},
		reply.Buttons{{Label: words, Command: words}},
	}}
}

// textsIn are those of the sections and fields among blocks.
func textsIn(set []slack.Block) (out []string) {
	for _, block := range set {
		section, ok := block.(*slack.SectionBlock)
		if !ok {
			continue
		}
		if section.Text != nil {
			out = append(out, section.Text.Text)
		}
		for _, field := range section.Fields {
			out = append(out, field.Text)
		}
	}
	return out
}

// fits wants every text within Slack's limits, and every entity whole.
func fits(t *testing.T, words string) {
	t.Helper()
	for _, on := range []Surface{InMessage, InPlainMessage, InModal, InHome} {
		for _, text := range textsIn(Render(everywhere(words), on)) {
			if n := utf8.RuneCountInString(text); n == 0 || n > 3000 {
				t.Errorf("a text of %d characters", n)
			}
		}
	}
	if n := utf8.RuneCountInString(Text(everywhere(words))); n > maxText {
		t.Errorf("text of %d characters", n)
	}
}

func TestTextIsCutWhateverItHolds(t *testing.T) {
	t.Parallel()
	for name, unit := range map[string]string{
		"ampersand and text": "&" + strings.Repeat("字", maxSection), "ampersands": "&", "entities": "&amp;", "less than": "<", "greater than": ">",
		"mentions": "<@U1>", "links": "<https://a.cn/x|网页>", "combining": "e\u0301", "only combining": "\u0301", "joined emoji": "👨‍👩‍👧",
		"surrogates": "\xed\xa0\x80", "one huge link": "<https://" + strings.Repeat("a", 9000) + ">", "long lines": strings.Repeat("字", 2801) + "\n&\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fits(t, strings.Repeat(unit, 1+9000/len(unit)))
		})
	}
}

func TestNothingIsLostBetweenSections(t *testing.T) {
	t.Parallel()
	words := "&" + strings.Repeat("字", 2800) + "&amp;" + strings.Repeat("<", 2800) + "尾"
	if got := strings.Join(textsIn(sections(words, slack.PlainTextType)), ""); got != words {
		t.Errorf("of %d characters, %d are shown", utf8.RuneCountInString(words), utf8.RuneCountInString(got))
	}
}

func FuzzCutBlocks(f *testing.F) {
	for _, words := range []string{"&" + strings.Repeat("字", 2800), "&amp;", "<@U1>", "e\u0301", "👨‍👩‍👧", "a\n\nb", ""} {
		f.Add(words, 1)
		f.Add(words, 3000)
	}
	f.Fuzz(func(t *testing.T, words string, times int) {
		fits(t, strings.Repeat(words, min(max(times, 1), 1+20_000/(len(words)+1))))
	})
}
