package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
)

// kinship is a server of embeddings that knows what one item is about, and by
// which word people may ask for it that stands nowhere in the notice.
type kinship struct {
	*httptest.Server
	texts atomic.Int64 // embedded so far
}

func newKinship(t *testing.T) *kinship {
	k := &kinship{}
	k.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var asked struct{ Input []string }
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil || r.URL.Path != "/v1/embeddings" {
			t.Errorf("%s: %v", r.URL, err)
		}
		var data []string
		for i, text := range asked.Input {
			k.texts.Add(1)
			of := 0.0
			for _, word := range []string{"亲属", "任职回避", "熟脸"} {
				of += float64(strings.Count(text, word))
			}
			data = append(data, fmt.Sprintf(`{"index":%d,"embedding":[%f,1]}`, i, 10*of))
		}
		fmt.Fprintf(w, `{"data":[%s],"usage":{"prompt_tokens":%d}}`, strings.Join(data, ","), len(asked.Input))
	}))
	t.Cleanup(k.Server.Close)
	return k
}

const byMeaning = "熟脸扎堆"

// foundFirst is what the first item of an answer looks like, stated or possible.
var foundFirst = regexp.MustCompile(`^[^第]*?(?:^39\. |第39项)`)

// TestEmbeddings has a model find an item that words alone do not, and go away:
// then all is as without it.
func TestEmbeddings(t *testing.T) {
	t.Parallel()
	k := newKinship(t)
	data := "--data=" + t.TempDir()
	with := []string{data, "--openai-embedding-model=e", "--openai-base-url=" + k.URL + "/v1"}
	try := func(args ...string) string {
		t.Helper()
		out, errs, code := rectify(t, "", args...)
		if code != exitDone {
			t.Fatalf("%v: exit %d: %s%s", args, code, out, errs)
		}
		return out
	}
	alone := try("ask", data, byMeaning)
	if foundFirst.MatchString(alone) {
		t.Fatalf("words alone find it, too: nothing is tested: %s", alone)
	}

	try(append([]string{"reindex"}, with...)...)
	passages := k.texts.Load()
	if passages < 46 {
		t.Fatalf("only %d passages were embedded", passages)
	}
	if out := try(append([]string{"ask", byMeaning}, with...)...); !foundFirst.MatchString(out) {
		t.Errorf("by its meaning it is not found: %s", out)
	}
	exact := try("ask", data, "第11项")
	if out := try(append([]string{"ask", "第11项"}, with...)...); out != exact {
		t.Errorf("an exact question is answered otherwise: %s", out)
	}
	if n := k.texts.Load() - passages; n != 1 {
		t.Errorf("%d texts were embedded for two questions, one of them exact", n)
	}

	file := filepath.Join(t.TempDir(), "questions.tsv")
	if err := os.WriteFile(file, []byte("q1\tzh\ttop1\t39\t"+byMeaning+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	out := try(append([]string{"eval", file}, with...)...)
	before, after, compared := strings.Cut(out, ", with e")
	if !compared || !strings.Contains(before, ", search alone") || !strings.Contains(before, "0 of    1 right") || !strings.Contains(after, "1 of    1 right") {
		t.Errorf("eval does not compare: %s", out)
	}

	if out, _, _ := rectify(t, "", append([]string{"--lang", "en", "doctor"}, with...)...); !strings.Contains(out, "e answers") || !strings.Contains(out, "2 dimensions") {
		t.Errorf("doctor: %s", out)
	}
	k.CloseClientConnections()
	k.Server.Close()
	if out := try(append([]string{"ask", byMeaning}, with...)...); out != alone {
		t.Errorf("without the server: %s\nwithout a model: %s", out, alone)
	}
	if out, _, code := rectify(t, "", append([]string{"--lang", "en", "doctor"}, with...)...); code == exitDone || !strings.Contains(out, "FAIL  embeddings") {
		t.Errorf("doctor does not miss the server: %s", out)
	}
}
