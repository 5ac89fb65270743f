package blockkit

import (
	"encoding/json"
	"strings"

	"rectify/handlers/reply"
)

// A Press is what somebody asks for by pressing a button or choosing from a
// menu. Buttons carry it as JSON.
type Press struct {
	Command string      `json:"c"`           // as after "/rectify"
	Seen    map[int]int `json:"s,omitempty"` // versions of the items that were shown, by number
	Confirm bool        `json:"y,omitempty"`
	Share   bool        `json:"p,omitempty"` // the answer is for everyone in the channel
	As      reply.Way   `json:"w,omitempty"`
}

// The action ids of what can be pressed begin with these: buttons carry a
// Press, options of menus only a command, but for those of "more".
const (
	pressAction = "rectify"
	pickAction  = "rectify_pick" // the command's answer takes the place of what the menu belongs to
	openAction  = "rectify_open" // it opens in a window
	doAction    = "rectify_do"   // it is an answer of its own
	moreAction  = "rectify_more" // it carries a Press, as a button does
)

// menuActions are the kinds of menus by how their answers are shown.
var menuActions = map[reply.Way]string{reply.InPlace: pickAction, reply.AsWindow: openAction, reply.AsAnswer: doAction}

// ReadButton reads what a button of ours carries. ok is false where it is not
// ours.
func ReadButton(actionID, value string) (p Press, ok bool) {
	if !strings.HasPrefix(actionID, pressAction) || len(value) > bytesPerCharacter*maxValue {
		return p, false
	}
	err := json.Unmarshal([]byte(value), &p)
	return p, err == nil
}

// ReadMenu reads the option that was chosen of a menu of ours. ok is false
// where it is not ours.
func ReadMenu(actionID, option string) (p Press, ok bool) {
	if strings.HasPrefix(actionID, moreAction) {
		return ReadButton(actionID, option)
	}
	for as, kind := range menuActions {
		if strings.HasPrefix(actionID, kind) {
			return Press{Command: option, As: as}, true
		}
	}
	return p, false
}

// An Origin is what a form carries with it: the command that it completes, and
// where it was opened.
type Origin struct {
	Command  string            `json:"c"`
	Seen     map[int]int       `json:"s,omitempty"`
	Channel  string            `json:"ch,omitempty"`
	Thread   string            `json:"th,omitempty"`
	Response string            `json:"r,omitempty"` // response_url
	View     string            `json:"v,omitempty"` // the window below the form
	Fresh    bool              `json:"f,omitempty"` // the answer is a message of its own
	Values   map[string]string `json:"x,omitempty"` // of fields that are not shown
}

// ReadOrigin reads the private metadata of a form of ours. ok is false where it
// is not ours.
func ReadOrigin(metadata string) (o Origin, ok bool) {
	if len(metadata) > bytesPerCharacter*maxMetadata {
		return o, false
	}
	err := json.Unmarshal([]byte(metadata), &o)
	return o, err == nil
}
