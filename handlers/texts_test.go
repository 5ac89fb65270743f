package handlers_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// verb is a place of a text where a value goes: %d, %[2]s.
var verb = regexp.MustCompile(`%(?:\[(\d+)\])?(?:\.\d+)?([a-zA-Z%])`)

// verbs are the kinds of values that a text takes, by their places.
func verbs(text string) map[int]string {
	out := map[int]string{}
	place := 0
	for _, m := range verb.FindAllStringSubmatch(text, -1) {
		if m[2] == "%" {
			continue
		}
		place++
		if m[1] != "" {
			place, _ = strconv.Atoi(m[1])
		}
		out[place] = m[2]
	}
	return out
}

// TestTextsTakeTheSameValuesInBothLanguages: what is said in Chinese is said in
// English, with the same values.
func TestTextsTakeTheSameValuesInBothLanguages(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*/texts.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d catalogues, %v", len(files), err)
	}
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			pair, ok := n.(*ast.CallExpr)
			if !ok || len(pair.Args) != 2 {
				return true
			}
			var texts []string
			for _, arg := range pair.Args {
				if literal, ok := arg.(*ast.BasicLit); ok {
					text, _ := strconv.Unquote(literal.Value)
					texts = append(texts, text)
				}
			}
			if len(texts) == 2 && !maps.Equal(verbs(texts[0]), verbs(texts[1])) {
				t.Errorf("%s: %q takes other values than %q", file, texts[0], texts[1])
			}
			return true
		})
	}
}
