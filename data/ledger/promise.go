package ledger

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// PromiseState is what became of a sentence that promises work (遗留事项).
type PromiseState string

// What is not recorded is a proposal: the program found the sentence, and
// nobody has said yet whether it is one.
const (
	Proposed     PromiseState = ""        // found by the program
	PromiseOpen  PromiseState = "open"    // confirmed
	PromiseKept  PromiseState = "kept"    // done
	PromiseEnded PromiseState = "dropped" // it is none, or no longer holds
)

// A Promise is what staff said of one sentence.
type Promise struct {
	State  PromiseState `json:"state"`
	Due    string       `json:"due,omitempty"` // "2006-01-02", where staff set another day than the sentence names
	Reason string       `json:"reason,omitempty"`
}

// PromiseKey names a sentence within its item, whatever its space and
// punctuation: a notice that is read anew keeps what was said of it.
func PromiseKey(sentence string) string {
	bare := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n　，。、；：,.;:", r) {
			return -1
		}
		return r
	}, sentence)
	return digest(bare)[:12]
}

// SetPromise says what a sentence of the item is: a promise that is open, one
// that was kept, or none. Dropping one needs a reason.
type SetPromise struct {
	Sentence string
	Promise
}

func (a SetPromise) on(item Item, _ Change, _ Policy) (Item, Entry, error) {
	next := a.Promise
	next.Reason = said(a.Reason)
	if err := validDate(next.Due); err != nil {
		return item, Entry{}, err
	}
	switch {
	case said(a.Sentence) == "":
		return item, Entry{}, fmt.Errorf("%w: it names no sentence", ErrInvalid)
	case !slices.Contains([]PromiseState{PromiseOpen, PromiseKept, PromiseEnded}, next.State):
		return item, Entry{}, fmt.Errorf("%w: %q is no state of a promise", ErrInvalid, next.State)
	case next.State == PromiseEnded && next.Reason == "":
		return item, Entry{}, ErrReasonNeeded
	}
	all := item.PromiseStates()
	key := PromiseKey(a.Sentence)
	if all[key] == next {
		return item, Entry{}, ErrUnchanged
	}
	all[key] = next
	text, err := json.Marshal(all) // sorted by key
	if err != nil {
		return item, Entry{}, err
	}
	item.Promises = string(text)
	return item, Entry{Action: PromiseSet, Was: clean(a.Sentence), Is: strings.TrimSpace(string(next.State) + " " + next.Due), Note: next.Reason}, nil
}

// PromiseStates is what was said of the item's sentences, by PromiseKey.
func (i Item) PromiseStates() map[string]Promise {
	all := map[string]Promise{}
	if i.Promises != "" {
		if err := json.Unmarshal([]byte(i.Promises), &all); err != nil {
			return map[string]Promise{}
		}
	}
	return all
}
