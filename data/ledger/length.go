package ledger

import (
	"fmt"
	"unicode/utf8"
)

// longest is far more than anybody types, in runes.
const MaxText = 10_000

// CheckLength returns ErrInvalid where one of the texts is longer than the
// database is meant to hold: 10,000 characters.
func CheckLength(texts ...string) error {
	for _, text := range texts {
		if utf8.RuneCountInString(text) > MaxText {
			return fmt.Errorf("%w: it is longer than %d characters", ErrInvalid, MaxText)
		}
	}
	return nil
}

func (e Entry) checkLength() error {
	texts := []string{e.Note, e.Was, e.Is, e.Counted, e.By, e.Via, e.Request}
	if e.Evidence != nil {
		texts = append(texts, e.Evidence.Name, e.Evidence.Link)
	}
	if e.Sheet != nil {
		texts = append(texts, e.Sheet.Result, e.Sheet.Basis, e.Sheet.Evidence)
	}
	return CheckLength(texts...)
}
