package notice

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// A Concern is a kind of warning.
type Concern string

// Concerns: what a person should check in a notice that was read. Each says which
// fields of a Warning it uses apart from the lines.
const (
	Unplaced        Concern = "unplaced"     // Words are in no field
	NotPart         Concern = "not_part"     // Words are of the page around the notice
	Tags            Concern = "tags"         // Words are HTML tags taken as layout
	BrokenText      Concern = "broken_text"  // Read characters were left out
	OwnField        Concern = "own_field"    // the field called Words is not known; by its values it was read as As
	NoPlace         Concern = "no_place"     // the ledger has no place for the fields called Words, which are kept with the findings
	OddStatus       Concern = "odd_status"   // Words, the status of Items[0], is not understood
	OddDue          Concern = "odd_due"      // Words, the time limit of Items[0], names no date
	GuessedDue      Concern = "guessed_due"  // Words, the time limit of Items[0], was read as Day
	NotAgreed       Concern = "not_agreed"   // Items[0] was refused in these Words
	OtherCount      Concern = "other_count"  // the text counts Stated items, Read were read
	OtherTotal      Concern = "other_total"  // the text counts Stated items as Status, Read were read so: Items; Undecided may be
	ByTotals        Concern = "by_totals"    // the totals gave Items their Status
	OddRow          Concern = "odd_row"      // Words are a row of the table that fits no item
	FromProse       Concern = "from_prose"   // who answers for Items was taken from the sentences of their work
	NoStatus        Concern = "no_status"    // no status was found for Items
	FarCells        Concern = "far_cells"    // Words name cells far from the table that were not read
	OtherStatus     Concern = "other_status" // Items[0] is Status in the text and Other in the table
	longestItemList         = 20             // numbers that a warning writes out
)

// A Warning names a place in the text that a person should check. Its JSON form
// is its sentence in English.
type Warning struct {
	From, To         int // source lines, counted from 1
	Concern          Concern
	Items, Undecided []int // item numbers
	Status, Other    Status
	Stated, Read     int
	Day              string // "2006-01-02"
	As               string // what a field was taken for
	Words            string // quoted from the text
}

// String is the warning in English: "line N: …" or "lines N-M: …".
func (w Warning) String() string {
	if w.Concern == "" { // read from JSON
		return w.Words
	}
	if w.From == 0 {
		return w.says()
	}
	if w.To > w.From {
		return fmt.Sprintf("lines %d-%d: %s", w.From, w.To, w.says())
	}
	return fmt.Sprintf("line %d: %s", w.From, w.says())
}

func (w Warning) says() string {
	switch w.Concern {
	case NotPart:
		return "not part of the notice: " + w.Words
	case Tags:
		return "HTML tags taken as layout: " + w.Words
	case BrokenText:
		return fmt.Sprintf("%d characters that are no text were left out", w.Read)
	case OwnField:
		return fmt.Sprintf("the field %q is not known; by its values it was read as %s", w.Words, w.As)
	case NoPlace:
		return "the ledger has no place for these fields, kept with the findings: " + w.Words
	case OddStatus:
		return fmt.Sprintf("the status of %s is not understood: %s", itemList(w.Items), w.Words)
	case OddDue:
		return fmt.Sprintf("the time limit of %s names no date: %s", itemList(w.Items), w.Words)
	case GuessedDue:
		return fmt.Sprintf("the time limit of %s was read as %s: %s", itemList(w.Items), w.Day, w.Words)
	case NotAgreed:
		return fmt.Sprintf("%s was refused, which is none of the statuses: %s", itemList(w.Items), w.Words)
	case OtherCount:
		return fmt.Sprintf("the text counts %d items, %d were read: %s", w.Stated, w.Read, w.Words)
	case OtherTotal:
		return fmt.Sprintf("the text counts %d items as %s, %d were read so%s: %s", w.Stated, w.Status, w.Read, w.named(), w.Words)
	case ByTotals:
		return fmt.Sprintf("the status of %s was taken from the totals, %s: %s", itemList(w.Items), w.Status, w.Words)
	case OddRow:
		return "the table has a row that fits no item: " + w.Words
	case FromProse:
		return "who answers was taken from the sentences of the work, of " + itemList(w.Items)
	case NoStatus:
		return "no status was found for " + itemList(w.Items)
	case FarCells:
		return "cells far from the table were not read: " + w.Words
	case OtherStatus:
		return fmt.Sprintf("%s is %s in the text and %s in the table", itemList(w.Items), w.Status, cmp.Or(w.Other, "-"))
	}
	return "could not be placed: " + w.Words
}

// named names the items that were read so, and those that are undecided.
func (w Warning) named() string {
	var parts []string
	if len(w.Items) > 0 {
		parts = append(parts, itemList(w.Items))
	}
	if len(w.Undecided) > 0 {
		parts = append(parts, "undecided: "+itemList(w.Undecided))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}

// itemList writes item numbers, the first of many.
func itemList(numbers []int) string {
	var words []string
	for i, n := range numbers {
		if i == longestItemList {
			words = append(words, fmt.Sprintf("and %d more", len(numbers)-longestItemList))
			break
		}
		words = append(words, strconv.Itoa(n))
	}
	if len(numbers) == 1 {
		return "item " + words[0]
	}
	return "items " + strings.Join(words, ", ")
}

// MarshalJSON writes the warning's sentence.
func (w Warning) MarshalJSON() ([]byte, error) { return json.Marshal(w.String()) }

// UnmarshalJSON reads a warning's sentence.
func (w *Warning) UnmarshalJSON(b []byte) error {
	*w = Warning{}
	return json.Unmarshal(b, &w.Words)
}
