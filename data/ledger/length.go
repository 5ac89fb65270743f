package ledger

import (
	"fmt"
	"unicode/utf8"
)

// longest is far more than anybody types, in runes.
const longest = 10_000

// validLength refuses an entry with words too long to be kept.
func validLength(e Entry) error {
	texts := []string{e.Note, e.Was, e.Is, e.Counted, e.By, e.Via, e.Request}
	if e.Evidence != nil {
		texts = append(texts, e.Evidence.Name, e.Evidence.Link)
	}
	if e.Sheet != nil {
		texts = append(texts, e.Sheet.Result, e.Sheet.Basis, e.Sheet.Evidence)
	}
	for _, text := range texts {
		if utf8.RuneCountInString(text) > longest {
			return fmt.Errorf("%w: it is longer than %d characters", ErrInvalid, longest)
		}
	}
	return nil
}
