package handlers_test

import (
	"testing"

	"rectify/handlers"
)

// TestNumbersTellNoLanguage: what has no letters is answered in the office's
// language, and what has some in theirs.
func TestNumbersTellNoLanguage(t *testing.T) {
	t.Parallel()
	for _, office := range []handlers.Lang{handlers.Chinese, handlers.English} {
		o := newOffice(t)
		o.SetPace(handlers.Pace{}, office)
		for text, want := range map[string]handlers.Lang{
			"46": office, "１１": office, "#11": office, "5-8": office, "47": office, "9, 11?": office,
			"item 11": handlers.English, "第11项": handlers.Chinese,
		} {
			if reply, err := o.Ask(t.Context(), text); err != nil || reply.Lang != want {
				t.Errorf("%s in %s: %s, %v", text, office, reply.Lang, err)
			}
		}
	}
}
