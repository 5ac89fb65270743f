package handlers_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// A pair is a text in both languages, and where it stands.
type pair struct{ at, zh, en string }

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

// pairs are the texts of the program: what Both, Say and Phrase hold, in every
// package, and the page's words.
func pairs(t *testing.T) (all []pair) {
	t.Helper()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if texts := both(n); len(texts) == 2 {
				all = append(all, pair{set.Position(n.Pos()).String(), texts[0], texts[1]})
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return append(all, pageWords(t)...)
}

// both are the two texts that a node of the program holds.
func both(n ast.Node) []string {
	switch n := n.(type) {
	case *ast.CallExpr:
		if name := nameOf(n.Fun); len(n.Args) >= 2 && slices.Contains([]string{"Both", "Say", "say"}, name) {
			return literals(n.Args[:2])
		}
	case *ast.CompositeLit:
		if len(n.Elts) == 2 && (n.Type == nil || nameOf(n.Type) == "Phrase") {
			if texts := literals(n.Elts); len(texts) == 2 && (nameOf(n.Type) == "Phrase" || isChinese(texts[0]) && !isChinese(texts[1])) {
				return texts
			}
		}
	}
	return nil
}

func nameOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

func literals(of []ast.Expr) (texts []string) {
	for _, e := range of {
		if literal, ok := e.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			text, _ := strconv.Unquote(literal.Value)
			texts = append(texts, text)
		}
	}
	return texts
}

func isChinese(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// TestTextsInBothLanguages: what is said in Chinese is said in English, with the
// same values; no side is empty, and none has words of the other.
func TestTextsInBothLanguages(t *testing.T) {
	t.Parallel()
	all := pairs(t)
	if len(all) < 700 {
		t.Fatalf("only %d texts were found", len(all))
	}
	for _, p := range all {
		if !maps.Equal(verbs(p.zh), verbs(p.en)) {
			t.Errorf("%s: %q takes other values than %q", p.at, p.zh, p.en)
		}
		if p.zh == "的问题" { // "第二部分的问题": in English the noun stands before
			continue
		}
		if (strings.TrimSpace(p.zh) == "") != (strings.TrimSpace(p.en) == "") {
			t.Errorf("%s: one side is empty: %q, %q", p.at, p.zh, p.en)
		}
		if foreign := quoted.ReplaceAllString(p.en, ""); isChinese(foreign) {
			t.Errorf("%s: Chinese in the English text: %q", p.at, p.en)
		}
		for _, word := range latin.FindAllString(commands.ReplaceAllString(verb.ReplaceAllString(p.zh, ""), ""), -1) {
			if !slices.Contains(names, word) {
				t.Errorf("%s: English in the Chinese text: %q in %q", p.at, word, p.zh)
			}
		}
	}
}

var (
	// quoted are terms of notices, and words that somebody may type.
	quoted = regexp.MustCompile(`[“"'（(《【][^”"'）)》】]*[”"'）)》】]`)
	latin  = regexp.MustCompile(`[A-Za-z]{2,}`)
	// commands are what people type, settings, addresses, and what other programs print, in backticks.
	commands = regexp.MustCompile("`[^`]*`|" + `(?:/|\b)rectify(?: --?[a-z-]+| [a-z]+| [0-9N]+)*|https?://\S*|\b[A-Z]+(?:_[A-Z]+)+(?:=\S+)?|--?[a-z-]+(?:=[A-Z]+)?|[@#]\w+|\b[a-z]+[0-9]+\b|/[a-z]+|\S*\.(?:docx|xlsx|tsv|json|csv)|<[^>]*>|\$\{[^}]*\}`)
	// names are those of things that have no Chinese name.
	names = []string{"Rectify", "Slack", "Word", "Excel", "PDF", "PNG", "HTML", "English", "Enter", "Esc", "Ctrl", "Tab", "Shift", "OK", "ID", "yes", "serve"}
)

// pageWords are the words of the page in the browser.
func pageWords(t *testing.T) (all []pair) {
	t.Helper()
	source, err := os.ReadFile("../bot/workspace/page/web/words.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range pageWord.FindAllStringSubmatch(string(source), -1) {
		if slices.Contains([]string{"edit", "office", "approve", "look"}, m[1]) { // lists of questions in one language
			continue
		}
		all = append(all, pair{"words.js: " + m[1], inWord.ReplaceAllString(m[2], ""), inWord.ReplaceAllString(m[3], "")})
	}
	if len(all) < 120 {
		t.Fatalf("only %d words of the page were found", len(all))
	}
	return all
}

var (
	// pageWord is a word of the page, key: ["中文", "English"], each of them a text
	// or a function that returns one.
	pageWord = regexp.MustCompile("(\\w+): \\[((?:\\(\\w+\\) => )?[\"`][^\"`]*[\"`]), *((?:\\(\\w+\\) => )?[^\\[\\]]*)\\]")
	// inWord is the JavaScript of such a function.
	inWord = regexp.MustCompile(`\$\{[^}]*\}|\(\w+\) => |n === 1 \?`)
)
