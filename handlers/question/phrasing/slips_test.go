package phrasing

import "testing"

func TestHeadingsByRomanNumerals(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"list section III":                     "list section 3",
		"what is open in Part iv?":             "what is open in Part 4?",
		"Section III - which ones are in hand": "Section 3 - which ones are in hand",
		"and section V in hand?":               "and section 5 in hand?",
		"part I":                               "part 1",
		"which of part V still are open":       "which of part 5 still are open",
		"第II部分有哪些":                             "第2部分有哪些",
		"the part I am responsible for":        "the part I am responsible for",
		"which part I’m in":                    "which part I’m in",
		"section vision":                       "section vision",
	} {
		if got := Corrected(typed); got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}
