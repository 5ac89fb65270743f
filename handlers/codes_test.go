package handlers_test

import (
	"testing"

	"rectify/handlers/reply"
)

// TestItemsAreNamedByTheirCodes: where a notice prints codes for its items, people type
// these.
func TestItemsAreNamedByTheirCodes(t *testing.T) {
	t.Parallel()
	for file, asked := range map[string]map[string]string{
		"english-tracker": {
			"IA-03": "3", "what is ia-02 about": "2", "when is IA-02 due?": "2", "看下IA-04的进展": "4", "IA-01 and IA-03": "1 3", "IA-02 to IA-04": "2 3 4",
			"status IA-02": "2", "status IA-02 IA-03": "2 3", "history IA-01": "1",
		},
		"english-responses": {"B1": "3", "who is responsible for B2": "4"},
	} {
		a := aboutFile(t, file, "../data/notice/reading/testdata/layouts/"+file+".txt")
		for typed, want := range asked {
			if out := said(t, a, reply.Request{}, typed); itemsOf(out) != want {
				t.Errorf("%s: %v, want %v\n%.200s", typed, itemsOf(out), want, out.Plain())
			}
		}
	}
}
