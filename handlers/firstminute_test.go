package handlers_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rectify/handlers"
	"rectify/handlers/reply"
)

var updateFirst = flag.Bool("first", false, "write testdata/first")

// newcomers' ten first sentences, in both languages.
var newcomers = map[reply.Lang][]string{
	reply.Chinese: {"你好", "你是谁", "你能做什么", "还有哪些没完成", "进展到哪一步了", "我负责哪些", "第11项", "怎么更新", "谢谢", "👍"},
	reply.English: {"hello", "who are you", "what can you do", "what is open", "how far are we", "what is mine", "item 11", "how do I update it", "thanks", "👍"},
}

// TestNewcomersFirstTenSentences holds the answers to them word for word, about a
// notice that names nobody and about one with owners: go test ./handlers -run Newcomers -first
func TestNewcomersFirstTenSentences(t *testing.T) {
	t.Parallel()
	for name, a := range map[string]*handlers.Assistant{
		"builtin": assistantWith(t), "medinsurance": aboutFile(t, "medinsurance", "testdata/notices/medinsurance/notice.txt"),
	} {
		for l, sentences := range newcomers {
			var said strings.Builder
			for _, s := range sentences {
				out, err := a.Converse(t.Context(), reply.Request{Talk: "newcomer " + string(l), Text: s, Lang: l, Person: reply.Person{ID: "U0NEW", Lang: l}})
				if err != nil {
					t.Fatal(err)
				}
				fmt.Fprintf(&said, "> %s\n%s\n\n", s, strings.TrimSpace(out.Plain()))
			}
			path := filepath.Join("testdata", "first", fmt.Sprintf("%s.%s.txt", name, l))
			if *updateFirst {
				if err := os.WriteFile(path, []byte(said.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if said.String() != string(want) {
				t.Errorf("%s: the answers differ:\n%s", path, said.String())
			}
		}
	}
}
