package index

import (
	"testing"

	"rectify/index/lexicon"
)

// depot is a notice of an invented bus depot.
var depot = []Passage{
	{Notice: "n", Item: 1, Order: 0, Kind: Finding, Title: "Escalator inspections were overdue", Text: "The escalators in the two largest stations had gone without a safety inspection for three years."},
	{Notice: "n", Item: 2, Order: 1, Kind: Finding, Title: "Fuel was issued without receipts", Text: "Diesel worth $40,000 was drawn from the tank and no receipt was filed."},
	{Notice: "n", Item: 3, Order: 2, Kind: Finding, Title: "Drivers worked beyond their permitted hours", Text: "Rosters showed shifts of thirteen hours, and rest breaks were not recorded."},
	{Notice: "n", Item: 4, Order: 3, Kind: Finding, Title: "Complaints were not answered in time", Text: "Of 300 passenger complaints, 120 received no reply within the thirty days."},
	{Notice: "n", Item: 5, Order: 4, Kind: Finding, Title: "The payroll contained former employees", Text: "Wages were transferred to six people who had resigned."},
}

func TestItemsAreFoundByMeaning(t *testing.T) {
	t.Parallel()
	ix := opened(t, depot)
	for question, want := range map[string]int{
		"elevators and lifts nobody checked for faults": 1,
		"petrol taken with nothing signed":              2,
		"chauffeurs too tired at the wheel":             3,
		"salary sent to staff who quit":                 5,
	} {
		hits, err := ix.Search(t.Context(), lexicon.Content(question), 5)
		if err != nil {
			t.Fatal(err)
		}
		if len(hits) == 0 || hits[0].Item != want {
			t.Errorf("%s: found %v, want item %d first", question, items(hits), want)
		}
	}
}

func TestFewWordsHaveNoMeaningToCompare(t *testing.T) {
	t.Parallel()
	ix := opened(t, depot)
	for _, question := range []string{"rain tomorrow", "quuxes blorped frobnicates"} {
		if hits, err := ix.Search(t.Context(), question, 5); err != nil || len(hits) > 0 {
			t.Errorf("%s: found %v, %v, want nothing", question, items(hits), err)
		}
	}
}

func opened(t *testing.T, passages []Passage) *Index {
	t.Helper()
	ix, err := InMemory(t.Context(), passages, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

func items(hits []Hit) (numbers []int) {
	for _, h := range hits {
		numbers = append(numbers, h.Item)
	}
	return numbers
}
