package workspace

import "strings"

// An Error is a refusal in Slack's words. Code is what Slack puts in "error".
type Error struct {
	Code     string
	Messages []string // response_metadata.messages, such as "[ERROR] … [json-pointer:/blocks]"
	Needed   string   // the scope that is missing
	Provided string   // the scopes that are there
}

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

func refuse(code string, messages ...string) *Error {
	return &Error{Code: code, Messages: messages}
}
