package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestSentencesLoseNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.StringOf(rapid.SampledFrom([]rune("公务用车。.\uff1b；;!\uff01?”』aA 1\n"))).Draw(t, "text")
		parts := Sentences(typed)
		if strings.Join(parts, "") != typed {
			t.Fatalf("%q became %q", typed, parts)
		}
		for _, p := range parts {
			if p == "" || !utf8.ValidString(p) {
				t.Fatalf("%q has a part %q", typed, p)
			}
		}
	})
}

func TestSentences(t *testing.T) {
	t.Parallel()
	got := Sentences("他说:“已办结。”随后公示;共3.6万元")
	want := []string{"他说:“已办结。”", "随后公示;", "共3.6万元"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("cut into %q, want %q", got, want)
	}
}

func TestEnglishSentences(t *testing.T) {
	t.Parallel()
	got := Sentences(`1. Mr. Li of Harbour Co. Ltd. paid 3.6 million yuan on 5 May 2025. No. 7 crane stood still ("in repair"). It is due in June.`)
	want := []string{`1. Mr. Li of Harbour Co. Ltd. paid 3.6 million yuan on 5 May 2025.`, ` No. 7 crane stood still ("in repair").`, ` It is due in June.`}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("cut into %q, want %q", got, want)
	}
}
