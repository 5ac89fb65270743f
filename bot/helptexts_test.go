package main

import (
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// TestHelpInChinese finds the help texts that have no Chinese, and the Chinese ones that
// belong to no help text.
func TestHelpInChinese(t *testing.T) {
	t.Parallel()
	var cli commands
	parser, err := kong.New(&cli, append(mappers, kong.Name("rectify"), kong.Description(appHelp))...)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	check := func(where, help string) {
		used[help] = true
		if help != "" && helpInChinese[help] == "" {
			t.Errorf("%s has no help in Chinese: %q", where, help)
		}
	}
	var walk func(node *kong.Node)
	walk = func(node *kong.Node) {
		check(node.Name, node.Help)
		for _, flag := range node.Flags {
			check(node.Name+" --"+flag.Name, flag.Help)
		}
		for _, argument := range node.Positional {
			check(node.Name+" "+argument.Name, argument.Help)
		}
		for _, child := range node.Children {
			walk(child)
		}
	}
	walk(parser.Model.Node)
	for help := range helpInChinese {
		if !used[help] {
			t.Errorf("no command has the help %q", help)
		}
	}
}

// TestHelpSpeaksTheReadersLanguage prints help pages as somebody with a Chinese or an English
// setting sees them.
func TestHelpSpeaksTheReadersLanguage(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"list", "--help"}, {"help", "import"}, {"help", "settings"}} {
		t.Setenv("RECTIFY_LANG", "zh")
		if page := helpPage(t, args); strings.Contains(page, "Usage:") || strings.Contains(page, "Flags:") || strings.Contains(page, "Commands:") || !strings.ContainsAny(page, "的：") {
			t.Errorf("%v in Chinese:\n%s", args, page)
		}
		t.Setenv("RECTIFY_LANG", "en")
		if page := helpPage(t, args); strings.ContainsAny(page, "的：。") {
			t.Errorf("%v in English:\n%s", args, page)
		}
	}
}

func helpPage(t *testing.T, args []string) string {
	t.Helper()
	var out, complaints strings.Builder
	if code := run(t.Context(), args, strings.NewReader(""), &out, &complaints); code != exitDone {
		t.Fatalf("%v: exit %d: %s", args, code, &complaints)
	}
	return out.String()
}
