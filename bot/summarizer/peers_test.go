package summarizer

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	openai "github.com/sashabaranov/go-openai"

	"rectify/handlers/compose"
	"rectify/handlers/compose/ground"
)

// The tests of this file talk to a language model's server that others wrote,
// @copilotkit/aimock. They install it from npm, so they run only on demand.
func needPeers(t *testing.T) {
	t.Helper()
	if os.Getenv("RECTIFY_TEST_PEERS") == "" {
		t.Skip("installs packages from npm: set RECTIFY_TEST_PEERS=1 (make test-peers)")
	}
}

// aimock starts testdata/peers/aimock.mjs and returns where it listens, which is
// on this machine only.
func aimock(t *testing.T) (url string) {
	t.Helper()
	needPeers(t)
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/peers")); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	defer cancel()
	install := exec.CommandContext(ctx, "npm", "ci", "--no-fund", "--no-audit", "--ignore-scripts")
	install.Dir = dir
	if out, err := install.CombinedOutput(); err != nil {
		t.Fatalf("npm ci: %v: %s", err, out)
	}
	server := exec.Command("node", "aimock.mjs")
	server.Dir, server.Stderr = dir, os.Stderr
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		server.Process.Kill()
		server.Wait()
	})
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if at, ready := strings.CutPrefix(lines.Text(), "READY "); ready {
			if !strings.HasPrefix(at, "http://127.0.0.1:") {
				t.Fatalf("it listens at %s", at)
			}
			return at
		}
	}
	t.Fatal("aimock ended without listening")
	return ""
}

// books is a library of two items that remembers what was looked up.
type books struct{ asked []string }

func (b *books) Search(_ context.Context, words string) ([]ground.Source, error) {
	b.asked = append(b.asked, "search "+words)
	return []ground.Source{{Item: 11, Text: "招聘8人。"}}, nil
}

func (b *books) Items(_ context.Context, numbers []int) ([]ground.Source, error) {
	b.asked = append(b.asked, fmt.Sprint("items ", numbers))
	return []ground.Source{{Item: 11, Text: "招聘8人，编制35名。"}}, nil
}

func (b *books) List(_ context.Context, status, section string) ([]ground.Source, error) {
	b.asked = append(b.asked, "list "+status+" "+section)
	return nil, nil
}

// TestPeerModel has the other's server do what servers do.
func TestPeerModel(t *testing.T) {
	t.Parallel()
	url := aimock(t)
	settings := func(model string) Settings {
		return Settings{BaseURL: url + "/v1", Key: "mock", Model: model, Tries: 2, First: 5 * time.Second, Between: 5 * time.Second}
	}
	want := []ground.Claim{{Text: "项目未开工。", Items: []int{9}}, {Text: "已招聘8人。", Items: []int{11}}}
	write := func(t *testing.T, s Settings) (claims []ground.Claim, spent compose.Usage, looked []string, err error) {
		d, library := draft, &books{}
		d.Library = library
		spent, err = NewWriter(s).Write(t.Context(), d, func(c ground.Claim) error { claims = append(claims, c); return nil })
		return claims, spent, library.asked, err
	}
	for model, calls := range map[string]int{"lines": 3, "schema": 1, "tools": 2, "busy": 1} { // one for each form refused, and for each turn
		t.Run(model, func(t *testing.T) {
			t.Parallel()
			began := time.Now()
			claims, spent, looked, err := write(t, settings(model))
			if diff := cmp.Diff(want, claims); err != nil || diff != "" {
				t.Errorf("%v %s", err, diff)
			}
			if model != "lines" && (spent.Calls != calls || spent.Read == 0 || spent.Written == 0) {
				t.Errorf("spent %+v", spent)
			}
			if tools := []string{"search 人员招聘", "items [11 999]"}; (model == "tools") != slices.Equal(looked, tools) {
				t.Errorf("looked up %q", looked)
			}
			if took := time.Since(began); model == "busy" && took < time.Second {
				t.Errorf("it was to come back after a second, and did after %s", took)
			}
		})
	}
	for model, fails := range map[string][]error{"malformed": {ErrServer, ErrCut}, "drops": {ErrServer}, "hangs up": {ErrServer}, "cut": {ErrServer, ErrCut}, "slow": {ErrSlow}, "stalls": {ErrSlow}} {
		t.Run(model, func(t *testing.T) {
			t.Parallel()
			s := settings(model)
			if slices.Contains(fails, ErrSlow) {
				s.First, s.Between = 500*time.Millisecond, 500*time.Millisecond
			}
			claims, _, _, err := write(t, s)
			if !slices.ContainsFunc(fails, func(fail error) bool { return errors.Is(err, fail) }) {
				t.Errorf("%v, want one of %v", err, fails)
			}
			if len(claims) > 1 || len(claims) == 1 && claims[0].Text != want[0].Text {
				t.Errorf("%+v of an answer that failed", claims)
			}
		})
	}
	t.Run("pieces", func(t *testing.T) {
		t.Parallel()
		pieces := 0
		request := openai.ChatCompletionRequest{
			Messages:       []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleUser, Content: "?"}},
			ResponseFormat: &openai.ChatCompletionResponseFormat{Type: openai.ChatCompletionResponseFormatTypeJSONSchema},
		}
		turn, err := newClient(settings("schema")).stream(t.Context(), request, func(string) error { pieces++; return nil })
		if err != nil || pieces < 10 || !strings.Contains(turn.Text, "已招聘8人。") {
			t.Errorf("%d pieces of %q, %v", pieces, turn.Text, err)
		}
	})
	t.Run("no model of that name", func(t *testing.T) {
		t.Parallel()
		if _, _, _, err := write(t, settings("nobody")); !errors.Is(err, ErrServer) && !errors.Is(err, ErrRefused) {
			t.Error(err)
		}
	})
	t.Run("embeddings", func(t *testing.T) {
		t.Parallel()
		tokens := 0
		e := NewEmbedder(settings("embeds"), false, func(n int) { tokens += n })
		vectors, err := e.Embed(t.Context(), []string{"特别"})
		if err != nil || !slices.EqualFunc(vectors, [][]float32{{0.25, 0.5, -0.5}}, slices.Equal[[]float32]) {
			t.Errorf("%v, %v", vectors, err)
		}
		several, err := e.Embed(t.Context(), []string{"甲", "乙", "甲"})
		if err != nil || len(several) != 3 || !slices.Equal(several[0], several[2]) || slices.Equal(several[0], several[1]) {
			t.Errorf("%d vectors, %v", len(several), err)
		}
	})
}
