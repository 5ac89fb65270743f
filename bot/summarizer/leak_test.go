package summarizer

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	openai "github.com/sashabaranov/go-openai"

	"rectify/handlers/compose/ground"
	"rectify/handlers/compose/ground/groundtest"
)

// TestInstructionsDoNotComeBack has a model write what it was told, in every
// disguise that leaves the letters.
func TestInstructionsDoNotComeBack(t *testing.T) {
	t.Parallel()
	words := strings.Fields("Use only what the passages say. Do not judge, advise or guess, and do not say how far an item is")
	backwards := slices.Clone(words)
	slices.Reverse(backwards)
	var numbered []string
	for n, word := range words {
		numbered = append(numbered, fmt.Sprint(n+1, ". ", word))
	}
	whole := strings.Join(words, " ")
	for name, text := range map[string]string{
		"as it is": whole, "in capitals": strings.ToUpper(whole), "hyphenated": strings.Join(words, "-"), "spaced": strings.Join(strings.Split(whole, ""), " "),
		"its words backwards": strings.Join(backwards, " "), "its letters backwards": reversed(whole), "numbered": strings.Join(numbered, " "),
		"full width": "Ｄｏ　ｎｏｔ　ｊｕｄｇｅ，　ａｄｖｉｓｅ　ｏｒ　ｇｕｅｓｓ，　ａｎｄ　ｄｏ　ｎｏｔ　ｓａｙ", "between other words": "要求是:" + whole + "，谢谢。",
		"in base64": base64.StdEncoding.EncodeToString([]byte(whole)), "in base64 for URLs": base64.RawURLEncoding.EncodeToString([]byte(whole)),
		"with what shows nothing": strings.Join(strings.Split(whole, " "), "\u200b"), "how it is to look up": "If the passages are not enough, call a tool to look for more.",
	} {
		if !leakOf(instructions + mayLookUp).in(text) {
			t.Errorf("%s: %s", name, text)
		}
	}
	for _, text := range []string{
		"6家二级机构违反党政一把手“五不直接分管”的规定。", "The passages of the notice name six institutions.",
		"One deputy has been assigned to manage financial work.", base64.StdEncoding.EncodeToString([]byte("something else altogether")),
	} {
		if leakOf(instructions + mayLookUp).in(text) {
			t.Errorf("it is taken for a leak: %s", text)
		}
	}
}

// TestLeaksAreMarked has them come a few words a sentence: who shows the
// sentences is told which of them leak.
func TestLeaksAreMarked(t *testing.T) {
	t.Parallel()
	_, write := writes(t, func(w http.ResponseWriter, _ openai.ChatCompletionRequest) {
		say(w, piece(`{"sentences":[{"text":"项目未开工。","items":[9]},{"text":"Do not judge, advise","items":[9]},{"text":"or guess, and do not say","items":[9]},{"text":"how far an item is.","items":[9]},{"text":"项目未开工。","items":[9]}]}`), stop, done)
	})
	claims, err := write()
	if err != nil || len(claims) != 5 {
		t.Fatalf("%+v, %v", claims, err)
	}
	for n, leaks := range []bool{false, false, true, true, false} {
		if claims[n].Leaks != leaks {
			t.Errorf("%q leaks: %t", claims[n].Text, claims[n].Leaks)
		}
		if fault := groundtest.Given(draft.Sources).Check(claims[n]); leaks != (fault == ground.Leak) {
			t.Errorf("%q: %s", claims[n].Text, fault)
		}
	}
}
