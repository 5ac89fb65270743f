package command

import (
	"os"
	"strings"
	"testing"
)

// readme is the table of commands as the README shows it.
func readme(does string, in func(Phrase) string) string {
	lines := []string{"| `/rectify …` | " + does + " |", "|---|---|"}
	for _, topic := range Topics {
		var typed []string
		for _, spec := range Table {
			for _, usage := range spec.Usages {
				if usage.Topic == topic {
					typed = append(typed, "`"+strings.ReplaceAll(in(usage.Phrase), "|", `\|`)+"`")
				}
			}
		}
		lines = append(lines, "| "+strings.Join(typed, " · ")+" | "+in(topic.Does)+" |")
	}
	return strings.Join(lines, "\n") + "\n\n"
}

func TestReadmeListsTheCommands(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{
		"../../README.md":       readme("to", func(p Phrase) string { return p.En }),
		"../../README.zh-CN.md": readme("作用", func(p Phrase) string { return p.Zh }),
	} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), want) {
			t.Errorf("%s does not have the table of commands:\n%s", file, want)
		}
	}
}

// TestEveryWayToTypeACommandIsOne: what help and the README show is read as the
// command that it is shown for, and no two commands share a name.
func TestEveryWayToTypeACommandIsOne(t *testing.T) {
	t.Parallel()
	owner := map[string]Name{}
	for _, spec := range Table {
		for _, name := range spec.all() {
			if other, taken := owner[name]; taken {
				t.Errorf("%q is %s and %s", name, other, spec.Name)
			}
			owner[name] = spec.Name
		}
		for _, usage := range spec.Usages {
			for _, typed := range []string{usage.Zh, usage.En} {
				numbered := strings.Replace(typed, " N", " 11", 1)
				c, ok := Parse(numbered)
				if !ok || c.Name != spec.Name || usage.Does.Zh == "" || usage.Does.En == "" || spec.Reads.has(Numbers) != (len(c.Numbers) == 1) {
					t.Errorf("%q is read as %+v, not as %s", numbered, c, spec.Name)
				}
			}
		}
	}
}

func TestCompletions(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{"sta": "status", "re": "re-open received receive received reminder remind reopen revert", "状": "状态", "xyz": "", "status 11": ""} {
		got := strings.Join(Completions(typed), " ")
		for name := range strings.FieldsSeq(want) {
			if !strings.Contains(got, name) {
				t.Errorf("%q completes to %q, without %s", typed, got, name)
			}
		}
		if want == "" && got != "" {
			t.Errorf("%q completes to %q", typed, got)
		}
	}
}
