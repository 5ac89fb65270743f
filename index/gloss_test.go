package index

import "testing"

// TestEnglishNoticesAreSearchedByMeaning asks of an English notice in its own words,
// in other forms and words of English, and in Chinese.
func TestEnglishNoticesAreSearchedByMeaning(t *testing.T) {
	t.Parallel()
	texts := []struct{ title, text string }{
		{"Vessel dues invoiced late", "Invoices were issued 47 days after sailing."},
		{"Port land let below market rent", "Nine leases were renewed without a valuation."},
		{"Staff complaints not tracked", "Replies took 39 days on average."},
		{"Fuel cards uncontrolled", "Limits were set for 84 vehicles, and no checks were carried out."},
	}
	var passages []Passage
	for i, text := range texts {
		passages = append(passages, Passage{Notice: "port", Item: i + 1, Kind: Finding, Order: i, Title: text.title, Text: text.text})
	}
	ix := open(t, t.TempDir(), passages)
	for question, want := range map[string]int{
		"ships billed late":        1,
		"renewing leases":          2,
		"土地租金":                     2,
		"how employees complained": 3,
		"燃油卡 车辆":                   4,
	} {
		if got := best(t, ix, question); got != want {
			t.Errorf("%s: item %d, want %d", question, got, want)
		}
	}
	if keys, err := ix.Mentions(t.Context(), "carry"); err != nil || len(keys) > 0 {
		t.Errorf("carry, a stem of carried, stands in %v, %v", keys, err)
	}
}
