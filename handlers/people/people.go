// Package people names those who use the assistant, and puts names in the place
// of ids.
package people

import (
	"context"

	"rectify/handlers/reply"
)

// A Colleague is what is known about a person.
type Colleague struct {
	ID   string
	Name string     // their current name; empty if it is not known
	Lang reply.Lang // their own language; empty if it is not known

	Gone    bool // the account is deactivated
	Bot     bool
	Unknown bool // the chat has no account with this ID
	Refuses bool // a direct message to them was refused lately
}

// Reachable reports whether messages reach the person.
func (c Colleague) Reachable() bool { return !c.Gone && !c.Bot && !c.Unknown && !c.Refuses }

// People looks up the people who use the assistant.
type People interface {
	// Holders returns the names of those who have a role; none if everyone has it.
	Holders(ctx context.Context, role reply.Role) ([]string, error)
	// Approvers are the ids of those who close items off; the error says that
	// they cannot be known at the moment.
	Approvers(ctx context.Context) ([]string, error)
	// Leaders returns the IDs of the people to notify about long-overdue items.
	Leaders(ctx context.Context) []string
	// Office names the channel in which the office reads; empty for none.
	Office(ctx context.Context) string
	// Colleagues are those of these ids, looked up together. It waits a moment
	// at most: who is not known by then is left out.
	Colleagues(ctx context.Context, ids []string) map[string]Colleague
	// Nearest are the people whose names are most like word, the nearest
	// first; the error says that people cannot be looked up at the moment.
	Nearest(ctx context.Context, word string) ([]Colleague, error)
	// Connected reports whether there is a chat in which messages and files reach
	// people.
	Connected() bool
	// Group is a group's name and the ids of its members.
	Group(ctx context.Context, id string) (name string, members []string, err error)
}
