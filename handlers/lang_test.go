package handlers_test

import (
	"testing"

	"rectify/handlers"
	"rectify/handlers/clock"
	"rectify/handlers/reply"
)

// TestNumbersTellNoLanguage: what has no letters is answered in the office's
// language, and what has some in theirs.
func TestNumbersTellNoLanguage(t *testing.T) {
	t.Parallel()
	for _, office := range []reply.Lang{reply.Chinese, reply.English} {
		o := newOffice(t)
		o.Assistant = o.With(func(cfg *handlers.Config) { cfg.Policy, cfg.Lang = clock.Policy{}, office })
		for text, want := range map[string]reply.Lang{
			"46": office, "１１": office, "#11": office, "5-8": office, "47": office, "9, 11?": office,
			"item 11": reply.English, "第11项": reply.Chinese,
		} {
			if out, err := o.Ask(t.Context(), text); err != nil || out.Lang != want {
				t.Errorf("%s in %s: %s, %v", text, office, out.Lang, err)
			}
		}
	}
}
