package slackapp

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"rectify/bot/slackapp/blockkit"
	"rectify/data/notice"
	"rectify/handlers/reply"
)

// slackMark is what Slack makes a mention, a date or a link of.
var slackMark = regexp.MustCompile(`<[@!#\w/]`)

// TestInjectionsAreDrawnDead has injections, and the answers that obey them,
// stand anywhere in a reply, as if nobody had looked at them: Slack makes
// nothing of them but text.
func TestInjectionsAreDrawnDead(t *testing.T) {
	t.Parallel()
	body, err := os.ReadFile("../../handlers/testdata/injections.tsv")
	if err != nil {
		t.Fatal(err)
	}
	drawnTexts := 0
	for line := range strings.Lines(string(body)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, evil := range strings.Split(strings.TrimSuffix(line, "\n"), "\t")[3:] {
			item := reply.ItemRef{Number: 28, Title: evil, Status: notice.Rectified, Note: evil, Owner: evil}
			out := reply.Reply{Lang: reply.Chinese, Question: evil, Parts: []reply.Part{
				reply.Heading{Text: evil}, reply.Label{Text: evil}, reply.Paragraph{Text: evil}, reply.Quote{From: evil, Text: evil, Marks: []reply.Mark{{From: 0, To: 2}}},
				reply.ItemList{Items: []reply.ItemRef{item}, Opens: true}, reply.Table{Head: []string{evil}, Rows: [][]string{{evil}}},
				reply.Card{ItemRef: item, Finding: evil, Measures: []string{evil}, Changes: []string{evil}, Commitments: []reply.CardCommitment{{Text: evil, Standing: evil}}},
				reply.Progress{Rows: []reply.ProgressRow{{Name: evil, Total: 1}}}, reply.Buttons{{Label: evil, Command: "status 28"}}, reply.Feedback{Question: evil},
			}}
			drawn, err := json.Marshal(blockkit.Render(out, blockkit.InMessage))
			if err != nil {
				t.Fatal(err)
			}
			var tree any
			if err := json.Unmarshal(drawn, &tree); err != nil {
				t.Fatal(err)
			}
			for _, text := range append(formatted(tree), blockkit.Text(out)) {
				drawnTexts++
				if m := slackMark.FindString(text); m != "" {
					t.Errorf("%q is live in %s", m, text)
				}
			}
		}
	}
	if drawnTexts < 500 {
		t.Errorf("only %d texts were drawn", drawnTexts)
	}
}

// formatted are the texts in blocks that Slack reads marks in.
func formatted(tree any) (texts []string) {
	switch node := tree.(type) {
	case map[string]any:
		if text, ok := node["text"].(string); ok && (node["type"] == "mrkdwn" || node["type"] == "markdown") {
			texts = append(texts, text)
		}
		for _, below := range node {
			texts = append(texts, formatted(below)...)
		}
	case []any:
		for _, below := range node {
			texts = append(texts, formatted(below)...)
		}
	}
	return texts
}
