package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWalk follows questions and a command through the program. The compiler is given
// every package with a call at the top of each function (go build -overlay; the
// tree itself stays as it is), and testdata/walk/inner.go, which asks the
// question and checks the way it took.
func TestWalk(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("compiles the program once more")
	}
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	temporary := t.TempDir()
	replace := map[string]string{}
	put := func(at string, content []byte) {
		to := filepath.Join(temporary, fmt.Sprintf("%d.go", len(replace)))
		if err := os.WriteFile(to, content, 0o600); err != nil {
			t.Fatal(err)
		}
		replace[filepath.Join(root, at)] = to
	}
	for name, at := range map[string]string{"recorder.go": "data/walk/walk.go", "inner.go": "bot/walk_inner_test.go"} {
		content, err := os.ReadFile(filepath.Join("testdata/walk", name))
		if err != nil {
			t.Fatal(err)
		}
		put(at, bytes.TrimPrefix(content, []byte("//go:build ignore\n")))
	}
	files, err := filepath.Glob(root + "/*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, deeper := range []string{"/*/*/*.go", "/*/*/*/*.go", "/*/*/*/*/*.go"} {
		more, err := filepath.Glob(root + deeper)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	for _, file := range files {
		at, err := filepath.Rel(root, file)
		if err != nil {
			t.Fatal(err)
		}
		at = filepath.ToSlash(at)
		if strings.HasSuffix(at, "_test.go") || strings.Contains(at, "testdata/") || !slices.ContainsFunc(walked, func(root string) bool { return strings.HasPrefix(at, root) }) {
			continue
		}
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		put(at, watched(t, path.Dir(at), content))
	}
	overlay := filepath.Join(temporary, "overlay.json")
	b, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(overlay, b, 0o600); err != nil {
		t.Fatal(err)
	}
	test := exec.CommandContext(t.Context(), "go", "test", "-overlay", overlay, "-vet=off", "-count=1", "-run", "^TestInnerWalk$", "-v", ".")
	out, err := test.CombinedOutput()
	t.Logf("%s", out)
	if err != nil || !bytes.Contains(out, []byte("--- PASS: TestInnerWalk")) {
		t.Errorf("the walk: %v", err)
	}
}

// walked are the packages whose functions say that they are entered.
var walked = []string{"bot/slackapp/", "handlers/", "data/memory/", "data/ledger/store/"}

// watched is a Go file of a package, in which every function first says that it
// is entered. Lines keep their numbers.
func watched(t *testing.T, pkg string, source []byte) []byte {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, pkg, source, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	type insertion struct {
		at   int
		text string
	}
	inserted := []insertion{{set.Position(file.Name.End()).Offset, `; import walkrecorder "rectify/data/walk"`}}
	for _, declared := range file.Decls {
		f, ok := declared.(*ast.FuncDecl)
		if !ok || f.Body == nil {
			continue
		}
		inserted = append(inserted, insertion{set.Position(f.Body.Lbrace).Offset + 1,
			fmt.Sprintf(" defer walkrecorder.Enter(%q, %q, %s)();", pkg, f.Name.Name, textOf(f))})
	}
	if len(inserted) == 1 {
		return source
	}
	var out bytes.Buffer
	from := 0
	for _, i := range inserted {
		out.Write(source[from:i.at])
		out.WriteString(i.text)
		from = i.at
	}
	out.Write(source[from:])
	return out.Bytes()
}

// readers are the functions of which the walk wants to know the text that they read.
var readers = []string{"Parse", "Read", "Understand", "Classify", "ReadFollowUp", "cut"}

// textOf is the text that a reader is given first; an empty one of other functions.
func textOf(f *ast.FuncDecl) string {
	if f.Recv != nil || !slices.Contains(readers, f.Name.Name) {
		return `""`
	}
	first := f.Type.Params.List[0]
	switch kind := types.ExprString(first.Type); kind {
	case "string", "[]rune":
		return "string(" + first.Names[0].Name + ")"
	}
	return `""`
}
