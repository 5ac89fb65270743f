package summarizer

import (
	"net/http"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	openai "github.com/sashabaranov/go-openai"

	"rectify/handlers/compose/ground"
)

const inLine, inSchema = "项目未开工。[9]\n", `{"sentences":[{"text":"项目未开工。","items":[9]}]}`

// TestThoughtsCostNoAnswer has models think aloud, and talk around what they were
// asked for: the answer is shown, and nothing else, whatever pieces it comes in.
func TestThoughtsCostNoAnswer(t *testing.T) {
	t.Parallel()
	secret := "秘密[9]\n" // it would pass for an answer
	for name, text := range map[string]string{
		"lines":                           inLine,
		"lines after a thought":           "<think>\n" + secret + "</think>\n" + inLine,
		"an empty thought":                "<think>\n\n</think>\n\n" + inSchema,
		"in capitals, with an attribute":  `<Thinking type="x">` + secret + "</THINKING>" + inSchema,
		"two of them":                     "<think>" + secret + "</think>" + inSchema + "<think>" + secret + "</think>",
		"one within another":              "<think>a<think>" + secret + "</think>" + secret + "</think>" + inLine,
		"with another end":                "<think>" + secret + "</thinking>" + inLine,
		"begun in the prompt":             "先看 " + secret[:6] + "，再想。\n" + "</think>\n\n" + inLine,
		"begun in the prompt, with JSON":  "让我想想：" + inSchema[:30] + "\n</think>" + inSchema,
		"drafts in a thought":             "<think>" + strings.ReplaceAll(inSchema, "项目未开工", "秘密") + "</think>" + inSchema,
		"never ended, with JSON":          "<think>" + strings.ReplaceAll(inSchema, "项目未开工", "秘密") + "不对。" + inSchema,
		"never ended, with a fence":       "<think>嗯。\n```json\n" + inSchema + "\n```\n",
		"of Kimi":                         "◁think▷" + secret + "◁/think▷" + inLine,
		"of Magistral":                    "[THINK]" + secret + "[/THINK]" + inLine,
		"of Seed":                         "<seed:think>" + secret + "</seed:think>" + inLine,
		"of Gemini":                       "<thought>" + secret + "</thought>" + inLine,
		"of gpt-oss":                      "<|channel|>analysis<|message|>" + secret + "<|end|><|start|>assistant<|channel|>final<|message|>" + inLine + "<|return|>",
		"of full width":                   "＜think＞" + secret + "＜/think＞" + inLine,
		"as entities":                     "&lt;think&gt;" + secret + "&lt;/think&gt;" + inLine,
		"reflections":                     "<reflection>" + secret + "</reflection>" + inSchema,
		"a fence":                         "```json\n" + inSchema + "\n```",
		"a fence around lines":            "```\n" + inLine + "```",
		"a preamble":                      "Sure! Here is the JSON you asked for:\n\n" + inSchema,
		"a preamble in the line":          "Here you are: " + inSchema,
		"a preamble with braces":          "Of the form {\"text\": \"…\"}:\n" + inSchema,
		"a preamble, a fence, and a word": "好的。\n```JSON\n" + strings.ReplaceAll(inSchema, ",", ",\n  ") + "\n```\n希望有帮助！[9]\n",
		"text after it":                   inSchema + "\n\n秘密[9]\n" + inSchema,
		"spread over lines":               "{\n  \"sentences\" :\n [\n  {\"text\":\"项目未开工。\",\n\"items\":[9]}\n]\n}\n",
		"in the sentence itself":          `{"sentences":[{"text":"<think>秘密</think>项目未开工。","items":[9]}]}`,
		"in it, escaped":                  `{"sentences":[{"text":"\u003cthink\u003e秘密\u003c/think\u003e项目未开工。","items":[9]}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := []ground.Claim{{Text: "项目未开工。", Items: []int{9}}}
			for _, size := range []int{1, 2, 5, 13, 10_000} {
				claims := listen(t, text, size)
				if diff := cmp.Diff(want, claims); diff != "" {
					t.Errorf("in pieces of %d: %s", size, diff)
				}
			}
		})
	}
}

// TestThoughtsAreNeverShown has a thought that does not end in an answer.
func TestThoughtsAreNeverShown(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"<think>" + inLine, "<think>" + inSchema + "嗯", "<think>" + inSchema[:40], inLine[:3] + "</think>", "<|channel|>analysis<|message|>" + inLine,
		"<think>a<think>b</think>" + inLine, "◁think▷" + inLine, "<think", "<think>", "</think>", "<think>" + inLine + "</thin",
	} {
		if claims := listen(t, text, 3); len(claims) > 1 || len(claims) == 1 && len(claims[0].Items) > 0 {
			t.Errorf("%q: %+v", text, claims)
		}
	}
}

// listen has a text come in pieces of so many runes, as Write hears it.
func listen(t *testing.T, text string, size int) (claims []ground.Claim) {
	t.Helper()
	var stripped thoughts
	r := claimReader{tell: func(c ground.Claim) error { claims = append(claims, c); return nil }}
	hear := func(piece string) {
		if err := r.read(piece); err != nil {
			t.Fatal(err)
		}
	}
	runes := []rune(text)
	for len(runes) > 0 {
		n := min(size, len(runes))
		hear(stripped.Take(string(runes[:n])))
		runes = runes[n:]
	}
	hear(stripped.end())
	if err := r.end(); err != nil {
		t.Fatal(err)
	}
	return claims
}

// TestAnswersStream has an answer that plainly is one handed on at once.
func TestAnswersStream(t *testing.T) {
	t.Parallel()
	for _, text := range []string{inSchema, inLine, "```json\n{", "<think>嗯</think>好"} {
		if got := (&thoughts{}).Take(text); got == "" || strings.Contains(got, "嗯") {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// TestReasoningFields has servers keep thoughts apart, in fields of their own.
func TestReasoningFields(t *testing.T) {
	t.Parallel()
	for _, field := range []string{"reasoning_content", "reasoning", "thinking", "thought"} {
		_, write := writes(t, func(w http.ResponseWriter, _ openai.ChatCompletionRequest) {
			say(w, `data: {"choices":[{"index":0,"delta":{"`+field+`":"秘密[9]\n"}}]}`+"\n\n", piece(inSchema), stop, done)
		})
		claims, err := write()
		if diff := cmp.Diff([]ground.Claim{{Text: "项目未开工。", Items: []int{9}}}, claims); err != nil || diff != "" {
			t.Errorf("%s: %v %s", field, err, diff)
		}
	}
}

// TestLongThoughts has a thought that is far longer than any answer.
func TestLongThoughts(t *testing.T) {
	t.Parallel()
	w, write := writes(t, func(w http.ResponseWriter, _ openai.ChatCompletionRequest) {
		say(w, piece("<think>"))
		for range 50 {
			say(w, piece(strings.Repeat("想", 1000)))
		}
		say(w, piece("</think>党建 公务用车\n"), piece(inLine), stop, done)
	})
	if claims, err := write(); err != nil || len(claims) == 0 {
		t.Errorf("%+v, %v", claims, err)
	}
	if words, _, err := w.Restate(t.Context(), "?"); err != nil || words != "党建 公务用车" {
		t.Errorf("restated as %q, %v", words, err)
	}
}

// FuzzThoughts: the pieces make no difference, and what is shown was written.
func FuzzThoughts(f *testing.F) {
	for _, seed := range []string{"<think>a</think>b", "a</think>b[9]\n", "&lt;think&gt;&amp;l", "<|channel|>a<|message|>b<|end|>", "[[THINK]◁", inSchema, inLine} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		if diff := cmp.Diff(listen(t, text, 1), listen(t, text, 1000)); diff != "" {
			t.Error(diff)
		}
	})
}
