package handlers

import "testing"

func TestLongSheetsAreParted(t *testing.T) {
	t.Parallel()
	s := sheet{"History", [][]any{{"head"}, {1}, {2}, {3}, {4}, {5}}}
	parts := s.inSheets(3)
	if len(parts) != 3 || parts[0].name != "History" || parts[2].name != "History 3" || len(parts[2].rows) != 2 || parts[1].rows[0][0] != "head" || parts[1].rows[2][0] != 4 {
		t.Errorf("%+v", parts)
	}
	if whole := s.inSheets(6); len(whole) != 1 || len(whole[0].rows) != 6 {
		t.Errorf("%+v", whole)
	}
}
