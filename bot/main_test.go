package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
	"github.com/rogpeppe/go-internal/testscript"
)

// The scripts run this very program, as a process of its own.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) != "rectify" { // the tests themselves, whoever runs them
		for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
			os.Unsetenv(name)
		}
	}
	testscript.Main(m, map[string]func(){"rectify": main})
}

// TestScripts runs what a user would type; see testdata/scripts.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/scripts",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("RECTIFY_DATA", filepath.Join(env.WorkDir, "data"))
			return nil
		},
	})
}

// rectify runs the program within this process.
func rectify(t *testing.T, stdin string, args ...string) (out, errs string, code int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(stdin), &stdout, &stderr)
	return stdout.String(), stderr.String(), code
}

func TestTextFitsEightyColumns(t *testing.T) {
	t.Parallel()
	data := "--data=" + t.TempDir()
	for _, args := range [][]string{
		{"list", data}, {"status", "9", data}, {"ask", data, "公务用车管理"}, {"ask", data, "帮助"}, {"ask", data, "哪些问题提到湖滨区"},
	} {
		out, errs, code := rectify(t, "", args...)
		if code != 0 {
			t.Fatalf("%v: exit %d: %s", args, code, errs)
		}
		if args[0] == "ask" {
			continue // for programs and pipes: not wrapped
		}
		for line := range strings.SplitSeq(out, "\n") {
			if width := (&runewidth.Condition{}).StringWidth(line); width > 80 {
				t.Errorf("%v: %d columns: %s", args, width, line)
			}
			if !utf8.ValidString(line) {
				t.Errorf("%v: a character is cut: %q", args, line)
			}
		}
	}
}

func TestDiskThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, errs, code := rectify(t, "", "ask", "--data="+file, "第11项")
	if code != exitFailed || !strings.Contains(errs, "RECTIFY_DATA") {
		t.Errorf("exit %d, %q; want 1 and what to do", code, errs)
	}
}
