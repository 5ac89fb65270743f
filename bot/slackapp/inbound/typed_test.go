package inbound

import (
	"strings"
	"testing"
	"unicode/utf8"

	"rectify/bot/slackapp/identity"
)

// FuzzTyped has what somebody typed come back as it was after Slack escaped it.
func FuzzTyped(f *testing.F) {
	for _, seed := range []string{"a < b & c > d", "&lt;", "&amp;amp;", "<@U1>", "<https://a.example|b>", "evidence 9 <x", "字&", strings.Repeat("&", 300)} {
		f.Add(seed)
	}
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	f.Fuzz(func(t *testing.T, text string) {
		if escaped := escape.Replace(text); len(escaped) <= maxTyped {
			if got := typed(escaped); got != text {
				t.Errorf("%q came back as %q", text, got)
			}
		}
		typed(text) // whatever it is
		bareLink(text)
		(identity.Identity{Bot: "UBOT"}).Unnamed(text)
	})
}

func TestTypedIsBounded(t *testing.T) {
	t.Parallel()
	for _, text := range []string{strings.Repeat("字", maxTyped), strings.Repeat("<", maxTyped*2), strings.Repeat("&amp;", maxTyped), strings.Repeat("<@U1>", maxTyped)} {
		if got := typed(text); len(got) > maxTyped || !utf8.ValidString(got) {
			t.Errorf("%d bytes of %d", len(got), len(text))
		}
	}
}
