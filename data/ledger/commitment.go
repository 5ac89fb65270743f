package ledger

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"rectify/data/text"
)

// CommitmentState is what became of a sentence that promises work (遗留事项).
type CommitmentState string

// A commitment that is not recorded is a proposal: the program found the sentence, and it
// awaits confirmation.
const (
	CommitmentProposed CommitmentState = ""        // found by the program
	CommitmentOpen     CommitmentState = "open"    // confirmed
	CommitmentKept     CommitmentState = "kept"    // done
	CommitmentDropped  CommitmentState = "dropped" // it is none, or no longer holds
)

// A Promise is what staff said of one sentence.
type Commitment struct {
	State  CommitmentState `json:"state"`
	Due    string          `json:"due,omitempty"` // "2006-01-02", where staff set another day than the sentence names
	Reason string          `json:"reason,omitempty"`
}

// CommitmentKey names a sentence within its item, whatever its space and
// punctuation: a notice that is read again keeps what was said of it.
func CommitmentKey(sentence string) string {
	bare := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n　，。、；：,.;:", r) {
			return -1
		}
		return r
	}, sentence)
	return Digest(bare)[:12]
}

// SetCommitment says what a sentence of the item is: a promise that is open, one
// that was kept, or none. Dropping one needs a reason.
type SetCommitment struct {
	Sentence string
	Commitment
}

func (a SetCommitment) on(item Item, _ Change, _ Policy) (Item, Entry, error) {
	next := a.Commitment
	next.Reason = text.Said(a.Reason)
	if err := validDate(next.Due); err != nil {
		return item, Entry{}, err
	}
	switch {
	case text.Said(a.Sentence) == "":
		return item, Entry{}, fmt.Errorf("%w: it names no sentence", ErrInvalid)
	case !slices.Contains([]CommitmentState{CommitmentOpen, CommitmentKept, CommitmentDropped}, next.State):
		return item, Entry{}, fmt.Errorf("%w: %q is no state of a promise", ErrInvalid, next.State)
	case next.State == CommitmentDropped && next.Reason == "":
		return item, Entry{}, ErrReasonNeeded
	}
	all := item.CommitmentStates()
	key := CommitmentKey(a.Sentence)
	if all[key] == next {
		return item, Entry{}, ErrUnchanged
	}
	if all == nil {
		all = map[string]Commitment{}
	}
	all[key] = next
	jsonText, err := json.Marshal(all) // sorted by key
	if err != nil {
		return item, Entry{}, err
	}
	item.Commitments = string(jsonText)
	return item, Entry{Action: CommitmentSet, Was: text.Storable(a.Sentence), Is: strings.TrimSpace(string(next.State) + " " + next.Due),
		Note: next.Reason}, nil
}

// CommitmentStates is what was said of the item's sentences, by CommitmentKey; nil
// where nothing was.
func (i Item) CommitmentStates() map[string]Commitment {
	if i.Commitments == "" {
		return nil
	}
	var all map[string]Commitment
	if err := json.Unmarshal([]byte(i.Commitments), &all); err != nil {
		return nil
	}
	return all
}
