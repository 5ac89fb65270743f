package main

import (
	"bufio"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
)

var codeSpan = regexp.MustCompile("`([^`]+)`")

// Every example question of the READMEs gets an answer.
func TestExamplesOfTheREADMEAreAnswered(t *testing.T) {
	t.Parallel()
	for file, heading := range map[string]string{"../README.md": "## What you can ask", "../README.zh-CN.md": "## 可以怎么问"} {
		questions := examples(t, file, heading)
		if len(questions) < 20 {
			t.Fatalf("%s: found only %d examples under %q", file, len(questions), heading)
		}
		out, errs, code := rectify(t, strings.Join(questions, "\n")+"\n", "ask", "--json", "-", "--data", t.TempDir())
		if code != 0 {
			t.Fatalf("%s: exit %d: %s", file, code, errs)
		}
		lines := bufio.NewScanner(strings.NewReader(out))
		lines.Buffer(nil, 1<<20)
		n := 0
		for ; lines.Scan(); n++ {
			var answer struct{ Question, Text, Certainty string }
			if err := json.Unmarshal(lines.Bytes(), &answer); err != nil {
				t.Fatal(err)
			}
			if answer.Certainty == "none" || answer.Certainty == "" {
				t.Errorf("%s: %s is answered as %q: %s", file, answer.Question, answer.Certainty, answer.Text)
			}
		}
		if n != len(questions) {
			t.Errorf("%s: %d answers to %d questions", file, n, len(questions))
		}
	}
}

// examples are the code spans in the second column of the table under a heading.
func examples(t *testing.T, file, heading string) []string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(b), heading)
	var questions []string
	for line := range strings.Lines(section) {
		if strings.HasPrefix(line, "## ") {
			break
		}
		columns := strings.Split(line, "|")
		if len(columns) != 4 {
			continue
		}
		for _, span := range codeSpan.FindAllStringSubmatch(columns[2], -1) {
			questions = append(questions, span[1])
		}
	}
	return questions
}
