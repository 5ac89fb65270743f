// Package wire has Slack's wire forms in common: refusals, ids, times, JSON.
package wire

import "strings"

// An Error is a refusal in Slack's words. Code is what Slack puts in "error".
type Error struct {
	Code     string
	Messages []string // response_metadata.messages, such as "[ERROR] … [json-pointer:/blocks]"
	Needed   string   // the scope that is missing
	Provided string   // the scopes that are there
}

// Error returns Slack's code, with what goes with it.
func (e *Error) Error() string {
	if len(e.Messages) == 0 {
		return e.Code
	}
	return e.Code + ": " + strings.Join(e.Messages, "; ")
}

// Is reports whether target is a refusal with the same code, so that
// errors.Is(err, &Error{Code: "channel_not_found"}) works.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

// Refuse is a refusal with that code.
func Refuse(code string, messages ...string) *Error {
	return &Error{Code: code, Messages: messages}
}

// Wire is the refusal as Slack answers it.
func (e *Error) Wire() Object {
	out := Object{"ok": false, "error": e.Code}
	if len(e.Messages) > 0 {
		out["response_metadata"] = Object{"messages": e.Messages}
	}
	if e.Needed != "" {
		out["needed"], out["provided"] = e.Needed, e.Provided
	}
	return out
}
