package reading_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/data/notice"
)

// TestOneTextManyLayouts prints the real notice as other offices would and
// reads the same notice every time.
func TestOneTextManyLayouts(t *testing.T) {
	t.Parallel()
	plain, err := os.ReadFile(realNotice)
	if err != nil {
		t.Fatal(err)
	}
	want := readFile(t, realNotice)
	for name, print := range map[string]func(string) string{
		"wrapped at 40 characters": func(s string) string { return wrap(s, 40, "") },
		"wrapped at 33, indented":  func(s string) string { return wrap(s, 33, "  ") },
		"wrapped, no blank lines":  func(s string) string { return withoutBlanks(wrap(s, 40, "  ")) },
		"no blank lines":           withoutBlanks,
		"full width":               fullWidth,
		"paragraph tags":           func(s string) string { return "<p>" + strings.ReplaceAll(s, "\n", "</p>\n<p>") + "</p>" },
		"one line with breaks":     func(s string) string { return strings.ReplaceAll(s, "\n", "<br/>") },
		"windows line ends":        func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"entities for quotes":      strings.NewReplacer("“", "&ldquo;", "”", "&rdquo;", "\n", "\n&nbsp;&nbsp;").Replace,
		"items as 1. with spaces":  func(s string) string { return strings.ReplaceAll(s, "\n(", "\n( ") },
		"mark on a line of its own": func(s string) string {
			return strings.ReplaceAll(s, "整改情况:该问题", "整改情况:\n该问题")
		},
		"mark in brackets": func(s string) string {
			return strings.ReplaceAll(s, "整改情况:该问题", "【整改情况】该问题")
		},
		"mark behind the finding": func(s string) string {
			return strings.ReplaceAll(s, "\n\n整改情况:该问题", "整改情况:该问题")
		},
		"with a byte order mark": func(s string) string { return "\ufeff" + s },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := print(string(plain))
			got := read(t, text)
			if diff := cmp.Diff(essence(want), essence(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// essence is a notice without what layouts may change: widths, spaces and
// warnings.
func essence(n *notice.Notice) []string {
	out := []string{n.Title, n.Issuer, n.Published, strings.Join(n.Preamble, "\n"), strings.Join(n.Closing, "\n")}
	for _, s := range n.Sections {
		out = append(out, s.Title, s.Intro)
		for _, sub := range s.Subsections {
			out = append(out, sub.Title, sub.Intro)
		}
	}
	for _, it := range n.Items {
		out = append(out, it.Title, it.Finding, string(it.Declared), strings.Join(it.Measures, "\n"))
		for _, c := range it.Commitments {
			out = append(out, c.Text, c.Due)
		}
	}
	for i, s := range out {
		out[i] = strings.Join(strings.Fields(halfWidth(s)), "")
	}
	return out
}

// wrap cuts the lines of s at width characters, the indent of each first
// line included.
func wrap(s string, width int, indent string) string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		if line != "" {
			line = indent + line
		}
		runes := []rune(line)
		for len(runes) > width {
			out = append(out, string(runes[:width]))
			runes = runes[width:]
		}
		out = append(out, string(runes))
	}
	return strings.Join(out, "\n")
}

func withoutBlanks(s string) string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		if line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

const fullOffset = '\uff01' - '!'

func fullWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(",:;()1234567890", r) {
			return r + fullOffset
		}
		return r
	}, s)
}

func halfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '\uff01' && r <= '\uff5e' {
			return r - fullOffset
		}
		return r
	}, s)
}
