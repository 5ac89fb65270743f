package ledger

import (
	"fmt"
	"time"

	"rectify/data/text"
)

// A Refusal is an act that somebody asked for and may not do.
type Refusal struct {
	Notice  string // empty where it is about no notice
	Number  int    // 0 where it is about no item
	Asked   string // what was asked for, in words
	Why     string // why it was refused, in words
	By, Via string
	At      time.Time
	Request string // the same request is on record once
}

// Entry is what the history says of the refusal, or ErrInvalid where it has no
// author or no time.
func (r Refusal) Entry() (Entry, error) {
	e := Entry{Notice: r.Notice, Number: r.Number, Action: Refused, Note: text.Storable(r.Why), Is: text.Storable(r.Asked), By: text.OneLine(r.By),
		Via: text.OneLine(r.Via), At: r.At, Request: text.OneLine(r.Request)}
	if e.Request != "" {
		// A separate key, so that a later Change by the same request, once allowed, is
		// not mistaken for a repeat.
		e.Request = "refused " + e.Request
	}
	if e.By == "" {
		return Entry{}, fmt.Errorf("%w: nobody is named", ErrInvalid)
	}
	if err := CheckTime(r.At); err != nil {
		return Entry{}, err
	}
	return e, e.checkLength()
}
