package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestExportedNamesHaveContracts: every exported function, method, type, constant
// and variable, and every method of an exported interface, has a comment of its
// own, above it or behind it. An error's text is its comment, below that of its group.
func TestExportedNamesHaveContracts(t *testing.T) {
	t.Parallel()
	for _, floor := range []string{".", "../handlers", "../index", "../data"} {
		err := filepath.WalkDir(floor, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() && entry.Name() == "testdata" {
				return fs.SkipDir
			}
			if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, path, nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			for _, name := range without(file) {
				t.Errorf("%s: %s has no comment", set.Position(name.Pos()), name.Name)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// without are the exported names of a file that have no comment.
func without(file *ast.File) (names []*ast.Ident) {
	add := func(name *ast.Ident, comments ...*ast.CommentGroup) {
		if !name.IsExported() {
			return
		}
		for _, c := range comments {
			if c != nil {
				return
			}
		}
		names = append(names, name)
	}
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil || ast.IsExported(receiver(d.Recv.List[0].Type)) {
				add(d.Name, d.Doc)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					add(s.Name, s.Doc, s.Comment, single(d))
					for _, m := range methodsOf(s) {
						add(m.Names[0], m.Doc, m.Comment)
					}
				case *ast.ValueSpec:
					for _, name := range s.Names {
						if d.Doc == nil || !strings.HasPrefix(name.Name, "Err") {
							add(name, s.Doc, s.Comment, single(d))
						}
					}
				}
			}
		}
	}
	return names
}

// single is the comment above a declaration of one name.
func single(d *ast.GenDecl) *ast.CommentGroup {
	if len(d.Specs) == 1 {
		return d.Doc
	}
	return nil
}

// methodsOf are those that an exported interface lists.
func methodsOf(s *ast.TypeSpec) (all []*ast.Field) {
	if i, ok := s.Type.(*ast.InterfaceType); ok && s.Name.IsExported() {
		for _, m := range i.Methods.List {
			if len(m.Names) == 1 {
				all = append(all, m)
			}
		}
	}
	return all
}

func receiver(t ast.Expr) string {
	switch t := t.(type) {
	case *ast.StarExpr:
		return receiver(t.X)
	case *ast.IndexExpr:
		return receiver(t.X)
	case *ast.Ident:
		return t.Name
	}
	return ""
}
