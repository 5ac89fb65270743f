package handlers_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestTextsStandInCatalogues: a text in both languages stands in a texts.go, where
// all of a package's texts can be proof-read together, below the name of the file
// that says it first.
func TestTextsStandInCatalogues(t *testing.T) {
	t.Parallel()
	var files []string
	section := regexp.MustCompile(`(?m)^\t// ([a-z]+\.go)$`)
	for _, room := range []string{".", "../bot"} {
		err := filepath.WalkDir(room, func(path string, _ fs.DirEntry, err error) error {
			if filepath.Ext(path) == ".go" && !strings.HasSuffix(path, "_test.go") && filepath.Base(path) != "texts.go" {
				files = append(files, path)
			}
			if filepath.Base(path) == "texts.go" {
				source, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				for _, name := range section.FindAllStringSubmatch(string(source), -1) {
					if _, err := os.Stat(filepath.Join(filepath.Dir(path), name[1])); err != nil {
						t.Errorf("%s has texts of a file that is not there: %v", path, err)
					}
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range files {
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) < 2 {
				return true
			}
			for _, arg := range call.Args[:2] {
				if literal, ok := arg.(*ast.BasicLit); !ok || literal.Kind != token.STRING {
					return true
				}
			}
			name := ""
			switch f := call.Fun.(type) {
			case *ast.SelectorExpr:
				name = f.Sel.Name
			case *ast.Ident:
				name = f.Name
			}
			if name == "Say" || name == "Both" {
				t.Errorf("%s: this text belongs into the texts.go of its package", set.Position(call.Pos()))
			}
			return true
		})
	}
}
